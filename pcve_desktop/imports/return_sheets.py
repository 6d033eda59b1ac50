"""The tables of a return form as they come back: columns and rows found again, values raw.

Columns are known by the hidden row of keys, wherever they stand and whatever they are called by
now; without that row, by their headings in any language of the program.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from pcve_desktop.i18n import LANGUAGES, Translator, mark
from pcve_desktop.imports.archive import refused_workbook, scan_sheet
from pcve_desktop.imports.cleaning import clean_cell, is_error
from pcve_desktop.imports.grid import check_width, rows_error
from pcve_desktop.imports.reader import read_bytes
from pcve_desktop.imports.table import Cell, Limits
from pcve_desktop.imports.unlocking import unlocked
from pcve_desktop.imports.workbook import opened
from pcve_desktop.likeness.words import fold
from pcve_desktop.services.return_columns import MARK, PARTS, VERSION, FormPart
from pcve_desktop.services.returns import ReturnError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from pcve_desktop.imports.grid import Merge

LIMITS: Final = Limits(file_bytes=10 * 1024 * 1024, columns=200, unpacked_bytes=80 * 1024 * 1024)
_LAST_ROW: Final = 1_048_576
_MERGES: Final = 200
_HEADINGS: Final = 3
_HEADING_ROWS: Final = 30
_MARK_PARTS: Final = 7


class State(enum.Enum):
    """What stands in a cell."""

    VALUE = "value"
    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"


class Raw(NamedTuple):
    """A cell: its cleaned value, what it is, and whether a fraction is shown as per cent."""

    value: Cell = None
    state: State = State.VALUE
    percent: bool = False


EMPTY: Final = Raw()


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a table: its number in the sheet, its identifier if any, its cells by key."""

    number: int
    record_id: str
    cells: dict[str, Raw]


