"""Bringing in operations that no session of this file made: undo, batches from elsewhere."""

from __future__ import annotations

import heapq
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.sqlite import insert

from pcve_desktop.journal import log
from pcve_desktop.journal.aside import aside_since, settle_fresh
from pcve_desktop.journal.batch import BadBatch, Batch, BatchOp, dump, from_json, to_json
from pcve_desktop.journal.changes import Changes
from pcve_desktop.journal.gone import enforce
from pcve_desktop.journal.project import project, table_of
from pcve_desktop.journal.tables import BATCH, ELSEWHERE, OP, WAITING
from pcve_desktop.models.base import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from pcve_desktop.journal.recorder import Author


def write_ops(
    connection: Connection,
    author: Author,
    ops: Iterable[BatchOp],
    *,
    made_at: str,
    label: str,
    values: dict[str, Any],
    kind: str,
    target: str | None = None,
    scope: str | None = None,
) -> Changes:
    """Append operations as one local batch and bring the tables up to date."""
    changes = Changes(label=label, values=values)
    batch = Batch(
        device=author.device,
        clock=log.next_clock(connection, author.milliseconds()),
        schema=author.schema,
        office=author.office,
        label=label,
        made_at=made_at,
        values=values,
        scope=scope,
        kind=kind,
        target=target,
        parents=log.heads(connection),
        ops=tuple(ops),
    ).salted()
    # An undo that finds nothing left to take back is noted too: the next one goes further back.
    if batch.ops or target is not None:
        changes.batch_id, _ = log.append(connection, batch)
        enforce(connection, {op.record for op in batch.ops})
        written = project(connection, {op.record for op in batch.ops})
        changes.touched.update(written)
    return changes


@dataclass(slots=True)
class Received:
    """What became of received batches."""

    added: list[str] = field(default_factory=list)
    # The local numbers of the batches added.
    seqs: list[int] = field(default_factory=list)
    # Records of which something was put aside, by entity.
    aside: dict[str, set[str]] = field(default_factory=dict)
    known: int = 0
    waiting: int = 0
    touched: dict[str, set[str]] = field(default_factory=dict)


def ingest(
    connection: Connection,
    batches: Iterable[Batch],
    *,
    aside: Collection[str] = (),
    elsewhere: Iterable[str] = (),
) -> Received:
    """Add batches from elsewhere, in any order, and bring the tables up to date.

    What they say about the records in `aside` is put aside, with what builds on it. Batches in
    `elsewhere` were left out on purpose: nothing waits for them. A batch whose other parents have
    not arrived waits in the file. The same batch twice changes nothing. Raises BadBatch for what
    no program of ours wrote; the caller then takes everything back.
    """
    with log.uncollected():
        return _ingest(connection, batches, aside, set(elsewhere))


def _ingest(
    connection: Connection,
    batches: Iterable[Batch],
    aside: Collection[str],
    elsewhere: set[str],
) -> Received:
    result = Received()
    pending = {
        row.batch_id: from_json(json.loads(row.payload))
        for row in connection.execute(WAITING.select())
    }
    received = {batch.identifier(): batch for batch in batches}
    known = _known(connection, received)
    result.known = len(known)
    pending |= {key: batch for key, batch in received.items() if key not in known}
    _note_elsewhere(connection, elsewhere)
    before = connection.scalar(select(func.max(OP.c.id))) or 0
    records: set[str] = set()
    result.added = _in_order(connection, pending)
    for part in log.chunks(result.added, log.LARGE):
        ready = {identifier: pending.pop(identifier) for identifier in part}
        result.seqs += [seq for _, seq in log.append_all(connection, ready)]
        records.update(op.record for batch in ready.values() for op in batch.ops)
    _refuse_changelings(connection, records)
    connection.execute(WAITING.delete())
    for identifier, batch in pending.items():
        connection.execute(
            insert(WAITING).values(batch_id=identifier, payload=dump(to_json(batch)))
        )
    result.waiting = len(pending)
    records |= settle_fresh(connection, records, before=before, aside=aside)
    result.aside = aside_since(connection, before)
    enforce(connection, records)
    result.touched = project(connection, records)
    return result


