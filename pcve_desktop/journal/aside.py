"""Operations that are here but do not count: put aside by a person, or taken back with a merge.

That is local: another copy decides for itself. What the rules in `closure` make follow from them is
aside too, so that nothing that counts builds on what does not; it comes back by itself when its
reason is gone. Operations of this copy never build on what is aside, for they do not see it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import exists, select, text

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, ROW
from pcve_desktop.journal.closure import Closure
from pcve_desktop.journal.gone import enforce
from pcve_desktop.journal.project import project
from pcve_desktop.journal.tables import ASIDE, BATCH, ELSEWHERE, OP, RECEIVED, REPLACES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Table

    Touched = dict[str, set[str]]

PERSON = "person"
FOLLOWS = ""
_SEEDS = select(ASIDE.c.op_id).where(ASIDE.c.why != FOLLOWS)
_FOLLOWING = select(OP.c.record_id).join(ASIDE, ASIDE.c.op_id == OP.c.id)
_FOLLOWING = _FOLLOWING.where(ASIDE.c.why == FOLLOWS).distinct()
_MARK = text("UPDATE journal_op SET live = :live, covered = :covered WHERE id = :op")


def put_aside(connection: Connection, op_ids: Iterable[int], *, why: str = PERSON) -> Touched:
    """Put operations aside, with what follows from them; return what was written, by entity."""
    seeds = add_seeds(connection, op_ids, why)
    records = records_of(connection, seeds)
    return project(connection, settle(connection, records, changed=records))


def take_in(connection: Connection, op_ids: Iterable[int]) -> Touched:
    """Take in operations that are aside, with all that they build on; return what was written.

    An optional reference to a record that stays aside waits until that one comes in.
    """
    wanted = _built_on(connection, set(op_ids))
    records = records_of(connection, wanted)
    remove_seeds(connection, wanted)
    return project(connection, settle(connection, records, changed=records))


def aside_records(connection: Connection) -> dict[str, str]:
    """Return the records of which something was put aside, with their entity.

    What was taken back with a whole merge comes in with that merge; it is left out.
    """
    query = select(OP.c.record_id, OP.c.entity).join(ASIDE, ASIDE.c.op_id == OP.c.id)
    query = query.where(ASIDE.c.why.in_([PERSON, FOLLOWS])).distinct()
    return {row.record_id: row.entity for row in connection.execute(query)}


def aside_since(connection: Connection, before: int) -> dict[str, set[str]]:
    """Return the records of which operations numbered above `before` are aside, by entity."""
    query = select(OP.c.entity, OP.c.record_id).join(ASIDE, ASIDE.c.op_id == OP.c.id)
    found: Touched = {}
    for entity, record in connection.execute(query.where(ASIDE.c.op_id > before).distinct()):
        found.setdefault(entity, set()).add(record)
    return found


def wholly_aside(connection: Connection) -> set[str]:
    """Return the batches of which nothing counts here: they do not travel.

    One that a batch replaces from which does, has to: part of that one is aside too, or it removes
    values for good.
    """
    touched = select(OP.c.batch_seq).join(ASIDE, ASIDE.c.op_id == OP.c.id).distinct()
    counts = exists().where(OP.c.batch_seq == BATCH.c.seq, log.counts())
    query = select(BATCH.c.seq, BATCH.c.id).where(BATCH.c.seq.in_(touched), ~counts)
    found = {row.seq: row.id for row in connection.execute(query)}
    builders = _builders(connection, found.keys()) if found else {}
    while needed := {old for old in found if builders.get(old, set()) - found.keys()}:
        for old in needed:
            del found[old]
    undone = select(BATCH.c.id).join(RECEIVED, RECEIVED.c.decided == BATCH.c.id)
    undone = undone.where(RECEIVED.c.undone_at.is_not(None), BATCH.c.records == 0)
    return set(found.values()) | set(connection.scalars(undone))


def _builders(connection: Connection, seqs: Iterable[int]) -> dict[int, set[int]]:
    """Return the batches that replace operations of some batches, by the latter."""
    place: dict[int, int] = {}
    replaced: list[tuple[int, int]] = []
    links = select(REPLACES).join(OP, OP.c.id == REPLACES.c.op_id)
    for part in log.chunks(sorted(records_of_batches(connection, seqs))):
        ops = select(OP.c.id, OP.c.batch_seq).where(OP.c.record_id.in_(part))
        place |= {row.id: row.batch_seq for row in connection.execute(ops)}
        rows = connection.execute(links.where(OP.c.record_id.in_(part)))
        replaced += [(row.replaced_id, row.op_id) for row in rows]
    found: dict[int, set[int]] = defaultdict(set)
    for old, new in replaced:
        if old in place:
            found[place[old]].add(place[new])
    return found


def settle_fresh(
    connection: Connection, records: Iterable[str], *, before: int, aside: Collection[str]
) -> set[str]:
    """Put aside what has to be of the operations numbered above `before`, all of these records.

    Of the records in `aside`, everything; of others, what follows. Returns the records of which
    more or less counts than their operations alone would make one think.
    """
    changed: set[str] = set()
    if aside:
        query = select(OP.c.id, OP.c.record_id).where(OP.c.id > before)
        fresh: dict[int, str] = {}
        for part in log.chunks(sorted(aside)):
            rows = connection.execute(query.where(OP.c.record_id.in_(part)))
            fresh |= {row.id: row.record_id for row in rows}
        add_seeds(connection, fresh, PERSON)
        changed.update(fresh.values())
    if not (_any(connection, ASIDE) or _any(connection, ELSEWHERE)):
        return set()
    return settle(connection, records, changed=changed, before=before)


def settle(
    connection: Connection,
    records: Iterable[str],
    *,
    changed: Iterable[str],
    before: int | None = None,
) -> set[str]:
    """Bring what follows, and the flags, up to date; return the records that this concerned.

    `records` are those of which operations came (numbered above `before`) or changed their
    reason, `changed` those of the latter.
    """
    seeds = set(connection.scalars(_SEEDS))
    # What follows may be free now, whatever record it belongs to.
    following = connection.scalars(_FOLLOWING)
    closure = Closure(connection, seeds, before=before)
    wanted = closure.over({*records, *following}) - seeds
    noted = _noted(connection)
    _forget(connection, noted - wanted)
    _note(connection, wanted - noted, FOLLOWS)
    concerned = {closure.record[op] for op in noted ^ wanted} | set(changed)
    mark(connection, concerned)
    enforce(connection, concerned)
    return concerned


def add_seeds(connection: Connection, op_ids: Iterable[int], why: str) -> set[int]:
    """Note operations as put aside; those that already are keep their reason. Return the new."""
    new = set(op_ids) - set(connection.scalars(_SEEDS))
    _forget(connection, new)
    _note(connection, new, why)
    return new


def remove_seeds(connection: Connection, op_ids: Iterable[int]) -> None:
    """Note operations as no longer put aside; `settle` says what that means."""
    _forget(connection, op_ids)


def records_of(connection: Connection, op_ids: Iterable[int]) -> set[str]:
    """Return the records of some operations."""
    found: set[str] = set()
    for part in log.chunks(sorted(op_ids)):
        found.update(connection.scalars(select(OP.c.record_id).where(OP.c.id.in_(part))))
    return found


def records_of_batches(connection: Connection, seqs: Iterable[int]) -> dict[str, str]:
    """Return the records that batches (by local number) are about, with their entity."""
    found: dict[str, str] = {}
    for part in log.chunks(sorted(seqs)):
        query = select(OP.c.record_id, OP.c.entity).where(OP.c.batch_seq.in_(part)).distinct()
        found |= {row.record_id: row.entity for row in connection.execute(query)}
    return found


def _any(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table).limit(1)).first() is not None


def _noted(connection: Connection) -> set[int]:
    """Return the operations that are noted as following from others."""
    return set(connection.scalars(select(ASIDE.c.op_id).where(ASIDE.c.why == FOLLOWS)))


def _note(connection: Connection, op_ids: Iterable[int], why: str) -> None:
    if rows := [{"op_id": op, "why": why} for op in sorted(op_ids)]:
        connection.execute(ASIDE.insert(), rows)


def _forget(connection: Connection, op_ids: Iterable[int]) -> None:
    for part in log.chunks(sorted(op_ids)):
        connection.execute(ASIDE.delete().where(ASIDE.c.op_id.in_(part)))


def _built_on(connection: Connection, op_ids: set[int]) -> set[int]:
    """Return operations that are aside with all such that have to come in for them."""
    closure = Closure(connection, connection.scalars(_SEEDS))
    found: set[int] = set()
    queue = list(op_ids)
    records = records_of(connection, op_ids)
    while queue:
        aside = closure.over(records)
        needed: set[str] = set()
        while queue:
            op = queue.pop()
            if op in found or op not in aside:
                continue
            found.add(op)
            queue += closure.replaces[op]
            record = closure.record[op]
            if record in closure.absent:
                queue += closure.by_record[record]
                if closure.requires(op):
                    needed.add(closure.target[op])
        records = needed
        aside = closure.over(records)
        queue += [op for record in needed for op in closure.by_record[record]]
    return found


def mark(connection: Connection, records: Iterable[str]) -> None:
    """Make `live` and `covered` of some records say what `state` defines."""
    rows = select(OP.c.id, OP.c.record_id, OP.c.field, OP.c.live, OP.c.covered, ASIDE.c.op_id)
    rows = rows.outerjoin(ASIDE, ASIDE.c.op_id == OP.c.id)
    links = select(REPLACES).join(OP, OP.c.id == REPLACES.c.op_id)
    wrong: list[dict[str, object]] = []
    for part in log.chunks(sorted(records)):
        ops = {row.id: row for row in connection.execute(rows.where(OP.c.record_id.in_(part)))}
        replacing: dict[int, set[str]] = defaultdict(set)
        for new, old in connection.execute(links.where(OP.c.record_id.in_(part))):
            one, other = ops[new], ops.get(old)
            if one.op_id is None and other is not None and one.record_id == other.record_id:
                replacing[old].add(one.field)
        for op, row in ops.items():
            counts = row.op_id is None
            by = ROW if row.field == DEL else row.field
            live = counts and (row.field == ROW or by not in replacing[op])
            covered = counts and DEL in replacing[op]
            if (live, covered) != (bool(row.live), bool(row.covered)):
                wrong.append({"op": op, "live": live, "covered": covered})
    if wrong:
        connection.execute(_MARK, wrong)
