"""Read a spreadsheet file as one clean table: the door to this package's reading half."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.archive import OLE_HEADER, ZIP_HEADER, old_or_encrypted, refused_workbook
from pcve_desktop.imports.delimited import read_delimited
from pcve_desktop.imports.grid import Grid, GridRow
from pcve_desktop.imports.header import Header, find_header, header_text
from pcve_desktop.imports.table import (
    Cell,
    Column,
    Limits,
    Note,
    Row,
    Table,
    TableError,
    column_letter,
)
from pcve_desktop.imports.workbook import read_workbook

_WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
_MARKUP_STARTS: Final = (b"<!doctype", b"<html", b"<?xml", b"%pdf", b"{\\rtf")
_SHOWN_ROWS: Final = 5


def read_table(
    path: Path | str, *, sheet: str | None = None, limits: Limits | None = None
) -> Table:
    """Read a .xlsx or text table; `sheet` picks one of a workbook, else the first that is filled.

    The kind of file is told by its content, not its name. Raises `TableError` with a sentence for
    people when the file cannot be read, is too big or is not what a spreadsheet program writes.
    """
    limits = limits or Limits()
    path = Path(path)
    data = read_bytes(path, limits)
    if data.startswith(OLE_HEADER):
        raise old_or_encrypted()
    if data.startswith(ZIP_HEADER):
        grid = read_workbook(data, sheet, limits)
    elif path.suffix.lower() in _WORKBOOK_SUFFIXES or _is_document(data):
        raise refused_workbook()
    else:
        grid = read_delimited(data, limits)
    return as_table(grid)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return what is in a file of a bearable size. Raises `TableError`."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise TableError(
            mark("The file “{name}” cannot be opened: {reason}. Nothing was imported."),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if len(data) > limits.file_bytes:
        raise TableError(
            mark(
                "This file is larger than {limit} MB, so it was not opened. Split it, or keep "
                "only the rows needed in a copy, and import that."
            ),
            limit=limits.file_bytes // (1024 * 1024),
        )
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise TableError(mark("This file is empty. Nothing was imported."))
    return data


def _is_document(data: bytes) -> bool:
    return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP_STARTS)


def as_table(grid: Grid) -> Table:
    """Find the header of a grid, fill merged cells and leave out what is empty."""
    header = find_header(grid)
    notes = [*_sheet_notes(grid), *grid.notes]
    data = [GridRow(row.number, [*row.cells]) for row in grid.rows[header.data_from :]]
    _fill_down(grid, data)
    data, repeated = _without_repeated_header(data, header)
    width = max([len(row.cells) for row in data] + [column + 1 for column in header.names] + [0])
    kept, empty = _used_columns(data, header, width)
    columns = tuple(Column(column_letter(i), header.names.get(i)) for i in kept)
    rows = tuple(Row(row.number, tuple(_cell(row.cells, index) for index in kept)) for row in data)
    notes += _shape_notes(data, header, empty, repeated)
    return Table(columns, rows, tuple(notes), grid.sheet, grid.sheets)


def _cell(cells: list[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None


def _fill_down(grid: Grid, data: list[GridRow]) -> None:
    """Give each row under a merged cell the value it shows."""
    by_number = {row.number: row for row in data}
    for merge in grid.merges:
        first = by_number.get(merge.top)
        value = _cell(first.cells, merge.left) if first else None
        if value is None:
            continue
        for number in range(merge.top + 1, merge.bottom + 1):
            row = by_number.get(number)
            if row is None:
                continue
            row.cells += [None] * (merge.left + 1 - len(row.cells))
            row.cells[merge.left] = value


def _without_repeated_header(data: list[GridRow], header: Header) -> tuple[list[GridRow], int]:
    """Leave out the header where it was copied again further down."""
    if header.first is None:
        return data, 0
    kept = [row for row in data if tuple(map(header_text, row.cells)) != header.texts]
    return kept, len(data) - len(kept)


def _used_columns(data: list[GridRow], header: Header, width: int) -> tuple[list[int], list[int]]:
    """Return the columns with values and the empty ones; all named ones when there is no row."""
    if not data:
        return sorted(header.names), []
    used = {index for row in data for index, cell in enumerate(row.cells) if cell is not None}
    return sorted(used), [index for index in range(width) if index not in used]


def _sheet_notes(grid: Grid) -> list[Note]:
    if grid.sheet is None:
        return []
    others = [name for name in grid.sheets if name != grid.sheet]
    if not others:
        return [Note(mark("Sheet: {sheet}"), {"sheet": grid.sheet})]
    return [
        Note(
            mark("Sheet: {sheet}. Other sheets of the file: {others}"),
            {"sheet": grid.sheet, "others": ", ".join(others)},
        )
    ]


def _shape_notes(
    data: list[GridRow], header: Header, empty: list[int], repeated: int
) -> list[Note]:
    notes = [_header_note(header)]
    if data:
        span = data[-1].number - (header.last or data[0].number - 1)
        if blank := span - len(data) - repeated:
            notes.append(Note(mark("Empty rows left out: {count}"), {"count": blank}))
    if repeated:
        notes.append(Note(mark("Repeated header rows left out: {count}"), {"count": repeated}))
    if empty:
        names = [
            f"{column_letter(i)} ({header.names[i]})" if i in header.names else column_letter(i)
            for i in empty
        ]
        notes.append(Note(mark("Empty columns left out: {columns}"), {"columns": ", ".join(names)}))
    named = max(header.names, default=-1)
    wider = [row.number for row in data if header.names and len(row.cells) > named + 1]
    if wider:
        shown = ", ".join(str(number) for number in wider[:_SHOWN_ROWS])
        notes.append(
            Note(
                mark("Rows with more cells than the header: {count} (first: {rows})"),
                {"count": len(wider), "rows": shown},
            )
        )
    return notes


def _header_note(header: Header) -> Note:
    if header.first is None:
        return Note(mark("No header found: columns are called by their letters"))
    if header.first != header.last:
        return Note(
            mark("Header: rows {first} and {last}"), {"first": header.first, "last": header.last}
        )
    return Note(mark("Header: row {row}"), {"row": header.first})
