"""The partner list itself: one tab stop, arrows move, Shift chooses several, Enter edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from pcve_desktop.ui.partners.painting import PartnerDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table.model import Index
    from pcve_desktop.ui.partners.list_model import PartnerModel


class PartnerView(QListView):
    """The list itself: arrows move, Enter edits, Delete asks; one tab stop."""

    current_changed = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)
    pressed_on = Signal(str)

    def __init__(self, model: PartnerModel, context: Context) -> None:
        super().__init__()
        self.partners = model
        self._quiet = False
        self.setObjectName("partners.list")
        self.setAccessibleName(context.tr.t("Partners"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setModel(model)
        self._delegate = PartnerDelegate(self, context.hub)
        self.setItemDelegate(self._delegate)
        self._delegate.measure()
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id_at(index)))
        self.clicked.connect(lambda index: self.pressed_on.emit(self._id_at(index)))
        context.hub.changed.connect(self.scheduleDelayedItemsLayout)

    def current_id(self) -> str:
        """Return the id of the current partner, empty for none."""
        return self._id_at(self.currentIndex())

    def chosen_ids(self) -> list[str]:
        """Return the ids of the partners chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [key for row in rows if (key := self.partners.id_at(row))]

    def _id_at(self, index: Index) -> str:
        return self.partners.id_at(index.row()) if index.isValid() else ""

    def select_id(self, record_id: str) -> bool:
        """Make a partner the current one, in view; return whether it is shown."""
        index = self.partners.index_of(record_id)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet and current.isValid():
            self.current_changed.emit(self._id_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.ringed = True
        key, current = event.key(), self.current_id()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Delete and current:
            self.delete_asked.emit(current)
        elif key == Qt.Key.Key_Home and self.partners.first():
            self.setCurrentIndex(self.partners.index_of(self.partners.first()))
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.ringed = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()
