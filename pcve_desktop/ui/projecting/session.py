"""A meeting in front of the wall: which screen, how much time, blank or not. No widget here.

It follows the facilitator: the page that is open in the window is the one on the wall, and what
changes in the workspace changes there too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.models.vocabularies import Step
from pcve_desktop.screens.registry import EVENING, screens_of
from pcve_desktop.ui.projecting.timer import Countdown

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.screens.screen import Screen
    from pcve_desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a meeting is, to go on in another language. `seconds` is None without a timer."""

    place: str
    key: str
    left: tuple[str, str]
    blank: bool
    seconds: int | None
    running: bool


class Session(QObject):
    """Where the meeting is. `moved` when another screen, or the same with other content, shows."""

    moved = Signal()
    blanked = Signal(bool)
    ended = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._place = str(Step.TRAINING)
        self._screens: tuple[Screen, ...] = ()
        self._index = 0
        # Where the step was left for the screens of the evening.
        self._left = ("", "")
        self._blank = False
        # The facilitator's page is being changed from here.
        self._leading = False
        self._over = False
        self.timer = Countdown(context.tr, self)
        context.changed.connect(self._heard)

    # -- what is shown

    @property
    def screen(self) -> Screen | None:
        """The screen on the wall."""
        return self._screens[self._index] if self._screens else None

    @property
    def following(self) -> Screen | None:
        """The screen after it, None at the end."""
        after = self._index + 1
        return self._screens[after] if after < len(self._screens) else None

    @property
    def number(self) -> int:
        """The place of the screen among those of its step, from 1."""
        return self._index + 1

    @property
    def total(self) -> int:
        """How many screens the step has."""
        return len(self._screens)

    @property
    def blank(self) -> bool:
        """Say whether the wall is blank."""
        return self._blank

    @property
    def page(self) -> str:
        """The page of the wizard, or of the evening, whose screen is on the wall."""
        return page_of(self.screen) if self.screen is not None else ""

    @property
    def evening_page(self) -> str:
        """The page of the evening on the wall, empty while a step is there."""
        return self.page if self._place == EVENING else ""

    def is_at(self, step: str, page: str) -> bool:
        """Say whether a page of a step is on the wall."""
        return self._place == step and self.page == page

    # -- going

    def show_evening(self, page: str) -> None:
        """Show a screen of the evening; the step waits."""
        if self._place != EVENING:
            self._left = (self._place, self.page)
        self.show(EVENING, page)

    def leave_evening(self) -> None:
        """Go back to where the step was left."""
        if self._place == EVENING:
            self.show(*self._left)

    def show(self, place: str, page: str = "") -> None:
        """Show a step (or the evening), beginning with a page of it."""
        if place != self._place or not self._screens:
            self._place = place
            self._make()
        self._index = self._first(page) if page else 0
        self.moved.emit()

    def follow(self, step: str, page: str) -> None:
        """Show what the facilitator looks at, unless the wall is already there."""
        if self._leading:
            return
        screen = self.screen
        if screen is None or step != self._place or page_of(screen) != page:
            self.show(step, page)

    def next(self) -> None:
        """Show the next screen; the facilitator's page goes along."""
        self._go(self._index + 1)

    def back(self) -> None:
        """Show the screen before."""
        self._go(self._index - 1)

    def _go(self, index: int) -> None:
        if not 0 <= index < len(self._screens):
            return
        before = page_of(self._screens[self._index])
        self._index = index
        page = page_of(self._screens[index])
        self.moved.emit()
        if page != before and self._place != EVENING:
            self._leading = True
            try:
                self._context.go("step", step=self._place, page=page)
            finally:
                self._leading = False

    def set_blank(self, blank: bool) -> None:
        """Show nothing at all, or the screen again."""
        if blank != self._blank:
            self._blank = blank
            self.blanked.emit(blank)

    def end(self) -> None:
        """Take the wall down; once is enough."""
        if self._over:
            return
        self._over = True
        self.timer.begin(0)
        self._context.changed.disconnect(self._heard)
        self.ended.emit()

    def keep(self) -> Kept:
        """Return where the meeting is."""
        timer, key = self.timer, self.screen.key if self.screen is not None else ""
        seconds = timer.seconds() if timer.set_up else None
        return Kept(self._place, key, self._left, self._blank, seconds, timer.running)

    def take_up(self, kept: Kept) -> None:
        """Go on where another session was."""
        self._left = kept.left
        self.show(kept.place)
        keys = [screen.key for screen in self._screens]
        self._index = keys.index(kept.key) if kept.key in keys else 0
        self.moved.emit()
        self.set_blank(kept.blank)
        if kept.seconds is not None:
            self.timer.take_up(kept.seconds, running=kept.running)

    # -- keeping up

    def _heard(self, _changes: Changes) -> None:
        screen = self.screen
        self._make()
        if screen is not None:
            same = [i for i, one in enumerate(self._screens) if one.key == screen.key]
            self._index = same[0] if same else self._first(page_of(screen))
        self.moved.emit()

    def _make(self) -> None:
        context = self._context
        self._screens = screens_of(context.data, self._place, context.tr, today=context.today())

    def _first(self, page: str) -> int:
        pages = [page_of(screen) for screen in self._screens]
        return pages.index(page) if page in pages else 0


def page_of(screen: Screen) -> str:
    """Return the page of the wizard that a screen belongs to."""
    return screen.key.split(".")[1]
