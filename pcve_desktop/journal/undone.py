"""Which batches are taken back at present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal.aside import wholly_aside
from pcve_desktop.journal.tables import BATCH

if TYPE_CHECKING:
    from sqlalchemy import Connection


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
