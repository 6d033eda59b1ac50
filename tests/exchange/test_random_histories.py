"""Random work in three offices: what a plan says is what happens, whatever was decided before."""

from __future__ import annotations

import contextlib
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.incoming import sort_out
from pcve_desktop.exchange.outlook import Outlook
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import find_again, make_plan
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.journal.batch import DEL
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import history, records
from tests.exchange.neighbours import agree
from tests.journal.world import differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.exchange.review import Plan
    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office
    from tests.journal.oracle import Rows

SEEDS = int(os.environ.get("PASSERELLE_HISTORIES", "3"))
STEPS = 30
_RECEIVED = {receiving.TAKE_IN, receiving.FIND_AGAIN}


def some(dice: random.Random, office: Office, entity: str) -> str | None:
    found = sorted(office.rows()[entity])
    return dice.choice(found) if found else None


class Life:
    """What the people of an office do, by the throw of dice."""

    def __init__(self, dice: random.Random, office: Office, *, alone: bool = True) -> None:
        self.dice, self.office, self.alone = dice, office, alone
        self.network = min(office.rows()["network"])

    def work(self) -> None:
        deeds: list[Callable[[], None]] = [self.add, self.add, self.change, self.change,
                                           self.change, self.delete, self.undo]  # fmt: skip
        # What another one made impossible meanwhile is not done.
        with contextlib.suppress(records.RecordGone):
            self.dice.choice(deeds)()

    def add(self) -> None:
        pick, word = self._some, f"w{self.dice.randrange(1000)}"
        made: list[tuple[Any, dict[str, Any]]] = [
            (Action, {"network_id": self.network, "title": word, "lead_id": pick("organisation")}),
            (Organisation, {"name": word}),
            (Theme, {"network_id": self.network, "title": word}),
            (Finding, {"network_id": self.network, "statement": word, "theme_id": pick("theme")}),
        ]
        if action := pick("action"):
            part = {"network_id": self.network, "action_id": action}
            made.append(
                (Milestone, part | {"title": word, "organisation_id": pick("organisation")})
            )
            if partner := pick("organisation"):
                made.append((ActionPartner, part | {"organisation_id": partner}))
                made.append((Contact, {"organisation_id": partner, "function": word}))
        cls, values = self.dice.choice(made)
        records.create(self.office.ws, cls, values=values)

    def change(self) -> None:
        fields: list[tuple[Any, str, Any]] = [
            (Action, "place", self._word()), (Action, "title", self._word()),
            (Action, "description", self._word()), (Action, "lead_id", self._some("organisation")),
            (Milestone, "title", self._word()), (Organisation, "city", self._word()),
            (Contact, "phone", self._word()), (Contact, "function", self._word()),
            (Finding, "theme_id", self._some("theme")), (Theme, "title", self._word()),
            (Milestone, "position", self.dice.choice("bcdef")),
        ]  # fmt: skip
        cls, name, value = self.dice.choice(fields)
        if record := self._some(cls.__entity__.key):
            self.office.change(cls, record, **{name: value})

    def delete(self) -> None:
        cls = self.dice.choice([Action, Milestone, Organisation, Theme, Finding, ActionPartner])
        if record := self._some(cls.__entity__.key):
            self.office.delete(cls, record)

    def undo(self) -> None:
        """Undo the last work; a file that came only where everybody decides for themselves."""
        last = history.can_undo(self.office.ws)
        if last is not None and (self.alone or last.label not in _RECEIVED):
            history.undo_last(self.office.ws)

    def receive(self, other: Office) -> None:
        """Look at a package, check the plan, take it in somehow, perhaps take it back."""
        office, dice = self.office, self.dice
        before = office.rows()
        with open_package(other.pack()) as package:
            plan = make_plan(office.ws, package)
            assert office.rows() == before
            decisions = self._decide(plan, Decisions.first(plan))
            expected = foreseen(office, package)
            receipt = receiving.apply_plan(office.ws, package, plan, decisions)
        office.sound()
        after = office.rows()
        if not decisions.aside and not decisions.choices:
            same(plan, expected, after)
        # A deletion that was decided clears what refers to the record, put aside or not.
        deleted = any(name == DEL for _, name in decisions.choices)
        for item in plan.items:
            if item.record in decisions.aside and not item.aside and not deleted:
                ours = before[item.entity].get(item.record)
                left = after[item.entity].get(item.record)
                assert ours == left, (item, ours, left)
        assert not any(key in office.conflicts() for key in decisions.choices if key[1][0] != "_")
        if dice.random() < 0.4:
            receiving.take_back(office.ws, receipt.id)
            office.sound()
            assert differences(before, office.rows()) == []
            if dice.random() < 0.7:
                receiving.take_again(office.ws, receipt.id)
                office.sound()
                assert differences(after, office.rows()) == []

    def find(self) -> None:
        plan = find_again(self.office.ws)
        receiving.take_in_aside(self.office.ws, plan, self._decide(plan, Decisions()))
        self.office.sound()

    def _decide(self, plan: Plan, decisions: Decisions) -> Decisions:
        for item in plan.items:
            if self.dice.random() < 0.15:
                decisions.put_aside(plan, item.record)
            elif self.dice.random() < 0.3:
                decisions.take(plan, item.record)
        for item, change in decisions.open(plan):
            decisions.choose(item.record, change.name, self.dice.choice(list(Choice)))
        return decisions

    def _some(self, entity: str) -> str | None:
        return some(self.dice, self.office, entity)

    def _word(self) -> str:
        return f"w{self.dice.randrange(1000)}"


