"""Reading and appending batches: the only code that writes the journal tables.

Functions take an open SQLAlchemy connection inside a write transaction of the caller.
"""

from __future__ import annotations

import contextlib
import gc
import json
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from pcve_desktop.journal.batch import DEL, ROW, BadBatch, Batch, BatchOp, OpKey, check_header, dump
from pcve_desktop.journal.state import StateOp
from pcve_desktop.journal.tables import ASIDE, BATCH, ELSEWHERE, HEAD, META, OP, PARENT, REPLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    AnyRow = Row[*tuple[Any, ...]]

_CHUNK = 400
# For statements that take their parts as one JSON list.
LARGE = 5000
_COUNTER = 6
_LATEST = 16**12 - 1

# What every single edit asks and writes is put together once.
_META = select(META.c.value).where(META.c.key == bindparam("key"))
_LAST_CLOCK = select(func.max(BATCH.c.clock))
_LAST_NUMBERS = select(
    select(func.max(BATCH.c.seq)).scalar_subquery(), select(func.max(OP.c.id)).scalar_subquery()
)
_HEADS = select(HEAD.c.batch_id)
_LATE = select(ELSEWHERE.c.batch_id).where(
    ELSEWHERE.c.batch_id.in_(bindparam("new", expanding=True))
)
_FOLLOWED = select(PARENT.c.parent_id).where(
    PARENT.c.parent_id.in_(bindparam("late", expanding=True))
)
_ADD_BATCH, _ADD_PARENT, _ADD_HEAD = BATCH.insert(), PARENT.insert(), HEAD.insert()
# As the driver takes them: a merge brings hundreds of thousands of operations.
_ADD_OP = f"INSERT INTO journal_op VALUES ({', '.join('?' * len(OP.columns))})"  # noqa: S608 -- nothing but question marks
_ADD_LINK = "INSERT INTO journal_replaces VALUES (?, ?)"
# Only operations of the same record count, as in `state`: a forged batch cannot reach others.
_MARK = "UPDATE journal_op SET {} WHERE id = ? AND record_id = ?"
_REPLACED = _MARK.format("live = 0") + " AND field = ?"
_RETURNED = _MARK.format("live = 0") + " AND field = '_del'"
_SEEN = _MARK.format("covered = 1")


