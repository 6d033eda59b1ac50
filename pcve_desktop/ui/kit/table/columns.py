"""Columns of a table, made from the description of the fields, and the cells they show."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pcve_desktop.models import Field, Kind, Record, fields_of

Getter = Callable[[Any], Any]
"""From a record to the value of a cell."""


class Show(enum.Enum):
    """How a cell looks."""

    TEXT = "text"
    STRONG = "strong"
    NUMBER = "number"
    DATE = "date"
    DUE = "due"
    CHIP = "chip"
    STATE = "state"
    PROGRESS = "progress"

    @property
    def elastic(self) -> bool:
        """Say whether the text may be cut: names may, states, dates and numbers never."""
        return self in {Show.TEXT, Show.STRONG}

    @property
    def right(self) -> bool:
        """Say whether the content stands at the right edge."""
        return self in {Show.NUMBER, Show.PROGRESS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. What is not given follows from `field`, which may be None for computed values.

    `getter` takes the record, `text` a value and its record, `glyph` and `tone` the record and
    give the name of a glyph and a token (of a chip: its tone), `late` says whether a date needs
    attention, `sort` turns a value into what is compared. `empty` is the (marked) text of no value.
    `optional` columns are left out, from the right, where the table is too narrow for all.
    """

    name: str
    label: str
    show: Show
    getter: Getter
    field: Field | None = None
    text: Callable[[Any, Any], str] | None = None
    glyph: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    late: Callable[[Any], bool] | None = None
    sort: Callable[[Any], Any] | None = None
    empty: str = ""
    widest: int = 360
    narrowest: int = 96
    stretch: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: words, look, glyph, tone, share of a bar (0-1)."""

    text: str
    show: Show
    glyph: str = ""
    tone: str = ""
    share: float | None = None
    late: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What stands above rows that belong together: words, glyph, how many, folded or not."""

    key: str
    words: str
    count: str
    spoken: str
    glyph: str = ""
    folded: bool = False


_SHOWS = {
    Kind.INTEGER: Show.NUMBER,
    Kind.DECIMAL: Show.NUMBER,
    Kind.MONEY: Show.NUMBER,
    Kind.RATING: Show.NUMBER,
    Kind.PERCENT: Show.PROGRESS,
    Kind.DATE: Show.DATE,
    Kind.TIME: Show.DATE,
    Kind.TIMESTAMP: Show.DATE,
}


def column(entity: type[Record], name: str, **changes: Any) -> Column:
    """Return the column of a field; `changes` replaces what `Column` holds (label, show, ...)."""
    field = fields_of(entity)[name]
    title = name == entity.__entity__.title
    show = Show.STRONG if title else _SHOWS.get(field.kind, Show.TEXT)
    plain = Column(
        name=name,
        label=field.label,
        show=show,
        getter=lambda record: getattr(record, name),
        field=field,
        stretch=3 if title else 1,
        # The words of a choice are read as a whole; names may be cut.
        narrowest=180 if title else 170 if field.kind is Kind.CHOICE else 96,
        empty="" if title else "–",
    )
    return replace(plain, **changes)


def table_columns(entity: type[Record]) -> list[Column]:
    """Return a column for each field that is marked as shown in tables."""
    return [column(entity, name) for name, field in fields_of(entity).items() if field.table]