def foreseen(office: Office, package: Any) -> Outlook:
    """Return what a plan rests on."""
    with office.ws.read() as session:
        outlook = Outlook(session.connection(), sort_out(session.connection(), package).fresh)
        outlook.settle()
        return outlook


def same(plan: Plan, outlook: Outlook, rows: Rows) -> None:
    """Check that every record became what the plan foresaw."""
    for record, sight in outlook.sights.items():
        row = rows[sight.entity].get(record)
        ahead = sight.row_after()
        if ahead is None or row is None:
            assert ahead is row, (record, sight.entity, plan)
            continue
        ahead, row = dict(ahead), dict(row)
        for derived in ("changed_at", "changed_by"):
            ahead.pop(derived), row.pop(derived)
        assert ahead == row


@pytest.mark.parametrize("seed", range(SEEDS))
def test_three_offices_decide_and_change_their_minds(make_office: MakeOffice, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 -- histories that can be repeated
    offices = [make_office(name) for name in ("Espace Jeunes", "Rive Est", "Valmont")]
    lives = [Life(dice, office) for office in offices]
    for _ in range(STEPS):
        life = dice.choice(lives)
        deed = dice.random()
        if deed < 0.7:
            life.work()
        elif deed < 0.95:
            life.receive(dice.choice([other for other in offices if other is not life.office]))
        else:
            life.find()
        life.office.sound()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_offices_that_put_nothing_aside_end_alike(make_office: MakeOffice, seed: int) -> None:
    dice = random.Random(1000 + seed)  # noqa: S311 -- as above
    offices = [make_office(name) for name in ("Espace Jeunes", "Rive Est", "Valmont")]
    lives = [Life(dice, office, alone=False) for office in offices]
    for _ in range(3):
        for life in lives:
            for _ in range(dice.randrange(6)):
                life.work()
        for office in offices:
            other = dice.choice([each for each in offices if each is not office])
            office.take(other.pack(), dice.choice(list(Choice)))
    # Everything goes by one office: three in a ring that always take what the others say could
    # pass two opinions round for ever.
    for taker, giver in ((0, 1), (0, 2), (1, 0), (0, 1), (2, 0), (0, 2), (1, 0)):
        offices[taker].take(offices[giver].pack(), Choice.THEIRS)
    agree(*offices)
    assert not any(taker.look(giver.pack()).items for taker in offices for giver in offices)
