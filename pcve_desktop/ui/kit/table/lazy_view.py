"""The table of any length: several rows at once, groups to fold, columns as people like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from pcve_desktop.ui.kit.table.base_view import TableView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QMouseEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.lazy_model import LazyTableModel
    from pcve_desktop.ui.kit.theme import ThemeHub

_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
# A width that is being dragged is told once it rests.
_REST_MS = 300


class LazyTableView(TableView):
    """Show a `LazyTableModel`.

    `selected(ids)` tells the rows chosen (Shift, Ctrl, Ctrl+A), `deletes_asked(ids)` that Delete
    was pressed with more than one, `arranged()` that columns were moved or sized.
    """

    selected = Signal(list)
    deletes_asked = Signal(list)
    arranged = Signal()

    def __init__(
        self,
        model: LazyTableModel,
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        label: str,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            model, hub=hub, tr=tr, name=name, label=label, compact=compact, parent=parent
        )
        self._lazy = model
        self._kept_ids: list[str] = []
        self._kept_scroll = 0
        self._grown: set[int] = set()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.modelAboutToBeReset.connect(self._keep)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        model.found.connect(self._show_empty)
        model.read.connect(self._rows_read)
        self._header.setSortIndicatorShown(True)
        self._header.set_arrangeable()
        self.show_order()
        self._header.sortIndicatorChanged.connect(model.sort)
        self._header.sectionResized.connect(self._sized)
        self._header.sectionHandleDoubleClicked.connect(self._unsize)
        self._header.sectionMoved.connect(self._dragged)
        self._header.moved_to.connect(self._move_column)
        self._header.sized_by.connect(
            lambda at, more: self._set_width(at, self.columnWidth(at) + more)
        )
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.arranged)
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._grow)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._follow_model()

    # ---------------------------------------------------------------- rows

    def index_of(self, record_id: str) -> QModelIndex:
        row = self._lazy.row_of(record_id)
        return QModelIndex() if row is None else self._lazy.index(row, 0)

    def held(self) -> int:
        return 1 if self._lazy.query.narrows else 0

    def shown_ids(self) -> list[str]:
        """Return the ids of the rows shown, from top to bottom."""
        return self._lazy.shown_ids()

    def reveal(self, record_id: str) -> bool:
        """Make a record the current row, unfolding its group; return whether it is in the list."""
        if self._lazy.row_of(record_id) is None and record_id in self._lazy.ids():
            self._lazy.fold_all(folded=False)
        return self.select_id(record_id)

    # ---------------------------------------------------------------- selection

    def selected_ids(self) -> list[str]:
        """Return the ids of the rows chosen, from top to bottom."""
        rows: set[int] = set()
        chosen = self.selectionModel().selection()
        for part in (chosen.at(place) for place in range(chosen.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return [found for row in sorted(rows) if (found := self._lazy.id_at(row))]

    def select_ids(self, ids: Iterable[str]) -> None:
        """Choose these rows, as far as they are shown, beside the current one."""
        rows = sorted(row for key in ids if (row := self._lazy.row_of(key)) is not None)
        chosen = QItemSelection()
        last = len(self._lazy.columns) - 1
        start = 0
        for at, row in enumerate(rows):
            if at + 1 == len(rows) or rows[at + 1] != row + 1:
                top, bottom = self._lazy.index(rows[start], 0), self._lazy.index(row, last)
                chosen.select(top, bottom)
                start = at + 1
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _selection_changed(self) -> None:
        self.viewport().update()
        if not self._quiet:
            self.selected.emit(self.selected_ids())

    def _keep(self) -> None:
        super()._keep()
        self._kept_ids = self.selected_ids()
        self._kept_scroll = self.verticalScrollBar().value()

    def _restore(self) -> None:
        self.widths.forget()
        self.fit_columns()
        self.verticalScrollBar().setValue(self._kept_scroll)
        index = self.index_of(self._kept)
        if index.isValid():
            self.setCurrentIndex(index)
        if len(self._kept_ids) > 1:
            self.select_ids(self._kept_ids)
        self._quiet = False
        self._tell(self.current_id())
        self.selected.emit(self.selected_ids())

    # ---------------------------------------------------------------- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = self._lazy.group_at(index.row()) if index.isValid() else None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is not None and plain and self._fold_by_key(event.key(), key):
            self._ringed = True
            return
        if key is None and plain and event.key() == Qt.Key.Key_Left and index.isValid():
            head = self._lazy.head_above(index.row())
            if head is not None:
                self.setCurrentIndex(self._lazy.index(head, 0))
                return
        super().keyPressEvent(event)

    def _fold_by_key(self, pressed: int, key: str) -> bool:
        folded = self._lazy.is_folded(key)
        if pressed in _TOGGLES:
            self._lazy.fold(key, folded=not folded)
        elif pressed == Qt.Key.Key_Left:
            self._lazy.fold(key, folded=True)
        elif pressed == Qt.Key.Key_Right:
            self._lazy.fold(key, folded=False)
        else:
            return False
        return True

    def _ask_delete(self, current: str) -> None:
        ids = self.selected_ids()
        if len(ids) > 1 and current in ids:
            self.deletes_asked.emit(ids)
        else:
            self.delete_asked.emit(current)

    def _go_to_end(self, event: QKeyEvent, row: int) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            whole = event.modifiers() | Qt.KeyboardModifier.ControlModifier
            extended = QKeyEvent(event.type(), event.key(), whole)
            QAbstractItemView.keyPressEvent(self, extended)
        else:
            super()._go_to_end(event, row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        key = self._lazy.group_at(index.row()) if index.isValid() else None
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self._lazy.fold(key, folded=not self._lazy.is_folded(key))

    def _open(self, index: QModelIndex) -> None:
        if self._lazy.group_at(index.row()) is None:
            super()._open(index)

    # ---------------------------------------------------------------- order and columns

    def show_order(self) -> None:
        """Show in the header by which column the rows are sorted."""
        query = self._lazy.query
        names = [column.name for column in self._lazy.columns]
        place = names.index(query.sort) if query.sort in names else -1
        down = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self._header.blockSignals(True)
        self._header.setSortIndicator(place, down)
        self._header.blockSignals(False)
        self._header.viewport().update()

    def set_chosen_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns (by name) these widths instead of what they need."""
        self.widths.chosen = dict(widths)
        self.widths.forget()
        self.fit_columns()

    def _sized(self, place: int, _before: int, width: int) -> None:
        dragged = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if dragged and width and not self.widths.fitting:
            self._note_width(place, width)

    def _note_width(self, place: int, width: int) -> None:
        name = self._lazy.columns[place].name
        self.widths.chosen[name] = round(width / self._hub.theme.text_factor)
        self.widths.forget()
        self._resting.start()

    def _set_width(self, place: int, width: int) -> None:
        self._note_width(place, width)
        self.fit_columns()

    def _unsize(self, place: int) -> None:
        if self.widths.chosen.pop(self._lazy.columns[place].name, None) is not None:
            self.widths.forget()
            self.fit_columns()
            self.arranged.emit()

    def _dragged(self, _section: int, before: int, after: int) -> None:
        # Once the header is done with the drag: columns move in the model, sections stay put.
        QTimer.singleShot(0, self, lambda: self._settle(before, after))

    def _settle(self, before: int, after: int) -> None:
        self._header.blockSignals(True)
        self._header.moveSection(after, before)
        self._header.blockSignals(False)
        self._move_column(before, after)

    def _move_column(self, before: int, after: int) -> None:
        columns = list(self._lazy.columns)
        columns.insert(after, columns.pop(before))
        self._lazy.set_columns(columns)
        self.show_order()
        self.arranged.emit()

    def _rows_read(self, rows: list[int]) -> None:
        self._grown.update(rows)
        self._growing.start()

    def _grow(self) -> None:
        """Give way to dates and numbers of rows that have just come into view."""
        rows = [row for row in self._grown if row < self._lazy.rowCount()]
        self._grown.clear()
        if self.widths.grow([row for row in rows if self._lazy.id_at(row)]):
            self.fit_columns()
