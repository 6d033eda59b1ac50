"""Offices work apart and exchange in every way imaginable; their copies end up the same.

Three copies with clocks wrong by years, one of them a file copy with the same device, edit, delete,
undo, redo, merge and take merges back in any order. After every step the copy that changed is held
against an independent oracle; at the end all meet.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select

from pcve_desktop.journal.project import rebuild
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner, Milestone
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import history, records
from tests.journal.oracle import Oracle
from tests.journal.world import LABEL, Replica, copy_of, differences, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.models import Record

HISTORIES = int(os.environ.get("PASSERELLE_HISTORIES", "25"))
STEPS = int(os.environ.get("PASSERELLE_STEPS", "30"))

# Shrinking replays hundreds of histories; ask for it when there is a failure to look at.
PHASES = [Phase.generate] + ([Phase.shrink] if "PASSERELLE_SHRINK" in os.environ else [])

WHO = st.integers(0, 2)
PICK = st.integers(0, 10_000)
WORDS = st.sampled_from(["Rive Est", "Valmont", "Les Tilleuls"])
# What people change, and to what: empty, nothing and zero are not the same.
EDITS: tuple[tuple[type[Record], str, tuple[Any, ...]], ...] = (
    (Organisation, "name", ("Rive Est", "Valmont")),
    (Organisation, "city", ("Valmont", "", None)),
    (Action, "title", ("Open evenings", "Café des parents")),
    (Action, "progress", (0, 50, None)),
    (Action, "safe", (True, False)),
    (Objective, "title", ("Young people have a say", "Parents meet")),
    (Milestone, "title", ("Poster printed", "Hall booked")),
    (ActionPartner, "contribution", ("A room", None)),
    (Membership, "contribution", ("Two hours a week", "")),
)
REFERENCES = ((Action, "lead_id"), (Objective, "lead_id"), (Milestone, "organisation_id"))
LINKS: tuple[tuple[type[Record], str, type[Record], str, type[Record]], ...] = (
    (ActionPartner, "action_id", Action, "organisation_id", Organisation),
    (ActionObjective, "action_id", Action, "objective_id", Objective),
    (Membership, "network_id", Network, "organisation_id", Organisation),
)
DELETABLE = (Organisation, Action, Objective, Milestone, ActionPartner, Membership)
_COUNTED = {"histories": 0, "steps": 0}


class Offices(RuleBasedStateMachine):
    """Three offices."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        # Files in memory where there is such a place: thousands of writes to a disk take minutes.
        memory = Path("/dev/shm")  # noqa: S108 -- a private folder is made inside it
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self.replicas = [
            self._open("one", "Ville de Valmont", None, 0),
            self._open("two", "Espace Jeunes", "device-two", 9),
            self._open("three", "Ville de Valmont", None, -7),
        ]
        # What all copies began with is not taken back: everything else belongs to its network.
        self.shared = set(self.replicas[0].identifiers())
        _COUNTED["histories"] += 1

    def _open(self, name: str, office: str, device: str | None, years: int) -> Replica:
        path = copy_of(self.template, self.folder / f"{name}.passerelle")
        return Replica(path, office=office, device=device, years=years)

    # What a person does in one copy.

    @rule(who=WHO, name=WORDS, city=st.sampled_from([None, "", "Valmont"]))
    def add_organisation(self, who: int, name: str, city: str | None) -> None:
        self._do(
            who, lambda ws: records.create(ws, Organisation, values={"name": name, "city": city})
        )

    @rule(who=WHO, title=WORDS, progress=st.sampled_from([None, 0, 30]), lead=PICK)
    def add_action(self, who: int, title: str, progress: int | None, lead: int) -> None:
        values = self._scope(who) | {
            "title": title, "progress": progress, "lead_id": self._pick(who, Organisation, lead),
        }  # fmt: skip
        self._do(who, lambda ws: records.create(ws, Action, values=values))

    @rule(who=WHO, title=WORDS)
    def add_objective(self, who: int, title: str) -> None:
        values = self._scope(who) | {"title": title}
        self._do(who, lambda ws: records.create(ws, Objective, values=values))

    @rule(who=WHO, title=WORDS, action=PICK, responsible=PICK)
    def add_milestone(self, who: int, title: str, action: int, responsible: int) -> None:
        parent = self._pick(who, Action, action)
        if parent is None:
            return
        values = {
            "network_id": self._scope(who)["network_id"], "action_id": parent, "title": title,
            "organisation_id": self._pick(who, Organisation, responsible),
        }  # fmt: skip
        self._do(who, lambda ws: records.create(ws, Milestone, values=values))

    @rule(who=WHO, what=st.sampled_from(EDITS), which=PICK, value=PICK)
    def edit(self, who: int, what: tuple[Any, ...], which: int, value: int) -> None:
        cls, field, values = what
        record = self._pick(who, cls, which)
        if record is not None:
            new = {field: values[value % len(values)]}
            self._do(who, lambda ws: records.update(ws, cls, record, values=new))

    @rule(who=WHO, what=st.sampled_from(REFERENCES), which=PICK, other=PICK, empty=st.booleans())
    def refer(self, who: int, what: tuple[Any, ...], which: int, other: int, empty: bool) -> None:
        cls, field = what
        record = self._pick(who, cls, which)
        if record is not None:
            new = {field: None if empty else self._pick(who, Organisation, other)}
            self._do(who, lambda ws: records.update(ws, cls, record, values=new))

    @rule(who=WHO, cls=st.sampled_from(DELETABLE), which=PICK)
    def delete(self, who: int, cls: type[Record], which: int) -> None:
        record = self._pick(who, cls, which)
        if record is not None:
            self._do(who, lambda ws: records.delete(ws, cls, record))

    @rule(who=WHO, what=st.sampled_from(LINKS), owner=PICK, others=st.sets(PICK, max_size=2))
    def link(self, who: int, what: tuple[Any, ...], owner: int, others: set[int]) -> None:
        cls, field, owner_cls, other_field, other_cls = what
        one = self._pick(who, owner_cls, owner)
        if one is None:
            return
        picked = [self._pick(who, other_cls, other) for other in others]
        ids = {other for other in picked if other is not None}
        network = self._scope(who)["network_id"]
        self._do(
            who,
            lambda ws: records.set_links(
                ws, cls, owner=(field, one), other=other_field, ids=ids, network_id=network
            ),
        )

    @rule(who=WHO, name=WORDS, title=WORDS, which=PICK)
    def several_at_once(self, who: int, name: str, title: str, which: int) -> None:
        """One transaction that adds, links, changes and deletes."""
        gone = self._pick(who, Organisation, which)

        def work(ws: Any) -> None:
            with ws.write(LABEL):
                made = records.create(ws, Organisation, values={"name": name})
                lead = made.created["organisation"][-1]
                values = self._scope(who) | {"title": title, "lead_id": lead}
                records.create(ws, Action, values=values)
                records.put_link(
                    ws, Membership, values={"contribution": "A room"},
                    ends={"network_id": values["network_id"], "organisation_id": lead},
                )  # fmt: skip
                records.update(ws, Organisation, lead, values={"name": f"{name} 2"})
                if gone is not None:
                    records.delete(ws, Organisation, gone)

        self._do(who, work)

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        self._do(who, history.undo_last)

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        self._do(who, history.redo_last)

    @rule(who=WHO, which=PICK)
    def take_back_any(self, who: int, which: int) -> None:
        """Take back a batch of anybody, whenever it was made."""
        batches = self._later_batches(who)
        if batches:
            self._do(who, lambda ws: history.take_back(ws, batches[which % len(batches)]))

    @rule(who=WHO, depth=st.integers(1, 5))
    def undo_and_redo_exactly(self, who: int, depth: int) -> None:
        """Undo several times, redo as often: every table comes back as it was."""
        replica = self.replicas[who]
        states = [plain(replica.rows())]
        while len(states) <= depth and history.can_undo(replica.ws) is not None:
            self._do(who, history.undo_last)
            states.append(plain(replica.rows()))
        states.pop()
        while states:
            self._do(who, history.redo_last)
            assert not differences(states.pop(), plain(replica.rows()))

    # What happens between copies.

    @rule(giver=WHO, taker=WHO, seed=PICK, share=st.sampled_from([0.4, 0.8, 1.0]))
    def exchange(self, giver: int, taker: int, seed: int, share: float) -> None:
        """Hand over what the other lacks: shuffled, some of it twice, some of it withheld."""
        if giver != taker:
            self.replicas[taker].receive(self._package(giver, taker, seed, share))
            self._check(taker)

    @rule(giver=WHO, taker=WHO, seed=PICK)
    def merge_and_take_back(self, giver: int, taker: int, seed: int) -> None:
        """Merge, take it back: every table is restored; done again, it is the merge once more."""
        if giver == taker:
            return
        replica = self.replicas[taker]
        before = plain(replica.rows())
        added = replica.receive(self._package(giver, taker, seed, 1.0)).added
        self._check(taker)
        merged = plain(replica.rows())
        undone = replica.take_back(added)
        self._check(taker)
        assert not differences(before, plain(replica.rows()))
        if undone is not None and seed % 2:
            replica.take_back([undone], kind="redo")
            self._check(taker)
            assert not differences(merged, plain(replica.rows()))
            if seed % 4 == 1:
                replica.take_back(added)
                self._check(taker)
                assert not differences(before, plain(replica.rows()))

    @rule(who=WHO, minutes=st.integers(-10_000_000, 10_000_000))
    def set_clock(self, who: int, minutes: int) -> None:
        self.replicas[who].time += dt.timedelta(minutes=minutes)

    @rule(who=WHO)
    def same_again(self, who: int) -> None:
        """Receiving what is known changes nothing at all."""
        replica = self.replicas[who]
        before, batches = replica.rows(), replica.batches()
        received = replica.receive(batches)
        assert (received.added, received.known) == ([], len(batches))
        assert replica.rows() == before

    # Helpers.

    def _do(self, who: int, work: Callable[[Any], object]) -> None:
        work(self.replicas[who].ws)
        self._check(who)

    def _scope(self, who: int) -> dict[str, Any]:
        return {
            "network_id": self._pick(who, Network, 0),
            "cycle_id": self._pick(who, Cycle, 0),
        }

    def _pick(self, who: int, cls: type[Record], number: int) -> str | None:
        with self.replicas[who].ws.read() as session:
            found = list(session.scalars(select(cls.id).order_by(cls.id)))
        return found[number % len(found)] if found else None

    def _later_batches(self, who: int) -> list[str]:
        """Return what was done since the copies were made (a network stays in place)."""
        return [
            batch.identifier()
            for batch in self.replicas[who].batches()
            if batch.identifier() not in self.shared and batch.kind != "office"
        ]

    def _package(self, giver: int, taker: int, seed: int, share: float) -> list[Any]:
        lacking = self.replicas[giver].lacking(self.replicas[taker].identifiers())
        dice = random.Random(seed)  # noqa: S311 -- a repeatable shuffle
        sent = [batch for batch in lacking if dice.random() < share]
        sent += [batch for batch in sent if dice.random() < 0.2]
        dice.shuffle(sent)
        return sent

    def _check(self, who: int) -> None:
        _COUNTED["steps"] += 1
        replica = self.replicas[who]
        oracle = Oracle(replica.batches())
        rows = replica.rows()
        assert not differences(oracle.rows, rows)
        assert not differences(replica.expected(), rows)
        assert oracle.conflicts() == replica.conflicts()
        assert replica.dangling() == []

    def teardown(self) -> None:
        try:
            self._meet()
        finally:
            for replica in self.replicas:
                replica.close()
            shutil.rmtree(self.folder)

    def _meet(self) -> None:
        """Everybody gives everything to everybody; a newcomer hears it in another order."""
        values = [self._values(replica) for replica in self.replicas]
        newcomer = self._open("new", "Ville de Valmont", "device-new", 3)
        self.replicas.append(newcomer)
        everything = [batch for replica in self.replicas for batch in replica.batches()]
        random.Random(len(everything)).shuffle(everything)  # noqa: S311 -- a repeatable shuffle
        newcomer.receive(everything)
        for number in (1, 2, 0, 1):
            # Once around the table: the last one hears of everything, then tells the others.
            giver, taker = self.replicas[number - 1], self.replicas[number]
            taker.receive(giver.lacking(taker.identifiers()))
        first = self.replicas[0]
        rows, conflicts, flags = first.rows(), first.conflicts(), first.flags()
        for number, other in enumerate(self.replicas):
            self._check(number)
            assert not differences(rows, other.rows())
            assert conflicts == other.conflicts()
            assert flags == other.flags()
            assert set(first.identifiers()) == set(other.identifiers())
        # Every value that any office ever wrote is still in the history of the others.
        kept = self._values(newcomer)
        assert all(own <= kept for own in values)
        with newcomer.ws.write_raw() as connection:
            rebuild(connection)
        assert not differences(rows, newcomer.rows())

    @staticmethod
    def _values(replica: Replica) -> set[tuple[str, str, str | None]]:
        return {(op.record, op.field, op.value) for batch in replica.batches() for op in batch.ops}


def test_copies_agree_whatever_offices_do(template: Path) -> None:
    class Here(Offices):
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
    assert _COUNTED["histories"] >= HISTORIES
    assert set(ENTITIES) >= {cls.__entity__.key for cls in DELETABLE}
