"""Taking a package in: each choice, worked out by hand, and what both offices show afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import ledger, receiving
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import find_again, make_plan
from pcve_desktop.exchange.review import Choice, Decisions, Joining
from pcve_desktop.i18n import Translator
from pcve_desktop.journal.history import entries
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.keeping import SavedView
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.sharing import AgendaItem, Meeting
from pcve_desktop.services import records
from tests.exchange.neighbours import agree, field_of, item_of, told
from tests.journal.world import plain

if TYPE_CHECKING:
    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]


@pytest.mark.parametrize(
    ("choice", "place"),
    [(Choice.OURS, "Parc"), (Choice.THEIRS, "Gare"), (Choice.BOTH, "Parc / Gare")],
)
def test_a_field_that_both_changed(two: Two, choice: Choice, place: str) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    receipt = us.take(them.pack(), choice)
    assert us.row(Action, action)["place"] == place  # type: ignore[index] # it is there
    assert us.conflicts() == {}
    assert {"Parc", "Gare", place} <= set(us.history_values(action, "place"))
    assert (receipt.office_name, receipt.counts["BOTH"]) == ("Rive Est", 1)
    assert receipt.changes.touched["action"] == {action}
    # They see what was decided, and have nothing to decide any more.
    plan = them.look(us.pack())
    assert [item.conflicts for item in plan.items] == [()] * len(plan.items)
    them.take(us.pack())
    agree(us, them)
    # Then nothing is new for us either: no file goes back and forth for ever.
    assert not us.look(them.pack()).items
    us.take(them.pack())
    assert not them.look(us.pack())


def test_what_is_open_is_refused_and_leaves_everything(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    path = them.pack()
    before = us.path.read_bytes()
    with pytest.raises(receiving.UndecidedConflicts):
        us.take(path)
    assert us.path.read_bytes() == before
    # A record that is put aside has nothing to be decided.
    us.take(path, aside=(action,))
    assert us.row(Action, action)["place"] == "Parc"  # type: ignore[index] # it is there


def test_an_outdated_plan_is_refused(two: Two) -> None:
    us, them = two
    them.change(Action, us.only(Action), place="Gare")
    with open_package(them.pack()) as package:
        plan = make_plan(us.ws, package)
        us.change(Objective, us.only(Objective), title="Something else")
        with pytest.raises(receiving.PlanOutdated):
            receiving.apply_plan(us.ws, package, plan, Decisions())
    assert us.row(Action, us.only(Action))["place"] is None  # type: ignore[index] # it is there


def test_long_texts_go_below_each_other_and_on_the_agenda(two: Two) -> None:
    us, them = two
    network = us.only(Network)
    action = us.only(Action)
    later = us.add(Meeting, network_id=network, title="January", held_on=dt.date(2027, 1, 14))
    meeting = us.add(Meeting, network_id=network, title="December", held_on=dt.date(2026, 12, 3))
    us.add(Meeting, network_id=network, title="Past", held_on=dt.date(2026, 11, 3))
    us.add(AgendaItem, network_id=network, meeting_id=meeting, title="Welcome")
    us.change(Action, action, description="Ours, first line\nand second")
    them.change(Action, action, description="Theirs")
    us.take(them.pack(), Choice.BOTH)
    row = us.row(Action, action)
    assert row is not None
    assert row["description"] == "Ours, first line\nand second\n\nTheirs"
    points = us.rows()["agenda_item"].values()
    assert [(point["meeting_id"], point["title"]) for point in sorted(
        points, key=lambda point: point["position"]
    )] == [
        (meeting, "Welcome"),
        (meeting, "Wording to settle: Description of “Open evenings”"),
    ]  # fmt: skip
    assert later != meeting
    them.take(us.pack())
    agree(us, them)


def test_no_meeting_planned_no_point(two: Two) -> None:
    us, them = two
    us.change(Action, us.only(Action), description="Ours")
    them.change(Action, us.only(Action), description="Theirs")
    us.take(them.pack(), Choice.BOTH)
    assert us.rows()["agenda_item"] == {}


def test_two_texts_too_long_for_one_line_keep_ours_with_theirs_in_the_history(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="p" * 120)
    them.change(Action, action, place="q" * 120)
    plan = us.look(them.pack())
    assert field_of(item_of(plan, action), "place").joining is Joining.HISTORY
    us.take(them.pack(), Choice.BOTH)
    assert us.row(Action, action)["place"] == "p" * 120  # type: ignore[index] # it is there
    assert "q" * 120 in us.history_values(action, "place")


def test_two_contacts_are_both_kept(make_office: MakeOffice) -> None:
    us = make_office("Espace Jeunes")
    contact = us.add(
        Contact, organisation_id=us.only(Organisation), function="Priest", first=True,
        phone="03 53 00 00 00",
    )  # fmt: skip
    them = make_office("Rive Est")
    them.take(us.pack())
    us.change(Contact, contact, professional="Anne Muller", agreed_on=dt.date(2026, 11, 10))
    them.change(
        Contact, contact, professional="Jean Roth", agreed_on=dt.date(2026, 11, 18),
        phone="03 53 00 00 01",
    )  # fmt: skip
    path = them.pack()
    item = item_of(us.look(path), contact)
    assert item.title == "Rive Est, Priest"
    assert {change.name: change.joining for change in item.conflicts} == {
        "professional": Joining.CONTACT,
    }
    us.take(path, Choice.BOTH)
    kept = [
        (row["professional"], row["agreed_on"], row["phone"], row["first"])
        for row in us.rows()["contact"].values()
    ]
    assert sorted(kept) == [
        ("Anne Muller", dt.date(2026, 11, 10), "03 53 00 00 00", True),
        ("Jean Roth", dt.date(2026, 11, 18), "03 53 00 00 01", False),
    ]
    them.take(us.pack())
    agree(us, them)


@pytest.mark.parametrize("choice", [Choice.OURS, Choice.BOTH])
def test_what_they_deleted_is_kept_with_its_parts(two: Two, choice: Choice) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Gare")
    before = us.rows()
    them.delete(Action, action)
    us.take(them.pack(), choice)
    assert plain(us.rows()) == plain(before)
    them.take(us.pack())
    agree(us, them)


def test_what_they_deleted_goes_with_what_we_added(two: Two) -> None:
    us, them = two
    action, network = us.only(Action), us.only(Network)
    us.change(Action, action, place="Gare")
    us.add(Milestone, network_id=network, action_id=action, title="Posters printed")
    them.delete(Action, action)
    us.take(them.pack(), Choice.THEIRS)
    rows = us.rows()
    assert (rows["action"], rows["milestone"], rows["action_partner"]) == ({}, {}, {})
    them.take(us.pack())
    agree(us, them)


@pytest.mark.parametrize("choice", [Choice.THEIRS, Choice.BOTH])
def test_what_we_deleted_comes_back_as_they_changed_it(two: Two, choice: Choice) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    us.delete(Action, action)
    them.change(Action, action, place="Gare")
    us.take(them.pack(), choice)
    row = us.row(Action, action)
    assert row is not None
    assert row["place"] == "Gare"
    # What we had deleted with it is there again too.
    assert len(us.rows()["milestone"]) == len(us.rows()["action_partner"]) == 1
    assert us.conflicts() == {}
    them.take(us.pack())
    agree(us, them)


def test_what_we_deleted_stays_deleted(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.delete(Action, action)
    them.change(Action, action, place="Gare")
    us.take(them.pack(), Choice.OURS)
    assert us.rows()["action"] == {}
    them.take(us.pack())
    agree(us, them)


def test_a_partner_that_they_deleted_and_we_use_is_decided(two: Two) -> None:
    us, them = two
    partner, network = us.only(Organisation), us.only(Network)
    new = us.add(Action, network_id=network, title="Repairs", lead_id=partner)
    them.delete(Organisation, partner)
    path = them.pack()
    assert told(us.look(path)) == {
        "organisation Rive Est": "BOTH",
        "action Open evenings": "UPDATED",
        "milestone Hall booked, Open evenings": "UPDATED",
    }
    us.take(path, Choice.THEIRS)
    assert us.rows()["organisation"] == {}
    assert us.row(Action, new)["lead_id"] is None  # type: ignore[index] # it is there
    them.take(us.pack())
    agree(us, them)


def test_places_in_lists_and_views_ask_nobody(two: Two) -> None:
    us, them = two
    objective, network = us.only(Objective), us.only(Network)
    view = us.add(SavedView, network_id=network, name="Mine", place="actions", definition="{}")
    them.take(us.pack())
    us.change(Objective, objective, position="b")
    them.change(Objective, objective, position="c")
    us.change(SavedView, view, definition='{"a":1}')
    them.change(SavedView, view, definition='{"a":2}')
    other = them.add(SavedView, network_id=network, name="Theirs", place="actions")
    plan = us.look(them.pack())
    assert [item.entity for item in plan.items] == ["objective"]
    assert Decisions().open(plan) == []
    us.take(them.pack())
    assert us.conflicts() == {}
    assert us.row(Objective, objective)["position"] == "c"  # type: ignore[index] # it is there
    assert us.row(SavedView, view)["definition"] == '{"a":2}'  # type: ignore[index] # as above
    assert us.row(SavedView, other) is not None
    them.take(us.pack())
    agree(us, them)


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


def test_a_closed_cycle_takes_what_others_changed_before_they_knew(two: Two) -> None:
    us, them = two
    cycle = us.only(Cycle)
    action = us.add(Action, network_id=us.only(Network), cycle_id=cycle, title="In the cycle")
    part = us.add(Milestone, network_id=us.only(Network), action_id=action, title="Posters")
    them.take(us.pack())
    us.change(Cycle, cycle, closed_on=dt.date(2026, 11, 24))
    them.change(Action, action, place="Gare")
    them.change(Milestone, part, title="Posters printed")
    plan = us.look(them.pack())
    assert [item_of(plan, record).closed for record in (action, part)] == ["2026-2027"] * 2
    us.take(them.pack())
    assert us.row(Action, action)["place"] == "Gare"  # type: ignore[index] # it is there
    with pytest.raises(records.CycleClosed):
        us.change(Action, action, place="Parc")


def test_the_history_names_the_office_and_every_merge_has_a_batch(two: Two) -> None:
    us, them = two
    them.change(Action, us.only(Action), place="Gare")
    receipt = us.take(them.pack())
    with us.ws.read() as session:
        (last, *_) = entries(session.connection())
    assert (last.batch_id, last.kind, last.records) == (receipt.decided, "merge", 0)
    words = Translator("en")
    assert words.t(last.label, **last.label_values) == "Take in a file from Rive Est"


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
