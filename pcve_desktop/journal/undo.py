"""Undo and redo: an inverse batch for one batch, or for several at once (a whole merge).

Nothing is erased. A change that somebody else has built on since stays; it is counted as kept.

An operation written by an undo stands for what it brought back: after "b to c" was taken back, the
operation that says "b" again stands for the one that first said it. Following these steps back
tells whether a change still is the last word, however often it was undone and redone in between.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, ROW, BatchOp
from pcve_desktop.journal.project import referrers, table_of
from pcve_desktop.journal.tables import BATCH, OP, REPLACES
from pcve_desktop.models.base import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow


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
        self._load(batches)
        self._stands = self._follow()

    def _load(self, batches: set[str]) -> None:
        """Read all operations of the records that these batches touched."""
        query = select(OP.c.record_id).join(BATCH, BATCH.c.seq == OP.c.batch_seq).distinct()
        records: set[str] = set()
        for part in log.chunks(sorted(batches)):
            records.update(self._connection.scalars(query.where(BATCH.c.id.in_(part))))
        columns = (OP, BATCH.c.id.label("batch_id"), BATCH.c.clock, BATCH.c.target)
        rows = select(*columns).join(BATCH, BATCH.c.seq == OP.c.batch_seq).order_by(OP.c.id)
        links = select(REPLACES).join(OP, OP.c.id == REPLACES.c.op_id)
        for part in log.chunks(sorted(records)):
            for row in self._connection.execute(rows.where(OP.c.record_id.in_(part))):
                self._ops[row.id] = row
                self._by_record[row.record_id].append(row)
                if row.batch_id in batches:
                    self._mine.add(row.id)
            for new, old in self._connection.execute(links.where(OP.c.record_id.in_(part))):
                self._replaced[new].append(old)

    def run(self) -> Inverse:
        going = {record for record in self._by_record if self._removable(record)}
        going = self._without_users(going)
        for record in self._by_record:
            self._take_back(record, going=record in going)
        return self._result

    def _own(self, record: str) -> list[AnyRow]:
        return [row for row in self._by_record[record] if row.id in self._mine]

    def _live(self, record: str) -> list[AnyRow]:
        return [row for row in self._by_record[record] if row.live]

    def _follow(self) -> dict[int, set[int]]:
        """Return, for every operation, itself with those that it brought back.

        An inverse operation replaced one that stood for a change of its target batch; it brought
        back what that change had replaced. Replaced operations are older, so one pass suffices.
        """
        stands: dict[int, set[int]] = {}
        for op in sorted(self._ops):
            row = self._ops[op]
            stands[op] = {op}
            if row.target is None:
                continue
            for old in self._replaced[op]:
                for taken in stands[old]:
                    if self._ops[taken].batch_id == row.target:
                        for before in self._replaced[taken]:
                            if self._ops[before].field == row.field:
                                stands[op] |= stands[before]
        return stands

    def _removable(self, record: str) -> bool:
        """Say whether a record appeared in these batches and nobody else wrote to it since."""
        own = {row.id for row in self._own(record)}
        if not any(self._ops[op].field == ROW for op in own):
            return False
        first = min(own)
        for row in self._live(record):
            if row.field == DEL or row.covered or self._withdrawn(row):
                continue
            # What was there before these batches is the past of a record that came back.
            if not any(op in own or op < first for op in self._stands[row.id]):
                return False
        return True

    def _withdrawn(self, row: AnyRow) -> bool:
        """Say whether an operation says no more than that another one was taken back."""
        return row.weak and self._stands[row.id] == {row.id}

    def _without_users(self, going: set[str]) -> set[str]:
        """Leave in place what records outside this undo refer to."""
        staying = {record for record in going if self._used_outside(record, going)}
        while staying:
            going = going - staying
            staying = {record for record in going if self._used_outside(record, going)}
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

    def _take_back(self, record: str, *, going: bool) -> None:
        own, live = self._own(record), self._live(record)
        entity = own[0].entity
        if going:
            keys = _keys(row for row in live if row.field != DEL)
            self._result.ops.append(BatchOp(entity, record, DEL, None, keys))
            return
        if any(row.field == ROW for row in own):
            self._result.kept += 1
            return
        deletions = [row for row in live if row.field == DEL and self._matching(row) is not None]
        if deletions:
            self._result.ops.append(BatchOp(entity, record, ROW, None, _keys(deletions)))
        standing = set()
        for row in live:
            match = self._matching(row) if row.field not in {ROW, DEL} else None
            if match is not None:
                standing.add(row.field)
                self._result.ops.append(self._withdraw(row, match))
        touched = {row.field for row in own if row.field not in {ROW, DEL}}
        self._result.kept += len(touched - standing)

    def _withdraw(self, row: AnyRow, match: AnyRow) -> BatchOp:
        before = self._before(match.id)
        last = max(before, key=lambda op: (op.clock, op.batch_id, op.idx), default=None)
        value = last.value if last is not None else None
        return BatchOp(
            row.entity, row.record_id, row.field, value, _keys([row]), weak=not match.weak
        )

    def _before(self, op: int) -> list[AnyRow]:
        """Return the operations outside these batches that stood before one of theirs."""
        outside: set[int] = set()
        queue = [op]
        while queue:
            for old in self._replaced[queue.pop()]:
                if old in self._mine:
                    queue.append(old)
                else:
                    outside.add(old)
        return [self._ops[old] for old in sorted(outside)]


def _keys(rows: Iterable[AnyRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.batch_id, row.idx) for row in rows)
