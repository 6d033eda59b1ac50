"""The role of a partner over time, its leaving, its contacts, and deleting it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import (
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Barrier, ContactChannel, MemberRole, Presence
from pcve_desktop.services import partners, records
from pcve_desktop.services.records import InvalidRecord

if TYPE_CHECKING:
    from tests.services.conftest import Work

JOINED = dt.date(2025, 3, 1)
JUNE = dt.date(2026, 6, 1)
OCTOBER = dt.date(2026, 10, 12)


@pytest.fixture
def club(work: Work) -> str:
    """Return a partner that joined long ago."""
    key = work.partner("FC Tilleuls")
    (place,) = [row for row in work.all(Membership) if row.organisation_id == key]
    records.update(work.ws, Membership, place.id, values={"since": JOINED})
    return key


def place(work: Work, organisation_id: str) -> Membership:
    (found,) = [row for row in work.all(Membership) if row.organisation_id == organisation_id]
    assert isinstance(found, Membership)
    return found


def periods(
    work: Work, organisation_id: str
) -> list[tuple[MemberRole, dt.date | None, dt.date | None]]:
    found = [row for row in work.all(RolePeriod) if row.organisation_id == organisation_id]
    return sorted(
        ((row.role, row.since, row.until) for row in found), key=lambda row: row[2] or JOINED
    )


def set_role(work: Work, key: str, role: MemberRole, on: dt.date) -> None:
    partners.set_role(work.ws, network_id=work.network, organisation_id=key, role=role, on=on)


def test_the_former_role_is_kept_with_its_dates(work: Work, club: str) -> None:
    set_role(work, club, MemberRole.RESOURCE, JUNE)
    assert periods(work, club) == [(MemberRole.MEMBER, JOINED, JUNE)]
    set_role(work, club, MemberRole.LEFT, OCTOBER)
    assert periods(work, club)[1:] == [(MemberRole.RESOURCE, JUNE, OCTOBER)]
    # Since when it takes part stays: the dates of a comparison depend on it.
    assert (place(work, club).since, place(work, club).until) == (JOINED, OCTOBER)
    set_role(work, club, MemberRole.MEMBER, OCTOBER + dt.timedelta(days=30))
    assert place(work, club).until is None
    assert periods(work, club)[2][:2] == (MemberRole.LEFT, OCTOBER)


def test_one_change_is_one_step_back(work: Work, club: str) -> None:
    set_role(work, club, MemberRole.RESOURCE, JUNE)
    work.undo()
    assert periods(work, club) == []
    assert place(work, club).role is MemberRole.MEMBER


def test_the_same_role_and_a_slip_leave_no_trace(work: Work, club: str) -> None:
    set_role(work, club, MemberRole.MEMBER, JUNE)
    assert periods(work, club) == []
    set_role(work, club, MemberRole.INVITED, JUNE)
    set_role(work, club, MemberRole.RESOURCE, JUNE)
    assert periods(work, club) == [(MemberRole.MEMBER, JOINED, JUNE)]


def test_a_new_lead_leaves_the_former_one_a_member(work: Work, club: str) -> None:
    first = work.partner("Espace Jeunes")
    set_role(work, first, MemberRole.LEAD, JUNE)
    set_role(work, club, MemberRole.LEAD, OCTOBER + dt.timedelta(days=400))
    assert place(work, first).role is MemberRole.MEMBER
    assert place(work, club).role is MemberRole.LEAD
    assert [row[0] for row in periods(work, club)] == [MemberRole.MEMBER]


def test_an_organisation_without_a_place_gets_one(work: Work) -> None:
    made = records.create(work.ws, Organisation, values={"name": "Health centre"})
    set_role(work, made.first_id, MemberRole.INVITED, JUNE)
    assert (place(work, made.first_id).role, place(work, made.first_id).since) == (
        MemberRole.INVITED,
        JUNE,
    )


def test_leaving_notes_day_and_reason_in_one_step(work: Work, club: str) -> None:
    partners.leave(
        work.ws,
        network_id=work.network,
        organisation_id=club,
        on=OCTOBER,
        words=" No coach left. ",
        barrier=Barrier.STAFFING,
    )
    (reason,) = work.all(ParticipationEntry)
    assert (reason.words, reason.barrier, reason.noted_on) == (
        "No coach left.",
        Barrier.STAFFING,
        OCTOBER,
    )
    assert place(work, club).until == OCTOBER
    work.undo()
    assert work.all(ParticipationEntry) == []
    assert place(work, club).role is MemberRole.MEMBER


def test_who_leaves_without_a_word_has_no_reason(work: Work, club: str) -> None:
    partners.leave(work.ws, network_id=work.network, organisation_id=club, on=OCTOBER, words="  ")
    assert work.all(ParticipationEntry) == []
    assert place(work, club).role is MemberRole.LEFT


def plan(work: Work, club: str, **values: object) -> str:
    made = partners.plan_contact(
        work.ws,
        network_id=work.network,
        organisation_id=club,
        values={"subject": "Visit the training", "next_on": OCTOBER} | values,
    )
    return made.created["contact_log_entry"][0]


def test_a_plan_is_done_with_once_the_contact_took_place(work: Work, club: str) -> None:
    key = plan(work, club)
    partners.change_plan(work.ws, key, values={"subject": "Visit on Friday"})
    (entry,) = work.all(ContactLogEntry)
    assert (entry.next_step, entry.held_on) == ("Visit on Friday", None)
    assert partners.is_plan(entry)
    partners.note_contact(
        work.ws,
        network_id=work.network,
        organisation_id=club,
        values={"subject": "Visited", "held_on": OCTOBER, "channel": ContactChannel.VISIT},
        plan_id=key,
    )
    (held,) = work.all(ContactLogEntry)
    assert (held.subject, held.held_on, held.next_step) == ("Visited", OCTOBER, None)
    work.undo()
    assert [row.subject for row in work.all(ContactLogEntry)] == ["Visit on Friday"]


def test_a_plan_that_hangs_on_a_contact_leaves_the_contact(work: Work, club: str) -> None:
    key = work.add(
        ContactLogEntry,
        organisation_id=club,
        subject="Called",
        held_on=JUNE,
        next_step="Call again",
        next_on=OCTOBER,
    )
    partners.note_contact(
        work.ws,
        network_id=work.network,
        organisation_id=club,
        values={"subject": "Called again", "held_on": OCTOBER},
        plan_id=key,
    )
    entries = {row.subject: row for row in work.all(ContactLogEntry)}
    assert set(entries) == {"Called", "Called again"}
    assert entries["Called"].next_step is None


def test_a_plan_says_what_it_is_about(work: Work, club: str) -> None:
    with pytest.raises(InvalidRecord):
        plan(work, club, subject="")
    assert work.all(ContactLogEntry) == []


def test_deleting_is_refused_when_a_closed_cycle_tells_of_it(work: Work, club: str) -> None:
    meeting = work.add(Meeting, title="Network meeting", held_on=JUNE)
    work.add(MeetingAttendance, meeting_id=meeting, organisation_id=club, presence=Presence.PRESENT)
    work.add(Action, title="Debate", lead_id=club)
    assert partners.closed_cycles(work.ws, club) == []
    records.update(work.ws, Cycle, work.cycle, values={"closed_on": OCTOBER})
    (cycle,) = work.all(Cycle)
    assert partners.closed_cycles(work.ws, club) == [cycle.name]
    with pytest.raises(partners.PartnerInClosedCycle):
        partners.delete_partner(work.ws, club)
    assert work.get(Organisation, club) is not None


def test_who_took_part_in_nothing_closed_is_deleted(work: Work, club: str) -> None:
    records.update(work.ws, Cycle, work.cycle, values={"closed_on": OCTOBER})
    partners.delete_partner(work.ws, club)
    assert work.get(Organisation, club) is None


def test_verified_today(work: Work, club: str) -> None:
    partners.verify(work.ws, club, on=OCTOBER)
    assert work.get(Organisation, club).verified_on == OCTOBER