def get_meta(connection: Connection, key: str) -> str | None:
    """Return a local fact about the file."""
    return connection.scalar(_META, {"key": key})


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Store a local fact about the file."""
    statement = insert(META).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": value})
    )


def next_clock(connection: Connection, now_ms: int | None = None) -> str:
    """Return a hybrid logical clock reading after all that the file has seen.

    Thirteen hexadecimal digits of milliseconds, then a counter; it sorts as text. A laptop whose
    clock is wrong still writes after what it has read.
    """
    now = int(time.time() * 1000) if now_ms is None else now_ms
    # A clock set before 1970 or far beyond any year would not sort as text.
    now = min(max(now, 0), _LATEST)
    last = connection.scalar(_LAST_CLOCK)
    if last is None:
        return f"{now:013x}{0:0{_COUNTER}x}"
    wall, counter = int(last[:13], 16), int(last[13:], 16)
    if now > wall:
        return f"{now:013x}{0:0{_COUNTER}x}"
    if counter + 1 < 16**_COUNTER:
        return f"{wall:013x}{counter + 1:0{_COUNTER}x}"
    return f"{wall + 1:013x}{0:0{_COUNTER}x}"


def heads(connection: Connection) -> tuple[str, ...]:
    """Return the identifiers of the batches that nothing follows yet."""
    return tuple(sorted(connection.scalars(_HEADS)))


def append(
    connection: Connection, batch: Batch, known: Mapping[OpKey, int] | None = None
) -> tuple[str, int]:
    """Add one batch, as `append_all` does; return (identifier, seq)."""
    return append_all(connection, {batch.identifier(): batch}, known)[0]


def append_all(
    connection: Connection, added: Mapping[str, Batch], known: Mapping[OpKey, int] | None = None
) -> list[tuple[str, int]]:
    """Add batches (by identifier), each after its parents and those it replaces from.

    `known` are the numbers of operations that were read in this transaction, to spare looking.
    Returns (identifier, seq). Raises BadBatch when one could not be shown, or replaces what its
    batches do not hold.
    """
    if not added:
        return []
    batches = list(added.values())
    for batch in batches:
        check_header(batch)
    last, last_op = (number or 0 for number in connection.execute(_LAST_NUMBERS).one())
    numbered = [(identifier, seq) for seq, identifier in enumerate(added, last + 1)]
    parents = []
    for (_, seq), batch in zip(numbered, batches, strict=True):
        parents += [{"batch_seq": seq, "parent_id": parent} for parent in batch.parents]
    connection.execute(
        _ADD_BATCH,
        [
            _batch_row(batch, identifier, seq)
            for (identifier, seq), batch in zip(numbered, batches, strict=True)
        ],
    )
    if parents:
        connection.execute(_ADD_PARENT, parents)
    followed = {row["parent_id"] for row in parents}
    for part in chunks(sorted(followed)):
        connection.execute(HEAD.delete().where(HEAD.c.batch_id.in_(part)))
    followed |= _already_followed(connection, [new for new, _ in numbered])
    if tips := [{"batch_id": new} for new, _ in numbered if new not in followed]:
        connection.execute(_ADD_HEAD, tips)
    _append_ops(connection, numbered, batches, last_op, dict(known or {}))
    return numbered


def _already_followed(connection: Connection, new: Sequence[str]) -> set[str]:
    """Return those that others follow although they come only now: they were elsewhere."""
    found: set[str] = set()
    for part in chunks(new):
        late = set(connection.scalars(_LATE, {"new": part}))
        if late:
            found.update(connection.scalars(_FOLLOWED, {"late": sorted(late)}))
            connection.execute(ELSEWHERE.delete().where(ELSEWHERE.c.batch_id.in_(late)))
    return found


def _batch_row(batch: Batch, identifier: str, seq: int) -> dict[str, Any]:
    return {
        "seq": seq,
        "id": identifier,
        "device": batch.device,
        "clock": batch.clock,
        "schema": batch.schema,
        "office": batch.office,
        "label": batch.label,
        "label_values": dump(batch.values),
        "scope": batch.scope,
        "kind": batch.kind,
        "target": batch.target,
        "made_at": batch.made_at,
        "records": len({op.record for op in batch.ops}),
        "salt": batch.salt or None,
        "digest": batch.digest or None,
    }


def _append_ops(
    connection: Connection,
    numbered: list[tuple[str, int]],
    batches: Sequence[Batch],
    number: int,
    known: dict[OpKey, int],
) -> None:
    """Add operations, numbered after `number`."""
    rows: list[tuple[object, ...]] = []
    links: list[tuple[int, BatchOp, tuple[str, int]]] = []
    for (identifier, seq), batch in zip(numbered, batches, strict=True):
        for index, op in enumerate(batch.ops):
            number += 1
            known[identifier, index] = number
            rows.append(_op_row(op, number, seq, index))
            links += [(number, op, (key[0] or identifier, key[1])) for key in op.replaces]
    if not rows:
        return
    connection.exec_driver_sql(_ADD_OP, rows)
    wanted = {key for _, _, key in links} - known.keys()
    known |= _local_ids(connection, wanted)
    if wanted - known.keys():
        raise BadBatch("a batch replaces operations that do not exist")
    if links:
        pairs = [(known[key], op) for _, op, key in links]
        connection.exec_driver_sql(_ADD_LINK, [(new, known[key]) for new, _, key in links])
        _mark_replaced(connection, pairs)


def _op_row(op: BatchOp, number: int, seq: int, index: int) -> tuple[object, ...]:
    """Return the columns of an operation that counts, in the order of its table."""
    return (
        number, seq, index, op.entity, op.record, op.field, op.value, op.salt, op.digest or None,
        op.weak, True, False,
    )  # fmt: skip


def _mark_replaced(connection: Connection, pairs: list[tuple[int, BatchOp]]) -> None:
    """Keep `live` and `covered` true to the definition in `state`."""
    seen = [(old, op.record) for old, op in pairs if op.field == DEL]
    returned = [(old, op.record) for old, op in pairs if op.field == ROW]
    replaced = [(old, op.record, op.field) for old, op in pairs if op.field not in {DEL, ROW}]
    for statement, rows in ((_REPLACED, replaced), (_RETURNED, returned), (_SEEN, seen)):
        if rows:
            connection.exec_driver_sql(statement, rows)


# The keys of operations, as a JSON list of pairs, with the numbers that they have here.
_NUMBERS = """
SELECT b.id, o.idx, o.id FROM json_each(?) k
JOIN journal_batch b ON b.id = k.value ->> 0
JOIN journal_op o ON o.batch_seq = b.seq AND o.idx = k.value ->> 1
"""


def _local_ids(connection: Connection, keys: set[OpKey]) -> dict[OpKey, int]:
    found: dict[OpKey, int] = {}
    for part in chunks(sorted(keys), LARGE):
        for batch, index, number in fetch(connection, _NUMBERS, json.dumps(part)):
            found[batch, index] = number
    return found


def fetch(connection: Connection, statement: str, *values: object) -> Sequence[tuple[Any, ...]]:
    """Return rows as the driver gives them: for statements that return thousands."""
    result = connection.exec_driver_sql(statement, values)
    rows: Sequence[tuple[Any, ...]] = result.cursor.fetchall()
    result.close()
    return rows


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Spare the search for garbage while hundreds of thousands of objects come, none of it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def chunks(items: Sequence[Any], size: int = _CHUNK) -> Iterator[Sequence[Any]]:
    """Cut a sequence into parts small enough for one statement."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


