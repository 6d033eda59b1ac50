"""Text tables: which character separates the columns, and the records as they were meant."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.cleaning import clean_text, strip_controls
from pcve_desktop.imports.encoding import decode, not_text
from pcve_desktop.imports.grid import Grid, GridRow, check_width, rows_error
from pcve_desktop.imports.table import Cell, Limits, Note, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS: Final = (";", ",", "\t", "|")
_HINT: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# A picture or a program has many; a list from an old system has some.
_FEW_CONTROLS, _CONTROLS_SHARE = 20, 20
_SAMPLE_RECORDS: Final = 200
_WIDTH_BONUS: Final = 0.1
_WIDTH_CAP: Final = 10
_HEADER_PENALTY: Final = 0.7


def read_delimited(data: bytes, limits: Limits) -> Grid:
    """Return the records of a text table; raise `TableError` past the limits."""
    decoded = decode(data)
    notes = list(decoded.notes)
    text, controls = strip_controls(decoded.text)
    if controls > max(_FEW_CONTROLS, len(text) // _CONTROLS_SHARE):
        raise not_text()
    if controls:
        notes.append(Note(mark("Control characters left out: {count}"), {"count": controls}))
    delimiter, text, skipped = _hinted(text)
    delimiter = delimiter or find_delimiter(text)
    if delimiter:
        notes.append(Note(mark("Columns are separated by {sign}"), {"sign": _sign(delimiter)}))
    grid_rows, quoting = _read(text, delimiter or ",", limits, skipped)
    if quoting:
        notes.append(quoting)
    return Grid(rows=grid_rows, notes=notes)


def _sign(delimiter: str) -> str:
    return "Tab" if delimiter == "\t" else f"“{delimiter}”"


def _hinted(text: str) -> tuple[str | None, str, int]:
    """Take off the line “sep=;” that some programs write first; it counts as a row."""
    match = _HINT.match(text)
    return (match[1], text[match.end() :], 1) if match else (None, text, 0)


def find_delimiter(text: str) -> str | None:
    """Return the character that gives the most even records, None for a single column."""
    scores = {sign: _evenness(text, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    return best if scores[best] else None


def _evenness(text: str, delimiter: str) -> float:
    """Score a delimiter by how many records share one width, more so when the first one does."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        records = [
            record
            for record in islice(reader, _SAMPLE_RECORDS)
            if any(field.strip() for field in record)
        ]
    except csv.Error:
        return 0.0
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    score = count / len(records) * (1 + _WIDTH_BONUS * min(width, _WIDTH_CAP))
    return score if len(records[0]) == width else score * _HEADER_PENALTY


def _read(
    text: str, delimiter: str, limits: Limits, skipped: int
) -> tuple[list[GridRow], Note | None]:
    """Read by the rules; where quotation marks break them, in the way that loses fewest rows."""
    try:
        return _collect(_records(text, delimiter, strict=True), limits, skipped), None
    except csv.Error:
        pass
    lenient = _attempt(text, delimiter, limits, skipped, csv.QUOTE_MINIMAL)
    plain = _attempt(text, delimiter, limits, skipped, csv.QUOTE_NONE)
    # A quotation mark that is never closed swallows the rows that follow it.
    if isinstance(lenient, list) and (
        not isinstance(plain, list) or _even_rows(lenient) >= _even_rows(plain)
    ):
        return lenient, Note(
            mark("Quotation marks inside cells were kept as well as possible; worth a look")
        )
    if isinstance(plain, TableError):
        raise plain
    for row in plain:
        row.cells = [_unquoted(cell) for cell in row.cells]
    return plain, Note(
        mark("A quotation mark is never closed, so each line of the file was read as one row")
    )


def _attempt(
    text: str, delimiter: str, limits: Limits, skipped: int, quoting: int
) -> list[GridRow] | TableError:
    try:
        return _collect(_records(text, delimiter, quoting=quoting), limits, skipped)
    except TableError as error:
        return error
    except csv.Error:
        return _too_long(limits)


def _even_rows(rows: list[GridRow]) -> int:
    """Count the rows that have the most frequent width."""
    widths = Counter(len(row.cells) for row in rows)
    return max(widths.values(), default=0)


def _unquoted(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return clean_text(cell.strip('"').replace('""', '"'))
    return cell


def _records(
    text: str, delimiter: str, *, strict: bool = False, quoting: int = csv.QUOTE_MINIMAL
) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    if quoting == csv.QUOTE_NONE:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=strict)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def _collect(records: Iterator[list[str]], limits: Limits, skipped: int) -> list[GridRow]:
    """Clean the records; numbers count blank ones too, as a spreadsheet does."""
    rows: list[GridRow] = []
    for number, record in enumerate(records, start=1 + skipped):
        cells = [clean_text(field) for field in record]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        check_width(len(cells), limits)
        if any(cell is not None and len(cell) > limits.cell_chars for cell in cells):
            raise _too_long(limits, number)
        if len(rows) >= limits.rows:
            raise rows_error(limits)
        rows.append(GridRow(number, list(cells)))
    return rows


def _too_long(limits: Limits, number: int | None = None) -> TableError:
    if number is None:
        return TableError(
            mark(
                "A cell of this file is longer than {limit} characters, probably because a "
                "quotation mark is not closed. Nothing was imported; please correct the file."
            ),
            limit=limits.cell_chars,
        )
    return TableError(
        mark(
            "A cell in row {row} is longer than {limit} characters, probably because a quotation "
            "mark is not closed. Nothing was imported; please correct the file."
        ),
        row=number,
        limit=limits.cell_chars,
    )
