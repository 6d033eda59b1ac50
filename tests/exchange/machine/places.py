"""Copies of a workspace as the machine sees them: what they hold, and whether that is sound."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import event

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.review import Choice, Joining, Standing
from pcve_desktop.journal import apply
from pcve_desktop.models import ENTITIES, base
from pcve_desktop.store.check import check
from tests.exchange.machine.oracle import CountingOracle, Key, references
from tests.journal.world import DERIVED, Replica, differences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pcve_desktop.exchange.review import Decisions, FieldChange, Item, Plan
    from pcve_desktop.journal.batch import Batch
    from pcve_desktop.models import Record
    from tests.journal.oracle import Rows


class Mail(NamedTuple):
    """A package on its way, or lost, or on a stick that goes round."""

    path: Path
    password: str | None
    limited: bool


class Repeatable:
    """Makes identifiers and salts the same whenever a history is played again."""

    def __init__(self) -> None:
        dice = random.Random(20261124)  # noqa: S311 -- to be repeated, not to be secret
        ticks = itertools.count(1_790_000_000_000)
        self._kept = os.urandom, vars(base)["time"]
        os.urandom = dice.randbytes
        # The only clock that identifiers are made with.
        vars(base)["time"] = SimpleNamespace(time=lambda: next(ticks) / 1000)

    def end(self) -> None:
        os.urandom, vars(base)["time"] = self._kept


class Place(Replica):
    """A copy with its office, held against the oracle after every step."""

    def __init__(self, path: Path, *, office: str, device: str | None, years: int) -> None:
        super().__init__(path, office=office, device=device, years=years)
        event.listen(self.ws._engine, "connect", _wipe)
        self.ws._engine.dispose()
        self.seen: dict[Key, tuple[str, str]] = {}
        # What anybody ever removed for good; the places of a history share it.
        self.removals: set[Key] = set()
        # What compacting took, somewhere.
        self.compacted: list[Key] = []

    def batches(self) -> list[Batch]:
        """Return everything that is here; values may have gone since the last time."""
        with self.ws.read() as session:
            return apply.missing_from(session.connection(), ())

    def seeds(self) -> dict[Key, str]:
        """Return the operations that do not count here, and why ("" when it only follows)."""
        with self.ws.read() as session:
            rows = session.connection().exec_driver_sql(
                "SELECT b.id, o.idx, a.why FROM journal_aside a JOIN journal_op o ON o.id = a.op_id"
                " JOIN journal_batch b ON b.seq = o.batch_seq"
            )
            return {(row[0], row[1]): row[2] for row in rows}

    def pick(self, cls: type[Record], number: int) -> str | None:
        found = sorted(self.some(cls))
        return found[number % len(found)] if found else None

    def some(self, cls: type[Record]) -> list[str]:
        with self.ws.read() as session:
            query = f"SELECT id FROM {cls.__entity__.key}"  # noqa: S608 -- the program's own tables
            return list(session.connection().exec_driver_sql(query).scalars())

    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def receipts(self, *, undone: bool) -> list[str]:
        return [
            receipt.id
            for receipt in ledger.receipts(self.ws)
            if receipt.decided and (receipt.undone_at is not None) is undone
        ]

    def purged(self, identifiers: set[str]) -> set[str]:
        """Return the records that removals for good among some batches are about."""
        return {
            op.record
            for batch in self.batches()
            if batch.identifier() in identifiers and any(op.field == "_gone" for op in batch.ops)
            for op in batch.ops
        }

    def emptied(self) -> set[Key]:
        """Return the operations that have no value any more."""
        return {
            (batch.identifier(), index)
            for batch in self.batches()
            for index, op in enumerate(batch.ops)
            if op.digest
        }

    def waiting(self) -> int:
        with self.ws.read() as session:
            query = "SELECT COUNT(*) FROM journal_waiting"
            return int(session.connection().exec_driver_sql(query).scalar() or 0)

    def sound(self, secrets: Iterable[str]) -> Rows:
        """Hold the tables against the oracle and a rebuild; return them."""
        batches, noted = self.batches(), self.seeds()
        oracle = CountingOracle(batches, {key for key, why in noted.items() if why})
        rows = self.rows()
        assert not differences(oracle.rows, rows)
        assert not differences(self.expected(), rows)
        assert oracle.conflicts() == self.conflicts()
        assert oracle.away == noted.keys()
        assert self.dangling() == []
        self.removals |= oracle.removed
        self._nothing_lost(batches, self.removals)
        self._nothing_left(batches, oracle.removed, secrets)
        return rows

    def _nothing_lost(self, batches: list[Batch], removed: set[Key]) -> None:
        """Check that every value that ever was here is in the history, or was removed for good."""
        here: dict[Key, tuple[str, str]] = {}
        for batch in batches:
            for index, op in enumerate(batch.ops):
                key = batch.identifier(), index
                here[key] = op.proof(), "" if op.value is None else op.value
                if op.digest:
                    assert key in removed, (key, op)
        assert self.seen.keys() <= here.keys()
        for key, (proof, value) in self.seen.items():
            assert here[key][0] == proof
            assert here[key][1] == value or key in removed
        self.seen = here

    def _nothing_left(
        self, batches: list[Batch], removed: set[Key], secrets: Iterable[str]
    ) -> None:
        """Check that what was removed for good is nowhere in the file."""
        said: list[str] = []
        for batch in batches:
            said += map(str, batch.values.values())
            for index, op in enumerate(batch.ops):
                if (batch.identifier(), index) in removed:
                    assert op.value is None, (batch, op)
                said.append(op.value or "")
        if self.waiting():
            return
        raw = self.path.read_bytes()
        spoken = "\n".join(said)
        for secret in secrets:
            # Somebody may have said it again, not knowing.
            assert secret in spoken or secret.encode() not in raw, secret

    def checked(self) -> None:
        """Let the check command look at the file."""
        report = check(self.path)
        # What waits for an earlier file is only noted.
        assert report.ok, report.findings


def _wipe(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA secure_delete=ON")


def _bare(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return row and {name: value for name, value in row.items() if name not in DERIVED}


def changed(before: Rows, after: Rows) -> dict[str, str]:
    """Return the records that people see otherwise than before, with their entity."""
    found = {}
    for key in before.keys() | after.keys():
        if key == "office" or not ENTITIES[key].__entity__.reported:
            continue
        ours, theirs = before.get(key, {}), after.get(key, {})
        for record in ours.keys() | theirs.keys():
            if _bare(ours.get(record)) != _bare(theirs.get(record)):
                found[record] = key
    return found


def kept_promise(plan: Plan, decisions: Decisions, before: Rows, after: Rows) -> None:
    """Check that what was planned and decided is what happened, and nothing else."""
    items = {item.record: item for item in plan.items}
    assert len(items) == len(plan.items)
    taken = {item.record: item for item in decisions.taken(plan)}
    differs = changed(before, after)
    _nothing_else(items, taken, decisions, before, after)
    for record, item in taken.items():
        here = after[item.entity].get(record)
        sides = next((one for one in item.conflicts if one.name == "_del"), None)
        if sides is not None:
            _settled_deletion(item, sides, decisions, here, after)
            continue
        told = {one.name: one.theirs.value for one in item.changes}
        row = before[item.entity].get(record, told)
        if here is None and _hangs_on(row, item.entity, _contested(taken), before, after):
            continue
        # What comes back for another one only, does so with that one.
        alone = {Standing.RETURNED} if decisions.aside or _contested(taken) else set()
        if item.standing is Standing.DELETED:
            assert here is None, ("should be gone", item)
        elif item.standing not in alone | {Standing.REMOVED}:
            assert here is not None, ("should be there", item)
        if here is not None:
            _settled_fields(item, decisions, here)
        if item.standing is Standing.UPDATED and not decisions.aside:
            assert record in differs, ("changed nothing", item)


def _nothing_else(
    items: dict[str, Item],
    taken: dict[str, Item],
    decisions: Decisions,
    before: Rows,
    after: Rows,
) -> None:
    contested = _contested(taken)
    second = any(_second(item, decisions) for item in taken.values())
    for record, entity in changed(before, after).items():
        if record in taken:
            continue
        assert record not in items, ("put aside, but changed", items[record])
        was, now = before[entity].get(record), after[entity].get(record)
        if was is None and entity == "contact" and second:
            continue
        if was is None and decisions.aside:
            # A deletion goes aside with what it replaces: what was deleted may show itself.
            continue
        # A part of what was decided goes or stays with it, and so does what that refers to.
        assert _hangs_on(was or now or {}, entity, contested, before, after) or (
            was is None and contested and _referred(record, after)
        ), ("not planned", entity, was, now)


def _contested(taken: dict[str, Item]) -> set[str]:
    return {
        record
        for record, item in taken.items()
        if any(one.name == "_del" for one in item.conflicts)
    }


def _second(item: Item, decisions: Decisions) -> bool:
    """Say whether a contact was kept both ways."""
    return item.entity == "contact" and any(
        one.joining is Joining.CONTACT
        and decisions.choices.get((item.record, one.name)) is Choice.BOTH
        for one in item.conflicts
    )


def _settled_deletion(
    item: Item,
    sides: FieldChange,
    decisions: Decisions,
    here: dict[str, Any] | None,
    after: Rows,
) -> None:
    assert sides.ours is not None
    choice = decisions.choices[item.record, "_del"]
    side = sides.theirs if choice is Choice.THEIRS else sides.ours
    stays = choice is Choice.BOTH or not side.value
    assert (here is not None) or not stays, ("should stay", item)
    if not stays and not decisions.aside:
        assert here is None or _referred(item.record, after), ("should go", item)


def _settled_fields(item: Item, decisions: Decisions, here: dict[str, Any]) -> None:
    for change in item.changes:
        if change.name.startswith("_"):
            continue
        if change.name in references(item.entity) and decisions.aside:
            continue
        wanted = change.theirs.value
        if change.conflict:
            choice = decisions.choices[item.record, change.name]
            if choice is Choice.BOTH and change.joining is not Joining.HISTORY:
                continue
            if choice is not Choice.THEIRS:
                assert change.ours is not None
                wanted = change.ours.value
        elif _second(item, decisions):
            continue
        assert here[change.name] == wanted, (item, change, here[change.name])


def _referred(record: str, rows: Rows) -> bool:
    return any(
        row[name] == record
        for entity, same in rows.items()
        for row in same.values()
        for name in references(entity)
    )


def _hangs_on(
    row: dict[str, Any], entity: str, contested: set[str], before: Rows, after: Rows
) -> bool:
    """Say whether a record is a part, of whatever depth, of one whose deletion was decided."""
    for name in references(entity, required=True):
        owner = str(row.get(name))
        if owner in contested:
            return True
        target = str(fields_target(entity, name))
        above = before[target].get(owner) or after[target].get(owner)
        if above is not None and _hangs_on(above, target, contested, before, after):
            return True
    return False


def fields_target(entity: str, name: str) -> str | None:
    """Return the entity to which a reference field leads."""
    return base.fields_of(ENTITIES[entity])[name].target
