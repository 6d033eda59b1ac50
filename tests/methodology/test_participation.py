"""Participation over meetings and who is drifting away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology import participation
from pcve_desktop.methodology.participation import Drift, MeetingPoint
from pcve_desktop.models.partners import (
    CommitmentRating,
    ContactLogEntry,
    Membership,
    RolePeriod,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Commitment, MemberRole, Presence

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)
MEETINGS = [
    Meeting(id=f"m{month}", title="Meeting", held_on=dt.date(2026, month, 12))
    for month in (11, 9, 10, 12)
]
MEETINGS.append(Meeting(id="blank", title="No sheet", held_on=dt.date(2026, 11, 20)))

P, E, A = Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT


def line(
    meeting: str, organisation: str, presence: Presence, people: int | None = None
) -> MeetingAttendance:
    return MeetingAttendance(meeting_id=meeting, organisation_id=organisation, presence=presence,
                             people=people)  # fmt: skip


LINES = [
    line("m9", "youth", P, 2), line("m9", "club", P), line("m9", "school", E),
    line("m10", "youth", P), line("m10", "club", A),
    line("m11", "youth", P), line("m11", "club", E), line("m11", "school", P, 3),
    line("blank", "youth", Presence.NO_REPLY), line("m12", "youth", Presence.COMING),
]  # fmt: skip


def member(
    organisation: str, role: MemberRole = MemberRole.MEMBER, since: dt.date | None = None
) -> Membership:
    return Membership(network_id="n", organisation_id=organisation, role=role, since=since)


def rating(organisation: str, commitment: Commitment, month: int) -> CommitmentRating:
    return CommitmentRating(organisation_id=organisation, commitment=commitment,
                            rated_on=dt.date(2026, month, 1))  # fmt: skip


def test_points_are_past_meetings_with_a_filled_in_sheet() -> None:
    found = participation.over_meetings(MEETINGS, LINES, today=TODAY)
    assert found == (
        MeetingPoint("m9", dt.date(2026, 9, 12), present=2, excused=1, absent=0, people=3),
        MeetingPoint("m10", dt.date(2026, 10, 12), present=1, excused=0, absent=1, people=1),
        MeetingPoint("m11", dt.date(2026, 11, 12), present=2, excused=1, absent=0, people=4),
    )


def test_presences_of_one_partner() -> None:
    found = participation.presences("school", MEETINGS, LINES, today=TODAY)
    assert found == (E, Presence.NO_REPLY, P)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], "Attendance shows here after the first meeting."),
        ([1], "1 partner came."),
        ([6, 12], "At least twice as many round the table as on 12 Sept."),
        ([6, 2, 7], "More round the table than on 12 Sept."),
        ([6, 4], "Fewer round the table than on 12 Sept: worth a call."),
        ([6, 6], "As many round the table as on 12 Sept."),
    ],
)
def test_participation_in_a_sentence(tr: Translator, counts: list[int], expected: str) -> None:
    points = [
        MeetingPoint(str(place), dt.date(2026, 9 + place, 12), count, 0, 0, count)
        for place, count in enumerate(counts)
    ]
    assert participation.sentence(tr, points) == expected


def test_who_missed_the_last_meetings() -> None:
    members = [
        member("youth", MemberRole.LEAD),
        member("club"),
        member("school"),
        member("parish"),
        member("gone", MemberRole.LEFT),
        member("new", since=dt.date(2026, 10, 1)),
    ]
    found = participation.drifting(members, MEETINGS, LINES, [], today=TODAY, missed=2)
    assert [(drift.organisation_id, drift.missed) for drift in found] == [
        ("parish", 3), ("club", 2), ("new", 2),
    ]  # fmt: skip
    strict = participation.drifting(members, MEETINGS, LINES, [], today=TODAY)
    assert [drift.organisation_id for drift in strict] == ["parish"]


def test_whose_commitment_fell() -> None:
    ratings = [
        rating("youth", Commitment.CONTRIBUTES, 3),
        rating("youth", Commitment.KNOWS, 6),
        rating("youth", Commitment.KNOWS, 9),
        rating("school", Commitment.KNOWS, 3),
        rating("school", Commitment.CO_LEADS, 6),
        rating("club", Commitment.COMES, 3),
    ]
    members = [member("youth"), member("school"), member("club")]
    found = participation.drifting(members, MEETINGS, LINES, ratings, today=TODAY)
    assert found == (
        Drift("youth", 0, Commitment.CONTRIBUTES, Commitment.KNOWS, dt.date(2026, 6, 1)),
    )
    latest = participation.current_commitment(ratings)
    assert latest["school"].commitment is Commitment.CO_LEADS


def test_a_partner_that_came_back_is_not_drifting() -> None:
    ratings = [
        rating("club", Commitment.KNOWS, 6),
        rating("club", Commitment.CONTRIBUTES, 9),
        rating("club", Commitment.CONTRIBUTES, 3),
    ]
    assert participation.drifting([member("club")], [], [], ratings, today=TODAY) == ()


def test_every_team_needs_a_lead() -> None:
    assert participation.lead_id([member("club"), member("youth", MemberRole.LEAD)]) == "youth"
    assert participation.lead_id([member("club")]) is None


def test_a_role_lasts_since_the_one_before_ended() -> None:
    joined, june = dt.date(2025, 3, 1), dt.date(2026, 6, 1)
    place = Membership(
        network_id="here", organisation_id="club", role=MemberRole.RESOURCE, since=joined
    )
    assert participation.role_since(place, []) == joined
    periods = [
        RolePeriod(organisation_id="club", role=MemberRole.MEMBER, since=joined, until=june),
        RolePeriod(organisation_id="club", role=MemberRole.INVITED, until=joined),
        RolePeriod(organisation_id="club", role=MemberRole.INVITED),
    ]
    assert participation.role_since(place, periods) == june


def plan(held: dt.date | None, on: dt.date | None, organisation: str = "club") -> ContactLogEntry:
    return ContactLogEntry(
        organisation_id=organisation, subject="Call", held_on=held, next_step="Call", next_on=on
    )


def test_the_latest_plan_stands_until_something_was_noted_after_it() -> None:
    early, late = dt.date(2026, 11, 10), dt.date(2026, 11, 20)
    first, second = plan(early, late), plan(None, TODAY)
    assert participation.next_contact([first, second], today=TODAY) is second
    held = ContactLogEntry(organisation_id="club", subject="Called", held_on=late)
    assert participation.next_contact([first], today=TODAY) is first
    assert participation.next_contact([first, held], today=TODAY) is None
    # A plan for a day to come stands, whatever was noted.
    assert participation.next_contact([second, held], today=late) is second
    assert participation.next_contact([held], today=TODAY) is None


def test_due_contacts_are_one_for_each_partner_the_oldest_first() -> None:
    older = plan(None, dt.date(2026, 11, 2), "school")
    today = plan(None, TODAY)
    ahead = plan(None, TODAY + dt.timedelta(days=1), "youth")
    found = participation.due_contacts([today, ahead, older, plan(None, None, "x")], today=TODAY)
    assert found == [older, today]


def test_presences_are_counted_with_their_share() -> None:
    counted = participation.count_presences([P, P, E, A, Presence.NO_REPLY, Presence.COMING])
    assert (counted.present, counted.excused, counted.absent, counted.unknown) == (2, 1, 1, 2)
    assert counted.share == pytest.approx(1 / 3)
    assert participation.count_presences([]).share is None
