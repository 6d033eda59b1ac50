"""Columns of a sheet: how the fields of an entity become cells, decided once per column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from pcve_desktop.models import Kind
from pcve_desktop.models.network import Office

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field, Record
    from pcve_desktop.models.vocabularies import Vocabulary
    from pcve_desktop.reports.audiences import View

CellType = Literal["s", "n", "d"]
"""Text, number, date or time (the letters of the file format)."""

# Excel would read these as the beginning of a formula when the cell is edited or saved as CSV.
_FORMULA_STARTS = frozenset("=+-@\t\r")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?")
# The format writes a control character like this: what somebody typed that looks so is no such one.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
# Excel's calendar begins with 1900, and its first two months are off by a day.
_FIRST_DAY = dt.date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, how a record becomes a cell value, and how the cell looks.

    `width` is in characters. `as_text` tells which values are written as marked text instead: a
    text that begins like a formula, a masked number. None when there are none. `name` is the
    field, `kind` its kind, `offered` the values of its list.
    """

    header: str
    read: Callable[[Any], Any]
    type: CellType
    width: float
    number_format: str = "General"
    as_text: Callable[[Any], bool] | None = None
    name: str = "id"
    kind: Kind = Kind.TEXT
    offered: tuple[str, ...] = ()


def columns_of(view: View, entity: type[Record], tr: Translator) -> list[Column]:
    """Return the columns of an entity for an audience, its stable identifier first.

    No two headers are the same: they name the columns of a table.
    """
    made = [Column("id", lambda record: record.id, "s", 38)]
    taken = {"id"}
    for field in view.fields(entity):
        if _has_column(field):
            column = _column(view, entity, field, tr)
            header, number = column.header, 2
            while header.casefold() in taken:
                header, number = f"{column.header} {number}", number + 1
            taken.add(header.casefold())
            offered = _offered(field, tr)
            made.append(
                replace(column, header=header, name=field.name, kind=field.kind, offered=offered)
            )
    return made


def _offered(field: Field, tr: Translator) -> tuple[str, ...]:
    """Return the values that a cell may hold, in words; none when it is free."""
    if field.kind is Kind.BOOLEAN:
        return (tr.t("Yes"), tr.t("No"))
    if field.kind is Kind.CHOICE:
        return tuple(tr.t(item.label) for item in field.vocabulary or ())
    return ()


def _has_column(field: Field) -> bool:
    # Network and cycle are the same on every row: the overview names them.
    return field.kind is not Kind.POSITION and field.name not in {"network_id", "cycle_id"}


def _column(view: View, entity: type[Record], field: Field, tr: Translator) -> Column:
    header = tr.t(field.label)
    if field.unit and field.kind is not Kind.MONEY:
        header = f"{header} ({field.unit})"
    read = view.reader(entity, field.name)
    width = max(_WIDTHS.get(field.kind, 16.0), min(26.0, len(header) * 1.15 + 4))
    if field.name == "changed_by":
        return Column(header, _office(view, read), "s", width, as_text=looks_like_formula)
    if field.kind in _TEXTS:
        return Column(header, clean_or_none(read), "s", width, as_text=looks_like_formula)
    if field.kind in {Kind.CHOICE, Kind.CHOICES}:
        return Column(header, _words(field, read, tr), "s", width)
    if field.kind is Kind.BOOLEAN:
        words = {True: tr.t("Yes"), False: tr.t("No")}
        return Column(header, lambda record: words.get(read(record)), "s", width)
    if field.kind in _MOMENTS:
        return Column(header, _MOMENTS[field.kind](read), "d", width, date_format(field.kind, tr))
    masked = _is_text if field.counted else None
    number_format = _NUMBER_FORMATS.get(field.kind, "General")
    return Column(header, read, "n", width, number_format, as_text=masked)


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.REFERENCE})

_WIDTHS = {
    Kind.TEXT: 34.0,
    Kind.LONG_TEXT: 52.0,
    Kind.REFERENCE: 28.0,
    Kind.EMAIL: 30.0,
    Kind.PHONE: 20.0,
    Kind.URL: 30.0,
    Kind.CHOICE: 22.0,
    Kind.CHOICES: 28.0,
    Kind.DATE: 13.0,
    Kind.TIMESTAMP: 18.0,
    Kind.TIME: 10.0,
    Kind.BOOLEAN: 12.0,
}

_NUMBER_FORMATS = {
    Kind.INTEGER: "0",
    Kind.MONEY: '#,##0.00 "€"',
    # The value stays 0 to 100, as it was typed and as it is read back.
    Kind.PERCENT: '0" %"',
    Kind.RATING: "0.0",
}


def date_format(kind: Kind, tr: Translator) -> str:
    """Return how a date, a time or a moment is shown."""
    day = tr.spoken.short.lower()
    return {Kind.DATE: day, Kind.TIME: "hh:mm"}.get(kind, f"{day} hh:mm")


def _words(field: Field, read: Callable[[Any], Any], tr: Translator) -> Callable[[Any], Any]:
    """Return a reader of vocabulary labels in the language of the sheet."""
    labels: dict[Any, str] = {item: tr.t(item.label) for item in field.vocabulary or ()}
    if field.kind is Kind.CHOICE:
        return lambda record: labels.get(read(record))
    several: dict[tuple[Vocabulary, ...], str | None] = {}

    def read_labels(record: Any) -> str | None:
        items = tuple(read(record) or ())
        if items not in several:
            several[items] = ", ".join(labels[item] for item in items) or None
        return several[items]

    return read_labels


def _office(view: View, read: Callable[[Any], Any]) -> Callable[[Any], str | None]:
    """Return a reader of the name of the office that wrote a record."""
    return lambda record: clean(view.title(Office, read(record))) or None


def _days(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_day(record: Any) -> dt.date | None:
        day: dt.date | None = read(record)
        # A number before the beginning of the calendar shows as ####; no date is better.
        return day if day is None or day >= _FIRST_DAY else None

    return read_day


def _moments(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_moment(record: Any) -> dt.datetime | None:
        moment: dt.datetime | None = read(record)
        # Sheets know no time zone: the moment is written in the local one.
        return moment.astimezone().replace(tzinfo=None) if moment is not None else None

    return read_moment


def _times(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return read


_MOMENTS: dict[Kind, Callable[[Callable[[Any], Any]], Callable[[Any], Any]]] = {
    Kind.DATE: _days,
    Kind.TIMESTAMP: _moments,
    Kind.TIME: _times,
}


def clean_or_none(read: Callable[[Any], Any]) -> Callable[[Any], str | None]:
    """Return a reader of text that a sheet can hold, None when there is none."""

    def read_text(record: Any) -> str | None:
        text: str | None = read(record)
        if not text:
            return None
        # Nearly every text passes this quick test; line breaks and odd characters do not.
        if text.isprintable() and len(text) <= _LONGEST and "_x" not in text:
            return text
        return clean(text) or None

    return read_text


def clean(text: str) -> str:
    """Remove what the file format cannot hold; keep line breaks as line feeds."""
    if text[:1] == "\r":
        text = text.lstrip("\r\n")
    text = _NOT_IN_XML.sub("", _LINE_ENDS.sub("\n", text))
    return _ESCAPED.sub("_x005F_", text)[:_LONGEST]


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet program might take a text for a formula."""
    return text[0] in _FORMULA_STARTS


def _is_text(value: object) -> bool:
    return isinstance(value, str)
