"""Which row is the header, and what each column is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median_high
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.lexicon import CONCEPTS
from pcve_desktop.imports.looks import Shape, shape_of
from pcve_desktop.imports.table import Cell, cell_text
from pcve_desktop.likeness.words import find_words, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.imports.grid import Grid, GridRow, Merge

_SEARCHED: Final = 20
_COMPARED: Final = 50
_VALUE_SHAPES: Final = frozenset(
    {
        Shape.EMAIL,
        Shape.URL,
        Shape.PHONE,
        Shape.COORDINATE,
        Shape.DATE,
        Shape.POSTCODE,
        Shape.ADDRESS,
        Shape.NUMBER,
        Shape.MARK,
    }
)
_MOST_VALUES: Final = 0.2
_LEAST_WIDTH: Final = 0.5
_LONGEST_HEADER: Final = 80
_LOOK_AHEAD: Final = 4
_CLEARLY_KNOWN: Final = 2
JOINER: Final = " – "
"""Between the heading over several columns and the heading of one of them."""


@dataclass(frozen=True)
class Header:
    """The header: the names by column, and where the data starts in the grid's rows.

    `first` and `last` are the header's rows as the spreadsheet numbers them; None without header.
    `texts` are the cells of its last row, as they stand.
    """

    names: dict[int, str]
    data_from: int
    first: int | None = None
    last: int | None = None
    texts: tuple[str | None, ...] = ()


def find_header(grid: Grid) -> Header:
    """Find the header among the first rows; a table without one has no names."""
    if not grid.rows:
        return Header({}, 0)
    index = _header_index(grid.rows)
    if index is None:
        return Header({}, 0)
    top, sub = _two_rows(grid, index)
    names = _names(grid, top)
    if sub != top:
        for column, name in _names(grid, sub, spread=False).items():
            above = names.get(column)
            names[column] = f"{above}{JOINER}{name}" if above and above != name else name
    return Header(
        names=_unique(names),
        data_from=sub + 1,
        first=grid.rows[top].number,
        last=grid.rows[sub].number,
        texts=tuple(header_text(cell) for cell in grid.rows[sub].cells),
    )


def _header_index(rows: Sequence[GridRow]) -> int | None:
    """Return the index of the first row that reads like a header."""
    usual = median_high([_filled(row) for row in rows[:_COMPARED]])
    fitting = [index for index, row in enumerate(rows[:_SEARCHED]) if _fits(row, usual)]
    if not fitting:
        return None
    first = fitting[0]
    if usual == 1 and len(rows) > 1 and not known_words(rows[first]):
        # A list of names alone: the first is a name like the others.
        return None
    if not known_words(rows[first]):
        # A subtitle can be as wide as the header; the words decide.
        for index in fitting[1:]:
            if index < first + _LOOK_AHEAD and known_words(rows[index]) >= _CLEARLY_KNOWN:
                return index
    return None if first and not known_words(rows[first]) else first


def _filled(row: GridRow) -> int:
    return sum(cell is not None for cell in row.cells)


def _fits(row: GridRow, usual: int) -> bool:
    """Tell whether a row is filled about as widely as the others, with short words only."""
    filled = [cell for cell in row.cells if cell is not None]
    if len(filled) < max(min(2, usual), usual * _LEAST_WIDTH):
        return False
    if any(len(cell_text(cell)) > _LONGEST_HEADER for cell in filled):
        return False
    values = sum(shape_of(cell) in _VALUE_SHAPES for cell in filled)
    return values <= len(filled) * _MOST_VALUES


def known_words(row: GridRow) -> int:
    """Count the cells of a row that hold a word usual above a column."""
    return sum(isinstance(cell, str) and _is_known(cell) for cell in row.cells)


def _is_known(text: str) -> bool:
    spoken = words(text)
    return any(
        find_words(words(phrase), spoken) >= 0
        for phrases in CONCEPTS.values()
        for phrase in phrases
    )


def _two_rows(grid: Grid, index: int) -> tuple[int, int]:
    """Return the first and last row of the header: two when merged cells group its columns."""
    rows = grid.rows
    if index > 0 and rows[index - 1].number + 1 == rows[index].number:
        above = rows[index - 1]
        if _filled(above) > 1 and _groups(grid.merges, above.number):
            return index - 1, index
    if index + 1 < len(rows) and (groups := _groups(grid.merges, rows[index].number)):
        below = rows[index + 1]
        under = [
            below.cells[column]
            for merge in groups
            for column in range(merge.left, merge.right + 1)
            if column < len(below.cells)
        ]
        if any(under) and _fits(below, min(2, _filled(below))):
            return index, index + 1
    return index, index


def _groups(merges: Sequence[Merge], row: int) -> list[Merge]:
    """Return the merged cells of one row that stand over several columns."""
    return [each for each in merges if each.top == each.bottom == row and each.right > each.left]


def _names(grid: Grid, index: int, *, spread: bool = True) -> dict[int, str]:
    """Return the names in one row; a merged cell names each of its columns."""
    row = grid.rows[index]
    names = {
        column: name
        for column, cell in enumerate(row.cells)
        if (name := header_text(cell)) is not None
    }
    if spread:
        for merge in _groups(grid.merges, row.number):
            if merge.left in names:
                for column in range(merge.left + 1, merge.right + 1):
                    names.setdefault(column, names[merge.left])
    return names


def header_text(cell: Cell) -> str | None:
    """Return a header on one line, without the apostrophe that keeps “6-13” from being a date."""
    text = re.sub(r"\s+", " ", cell_text(cell)).strip(" :*'")
    return text or None


def _unique(names: dict[int, str]) -> dict[int, str]:
    """Tell names that appear several times apart: mail, mail (2)."""
    seen: dict[str, int] = {}
    unique: dict[int, str] = {}
    for column in sorted(names):
        name = names[column]
        seen[name] = seen.get(name, 0) + 1
        unique[column] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return unique