def _note_elsewhere(connection: Connection, identifiers: set[str]) -> None:
    """Remember which batches nothing waits for, unless they are here."""
    missing = identifiers - _known(connection, identifiers)
    if missing:
        statement = insert(ELSEWHERE).on_conflict_do_nothing()
        connection.execute(statement, [{"batch_id": one} for one in sorted(missing)])


def _in_order(connection: Connection, pending: dict[str, Batch]) -> list[str]:
    """Return the batches that can be added, each after its parents and those it replaces from.

    Ascending clocks among those that are free keep local numbers close to the order of events.
    """
    away = set(connection.scalars(select(ELSEWHERE.c.batch_id)))
    away -= pending.keys()
    needed = {identifier: _needs(batch, away) for identifier, batch in pending.items()}
    here = _known(connection, set().union(*needed.values()) - pending.keys())
    followers: dict[str, list[str]] = {}
    for identifier, needs in needed.items():
        needs.difference_update(here)
        for need in needs:
            followers.setdefault(need, []).append(identifier)
    free = [(pending[key].clock, key) for key, needs in needed.items() if not needs]
    heapq.heapify(free)
    order: list[str] = []
    while free:
        _, identifier = heapq.heappop(free)
        order.append(identifier)
        for follower in followers.get(identifier, ()):
            needed[follower].discard(identifier)
            if not needed[follower]:
                heapq.heappush(free, (pending[follower].clock, follower))
    return order


def _needs(batch: Batch, away: set[str]) -> set[str]:
    """Return what has to be there first; of the parents, those elsewhere are done without."""
    replaced = {key[0] for op in batch.ops for key in op.replaces if key[0]}
    return replaced | {parent for parent in batch.parents if parent not in away}


_CHANGELINGS = """
SELECT 1 FROM journal_op WHERE record_id IN (SELECT value FROM json_each(?))
GROUP BY record_id HAVING MIN(entity) <> MAX(entity) LIMIT 1
"""


def _refuse_changelings(connection: Connection, records: set[str]) -> None:
    """Refuse operations that give a record of one kind out for one of another."""
    for part in log.chunks(sorted(records), log.LARGE):
        if log.fetch(connection, _CHANGELINGS, json.dumps(part)):
            raise BadBatch("a batch takes a record for one of another kind")


def _known(connection: Connection, identifiers: Iterable[str]) -> set[str]:
    """Return those batches that are here already."""
    found: set[str] = set()
    for part in log.chunks(sorted(identifiers)):
        found.update(connection.scalars(select(BATCH.c.id).where(BATCH.c.id.in_(part))))
    return found


def missing_from(connection: Connection, known: Iterable[str]) -> list[Batch]:
    """Return the batches of this file that another one, which knows some, does not have."""
    theirs = set(known)
    query = select(BATCH.c.seq, BATCH.c.id).order_by(BATCH.c.seq)
    rows = connection.execute(query).all()
    return list(log.load_all(connection, [row.seq for row in rows if row.id not in theirs]))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field for which several offices wrote different values; the first is shown."""

    entity: str
    record: str
    field: str
    values: tuple[str | None, ...]
    offices: tuple[str, ...]


def conflicts(connection: Connection) -> list[Conflict]:
    """Return the fields in conflict of all records that are there, deterministic winner first."""
    several = (
        select(OP.c.record_id, OP.c.field)
        .where(OP.c.live, ~OP.c.weak, OP.c.field.not_like("\\_%", escape="\\"))
        .group_by(OP.c.record_id, OP.c.field)
        # A removed value is NULL, which COUNT(DISTINCT) alone would not count.
        .having(func.count(func.coalesce(OP.c.value, "").distinct()) > 1)
    )
    found = []
    for record, name in connection.execute(several).all():
        rows = [
            row
            for row in log.live_ops(connection, [record])[record]
            if row.field == name and not row.weak
        ]
        rows.reverse()
        if not _there(connection, rows[0].entity, record):
            continue
        found.append(
            Conflict(
                rows[0].entity,
                record,
                name,
                tuple(row.value for row in rows),
                tuple(row.office for row in rows),
            )
        )
    return sorted(found, key=lambda item: (item.entity, item.record, item.field))


def _there(connection: Connection, entity: str, record: str) -> bool:
    """Say whether a record stands in the tables (a deleted one has nothing to settle)."""
    if entity not in ENTITIES:
        return False
    table = table_of(ENTITIES[entity])
    return bool(connection.scalar(select(exists().where(table.c.id == record))))
