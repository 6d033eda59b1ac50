"""What a copy has of received files: receipts, what is aside, what waits; how one is taken in."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.journal import apply, aside, log
from pcve_desktop.journal.batch import Batch, BatchOp
from pcve_desktop.journal.project import project
from pcve_desktop.journal.tables import ASIDE, RECEIVED, RECEIVED_BATCH, TAKEN_IN

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from tests.journal.world import Replica


def noted_aside(replica: Replica) -> list[str]:
    with replica.ws.read() as session:
        return sorted(aside.aside_records(session.connection()))


def receipts_of(replica: Replica) -> list[Any]:
    query = select(RECEIVED.c.id, RECEIVED.c.undone_at).order_by(RECEIVED.c.id)
    with replica.ws.read() as session:
        return list(session.connection().execute(query))


def take_all_in(replica: Replica) -> None:
    with replica.ws.write_raw() as connection:
        aside.take_in(connection, connection.scalars(select(ASIDE.c.op_id)).all())


def waiting(replica: Replica) -> int:
    with replica.ws.read() as session:
        found = session.connection().exec_driver_sql("SELECT COUNT(*) FROM journal_waiting")
        return int(found.scalar_one())


def builds_on(batch: Batch, away: Collection[str]) -> bool:
    return any(key[0] in away for op in batch.ops for key in op.replaces)


def decisions(connection: Connection, records: set[str], seed: int) -> list[BatchOp]:
    """Settle the conflicts of some records, in favour of one side or of something else."""
    ops = []
    for conflict in apply.conflicts(connection):
        if conflict.record not in records:
            continue
        rivals = [
            (row.batch_id, row.idx)
            for row in log.live_ops(connection, [conflict.record])[conflict.record]
            if row.field == conflict.field
        ]
        value = sorted(conflict.values, key=str)[seed % len(conflict.values)]
        ops.append(BatchOp(conflict.entity, conflict.record, conflict.field, value, tuple(rivals)))
    return ops


def note(
    replica: Replica,
    connection: Connection,
    seqs: list[int],
    taken: set[int],
    ops: list[BatchOp],
) -> str:
    """Write what was decided and the receipt, as taking in a file does."""
    ws = replica.ws
    batch = Batch(
        device=ws.author.device,
        clock=log.next_clock(connection, ws.author.milliseconds()),
        schema=ws.author.schema,
        office=ws.office_id,
        label="Take in",
        made_at="2026-11-24T12:00:00+00:00",
        kind="merge",
        parents=log.heads(connection),
        ops=tuple(ops),
    ).salted()
    identifier, seq = log.append(connection, batch)
    project(connection, {op.record for op in ops})
    receipt = str(uuid.uuid4())
    texts: dict[str, Any] = dict.fromkeys(
        ("package", "office", "office_name", "made_at", "received_at", "file_name"), ""
    )
    texts |= dict.fromkeys(("heads", "lacks", "counts"), "[]")
    connection.execute(RECEIVED.insert().values(id=receipt, decided=identifier, **texts))
    for number in [*seqs, seq]:
        connection.execute(RECEIVED_BATCH.insert().values(receipt=receipt, batch_seq=number))
    for op in taken:
        connection.execute(TAKEN_IN.insert().values(receipt=receipt, op_id=op))
    return receipt
