"""The table of records: cells in words, native values to sort by, ids that survive proxies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from pcve_desktop.models import Kind
from pcve_desktop.ui.kit.table.columns import Cell, Column, Show
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.table.texts import CellTexts, Titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
CELL_ROLE = Qt.ItemDataRole.UserRole + 3

_MEASURED = 300


class RecordTableModel(QAbstractTableModel):
    """Records in rows, columns by name. Anything with an `id` serves as a record."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        tr: Translator,
        titles: Titles = lambda _entity, _id: "",
        today: dt.date | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.tr_ = tr
        day = today or dt.date.today()  # noqa: DTZ011 -- the user's own day
        self._texts = CellTexts(tr, titles, today=day)
        self._records: list[Any] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self._sorts: dict[tuple[int, int], Any] = {}
        self._rows: dict[str, int] = {}
        self._answers: dict[int, Callable[[int, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda row, place: self.cell(row, place).text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _row, place: _alignment(
                self.columns[place].show
            ),
            CELL_ROLE: self.cell,
            ID_ROLE: lambda row, _place: self.record(row).id,
            SORT_ROLE: self.sort_value,
        }

    # ---------------------------------------------------------------- content

    def set_rows(self, records: Sequence[Any]) -> None:
        """Show other records; texts are written again when they are looked at."""
        self.beginResetModel()
        self._records = list(records)
        self._rows = {record.id: row for row, record in enumerate(self._records)}
        self._cells.clear()
        self._sorts.clear()
        self.endResetModel()

    def record(self, row: int) -> Any:
        """Return the record of a row."""
        return self._records[row]

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record, None when it is not shown."""
        return self._rows.get(record_id)

    def column_index(self, name: str) -> int:
        """Return the place of a column; ValueError for an unknown name."""
        return [column.name for column in self.columns].index(name)

    def cell(self, row: int, place: int) -> Cell:
        """Return what a cell shows."""
        key = (row, place)
        known = self._cells.get(key)
        if known is None:
            known = self._cells[key] = self._make(self.record(row), self.columns[place])
        return known

    def sort_value(self, row: int, place: int) -> Any:
        """Return the native value a row is sorted by, None when it has none."""
        key = (row, place)
        if key not in self._sorts:
            column, record = self.columns[place], self._records[row]
            value = column.getter(record)
            self._sorts[key] = (
                column.sort(value)
                if column.sort is not None
                else self._texts.sort_value(column.field, value)
            )
        return self._sorts[key]

    def measured_rows(self) -> Sequence[int]:
        """Return the rows that tell how wide columns are."""
        return range(min(self.rowCount(), _MEASURED))

    def samples(self, _place: int) -> list[Cell]:
        """Return cells of a column that have to fit beside those of the measured rows."""
        return []

    def row_in_words(self, row: int) -> str:
        """Return a whole row as a screen reader says it: the title, then each label and value."""
        parts = []
        for place, column in enumerate(self.columns):
            cell = self.cell(row, place)
            if cell.empty:
                continue
            label = self.tr_.t(column.label)
            parts.append(cell.text if column.show is Show.STRONG else f"{label} {cell.text}")
        return ", ".join(parts)

    def _make(self, record: Any, column: Column) -> Cell:
        value = column.getter(record)
        if column.text is not None:
            words = column.text(value, record)
        elif column.field is not None:
            words = self._texts.text(column.field, value)
        else:
            words = self._plain(value)
        empty = not words
        glyph = column.glyph(record) if column.glyph else ""
        if not glyph and column.show in {Show.CHIP, Show.STATE} and not empty:
            glyph = glyph_of(value) if hasattr(value, "label") else ""
        late = bool(column.late and not empty and column.late(record))
        return Cell(
            text=self.tr_.t(column.empty) if empty else words,
            show=column.show,
            glyph=glyph,
            tone=column.tone(record) if column.tone else "",
            share=self._share(column, value),
            late=late,
            empty=empty,
        )

    def _plain(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, dt.date):
            return self._texts.date(value)
        if isinstance(value, int | float):
            return self.tr_.number(value)
        return str(value)

    @staticmethod
    def _share(column: Column, value: Any) -> float | None:
        if column.show is not Show.PROGRESS or value is None:
            return None
        whole = column.field is not None and column.field.kind is Kind.PERCENT
        return float(value) / (100 if whole else 1)

    # ---------------------------------------------------------------- Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.tr_.t(self.columns[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section].show)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(index.row(), index.column())

    def _spoken(self, row: int, place: int) -> str:
        if place == 0:
            return self.row_in_words(row)
        return f"{self.tr_.t(self.columns[place].label)} {self.cell(row, place).text}"


def _alignment(show: Show) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if show.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
