"""Offices hand each other packages in every way imaginable, and change their minds about them.

Three copies with clocks wrong by years, two of them with the same device, and a city that gathers,
work, pack and receive through nothing but what the window and the commands call. After each step
the file that changed is held against an oracle; at the end everybody hears of everything.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from pcve_desktop.exchange.compacting import can_compact, compact
from pcve_desktop.exchange.gathering import Outcome, gather
from pcve_desktop.exchange.joining import IncompletePackage, begin_from
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package, open_workspace_copy, write_package
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import records
from pcve_desktop.services.redaction import remove_for_good
from pcve_desktop.store.workspace import Workspace
from tests.exchange.machine.deeds import COUNTED, DELETABLE, EDITS, LINKS, REFERENCES
from tests.exchange.machine.exchanges import CITY, Exchanges
from tests.exchange.machine.places import Mail, Place, Repeatable
from tests.journal.world import copy_of, differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.models import Record

HISTORIES = int(os.environ.get("PASSERELLE_HISTORIES", "8"))
STEPS = int(os.environ.get("PASSERELLE_STEPS", "30"))
# Shrinking replays hundreds of histories; ask for it when there is a failure to look at.
PHASES = [Phase.generate] + ([Phase.shrink] if "PASSERELLE_SHRINK" in os.environ else [])

WHO = st.sampled_from([0, 0, 1, 1, 2, 2, 3])
PICK = st.integers(0, 10_000)
KINDS = ["whole", "whole", "lacking", "network"]


class Offices(Exchanges, RuleBasedStateMachine):
    """Three offices and a city."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # noqa: S108 -- a private folder is made inside it
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self.same = Repeatable()
        self.places = [
            self._open("one", "Ville de Valmont", None, 0),
            self._open("two", "Espace Jeunes", "device-two", 9),
            self._open("three", "Ville de Valmont", None, -7),
        ]
        with Workspace.create(self.folder / "city.passerelle", office="La Ville"):
            pass
        self.places.append(
            Place(self.folder / "city.passerelle", office="La Ville", device="device-city", years=2)
        )
        for place in self.places:
            place.removals = self.places[0].removals
            place.compacted = self.places[0].compacted
        self.mail: list[Mail] = []
        self.secrets: list[str] = []
        self.made = 0
        COUNTED["histories"] += 1

    def _open(self, name: str, office: str, device: str | None, years: int) -> Place:
        path = copy_of(self.template, self.folder / f"{name}.passerelle")
        return Place(path, office=office, device=device, years=years)

    @rule(who=WHO, deed=st.integers(0, 15), one=PICK, two=PICK)
    def work(self, who: int, deed: int, one: int, two: int) -> None:
        word = ("Rive Est", "Valmont", "Les Tilleuls")[two % 3]
        deeds: list[Callable[[], None]] = [
            lambda: self.add_partner(who, word, one),
            lambda: self.add_action(who, word, one),
            lambda: self.add_part(who, word, one, two),
            lambda: self.add_part(who, word, two, one),
            lambda: self.add_network(who),
            lambda: self.refer(who, REFERENCES[one % 3], one, two, one % 5 == 0),
            lambda: self.delete(who, DELETABLE[one % len(DELETABLE)], two),
            lambda: self.delete(who, DELETABLE[two % len(DELETABLE)], one),
            lambda: self.link(who, LINKS[one % 2], one, {one, two} if two % 2 else set()),
        ]
        if deed < len(deeds):
            deeds[deed]()
        else:
            self.edit(who, EDITS[one % len(EDITS)], one, two)

    @rule(one=WHO, other=WHO, what=st.sampled_from(EDITS), which=PICK, value=PICK)
    def work_apart(self, one: int, other: int, what: Any, which: int, value: int) -> None:
        """Two change the same, not knowing; or one deletes what the other changes."""
        record = self.places[one].pick(what[0], which)
        if record is None or record not in self.places[other].some(what[0]) or one == other:
            return
        values = what[2]
        for who, number in ((one, value), (other, value + 1)):
            new = {what[1]: values[number % len(values)]}
            self._do(who, partial(records.update, entity=what[0], record_id=record, values=new))
        if value % 4 == 0 and what[0] in DELETABLE:
            self._do(one, lambda ws: records.delete(ws, what[0], record))

    @rule(giver=WHO, taker=WHO, kind=st.sampled_from(KINDS), seed=PICK)
    def hand_over(self, giver: int, taker: int, kind: str, seed: int) -> None:
        if giver != taker:
            self.pack(giver, kind, seed)
            self.receive(taker, 0, seed)

    @rule(who=WHO, turn=st.integers(0, 5), which=PICK)
    def think_again(self, who: int, turn: int, which: int) -> None:
        turns: list[Callable[[], None]] = [
            lambda: self.undo_or_redo(who, True),
            lambda: self.undo_or_redo(who, False),
            lambda: self.take_back_any(who, which),
            lambda: self.change_ones_mind(who, which, True),
            lambda: self.change_ones_mind(who, which, False),
            lambda: self.look_again(who, which),
        ]
        turns[turn]()

    @rule(who=WHO, cls=st.sampled_from((Organisation, Contact, Action, Finding)), which=PICK)
    def remove(self, who: int, cls: type[Record], which: int) -> None:
        """Let somebody say a secret, tell others perhaps, and have it removed for good."""
        record = self.places[who].pick(cls, which)
        if record is None:
            return
        secret = f"secret-{len(self.secrets)}-{which:05}"
        name = {Organisation: "notes", Contact: "function", Action: "title"}.get(cls, "statement")
        self._do(who, lambda ws: records.update(ws, cls, record, values={name: secret}))
        if which % 2 and len(self.mail) < 30:
            self.pack(who, "whole", which)
        self.secrets.append(secret)
        self._do(who, lambda ws: remove_for_good(ws, cls, record))
        assert record not in self.places[who].some(cls)

    @rule(who=WHO, kind=st.sampled_from(KINDS), seed=PICK)
    def pack(self, who: int, kind: str, seed: int) -> None:
        place = self.places[who]
        self.made += 1
        path = self.folder / f"package-{self.made}{SUFFIX}"
        password = "trois mots passés" if seed % 12 == 0 else None
        wishes: dict[str, Any] = {"password": password}
        if kind == "lacking":
            other = self.places[seed % len(self.places)]
            wishes |= {"office": other.ws.office_id, "whole": False}
        elif kind == "network":
            wishes["network_id"] = place.pick(Network, seed)
        before = place.rows()
        for _ in write_package(place.ws, path, **wishes):
            pass
        assert place.rows() == before
        self.mail.append(Mail(path, password, kind != "whole"))
        COUNTED[f"packed {kind}"] += 1

    @precondition(lambda self: self.mail)
    @rule(who=WHO, which=PICK, seed=PICK)
    def receive(self, who: int, which: int, seed: int) -> None:
        """Take in any package that was ever made, once more perhaps; some never arrive."""
        letter = self.mail[-1 - which % min(len(self.mail), 6)]
        with open_package(letter.path, letter.password) as package:
            self._receive(who, package, seed)

    @rule(giver=WHO, who=WHO, seed=PICK)
    def receive_copy(self, giver: int, who: int, seed: int) -> None:
        """Take in a copy of somebody's workspace."""
        if giver != who:
            with open_workspace_copy(self.places[giver].path) as package:
                self._receive(who, package, seed)

    @precondition(lambda self: self.mail)
    @rule(which=st.lists(PICK, min_size=1, max_size=3))
    def gather(self, which: list[int]) -> None:
        """Let the city gather some files."""
        letters = [self.mail[-1 - one % len(self.mail)] for one in which]
        words = [letter.password for letter in letters if letter.password]
        found = gather(self.places[CITY].ws, [one.path for one in letters], passwords=words)
        self._check(CITY)
        assert not found.of(Outcome.LOCKED)
        assert not found.of(Outcome.REFUSED), [str(each.problem) for each in found.files]
        COUNTED["gathered"] += len(letters)

    @precondition(lambda self: self.mail)
    @rule(which=PICK)
    def begin(self, which: int) -> None:
        """Begin a file of one's own with a package: it shows what the package stands for."""
        letter = self.mail[-1 - which % min(len(self.mail), 6)]
        self.made += 1
        path = self.folder / f"begun-{self.made}.passerelle"
        with open_package(letter.path, letter.password) as package:
            try:
                begin_from(package, path, office="Newcomer").close()
            except IncompletePackage:
                assert not path.exists()
                assert letter.limited
                return
            identifiers = {batch.identifier() for batch in package.batches()}
        begun = Place(path, office="Newcomer", device=None, years=0)
        begun.sound(self.secrets)
        assert identifiers <= set(begun.identifiers())
        begun.close()
        COUNTED["begun"] += 1

    @rule(who=WHO, which=PICK)
    def compact_somewhere(self, who: int, which: int) -> None:
        """Close a cycle, or make one that every office has smaller."""
        place = self.places[who]
        ready = [one for one in can_compact(place.ws) if one.why_not is None]
        if not ready:
            cycle = place.pick(Cycle, which)
            if cycle is not None and which % 3 == 0:
                closed = {"closed_on": dt.date(2027, 6, 30)}
                self._do(who, lambda ws: records.update(ws, Cycle, cycle, values=closed))
            return
        before, emptied = place.rows(), place.emptied()
        compact(place.ws, ready[which % len(ready)].cycle)
        place.removals |= (gone := place.emptied() - emptied)
        place.compacted += list(gone)
        assert not differences(before, self._check(who))
        COUNTED["compacted"] += 1

    @rule(who=WHO, minutes=st.integers(-10_000_000, 10_000_000))
    def set_clock(self, who: int, minutes: int) -> None:
        self.places[who].time += dt.timedelta(minutes=minutes)

    def teardown(self) -> None:
        try:
            self._meet()
        finally:
            self.same.end()
            for place in self.places:
                place.close()
            shutil.rmtree(self.folder)


def test_offices_agree_whatever_they_hand_over(template: Path) -> None:
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
    print(dict(COUNTED))  # noqa: T201 -- what a long run went through
    assert COUNTED["met"] >= HISTORIES
