"""What happens between copies of a workspace: packages that are taken in, back, and in again."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.planning import find_again, make_plan
from pcve_desktop.exchange.review import Choice, Decisions, counts
from pcve_desktop.journal.project import rebuild
from tests.exchange.machine.deeds import COUNTED, Deeds
from tests.exchange.machine.places import kept_promise
from tests.journal.world import differences

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.exchange.incoming import Source
    from pcve_desktop.exchange.review import Plan
    from tests.exchange.machine.places import Place

CITY = 3


class Exchanges(Deeds):
    """What offices hand to each other."""

    folder: Path
    made: int

    def _receive(self, who: int, source: Source, seed: int) -> None:
        place, dice = self.places[who], random.Random(seed)  # noqa: S311 -- to be repeated
        whole = place.digest()
        before, batches = place.rows(), set(place.identifiers())
        plan = make_plan(place.ws, source)
        assert place.digest() == whole
        decisions = self._decide(plan, Decisions.first(plan), dice)
        receipt = receiving.apply_plan(place.ws, source, plan, decisions)
        after = self._check(who)
        kept_promise(plan, decisions, before, after)
        added = place.identifiers()
        assert len(set(added) - batches - {receipt.decided}) == plan.fresh
        assert receipt.waiting == plan.waiting == place.waiting()
        told = {one.name: taken for one, (taken, _) in counts(plan, decisions).items()}
        noted = {"same": plan.same, "aside": len(decisions.aside)}
        assert receipt.counts == told | noted
        COUNTED["received"] += 1
        COUNTED["items"] += len(plan.items)
        COUNTED["conflicts"] += len(decisions.choices)
        COUNTED["put aside"] += len(decisions.aside)
        if not receipt.decided:
            assert before == after
            return
        if dice.random() < 0.5:
            receiving.take_back(place.ws, receipt.id)
            COUNTED["taken back"] += 1
            left = differences(before, self._check(who))
            if place.compacted:
                # Where nothing is left to give back, what stands stays.
                return
            # What was removed for good is gone, whoever changes their mind; its place stays.
            removed = place.purged(set(place.identifiers()) - batches)
            left = [line for line in left if not removed & set(re.split("[ :.]", line))]
            assert not [line for line in left if not (removed and line.endswith("only right"))]
            if dice.random() < 0.6:
                receiving.take_again(place.ws, receipt.id)
                COUNTED["taken again"] += 1
                assert not differences(after, self._check(who))
        elif dice.random() < 0.5:
            again = make_plan(place.ws, source)
            assert again.fresh == 0

    def _decide(self, plan: Plan, decisions: Decisions, dice: random.Random) -> Decisions:
        mood = dice.choice([0.0, 0.0, 0.2])
        for item in plan.items:
            if dice.random() < mood:
                decisions.put_aside(plan, item.record)
            elif item.aside and dice.random() < 0.5:
                decisions.take(plan, item.record)
        for item, change in decisions.open(plan):
            decisions.choose(item.record, change.name, dice.choice(list(Choice)))
        return decisions

    def change_ones_mind(self, who: int, which: int, back: bool) -> None:
        """Take back a file received earlier, or take it in again."""
        found = self.places[who].receipts(undone=not back)
        if found:
            receipt = found[which % len(found)]
            turn = receiving.take_back if back else receiving.take_again
            self._do(who, lambda ws: turn(ws, receipt))
            COUNTED["minds changed"] += 1

    def look_again(self, who: int, seed: int) -> None:
        """Take in what was put aside."""
        place, dice = self.places[who], random.Random(seed)  # noqa: S311 -- to be repeated
        before, whole = place.rows(), place.digest()
        plan = find_again(place.ws)
        assert place.digest() == whole
        decisions = self._decide(plan, Decisions(), dice)
        receiving.take_in_aside(place.ws, plan, decisions)
        after = self._check(who)
        kept_promise(plan, decisions, before, after)
        COUNTED["found again"] += len(plan.items)

    def _meet(self) -> None:
        """Everybody takes in all that was put aside or taken back, and hands everything over."""
        for place in self.places:
            self._take_in_all(place)
        for _ in range(8):
            before = [set(place.identifiers()) for place in self.places]
            for taker in (0, 1, 2, CITY):
                for giver in (2, 0, 1, CITY):
                    if known_by(self.places[giver]) - known_by(self.places[taker]):
                        self._hand(self.places[giver], self.places[taker])
            known = [set(place.identifiers()) for place in self.places]
            if known == before and all(one == known[0] for one in known):
                break
        first = self.places[0]
        rows, conflicts = first.rows(), first.conflicts()
        for place in self.places:
            place.sound(self.secrets)
            place.checked()
            assert not differences(rows, place.rows())
            assert conflicts == place.conflicts()
            assert place.waiting() == 0
            assert set(place.identifiers()) == set(first.identifiers())
        kept = set(first.seen)
        for place in self.places:
            assert place.seen.keys() <= kept
        with first.ws.write_raw() as connection:
            rebuild(connection)
        assert not differences(rows, first.rows())
        COUNTED["met"] += 1

    def _take_in_all(self, place: Place) -> None:
        for receipt in place.receipts(undone=True):
            receiving.take_again(place.ws, receipt)
        for _ in range(4):
            plan = find_again(place.ws)
            decisions = Decisions()
            for item, change in decisions.open(plan):
                decisions.choose(item.record, change.name, Choice.THEIRS)
            receiving.take_in_aside(place.ws, plan, decisions)
            if not place.seeds():
                break
        place.sound(self.secrets)

    def _hand(self, giver: Place, taker: Place) -> None:
        self.made += 1
        path = self.folder / f"last-{self.made}{SUFFIX}"
        for _ in write_package(giver.ws, path):
            pass
        with open_package(path) as package:
            plan = make_plan(taker.ws, package)
            decisions = Decisions()
            for item, change in decisions.open(plan):
                decisions.choose(item.record, change.name, Choice.THEIRS)
            receiving.apply_plan(taker.ws, package, plan, decisions, backup=False)
        path.unlink()


def known_by(place: Place) -> set[str]:
    return set(place.identifiers())
