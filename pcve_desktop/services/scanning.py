"""The text scan over records: what of a network, or of an export, looks personal, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pcve_desktop.models.base import ENTITIES, Record, fields_of
from pcve_desktop.models.network import Network, Office
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.scan import Mark, MarkKind, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pcve_desktop.models.fields import Field
    from pcve_desktop.services.dataset import Dataset

_AROUND = 48
_STEP = 50
_SHORTEST_KNOWN = 3


class Readable(Protocol):
    """Records as somebody may see them (`reports.audiences.View`)."""

    def records(self, entity: type[Any], /) -> list[Any]:
        """Return the records shown."""

    def fields(self, entity: type[Record], /) -> list[Field]:
        """Return the fields shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that looks personal, and the field of the record in which it stands."""

    entity: str
    record_id: str
    field: str
    kind: MarkKind
    before: str
    """A few words before the passage, cut between words."""
    passage: str
    after: str


def known_texts(data: Dataset) -> frozenset[str]:
    """Return what a workspace names openly: organisations, places, functions."""
    found: set[str] = set()
    for organisation in data.everywhere(Organisation):
        found.update(
            _lines(
                organisation.name,
                organisation.short_name,
                organisation.other_names,
                organisation.neighbourhoods,
                organisation.address,
                organisation.city,
            )
        )
    for network in data.everywhere(Network):
        found.update(_lines(network.name, network.area, network.city))
    found.update(_lines(*(office.name for office in data.everywhere(Office))))
    found.update(_lines(*(contact.function for contact in data.everywhere(Contact))))
    return frozenset(text for text in found if len(text) >= _SHORTEST_KNOWN)


def _lines(*values: str | None) -> Iterator[str]:
    for value in values:
        for line in (value or "").replace(";", "\n").replace(",", "\n").splitlines():
            if line.strip():
                yield line.strip()
        if value:
            yield value.strip()


@dataclass(frozen=True, slots=True)
class FieldText:
    """What stands in a field of free text of a record."""

    entity: str
    record_id: str
    field: str
    text: str


def texts_of(view: Readable) -> list[FieldText]:
    """Return every free text that a view shows, entity by entity; reads the database."""
    found = []
    for key, entity in ENTITIES.items():
        names = [field.name for field in view.fields(entity) if field.scanned]
        if not names:
            continue
        for record in view.records(entity):
            for name in names:
                text = getattr(record, name)
                if text:
                    found.append(FieldText(key, record.id, name, text))
    return found


def scan_texts(
    texts: Sequence[FieldText],
    *,
    known: frozenset[str],
    language: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> list[Found]:
    """Return what looks personal in some texts, in their order.

    `tell(done, total)` is called now and then; it may raise to stop. Reads no database.
    """
    found = []
    for done, text in enumerate(texts):
        if tell is not None and done % _STEP == 0:
            tell(done, len(texts))
        for mark in scan(text.text, known=known, language=language):
            found.append(_found(text, mark))  # noqa: PERF401 -- two loops read better
    return found


def scan_readable(view: Readable, *, known: frozenset[str], language: str = "") -> list[Found]:
    """Return what looks personal in everything that a view shows."""
    return scan_texts(texts_of(view), known=known, language=language)


def _found(source: FieldText, mark: Mark) -> Found:
    text = source.text
    return Found(
        entity=source.entity,
        record_id=source.record_id,
        field=source.field,
        kind=mark.kind,
        before=_before(text[: mark.start]),
        passage=" ".join(text[mark.start : mark.end].split()),
        after=_after(text[mark.end :]),
    )


def _before(text: str) -> str:
    near = text[-_AROUND:]
    cut = near.partition(" ")[2] if len(text) > _AROUND else near
    return ("… " if len(text) > _AROUND else "") + _flat(cut)


def _after(text: str) -> str:
    near = text[:_AROUND]
    cut = near.rpartition(" ")[0] if len(text) > _AROUND else near
    return _flat(cut) + (" …" if len(text) > _AROUND else "")


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def label_of(found: Found) -> str:
    """Return the name of the field in which a passage stands (msgid)."""
    return fields_of(ENTITIES[found.entity])[found.field].label


def owner_of(data: Dataset, entity: str, record_id: str, homes: Iterable[str]) -> tuple[str, str]:
    """Return the record in whose place a record is shown: itself, or what it is part of."""
    shown = frozenset(homes)
    while entity not in shown:
        record = data.get(ENTITIES[entity], record_id)
        parent = ENTITIES[entity].__entity__.parent
        if record is None or not parent:
            break
        entity, record_id = fields_of(ENTITIES[entity])[parent].target, getattr(record, parent)
    return entity, record_id
