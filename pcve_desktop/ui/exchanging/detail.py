"""One record of a plan in full: what it says here, and what it would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.exchange.review import Item, Standing
from pcve_desktop.ui.exchanging.words import ABOUT, LOOKS, standing_text
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text, TitleText, hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.exchanging.deciding import Deciding
    from pcve_desktop.ui.exchanging.lines import Line
    from pcve_desktop.ui.exchanging.words import Telling
    from pcve_desktop.ui.kit.theme import ThemeHub

_TONES = {
    Standing.BOTH: "attn",
    Standing.NEW: "soft",
    Standing.UPDATED: "ok",
    Standing.DELETED: "mute",
    Standing.RETURNED: "mute",
    Standing.REMOVED: "mute",
}
# More names than that are counted, not named.
_NAMED = 6


class Detail(QFrame):
    """A card with one line of the list in full; it scrolls by itself.

    `tossed(record)` puts it aside or takes it in, `all_ticked(standing, on)` all of its kind.
    """

    tossed = Signal(str)
    all_ticked = Signal(object, bool)

    def __init__(self, hub: ThemeHub, telling: Telling, deciding: Deciding, *, name: str) -> None:
        super().__init__()
        self._hub, self._telling, self._deciding = hub, telling, deciding
        self._words = telling.tr
        self._line: Line | None = None
        self.setObjectName(name)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self.area = ScrollArea(QWidget(), name=f"{name}.scroll")
        # A reader without a mouse scrolls with the arrows and Page Down.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self._words.t("Before and after"))
        column.addWidget(self.area)

    def show_line(self, line: Line | None) -> None:
        """Show a line of the list."""
        self._line = line
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 14, 18, 16)
        self._column.setSpacing(10)
        if line is None:
            self._add_text(self._words.t("Nothing of this kind is in the file."))
        elif line.item is None:
            self._add_heading(line.standing)
        else:
            self._add_item(line.item)
        self._column.addStretch(1)
        # What was shown may be what just asked for this: it goes when it has done.
        old = self.area.takeWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        inside.show()
        if old is not None:
            old.deleteLater()

    def show_decisions(self) -> None:
        """Show the line as it is decided now; a button that was pressed keeps the keyboard."""
        focus = QApplication.focusWidget()
        held = focus is not None and self.area.isAncestorOf(focus)
        name = focus.objectName() if focus is not None else ""
        at = self.area.verticalScrollBar().value()
        self.show_line(self._line)
        self.area.verticalScrollBar().setValue(at)
        again = self.area.findChild(QWidget, name) if held and name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard where the text can be scrolled."""
        self.area.setFocus(Qt.FocusReason.TabFocusReason)

    # The parts

    def _add_text(self, text: str) -> None:
        self._column.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True))

    def _add_title(self, text: str, chips: list[Chip]) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(TitleText(text, Role.CARD_TITLE), 1)
        for chip in chips:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _add_heading(self, standing: Standing) -> None:
        t = self._words.t
        self._add_title(standing_text(self._words, standing), [])
        self._add_text(t(ABOUT[standing]))
        row = QHBoxLayout()
        row.setSpacing(8)
        for on, label in ((True, t("Tick all")), (False, t("Put all aside"))):
            key = "all" if on else "none"
            button = Button(self._hub, label, name=f"{self.objectName()}.{key}", compact=True)
            button.clicked.connect(
                lambda _checked=False, take=on: self.all_ticked.emit(standing, take)
            )
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_item(self, item: Item) -> None:
        tr, telling = self._words, self._telling
        aside = self._deciding.is_aside(item.record)
        icon, _tone = LOOKS[item.standing]
        chip = Chip(
            self._hub, standing_text(tr, item.standing), glyph=icon, tone=_TONES[item.standing]
        )
        if aside:
            chip = Chip(self._hub, tr.c("entry", "Put aside"), glyph="minus", tone="mute")
        kind = Chip(self._hub, telling.kind(item), tone="mute", square=True)
        self._add_title(telling.title(item), [kind, chip])
        about = [telling.who(item.changes[0].theirs)] if item.changes else []
        about += [telling.away(item)] if telling.away(item) else []
        if about:
            self._add_text(" · ".join(about))
        if item.aside:
            self._column.addWidget(
                Notice(self._hub, tr.t("This was put aside before and is offered again."))
            )
        if item.closed:
            self._column.addWidget(Notice(self._hub, telling.closed(item), icon="book"))
        if item.standing in {Standing.DELETED, Standing.REMOVED, Standing.RETURNED}:
            self._column.addWidget(Notice(self._hub, tr.t(ABOUT[item.standing])))
        self._add_needs(item)
        self._add_changes(item)
        button = Button(
            self._hub,
            tr.t("Take it in after all") if aside else tr.t("Put this aside"),
            name=f"{self.objectName()}.aside",
            compact=True,
        )
        button.clicked.connect(lambda: self.tossed.emit(item.record))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_needs(self, item: Item) -> None:
        tr, items = self._words, self._deciding.items
        along = self._deciding.parts(item.record)
        known = {part.record for part in along}
        others = [items[key] for key in sorted(item.needs - known) if key in items]
        if along:
            self._add_text(tr.t("With it: {names}", names=self._named(along)))
        if others:
            self._add_text(tr.t("It goes together with: {names}", names=self._named(others)))

    def _named(self, items: Sequence[Item]) -> str:
        tr = self._words
        names = [self._telling.title(item) for item in items]
        if len(names) <= _NAMED:
            return tr.list(names)
        rest = tr.n("{count} more", "{count} more", len(names) - _NAMED)
        return tr.list([*names[:_NAMED], rest])

    def _add_changes(self, item: Item) -> None:
        """Add the fields below each other: label, what stands here, what would stand here."""
        telling, t = self._telling, self._words.t
        changes = telling.told(item)
        if not changes:
            return
        fresh = item.standing in {Standing.NEW, Standing.RETURNED} or not any(
            telling.text(item, change, change.ours) for change in changes
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        heads = ["", t("In the file")] if fresh else ["", t("Here now"), t("In the file")]
        for column, head in enumerate(heads):
            grid.setColumnStretch(column, 3 if column else 2)
            if head:
                grid.addWidget(Text(head, Role.CAPTION_STRONG, tone="ink2"), 0, column)
        top = Qt.AlignmentFlag.AlignTop
        for row, change in enumerate(changes, start=1):
            label = telling.field(item, change)
            now = telling.text(item, change, change.ours)
            then = telling.text(item, change, change.theirs)
            grid.addWidget(Text(label, Role.SECONDARY, tone="ink2", wrap=True), row, 0, top)
            if not fresh:
                grid.addWidget(_value(now, Role.SECONDARY, "ink2", self._nothing), row, 1, top)
            after = _value(then, Role.SECONDARY_STRONG, "ink", self._nothing)
            after.setAccessibleName(
                t("{field}: {after}", field=label, after=then or self._nothing)
                if fresh
                else t(
                    "{field}: {before} becomes {after}",
                    field=label,
                    before=now or self._nothing,
                    after=then or self._nothing,
                )
            )
            grid.addWidget(after, row, len(heads) - 1, top)
        self._column.addWidget(hairline())
        self._column.addLayout(grid)

    @property
    def _nothing(self) -> str:
        return self._words.t("Nothing")

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self._hub.theme.px(180))


def _value(text: str, role: Role, tone: str, nothing: str) -> Text:
    made = Text(text or nothing, role, tone=tone if text else "ink3", wrap=True)
    # The pointer copies what a person wants to look up elsewhere.
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
