"""The months of a time axis: where each begins and its short name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def month_name(day: date, tr: Translator) -> str:
    """Give the short name of a day's month, with the year in January."""
    from babel.dates import format_date

    return format_date(day, "LLL y" if day.month == 1 else "LLL", locale=tr.locale)


def month_starts(first: date, last: date) -> tuple[date, ...]:
    """Give the first days of the months that begin between two days, both included."""
    starts: list[date] = []
    year, month = first.year, first.month
    if first.day > 1:
        year, month = _next(year, month)
    while (start := date(year, month, 1)) <= last:
        starts.append(start)
        year, month = _next(year, month)
    return tuple(starts)


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
