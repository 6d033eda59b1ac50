"""Filter and order of a table: words without accents, exact values, any condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from pcve_desktop.ui.kit.form.parsing import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.ui.kit.table.model import RecordTableModel

Index = QModelIndex | QPersistentModelIndex


class RecordFilter(QSortFilterProxyModel):
    """Rows that fit all filters, sorted by native values; rows without a value come last.

    `counted(int)` tells how many rows are shown whenever that may have changed.
    """

    counted = Signal(int)

    def __init__(self, model: RecordTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: list[str] = []
        self._places: list[int] | None = None
        self._exact: dict[str, Any] = {}
        self._tests: dict[str, Callable[[Any], bool]] = {}
        self._folded: dict[int, str] = {}
        self.setSourceModel(model)
        model.modelAboutToBeReset.connect(self._folded.clear)
        self.modelReset.connect(self._tell)

    def set_text(self, text: str, columns: Sequence[str] | None = None) -> None:
        """Keep rows that hold all the words, in the named columns or in any."""
        self.beginFilterChange()
        if columns is not None:
            places = [self._model.column_index(name) for name in columns]
            if places != self._places:
                self._places = places
                self._folded.clear()
        self._words = fold(text).split()
        self._changed()

    def set_exact(self, name: str, value: Any) -> None:
        """Keep rows whose attribute `name` is `value`, or holds it; None drops the filter."""
        self.beginFilterChange()
        if value is None:
            self._exact.pop(name, None)
        else:
            self._exact[name] = value
        self._changed()

    def set_test(self, name: str, test: Callable[[Any], bool] | None) -> None:
        """Keep rows whose record passes a test; None drops the test of that name."""
        self.beginFilterChange()
        if test is None:
            self._tests.pop(name, None)
        else:
            self._tests[name] = test
        self._changed()

    def clear(self) -> None:
        """Show all rows."""
        self.beginFilterChange()
        self._words, self._exact, self._tests = [], {}, {}
        self._changed()

    def active(self) -> bool:
        """Say whether any filter is set."""
        return bool(self._words or self._exact or self._tests)

    def count(self) -> int:
        """Return the number of rows shown."""
        return self.rowCount()

    def _changed(self) -> None:
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        self._tell()

    def _tell(self) -> None:
        self.counted.emit(self.rowCount())

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        record = self._model.record(row)
        for name, value in self._exact.items():
            held = getattr(record, name)
            if not (value in held if isinstance(held, tuple | list) else held == value):
                return False
        if not all(test(record) for test in self._tests.values()):
            return False
        return not self._words or all(word in self._row_text(row) for word in self._words)

    def _row_text(self, row: int) -> str:
        known = self._folded.get(row)
        if known is None:
            places = self._places
            if places is None:
                places = list(range(self._model.columnCount()))
            cells = (self._model.cell(row, place) for place in places)
            known = fold(" ".join(cell.text for cell in cells if not cell.empty))
            self._folded[row] = known
        return known

    def lessThan(self, left: Index, right: Index) -> bool:
        one = self._model.sort_value(left.row(), left.column())
        other = self._model.sort_value(right.row(), right.column())
        if one is None or other is None:
            # In both directions a row without a value stands below those that have one.
            last = one is None and other is not None
            return (
                last
                if self.sortOrder() == Qt.SortOrder.DescendingOrder
                else (one is not None and other is None)
            )
        return bool(one < other)
