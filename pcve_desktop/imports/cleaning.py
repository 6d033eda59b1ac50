"""What every cell goes through, whatever the file: no control characters, no empty texts."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pcve_desktop.imports.table import Cell

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029]")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_TEXT_MARKER: Final = re.compile(r"^'(?=[\d+=@-])")
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_EXACT_FLOAT: Final = 2**53


def strip_controls(text: str) -> tuple[str, int]:
    """Remove control characters other than tab and line ends; return the text and how many."""
    return _CONTROL.subn("", text)


def clean_text(text: str) -> str | None:
    """Return the text with plain line ends and nothing around it; None when nothing is left.

    The apostrophe that keeps a spreadsheet from reading “0388…” as a number goes too.
    """
    return _TEXT_MARKER.sub("", _LINE_ENDS.sub("\n", text).strip()) or None


def is_error(value: object) -> bool:
    """Tell whether a spreadsheet shows this value as an error, such as #N/A."""
    return isinstance(value, str) and value in _ERRORS


def clean_cell(value: object) -> Cell:
    """Return what a workbook cell holds as one of the kinds of `Cell`."""
    if value is None or is_error(value):
        return None
    if isinstance(value, str):
        return _clean_workbook_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _clean_number(value)
    return _clean_moment(value)


def _clean_workbook_text(value: str) -> str | None:
    if "_x" in value:
        # A workbook writes a control character as _x000D_.
        value = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return clean_text(strip_controls(value)[0])


def _clean_number(value: float) -> int | float | None:
    if isinstance(value, int):
        return value
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 -- NaN test
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT_FLOAT else value


def _clean_moment(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        return str(value)
    return clean_text(str(value))
