"""The list of the preview: headings and organisations with ticks, painted, one stop of Tab."""

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

from pcve_desktop.ui.importing.preview_model import (
    ENTRY_ROLE,
    HEADING_ROLE,
    NOTE_ROLE,
    WORTH_A_LOOK_ROLE,
    Entry,
    PreviewModel,
)
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _BOX, _EDGE = 36, 18, 4


class _Delegate(QStyledItemDelegate):
    """Paint one line; a click on its box or the space bar ticks."""

    def __init__(self, hub: ThemeHub, parent: QListView) -> None:
        super().__init__(parent)
        self._hub = hub

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._hub.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, state = self._hub.theme, QRectF(option.rect), option.state
        heading = bool(index.data(HEADING_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("soft"))
            bar = QRectF(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(bar, theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if heading and index.row():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            self._paint_box(painter, self._box(option.rect), Qt.CheckState(tick))
        self._paint_words(painter, rect, index, heading=heading)
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

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index, *, heading: bool) -> None:
        theme = self._hub.theme
        # Headings without a box start where the boxes do.
        boxed = index.data(Qt.ItemDataRole.CheckStateRole) is not None or not heading
        words = rect.adjusted(15 + (theme.px(_BOX) + 10 if boxed else 0), 0, -14, 0)
        centre = Qt.AlignmentFlag.AlignVCenter
        note = str(index.data(NOTE_ROLE))
        if note:
            # What is said at the right is never cut; the name gives way.
            look = bool(index.data(WORTH_A_LOOK_ROLE))
            role = Role.CAPTION_STRONG if look else Role.CAPTION
            painter.setFont(theme.font(role))
            painter.setPen(theme.color("attn" if look else "ink2"))
            painter.drawText(words, centre | Qt.AlignmentFlag.AlignRight, note)
            wide = theme.metrics(role).horizontalAdvance(note)
            if look:
                side = theme.px(14)
                left = words.right() - wide - side - 6
                spot = QRectF(left, words.center().y() - side / 2, side, side)
                self._hub.icons.paint(painter, spot, "warning", "attn")
                wide += side + 6
            words.setRight(words.right() - wide - 10)
        role = Role.SECONDARY_STRONG if heading else Role.BODY
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("ink"))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = theme.metrics(role).elidedText(
            title, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, centre, shown)

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


class PreviewList(QListView):
    """Headings and lines of a plan; `shown` carries the `Entry` the arrows or the mouse are at.

    `asked` comes with Enter: the person wants to decide about the line.
    """

    shown = Signal(object)
    asked = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.lines = PreviewModel(tr)
        self.lines.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Organisations of the file"))
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(hub, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        hub.changed.connect(self.doItemsLayout)

    def select_first(self) -> None:
        """Go to the first organisation."""
        row = self.lines.first_item()
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
        else:
            self.shown.emit(None)
        self.scrollToTop()

    def current_entry(self) -> Entry | None:
        """Return the line that is current."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.shown.emit(current.data(ENTRY_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Enter would import at once: in a list of questions it answers the one at hand.
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(_HEIGHT) * 4)
