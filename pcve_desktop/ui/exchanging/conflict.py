"""The card of one conflict: which field of what, the ways to settle it, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.exchange.review import Choice
from pcve_desktop.ui.exchanging.diff import compared
from pcve_desktop.ui.exchanging.listing import DIGITS
from pcve_desktop.ui.exchanging.pieces import MOST_LINES
from pcve_desktop.ui.exchanging.rival import Rival
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.text import Text, TitleText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pcve_desktop.exchange.review import FieldChange, Item
    from pcve_desktop.ui.exchanging.deciding import Deciding, Key
    from pcve_desktop.ui.exchanging.words import Telling
    from pcve_desktop.ui.kit.theme import ThemeHub

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ConflictCard(QFrame):
    """One conflict.

    `chosen(choice, on)`: how it is settled, and whether to go on to the next one that waits;
    `entered` when the keyboard comes in, `left(step)` with Up and Down, `tossed` when its record is
    to be put aside or taken in.
    """

    chosen = Signal(object, bool)
    entered = Signal()
    left = Signal(int)
    tossed = Signal()

    def __init__(self, hub: ThemeHub, telling: Telling, *, name: str) -> None:
        super().__init__()
        self._hub, self._telling, self._words = hub, telling, telling.tr
        self.key: Key | None = None
        self.setObjectName(name)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(8)
        column.addLayout(self._make_head(name))
        grid = QWidget()
        ways = GridLayout(grid, gap=10)
        self._group = QButtonGroup(self)
        self.rivals: dict[Choice, Rival] = {}
        for choice in Choice:
            rival = Rival(hub, self._words.t(choice.value), name=f"{name}.{choice.name.lower()}")
            rival.clicked.connect(lambda _on=False, way=choice: self.chosen.emit(way, False))
            rival.entered.connect(self.entered)
            self._group.addButton(rival)
            self.rivals[choice] = rival
            ways.add(rival, span=4, minimum=150)
        column.addWidget(grid)
        self.besides = Text("", Role.CAPTION, tone="ink2", wrap=True)
        self.besides.hide()
        column.addWidget(self.besides)
        self.whole = Button(
            hub, self._words.t("Show the whole texts"), name=f"{name}.whole", kind="quiet"
        )
        self.whole.hide()
        self.whole.clicked.connect(self._show_whole)
        column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_head(self, name: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QWidget()
        flow = FlowLayout(names, gap=8, line_gap=4)
        self.kind = Chip(self._hub, "", tone="mute", square=True)
        self.title = TitleText("", Role.STRONG)
        self.field = Text("", Role.SECONDARY, tone="ink2")
        for part in (self.kind, self.title, self.field):
            flow.addWidget(part)
        head.addWidget(names, 1, Qt.AlignmentFlag.AlignVCenter)
        self.toss = Button(self._hub, "", name=f"{name}.aside", kind="quiet", compact=True)
        self.toss.clicked.connect(self.tossed)
        self.state = Chip(self._hub, "", name=f"{name}.state")
        head.addWidget(self.toss, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    # Showing

    def show_conflict(self, item: Item, change: FieldChange, deciding: Deciding) -> None:
        """Show another conflict."""
        telling, tr = self._telling, self._words
        self.key = (item.record, change.name)
        self.kind.set_state(telling.kind(item), tone="mute")
        self.title.setText(telling.title(item))
        away = telling.away(item)
        field = telling.field(item, change)
        self.field.setText(f"{field} · {away}" if away else field)
        self.setAccessibleName(f"{telling.kind(item)}: {telling.line(item, change)}")
        for rival in self.rivals.values():
            rival.pieces.set_most_lines(MOST_LINES)
        ours, theirs = compared(
            telling.text(item, change, change.ours), telling.text(item, change, change.theirs)
        )
        for choice, side, pieces in (
            (Choice.OURS, change.ours, ours),
            (Choice.THEIRS, change.theirs, theirs),
        ):
            about = telling.who(side) if side is not None else ""
            state = telling.state(change, side)
            if state is not None:
                self.rivals[choice].show_state(state, about, tr)
            else:
                self.rivals[choice].show_text(pieces, about, tr)
        both = self.rivals[Choice.BOTH]
        both.setVisible(Choice.BOTH in deciding.ways(self.key))
        said, about = telling.joined(item, change)
        both.show_text([(said, False)], about, tr)
        self._tell_besides(item, change)
        self.show_decision(deciding)
        self._look_for_more()

    def _tell_besides(self, item: Item, change: FieldChange) -> None:
        """Say what else the file changes of the record, below its last conflict."""
        telling, tr = self._telling, self._words
        last = change.name == item.conflicts[-1].name
        others = [telling.field(item, other) for other in telling.told(item)] if last else []
        said = [tr.t("They also changed: {fields}", fields=tr.list(others))] if others else []
        if item.closed:
            said.append(telling.closed(item))
        self.besides.setText("\n".join(said))
        self.besides.setVisible(bool(said))

    def show_decision(self, deciding: Deciding) -> None:
        """Show how the conflict stands now."""
        if self.key is None:
            return
        tr, aside = self._words, deciding.is_aside(self.key[0])
        choice = None if aside else deciding.choice(self.key)
        if aside:
            self.state.set_state(tr.c("entry", "Put aside"), glyph="minus", tone="mute")
        elif choice is None:
            self.state.set_state(tr.t("To decide"), glyph="differ", tone="attn")
        else:
            self.state.set_state(tr.t("Decided"), glyph="check", tone="ok")
        self.toss.set_label(tr.t("Take it in after all") if aside else tr.t("Put aside"))
        # A group in which one has to be chosen would not let go of it.
        self._group.setExclusive(False)
        for way, rival in self.rivals.items():
            rival.setChecked(way is choice)
        self._group.setExclusive(True)
        # One stop of Tab for the three: arrows go from one to the other.
        stop = self._stop()
        for rival in self.rivals.values():
            policies = Qt.FocusPolicy
            rival.setFocusPolicy(policies.StrongFocus if rival is stop else policies.ClickFocus)
        self.setAccessibleDescription(self.state.text())

    def _look_for_more(self) -> None:
        self.whole.setVisible(any(rival.pieces.is_cut() for rival in self._texts()))

    def _texts(self) -> list[Rival]:
        return [rival for rival in self.rivals.values() if not rival.pieces.isHidden()]

    def _show_whole(self) -> None:
        for rival in self.rivals.values():
            rival.pieces.set_most_lines(0)
            rival.updateGeometry()
        self.whole.hide()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen, or on the first way."""
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> Rival:
        chosen = [rival for rival in self.rivals.values() if rival.isChecked()]
        return chosen[0] if chosen else self.rivals[Choice.OURS]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = DIGITS.get(Qt.Key(event.key()))
        if choice is not None and not self.rivals[choice].isHidden():
            self.chosen.emit(choice, True)
            return
        if event.key() in _STEPS:
            self.left.emit(_STEPS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.key is not None:
            self._look_for_more()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())
