"""What is wrong, or could be better, with the values of a record.

Only a name is ever mandatory. A blocking problem stops the record from being saved (a value that
cannot be kept, a missing name, a professional named without agreement, a case not confirmed as
fictional); everything else is advice shown beside the field.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import Record, fields_of
from pcve_desktop.models.fields import Field, Kind
from pcve_desktop.models.rules import RULES, filled

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

_EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s.,;<>()]{2,}")
_PHONE = re.compile(r"(?:[\d\s+().\-/]|\b(?:ext|poste|or|ou|oder)\b)+", re.IGNORECASE)
_URL = re.compile(r"(?:https?://)?[^\s/:@.]+(?:\.[^\s/:@.]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_PHONE_DIGITS = range(2, 31)
_PLAUSIBLE_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about one field that says what to do; `values` fill its `{placeholders}`."""

    field: str
    msgid: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    blocking: bool = False

    def message(self, tr: Translator) -> str:
        """Return the sentence in the language of `tr`."""
        return tr.t(self.msgid, **self.values)


def problems(
    record_cls: type[Record],
    values: Mapping[str, Any],
    *,
    new: bool = True,
    today: dt.date | None = None,
) -> list[Problem]:
    """Return what is wrong with `values` (field name to Python value), in the order of the fields.

    A new record also needs its required fields; an update (`new=False`) only looks at the fields
    that are there. Rules across fields see nothing but `values`: pass the merged values of a
    record to have them checked in full. Raises KeyError for a name that is no field.
    """
    fields = fields_of(record_cls)
    found: list[Problem] = []
    for name in values:
        if name not in fields and name != "id":
            raise KeyError(name)
    for name, described in fields.items():
        if name in values:
            found += _field_problems(record_cls, described, values[name])
        elif new and described.required:
            found.append(_missing(described))
    # A rule about a value of the wrong type would only repeat the first problem.
    wrong = {problem.field for problem in found if problem.blocking}
    day = today or dt.datetime.now(dt.UTC).astimezone().date()
    found += [
        Problem(rule.field, rule.msgid, blocking=rule.blocking)
        for rule in RULES.get(record_cls.__entity__.key, ())
        if rule.field not in wrong and rule.broken(values, day)
    ]
    order = {name: place for place, name in enumerate(fields)}
    return sorted(found, key=lambda problem: order[problem.field])


