"""Undo and redo: an inverse batch for one batch, or for several at once (a whole merge).

Nothing is erased. A change that somebody else has built on since stays; it is counted as kept.

An operation written by an undo stands for what it brought back: after "b to c" was taken back, the
operation that says "b" again stands for the one that first said it. Following these steps back
tells whether a change still is the last word, however often it was undone and redone in between.

What a record was before is the state of the operations that were here before the batches. An
inverse operation is weak as a rule, so that it never rivals what others write meanwhile; it is
strong where the state before needs it: it redoes a change, or brings a conflict back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, GONE, ROW, BatchOp
from pcve_desktop.journal.project import referrers, table_of
from pcve_desktop.journal.state import record_state
from pcve_desktop.journal.tables import BATCH, OP, REPLACES
from pcve_desktop.models.base import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow
    from pcve_desktop.journal.state import RecordState


_INVERSE = frozenset({"undo", "redo"})


@dataclass(slots=True)
class Inverse:
    """The operations that take batches back, and how many changes had to be kept."""

    ops: list[BatchOp] = field(default_factory=list)
    kept: int = 0


def invert(connection: Connection, batches: Iterable[str]) -> Inverse:
    """Return the operations that take some batches back together."""
    return _Inverter(connection, set(batches)).run()


class _Inverter:
    def __init__(self, connection: Connection, batches: set[str]) -> None:
        self._connection = connection
        self._result = Inverse()
        self._ops: dict[int, AnyRow] = {}
        self._by_record: dict[str, list[AnyRow]] = defaultdict(list)
        self._replaced: dict[int, list[int]] = defaultdict(list)
        self._mine: set[int] = set()
        self._gone: set[str] = set()
        self._load(batches)
        self._stands = self._follow()

    def _load(self, batches: set[str]) -> None:
        """Read all operations of the records that these batches touched."""
        query = select(OP.c.record_id).join(BATCH, BATCH.c.seq == OP.c.batch_seq).distinct()
        query = query.where(log.counts())
        records: set[str] = set()
        for part in log.chunks(sorted(batches)):
            records.update(self._connection.scalars(query.where(BATCH.c.id.in_(part))))
        columns = (
            OP, BATCH.c.id.label("batch_id"), BATCH.c.clock, BATCH.c.made_at, BATCH.c.office,
            BATCH.c.kind, BATCH.c.target,
        )  # fmt: skip
        rows = select(*columns).join(BATCH, BATCH.c.seq == OP.c.batch_seq).order_by(OP.c.id)
        rows = rows.where(log.counts())
        links = select(REPLACES).join(OP, OP.c.id == REPLACES.c.op_id).where(log.counts())
        for part in log.chunks(sorted(records)):
            for row in self._connection.execute(rows.where(OP.c.record_id.in_(part))):
                if row.field == GONE:
                    self._gone.add(row.record_id)
                    continue
                self._ops[row.id] = row
                self._by_record[row.record_id].append(row)
                if row.batch_id in batches:
                    self._mine.add(row.id)
            for new, old in self._connection.execute(links.where(OP.c.record_id.in_(part))):
                self._replaced[new].append(old)

    def run(self) -> Inverse:
        for record in self._gone & self._by_record.keys():
            # What was removed for good does not come back, not even empty.
            if not self._alive(record):
                del self._by_record[record]
                self._result.kept += 1
        going = {record for record in self._by_record if self._removable(record)}
        going = self._without_users(going)
        for record in self._by_record:
            if record in going:
                self._remove(record)
            else:
                self._take_back(record)
        return self._result

    def _own(self, record: str) -> list[AnyRow]:
        return [row for row in self._by_record[record] if row.id in self._mine]

    def _live(self, record: str) -> list[AnyRow]:
        return [row for row in self._by_record[record] if row.live]

    def _state(self, rows: Iterable[AnyRow]) -> RecordState | None:
        """Return what some operations of one record stand for (None: it was not known)."""
        ops = [log.state_op(row, self._replaced[row.id]) for row in rows]
        return record_state(ops) if ops else None

    def _before(self, record: str) -> RecordState | None:
        """Return what a record was before these batches."""
        first = min(row.id for row in self._own(record))
        return self._state(row for row in self._by_record[record] if row.id < first)

    def _alive(self, record: str) -> bool:
        now = self._state(self._by_record[record])
        return now is not None and now.alive

    def _follow(self) -> dict[int, set[int]]:
        """Return, for every operation, itself with those that it brought back.

        An inverse operation replaced one that stood for a change of its target batch; it brought
        back what that change had replaced. Where several batches were taken back at once, no
        target is noted: it brought back the nearest earlier operations with its value. Replaced
        operations are older, so one pass suffices.
        """
        stands: dict[int, set[int]] = {}
        for op in sorted(self._ops):
            row = self._ops[op]
            stands[op] = {op}
            if row.kind in _INVERSE:
                for old in self._brought_back(row, stands):
                    stands[op] |= stands[old]
        return stands

    def _brought_back(self, row: AnyRow, stands: dict[int, set[int]]) -> set[int]:
        found = {old for old in self._replaced[row.id] if self._said_again(row, old, stands)}
        if found:
            return found
        queue = [taken for old in self._replaced[row.id] for taken in stands[old]]
        seen: set[int] = set()
        while queue:
            taken = queue.pop()
            if taken in seen:
                continue
            seen.add(taken)
            if row.target is not None and self._ops[taken].batch_id != row.target:
                continue
            for before in self._replaced[taken]:
                if self._ops[before].field != row.field:
                    continue
                if row.target is not None or self._same(row, self._ops[before]):
                    found.add(before)
                else:
                    queue.append(before)
        return found

    def _said_again(self, row: AnyRow, old: int, stands: dict[int, set[int]]) -> bool:
        """Say whether an operation repeats a rival in a conflict, one that was not taken back."""
        if row.weak or self._ops[old].weak or not self._same(row, self._ops[old]):
            return False
        return row.target is None or all(
            self._ops[taken].batch_id != row.target for taken in stands[old]
        )

    @staticmethod
    def _same(one: AnyRow, other: AnyRow) -> bool:
        return bool(one.field == other.field and one.value == other.value)

    def _removable(self, record: str) -> bool:
        """Say whether a record came with these batches and nobody else wrote to it since."""
        if not any(row.field == ROW for row in self._own(record)):
            return False
        before = self._before(record)
        if before is not None and before.alive:
            return False
        return all(
            row.field == DEL or row.weak or self._matching(row) is not None or self._past(row)
            for row in self._live(record)
        )

    def _past(self, row: AnyRow) -> bool:
        """Say whether an operation was seen by a deletion, or only says such a one again."""
        return any(self._ops[op].covered for op in self._stands[row.id])

    def _without_users(self, going: set[str]) -> set[str]:
        """Leave in place what records outside this undo refer to.

        What was there before and gone is gone again: references alone keep it, as they did.
        """
        fresh = {record for record in going if self._before(record) is None}
        while staying := {record for record in fresh if self._used_outside(record, going)}:
            going, fresh = going - staying, fresh - staying
        return going

    def _used_outside(self, record: str, going: set[str]) -> bool:
        for entity, name in referrers(self._by_record[record][0].entity):
            table = table_of(ENTITIES[entity])
            users = self._connection.scalars(select(table.c.id).where(table.c[name] == record))
            if any(user not in going and not self._lets_go(user, name) for user in users):
                return True
        return False

    def _lets_go(self, user: str, name: str) -> bool:
        """Say whether taking back these batches also clears this reference."""
        return any(
            row.field == name and self._matching(row) is not None
            for row in (self._live(user) if user in self._by_record else ())
        )

    def _matching(self, row: AnyRow) -> AnyRow | None:
        """Return the operation of these batches that a live operation stands for."""
        found = self._stands[row.id] & self._mine
        return self._ops[max(found)] if found else None

    def _remove(self, record: str) -> None:
        before = self._before(record)
        if before is not None:
            self._give_back(record, before)
        # One that is gone already would otherwise come back when this undo is taken back.
        if self._alive(record):
            live = self._live(record)
            keys = _keys(row for row in live if row.field != DEL)
            self._result.ops.append(BatchOp(live[0].entity, record, DEL, None, keys))

    def _take_back(self, record: str) -> None:
        own, before = self._own(record), self._before(record)
        if any(row.field == ROW for row in own) and (before is None or not before.alive):
            self._result.kept += 1
            return
        start = len(self._result.ops)
        self._return(record, before)
        self._give_back(record, before)
        self._keep_alive(record, before, start)

    def _give_back(self, record: str, before: RecordState | None) -> None:
        """Give the fields of a record back what they said before."""
        fields: dict[str, list[tuple[AnyRow, AnyRow]]] = defaultdict(list)
        for row in self._live(record):
            match = self._matching(row) if row.field not in {ROW, DEL} else None
            if match is not None:
                fields[row.field].append((row, match))
        for pairs in fields.values():
            self._withdraw(pairs, before)
        touched = {row.field for row in self._own(record) if row.field not in {ROW, DEL}}
        self._result.kept += len(touched - fields.keys())

    def _return(self, record: str, before: RecordState | None) -> None:
        """Take back the deletions of these batches."""
        deletions = [row for row in self._live(record) if row.field == DEL]
        mine = [row for row in deletions if self._matching(row) is not None]
        if not mine:
            return
        # A weak return withdraws our deletion only: the record was gone before, or somebody else
        # deleted it too since.
        first = min(row.id for row in self._own(record))
        since = any(row.id > first and row not in mine for row in deletions)
        gone = before is None or not before.alive
        self._result.kept += since
        self._result.ops.append(
            BatchOp(mine[0].entity, record, ROW, None, _keys(mine), weak=since or gone)
        )

    def _withdraw(self, pairs: list[tuple[AnyRow, AnyRow]], before: RecordState | None) -> None:
        """Give a field back what stood before the operations that these batches wrote."""
        rows = [row for row, _ in pairs]
        entity, record, name = rows[0].entity, rows[0].record_id, rows[0].field
        earlier = self._earlier(match.id for _, match in pairs)
        if any(row.digest is not None for row in earlier):
            # The words of what was before are no more: what stands is better than nothing.
            self._result.kept += 1
            return
        was_alive = before is not None and before.alive
        again = self._rivals(name, rows, earlier, before) if before and was_alive else []
        for row in again:
            replaced = [*rows, row] if row.live else rows
            self._result.ops.append(BatchOp(entity, record, name, row.value, _keys(replaced)))
        if not again:
            # What was shown, which an operation that these batches never saw may have said.
            value = before.values.get(name) if before is not None else None
            redone = any(match.kind in _INVERSE for _, match in pairs)
            weak = not (was_alive and redone and self._stood(earlier, pairs))
            self._result.ops.append(BatchOp(entity, record, name, value, _keys(rows), weak=weak))

    def _stood(self, earlier: list[AnyRow], pairs: list[tuple[AnyRow, AnyRow]]) -> bool:
        """Say whether one of some operations was live, and not weak, before these batches."""
        first = min(row.id for row in self._own(pairs[0][0].record_id))
        replaced = {
            old
            for row in self._by_record[pairs[0][0].record_id]
            if row.id < first
            for old in self._replaced[row.id]
            if row.field == pairs[0][0].field
        }
        return any(not row.weak and row.id not in replaced for row in earlier)

    def _rivals(
        self, name: str, rows: list[AnyRow], earlier: list[AnyRow], before: RecordState
    ) -> list[AnyRow]:
        """Return the operations to say again so that a conflict of the state before comes back.

        The one that was shown is the last, so that it is shown again; it is among them even when
        these batches left it alone, for the others must not outrank it.
        """
        rivals = [self._ops[op.key] for op in before.conflicts.get(name, ())]  # type: ignore[index] # keys are local numbers here
        replaced = {row.id for row in earlier}
        again = {row.value: row for row in reversed(rivals) if row.id in replaced}
        standing = {
            row.id
            for row in self._live(rows[0].record_id)
            if row.field == name and not row.weak and row not in rows
        }
        if not again or not standing <= {row.id for row in rivals}:
            return []
        shown = rivals[0]
        if shown.id not in replaced and shown.id not in standing:
            return []
        again.pop(shown.value, None)
        return [*again.values(), shown]

    def _earlier(self, ops: Iterable[int]) -> list[AnyRow]:
        """Return the operations outside these batches that stood before some of theirs."""
        outside: set[int] = set()
        queue = list(ops)
        while queue:
            for old in self._replaced[queue.pop()]:
                if old in self._mine:
                    queue.append(old)
                else:
                    outside.add(old)
        return [self._ops[old] for old in sorted(outside)]

    def _keep_alive(self, record: str, before: RecordState | None, start: int) -> None:
        """Give a record a reason to stay when the one it had was replaced and taken back."""
        if before is None or not before.alive or not self._alive(record):
            return
        replaced = {key for op in self._result.ops[start:] for key in op.replaces}
        rest = [
            row
            for row in self._live(record)
            if (row.batch_id, row.idx) not in replaced and row.field != DEL
        ]
        strong = any(not op.weak for op in self._result.ops[start:])
        if not strong and all(row.weak or row.covered for row in rest):
            entity = self._by_record[record][0].entity
            self._result.ops.append(BatchOp(entity, record, ROW, None))


def _keys(rows: Iterable[AnyRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.batch_id, row.idx) for row in rows)
