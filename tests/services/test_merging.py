"""Two entries of one organisation become one, with every link, and back again."""

from __future__ import annotations

import datetime as dt
import shutil
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from pcve_desktop.likeness.duplicates import Reason
from pcve_desktop.models.actions import Action, ActionPartner
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.keeping import NotTheSame
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.priorities import Ballot, BallotDots, Candidate
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Handling, MemberRole, Presence, Sphere
from pcve_desktop.sample import make_sample
from pcve_desktop.services import history, merging, partners, priorities, records
from pcve_desktop.services.records import RecordGone
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Work


def organisation(work: Work, name: str, **values: Any) -> str:
    made = records.create(work.ws, Organisation, values={"name": name, **values})
    return str(made.first_id)


def rows(ws: Workspace) -> dict[tuple[str, str], dict[str, Any]]:
    """Return all records, without what says when and by whom they changed."""
    found = {}
    with ws.read() as session:
        for key, cls in ENTITIES.items():
            names = [name for name in fields_of(cls) if not name.startswith("changed_")]
            for row in session.scalars(select(cls)):
                found[key, row.id] = {name: getattr(row, name) for name in names}
    return found


def test_fields_that_are_empty_are_filled_and_lists_joined(work: Work) -> None:
    kept = organisation(work, "Médiathèque", spheres=(Sphere.PREVENTION,), offers="A hall")
    lost = organisation(
        work, "Mediathek Olympe", short_name="MO", city="Valmont",
        spheres=(Sphere.COHESION,), offers="Two rooms", handling=Handling.AMBER,
        verified_on=dt.date(2026, 10, 1),
    )  # fmt: skip
    merging.merge(work.ws, kept, lost)
    one = work.get(Organisation, kept)
    assert work.get(Organisation, lost) is None
    assert (one.name, one.short_name, one.city) == ("Médiathèque", "MO", "Valmont")
    assert one.spheres == (Sphere.COHESION, Sphere.PREVENTION)
    assert one.offers == "A hall\nTwo rooms"
    assert one.other_names == "Mediathek Olympe"
    assert one.verified_on == dt.date(2026, 10, 1)
    # Never more open than either was.
    assert one.handling is Handling.AMBER


def test_what_somebody_chose_wins(work: Work) -> None:
    kept, lost = organisation(work, "FC", city="Valmont"), organisation(work, "FC", city="Rive")
    plan = merging.plan_merge(work.ws, kept, lost)
    assert [choice.field.name for choice in plan.fields if choice.differs] == ["city"]
    merging.merge(work.ws, kept, lost, values={"city": "Rive", "name": "FC Tilleuls"})
    one = work.get(Organisation, kept)
    # A list that still says "FC" finds it.
    assert (one.name, one.city, one.other_names) == ("FC Tilleuls", "Rive", "FC")


def test_the_names_that_are_not_chosen_stay_known(work: Work) -> None:
    kept = organisation(work, "Foyer du Pont", short_name="FP", address="1 quai")
    lost = organisation(work, "Le Pont", short_name="LP", address="2 quai")
    merging.merge(work.ws, kept, lost, values={"short_name": "LP"})
    one = work.get(Organisation, kept)
    assert (one.name, one.short_name, one.other_names) == ("Foyer du Pont", "LP", "Le Pont; FP")
    # Two addresses are not one longer address.
    assert one.address == "1 quai"


def test_links_move_and_those_that_both_have_become_one(work: Work) -> None:
    kept, lost = work.partner("FC Tilleuls"), work.partner("Football club")
    partners.set_role(work.ws, network_id=work.network, organisation_id=lost, role=MemberRole.LEAD)
    action = work.add(Action, title="Open hall", lead_id=lost)
    work.add(ActionPartner, action_id=action, organisation_id=kept, contribution="A room")
    work.add(ActionPartner, action_id=action, organisation_id=lost, contribution="Two coaches")
    other = work.add(Action, title="Sports day")
    work.add(ActionPartner, action_id=other, organisation_id=lost)
    meeting = work.add(Meeting, title="First")
    for identifier, presence, people in (
        (kept, Presence.EXCUSED, None),
        (lost, Presence.PRESENT, 2),
    ):
        records.put_link(
            work.ws,
            MeetingAttendance,
            ends={"meeting_id": meeting, "organisation_id": identifier},
            values={"presence": presence, "people": people, "network_id": work.network},
        )
    plan = merging.plan_merge(work.ws, kept, lost)
    assert plan.moved == {"action": 1, "action_partner": 1}
    assert plan.both == {"action_partner": 1, "meeting_attendance": 1, "membership": 1}

    merging.merge(work.ws, kept, lost)

    assert work.get(Action, action).lead_id == kept
    assert {
        (row.action_id, row.organisation_id, row.contribution) for row in work.all(ActionPartner)
    } == {
        (action, kept, "A room"),
        (other, kept, None),
    }
    (attendance,) = work.all(MeetingAttendance)
    assert (attendance.presence, attendance.people) == (Presence.PRESENT, 2)
    (membership,) = work.all(Membership)
    assert (membership.organisation_id, membership.role) == (kept, MemberRole.LEAD)
    assert check(work.ws.path).findings == []


