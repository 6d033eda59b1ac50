"""A merge taken back leaves every table as it was, value by value; put aside is found again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.ledger import receipts
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import find_again, make_plan
from pcve_desktop.exchange.review import Choice, Decisions, Standing
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.network import Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import history
from tests.exchange.neighbours import agree, item_of, told
from tests.journal.world import differences, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.neighbours import Office

AGREED = dt.date(2026, 11, 10)
Two = tuple["Office", "Office"]


def busy(us: Office, them: Office) -> Path:
    """Let both work on everything, so that a merge does all that a merge can do."""
    network, action = us.only(Network), us.only(Action)
    gone = us.add(Objective, network_id=network, title="For a while")
    us.add(Contact, organisation_id=us.only(Organisation), function="Priest")
    them.take(us.pack())
    us.change(Action, action, place="Parc", description="Ours")
    them.change(Action, action, place="Gare", description="Theirs", title="Evenings for all")
    us.change(Contact, us.only(Contact), professional="Anne Muller", agreed_on=AGREED)
    them.change(Contact, us.only(Contact), professional="Jean Roth", agreed_on=AGREED)
    us.delete(Milestone, us.only(Milestone))
    them.change(Milestone, them.only(Milestone), title="Hall paid")
    them.delete(Objective, gone)
    new = them.add(Action, network_id=network, title="Bike repair Saturday")
    ends = {"action_id": new, "organisation_id": them.only(Organisation)}
    them.add(ActionPartner, network_id=network, **ends)
    return them.pack()


@pytest.mark.parametrize("choice", list(Choice))
def test_a_merge_taken_back_and_taken_again(two: Two, choice: Choice) -> None:
    us, them = two
    path = busy(us, them)
    before, conflicts, flags = us.rows(), us.conflicts(), us.flags()
    receipt = us.take(path, choice)
    after = us.rows()
    assert differences(before, after)

    changes = receiving.take_back(us.ws, receipt.id)
    us.sound()
    assert differences(before, us.rows()) == []
    assert us.conflicts() == conflicts
    assert us.flags() >= flags
    assert (changes.kept, changes.touches("action", "contact", "objective")) == (0, True)
    (noted, *_) = receipts(us.ws)
    assert noted.undone_at is not None

    receiving.take_again(us.ws, receipt.id)
    us.sound()
    assert differences(after, us.rows()) == []
    assert receipts(us.ws)[0].undone_at is None
    them.take(us.pack())
    agree(us, them)


def test_what_was_taken_back_is_not_taken_from_others(two: Two) -> None:
    us, them = two
    path = busy(us, them)
    theirs = them.rows()
    receipt = us.take(path, Choice.OURS)
    receiving.take_back(us.ws, receipt.id)
    plan = them.look(us.pack())
    assert {item.standing for item in plan.items} == {Standing.BOTH}
    them.take(us.pack(), Choice.OURS)
    assert differences(plain(theirs), plain(them.rows())) == []


def test_what_somebody_built_on_stays(two: Two) -> None:
    us, them = two
    new = them.add(Action, network_id=us.only(Network), title="Bike repair Saturday")
    other = them.add(Action, network_id=us.only(Network), title="Reading under the trees")
    receipt = us.take(them.pack())
    us.change(Action, new, place="Gare")
    changes = receiving.take_back(us.ws, receipt.id)
    assert changes.kept == 1
    assert us.row(Action, new) is not None
    assert us.row(Action, other) is None
    us.sound()


def test_a_receipt_is_taken_back_once(two: Two) -> None:
    us, them = two
    receipt = us.take(busy(us, them), Choice.OURS)
    with pytest.raises(receiving.NoSuchReceipt):
        receiving.take_again(us.ws, receipt.id)
    receiving.take_back(us.ws, receipt.id)
    for wrong in (receipt.id, "no such"):
        with pytest.raises(receiving.NoSuchReceipt):
            receiving.take_back(us.ws, wrong)


def test_undo_after_a_merge_takes_the_whole_merge_back(two: Two) -> None:
    us, them = two
    path = busy(us, them)
    before = us.rows()
    us.take(path, Choice.BOTH)
    after = us.rows()
    assert history.undo_last(us.ws) is not None
    assert differences(before, us.rows()) == []
    assert history.redo_last(us.ws) is not None
    assert differences(after, us.rows()) == []
    us.sound()


def test_undo_after_finding_again_puts_it_aside_again(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    us.take(them.pack(), aside=(action,))
    before = us.rows()
    plan = find_again(us.ws)
    decisions = Decisions()
    decisions.choose(action, "place", Choice.BOTH)
    receiving.take_in_aside(us.ws, plan, decisions)
    after = us.rows()
    assert history.undo_last(us.ws) is not None
    us.sound()
    assert differences(before, us.rows()) == []
    assert told(find_again(us.ws)) == {"action Open evenings": "BOTH"}
    assert history.redo_last(us.ws) is not None
    us.sound()
    assert differences(after, us.rows()) == []
    assert len(receipts(us.ws)) == 1


def test_what_is_put_aside_is_found_again(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    us.take(them.pack(), aside=(action,))
    assert us.row(Action, action)["place"] == "Parc"  # type: ignore[index] # it is there
    assert us.conflicts() == {}
    assert not us.look(them.pack()).items
    plan = find_again(us.ws)
    item = item_of(plan, action)
    assert (item.standing, item.aside) == (Standing.BOTH, True)
    decisions = Decisions()
    with pytest.raises(receiving.UndecidedConflicts):
        receiving.take_in_aside(us.ws, plan, decisions)
    decisions.choose(action, "place", Choice.THEIRS)
    changes = receiving.take_in_aside(us.ws, plan, decisions)
    us.sound()
    assert changes.touched == {"action": {action}}
    assert us.row(Action, action)["place"] == "Gare"  # type: ignore[index] # as above
    assert not find_again(us.ws).items
    them.take(us.pack())
    agree(us, them)


def test_what_cannot_be_without_another_is_put_aside_with_it(two: Two) -> None:
    us, them = two
    network = us.only(Network)
    new = them.add(Action, network_id=network, title="Bike repair Saturday")
    part = them.add(Milestone, network_id=network, action_id=new, title="Tools found")
    theme = them.add(Theme, network_id=network, title="Getting about")
    finding = them.add(Finding, network_id=network, statement="No bus", theme_id=theme)
    us.take(them.pack(), aside=(new, theme))
    assert (us.row(Action, new), us.row(Milestone, part)) == (None, None)
    # A theme is no reason to do without the finding: it comes without.
    assert us.row(Finding, finding)["theme_id"] is None  # type: ignore[index] # it is there
    plan = find_again(us.ws)
    assert told(plan) == {
        "action Bike repair Saturday": "NEW",
        "milestone Tools found, Bike repair Saturday": "NEW",
        "theme Getting about": "NEW",
        "finding No bus": "UPDATED",
    }
    decisions = Decisions()
    decisions.put_aside(plan, new)
    receiving.take_in_aside(us.ws, plan, decisions)
    us.sound()
    assert us.row(Finding, finding)["theme_id"] == theme  # type: ignore[index] # as above
    assert us.row(Milestone, part) is None
    assert set(told(find_again(us.ws))) == {
        "action Bike repair Saturday", "milestone Tools found, Bike repair Saturday",
    }  # fmt: skip


def test_what_was_put_aside_comes_up_when_they_go_on_with_it(two: Two) -> None:
    us, them = two
    network = us.only(Network)
    new = them.add(Action, network_id=network, title="Bike repair Saturday")
    us.take(them.pack(), aside=(new,))
    part = them.add(Milestone, network_id=network, action_id=new, title="Tools found")
    them.change(Action, us.only(Action), place="Gare")
    path = them.pack()
    plan = us.look(path)
    assert told(plan) == {
        "action Bike repair Saturday": "NEW",
        "milestone Tools found, Bike repair Saturday": "NEW",
        "action Open evenings": "UPDATED",
    }
    assert (item_of(plan, new).aside, item_of(plan, part).aside) == (True, False)
    # A review begins with it aside, as somebody decided before.
    assert Decisions.first(plan).aside == {new, part}
    before = us.rows()
    with open_package(path) as package:
        plan = make_plan(us.ws, package)
        receipt = receiving.apply_plan(us.ws, package, plan, Decisions())
    us.sound()
    assert us.row(Milestone, part)["action_id"] == new  # type: ignore[index] # it is there
    receiving.take_back(us.ws, receipt.id)
    assert differences(before, us.rows()) == []
    assert told(find_again(us.ws)) == {"action Bike repair Saturday": "NEW"}
    receiving.take_again(us.ws, receipt.id)
    us.sound()
    assert us.row(Milestone, part) is not None
    them.take(us.pack())
    agree(us, them)


def test_a_merge_that_was_taken_back_can_be_received_further(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    them.change(Action, action, place="Gare")
    receipt = us.take(them.pack())
    receiving.take_back(us.ws, receipt.id)
    them.change(Action, action, place="Kiosk")
    plan = us.look(them.pack())
    item = item_of(plan, action)
    assert (item.standing, item.aside) == (Standing.UPDATED, True)
    with open_package(them.pack()) as package:
        receiving.apply_plan(us.ws, package, make_plan(us.ws, package), Decisions())
    us.sound()
    assert us.row(Action, action)["place"] == "Kiosk"  # type: ignore[index] # it is there


def test_a_part_brings_back_what_a_merge_taken_back_had_brought(two: Two) -> None:
    us, them = two
    new = them.add(Action, network_id=us.only(Network), title="Bike repair Saturday")
    receiving.take_back(us.ws, us.take(them.pack()).id)
    assert us.row(Action, new) is None
    part = them.add(Milestone, network_id=us.only(Network), action_id=new, title="Tools found")
    with open_package(them.pack()) as package:
        plan = make_plan(us.ws, package)
        assert item_of(plan, new).aside
        assert item_of(plan, part).needs == {new}
        receiving.apply_plan(us.ws, package, plan, Decisions())
    us.sound()
    assert us.row(Milestone, part)["action_id"] == new  # type: ignore[index] # it is there
