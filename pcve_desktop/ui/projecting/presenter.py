"""Brings a meeting to the screens there are: the wall, the facilitator's window, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from pcve_desktop.models.vocabularies import Step
from pcve_desktop.ui.projecting.keys import wish_of
from pcve_desktop.ui.projecting.private import PrivateWindow
from pcve_desktop.ui.projecting.session import Session
from pcve_desktop.ui.projecting.wall import Wall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QScreen
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.projecting.session import Kept

_TIMER_MINUTES = 10


class Presenter(QObject):
    """One projection, from F5 to F5. `ended` when it is over.

    With a second screen the wall takes it; with one, the wall lies over the window and the
    facilitator's own window is only shown when asked for, and says that everybody sees it.
    """

    ended = Signal()

    def __init__(
        self,
        context: Context,
        *,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(context.window)
        self._context = context
        self._screens = screens
        self._taps: list[QShortcut] = []
        self.session = Session(context, self)
        self.wall = Wall(context.tr)
        self.session.show(str(Step.TRAINING))
        self.private = PrivateWindow(context, self.session)
        self._over = False
        # The projection began, or goes on, with no other screen than the facilitator's.
        self._begun = self._one = False
        self.session.moved.connect(self._show)
        self.session.blanked.connect(self.wall.hide_all)
        self.session.timer.changed.connect(self._show_time)
        self.session.ended.connect(self._finish)
        self.wall.wished.connect(self._do)
        self.wall.closed.connect(self.session.end)
        for source in (self.wall, self.private):
            source.key_pressed.connect(self._key)
        self._remote(context.window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.arrange)
            app.screenRemoved.connect(self.arrange)
            app.primaryScreenChanged.connect(self.arrange)

    def _remote(self, window: QWidget) -> None:
        """Let a presenter remote work while somebody writes in the window behind."""
        for key, act in (("PgDown", self.session.next), ("PgUp", self.session.back)):
            tap = QShortcut(QKeySequence(key), window)
            tap.setObjectName(f"projection.{key}")
            tap.activated.connect(act)
            self._taps.append(tap)

    def begin(self, place: str, where: dict[str, Any]) -> None:
        """Show what the facilitator looks at, on the screens there are."""
        step = str(where.get("step") or Step.TRAINING) if place == "step" else str(Step.TRAINING)
        self.session.show(step, str(where.get("page") or ""))
        self.arrange()

    def take_up(self, kept: Kept) -> None:
        """Go on where another projection was, on the screens there are."""
        self.session.take_up(kept)
        self.arrange()

    def follow(self, step: str, page: str) -> None:
        """Go along with the facilitator to another page of the wizard."""
        self.session.follow(step, page)

    # -- screens

    @property
    def alone(self) -> bool:
        """Say whether there is no screen beside the facilitator's."""
        return self._second() is None

    def _second(self) -> QScreen | None:
        """Return a screen beside the facilitator's; one that shows the same is none."""
        own = self._context.window.screen()
        place = own.geometry()
        others = (screen for screen in self._screens() if screen is not own)
        return next((one for one in others if not one.geometry().intersects(place)), None)

    def arrange(self, _screen: QScreen | None = None) -> None:
        """Put the wall on the second screen; where there is none any more, take it away.

        It never lands by itself on the screen where somebody works: that would show it to
        nobody and hide the work.
        """
        if self._over:
            return
        t, second = self._context.tr.t, self._second()
        if second is not None:
            self.wall.setScreen(second)
            self.wall.setGeometry(second.geometry())
            self.wall.showFullScreen()
            self.private.say(t("The wall shows this. Nobody but you sees this window."))
            self.private.vote.set_covered(False)
            self.private.show()
        elif self._begun and not self._one:
            self.wall.hide()
            self.private.say(
                t(
                    "The second screen is gone. The meeting goes on here, and on the wall as soon "
                    "as it is plugged in again."
                )
            )
            self.private.show()
        else:
            self.wall.setGeometry(self._context.window.screen().geometry())
            self.wall.showFullScreen()
            self.private.say(t("One screen: everybody sees this window while it is open."))
            self.private.vote.set_covered(True)
        self._one = second is None and (self._one or not self._begun)
        self._begun = True
        if self.wall.isVisible():
            self.wall.activateWindow()
        self.wall.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what people do

    def _key(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        if event.text().isdecimal() and self.private.vote.isVisibleTo(self.private):
            # Digits add a vote, whichever window has the keys.
            self.private.vote.give(event.text())
            return
        self._do(wish_of(event.key()))

    def _do(self, wish: str) -> None:
        session = self.session
        match wish:
            case "next":
                session.next()
            case "back":
                session.back()
            case "timer":
                if session.timer.set_up and session.timer.seconds():
                    session.timer.toggle()
                else:
                    session.timer.begin(_TIMER_MINUTES)
            case "blank":
                session.set_blank(not session.blank)
            case "private":
                self._show_private(shown=not self.private.isVisible())
            case "end":
                session.end()

    def _show_private(self, *, shown: bool) -> None:
        self.private.setVisible(shown)
        if shown:
            # Over the wall where there is no other screen, else beside the work.
            below = self.wall if self.wall.isVisible() and self.alone else self._context.window
            self.private.windowHandle().setTransientParent(below.windowHandle())
            self.private.raise_()
            self.private.activateWindow()
            self.private.begin_vote()
        elif self.wall.isVisible():
            self.wall.activateWindow()
            self.wall.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown

    def _show(self) -> None:
        session = self.session
        if session.screen is not None:
            self.wall.show_screen(session.screen, session.number, session.total)

    def _show_time(self) -> None:
        timer = self.session.timer
        self.wall.show_time(timer.text())
        self.wall.show_pause(running=timer.running)

    def _finish(self) -> None:
        self._over = True
        for tap in self._taps:
            tap.deleteLater()
        self.wall.close()
        self.private.close()
        self.wall.deleteLater()
        self.private.deleteLater()
        self.ended.emit()
        self.deleteLater()
