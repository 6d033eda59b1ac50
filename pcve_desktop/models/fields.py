"""The description of a field: the one place that says what it is, how it is called, who may see it.

A mapped class declares its columns with the functions of this module; the metadata stay on the
column (`column.info["field"]`). Forms, tables, sheets, reports, imports, search and history read
them from there.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, Float, ForeignKey, Integer, String, Time
from sqlalchemy.orm import MappedColumn, mapped_column

from pcve_desktop.models.types import Choice, Choices, UtcDateTime
from pcve_desktop.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = 200
LONG = 20_000


class Kind(enum.Enum):
    """The nature of a value; it decides the editor, the cell format and the journal encoding."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    RATING = "rating"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    TIMESTAMP = "timestamp"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    POSITION = "position"


class Sensitivity(enum.Enum):
    """Whether a field may leave the network: yes, not (contact data), not (internal notes)."""

    NONE = "none"
    CONTACT = "contact"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Field:
    """Everything the program knows about one field of an entity."""

    kind: Kind
    label: str
    name: str = ""
    help: str = ""
    section: str = ""
    vocabulary: type[Vocabulary] | None = None
    target: str = ""
    required: bool = False
    sensitivity: Sensitivity = Sensitivity.NONE
    table: bool = False
    search: bool = False
    counted: bool = False
    form: bool = True
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    synonyms: tuple[str, ...] = ()
    names_allowed: bool = False
    """Whether names belong here: of organisations, places, professionals."""

    @property
    def numeric(self) -> bool:
        """Say whether the value is a number."""
        return self.kind in {
            Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT, Kind.RATING,
        }  # fmt: skip

    @property
    def free_text(self) -> bool:
        """Say whether a person types free words here."""
        return self.kind in {Kind.TEXT, Kind.LONG_TEXT}

    @property
    def scanned(self) -> bool:
        """Say whether the text scan reads what is typed here.

        Contact data and names have their fields; what the program writes is no free text.
        """
        kept = self.names_allowed or self.sensitivity is Sensitivity.CONTACT
        return self.free_text and self.form and not kept

    def named(self, name: str) -> Field:
        """Return the same field under its attribute name."""
        return replace(self, name=name)


def _column(
    type_: Any, field: Field, *args: Any, nullable: bool = True, **kw: Any
) -> MappedColumn[Any]:
    return mapped_column(type_, *args, nullable=nullable, info={"field": field}, **kw)


def text(label: str, *, max_length: int = SHORT, **meta: Any) -> MappedColumn[Any]:
    """Declare one line of text; a required one is never NULL, but may be empty after a purge."""
    field = Field(Kind.TEXT, label, max_length=max_length, **meta)
    return _column(String, field, nullable=not field.required, **_default(field, ""))


def long_text(label: str, *, max_length: int = LONG, **meta: Any) -> MappedColumn[Any]:
    """Declare a text of several lines."""
    field = Field(Kind.LONG_TEXT, label, max_length=max_length, **meta)
    return _column(String, field, nullable=not field.required, **_default(field, ""))


def email(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare an e-mail address."""
    return _column(String, Field(Kind.EMAIL, label, max_length=SHORT, **meta))


def phone(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a phone number, kept as it was written."""
    return _column(String, Field(Kind.PHONE, label, max_length=60, **meta))


def url(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a web address."""
    return _column(String, Field(Kind.URL, label, max_length=500, **meta))


def integer(
    label: str, *, minimum: float | None = 0, maximum: float | None = None, **meta: Any
) -> MappedColumn[Any]:
    """Declare a whole number."""
    field = Field(Kind.INTEGER, label, minimum=minimum, maximum=maximum, **meta)
    return _column(Integer, field)


def decimal(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a number that may have decimals."""
    return _column(Float, Field(Kind.DECIMAL, label, **meta))


def money(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare an amount in euros."""
    return _column(Float, Field(Kind.MONEY, label, minimum=0, unit="€", **meta))


def percent(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a whole percentage, 0 to 100."""
    return _column(Integer, Field(Kind.PERCENT, label, minimum=0, maximum=100, **meta))


def rating(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a rating or an average of ratings, 1 (low) to 5 (high)."""
    return _column(Float, Field(Kind.RATING, label, minimum=1, maximum=5, **meta))


def flag(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a yes/no; unknown counts as no."""
    return _column(Boolean, Field(Kind.BOOLEAN, label, **meta), nullable=False, default=False)


def date(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a plain calendar date."""
    return _column(Date, Field(Kind.DATE, label, **meta))


def time(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a time of day, without time zone."""
    return _column(Time, Field(Kind.TIME, label, **meta))


def timestamp(label: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a moment in UTC, set by the program."""
    return _column(UtcDateTime, Field(Kind.TIMESTAMP, label, form=False, **meta))


def choice(
    label: str, vocabulary: type[Vocabulary], default: Vocabulary | None = None, **meta: Any
) -> MappedColumn[Any]:
    """Declare one value of a vocabulary; with a default the column is never NULL."""
    field = Field(Kind.CHOICE, label, vocabulary=vocabulary, **meta)
    extra = {} if default is None else {"default": default}
    return _column(Choice(vocabulary), field, nullable=default is None, **extra)


def choices(label: str, vocabulary: type[Vocabulary], **meta: Any) -> MappedColumn[Any]:
    """Declare any number of values of a vocabulary, a tuple in vocabulary order."""
    field = Field(Kind.CHOICES, label, vocabulary=vocabulary, **meta)
    return _column(Choices(vocabulary), field, nullable=False, default=())


def reference(label: str, target: str, **meta: Any) -> MappedColumn[Any]:
    """Declare a link to another record by id.

    A required one makes this record part of the other (deleted with it); an optional one is
    cleared when the other is deleted. The key is checked at commit, so that a merge may write
    records in any order.
    """
    field = Field(Kind.REFERENCE, label, target=target, **meta)
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return _column(String(36), field, key, nullable=not field.required, index=True)


def position() -> MappedColumn[Any]:
    """Declare the place in a hand-ordered list, a fractional index (`models.positions`)."""
    return _column(String, Field(Kind.POSITION, "", form=False))


def _default(field: Field, value: object) -> dict[str, object]:
    return {"default": value} if field.required else {}


def encode(value: object) -> object:
    """Return the JSON form of a field value (what the journal and the packages hold)."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def decode(field: Field, value: Any) -> Any:
    """Return the Python value of a JSON form; what cannot be read becomes None (or empty).

    Values written by a newer version of the program (an unknown vocabulary key) stay in the
    journal and show as empty here.
    """
    try:
        return _decode(field, value)
    except (ValueError, TypeError, AttributeError):
        return () if field.kind is Kind.CHOICES else None


def _decode(field: Field, value: Any) -> Any:
    if field.kind is Kind.CHOICES:
        known = {item.value: item for item in field.vocabulary or ()}
        return tuple(known[key] for key in known if key in (value or ()))
    if value is None:
        return None
    if field.kind is Kind.CHOICE and field.vocabulary is not None:
        return field.vocabulary(value)
    return _READERS.get(field.kind, str)(value)


_READERS: dict[Kind, Callable[[Any], object]] = {
    Kind.DATE: dt.date.fromisoformat,
    Kind.TIME: dt.time.fromisoformat,
    Kind.TIMESTAMP: dt.datetime.fromisoformat,
    Kind.BOOLEAN: bool,
    Kind.INTEGER: int,
    Kind.PERCENT: int,
    Kind.DECIMAL: float,
    Kind.MONEY: float,
    Kind.RATING: float,
}