@dataclass(slots=True)
class FormTable:
    """A table of the form: the columns found, by key, and its rows."""

    part: FormPart
    sheet: str
    columns: dict[str, int]
    twice: list[str] = field(default_factory=list)
    rows: list[FormRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FormMark:
    """Who a form was made for, when and from which file."""

    version: str
    workspace_id: str
    network_id: str
    cycle_id: str
    organisation_id: str
    sent_on: dt.date | None
    language: str = ""


@dataclass(slots=True)
class FormBook:
    """A whole form. `titles` and `sent` are empty when its technical sheet is gone."""

    mark: FormMark
    tables: list[FormTable] = field(default_factory=list)
    network: str = ""
    organisation: str = ""
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    sent: dict[tuple[str, str, str], str] = field(default_factory=dict)


_Lines = list[tuple[int, list[Raw]]]


def read_form(path: Path, password: str | None = None) -> FormBook:
    """Read a return form. Raises `TableError` and `ReturnError` with a sentence for people."""
    data = unlocked(read_bytes(path, LIMITS), password)
    if not data.startswith(b"PK"):
        raise refused_workbook()
    with opened(data, LIMITS, formulas=True) as (book, archive):
        sheets = [(title, lines) for title, lines in _sheets(book, archive)]
    kept = next((lines for _title, lines in sheets if _first_text(lines) == MARK), None)
    tokens = (_text(cell) for _title, lines in sheets for _at, cells in lines for cell in cells)
    token = next((text for text in tokens if text.startswith(f"{MARK}|")), "")
    made = FormBook(_mark(kept, token))
    if kept is not None:
        _take_kept(made, kept)
    ids = {record_id for _key, record_id in made.titles}
    for title, lines in sheets:
        if lines is not kept and (table := _table(title, lines, ids)) is not None:
            made.tables.append(table)
    return made


def _sheets(book: Workbook, archive: zipfile.ZipFile) -> Iterator[tuple[str, _Lines]]:
    for sheet in cast("list[Any]", book.worksheets):
        # Declared dimensions are often wrong: too small loses cells, too large pads rows.
        sheet.reset_dimensions()
        lines: _Lines = []
        for number, shown in enumerate(sheet.iter_rows(), start=1):
            if number > _LAST_ROW:
                raise refused_workbook()
            cells = [_raw(cell) for cell in shown]
            while cells and cells[-1] == EMPTY:
                cells.pop()
            if not cells:
                continue
            check_width(len(cells), LIMITS)
            if len(lines) >= LIMITS.rows:
                raise rows_error(LIMITS)
            lines.append((number, cells))
        if lines:
            merges = scan_sheet(archive, sheet._worksheet_path).merges[:_MERGES]
            _mark_merged(lines, merges)
        yield sheet.title, lines


def _raw(cell: Any) -> Raw:
    if cell.value is None:
        return EMPTY
    if cell.data_type == "f":
        return Raw(None, State.FORMULA)
    if cell.data_type == "e" or is_error(cell.value):
        return Raw(None, State.ERROR)
    value = clean_cell(cell.value)
    if value is None:
        return EMPTY
    shown_as = cell.number_format or ""
    # A per cent sign in quotes is only written behind the number.
    percent = isinstance(value, int | float) and "%" in shown_as and '%"' not in shown_as
    return Raw(value, State.VALUE, percent)


def _mark_merged(lines: _Lines, merges: Iterable[Merge]) -> None:
    for merge in merges:
        for number, cells in lines:
            if merge.top <= number <= merge.bottom:
                for column in range(merge.left, min(merge.right + 1, LIMITS.columns)):
                    if (number, column) != (merge.top, merge.left):
                        cells.extend([EMPTY] * (column + 1 - len(cells)))
                        cells[column] = Raw(None, State.MERGED)


# The technical sheet


def _mark(kept: _Lines | None, token: str) -> FormMark:
    parts = [_text(cell) for cell in kept[0][1]] if kept else token.split("|")
    if len(parts) < _MARK_PARTS:
        raise ReturnError(
            mark(
                "This workbook is no return form, or what names it was removed. Nothing was "
                "read; open the file that came back, or send a new form."
            )
        )
    _mark_word, version, workspace, network, cycle, organisation, day, *more = parts
    if version != str(VERSION):
        raise ReturnError(
            mark(
                "This form was made by a newer version of Passerelle. Nothing was read; read it "
                "with that version."
            )
        )
    try:
        sent_on = dt.date.fromisoformat(day)
    except ValueError:
        sent_on = None
    language = more[0] if more else ""
    return FormMark(version, workspace, network, cycle, organisation, sent_on, language)


def _take_kept(made: FormBook, kept: _Lines) -> None:
    for _number, cells in kept[1:]:
        match [_text(cell) for cell in cells]:
            case ["names", network, organisation]:
                made.network, made.organisation = network, organisation
            case ["record", entity, record_id, *title]:
                made.titles[entity, record_id] = "".join(title[:1])
            case ["value", entity, record_id, key]:
                made.sent[entity, record_id, key] = ""
            case ["value", entity, record_id, key, value]:
                made.sent[entity, record_id, key] = value


def _text(cell: Raw) -> str:
    return "" if cell.value is None else str(cell.value)


def _first_text(lines: _Lines) -> str:
    return _text(lines[0][1][0]) if lines else ""


# The tables


def _table(title: str, lines: _Lines, ids: set[str]) -> FormTable | None:
    for at, (_number, cells) in enumerate(lines):
        for part in PARTS:
            table = FormTable(part, title, {})
            for place, cell in enumerate(cells):
                _add_column(table, _text(cell).removeprefix(f"{part.key}."), place, cell)
            if table.columns:
                _add_rows(table, lines, key_at=at, heading_at=at + 1, ids=ids)
                return table
    return _table_by_headings(title, lines, ids)


def _add_column(table: FormTable, key: str, place: int, cell: Raw) -> None:
    if _text(cell) != f"{table.part.key}.{key}":
        return
    if key not in {column.key for column in table.part.columns}:
        return
    if key in table.columns:
        table.twice.append(key)
    else:
        table.columns[key] = place


def _table_by_headings(title: str, lines: _Lines, ids: set[str]) -> FormTable | None:
    best: tuple[int, int, FormTable] | None = None
    for at, (_number, cells) in enumerate(lines[:_HEADING_ROWS]):
        for part in PARTS:
            names = _headings(part)
            columns: dict[str, int] = {}
            for place, cell in enumerate(cells):
                key = names.get(fold(_text(cell)))
                if key is not None:
                    columns.setdefault(key, place)
            if len(columns) >= _HEADINGS and (best is None or len(columns) > best[0]):
                best = (len(columns), at, FormTable(part, title, columns))
    if best is None:
        return None
    _count, at, table = best
    _add_rows(table, lines, key_at=at, heading_at=at, ids=ids)
    return table


def _headings(part: FormPart) -> dict[str, str]:
    """Return the folded headings of a table in every language, with their keys."""
    return {
        fold(words.t(column.label)): column.key
        for words in map(Translator, LANGUAGES)
        for column in part.columns
    }


def _add_rows(
    table: FormTable, lines: _Lines, *, key_at: int, heading_at: int, ids: set[str]
) -> None:
    headings = _headings(table.part)
    for at, (number, cells) in enumerate(lines):
        if at == key_at or _is_heading(cells, headings):
            continue
        record_id = _identifier(cells, ids)
        if at == heading_at and not record_id:
            # The headings, whatever they are called by now.
            continue
        row = {
            key: cells[place] if place < len(cells) else EMPTY
            for key, place in table.columns.items()
        }
        table.rows.append(FormRow(number, record_id, row))


def _is_heading(cells: list[Raw], headings: dict[str, str]) -> bool:
    found = {headings.get(fold(_text(cell))) for cell in cells} - {None}
    return len(found) >= _HEADINGS


def _identifier(cells: list[Raw], ids: set[str]) -> str:
    """Return the identifier of a row: wherever it stands, else what looks like one in front."""
    texts = [_text(cell) for cell in cells]
    known = next((text for text in texts if text in ids), "")
    if known:
        return known
    return next((text for text in texts if _looks_like_id(text)), "")


def _looks_like_id(text: str) -> bool:
    return len(text) == len("00000000-0000-0000-0000-000000000000") and text.count("-") == 4  # noqa: PLR2004 - the shape of a UUID
