"""Receipts: taking back all that one received file brought, and taking it in again.

In the history the batch with the decisions stands for the receipt. What was taken back, and how
far the journal had come then, is noted in their order: redo brings back the last one first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.journal import aside, log, taking_back
from pcve_desktop.journal.tables import ASIDE, BATCH, RECEIVED, RECEIVED_BATCH, TAKEN_IN

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pcve_desktop.journal.aside import Touched
    from pcve_desktop.journal.log import AnyRow

_STACK = "undone_receipts"


def find(connection: Connection, receipt_id: str) -> AnyRow | None:
    """Return a receipt."""
    return connection.execute(RECEIVED.select().where(RECEIVED.c.id == receipt_id)).one_or_none()


def decided_by(connection: Connection, batch_id: str) -> AnyRow | None:
    """Return the receipt whose decisions a batch holds."""
    query = RECEIVED.select().where(RECEIVED.c.decided == batch_id)
    return connection.execute(query).one_or_none()


def batches_of(connection: Connection, receipt_id: str) -> list[int]:
    """Return the local numbers of the batches that a receipt brought, its decisions included."""
    query = select(RECEIVED_BATCH.c.batch_seq).where(RECEIVED_BATCH.c.receipt == receipt_id)
    return list(connection.scalars(query.order_by(RECEIVED_BATCH.c.batch_seq)))


def undo(connection: Connection, receipt_id: str, *, at: str) -> tuple[Touched, int]:
    """Take back what a receipt brought; return what was written and how many records stayed."""
    taken = _taken_in(connection, receipt_id)
    brought = batches_of(connection, receipt_id)
    with log.uncollected():
        touched, kept = taking_back.take_back_batches(
            connection, brought, why=receipt_id, ops=taken
        )
    # What this receipt had found again is put aside by a person, as it was.
    again = connection.scalars(select(ASIDE.c.op_id).where(ASIDE.c.why == receipt_id))
    for part in log.chunks(sorted(taken & set(again))):
        theirs = ASIDE.update().where(ASIDE.c.op_id.in_(part))
        connection.execute(theirs.values(why=aside.PERSON))
    last = connection.scalar(select(func.max(BATCH.c.seq))) or 0
    _keep(connection, [*_stack(connection), [receipt_id, last]])
    _note(connection, receipt_id, at)
    return touched, kept


def redo(connection: Connection, receipt_id: str) -> Touched:
    """Take in again what `undo` took back; return what was written."""
    with log.uncollected():
        touched = taking_back.take_again(connection, receipt_id)
    found = aside.take_in(connection, _taken_in(connection, receipt_id))
    for entity, records in found.items():
        touched.setdefault(entity, set()).update(records)
    _keep(connection, [each for each in _stack(connection) if each[0] != receipt_id])
    _note(connection, receipt_id, None)
    return touched


def undone(connection: Connection) -> dict[str, int]:
    """Return the batches that stand for receipts taken back, the last one first.

    With the number of the last batch at that moment.
    """
    query = select(RECEIVED.c.id, RECEIVED.c.decided).where(RECEIVED.c.undone_at.is_not(None))
    decided = {row.id: row.decided for row in connection.execute(query)}
    stack = reversed(_stack(connection))
    # A file without anything new was only noted; nothing stands for it.
    return {decided[one]: last for one, last in stack if decided.get(one)}


def _taken_in(connection: Connection, receipt_id: str) -> set[int]:
    query = select(TAKEN_IN.c.op_id).where(TAKEN_IN.c.receipt == receipt_id)
    return set(connection.scalars(query))


def _stack(connection: Connection) -> list[Any]:
    return list(json.loads(log.get_meta(connection, _STACK) or "[]"))


def _keep(connection: Connection, stack: list[Any]) -> None:
    log.set_meta(connection, _STACK, json.dumps(stack))


def _note(connection: Connection, receipt_id: str, at: str | None) -> None:
    row = RECEIVED.update().where(RECEIVED.c.id == receipt_id)
    connection.execute(row.values(undone_at=at))
