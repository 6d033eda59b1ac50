"""Compacting: what was written over in a closed cycle loses its words and keeps its proof.

The identifiers of the batches stay what they are, so that a copy that has not compacted exchanges
as before. What stands, what a deletion covers, references and what is aside keep their values.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, GONE, ROW, dump
from pcve_desktop.journal.closure import reference_names
from pcve_desktop.journal.project import references
from pcve_desktop.journal.tables import BATCH, OP
from pcve_desktop.models.base import ENTITIES, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

# A proof takes 32 bytes and spares a salt of 16: shorter values would grow.
_SHORTEST = 24
_EMPTY = "UPDATE journal_op SET value = NULL, salt = NULL, digest = ? WHERE id = ?"
_REFERRING = """
SELECT DISTINCT o.record_id FROM journal_op o
WHERE o.entity = ? AND o.field = ? AND o.live AND o.value IN (
    SELECT json_quote(k.value) FROM json_each(?) k
)
"""


def records_of_cycle(connection: Connection, cycle_id: str) -> dict[str, str]:
    """Return all that belongs to a cycle, by itself or as a part: identifiers with entity keys."""
    found: dict[str, str] = {}
    for key, cls in ENTITIES.items():
        if "cycle_id" in fields_of(cls):
            found |= dict.fromkeys(_referring(connection, key, "cycle_id", [cycle_id]), key)
    fresh = found
    while fresh:
        parts: dict[str, str] = {}
        for key, cls in ENTITIES.items():
            parent = cls.__entity__.parent
            if not parent or "cycle_id" in fields_of(cls):
                continue
            kind = references(key)[parent]
            owners = [record for record, entity in fresh.items() if entity == kind]
            if owners:
                parts |= dict.fromkeys(_referring(connection, key, parent, owners), key)
        fresh = {record: key for record, key in parts.items() if record not in found}
        found |= fresh
    return found


def _referring(connection: Connection, entity: str, name: str, ids: list[str]) -> list[str]:
    rows = log.fetch(connection, _REFERRING, entity, name, dump(ids))
    return [record for (record,) in rows]


def batches_about(connection: Connection, records: Iterable[str]) -> set[str]:
    """Return the batches that hold operations of some records."""
    found: set[str] = set()
    query = select(BATCH.c.id).join(OP, OP.c.batch_seq == BATCH.c.seq).distinct()
    for part in log.chunks(sorted(records)):
        found.update(connection.scalars(query.where(OP.c.record_id.in_(part))))
    return found


def compact(
    connection: Connection,
    records: Iterable[str],
    *,
    step: Callable[[int, int], object] | None = None,
) -> int:
    """Take the words from what was written over in some records; return from how many operations.

    `step(done, total)` hears of records; what it raises stops it, for the caller to take back.
    """
    every = sorted(records)
    kept = {ROW, DEL, GONE, *reference_names()}
    query = select(OP.c.id, OP.c.value, OP.c.salt).where(
        ~OP.c.live, log.counts(), OP.c.digest.is_(None), OP.c.field.not_in(kept)
    )
    done = count = 0
    for part in log.chunks(every):
        if step is not None:
            step(done, len(every))
        rows = connection.execute(query.where(OP.c.record_id.in_(part))).all()
        emptied = [
            (hashlib.sha256((row.salt or b"") + row.value.encode()).digest(), row.id)
            for row in rows
            if row.value is not None and len(row.value.encode()) > _SHORTEST
        ]
        if emptied:
            connection.exec_driver_sql(_EMPTY, emptied)
        count += len(emptied)
        done += len(part)
    return count
