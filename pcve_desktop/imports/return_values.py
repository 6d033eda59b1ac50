"""The value that a cell of a return form holds, or a sentence that says why it is not taken."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import LANGUAGES, Translator, mark
from pcve_desktop.imports.return_sheets import Raw, State
from pcve_desktop.imports.table import cell_text
from pcve_desktop.imports.values import read_date
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.fields import LONG, Kind
from pcve_desktop.services.returns import Said

if TYPE_CHECKING:
    from pcve_desktop.models.vocabularies import Vocabulary
    from pcve_desktop.services.return_columns import FormColumn

_NUMBER: Final = re.compile(r"\d{1,9}")
_HUNDRED: Final = 100
_SHOWN: Final = 60
_STATES: Final = {
    State.FORMULA: mark("A formula; write the value itself. Not taken."),
    State.ERROR: mark("The cell shows an error. Not taken."),
    State.MERGED: mark("This cell is merged with another. Not taken."),
}


class NotTakenError(Exception):
    """A cell that holds no value of its column; `said` tells why."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.msgid)
        self.said = said


def value_of(cell: Raw, column: FormColumn) -> Any:
    """Return the value of a cell as its column keeps it, None when empty.

    Raises NotTakenError.
    """
    if cell.state is not State.VALUE:
        raise NotTakenError(Said(_STATES[cell.state]))
    if cell.value is None:
        return None
    if column.kind is Kind.CHOICE:
        return _choice(cell, column.offered)
    if column.kind is Kind.DATE:
        return _day(cell)
    if column.kind is Kind.PERCENT:
        return _percent(cell)
    if column.kind is Kind.INTEGER:
        return _whole(cell, mark("“{text}” is not a whole number. Not taken."))
    text = cell_text(cell.value)
    if len(text) > LONG:
        raise NotTakenError(
            Said(mark("Longer than {limit} characters. Not taken."), {"limit": LONG})
        )
    return text


def _refuse(msgid: str, cell: Raw) -> NotTakenError:
    text = cell_text(cell.value)
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return NotTakenError(Said(msgid, {"text": shown}))


def _choice(cell: Raw, offered: tuple[Vocabulary, ...]) -> Vocabulary:
    said = fold(cell_text(cell.value))
    for words in map(Translator, LANGUAGES):
        for item in offered:
            if said in {fold(words.t(item.label)), fold(item.value)}:
                return item
    raise _refuse(mark("“{text}” is not in the list. Not taken."), cell)


def _day(cell: Raw) -> dt.date:
    value = cell.value
    found: dt.date | None = None
    if isinstance(value, dt.datetime):
        found = value.date()
    elif isinstance(value, dt.date):
        found = value
    elif isinstance(value, str):
        found = read_date(value)
    if found is None:
        raise _refuse(mark("“{text}” is not a date. Not taken."), cell)
    return found


def _percent(cell: Raw) -> int:
    msgid = mark("“{text}” is not a whole number from 0 to 100. Not taken.")
    value = cell.value
    if cell.percent and isinstance(value, int | float):
        # The sheet shows 0.6 as 60 %.
        value = round(value * _HUNDRED, 6)
        cell = Raw(int(value) if value == int(value) else value)
    elif isinstance(value, str):
        cell = Raw(value.removesuffix("%").strip())
    number = _whole(cell, msgid)
    if not 0 <= number <= _HUNDRED:
        raise _refuse(msgid, cell)
    return number


def _whole(cell: Raw, msgid: str) -> int:
    value = cell.value
    if isinstance(value, int) and value >= 0:
        return value
    if isinstance(value, str):
        bare = re.sub(r"[\s\u00a0\u202f’']", "", value)
        if _NUMBER.fullmatch(bare):
            return int(bare)
    raise _refuse(msgid, cell)
