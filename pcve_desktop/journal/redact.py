"""Removing records for good: deleted, and their values gone from the journal of every copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.journal import log
from pcve_desktop.journal.apply import write_ops
from pcve_desktop.journal.batch import DEL, GONE, BatchOp, dump
from pcve_desktop.journal.project import references, referrers, table_of
from pcve_desktop.journal.state import record_state
from pcve_desktop.journal.tables import BATCH, OP
from pcve_desktop.models.base import ENTITIES, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.journal.log import AnyRow
    from pcve_desktop.journal.recorder import Author

KIND = "purge"


def redact(
    connection: Connection,
    author: Author,
    records: Mapping[str, str],
    *,
    made_at: str,
    label: str,
    values: dict[str, Any],
    scope: str | None = None,
) -> Changes:
    """Delete records (with their entity) as far as they stand, and remove all their values.

    Optional references to them are cleared. What records refer to stays: an edit that comes later
    from elsewhere may bring a record back, emptied, and it needs its place.
    """
    rows = _rows(connection, records)
    ops = [op for record in records for op in _deletion(connection, record, rows)]
    ops += _clearings(connection, records)
    ops += [op for record, entity in records.items() for op in _removal(entity, rows[record])]
    return write_ops(
        connection, author, ops, made_at=made_at, label=label, values=values, kind=KIND, scope=scope
    )


def _rows(connection: Connection, records: Mapping[str, str]) -> dict[str, list[AnyRow]]:
    query = select(OP, BATCH.c.id.label("batch_id")).join(BATCH, BATCH.c.seq == OP.c.batch_seq)
    found: dict[str, list[AnyRow]] = {record: [] for record in records}
    for part in log.chunks(sorted(records)):
        for row in connection.execute(query.where(OP.c.record_id.in_(part)).order_by(OP.c.id)):
            found[row.record_id].append(row)
    return found


def _deletion(
    connection: Connection, record: str, rows: Mapping[str, list[AnyRow]]
) -> Iterator[BatchOp]:
    ops = list(log.state_ops(connection, [record]))
    if ops and record_state(ops).alive:
        live = [row for row in rows[record] if row.live and row.field not in {DEL, GONE}]
        yield BatchOp(live[0].entity, record, DEL, None, _keys(live))


def _clearings(connection: Connection, records: Mapping[str, str]) -> Iterator[BatchOp]:
    """Yield what clears the optional references of records that stay."""
    for entity in sorted(set(records.values())):
        gone = [record for record, kind in records.items() if kind == entity]
        for user, name in referrers(entity):
            if fields_of(ENTITIES[user])[name].required:
                continue
            table = table_of(ENTITIES[user])
            for part in log.chunks(gone):
                users = set(connection.scalars(select(table.c.id).where(table.c[name].in_(part))))
                for record, live in log.live_ops(connection, users - records.keys()).items():
                    keys = _keys([row for row in live if row.field == name])
                    yield BatchOp(user, record, name, dump(None), keys)


def _removal(entity: str, rows: list[AnyRow]) -> Iterator[BatchOp]:
    """Yield the operation that names all values of a record, put aside or not.

    Creations and deletions are named too: the labels of their batches may show its name.
    """
    kept = {GONE, *references(entity)}
    named = [row for row in rows if row.digest is None and row.field not in kept]
    if named:
        yield BatchOp(entity, named[0].record_id, GONE, None, _keys(named))


def _keys(rows: list[AnyRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.batch_id, row.idx) for row in rows)
