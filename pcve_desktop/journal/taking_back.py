"""Taking back what was received, as if it had never come: its operations are put aside.

Nothing is written that could travel. What somebody here has built on since stays, with all that it
needs. Own work that was taken back itself (an edit and its undo) builds on nothing: where it meets
what goes, it goes too, and comes in again with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal import log
from pcve_desktop.journal.aside import add_seeds, records_of, remove_seeds, settle
from pcve_desktop.journal.batch import DEL, GONE, ROW
from pcve_desktop.journal.closure import Closure
from pcve_desktop.journal.gone import records_gone
from pcve_desktop.journal.project import project
from pcve_desktop.journal.tables import ASIDE, BATCH, OP, RECEIVED_BATCH
from pcve_desktop.journal.undone import undone_batches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from pcve_desktop.journal.aside import Touched


def take_back_batches(
    connection: Connection, seqs: Collection[int], *, why: str, ops: Iterable[int] = ()
) -> tuple[Touched, int]:
    """Put aside what some batches hold (local numbers), and some operations taken in with them.

    `why` is noted as the reason: `take_again` finds them by it. Returns what was written, by
    entity, and of how many records something had to stay.
    """
    going = _counting_of(connection, seqs) | _counting(connection, set(ops))
    void = _places(connection, _void(connection, seqs))
    kept: set[int] = set()
    while True:
        closure = Closure(connection, going - kept)
        aside = closure.over(records_of(connection, going)) & closure.counting
        # What was removed for good stays gone, and the record that it was with it.
        # So does what was written over words that compacting took.
        empty = _compacted(connection, closure.by_record) - aside
        removed = {
            op
            for op in aside
            if closure.field[op] == GONE or empty.intersection(closure.replaces[op])
        }
        if blocking := (aside - going - void.keys()) | removed:
            kept |= _needed_by(closure, blocking)
            void = {op: place for op, place in void.items() if op not in kept}
            continue
        # An undo does not go without what it took back of a record: that would be back.
        places = {void[op] for op in aside & void.keys()}
        more = {op for op, place in void.items() if place in places} - going
        if not more:
            break
        going |= more
    stayed = {closure.record[op] for op in kept & going}
    seeds = add_seeds(connection, aside, why)
    records = records_of(connection, seeds)
    return project(connection, settle(connection, records, changed=records)), len(stayed)


def take_again(connection: Connection, why: str) -> Touched:
    """Take in again what was put aside for this reason; return what was written, by entity."""
    seeds = set(connection.scalars(select(ASIDE.c.op_id).where(ASIDE.c.why == why)))
    remove_seeds(connection, seeds)
    records = records_of(connection, seeds)
    return project(connection, settle(connection, records, changed=records))


def _needed_by(closure: Closure, ops: set[int]) -> set[int]:
    """Return what operations that stay build on: replaced ones, whole records they need."""
    found: set[int] = set()
    queue = list(ops)
    while queue:
        op = queue.pop()
        if op in found or op not in closure.counting:
            continue
        found.add(op)
        queue += closure.replaces[op]
        record, target = closure.record[op], closure.target.get(op)
        if record in closure.absent or closure.field[op] == GONE:
            queue += closure.by_record[record]
        if target is not None and target in closure.absent:
            queue += closure.by_record[target]
    return found


def _compacted(connection: Connection, records: Iterable[str]) -> set[int]:
    """Return the operations that lost their values, of records of which nothing was removed."""
    found: set[int] = set()
    query = select(OP.c.id).where(OP.c.digest.is_not(None), OP.c.field.not_in([ROW, DEL]))
    for part in log.chunks(sorted(set(records) - records_gone(connection, records))):
        found.update(connection.scalars(query.where(OP.c.record_id.in_(part))))
    return found


def _counting(connection: Connection, op_ids: set[int]) -> set[int]:
    found: set[int] = set()
    for part in log.chunks(sorted(op_ids)):
        found.update(connection.scalars(select(OP.c.id).where(OP.c.id.in_(part), log.counts())))
    return found


def _counting_of(connection: Connection, seqs: Collection[int]) -> set[int]:
    """Return the operations of some batches that count."""
    found: set[int] = set()
    for part in log.chunks(sorted(seqs)):
        query = select(OP.c.id).where(OP.c.batch_seq.in_(part), log.counts())
        found.update(connection.scalars(query))
    return found


def _places(connection: Connection, batches: dict[int, str]) -> dict[int, tuple[str, str]]:
    """Return the counting operations of batches: what their batch goes by, and the record."""
    found: dict[int, tuple[str, str]] = {}
    query = select(OP.c.id, OP.c.batch_seq, OP.c.record_id).where(log.counts())
    for part in log.chunks(sorted(batches)):
        for row in connection.execute(query.where(OP.c.batch_seq.in_(part))):
            found[row.id] = batches[row.batch_seq], row.record_id
    return found


def _void(connection: Connection, seqs: Collection[int]) -> dict[int, str]:
    """Return later batches of no effect without these: undone ones with their undo, undos of these.

    What other receipts brought is none of them: it goes with its own receipt. An undo and what
    undoes it belong to the batch that the first of them was about; it comes with each.
    """
    if not seqs:
        return {}
    undone = undone_batches(connection)
    others = set(connection.scalars(select(RECEIVED_BATCH.c.batch_seq))) - set(seqs)
    query = select(BATCH.c.seq, BATCH.c.id, BATCH.c.target).where(BATCH.c.seq >= min(seqs))
    first: dict[str, str] = {}
    late: dict[str, int] = {}
    for row in connection.execute(query.order_by(BATCH.c.seq)):
        if row.seq in others:
            continue
        late[row.id] = row.seq
        first[row.id] = first.get(row.target, row.target) if row.target else row.id
    of = set(seqs)
    void = {one for one, seq in late.items() if seq in of or (one in undone and first[one] == one)}
    return {
        late[one]: origin for one, origin in first.items() if origin in void and late[one] not in of
    }