_STATE_COLUMNS = (
    OP.c.id, OP.c.idx, OP.c.entity, OP.c.record_id, OP.c.field, OP.c.value, OP.c.weak,
    OP.c.live, OP.c.covered, BATCH.c.id.label("batch_id"), BATCH.c.clock, BATCH.c.made_at,
    BATCH.c.office,
)  # fmt: skip
_LIVE = (
    select(*_STATE_COLUMNS)
    .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
    .where(OP.c.live, OP.c.record_id.in_(bindparam("records", expanding=True)))
    .order_by(BATCH.c.clock, BATCH.c.id, OP.c.idx)
)


def counts() -> ColumnElement[bool]:
    """Return the condition that an operation is not aside."""
    return OP.c.id.not_in(select(ASIDE.c.op_id))


def state_ops(connection: Connection, records: Iterable[str] | None = None) -> Iterator[StateOp]:
    """Yield the operations of some records (or of all) in the form that `state` works on.

    What is aside is left out.
    """
    query = select(*_STATE_COLUMNS).join(BATCH, BATCH.c.seq == OP.c.batch_seq).where(counts())
    if records is None:
        replaces = _replaces(connection, None)
        for row in connection.execute(query.order_by(OP.c.id)):
            yield state_op(row, replaces.get(row.id, ()))
        return
    for part in chunks(sorted(records)):
        rows = connection.execute(query.where(OP.c.record_id.in_(part))).all()
        replaces = _replaces(connection, [row.id for row in rows])
        for row in rows:
            yield state_op(row, replaces.get(row.id, ()))


def _replaces(connection: Connection, ops: list[int] | None) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    query = select(REPLACES.c.op_id, REPLACES.c.replaced_id)
    parts = [None] if ops is None else list(chunks(ops))
    for part in parts:
        limited = query if part is None else query.where(REPLACES.c.op_id.in_(part))
        for op, replaced in connection.execute(limited):
            found.setdefault(op, []).append(replaced)
    return found


