"""What reading a spreadsheet gives: a table, its columns and rows, and what was found out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

Cell = str | int | float | date | None
"""One value: never an empty text, never a boolean; a moment is a `datetime`, which is a date."""

_LETTERS = 26
# Above this a float no longer holds every whole number, so it is left as it is.
_EXACT_FLOAT = 2**53


class TableError(PasserelleError):
    """The file cannot be read as a table; nothing was changed."""


@dataclass(frozen=True)
class Limits:
    """How big a file may be before it is refused."""

    file_bytes: int = 50 * 1024 * 1024
    rows: int = 200_000
    columns: int = 500
    cell_chars: int = 32_767
    unpacked_bytes: int = 300 * 1024 * 1024
    packed_ratio: int = 200
    members: int = 10_000


@dataclass(frozen=True)
class Note:
    """One thing found out while reading, as a message id with its values."""

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, tr: Translator) -> str:
        """Return the note in the language of `tr`."""
        return tr.t(self.msgid, **self.values)


@dataclass(frozen=True)
class Column:
    """One column: its letter in the file, and its header if it has one."""

    letter: str
    name: str | None

    def label(self, tr: Translator) -> str:
        """Return the header, or “Column D” in the language of `tr`."""
        return self.name or tr.t("Column {letter}", letter=self.letter)


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, and one cell per column of the table."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The used part of one sheet, every row as wide as `columns`."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    @property
    def headers(self) -> list[str]:
        """Header texts; an unnamed column is called by its letter, such as “Column D”."""
        return [column.name or f"Column {column.letter}" for column in self.columns]

    def values(self, index: int) -> list[Cell]:
        """Return the cells of one column, top to bottom."""
        return [row.cells[index] for row in self.rows]


def column_letter(index: int) -> str:
    """Return the letters a spreadsheet shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_text(cell: Cell) -> str:
    """Return the cell as a person would type it: 4155550187.0 is “4155550187”; empty is “”."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_FLOAT:
        return str(int(cell))
    return str(cell)
