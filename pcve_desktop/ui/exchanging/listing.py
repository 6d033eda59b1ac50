"""The list of a review: one stop of Tab; arrows walk, digits decide, the space bar ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from pcve_desktop.exchange.review import Choice
from pcve_desktop.ui.exchanging.lines import (
    ASIDE,
    DECIDED,
    FOLDED_ROLE,
    LINE_ROLE,
    NOTE_ROLE,
    OPEN,
    STATE_ROLE,
    Line,
    ReviewModel,
)
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.ticked_lines import Index, TickedLines, as_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel, QEvent, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.exchanging.deciding import Key
    from pcve_desktop.ui.kit.theme import ThemeHub

_HEIGHT = 33
_SIGN = 16
# What stands at the right of a conflict: its sign before the title, and its colour.
_STATES = {OPEN: ("differ", "attn"), DECIDED: ("check", "ok"), ASIDE: ("minus", "ink2")}
DIGITS = {
    Qt.Key.Key_1: Choice.OURS,
    Qt.Key.Key_2: Choice.THEIRS,
    Qt.Key.Key_3: Choice.BOTH,
}


def line_of(index: Index) -> Line | None:
    """Return the line of an index."""
    line = index.data(LINE_ROLE)
    return line if isinstance(line, Line) else None


class _Delegate(TickedLines):
    """Paint a heading, a conflict with its state, or a record with its tick."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._hub.theme.px(_HEIGHT))

    def is_heading(self, index: Index) -> bool:
        line = line_of(index)
        return line is None or line.item is None

    def boxed(self, _index: Index) -> bool:
        return True

    def paint_words(self, painter: QPainter, words: QRectF, index: Index) -> None:
        line = line_of(index)
        if line is None:
            return
        state, note = str(index.data(STATE_ROLE)), str(index.data(NOTE_ROLE))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        side = self._hub.theme.px(_SIGN)
        spot = QRectF(words.left() - side - 12, words.center().y() - side / 2, side, side)
        if line.item is None:
            sign = "chevron-right" if index.data(FOLDED_ROLE) else "chevron-down"
            self._hub.icons.paint(painter, spot, sign, "ink")
            left = self._note(painter, words, note, "ink2", strong=False)
            self.write(painter, left, Role.STRONG, "ink", title)
            return
        ink = "ink"
        if line.change is not None:
            sign, tone = _STATES[state]
            self._hub.icons.paint(painter, spot, sign, tone)
            left = self._note(painter, words, note, tone, strong=state != ASIDE)
        else:
            ink = "ink2" if state == ASIDE else "ink"
            left = self._note(painter, words, note, "ink2", strong=False)
        self.write(painter, left, Role.BODY, ink, title)

    def _note(
        self, painter: QPainter, words: QRectF, note: str, tone: str, *, strong: bool
    ) -> QRectF:
        """Paint what is said at the right, never cut; return what is left for the title."""
        theme = self._hub.theme
        role = Role.CAPTION_STRONG if strong else Role.CAPTION
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(tone))
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, centre, note)
        wide = theme.metrics(role).horizontalAdvance(note)
        return words.adjusted(0, 0, -wide - 10, 0)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        line = line_of(index)
        mouse = isinstance(event, QMouseEvent)
        released = mouse and event.type() == event.Type.MouseButtonRelease
        if line is not None and line.item is None and released and isinstance(model, ReviewModel):
            model.fold(line.standing, folded=not model.is_folded(line.standing))
            return True
        return super().editorEvent(event, model, option, index)


class ReviewList(QListView):
    """Lines of a plan; `shown` carries the `Line` that the arrows or the mouse are at.

    `chosen(choice)` comes with 1, 2 or 3, `asked` with Enter: the person goes to the choices.
    """

    shown = Signal(object)
    chosen = Signal(object)
    asked = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, lines: ReviewModel, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.lines = lines
        lines.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("What the file would change"))
        self.setAccessibleDescription(
            tr.t("1, 2 and 3 choose ours, theirs or both; the space bar ticks.")
        )
        # The model comes last: each of the others would lay out all of its lines again.
        self.setUniformItemSizes(True)
        as_lines(self, hub)
        self.setItemDelegate(_Delegate(hub, self))
        self.setModel(lines)
        self.selectionModel().currentChanged.connect(self._moved)

    def select_row(self, row: int) -> None:
        """Go to a line."""
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
        else:
            self.shown.emit(None)

    def select(self, key: Key) -> None:
        """Go to a conflict, unfolding its group if needed."""
        _item, _change = self.lines.deciding.conflicts[key]
        if self.lines.row_of(key) < 0:
            self.lines.fold(_item.standing, folded=False)
        self.select_row(self.lines.row_of(key))

    def current_line(self) -> Line | None:
        """Return the line that is current."""
        return line_of(self.currentIndex())

    def _moved(self, current: QModelIndex) -> None:
        self.shown.emit(line_of(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.current_line()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and key in DIGITS:
            self.chosen.emit(DIGITS[key])
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit()
        elif plain and key == Qt.Key.Key_Space and line is not None:
            self.lines.toggle(line)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and line is not None:
            self._fold(line, folded=key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _fold(self, line: Line, *, folded: bool) -> None:
        if folded and line.item is not None:
            # From a line to its heading, as in a tree.
            rows = range(self.currentIndex().row(), -1, -1)
            self.select_row(next(row for row in rows if self._heads(row)))
        else:
            self.lines.fold(line.standing, folded=folded)

    def _heads(self, row: int) -> bool:
        line = self.lines.line(row)
        return line is not None and line.item is None

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again without laying out 10,000 lines: what changes in them is never their size."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyboardSearch(self, _search: str) -> None:
        """Leave digits to the choices; titles are found with the search of the program."""

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(_HEIGHT) * 5)
