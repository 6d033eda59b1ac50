"""Files between several offices, and in any order: everybody ends with the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import ledger, receiving
from pcve_desktop.exchange.planning import find_again
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.models.actions import Action, ActionPartner
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from tests.exchange.neighbours import agree, field_of, item_of, told

if TYPE_CHECKING:
    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]


def test_a_third_office_passes_things_on(make_office: MakeOffice) -> None:
    us, them, city = make_office("Espace Jeunes"), make_office("Rive Est"), make_office("Valmont")
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    them.take(us.pack(), Choice.BOTH)
    city.take(them.pack())
    assert city.row(Action, action)["place"] == "Gare / Parc"  # type: ignore[index] # it is there
    city.change(Action, action, title="Evenings for all")
    plan = us.look(city.pack())
    item = item_of(plan, action)
    assert item.conflicts == ()
    assert field_of(item, "place").theirs.office == "Rive Est"
    assert field_of(item, "title").theirs.office == "Valmont"
    us.take(city.pack())
    them.take(us.pack())
    city.take(them.pack())
    us.take(city.pack())
    agree(us, them, city)


def test_two_that_settle_alike_agree_and_two_that_do_not_decide_again(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    ours, theirs = us.pack(), them.pack()
    us.take(theirs, Choice.OURS)
    them.take(ours, Choice.OURS)
    plan = us.look(them.pack())
    assert told(plan) == {"action Open evenings": "BOTH"}
    us.take(them.pack(), Choice.THEIRS)
    them.take(us.pack())
    assert us.conflicts() == {}
    agree(us, them)


def test_copies_of_one_file_with_the_same_device(make_office: MakeOffice) -> None:
    us = make_office("Espace Jeunes", device="same")
    them = make_office("Espace Jeunes", device="same")
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    us.take(them.pack(), Choice.THEIRS)
    them.take(us.pack())
    agree(us, them)


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_is_wrong_by_years(make_office: MakeOffice, years: int) -> None:
    us, them = make_office("Espace Jeunes"), make_office("Rive Est", years=years)
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare", title="Theirs")
    us.take(them.pack(), Choice.OURS)
    row = us.row(Action, action)
    assert row is not None
    assert (row["place"], row["title"]) == ("Parc", "Theirs")
    them.take(us.pack())
    them.change(Action, action, place="Kiosk")
    us.take(them.pack())
    assert us.row(Action, action)["place"] == "Kiosk"  # type: ignore[index] # it is there
    agree(us, them)


def test_the_same_file_twice_and_ones_own(two: Two) -> None:
    us, them = two
    them.change(Action, us.only(Action), place="Gare")
    path = them.pack()
    us.take(path)
    before = us.rows()
    again = us.take(path)
    assert (us.rows(), again.decided, again.changes.touched) == (before, "", {})
    own = us.take(us.pack())
    assert (us.rows(), own.decided) == (before, "")


def test_files_out_of_order_wait_and_arrive(two: Two) -> None:
    us, them = two
    us.take(them.pack())
    them.take(us.pack())
    action = us.only(Action)
    them.change(Action, action, place="Gare")
    first = them.pack()
    known = set(them.identifiers())
    them.change(Action, action, title="Evenings for all")
    path = them.pack_without(known)
    plan = us.look(path)
    assert (plan.items, plan.fresh, plan.waiting) == ((), 0, 1)
    receipt = us.take(path)
    assert receipt.waiting == 1
    (office,) = [each for each in ledger.offices(us.ws) if each.name == "Rive Est"]
    assert office.waiting == 1
    plan = us.look(first)
    # What they decided about our file, and the two changes.
    assert (plan.fresh, plan.waiting) == (3, 0)
    assert [change.name for change in item_of(plan, action).changes] == ["title", "place"]
    us.take(first)
    them.take(us.pack())
    agree(us, them)
    assert not any(office.waiting for office in ledger.offices(us.ws))


def test_links_of_both_are_one(two: Two) -> None:
    us, them = two
    network, action = us.only(Network), us.only(Action)
    partner = us.add(Organisation, name="Médiathèque")
    them.take(us.pack())
    ends = {"network_id": network, "action_id": action, "organisation_id": partner}
    assert us.add(ActionPartner, **ends) == them.add(ActionPartner, **ends)
    assert us.look(them.pack()).items == ()
    us.take(them.pack())
    them.take(us.pack())
    agree(us, them)


def test_what_two_others_left_open_can_be_settled_later(make_office: MakeOffice) -> None:
    us, them, city = make_office("Espace Jeunes"), make_office("Rive Est"), make_office("Valmont")
    action = us.only(Action)
    them.change(Action, action, place="Gare")
    city.change(Action, action, place="Kiosk")
    # Copies that come together without a review, as when somebody begins with a file.
    them.receive(city.batches())
    plan = us.look(them.pack())
    # Not our matter: nobody here said anything.
    assert Decisions().open(plan) == []
    us.take(them.pack())
    assert set(us.conflicts()) == {(action, "place")}
    open_ones = find_again(us.ws)
    item = item_of(open_ones, action)
    assert item.aside is False
    (change,) = item.conflicts
    assert change.ours is not None
    assert {change.ours.office, change.theirs.office} == {"Rive Est", "Valmont"}
    decisions = Decisions()
    decisions.choose(action, "place", Choice.THEIRS)
    receiving.take_in_aside(us.ws, open_ones, decisions)
    us.sound()
    assert us.conflicts() == {}
    assert us.row(Action, action)["place"] == change.theirs.value  # type: ignore[index] # there
    assert not find_again(us.ws).items


def test_what_arrives_after_all_travels_on(make_office: MakeOffice) -> None:
    us, them = make_office("Espace Jeunes"), make_office("Rive Est")
    city, fourth = make_office("Valmont"), make_office("Gare")
    them.change(Action, us.only(Action), place="Gare")
    receiving.take_back(us.ws, us.take(them.pack()).id)
    us.change(Action, us.only(Action), title="Evenings for all")
    # What was taken back is left out, and nothing waits for it; then it comes another way.
    city.take(us.pack())
    city.take(them.pack())
    fourth.take(city.pack())
    row = fourth.row(Action, us.only(Action))
    assert row is not None
    assert (row["place"], row["title"]) == ("Gare", "Evenings for all")
    city.take(fourth.pack())
    agree(city, fourth)
