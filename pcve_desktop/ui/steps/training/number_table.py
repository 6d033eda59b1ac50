"""A table into which numbers are typed one after the other, as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from pcve_desktop.ui.kit.cards import set_flush

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtGui import QValidator
    from PySide6.QtWidgets import QStyleOptionViewItem

    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex


class _NumberDelegate(QStyledItemDelegate):
    """Edit a cell in a line that takes only what its validator lets through."""

    def __init__(self, validators: Callable[[int], Callable[[QWidget], QValidator]]) -> None:
        super().__init__()
        self._validators = validators

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setProperty("compact", True)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setValidator(self._validators(index.column())(line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class NumberTable(QTableView):
    """A digit starts typing, Enter keeps it and goes on to the next number.

    `columns` are those that take numbers, with the maker of their validator.
    """

    def __init__(
        self,
        model: QAbstractTableModel,
        columns: Mapping[int, Callable[[QWidget], QValidator]],
        *,
        hub: ThemeHub,
        name: str,
        label: str,
        hint: str,
    ) -> None:
        super().__init__()
        self._hub = hub
        self._columns: Sequence[int] = tuple(columns)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        set_flush(self)
        # In line with the card's title; a cell has three pixels of its own.
        self.setStyleSheet(
            "QTableView::item { padding: 0 13px; } QHeaderView::section { padding: 0 16px; }"
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._delegate = _NumberDelegate(lambda column: columns[column])
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        model.modelReset.connect(self.start)
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._hub.theme.px
        self.verticalHeader().setMinimumSectionSize(px(38))
        self.verticalHeader().setDefaultSectionSize(px(38))
        for column in self._columns:
            self.setColumnWidth(column, px(96))

    def start(self) -> None:
        """Go to the first number."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, self._columns[0]))

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        # Like on paper: after a number the eye goes to the next one.
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        here = self.currentIndex()
        place = self._columns.index(here.column()) + 1 if here.column() in self._columns else 0
        row, model = here.row(), self.model()
        if place == len(self._columns):
            if row + 1 >= model.rowCount():
                return
            row, place = row + 1, 0
        self.setCurrentIndex(model.index(row, self._columns[place]))
