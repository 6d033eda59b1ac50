"""The raw cells of a file, before its header and columns are understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pcve_desktop.i18n import mark
from pcve_desktop.imports.table import Cell, Limits, Note, TableError


class Merge(NamedTuple):
    """A merged range; rows as the spreadsheet numbers them, columns counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class GridRow:
    """One row that has at least one filled cell; the last cell is filled."""

    number: int
    cells: list[Cell]


@dataclass
class Grid:
    """All filled rows of one sheet."""

    rows: list[GridRow]
    notes: list[Note] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    sheet: str | None = None
    sheets: tuple[str, ...] = ()


def check_width(width: int, limits: Limits) -> None:
    """Refuse a row with a filled cell beyond the last column allowed."""
    if width > limits.columns:
        raise TableError(
            mark(
                "This table has more than {limit} columns. Nothing was imported; keep only the "
                "columns needed in a copy of the file and import that copy."
            ),
            limit=limits.columns,
        )


def rows_error(limits: Limits) -> TableError:
    """Return the error for a table with too many rows."""
    return TableError(
        mark(
            "This table has more than {limit} rows. Nothing was imported; split the file and "
            "import the parts one after the other."
        ),
        limit=limits.rows,
    )
