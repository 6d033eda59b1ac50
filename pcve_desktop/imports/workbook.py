"""Workbooks: the filled cells of one sheet of an .xlsx file, formulas as their saved results."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, cast

from pcve_desktop.i18n import mark
from pcve_desktop.imports.archive import (
    SheetMarkup,
    check_archive,
    refused_workbook,
    scan_sheet,
)
from pcve_desktop.imports.cleaning import clean_cell, is_error
from pcve_desktop.imports.figures import as_shown
from pcve_desktop.imports.grid import Grid, GridRow, check_width, rows_error
from pcve_desktop.imports.table import Cell, Limits, Note, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook

_LAST_ROW: Final = 1_048_576
# What openpyxl and its XML parsers raise on damaged workbooks, found by damaging some. Whichever
# parser is there (the standard one, or lxml), markup that is no XML is a SyntaxError.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    OSError,
)


class _Cell(Protocol):
    """What is used of openpyxl's read-only cell; an empty one has no format."""

    value: object
    number_format: str


class _Sheet(Protocol):
    """What is used of openpyxl's read-only sheet, which its type stubs leave out."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self) -> Iterator[tuple[_Cell, ...]]: ...


@contextmanager
def opened(
    data: bytes, limits: Limits, *, formulas: bool = False
) -> Iterator[tuple[Workbook, zipfile.ZipFile]]:
    """Open a checked workbook; anything that damage makes go wrong is one clear error.

    A formula is its saved result, or itself when `formulas` is true.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, limits)
            with warnings.catch_warnings():
                # openpyxl warns about styles and extensions, which do not concern the values.
                warnings.simplefilter("ignore")
                book = load_workbook(
                    io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False
                )
                try:
                    yield book, archive
                finally:
                    book.close()
    except _DAMAGE as error:
        raise refused_workbook() from error


def read_workbook(data: bytes, sheet: str | None, limits: Limits) -> Grid:
    """Return the cells of `sheet`, or of the first sheet that is a list, visible ones first."""
    with opened(data, limits) as (book, archive):
        sheets = _sheets(book)
        names = tuple(each.title for each in sheets)
        if sheet is not None and sheet not in names:
            raise TableError(
                mark("The workbook has no sheet named “{sheet}”. Its sheets are: {names}."),
                sheet=sheet,
                names=", ".join(names),
            )
        first: Grid | None = None
        for each in sheets:
            if sheet not in {None, each.title}:
                continue
            grid = _read_sheet(each, archive, limits)
            grid.sheets = names
            if sheet is not None or _is_list(grid):
                return grid
            first = first or (grid if grid.rows else None)
        return first or Grid(rows=[], sheets=names)


def _is_list(grid: Grid) -> bool:
    """Tell whether a sheet is more than a title or a note to the reader."""
    return sum(len(row.cells) > 1 for row in grid.rows) > 1


def _sheets(book: Workbook) -> list[_Sheet]:
    """Return the sheets with cells, visible ones first."""
    sheets = cast("list[_Sheet]", book.worksheets)
    return sorted(sheets, key=lambda each: each.sheet_state != "visible")


def _read_sheet(sheet: _Sheet, archive: zipfile.ZipFile, limits: Limits) -> Grid:
    # Declared dimensions are often wrong: too small loses cells, too large pads a million rows.
    sheet.reset_dimensions()
    rows: list[GridRow] = []
    errors = 0
    for number, shown in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise refused_workbook()
        cells = _cells(shown)
        errors += sum(is_error(cell.value) for cell in shown)
        if not cells:
            continue
        check_width(len(cells), limits)
        if len(rows) >= limits.rows:
            raise rows_error(limits)
        _check_length(cells, number, limits)
        rows.append(GridRow(number, cells))
    markup = scan_sheet(archive, sheet._worksheet_path) if rows else SheetMarkup()
    notes = _notes(markup, errors)
    if sheet.sheet_state != "visible":
        notes.insert(0, Note(mark("This sheet is hidden in the workbook")))
    return Grid(rows=rows, notes=notes, merges=markup.merges, sheet=sheet.title)


def _cells(shown: tuple[_Cell, ...]) -> list[Cell]:
    """Clean the cells of one row and cut the empty ones at its end."""
    cells = [_value(cell) for cell in shown]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _value(cell: _Cell) -> Cell:
    value = clean_cell(cell.value)
    if isinstance(value, int):
        return as_shown(value, cell.number_format) or value
    return value


def _check_length(cells: list[Cell], number: int, limits: Limits) -> None:
    if any(isinstance(cell, str) and len(cell) > limits.cell_chars for cell in cells):
        raise TableError(
            mark(
                "A cell in row {row} is longer than the {limit} characters that a spreadsheet "
                "allows. Nothing was imported; please shorten it."
            ),
            row=number,
            limit=limits.cell_chars,
        )


def _notes(markup: SheetMarkup, errors: int) -> list[Note]:
    found = (
        (mark("Hidden rows were read too: {count}"), markup.hidden_rows),
        (mark("Hidden columns were read too: {count}"), markup.hidden_columns),
        (mark("Merged cells: {count}"), len(markup.merges)),
        (mark("Cells that show an error such as #N/A were left empty: {count}"), errors),
        (
            mark(
                "Formulas without a saved result were left empty: {count}. Opening and saving "
                "the file in a spreadsheet program fills them"
            ),
            markup.uncalculated,
        ),
    )
    return [Note(msgid, {"count": count}) for msgid, count in found if count]
