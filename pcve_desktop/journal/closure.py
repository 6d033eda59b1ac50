"""What cannot count when some operations do not: the rules, as one fixpoint.

An operation is aside when it is one of those put aside (the seeds), or when it follows from them:

* it replaces an operation of its record that is aside;
* it belongs to a record that is absent: none of its creations counts, or none of the operations
  that ever gave it one of its required references;
* it refers to an absent record.

A deletion does not follow from operations that are aside only for what they refer to: the record
that refers there is gone, whether that other one is taken in or not.

A removal of values for good follows from nothing: it counts for what is aside too.

This depends on nothing but the set of operations and the seeds, as the state does.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import case, func, null, select

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, GONE, ROW, dump
from pcve_desktop.journal.project import references
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import ASIDE, OP, REPLACES
from pcve_desktop.models.base import ENTITIES, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


@cache
def reference_names() -> tuple[str, ...]:
    """Return the names that reference fields have, of whatever entity."""
    return tuple(sorted({name for key in ENTITIES for name in references(key)}))


@cache
def _required(entity: str) -> frozenset[str]:
    cls = ENTITIES.get(entity)
    names = references(entity)
    return frozenset(name for name in names if cls and fields_of(cls)[name].required)


class Closure:
    """The rules at work on some records, and on those that refer to what goes with them.

    Operations numbered above `before` have not counted yet, so that nothing older refers to them.
    """

    def __init__(
        self, connection: Connection, seeds: Iterable[int], *, before: int | None = None
    ) -> None:
        self._connection = connection
        self._seeds = set(seeds)
        self._before = before
        # Records with a creation that counted so far.
        self._stood: set[str] = set()
        self._asked: set[str] = set()
        self._queue: list[int] = []
        self._replaced_by: dict[int, list[int]] = defaultdict(list)
        self._needed: dict[tuple[str, str], int] = defaultdict(int)
        self._refers: dict[str, list[int]] = defaultdict(list)
        self._there: dict[str, bool] = {}
        self.replaces: dict[int, list[int]] = defaultdict(list)
        self.record: dict[int, str] = {}
        self.field: dict[int, str] = {}
        self.target: dict[int, str] = {}
        self.entity: dict[str, str] = {}
        self.by_record: dict[str, list[int]] = defaultdict(list)
        # Those that count as things stand.
        self.counting: set[int] = set()
        self.aside: set[int] = set()
        # Those that are aside only for what they, or what they replace, refer to.
        self._waiting: set[int] = set()
        self._settled: set[int] = set()
        self.absent: set[str] = set()

    def over(self, records: Iterable[str]) -> set[int]:
        """Return all operations of these records, and of those they reach, that are aside."""
        self._load(records)
        self._settle()
        while more := self._referrers():
            self._load(more)
            self._settle()
        return self.aside

    def requires(self, op: int) -> bool:
        """Say whether an operation gives its record a required reference."""
        return op in self.target and self.field[op] in _required(self.entity[self.record[op]])

    def _load(self, records: Iterable[str]) -> None:
        wanted = sorted(set(records) - self.by_record.keys())
        value = case((OP.c.field.in_(reference_names()), OP.c.value), else_=null())
        rows = select(
            OP.c.id, OP.c.record_id, OP.c.entity, OP.c.field, value, OP.c.live,
            ASIDE.c.op_id.is_(None),
        ).outerjoin(ASIDE, ASIDE.c.op_id == OP.c.id)  # fmt: skip
        links = select(REPLACES).join(OP, OP.c.id == REPLACES.c.op_id)
        for part in log.chunks(wanted):
            inside = OP.c.record_id.in_(part)
            for row in self._connection.execute(rows.where(inside)):
                self._learn(*row)
            for new, old in self._connection.execute(links.where(inside)):
                if self.record.get(new) == self.record.get(old):
                    self.replaces[new].append(old)
                    self._replaced_by[old].append(new)
        self._look_up({self.target[op] for op in self._fresh(wanted) if op in self.target})
        for record in wanted:
            if not self._needed[record, ROW]:
                self._leave(record)
            for op in self.by_record[record]:
                if op in self._seeds:
                    self._put(op)
                elif self._lacks(self.target.get(op)):
                    self._put(op, waits=True)

    def _learn(
        self,
        op: int,
        record: str,
        entity: str,
        field: str,
        referred: str | None,
        live: bool,
        counts: bool,
    ) -> None:
        self.record[op], self.field[op], self.entity[record] = record, field, entity
        self.by_record[record].append(op)
        if counts:
            self.counting.add(op)
        if field == ROW or field in _required(entity):
            self._needed[record, field] += 1
        # A creation is live as long as it counts; the flags are brought up to date at the end.
        if field == ROW and live and (self._before is None or op <= self._before):
            self._stood.add(record)
        if field in references(entity) and (target := read(referred)) is not None:
            self.target[op] = target
            self._refers[target].append(op)

    def _fresh(self, records: Iterable[str]) -> Iterable[int]:
        return (op for record in records for op in self.by_record[record])

    def _look_up(self, targets: set[str]) -> None:
        """Learn whether records beyond those at hand are there: one of their creations counts."""
        unknown = sorted(targets - self.by_record.keys() - self._there.keys())
        query = select(OP.c.record_id).where(OP.c.field == ROW, log.counts()).distinct()
        for part in log.chunks(unknown):
            found = set(self._connection.scalars(query.where(OP.c.record_id.in_(part))))
            self._there |= {record: record in found for record in part}

    def _lacks(self, record: str | None) -> bool:
        return record is not None and (record in self.absent or self._there.get(record) is False)

    def _put(self, op: int, *, waits: bool = False) -> None:
        """Put an operation aside, or find another reason for one that only waited."""
        if self.field[op] == GONE and op not in self._seeds:
            return
        if op not in self.aside:
            self.aside.add(op)
            if waits:
                self._waiting.add(op)
        elif waits or op not in self._waiting:
            return
        else:
            self._waiting.discard(op)
        self._queue.append(op)

    def _settle(self) -> None:
        while self._queue:
            op = self._queue.pop()
            waits = op in self._waiting
            for new in self._replaced_by[op]:
                if not (waits and self.field[new] == DEL):
                    self._put(new, waits=waits)
            if op in self._settled:
                continue
            self._settled.add(op)
            place = self.record[op], self.field[op]
            if place in self._needed:
                self._needed[place] -= 1
                if not self._needed[place]:
                    self._leave(place[0])

    def _leave(self, record: str) -> None:
        if record in self.absent:
            return
        self.absent.add(record)
        for op in self.by_record[record]:
            self._put(op)
        for op in self._refers[record]:
            self._put(op, waits=True)

    def _referrers(self) -> set[str]:
        """Return the records beyond those at hand that refer to what is absent only now."""
        gone = (self.absent & self._stood) - self._asked
        self._asked |= gone
        if not gone:
            return set()
        texts = func.json_each(dump([dump(record) for record in sorted(gone)])).table_valued(
            "value"
        )
        query = select(OP.c.record_id).where(
            OP.c.field.in_(reference_names()), OP.c.value.in_(select(texts.c.value))
        )
        return set(self._connection.scalars(query)) - self.by_record.keys()
