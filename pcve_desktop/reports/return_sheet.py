"""The sheets of a return form: locked and open cells, lists to choose from, the words before."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pcve_desktop.i18n import Translator, mark
from pcve_desktop.models import Kind
from pcve_desktop.models.actions import Action
from pcve_desktop.reports.audiences import View
from pcve_desktop.reports.excel_columns import clean, looks_like_formula
from pcve_desktop.reports.excel_rules import between
from pcve_desktop.reports.excel_sheet import (
    ACCENT,
    FONT,
    INK,
    INK2,
    LINE,
    ReadyCell,
    Sheet,
    body_style,
    style_of,
)
from pcve_desktop.services.return_columns import ACTION, PARTS, FormColumn, FormPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pcve_desktop.models import Record

_OPEN, _OPEN_HEAD, _LOCKED = "FFF7DB", "F2CF6B", "F6F4EF"
# Excel's calendar begins with 1900, and its first two months are off by a day.
_FIRST_DAY = dt.date(1900, 3, 1)
_HEADER_ROW = 2
_MOST_PEOPLE = 1_000_000
# A line of text in points, how many fit, and how much of a column's width a letter takes.
_LINE, _LEAST_LINES, _TALLEST, _WIDE_LETTERS = 15, 2, 400, 1.15
_MESSAGES = {
    Kind.CHOICE: mark("Choose one of the values of the list."),
    Kind.DATE: mark("Write a date: day, month, year."),
    Kind.PERCENT: mark("Write a whole number from 0 to 100."),
    Kind.INTEGER: mark("Write a whole number here."),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A table of a form, whose view it shows, its language, and the text of its first cell."""

    part: FormPart
    view: View
    tr: Translator
    first: str


def inert(sheet: Sheet) -> int:
    """Return the style of texts that no program reads as anything else."""
    return style_of(sheet, quotePrefix=True)


def text_cells(sheet: Sheet, texts: Sequence[str], quoted: int) -> list[ReadyCell]:
    """Return a row of texts in the style of `inert`."""
    return [
        ReadyCell(sheet, number, "s", quoted, clean(text))
        for number, text in enumerate(texts, 1)
        if text
    ]


def write_words(
    sheet: Sheet, *, title: str, head: str, steps: Iterable[str], caution: str, foot: str
) -> None:
    """Write the page before the tables: what to do, and what never to write."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = ACCENT
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = 96
    sheet.protection.sheet = True
    wrap = Alignment(wrap_text=True, vertical="center")

    def style(size: int, color: str, *, bold: bool = False, fill: str = "") -> int:
        parts: dict[str, Any] = {
            "font": Font(name=FONT, size=size, bold=bold, color=color),
            "alignment": wrap,
        }
        if fill:
            parts["fill"] = PatternFill("solid", start_color=fill)
        return style_of(sheet, **parts, quotePrefix=True)

    plain, quiet = style(12, INK), style(10, INK2)
    number = style(12, ACCENT, bold=True)
    rows: list[tuple[str, str, int, float]] = [
        ("", title, style(18, ACCENT, bold=True), 34),
        ("", head, quiet, 20),
        ("", "", plain, 10),
        *((str(at), step, plain, 24) for at, step in enumerate(steps, 1)),
        ("", "", plain, 10),
        ("", caution, style(13, INK, bold=True, fill=_OPEN), 34),
        ("", "", plain, 10),
        ("", foot, quiet, 32),
    ]
    for at, (mark_, text, look, height) in enumerate(rows, 1):
        sheet.row_dimensions[at].height = height
        cells = [ReadyCell(sheet, 1, "s", number, mark_)] if mark_ else []
        if text:
            cells.append(ReadyCell(sheet, 2, "s", look, text))
        sheet.append(cells)


def write_lists(sheet: Sheet, tr: Translator) -> None:
    """Write the values of the lists, one column each, out of sight."""
    sheet.sheet_state = "veryHidden"
    columns = [[tr.t(item.label) for item in column.offered] for column in _with_lists()]
    style = style_of(sheet)
    for row in range(max(len(column) for column in columns)):
        sheet.append(
            [
                ReadyCell(sheet, number, "s", style, column[row])
                for number, column in enumerate(columns, 1)
                if row < len(column)
            ]
        )


def _with_lists() -> list[FormColumn]:
    return [column for part in PARTS for column in part.columns if column.offered]


def write_part(sheet: Sheet, look: Look, records: Sequence[Record], *, lists_title: str) -> None:
    """Write a table: a hidden row of keys, the header, one row for each record."""
    part, tr = look.part, look.tr
    sheet.sheet_properties.tabColor = _OPEN_HEAD
    sheet.freeze_panes = "D3"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    _protect(sheet)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[_HEADER_ROW].height = 34
    for number, column in enumerate(part.columns, 2):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    last = max(len(records), 1) + _HEADER_ROW
    for rule in _validations(part, tr, last, lists_title):
        sheet.data_validations.append(rule)
    keys = [look.first, *(f"{part.key}.{column.key}" for column in part.columns)]
    sheet.append(text_cells(sheet, keys, inert(sheet)))
    sheet.append(list(_header(sheet, part, tr)))
    writer = _RowWriter(sheet, look)
    for number, record in enumerate(records, _HEADER_ROW + 1):
        cells = writer.row(record)
        sheet.row_dimensions[number].height = _height(cells[1:], part.columns)
        sheet.append(cells)


def _height(cells: Sequence[ReadyCell], columns: Sequence[FormColumn]) -> float:
    """Return a height that shows the texts of a row whole: not every program finds it itself."""
    texts = [
        sum(
            max(1, math.ceil(len(line) * _WIDE_LETTERS / column.width))
            for line in cell._value.split("\n")
        )
        for cell, column in zip(cells, columns, strict=True)
        if isinstance(cell._value, str)
    ]
    return min(max([_LEAST_LINES, *texts]) * _LINE + 6, _TALLEST)


def _protect(sheet: Sheet) -> None:
    """Lock what is not to be changed, without a password; widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _header(sheet: Sheet, part: FormPart, tr: Translator) -> Iterator[ReadyCell]:
    side = Side("thin", color=LINE)

    def style(*, opened: bool, text: bool) -> int:
        return style_of(
            sheet,
            font=Font(name=FONT, size=11, bold=True, color=INK if opened else "FFFFFF"),
            fill=PatternFill("solid", start_color=_OPEN_HEAD if opened else ACCENT),
            alignment=_alignment(text=text),
            border=Border(left=side, right=side) if opened else Border(),
        )

    yield ReadyCell(sheet, 1, "s", style(opened=False, text=True), "id")
    for number, column in enumerate(part.columns, 2):
        look = style(opened=column.writable, text=column.is_text)
        yield ReadyCell(sheet, number, "s", look, header(column, tr))