def test_two_counts_of_people_are_added(work: Work) -> None:
    kept, lost = work.partner("FC Tilleuls"), work.partner("Football club")
    meeting = work.add(Meeting, title="First")
    for identifier, people in ((kept, 1), (lost, 2)):
        work.add(
            MeetingAttendance,
            meeting_id=meeting, organisation_id=identifier, people=people,
        )  # fmt: skip
    merging.merge(work.ws, kept, lost)
    assert [row.people for row in work.all(MeetingAttendance)] == [3]


def test_an_organisation_keeps_one_ballot(work: Work) -> None:
    kept, lost = work.partner("FC Tilleuls"), work.partner("Football club")
    first, second = work.add(Candidate, title="One"), work.add(Candidate, title="Two")
    for identifier, dots in ((kept, {first: 3}), (lost, {first: 1, second: 2})):
        priorities.cast_ballot(
            work.ws,
            network_id=work.network,
            cycle_id=work.cycle,
            organisation_id=identifier,
            dots=dots,
        )
    merging.merge(work.ws, kept, lost)
    (ballot,) = work.all(Ballot)
    assert ballot.organisation_id == kept
    assert {(row.candidate_id, row.dots) for row in work.all(BallotDots)} == {(first, 3)}


def test_the_same_contact_twice_becomes_one(work: Work) -> None:
    kept, lost = organisation(work, "Foyer"), organisation(work, "foyer")
    day = dt.date(2026, 1, 5)
    for owner, values in (
        (kept, {"function": "Reception", "phone": "02 61 91 00 01"}),
        (lost, {"function": "reception", "phone": "+33 2 61 91 00 01", "email": "a@foyer.example"}),
        (lost, {"function": "Director", "phone": "02 61 91 00 01"}),
        (
            lost,
            {
                "function": "Reception",
                "phone": "02 61 91 00 01",
                "professional": "A. Bel",
                "agreed_on": day,
            },
        ),
    ):
        records.create(work.ws, Contact, values={"organisation_id": owner, **values})
    merging.merge(work.ws, kept, lost)
    with work.ws.read() as session:
        found = session.scalars(select(Contact)).all()
        assert {(row.function, row.phone, row.email, row.professional) for row in found} == {
            ("Reception", "02 61 91 00 01", "a@foyer.example", "A. Bel"),
            ("Director", "02 61 91 00 01", None, None),
        }


def test_one_undo_brings_everything_back(tmp_path: Path) -> None:
    """Every pair of the sample's first partners, closed cycle included: merged, sound, undone."""
    original = tmp_path / "sample.passerelle"
    make_sample(original, "en")
    with Workspace.open(original, read_only=True) as ws, ws.read() as session:
        ids = list(session.scalars(select(Organisation.id).order_by(Organisation.name)))
    for number, (kept, lost) in enumerate(combinations(ids[:4], 2)):
        path = tmp_path / f"{number}.passerelle"
        shutil.copyfile(original, path)
        with Workspace.open(path) as ws:
            records.create(ws, Organisation, values={"name": "Signs the office in"})
            before = rows(ws)
            merging.merge(ws, kept, lost)
            after = rows(ws)
            assert not _mentions(after, lost)
            assert len(after) < len(before)
            history.undo_last(ws)
            assert rows(ws) == before
        assert check(path).findings == []


def _mentions(found: dict[tuple[str, str], dict[str, Any]], identifier: str) -> list[object]:
    """Return the references to a record, from anywhere."""
    references = {
        key: [name for name, field in fields_of(cls).items() if field.kind is Kind.REFERENCE]
        for key, cls in ENTITIES.items()
    }
    return [
        where for where, values in found.items()
        if any(values[name] == identifier for name in references[where[0]])
    ]  # fmt: skip


def test_a_closed_cycle_keeps_what_it_says(work: Work) -> None:
    kept, lost = work.partner("FC Tilleuls"), work.partner("Football club")
    action = work.add(Action, title="Open hall", lead_id=lost)
    records.update(work.ws, Cycle, work.cycle, values={"closed_on": dt.date(2026, 11, 24)})
    merging.merge(work.ws, kept, lost)
    assert work.get(Action, action).lead_id == kept
    work.undo()
    assert work.get(Action, action).lead_id == lost


def test_duplicates_of_a_file_and_those_that_are_none(work: Work) -> None:
    one = organisation(work, "Foyer", other_names="Maison; Le Port")
    two = organisation(work, "le port")
    organisation(work, "Boxing")
    (pair,) = merging.likely_duplicates(work.ws)
    assert {pair.first, pair.second} == {one, two}
    assert pair.reasons == (Reason.SAME_NAME,)
    said = merging.say_distinct(work.ws, two, one)
    assert said.values == {"first": "le port", "second": "Foyer"}
    merging.say_distinct(work.ws, one, two)
    assert merging.likely_duplicates(work.ws) == []
    # Who merges them all the same leaves no trace of the refusal.
    merging.merge(work.ws, one, two)
    with work.ws.read() as session:
        assert session.scalars(select(NotTheSame)).all() == []


def test_an_entry_that_is_gone_or_the_same_is_refused(work: Work) -> None:
    one = organisation(work, "Foyer")
    for other in (one, "gone"):
        with pytest.raises(RecordGone):
            merging.merge(work.ws, one, other)
        with pytest.raises(RecordGone):
            merging.plan_merge(work.ws, one, other)
