"""What records are and what they would be with a package, worked out in memory.

The rules are those of `journal.state`; which records are there follows the projection: one that is
not alive by itself is there as long as another one refers to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.exchange.incoming import COMPARING, EACH, Known, fresh_ops, load_known
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import GONE
from pcve_desktop.journal.project import by_dependency, references, referrers, row_of, table_of
from pcve_desktop.journal.state import read, record_state
from pcve_desktop.models.base import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from sqlalchemy import Connection

    from pcve_desktop.exchange.incoming import Step
    from pcve_desktop.journal.batch import Batch
    from pcve_desktop.journal.state import RecordState, StateOp


class Sight:
    """One record: its operations here and those that come, its state without and with them."""

    def __init__(self, here: list[StateOp], coming: list[StateOp], *, again: bool) -> None:
        self.here, self.coming, self.again = here, coming, again
        self.before = record_state(here) if here else None
        self.ops = _without_removed([*here, *coming])
        if coming or self.before is None:
            self.after: RecordState = record_state(self.ops)
        else:
            self.after = self.before
        self.entity, self.record = self.after.entity, self.after.record
        # Whether a row stands for it, set when all that may refer to it is settled.
        self.was = self.will = False

    @property
    def coming_keys(self) -> set[Hashable]:
        """The operations that come."""
        return {op.key for op in self.coming}

    def row_before(self) -> dict[str, Any] | None:
        """Return the row that stands here now."""
        return row_of(self.before) if self.was and self.before is not None else None

    def row_after(self) -> dict[str, Any] | None:
        """Return the row that would stand here."""
        return row_of(self.after) if self.will else None


def _without_removed(ops: list[StateOp]) -> list[StateOp]:
    """Return operations as they are once the removals among them have taken values away."""
    removed = {key for op in ops if op.field == GONE for key in op.replaces}
    if not removed:
        return ops
    return [replace(op, value=None) if op.key in removed else op for op in ops]


class Outlook:
    """All records that a package touches, with those that come or go because of them.

    `again` are records put aside here before that are offered with it: their operations of then
    come with those of the package. `left_open` are records that are looked at as they are.
    """

    def __init__(
        self,
        connection: Connection,
        fresh: dict[str, Batch],
        again: Iterable[str] = (),
        left_open: Iterable[str] = (),
        step: Step | None = None,
    ) -> None:
        self._connection, self._step = connection, step
        self._known = Known()
        self._asked: set[str] = set()
        self._due: dict[str, set[str]] = {key: set() for key in by_dependency()}
        self._referred: set[str] = set()
        self.sights: dict[str, Sight] = {}
        records = {op.record for batch in fresh.values() for op in batch.ops}
        self._load(records.union(again, left_open))
        self._coming = fresh_ops(fresh, self._known)
        wanted = set(again)
        for record in records.union(wanted):
            self._see(record, again=record in wanted or self._builds_on_aside(record))
        for record in set(left_open) - self.sights.keys():
            self._see(record, again=False)

    def settle(self) -> None:
        """Work out which records are there, those first that refer to others."""
        done = 0
        self._note_rows(self.sights)
        for entity in by_dependency():
            while self._due[entity]:
                due, self._due[entity] = sorted(self._due[entity]), set()
                if done // EACH != (done + len(due)) // EACH:
                    self._tell(min(done, len(self.sights)), len(self.sights))
                done += len(due)
                self._settle(entity, due)

    def _tell(self, done: int, total: int) -> None:
        if self._step is not None:
            self._step(done, total, COMPARING)

    def standing(self, records: Mapping[str, str]) -> int:
        """Count those of some records (identifier to entity) that stand in the tables."""
        by_entity: dict[str, list[str]] = {}
        for record, entity in records.items():
            by_entity.setdefault(entity, []).append(record)
        count = 0
        for entity, same in by_entity.items():
            table = table_of(ENTITIES[entity])
            for part in log.chunks(same):
                found = select(func.count()).select_from(table).where(table.c.id.in_(part))
                count += self._connection.scalar(found) or 0
        return count

    def _builds_on_aside(self, record: str) -> bool:
        """Say whether what comes for a record rests on operations that were put aside here."""
        away = {op.key for op in self._away(record)}
        if not away:
            return False
        coming = self._coming[record]
        return record not in self._known.counting or any(op.replaces & away for op in coming)

    def _away(self, record: str) -> list[StateOp]:
        """Return the operations of a record that are here and do not count."""
        return [*self._known.aside.get(record, ()), *self._known.undone.get(record, ())]

    def _found(self, record: str) -> list[StateOp]:
        """Return what comes with a record that is offered again.

        All that somebody put aside; of merges taken back, what that and the package build on, or
        everything when there is nothing else of the record.
        """
        found = {op.key: op for op in self._known.aside.get(record, ())}
        undone = {op.key: op for op in self._known.undone.get(record, ())}
        if record not in self._known.counting:
            return [*found.values(), *undone.values()]
        queue = [*found.values(), *self._coming.get(record, ())]
        while queue:
            for key in queue.pop().replaces & undone.keys() - found.keys():
                found[key] = undone[key]
                queue.append(undone[key])
        return list(found.values())

    def _load(self, records: Iterable[str]) -> None:
        missing = sorted(set(records) - self._asked)
        self._asked.update(missing)
        for start in range(0, len(missing), EACH):
            self._tell(start, len(missing))
            load_known(self._connection, missing[start : start + EACH], self._known)

    def _see(self, record: str, *, again: bool) -> Sight | None:
        here = self._known.counting.get(record, [])
        coming = self._coming.get(record, [])
        if again:
            coming = [*self._found(record), *coming]
        if not here and not coming:
            return None
        sight = Sight(here, coming, again=again)
        # What only a newer program knows stays in the journal.
        if sight.entity not in ENTITIES:
            return None
        self.sights[record] = sight
        self._due[sight.entity].add(record)
        return sight

    def _note_rows(self, records: Iterable[str]) -> None:
        """Learn which records stand in the tables now."""
        by_entity: dict[str, list[str]] = {}
        for record in records:
            by_entity.setdefault(self.sights[record].entity, []).append(record)
        for entity, same in by_entity.items():
            table = table_of(ENTITIES[entity])
            for part in log.chunks(same):
                found = select(table.c.id).where(table.c.id.in_(part))
                for record in self._connection.scalars(found):
                    self.sights[record].was = True

    def _settle(self, entity: str, due: list[str]) -> None:
        resting = [record for record in due if not self.sights[record].after.alive]
        referred = self._used(entity, resting) if resting else set()
        affected: set[str] = set()
        for record in due:
            sight = self.sights[record]
            sight.will = sight.after.alive or record in referred
            old = self._targets(sight.before) if sight.was else set()
            new = self._targets(sight.after) if sight.will else set()
            self._referred |= new
            affected |= old ^ new
        self._look_at(affected)

    @staticmethod
    def _targets(state: RecordState | None) -> set[str]:
        if state is None:
            return set()
        values = (read(state.values.get(name)) for name in references(state.entity))
        return {str(value) for value in values if value is not None}

    def _look_at(self, records: set[str]) -> None:
        """Settle those records that lost or gained a reference and do not stand by themselves."""
        unknown = records - self.sights.keys()
        self._load(unknown)
        seen = []
        for record in sorted(unknown):
            again = record not in self._known.counting and bool(self._away(record))
            if self._see(record, again=again) is not None:
                seen.append(record)
        self._note_rows(seen)
        for record in records & self.sights.keys():
            sight = self.sights[record]
            self._due[sight.entity].add(record)

    def _used(self, entity: str, records: list[str]) -> set[str]:
        """Return those records that another one will refer to."""
        found = {record for record in records if record in self._referred}
        for other, name in referrers(entity):
            table = table_of(ENTITIES[other])
            rest = [record for record in records if record not in found]
            for part in log.chunks(rest):
                users = select(table.c.id, table.c[name]).where(table.c[name].in_(part))
                for user, record in self._connection.execute(users):
                    if user not in self.sights:
                        found.add(record)
        return found
