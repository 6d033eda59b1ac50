"""Lines with a box to tick, painted: headings, what is said of a line, its note at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
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

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

HEADING_HEIGHT = 36
_BOX, _EDGE = 18, 4


class TickedLines(QStyledItemDelegate):
    """Paint one line; a click on its box or the space bar ticks.

    Subclasses say which lines are headings and paint the words.
    """

    def __init__(self, hub: ThemeHub, parent: QListView) -> None:
        super().__init__(parent)
        self._hub = hub

    def is_heading(self, index: Index) -> bool:
        """Say whether a line is the heading of those below it."""
        raise NotImplementedError

    def paint_words(self, painter: QPainter, words: QRectF, index: Index) -> None:
        """Paint what a line says into the room right of its box."""
        raise NotImplementedError

    def boxed(self, index: Index) -> bool:
        """Say whether the words of a line leave room for a box."""
        return index.data(Qt.ItemDataRole.CheckStateRole) is not None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, state = self._hub.theme, QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("soft"))
            bar = QRectF(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(bar, theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if self.is_heading(index) and index.row():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            self._paint_box(painter, self._box(option.rect), Qt.CheckState(tick))
        # Lines without a box start where the boxes do.
        left = 15 + (theme.px(_BOX) + 10 if self.boxed(index) else 0)
        self.paint_words(painter, rect.adjusted(left, 0, -14, 0), index)
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

    def paint_note(self, painter: QPainter, words: QRectF, note: str, *, look: bool) -> QRectF:
        """Paint what is said at the right, which is never cut; return what is left for the name."""
        if not note:
            return words
        theme = self._hub.theme
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

    def write(self, painter: QPainter, rect: QRectF, role: Role, tone: str, text: str) -> None:
        """Write one line, elided where it does not fit."""
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


def as_lines(view: QListView, hub: ThemeHub) -> None:
    """Let a list look and move as lines do: no frame, no sideways bar, smooth."""
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    hub.changed.connect(view.doItemsLayout)