def blocking(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a record from being saved."""
    return [problem for problem in found if problem.blocking]


def _missing(described: Field) -> Problem:
    if described.kind is Kind.REFERENCE:
        return Problem(described.name, mark("Choose what this belongs to."), blocking=True)
    return Problem(
        described.name, mark("A few words are needed here; provisional ones are fine."),
        blocking=True,
    )  # fmt: skip


def _field_problems(record_cls: type[Record], described: Field, value: Any) -> list[Problem]:
    if not filled(value) and described.required:
        return [_missing(described)]
    if value is None:
        return _empty_problems(record_cls, described)
    msgid = _TYPES[described.kind](described, value)
    if msgid:
        return [Problem(described.name, msgid, blocking=True)]
    if described.numeric:
        return _range_problems(described, value)
    return _shape_problems(described, value)


def _empty_problems(record_cls: type[Record], described: Field) -> list[Problem]:
    # A list of choices without any is stored as an empty list.
    if record_cls.__table__.columns[described.name].nullable or described.kind is Kind.CHOICES:
        return []
    return [Problem(described.name, mark("Choose one of the values."), blocking=True)]


def _range_problems(described: Field, value: float) -> list[Problem]:
    low, high = described.minimum, described.maximum
    if low is not None and high is not None and not low <= value <= high:
        msgid = mark("Write a number from {low} to {high}.")
    elif low is not None and value < low:
        msgid = mark("Write {low} or more.")
    elif high is not None and value > high:
        msgid = mark("Write {high} or less.")
    else:
        return []
    limits = {"low": _plain(low), "high": _plain(high)}
    return [Problem(described.name, msgid, limits, blocking=True)]


def _plain(limit: float | None) -> str:
    return "" if limit is None else f"{limit:g}"


def _shape_problems(described: Field, value: Any) -> list[Problem]:
    found: list[Problem] = []
    if described.max_length is not None and len(value) > described.max_length:
        found.append(
            Problem(
                described.name,
                mark("This is {length} characters long; {limit} read better. Shorten it."),
                {"length": len(value), "limit": described.max_length},
            )
        )
    check = _SHAPES.get(described.kind)
    if check is not None and filled(value) and not check[0](value):
        found.append(Problem(described.name, check[1]))
    return found


def _is_email(value: str) -> bool:
    return _EMAIL.fullmatch(value.strip()) is not None and ".." not in value


def _is_phone(value: str) -> bool:
    digits = sum(character.isdigit() for character in value)
    return _PHONE.fullmatch(value.strip()) is not None and digits in _PHONE_DIGITS


def _is_url(value: str) -> bool:
    return _URL.fullmatch(value.strip()) is not None


def _is_plausible_day(value: dt.date) -> bool:
    return value.year in _PLAUSIBLE_YEARS


_SHAPES: dict[Kind, tuple[Callable[[Any], bool], str]] = {
    Kind.EMAIL: (
        _is_email,
        mark("This does not look like an e-mail address. It should read like team@place.example."),
    ),
    Kind.PHONE: (
        _is_phone,
        mark("This does not look like a phone number. Digits, spaces and + are enough."),
    ),
    Kind.URL: (
        _is_url,
        mark("This does not look like a web address. It should read like www.place.example."),
    ),
    Kind.DATE: (_is_plausible_day, mark("Check the year of this date.")),
}

_TEXT = mark("Write this as text.")
_NUMBER = mark("Write a number here.")
_WHOLE = mark("Write a whole number here.")
_DAY = mark("Write a date: day, month, year.")
_HOUR = mark("Write a time: hours and minutes.")
_YES_NO = mark("Choose yes or no.")
_LISTED = mark("Choose one of the values of the list.")
_SEVERAL = mark("Choose among the values of the list.")


def _text(_described: Field, value: Any) -> str:
    return "" if isinstance(value, str) else _TEXT


def _whole(_described: Field, value: Any) -> str:
    return "" if isinstance(value, int) and not isinstance(value, bool) else _WHOLE


def _number(_described: Field, value: Any) -> str:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return "" if fits else _NUMBER


def _yes_no(_described: Field, value: Any) -> str:
    return "" if isinstance(value, bool) else _YES_NO


def _day(_described: Field, value: Any) -> str:
    return "" if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else _DAY


def _hour(_described: Field, value: Any) -> str:
    return "" if isinstance(value, dt.time) else _HOUR


def _moment(_described: Field, value: Any) -> str:
    return "" if isinstance(value, dt.datetime) and value.tzinfo is not None else _DAY


def _listed(described: Field, value: Any) -> str:
    return "" if value in _keys(described) else _LISTED


def _several(described: Field, value: Any) -> str:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return _SEVERAL
    keys = _keys(described)
    return "" if all(item in keys for item in value) else _SEVERAL


def _keys(described: Field) -> list[str]:
    # A member equals its key, and a list also answers for values that cannot be hashed.
    return [item.value for item in described.vocabulary or ()]


_TYPES: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.EMAIL: _text,
    Kind.PHONE: _text,
    Kind.URL: _text,
    Kind.POSITION: _text,
    Kind.REFERENCE: _text,
    Kind.INTEGER: _whole,
    Kind.PERCENT: _whole,
    Kind.DECIMAL: _number,
    Kind.MONEY: _number,
    Kind.RATING: _number,
    Kind.BOOLEAN: _yes_no,
    Kind.DATE: _day,
    Kind.TIME: _hour,
    Kind.TIMESTAMP: _moment,
    Kind.CHOICE: _listed,
    Kind.CHOICES: _several,
}
