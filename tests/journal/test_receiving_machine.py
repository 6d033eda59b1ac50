"""Offices that also put aside, take in again, take files back, leave out and remove for good.

The state machine of `test_machine` with more that people do. The oracle knows what is aside from
the seeds alone; copies that take everything in are the same at the end.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlalchemy import select

from pcve_desktop.journal import apply, aside
from pcve_desktop.journal.batch import GONE, Batch, from_json, to_json
from pcve_desktop.journal.tables import ASIDE, ELSEWHERE, OP, RECEIVED, RECEIVED_BATCH
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services import receipts as taking
from pcve_desktop.services.redaction import remove_for_good
from tests.journal.files import (
    builds_on,
    decisions,
    note,
    noted_aside,
    receipts_of,
    take_all_in,
    waiting,
)
from tests.journal.oracle import Oracle
from tests.journal.test_machine import HISTORIES, PHASES, PICK, STEPS, WHO, Offices
from tests.journal.world import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pcve_desktop.models import Record
    from tests.journal.world import Replica

NAMED: dict[type[Record], str] = {
    Milestone: "title", Action: "title", Objective: "title", Organisation: "name",
}  # fmt: skip
REMOVABLE = (Organisation, Action, Milestone)
COUNTED = dict.fromkeys(
    ("steps", "aside", "taken in", "files", "taken back", "kept", "left out", "removed"), 0
)
# So many histories do everything that there is to do.
_MANY = 150
SHARE = st.sampled_from([0.0, 0.3, 0.6])


class Receivers(Offices):
    """Three offices that decide what they take in."""

    def __init__(self) -> None:
        super().__init__()
        self.removed: set[str] = set()

    @rule(giver=WHO, taker=WHO, seed=PICK, share=st.sampled_from([0.4, 1.0]), apart=SHARE)
    def receive_in_part(
        self, giver: int, taker: int, seed: int, share: float, apart: float
    ) -> None:
        """Receive with some records put aside."""
        if giver == taker:
            return
        package = self._package(giver, taker, seed, share)
        chosen = self._some(package, seed, apart)
        received = self.replicas[taker].receive(package, aside=chosen)
        COUNTED["aside"] += bool(received.aside)
        self._check(taker)

    @rule(who=WHO, seed=PICK, share=st.sampled_from([0.3, 1.0]))
    def take_in_again(self, who: int, seed: int, share: float) -> None:
        """Take in some of what was put aside, as a receipt of its own."""
        who, noted = self._first(who, noted_aside)
        if not noted:
            return
        replica = self.replicas[who]
        chosen = random.Random(seed).sample(noted, max(1, int(len(noted) * share)))  # noqa: S311 -- a repeatable choice
        before, flags = replica.rows(), replica.flags()
        with replica.ws.write_raw() as connection:
            was = set(connection.scalars(select(ASIDE.c.op_id)))
            query = select(ASIDE.c.op_id).join(OP, OP.c.id == ASIDE.c.op_id)
            ops = connection.scalars(query.where(OP.c.record_id.in_(chosen))).all()
            aside.take_in(connection, ops)
            taken = was - set(connection.scalars(select(ASIDE.c.op_id)))
            receipt = note(replica, connection, [], taken, [])
        COUNTED["taken in"] += bool(taken)
        self._check(who)
        if seed % 2:
            taking.take_back(replica.ws, receipt)
            self._check(who)
            # What was removed for good does not go back to where it was.
            if not self.removed:
                assert not differences(before, replica.rows())
                assert flags <= replica.flags()

    @rule(giver=WHO, taker=WHO, seed=PICK, apart=SHARE, decide=st.booleans())
    def receive_a_file(self, giver: int, taker: int, seed: int, apart: float, decide: bool) -> None:
        """Take a file in with decisions; perhaps take it back at once, and again."""
        if giver == taker:
            return
        replica = self.replicas[taker]
        before, flags, contested = replica.rows(), replica.flags(), replica.conflicts()
        package = self._package(giver, taker, seed, 1.0)
        copies = [from_json(to_json(batch)) for batch in package]
        with replica.ws.write_raw() as connection:
            apart_from = self._some(package, seed, apart)
            received = apply.ingest(connection, copies, aside=apart_from)
            touched = {op.record for batch in package for op in batch.ops}
            ops = decisions(connection, touched, seed) if decide else []
            receipt = note(replica, connection, received.seqs, set(), ops)
        COUNTED["files"] += 1
        self._check(taker)
        if self.removed or seed % 3 == 0:
            return
        merged, marks = replica.rows(), replica.flags()
        for _ in range(1 + seed % 2):
            changes = taking.take_back(replica.ws, receipt)
            self._check(taker)
            assert changes.kept == 0
            assert not differences(before, replica.rows())
            assert flags <= replica.flags()
            assert contested == replica.conflicts()
            if seed % 5 == 0:
                return
            taking.take_again(replica.ws, receipt)
            self._check(taker)
            assert not differences(merged, replica.rows())
            assert marks == replica.flags()
        COUNTED["taken back"] += 1

    @rule(who=WHO, which=PICK)
    def turn_a_file(self, who: int, which: int) -> None:
        """Take back a file that came long ago, or in again what was taken back."""
        who, known = self._first(who, receipts_of)
        if not known:
            return
        replica = self.replicas[who]
        receipt = known[which % len(known)]
        if receipt.undone_at is None:
            before = replica.rows()
            COUNTED["kept"] += bool(taking.take_back(replica.ws, receipt.id).kept)
            self._check(who)
            if which % 2 == 0:
                return
            taking.take_again(replica.ws, receipt.id)
            self._check(who)
            assert not differences(before, replica.rows())
        else:
            taking.take_again(replica.ws, receipt.id)
            self._check(who)

    @rule(giver=WHO, taker=WHO, seed=PICK, share=st.sampled_from([0.0, 0.3]))
    def exchange_less(self, giver: int, taker: int, seed: int, share: float) -> None:
        """Leave out what is wholly aside or belongs elsewhere; the receiver waits for nothing."""
        if giver == taker:
            return
        lacking = self.replicas[giver].lacking(self.replicas[taker].identifiers())
        with self.replicas[giver].ws.read() as session:
            away = aside.wholly_aside(session.connection())
            # What was left out here itself, this copy cannot give.
            absent = set(session.scalars(select(ELSEWHERE.c.batch_id)))
        dice = random.Random(seed)  # noqa: S311 -- a repeatable choice
        away |= {batch.identifier() for batch in lacking if dice.random() < share}
        while more := {batch.identifier() for batch in lacking if builds_on(batch, away)} - away:
            away |= more
        sent = [batch for batch in lacking if batch.identifier() not in away]
        dice.shuffle(sent)
        before = waiting(self.replicas[taker])
        received = self.replicas[taker].receive(sent, elsewhere=away | absent)
        assert received.waiting <= before
        COUNTED["left out"] += len(sent) < len(lacking)
        self._check(taker)

    @rule(who=WHO, cls=st.sampled_from(REMOVABLE), which=PICK, rarely=st.integers(0, 3))
    def remove(self, who: int, cls: type[Record], which: int, rarely: int) -> None:
        record = self._pick(who, cls, which)
        if record is None or rarely:
            return
        replica = self.replicas[who]
        with mock.patch.object(replica.ws, "back_up"):
            changes = remove_for_good(replica.ws, cls, record)
        COUNTED["removed"] += 1
        with replica.ws.read() as session:
            query = select(OP.c.record_id).where(OP.c.field == GONE)
            self.removed |= set(session.scalars(query))
        assert record in changes.touched[cls.__entity__.key]
        assert record not in replica.rows()[cls.__entity__.key]
        self._check(who)

    @rule(giver=WHO, taker=WHO, seed=PICK)
    def merge_and_take_back(self, giver: int, taker: int, seed: int) -> None:
        """Take a merge back with inverse operations; they bring back nothing that was removed."""
        if not self.removed:
            super().merge_and_take_back(giver, taker, seed)

    @rule(who=WHO, which=PICK, title=st.sampled_from(["Ours", "Valmont"]))
    def build_on_a_file(self, who: int, which: int, title: str) -> None:
        """Change something that came with a file, then take the file back, and again."""
        giver = (who + 1) % 3
        self.add_organisation(giver, "Les Tilleuls", None)
        self.receive_a_file(giver, who, 3, 0.0, False)
        known = receipts_of(self.replicas[who])
        standing = [receipt for receipt in known if receipt.undone_at is None]
        if not standing:
            return
        replica = self.replicas[who]
        receipt = standing[which % len(standing)].id
        query = select(OP.c.record_id).join(
            RECEIVED_BATCH, RECEIVED_BATCH.c.batch_seq == OP.c.batch_seq
        )
        with replica.ws.read() as session:
            brought = set(session.scalars(query.where(RECEIVED_BATCH.c.receipt == receipt)))
        rows = replica.rows()
        cls, record = next(
            (
                (cls, one)
                for cls, name in NAMED.items()
                for one in sorted(brought & rows[cls.__entity__.key].keys())
                if rows[cls.__entity__.key][one][name] != title
            ),
            (Action, ""),
        )
        if record:
            self._do(who, lambda ws: records.update(ws, cls, record, values={NAMED[cls]: title}))
        before = replica.rows()
        changes = taking.take_back(replica.ws, receipt)
        COUNTED["kept"] += bool(changes.kept)
        self._check(who)
        # The edit is there, whatever else went.
        if record:
            assert replica.rows()[cls.__entity__.key][record][NAMED[cls]] == title
        if which % 3:
            taking.take_again(replica.ws, receipt)
            self._check(who)
            assert not differences(before, replica.rows())

    # Helpers.

    def _first(self, who: int, ask: Callable[[Replica], list[Any]]) -> tuple[int, list[Any]]:
        """Return a copy that has something, this one or one of the next, with what it has."""
        for number in (who, (who + 1) % 3, (who + 2) % 3):
            if found := ask(self.replicas[number]):
                return number, found
        return who, []

    def _later_batches(self, who: int) -> list[str]:
        shown = history.recent(self.replicas[who].ws, limit=9999)
        entries = {entry.batch_id: entry.kind for entry in shown}
        return [one for one in super()._later_batches(who) if entries.get(one, "purge") != "purge"]

    def _some(self, package: Iterable[Batch], seed: int, share: float) -> set[str]:
        """Return some of the records that a package is about; networks and offices stay."""
        dice = random.Random(seed)  # noqa: S311 -- a repeatable choice
        kinds = {op.record: op.entity for batch in package for op in batch.ops}
        return {
            record
            for record, entity in sorted(kinds.items())
            if entity not in {"network", "cycle", "office"} and dice.random() < share
        }

    def _check(self, who: int) -> None:
        COUNTED["steps"] += 1
        replica = self.replicas[who]
        if self.removed:
            # What was read before may have lost its values since.
            replica._loaded.clear()
        with replica.ws.read() as session:
            rows = session.connection().exec_driver_sql(
                "SELECT b.id, o.idx, a.why FROM journal_aside a JOIN journal_op o"
                " ON o.id = a.op_id JOIN journal_batch b ON b.seq = o.batch_seq"
            ).all()  # fmt: skip
        oracle = Oracle(replica.batches(), {(row[0], row[1]) for row in rows if row[2]})
        assert oracle.aside == {(row[0], row[1]) for row in rows}
        rows_now = replica.rows()
        assert not differences(oracle.rows, rows_now)
        assert not differences(replica.expected(), rows_now)
        assert oracle.conflicts() == replica.conflicts()
        assert oracle.flags() == replica.flags()
        assert replica.dangling() == []
        gone = {
            key
            for seen in oracle.everything
            if seen.op.field == GONE and seen.key not in oracle.aside
            for key in seen.replaces
        }
        for seen in oracle.everything:
            if seen.key in gone:
                assert (seen.op.value, seen.op.salt) == (None, b"")

    def _meet(self) -> None:
        for number, replica in enumerate(self.replicas):
            with replica.ws.read() as session:
                query = select(RECEIVED.c.id).where(RECEIVED.c.undone_at.is_not(None))
                undone = list(session.scalars(query))
            for receipt in undone:
                taking.take_again(replica.ws, receipt)
            take_all_in(replica)
            self._check(number)
        super()._meet()

    def _values(self, replica: Replica) -> set[tuple[str, str, str | None]]:  # type: ignore[override] # the base needs no self
        return {
            (op.record, op.field, op.value)
            for batch in replica.batches()
            for op in batch.ops
            if op.record not in self.removed
        }


def test_copies_agree_whatever_people_put_aside(template: Path) -> None:
    class Here(Receivers):
        pass

    Here.template = template
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize="PASSERELLE_HISTORIES" not in os.environ,
            database=None,
            report_multiple_bugs=False,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )
    rare = [name for name, count in COUNTED.items() if not count]
    assert HISTORIES < _MANY or not rare, COUNTED
