"""Reading the journal: who changed what, when, from what; what can be undone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.journal import log, receipts
from pcve_desktop.journal.aside import wholly_aside
from pcve_desktop.journal.batch import DEL, GONE, ROW
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import BATCH, OP, RECEIVED_BATCH, REPLACES
from pcve_desktop.journal.undone import undone_batches
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow


# A network that has begun is not taken back by the next Ctrl+Z: nothing would be left to look at.
# What was removed for good does not come back.
_NOT_OWN_WORK = frozenset({"undo", "redo", "office", "begin", "purge"})


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
        .where(OP.c.record_id == record, OP.c.field != GONE, log.counts())
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
    wanted = (BATCH.c.id == batch_id) & (OP.c.field != GONE) & log.counts()
    place = OP.c.batch_seq == BATCH.c.seq
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


def entries(connection: Connection, *, limit: int = 200) -> list[Entry]:
    """Return what was done in the file, latest first.

    What is aside is as good as not done; only a received file that was taken back is there, and
    own work (itself taken back) that went with it.
    """
    undone, hidden = _undone(connection), wholly_aside(connection)
    hidden -= receipts.undone(connection).keys()
    if hidden:
        brought = select(BATCH.c.id).join(RECEIVED_BATCH, RECEIVED_BATCH.c.batch_seq == BATCH.c.seq)
        undone |= hidden - set(connection.scalars(brought))
        hidden -= undone
    rows = connection.execute(select(BATCH).order_by(BATCH.c.seq.desc()))
    shown = (row for row in rows if row.id not in hidden)
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
        for row in islice(shown, limit)
    ]


def _undone(connection: Connection) -> set[str]:
    """Return what is taken back at present, received files included."""
    return undone_batches(connection) | receipts.undone(connection).keys()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A batch that undo or redo would take back, with what the user did."""

    batch_id: str
    label: str
    label_values: dict[str, Any]


def undo_candidate(connection: Connection, device: str, since: int) -> Candidate | None:
    """Return the last own change after batch number `since` that is not taken back.

    It does not go further back than a file that was taken back: what is older would be brought
    back as something new, which that file, taken in again, has not seen.
    """
    files = receipts.undone(connection)
    gone = _undone(connection) | wholly_aside(connection)
    for row in _own(connection, device, since):
        if row.id in files:
            return None
        if row.kind not in _NOT_OWN_WORK and row.id not in gone:
            return _candidate(row)
    return None


def redo_candidate(connection: Connection, device: str, since: int) -> Candidate | None:
    """Return what redo would bring back, if nothing new was done after it was taken back.

    The undo that was made last, or the received file that was taken back last.
    """
    files = receipts.undone(connection)
    gone = _undone(connection) | wholly_aside(connection)
    last = next(((one, at) for one, at in files.items() if at > since), None)
    for row in _own(connection, device, since):
        if last is not None and row.seq <= last[1]:
            break
        if row.id in gone:
            continue
        if row.kind == "undo":
            return _candidate(row)
        if row.kind not in _NOT_OWN_WORK:
            return None
    if last is None:
        return None
    row = connection.execute(select(BATCH).where(BATCH.c.id == last[0])).one()
    return _candidate(row)


def _own(connection: Connection, device: str, since: int) -> list[AnyRow]:
    query = select(BATCH).where(BATCH.c.device == device, BATCH.c.seq > since)
    return list(connection.execute(query.order_by(BATCH.c.seq.desc())))


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(row.id, row.label, json.loads(row.label_values))