def _alignment(*, text: bool) -> Alignment:
    return Alignment(
        wrap_text=True,
        vertical="center",
        horizontal="left" if text else "center",
        indent=1 if text else 0,
    )


def header(column: FormColumn, tr: Translator) -> str:
    """Return the heading of a column."""
    text = tr.t(column.label)
    return f"{text} (%)" if column.kind is Kind.PERCENT else text


def _validations(
    part: FormPart, tr: Translator, last: int, lists_title: str
) -> Iterator[DataValidation]:
    lists = [column.key for column in _with_lists()]
    for number, column in enumerate(part.columns, 2):
        if not column.writable or column.kind not in _MESSAGES:
            continue
        rule: dict[str, Any]
        if column.kind is Kind.CHOICE:
            letter = get_column_letter(lists.index(column.key) + 1)
            count = len(column.offered)
            rule = {"type": "list", "formula1": f"{lists_title}!${letter}$1:${letter}${count}"}
        elif column.kind is Kind.DATE:
            rule = between("date", "DATE(1990,1,1)", "DATE(2099,12,31)")
        else:
            most = 100 if column.kind is Kind.PERCENT else _MOST_PEOPLE
            rule = between("whole", "0", str(most))
        letter = get_column_letter(number)
        yield DataValidation(
            **rule,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=tr.t(column.label)[:32],
            error=tr.t(_MESSAGES[column.kind]),
            sqref=f"{letter}{_HEADER_ROW + 1}:{letter}{last}",
        )


class _RowWriter:
    """Rows of records, with styles looked up once."""

    def __init__(self, sheet: Sheet, look: Look) -> None:
        self._sheet, self._look = sheet, look
        self._styles: dict[tuple[bool, str, bool], int] = {}

    def row(self, record: Record) -> list[ReadyCell]:
        """Return the cells of a record, its identifier first."""
        cells = [
            ReadyCell(self._sheet, 1, "s", self._style(False, "General", quoted=False), record.id)
        ]
        for number, column in enumerate(self._look.part.columns, 2):
            cells.append(self._cell(number, column, self._read(record, column)))
        return cells

    def _read(self, record: Record, column: FormColumn) -> Any:
        view, tr = self._look.view, self._look.tr
        if column.key == ACTION:
            return view.title(Action, getattr(record, "action_id"))  # noqa: B009 - a milestone
        if not column.is_field:
            return None
        value = view.value(record, column.key)
        return tr.t(value.label) if column.offered and value is not None else value

    def _cell(self, number: int, column: FormColumn, value: Any) -> ReadyCell:
        if isinstance(value, dt.date) and value < _FIRST_DAY:
            value = value.isoformat()
        if isinstance(value, str):
            value = clean(value) or None
        quoted = isinstance(value, str) and looks_like_formula(value)
        style = self._style(column.writable, self._format(column), quoted=quoted)
        letter = "s" if isinstance(value, str) else "d" if isinstance(value, dt.date) else "n"
        return ReadyCell(self._sheet, number, letter, style, value)

    def _format(self, column: FormColumn) -> str:
        if column.kind is Kind.DATE:
            return self._look.tr.spoken.short.lower()
        if column.kind is Kind.PERCENT:
            # The value stays 0 to 100, as it was typed and as it is read back.
            return '0" %"'
        return "0" if column.kind is Kind.INTEGER else "General"

    def _style(self, opened: bool, number_format: str, *, quoted: bool) -> int:
        key = (opened, number_format, quoted)
        known = self._styles.get(key)
        if known is None:
            side = Side("thin", color=LINE)
            more: dict[str, Any] = {"fill": PatternFill("solid", start_color=_LOCKED)}
            if opened:
                more = {
                    "fill": PatternFill("solid", start_color=_OPEN),
                    "border": Border(left=side, right=side, top=side, bottom=side),
                    "protection": Protection(locked=False),
                }
            if quoted:
                more["quotePrefix"] = True
            more["alignment"] = _alignment(text=number_format == "General")
            known = self._styles[key] = body_style(self._sheet, number_format, **more)
        return known
