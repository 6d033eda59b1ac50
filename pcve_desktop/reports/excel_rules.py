"""What makes a sheet more than cells: lists to choose from, colours for late and done, its name.

Everything is native to spreadsheet programs and stays true while the sheet is worked on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn

from pcve_desktop.i18n import mark
from pcve_desktop.models import Kind
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.sharing import Protocol
from pcve_desktop.models.training import TrainingSession
from pcve_desktop.models.vocabularies import ActionStatus, SessionState, StepState
from pcve_desktop.reports.excel_sheet import ReadyCell, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.models.vocabularies import Vocabulary
    from pcve_desktop.reports.excel_columns import Column
    from pcve_desktop.reports.excel_sheet import Sheet

LISTS = "lists"
"""The sheet of the values to choose from; nobody needs to see it."""

DONE_BG, DONE_INK, LATE_BG, LATE_INK = "E2EFE3", "2C6A3F", "FAEBCF", "86500A"
_MESSAGES = {
    Kind.CHOICE: mark("Choose one of the values of the list."),
    Kind.BOOLEAN: mark("Choose one of the values of the list."),
    Kind.DATE: mark("Write a date: day, month, year."),
    Kind.PERCENT: mark("Write a whole number from 0 to 100."),
}
_LONGEST_TITLE = 32


class Standing(NamedTuple):
    """When a row is done and when it is late, by the names of its fields.

    `state` with the values that are `done`; or `done_on`, the date at which it was. `due` is a
    date; a row past it is late while its state is one of `waiting`, or while `done_on` is empty.
    """

    state: str = ""
    done: tuple[Vocabulary, ...] = ()
    waiting: tuple[Vocabulary, ...] = ()
    done_on: str = ""
    due: str = ""


_OPEN = tuple(status for status in ActionStatus if status.open)
STANDINGS: dict[type[Record], Standing] = {
    Action: Standing("status", (ActionStatus.DONE,), _OPEN, due="planned_end"),
    Milestone: Standing(done_on="done_on", due="due_on"),
    TrainingSession: Standing(
        "state", (SessionState.HELD,), (SessionState.PLANNED,), due="held_on"
    ),
    StepProgress: Standing("state", (StepState.DONE, StepState.ADAPTED)),
    Protocol: Standing(due="review_on"),
}


class Lists:
    """The values of the lists, each list once, in columns of a sheet of their own."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], str] = {}

    def place(self, values: tuple[str, ...]) -> str:
        """Return where the values of a list stand, such as lists!$B$1:$B$4."""
        letter = self._columns.setdefault(values, get_column_letter(len(self._columns) + 1))
        return f"{LISTS}!${letter}$1:${letter}${len(values)}"

    def write(self, sheet: Sheet) -> None:
        """Write the lists out of sight."""
        sheet.sheet_state = "veryHidden"
        columns = list(self._columns)
        style = style_of(sheet)
        for row in range(max(map(len, columns), default=0)):
            sheet.append(
                [
                    ReadyCell(sheet, number, "s", style, column[row])
                    for number, column in enumerate(columns, 1)
                    if row < len(column)
                ]
            )


def validations(
    columns: Sequence[Column], lists: Lists, tr: Translator, last: int
) -> Iterator[DataValidation]:
    """Give what the cells of each column take: a value of a list, a date, a share."""
    for number, column in enumerate(columns, 1):
        rule: dict[str, Any]
        if column.offered:
            rule = {"type": "list", "formula1": lists.place(column.offered)}
        elif column.kind is Kind.DATE:
            rule = between("date", "DATE(1900,3,1)", "DATE(2199,12,31)")
        elif column.kind is Kind.PERCENT:
            rule = between("whole", "0", "100")
        else:
            continue
        letter = get_column_letter(number)
        yield DataValidation(
            **rule,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=column.header[:_LONGEST_TITLE],
            error=tr.t(_MESSAGES[column.kind]),
            sqref=f"{letter}2:{letter}{last}",
        )


def between(kind: str, low: str, high: str) -> dict[str, Any]:
    """Return the parts of a rule for values from one to another."""
    return {"type": kind, "operator": "between", "formula1": low, "formula2": high}


def colour_rows(
    sheet: Sheet, entity: type[Record], columns: Sequence[Column], tr: Translator, last: int
) -> None:
    """Colour the rows that are done, and those whose date is past while they still wait.

    The words and dates of the row say the same. Late is said as of the day of reading.
    """
    found = STANDINGS.get(entity)
    if found is None:
        return
    letters = {column.name: f"${get_column_letter(at)}2" for at, column in enumerate(columns, 1)}
    state, done_on, due = (letters.get(n, "") for n in (found.state, found.done_on, found.due))
    where = f"A2:{get_column_letter(len(columns))}{last}"
    done = f'{done_on}<>""' if done_on else _any_of(state, found.done, tr) if state else ""
    if done:
        _add(sheet, where, done, DONE_BG, DONE_INK)
    if not due or (found.state and not state) or (found.done_on and not done_on):
        # Without its state nobody can say that something waits.
        return
    tests = [f'{due}<>""', f"{due}<TODAY()"]
    if done_on or state:
        tests.append(f'{done_on}=""' if done_on else _any_of(state, found.waiting, tr))
    _add(sheet, where, f"AND({','.join(tests)})", LATE_BG, LATE_INK)


def _any_of(cell: str, values: Sequence[Vocabulary], tr: Translator) -> str:
    words = [tr.t(value.label).replace('"', '""') for value in values]
    tests = [f'{cell}="{word}"' for word in words]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _add(sheet: Sheet, where: str, formula: str, fill: str, ink: str) -> None:
    look = DifferentialStyle(
        font=Font(color=ink), fill=PatternFill("solid", start_color=fill, end_color=fill)
    )
    rule = Rule(type="expression", formula=[formula], dxf=look, stopIfTrue=True)
    sheet.conditional_formatting.add(where, rule)


def add_table(sheet: Sheet, entity: type[Record], headers: Sequence[str], last: int) -> None:
    """Make the rows a table that formulas and pivots call by name, with its filter."""
    where = f"A1:{get_column_letter(len(headers))}{last}"
    table = Table(displayName=table_name(entity), ref=where)
    table.tableColumns = [
        TableColumn(id=number, name=header) for number, header in enumerate(headers, 1)
    ]
    table.autoFilter = AutoFilter(ref=where)
    # `add_table` warns about the columns, which are there.
    sheet._tables.add(table)


def table_name(entity: type[Record]) -> str:
    """Return the name of a table, the same in every language: `Tbl_action_partner`."""
    return f"Tbl_{entity.__entity__.key}"
