"""A table of any length: all identifiers in order at once, the rows as they come into view.

The rows may fall into groups, each under a head that can be folded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from pcve_desktop.services.listing import Found, Group, ListQuery
from pcve_desktop.ui.kit.table.columns import Cell, Column, GroupHead, Show
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.table.model import CELL_ROLE, ID_ROLE, Index, RecordTableModel

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.texts import Titles

# Rows are read in blocks of this many; so many rows are kept.
_BLOCK = 32
_KEPT = 2048

GroupWords = Callable[[str, Group], tuple[str, str]]
"""From the name of a grouping and a group to its words and its glyph."""


class RowSource(Protocol):
    """What finds rows and reads them: a `Listing`."""

    def find(self, query: ListQuery) -> Found:
        """Return the identifiers that fit, in order."""

    def rows(self, ids: Sequence[str]) -> dict[str, Any]:
        """Return the rows of these identifiers."""


class LazyTableModel(RecordTableModel):
    """Rows of a `RowSource` that fit a query. Rows are anything with an `id`.

    `refresh` asks again after a change: the same rows in the same order only show their new
    values, anything else resets the model. `found(count)` tells how many fit, `read(rows)` which
    rows have just been read.
    """

    found = Signal(int)
    read = Signal(list)

    def __init__(
        self,
        columns: Sequence[Column],
        source: RowSource,
        *,
        tr: Translator,
        titles: Titles = lambda _entity, _id: "",
        today: dt.date | None = None,
        group_words: GroupWords | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, tr=tr, titles=titles, today=today, parent=parent)
        self._source = source
        self._group_words = group_words
        self._query = ListQuery()
        self._result = Found()
        self._folded: set[str] = set()
        # Per line: the identifier of its row, empty for the head of a group.
        self._lines: Sequence[str] = ()
        self._heads: dict[int, Group] = {}
        self._read: dict[str, Any] = {}
        self._shown: dict[tuple[str, int], Cell] = {}

    # ---------------------------------------------------------------- asking

    @property
    def query(self) -> ListQuery:
        """What is shown now."""
        return self._query

    @property
    def result(self) -> Found:
        """What fits, for views beside the table that show the same."""
        return self._result

    def ask(self, query: ListQuery) -> None:
        """Show what fits another query."""
        if query.group != self._query.group:
            self._folded.clear()
        self._query = query
        self.refresh()

    def refresh(self) -> None:
        """Ask again; what was read is read anew."""
        result = self._source.find(self._query)
        same = result == self._result
        self._read.clear()
        self._shown.clear()
        if not same:
            self.beginResetModel()
            self._result = result
            self._lay_out()
            self.endResetModel()
        elif self._lines:
            last = self.index(len(self._lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.found.emit(len(result.ids))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, or these in another order."""
        self.beginResetModel()
        self.columns = list(columns)
        self._shown.clear()
        self.endResetModel()

    def sort(self, place: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order: by a column, or (-1) in the order of the list."""
        name = self.columns[place].name if 0 <= place < len(self.columns) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        if (name, descending) != (self._query.sort, self._query.descending):
            self.ask(replace(self._query, sort=name, descending=descending))

    # ---------------------------------------------------------------- rows

    def ids(self) -> Sequence[str]:
        """Return the identifiers of everything that fits, in order, folded groups included."""
        return self._result.ids

    def shown_ids(self) -> list[str]:
        """Return the identifiers of the rows that are not folded away."""
        return [line for line in self._lines if line]

    def id_at(self, row: int) -> str:
        """Return the identifier of a row, empty for the head of a group."""
        return self._lines[row]

    def row_of(self, record_id: str) -> int | None:
        return self._rows.get(record_id)

    def known(self, record_id: str) -> Any:
        """Return the row of an identifier, reading it if need be; None when it is gone."""
        if record_id not in self._read:
            self._read |= self._source.rows([record_id])
        return self._read.get(record_id)

    def record(self, row: int) -> Any:
        """Return the record of a row, reading the block that it stands in."""
        identifier = self._lines[row]
        if identifier not in self._read:
            self._read_block(row)
        return self._read[identifier]

    def _read_block(self, row: int) -> None:
        if len(self._read) >= _KEPT:
            self._read.clear()
            self._shown.clear()
        start = row - row % _BLOCK
        lines = range(start, min(start + _BLOCK, len(self._lines)))
        wanted = [line for line in lines if self._lines[line]]
        self._read |= self._source.rows([self._lines[line] for line in wanted])
        self.read.emit(wanted)

    def cell(self, row: int, place: int) -> Cell:
        key = (self._lines[row], place)
        known = self._shown.get(key)
        if known is None:
            record, column = self.record(row), self.columns[place]
            known = self._shown[key] = self._make(record, column)
        return known

    def sort_value(self, row: int, place: int) -> Any:
        column, record = self.columns[place], self.record(row)
        return self._texts.sort_value(column.field, column.getter(record))

    def measured_rows(self) -> Sequence[int]:
        """Return the first rows, which are read anyway; later ones tell when they are read."""
        first = range(min(len(self._lines), _BLOCK))
        return [row for row in first if self._lines[row]]

    def samples(self, place: int) -> list[Cell]:
        """Return every state a column can show, and a full bar."""
        column = self.columns[place]
        if column.show is Show.PROGRESS:
            return [Cell(self.tr_.percent(1), column.show, share=1.0)]
        if column.show in {Show.CHIP, Show.STATE} and column.field and column.field.vocabulary:
            return [
                Cell(self.tr_.t(value.label), column.show, glyph_of(value))
                for value in column.field.vocabulary
            ]
        return []

    # ---------------------------------------------------------------- groups

    def _lay_out(self) -> None:
        self._heads = {}
        if not self._result.groups:
            self._lines = self._result.ids
        else:
            lines: list[str] = []
            start = 0
            for group in self._result.groups:
                self._heads[len(lines)] = group
                lines.append("")
                if group.key not in self._folded:
                    lines += self._result.ids[start : start + group.count]
                start += group.count
            self._lines = lines
        self._rows = {line: row for row, line in enumerate(self._lines) if line}

    def group_at(self, row: int) -> str | None:
        """Return the key of the group whose head a row is, None for an ordinary row."""
        head = self._heads.get(row)
        return None if head is None else head.key

    def head_above(self, row: int) -> int | None:
        """Return the row of the head that a row stands under."""
        above = [head for head in self._heads if head <= row]
        return max(above, default=None)

    def is_folded(self, key: str) -> bool:
        """Say whether the rows of a group are folded away."""
        return key in self._folded

    def fold(self, key: str, *, folded: bool) -> None:
        """Fold the rows of a group away, or show them again."""
        head = next((row for row, group in self._heads.items() if group.key == key), None)
        if head is None or folded is self.is_folded(key):
            return
        count = self._heads[head].count
        if folded:
            self.beginRemoveRows(QModelIndex(), head + 1, head + count)
            self._folded.add(key)
            self._lay_out()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), head + 1, head + count)
            self._folded.discard(key)
            self._lay_out()
            self.endInsertRows()
        self.dataChanged.emit(self.index(head, 0), self.index(head, len(self.columns) - 1))

    def fold_all(self, *, folded: bool) -> None:
        """Fold all groups away, or show all of them."""
        self.beginResetModel()
        self._folded = {group.key for group in self._result.groups} if folded else set()
        self._lay_out()
        self.endResetModel()

    def _head(self, row: int) -> GroupHead:
        group = self._heads[row]
        words, glyph = group.label, ""
        if self._group_words is not None:
            words, glyph = self._group_words(self._query.group, group)
        folded = group.key in self._folded
        state = self.tr_.t("folded") if folded else self.tr_.t("unfolded")
        count = self.tr_.number(group.count)
        return GroupHead(group.key, words, count, f"{words}, {count}, {state}", glyph, folded)

    # ---------------------------------------------------------------- Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and index.row() in self._heads:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid():
            row = index.row()
            if row in self._heads:
                return self._head_data(row, index.column(), role)
            if role == ID_ROLE:
                return self._lines[row]
        return super().data(index, role)

    def _head_data(self, row: int, place: int, role: int) -> Any:
        if role == CELL_ROLE:
            return self._head(row)
        if role == ID_ROLE:
            return ""
        if place == 0 and role == Qt.ItemDataRole.DisplayRole:
            return self._head(row).words
        if place == 0 and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._head(row).spoken
        return None