def state_op(row: AnyRow, replaces: Iterable[int]) -> StateOp:
    """Return a row of operation and batch in the form that `state` works on."""
    return StateOp(
        key=row.id,
        rank=(row.clock, row.batch_id, row.idx),
        entity=row.entity,
        record=row.record_id,
        field=row.field,
        value=row.value,
        replaces=frozenset(replaces),
        weak=row.weak,
        made_at=row.made_at,
        office=row.office,
    )


def live_ops(connection: Connection, records: Iterable[str]) -> dict[str, list[AnyRow]]:
    """Return the live operations of some records, deletions included, by record."""
    found: dict[str, list[AnyRow]] = {}
    for part in chunks(sorted(records)):
        for row in connection.execute(_LIVE, {"records": part}):
            found.setdefault(row.record_id, []).append(row)
    return found


def load(connection: Connection, seq: int) -> Batch:
    """Return a stored batch in the form that travels."""
    (batch,) = load_all(connection, [seq])
    return batch


def load_all(connection: Connection, seqs: Sequence[int]) -> Iterator[Batch]:
    """Yield stored batches in the form that travels, in the order of their numbers."""
    for part in chunks(sorted(seqs)):
        yield from _load_part(connection, part)


def _load_part(connection: Connection, seqs: Sequence[int]) -> Iterator[Batch]:
    parents: dict[int, list[str]] = {}
    query = select(PARENT.c.batch_seq, PARENT.c.parent_id).where(PARENT.c.batch_seq.in_(seqs))
    for seq, parent in connection.execute(query):
        parents.setdefault(seq, []).append(parent)
    replaces: dict[int, list[OpKey]] = {}
    old = OP.alias()
    links = (
        select(REPLACES.c.op_id, OP.c.batch_seq, BATCH.c.id, BATCH.c.seq, old.c.idx)
        .select_from(OP)
        .join(REPLACES, REPLACES.c.op_id == OP.c.id)
        .join(old, old.c.id == REPLACES.c.replaced_id)
        .join(BATCH, BATCH.c.seq == old.c.batch_seq)
        .where(OP.c.batch_seq.in_(seqs))
    )
    for op, own, identifier, seq, idx in connection.execute(links):
        replaces.setdefault(op, []).append(("" if seq == own else identifier, idx))
    ops: dict[int, list[BatchOp]] = {}
    for row in connection.execute(OP.select().where(OP.c.batch_seq.in_(seqs)).order_by(OP.c.idx)):
        ops.setdefault(row.batch_seq, []).append(_op(row, replaces.get(row.id, ())))
    numbers = BATCH.select().where(BATCH.c.seq.in_(seqs)).order_by(BATCH.c.seq)
    for head in connection.execute(numbers):
        yield _batch(head, parents.get(head.seq, ()), ops.get(head.seq, ()))


def _op(row: AnyRow, replaces: Iterable[OpKey]) -> BatchOp:
    return BatchOp(
        entity=row.entity,
        record=row.record_id,
        field=row.field,
        value=row.value,
        replaces=tuple(sorted(replaces)),
        weak=row.weak,
        salt=row.salt or b"",
        digest=row.digest or b"",
    )


def _batch(head: AnyRow, parents: Iterable[str], ops: Iterable[BatchOp]) -> Batch:
    return Batch(
        device=head.device,
        clock=head.clock,
        schema=head.schema,
        office=head.office,
        label=head.label,
        made_at=head.made_at,
        values=json.loads(head.label_values),
        scope=head.scope,
        kind=head.kind,
        target=head.target,
        parents=tuple(sorted(parents)),
        ops=tuple(ops),
        salt=head.salt or b"",
        digest=head.digest or b"",
    )
