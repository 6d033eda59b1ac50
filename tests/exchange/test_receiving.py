"""Taking a package in: each choice, worked out by hand, and what both offices show afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Choice, Decisions, Joining
from pcve_desktop.i18n import Translator
from pcve_desktop.journal.history import entries
from pcve_desktop.models.actions import Action, Milestone
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
