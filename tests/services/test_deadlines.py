"""What falls on which day of a network, as far as the filters let it pass."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.deadlines import What
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import ContactLogEntry
from pcve_desktop.models.sharing import Meeting, Protocol
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services.action_list import ActionListing
from pcve_desktop.services.deadlines import Agenda
from pcve_desktop.services.listing import ListQuery

if TYPE_CHECKING:
    from tests.services.conftest import Work

DAY = dt.date(2026, 11, 24)
FIRST, LAST = dt.date(2026, 11, 1), dt.date(2026, 11, 30)


@pytest.fixture
def agenda(work: Work) -> Agenda:
    listing = ActionListing(
        work.ws, network_id=work.network, cycle_id=work.cycle, today=lambda: DAY
    )
    return Agenda(listing, lambda: DAY)


def found(agenda: Agenda, query: ListQuery | None = None) -> set[tuple[What, str]]:
    items = agenda.between(query or ListQuery(), FIRST, LAST)
    return {(item.what, item.title) for item in items}


def test_actions_milestones_and_reviews_of_the_days_looked_at(work: Work, agenda: Agenda) -> None:
    lead = work.partner("Médiathèque Olympe")
    debate = work.add(
        Action,
        title="Debate",
        status=ActionStatus.UNDER_WAY,
        lead_id=lead,
        planned_end=DAY,
        review_on=LAST,
    )
    work.add(Action, title="Later", planned_end=dt.date(2026, 12, 1))
    work.add(Milestone, action_id=debate, title="Hall", due_on=FIRST)
    work.add(Milestone, action_id=debate, title="Rules", due_on=dt.date(2026, 10, 31))
    work.add(Milestone, action_id=debate, title="Topics")

    assert found(agenda) == {
        (What.ACTION, "Debate"),
        (What.REVIEW, "Debate"),
        (What.MILESTONE, "Hall"),
    }
    hall = next(
        item for item in agenda.between(ListQuery(), FIRST, LAST) if item.what is What.MILESTONE
    )
    assert (hall.days_late, hall.organisation_id, hall.owner_id) == (23, lead, debate)
    assert agenda.names([lead, None]) == {lead: "Médiathèque Olympe"}


def test_filters_leave_out_what_belongs_to_no_action(work: Work, agenda: Agenda) -> None:
    radio = work.add(Action, title="Radio", planned_end=DAY)
    work.add(Milestone, action_id=radio, title="Choose a name", due_on=DAY)
    work.add(Action, title="Debate", planned_end=DAY)
    work.add(Meeting, title="Core group", held_on=DAY)
    work.add(Protocol, title="Our charter", review_on=DAY)
    assert {what for what, _title in found(agenda)} == {
        What.ACTION,
        What.MILESTONE,
        What.MEETING,
        What.CHARTER,
    }
    assert found(agenda, ListQuery(text="radio")) == {
        (What.ACTION, "Radio"),
        (What.MILESTONE, "Choose a name"),
    }


def test_a_planned_contact_counts_until_somebody_was_in_touch(work: Work, agenda: Agenda) -> None:
    club, school = work.partner("FC Tilleuls"), work.partner("Collège")
    for partner in (club, school):
        work.add(
            ContactLogEntry,
            organisation_id=partner,
            subject="Hall",
            next_step="Call back",
            next_on=dt.date(2026, 11, 10),
        )
    work.add(
        ContactLogEntry, organisation_id=school, subject="Called", held_on=dt.date(2026, 11, 12)
    )
    items = agenda.between(ListQuery(), FIRST, LAST)
    assert [(item.what, item.owner_id) for item in items] == [(What.CONTACT, club)]


def test_another_cycle_has_its_own_meetings(work: Work, agenda: Agenda) -> None:
    past = work.add(Cycle, name="2024-2025")
    work.add(Meeting, title="Past", held_on=DAY, cycle_id=past)
    work.add(Meeting, title="Any", held_on=DAY, cycle_id=None)
    assert found(agenda) == {(What.MEETING, "Any")}
