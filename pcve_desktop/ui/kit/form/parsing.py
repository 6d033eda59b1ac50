"""What people type, read as numbers, dates and times in the habits of their language.

Pure functions, no widgets. Empty text is None, never zero. Whatever cannot be read raises
`TypingError` with a sentence that says what to type instead.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import LANGUAGES, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.i18n import Translator

LARGEST = 1e12
"""Numbers from here on are slips of the keyboard, not counts or amounts."""

_EARLIEST, _LATEST = 1900, 2199
_DECORATION = re.compile(r"[\s\u2009\u202f€%'’]+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|[.,]\d+)")
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./\-\s]+(\d{1,2})(?:[./\-\s]+(\d{4}|\d{2}))?\.?")
_ISO_DATE = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})")
_PACKED_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORD_DATE = re.compile(r"(\d{1,2})(?:\.|er|st|nd|rd|th)?\s*([^\W\d]+)\.?(?:,?\s*(\d{4}|\d{2}))?")
_WORD_FIRST = re.compile(r"([^\W\d]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(\d{4}|\d{2}))?")
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?\s*(?:uhr)?\s*([ap])?\.?(?:m\.?)?")
_PACKED_TIME = re.compile(r"(\d{1,2})(\d{2})")
_SHORTEST_MONTH = 3


class TypingError(PasserelleError):
    """A text that is not a number, a date or a time; the message says what to type."""


def fold(text: str) -> str:
    """Return a text without accents and case, for searching and sorting."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(mark_ for mark_ in plain if not unicodedata.combining(mark_)).casefold().strip()


def parse_number(text: str, tr: Translator, *, whole: bool = False) -> float | int | None:
    """Return the number a person wrote, None for an empty text.

    Spaces, currency and percent signs are ignored. A comma or a point that stands once is read as
    the language does when it is its decimal sign, as a thousands sign when it is that and three
    digits follow, and otherwise as a decimal sign. `whole` refuses decimals and returns an int.
    """
    compact = _DECORATION.sub("", text).replace("\u2212", "-")
    if not compact:
        return None
    if not _NUMBER.fullmatch(compact):
        raise TypingError(mark("Write a number, for example {example}."), example=_example(tr))
    value = float(_plain(compact, tr))
    if abs(value) >= LARGEST:
        raise TypingError(mark("This number is too long: write a smaller one."))
    if not whole:
        return value
    if not value.is_integer():
        raise TypingError(mark("Write a whole number, without decimals."))
    return int(value)


def _example(tr: Translator) -> str:
    return tr.number(12.5)


def _plain(compact: str, tr: Translator) -> str:
    """Return the number with a point as decimal sign and no thousands signs."""
    signs = [sign for sign in compact if sign in ".,"]
    if not signs:
        return compact
    last = signs[-1]
    if len(set(signs)) > 1:
        other = "," if last == "." else "."
        if signs.count(last) > 1:
            raise TypingError(mark("Write a number, for example {example}."), example=_example(tr))
        return compact.replace(other, "").replace(last, ".")
    if len(signs) > 1:
        return compact.replace(last, "")
    from babel.numbers import get_decimal_symbol, get_group_symbol

    groups = last == get_group_symbol(tr.locale) and last != get_decimal_symbol(tr.locale)
    if groups and re.fullmatch(r"[+-]?\d{1,3}[.,]\d{3}", compact):
        return compact.replace(last, "")
    return compact.replace(last, ".")


def show_number(value: float | None, tr: Translator, *, money: bool = False) -> str:
    """Return a number as it stands in a field, empty for None; cents have two places."""
    if value is None:
        return ""
    if float(value).is_integer():
        return tr.number(int(value))
    return tr.number(value, 2 if money else None)


def parse_date(text: str, tr: Translator, *, today: dt.date) -> dt.date | None:
    """Return the date a person wrote, None for an empty text.

    The day stands before the month, as everywhere this program is used; without a year it is the
    year of `today`. Month names may be shortened to three letters, in any language spoken here.
    """
    words = fold(text)
    if not words:
        return None
    try:
        return _date_in(words, today)
    except ValueError:
        example = tr.date(dt.date(today.year, 12, 3), "short")
        raise TypingError(
            mark("Write a date as day, month, year, for example {example}."), example=example
        ) from None


def _date_in(words: str, today: dt.date) -> dt.date:
    if found := _ISO_DATE.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
        return _checked(year, month, day)
    if found := _NUMERIC_DATE.fullmatch(words) or _PACKED_DATE.fullmatch(words):
        day, month = int(found[1]), int(found[2])
        return _checked(_year(found[3], today), month, day)
    if found := _WORD_DATE.fullmatch(words):
        return _checked(_year(found[3], today), _month(found[2]), int(found[1]))
    if found := _WORD_FIRST.fullmatch(words):
        return _checked(_year(found[3], today), _month(found[1]), int(found[2]))
    raise ValueError(words)


def _checked(year: int, month: int, day: int) -> dt.date:
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(year)
    return dt.date(year, month, day)


def _year(text: str | None, today: dt.date) -> int:
    if text is None:
        return today.year
    return int(text) if len(text) == 4 else today.year // 100 * 100 + int(text)


def _month(word: str) -> int:
    if len(word) < _SHORTEST_MONTH:
        raise ValueError(word)
    names = list(_month_names())
    exact = {number for name, number in names if name == word}
    found = exact or {number for name, number in names if name.startswith(word)}
    if len(found) != 1:
        raise ValueError(word)
    return found.pop()


def _month_names() -> Iterator[tuple[str, int]]:
    from babel.dates import get_month_names

    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                yield fold(name).rstrip("."), number


def parse_time(text: str, tr: Translator) -> dt.time | None:
    """Return the time a person wrote (17:30, 17 h 30, 17.30, 1730, 5 pm), None for empty text."""
    words = fold(text)
    if not words:
        return None
    try:
        return _time_in(words)
    except ValueError:
        example = tr.time(dt.time(17, 30))
        raise TypingError(
            mark("Write a time as hours and minutes, for example {example}."), example=example
        ) from None


def _time_in(words: str) -> dt.time:
    packed = _PACKED_TIME.fullmatch(words) if len(words) >= 3 else None
    if packed:
        return dt.time(int(packed[1]), int(packed[2]))
    found = _TIME.fullmatch(words)
    if found is None:
        raise ValueError(words)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(words)
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, minute)
