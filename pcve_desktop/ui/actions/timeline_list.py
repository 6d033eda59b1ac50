"""The rows of the timeline: walked, opened, folded and moved with the keyboard or the mouse."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMenu, QTableView, QToolTip

from pcve_desktop.pictures.timeline_rows import ROW
from pcve_desktop.ui.actions.timeline_painting import (
    Brush,
    TimelineDelegate,
    far_elbows,
    names_width,
)
from pcve_desktop.ui.kit.table.delegates import plain_tooltip
from pcve_desktop.ui.kit.table.model import ID_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from pcve_desktop.pictures.scene import Spot
    from pcve_desktop.ui.actions.timeline_model import TimelineModel
    from pcve_desktop.ui.actions.timeline_window import TimeWindow
    from pcve_desktop.ui.context import Context

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOGGLES = (*_OPEN, Qt.Key.Key_Space)
_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_WAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
"""Days by which Shift and an arrow move a date, as in a calendar."""


class TimelineList(QTableView):
    """One row an action. `part` is what of the current row is chosen: its bar or a milestone.

    Signals: `opened(part, action)` (they are the same for the bar), `moved(part, action, days)`,
    `current_changed(action)`, `part_changed()`, `zoomed(way)`, `menu_filling(menu, action)`.
    """

    opened = Signal(str, str)
    moved = Signal(str, str, int)
    current_changed = Signal(str)
    part_changed = Signal()
    zoomed = Signal(int)
    menu_filling = Signal(QMenu, str)

    def __init__(
        self, context: Context, model: TimelineModel, window: TimeWindow, brush: Brush
    ) -> None:
        super().__init__()
        self._context, self._lines, self._window = context, model, window
        self._brush = brush
        self.part = ""
        self._kept = ""
        self._pressed: QPoint | None = None
        self.delegate = TimelineDelegate(self, context, window, brush)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.setObjectName("actions.timeline.rows")
        self.setAccessibleName(context.tr.t("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        # The words of a row stand in its first cell; the others are for the table.
        for place in range(1, model.columnCount()):
            self.hideColumn(place)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        window.changed.connect(self.viewport().update)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._row_changed(now))
        context.hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        height = self._context.hub.theme.px(ROW)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self._share_width()

    # ---------------------------------------------------------------- rows and parts

    def current_id(self) -> str:
        """Return the action of the current row, empty for none or for the head of a group."""
        return str(self.currentIndex().data(ID_ROLE) or "")

    def select(self, action_id: str, part: str = "") -> bool:
        """Make an action the current row, unfolding its group; return whether it is shown."""
        if self._lines.row_of(action_id) is None and action_id in self._lines.ids():
            self._lines.fold_all(folded=False)
        row = self._lines.row_of(action_id)
        if row is None:
            return False
        self.setCurrentIndex(self._lines.index(row, 0))
        if part:
            self._choose(part)
        return True

    def _keep(self) -> None:
        self._kept = self.current_id()

    def _restore(self) -> None:
        row = self._lines.row_of(self._kept) if self._kept else None
        if row is None and self._lines.rowCount():
            row = next((at for at in range(self._lines.rowCount()) if self._lines.id_at(at)), None)
        if row is not None:
            part = self.part
            self.setCurrentIndex(self._lines.index(row, 0))
            if part in [spot.key for spot in self.spots()]:
                self.part = self.delegate.part = part
        self.part_changed.emit()

    def spots(self) -> list[Spot]:
        """Return what can be chosen in the current row, from left to right."""
        row = self.currentIndex().row()
        return self.delegate.spots(self._lines, row) if row >= 0 else []

    def _row_changed(self, index: QModelIndex) -> None:
        self.delegate.current = index.row()
        spots = self.spots()
        self.part = self.delegate.part = spots[0].key if spots else ""
        self.viewport().update()
        self.current_changed.emit(self.current_id())
        self.part_changed.emit()

    def _choose(self, part: str) -> None:
        """Choose a part of the current row, bring it into view and say it."""
        self.part = self.delegate.part = part
        days = self.days_of_part()
        if days is not None:
            self._window.reveal(*days)
        self.viewport().update()
        words = next((spot.label for spot in self.spots() if spot.key == part), "")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.part_changed.emit()

    def days_of_part(self) -> tuple[dt.date, dt.date] | None:
        """Return the days of what is chosen."""
        row = self.currentIndex().row()
        if row < 0 or self._lines.group_at(row) is not None:
            return None
        line = self._lines.line(row)
        found = next((item.day for item in line.milestones if item.key == self.part), None)
        if found is not None:
            return found, found
        days = [day for day in (line.start, line.end) if day] or [
            day for day in (line.began, line.ended) if day
        ]
        return (min(days), max(days)) if days else None

    # ---------------------------------------------------------------- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.delegate.ringed = True
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        head = self._lines.group_at(self.currentIndex().row())
        if key == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed, self.delegate.shift = None, 0
        elif key in _CLOSER and not held & control:
            self.zoomed.emit(-1)
        elif key == Qt.Key.Key_Minus and not held & control:
            self.zoomed.emit(1)
        elif held == shift and key in _WAYS:
            self._move(_WAYS[key])
        elif held == control and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._window.scroll(_WAYS[key] * 0.75)
        elif head is not None and not held and self._fold_by_key(key, head):
            pass
        elif not held and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._walk(_WAYS[key])
        elif not held and key in _OPEN and self.current_id():
            self.opened.emit(self.part or self.current_id(), self.current_id())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def _fold_by_key(self, key: Qt.Key, head: str) -> bool:
        folded = self._lines.is_folded(head)
        if key in _TOGGLES:
            self._lines.fold(head, folded=not folded)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._lines.fold(head, folded=key == Qt.Key.Key_Left)
        else:
            return False
        return True

    def _walk(self, way: int) -> None:
        """Go to the part before or after; past the ends, the days move on."""
        keys = [spot.key for spot in self.spots()]
        at = keys.index(self.part) + way if self.part in keys else -1
        if 0 <= at < len(keys):
            self._choose(keys[at])
        else:
            self._window.scroll(way * 0.25)

    def _move(self, days: int) -> None:
        if self.part and self.current_id():
            self.moved.emit(self.part, self.current_id(), days)

    # ---------------------------------------------------------------- the mouse

    def _spot_at(self, place: QPoint) -> tuple[QModelIndex, Spot | None]:
        index = self.indexAt(place)
        if not index.isValid():
            return index, None
        factor = self._context.hub.theme.text_factor
        x, y = place.x() / factor, (place.y() - self.visualRect(index).top()) / factor
        found = [spot for spot in self.delegate.spots(self._lines, index.row()) if spot.holds(x, y)]
        # Milestones stand on the bar: the last one that holds the place is the uppermost.
        return index, found[-1] if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.delegate.ringed = False
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index, spot = self._spot_at(place)
        head = self._lines.group_at(index.row()) if index.isValid() else None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if head is not None:
            self._lines.fold(head, folded=not self._lines.is_folded(head))
        elif spot is not None:
            self._choose(spot.key)
            self._pressed = place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(place)
            return
        super().mouseMoveEvent(event)
        index, spot = self._spot_at(place)
        shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover(index.row())

    def _drag(self, place: QPoint) -> None:
        """Show by how many days what was pressed would move."""
        far = place.x() - (self._pressed or place).x()
        if not self.delegate.shift and abs(far) < QApplication.startDragDistance():
            return
        per_day = self._window.scale().per_day * self._context.hub.theme.text_factor
        self.delegate.shift = round(far / per_day)
        words = self._shifted_words()
        QToolTip.showText(self.viewport().mapToGlobal(place + QPoint(8, 16)), words, self)
        self.viewport().update()

    def _shifted_words(self) -> str:
        days, shift = self.days_of_part(), dt.timedelta(days=self.delegate.shift)
        if days is None:
            return ""
        try:
            return " – ".join(self._context.tr.date(day + shift) for day in dict.fromkeys(days))
        except OverflowError:
            return ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shift, self.delegate.shift = self.delegate.shift, 0
        self._pressed = None
        super().mouseReleaseEvent(event)
        if shift:
            QToolTip.hideText()
            self._move(shift)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.current_id():
            self._pressed = None
            self.opened.emit(self.part or self.current_id(), self.current_id())
        else:
            super().mouseDoubleClickEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, spot = self._spot_at(event.pos())
            words = spot.label if spot is not None else ""
            if not words and index.isValid() and self._lines.group_at(index.row()) is None:
                line = self._lines.line(index.row())
                words = f"{line.label}\n{line.who}"
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, part = self.currentIndex(), self.part
        spot = self.viewport().mapToGlobal(self.visualRect(index).center())
        if event.reason() == event.Reason.Mouse:
            index, found = self._spot_at(event.pos())
            part = found.key if found is not None else ""
            spot = event.globalPos()
        action = str(index.data(ID_ROLE) or "") if index.isValid() else ""
        if action:
            self.select(action, part)
            self.fill_menu(action).popup(spot)

    def fill_menu(self, action: str) -> QMenu:
        """Return the menu of a row: open, other days for what is chosen, what the page adds."""
        t, part = self._context.tr.t, self.part
        menu = QMenu(self)
        menu.setObjectName("actions.timeline.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_ = menu.addAction(t("Open"))
        open_.triggered.connect(lambda: self.opened.emit(part or action, action))
        if part:
            menu.addSeparator()
            for words, keys, days in (
                (t("A day later"), "Shift+Right", 1),
                (t("A week later"), "Shift+Down", 7),
                (t("A day earlier"), "Shift+Left", -1),
                (t("A week earlier"), "Shift+Up", -7),
            ):
                native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                entry = menu.addAction(f"{words}\t{native}")
                entry.triggered.connect(lambda _checked=False, by=days: self._move(by))
        menu.addSeparator()
        self.menu_filling.emit(menu, action)
        return menu

    # ---------------------------------------------------------------- size, focus, painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.delegate.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.delegate.ringed = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self.setColumnWidth(0, self.viewport().width())
        width = self.viewport().width() / self._context.hub.theme.text_factor
        self._window.set_width(names_width(width), width - 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        top = self.indexAt(QPoint(1, 1))
        if not top.isValid():
            return
        bottom = self.indexAt(QPoint(1, self.viewport().height() - 2))
        last = bottom.row() if bottom.isValid() else self._lines.rowCount() - 1
        factor = self._context.hub.theme.text_factor
        scale = self._window.scale()
        shapes = far_elbows(
            self._lines, range(top.row(), last + 1), scale, ROW,
            self.visualRect(top).top() / factor,
        )  # fmt: skip
        if shapes:
            painter = QPainter(self.viewport())
            left = round((scale.left - 8) * factor)
            painter.setClipRect(left, 0, self.viewport().width() - left, self.viewport().height())
            self._brush.paint(painter, shapes)
            painter.end()
