"""Which cycles have been closed since a batch: undo leaves what was done in them as it was.

What was written after a closing (a partner deleted, records received from another office) was
allowed then and may be taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pcve_desktop.journal.tables import OP
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.network import Cycle
from pcve_desktop.services.records import cycle_of, in_cycle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection


def frozen_since(connection: Connection, seq: int) -> dict[str, str]:
    """Return the cycles closed after a batch (by its local number): id to name."""
    closing = select(OP.c.record_id).where(OP.c.field == "closed_on", OP.c.live)
    closing = closing.group_by(OP.c.record_id).having(func.max(OP.c.batch_seq) > seq)
    query = select(Cycle.id, Cycle.name).where(Cycle.closed_on.is_not(None), Cycle.id.in_(closing))
    return {row.id: row.name for row in connection.execute(query)}


def reopened(connection: Connection, cycles: Collection[str]) -> set[str]:
    """Return those of some cycles that are open now (a cycle that is gone is not)."""
    query = select(Cycle.id).where(Cycle.id.in_(cycles), Cycle.closed_on.is_(None))
    return set(connection.scalars(query))


def cycles_of(connection: Connection, records: Mapping[str, str]) -> set[str]:
    """Return the cycles to which records (id to entity key) belong, as the tables stand now."""
    found = set()
    with Session(connection) as session:
        for record_id, entity in records.items():
            record = session.get(ENTITIES[entity], record_id) if in_cycle(entity) else None
            cycle = cycle_of(session, record) if record is not None else None
            if cycle is not None:
                found.add(cycle)
    return found
