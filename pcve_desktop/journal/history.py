"""Reading the journal: who changed what, when, from what; what can be undone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.journal import log
from pcve_desktop.journal.aside import wholly_aside
from pcve_desktop.journal.batch import DEL, ROW
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import BATCH, OP, RECEIVED, REPLACES
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow


# A network that has begun is not taken back by the next Ctrl+Z: nothing would be left to look at.
_NOT_OWN_WORK = frozenset({"undo", "redo", "office", "begin"})


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one field of a record; `_row` and `_del` stand for its coming and going."""

    batch_id: str
    made_at: dt.datetime
    office: str
    kind: str
    label: str
    label_values: dict[str, Any]
    entity: str
    record: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One batch in the list of what was done."""

    batch_id: str
    made_at: dt.datetime
    office: str
    kind: str
    label: str
    label_values: dict[str, Any]
    records: int
    undone: bool


def record_history(connection: Connection, record: str) -> list[Event]:
    """Return all changes of a record, latest first."""
    rows = connection.execute(
        select(OP, BATCH.c.id.label("batch_id"), BATCH.c.made_at, BATCH.c.office, BATCH.c.kind,
               BATCH.c.label, BATCH.c.label_values)
        .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
        .where(OP.c.record_id == record, log.counts())
        .order_by(OP.c.id)
    ).all()  # fmt: skip
    values = {row.id: row.value for row in rows}
    query = (
        select(REPLACES.c.op_id, func.max(REPLACES.c.replaced_id))
        .join(OP, OP.c.id == REPLACES.c.op_id)
        .where(OP.c.record_id == record, log.counts())
        .group_by(REPLACES.c.op_id)
    )
    replaced = dict(connection.execute(query).all())
    return [_event(row, values.get(replaced.get(row.id, 0))) for row in reversed(rows)]


def batch_records(connection: Connection, batch_id: str) -> dict[str, str]:
    """Return the records that one batch is about, in the order in which they first appear.

    By identifier, with the key of the entity.
    """
    query = (
        select(OP.c.record_id, OP.c.entity, func.min(OP.c.idx).label("first"))
        .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
        .where(BATCH.c.id == batch_id, log.counts())
        .group_by(OP.c.record_id)
        .order_by("first")
    )
    return {row.record_id: row.entity for row in connection.execute(query)}


def batch_history(
    connection: Connection, batch_id: str, *, records: Sequence[str] | None = None
) -> list[Event]:
    """Return what one batch changed (of these records only), in the order of the changes."""
    wanted, place = (BATCH.c.id == batch_id) & log.counts(), OP.c.batch_seq == BATCH.c.seq
    if records is not None:
        wanted &= OP.c.record_id.in_(records)
        # As a sum it is found by record: an import holds thousands of other operations.
        place = OP.c.batch_seq + 0 == BATCH.c.seq
    rows = connection.execute(
        select(OP, BATCH.c.id.label("batch_id"), BATCH.c.made_at, BATCH.c.office, BATCH.c.kind,
               BATCH.c.label, BATCH.c.label_values)
        .join(BATCH, place)
        .where(wanted)
        .order_by(OP.c.id)
    ).all()  # fmt: skip
    latest = (
        select(REPLACES.c.op_id, func.max(REPLACES.c.replaced_id).label("replaced"))
        .join(OP, OP.c.id == REPLACES.c.op_id)
        .join(BATCH, place)
        .where(wanted)
        .group_by(REPLACES.c.op_id)
        .subquery()
    )
    query = select(latest.c.op_id, OP.c.value).join(OP, OP.c.id == latest.c.replaced)
    before = {row.op_id: row.value for row in connection.execute(query)}
    return [_event(row, before.get(row.id)) for row in rows]


def _event(row: AnyRow, before: str | None) -> Event:
    cls = ENTITIES.get(row.entity)
    field = fields_of(cls).get(row.field) if cls else None
    plain = row.field in {ROW, DEL}
    return Event(
        batch_id=row.batch_id,
        made_at=dt.datetime.fromisoformat(row.made_at),
        office=row.office,
        kind=row.kind,
        label=row.label,
        label_values=json.loads(row.label_values),
        entity=row.entity,
        record=row.record_id,
        field=row.field,
        before=None if plain or field is None else decode(field, read(before)),
        after=None if plain or field is None else decode(field, read(row.value)),
    )


def undone_batches(connection: Connection) -> set[str]:
    """Return the batches that are taken back at present (an undone undo does not count)."""
    undone: set[str] = set()
    aside = wholly_aside(connection)
    query = select(BATCH.c.id, BATCH.c.target).where(BATCH.c.target.is_not(None))
    # Latest first: whether an undo counts depends only on what came after it.
    for identifier, target in connection.execute(query.order_by(BATCH.c.seq.desc())):
        if identifier not in undone and identifier not in aside:
            undone.add(target)
    return undone


def merges_taken_back(connection: Connection) -> set[str]:
    """Return the batches with what was decided about files that are taken back at present."""
    query = select(RECEIVED.c.decided).where(RECEIVED.c.undone_at.is_not(None))
    return set(connection.scalars(query)) - {""}


def entries(connection: Connection, *, limit: int = 200) -> list[Entry]:
    """Return what was done in the file, latest first."""
    undone = undone_batches(connection) | merges_taken_back(connection)
    rows = connection.execute(select(BATCH).order_by(BATCH.c.seq.desc()).limit(limit))
    return [
        Entry(
            batch_id=row.id,
            made_at=dt.datetime.fromisoformat(row.made_at),
            office=row.office,
            kind=row.kind,
            label=row.label,
            label_values=json.loads(row.label_values),
            records=row.records,
            undone=row.id in undone,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A batch that undo or redo would take back, with what the user did."""

    batch_id: str
    label: str
    label_values: dict[str, Any]


def undo_candidate(connection: Connection, device: str, since: int) -> Candidate | None:
    """Return the last own change after batch number `since` that is not taken back."""
    undone = undone_batches(connection) | merges_taken_back(connection)
    for row in _own(connection, device, since):
        if row.kind not in _NOT_OWN_WORK and row.id not in undone:
            return _candidate(row)
    return None


def redo_candidate(connection: Connection, device: str, since: int) -> Candidate | None:
    """Return the undo that redo would take back: the last one, if nothing new was done after it.

    A file that was taken back has no undo of its own: what was decided about it stands for it.
    """
    merges = merges_taken_back(connection)
    undone = undone_batches(connection) | merges
    for row in _own(connection, device, since):
        if row.id in merges or (row.kind == "undo" and row.id not in undone):
            return _candidate(row)
        if row.kind not in _NOT_OWN_WORK and row.id not in undone:
            return None
    return None


def _own(connection: Connection, device: str, since: int) -> list[AnyRow]:
    query = select(BATCH).where(BATCH.c.device == device, BATCH.c.seq > since)
    return list(connection.execute(query.order_by(BATCH.c.seq.desc())))


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(row.id, row.label, json.loads(row.label_values))
