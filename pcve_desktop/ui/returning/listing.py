"""The list of a form: actions, proposals with ticks, what is not taken; one stop of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.returning.model import (
    CHANGE_ROLE,
    LINE_ROLE,
    NOTE_ROLE,
    Line,
    ProposalModel,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

_HEADING, _TWO_LINES, _BOX, _EDGE = 36, 52, 18, 4


class _Delegate(QStyledItemDelegate):
    """Paint one line; a click on its box or the space bar ticks."""

    def __init__(self, hub: ThemeHub, parent: QListView) -> None:
        super().__init__(parent)
        self._hub = hub

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = bool(_line(index).heading)
        return QSize(120, self._hub.theme.px(_HEADING if heading else _TWO_LINES))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, state = self._hub.theme, QRectF(option.rect), option.state
        line = _line(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("soft"))
            bar = QRectF(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(bar, theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if line.heading and index.row():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            self._paint_box(painter, self._box(option.rect), Qt.CheckState(tick))
        self._paint_words(painter, rect, index, line)
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, theme)

    def _box(self, rect: QRect) -> QRectF:
        side = self._hub.theme.px(_BOX)
        return QRectF(rect.left() + 14.5, rect.center().y() - side / 2 + 0.5, side, side)

    def _paint_box(self, painter: QPainter, box: QRectF, tick: Qt.CheckState) -> None:
        theme = self._hub.theme
        on = tick is not Qt.CheckState.Unchecked
        painter.setPen(QPen(theme.color("accent" if on else "ctl"), 1))
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            sign = "check-bold" if tick is Qt.CheckState.Checked else "minus"
            self._hub.icons.paint(painter, box.adjusted(2, 2, -2, -2), sign, "on_accent")

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index, line: Line) -> None:
        theme = self._hub.theme
        # Headings without a box start where the boxes do.
        boxed = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        words = rect.adjusted(15 + (theme.px(_BOX) + 10 if boxed else 0), 0, -14, 0)
        second = str(index.data(CHANGE_ROLE))
        first = QRectF(words)
        if second:
            first.setHeight(words.height() / 2 + 2)
            below = words.adjusted(0, words.height() / 2 - 2, 0, 0)
            self._write(painter, below, Role.SECONDARY, "ink2", second)
        first = self._paint_note(painter, first, str(index.data(NOTE_ROLE)), line)
        role = Role.SECONDARY_STRONG if line.heading else Role.BODY
        self._write(painter, first, role, "ink", str(index.data(Qt.ItemDataRole.DisplayRole)))

    def _paint_note(self, painter: QPainter, words: QRectF, note: str, line: Line) -> QRectF:
        """Paint what is said at the right, which is never cut; return what is left for the name."""
        if not note:
            return words
        theme = self._hub.theme
        look = line.proposal is not None
        role = Role.CAPTION_STRONG if look else Role.CAPTION
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("attn" if look else "ink2"))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, centre | Qt.AlignmentFlag.AlignRight, note)
        wide = theme.metrics(role).horizontalAdvance(note)
        if look:
            side = theme.px(14)
            left = words.right() - wide - side - 6
            spot = QRectF(left, words.center().y() - side / 2, side, side)
            self._hub.icons.paint(painter, spot, "warning", "attn")
            wide += side + 6
        return words.adjusted(0, 0, -wide - 10, 0)

    def _write(self, painter: QPainter, rect: QRectF, role: Role, tone: str, text: str) -> None:
        theme = self._hub.theme
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(tone))
        shown = theme.metrics(role).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent):
            box = self._box(option.rect).adjusted(-8, -9, 8, 9)
            asked = event.type() == event.Type.MouseButtonRelease and box.contains(event.position())
        else:
            asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if not asked or tick is None:
            return False
        on = Qt.CheckState(tick) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return bool(model.setData(index, other, Qt.ItemDataRole.CheckStateRole))


def _line(index: Index) -> Line:
    line = index.data(LINE_ROLE)
    return line if isinstance(line, Line) else Line("")


class ProposalList(QListView):
    """Lines of a form; `shown` carries the `Line` the arrows or the mouse are at."""

    shown = Signal(object)

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.lines = ProposalModel(tr)
        self.lines.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("What the form proposes"))
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(hub, self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(
            lambda current: self.shown.emit(_line(current)) if current.isValid() else None
        )
        hub.changed.connect(self.doItemsLayout)

    def select_first(self) -> None:
        """Go to the first line that is no heading."""
        row = self.lines.first_row()
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
        self.scrollToTop()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(_TWO_LINES) * 4)
