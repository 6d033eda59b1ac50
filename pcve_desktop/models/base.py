"""The base of every entity: identity, common columns, registry and computed identifiers."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- SQLAlchemy resolves the annotations at run time
import os
import time
import uuid
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import String, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.vocabularies import Handling

_NAMESPACE = uuid.UUID("5f0c3a0e-8d5b-5b0a-9a63-1f6f5bb0c1f4")


class Base(DeclarativeBase):
    """All mapped tables, journal included."""


@dataclass(frozen=True, slots=True)
class EntityInfo:
    """How an entity is called and where it stands among the others.

    `title` names the field that stands for a record in lists; `parent` the reference that owns it;
    `ends` the fields from which the identifier of a link is computed. `reported` is false for what
    people only arrange for themselves in the program: no report or sheet holds it.
    """

    key: str
    singular: str
    plural: str
    title: str = ""
    parent: str = ""
    ends: tuple[str, ...] = ()
    reported: bool = True

    @property
    def link(self) -> bool:
        """Say whether a record only ties others together (one record per combination)."""
        return bool(self.ends)


ENTITIES: dict[str, type[Record]] = {}


def new_id() -> str:
    """Return a time-ordered UUID (version 7, RFC 9562)."""
    value = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))


def computed_id(entity: str, *parts: str) -> str:
    """Return the identifier that every office computes alike for the same combination."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((entity, *parts))))


class Record(Base):
    """A record of a workspace. Every change to one is in the journal."""

    __abstract__ = True
    __entity__: ClassVar[EntityInfo]

    id: Mapped[str] = mapped_column(String(36), primary_key=True)

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return cls.__entity__.key

    def __init_subclass__(cls, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        if "__entity__" in cls.__dict__:
            ENTITIES[cls.__entity__.key] = cls

    def __init__(self, **values: Any) -> None:
        info = self.__entity__
        if "id" not in values:
            values["id"] = (
                computed_id(info.key, *(str(values[end]) for end in info.ends))
                if info.ends
                else new_id()
            )
        # Defaults apply at once, not at flush: a record in memory is complete.
        for name, default in defaults_of(type(self)).items():
            values.setdefault(name, default)
        super().__init__(**values)

    @declared_attr
    @classmethod
    def handling(cls) -> Mapped[Handling]:
        """Declare the handling level, TLP 2.0 names (FIRST); RED is never stored."""
        default = getattr(cls, "__handling__", Handling.AMBER)
        return f.choice(
            mark("Handling level"), Handling, default, section=SHARING, help=HANDLING_HELP
        )

    @declared_attr
    @classmethod
    def validated(cls) -> Mapped[bool]:
        """Declare whether the record is a draft or agreed."""
        return f.flag(mark("Validated"), section=SHARING, help=mark("Agreed by the network."))

    @declared_attr
    @classmethod
    def changed_at(cls) -> Mapped[dt.datetime | None]:
        """Declare when a field last changed (UTC), computed from the journal."""
        return f.timestamp(mark("Changed on"))

    @declared_attr
    @classmethod
    def changed_by(cls) -> Mapped[str | None]:
        """Declare which office last changed a field, computed from the journal."""
        return f.text(mark("Changed by"), form=False)


SHARING = mark("Sharing")
HANDLING_HELP = mark(
    "Clear: everybody. Green: the wider community. Amber: the network and who needs it. "
    "Amber strict: the network only."
)


class InNetwork:
    """Mixin: the record belongs to one network."""

    network_id: Mapped[str] = f.reference(mark("Network"), "network", required=True, form=False)


class InCycle(InNetwork):
    """Mixin: the record belongs to one cycle of a network."""

    cycle_id: Mapped[str | None] = f.reference(mark("Cycle"), "cycle", form=False)


class Continues:
    """Mixin: the record may go on from one of an earlier cycle.

    A plain identifier, not a reference: the earlier record may be purged, and records could
    otherwise refer to each other in a circle after a merge.
    """

    continues: Mapped[str | None] = f.text(mark("Goes on from"), form=False)


_FIELDS: dict[type[Record], dict[str, f.Field]] = {}
_LAST = ("continues", "network_id", "cycle_id", "handling", "validated", "changed_at", "changed_by")


def fields_of(entity: type[Record]) -> dict[str, f.Field]:
    """Return the fields of an entity by name: its own in order of declaration, then the common."""
    known = _FIELDS.get(entity)
    if known is None:
        found = {
            attribute.key: attribute.columns[0].info["field"].named(attribute.key)
            for attribute in inspect(entity).column_attrs
            if "field" in attribute.columns[0].info
        }
        own = {name: field for name, field in found.items() if name not in _LAST}
        common = {name: found[name] for name in _LAST if name in found}
        known = _FIELDS[entity] = own | common
    return known


_DEFAULTS: dict[type[Record], dict[str, Any]] = {}


def defaults_of(entity: type[Record]) -> dict[str, Any]:
    """Return the values that columns have when nothing was said."""
    known = _DEFAULTS.get(entity)
    if known is None:
        known = _DEFAULTS[entity] = {
            attribute.key: attribute.columns[0].default.arg
            for attribute in inspect(entity).column_attrs
            if attribute.columns[0].default is not None
        }
    return known


def title_of(record: Record) -> str:
    """Return the text that stands for a record in lists (empty for a pure link)."""
    info = record.__entity__
    return str(getattr(record, info.title) or "") if info.title else ""
