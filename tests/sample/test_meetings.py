"""Meetings and charter of the sample add up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.methodology import (
    agenda,
    balance,
    participation,
)
from pcve_desktop.models.actions import (
    Action,
)
from pcve_desktop.models.sharing import (
    AgendaItem,
    InformationFlow,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.vocabularies import (
    Presence,
)

if TYPE_CHECKING:
    from pcve_desktop.services.dataset import Dataset
from tests.sample.reading import TODAY, active, held


def test_attendance_doubled_and_counts_by_sphere(sample: Dataset) -> None:
    lines = sample.all(MeetingAttendance)
    points = participation.over_meetings(held(sample), lines, today=TODAY)
    past = {item.id for item in held(sample)}
    ours = [line for line in lines if line.meeting_id in past]

    assert [point.present for point in points] == [6, 8, 7, 9, 11, 10, 9, 12]
    assert all(point.present + point.excused + point.absent == 14 for point in points)
    found = balance.attendance_balance(ours, sample.organisations())
    assert found == balance.Balance(48, 17, 7)


def test_the_next_meeting_is_in_nine_days(sample: Dataset) -> None:
    meeting = agenda.next_meeting(sample.all(Meeting), today=TODAY)
    assert meeting is not None
    replies = agenda.replies(meeting.id, sample.all(MeetingAttendance), active(sample))

    assert meeting.held_on == TODAY + dt.timedelta(days=9)
    assert [item.minutes for item in sample.where(AgendaItem, "meeting_id", meeting.id)] == [
        25, 20, 20,
    ]  # fmt: skip
    assert (replies[Presence.COMING], replies[Presence.NO_REPLY], replies[Presence.EXCUSED]) == (
        9, 3, 2,
    )  # fmt: skip


def test_a_decision_became_an_action_and_another_a_milestone(sample: Dataset) -> None:
    decisions = sample.all(MeetingDecision)
    became = [item for item in decisions if item.action_id]

    assert len(decisions) == 11
    assert len(became) == 2
    action = next(item for item in became if not item.milestone_id)
    assert sample.title(Action, action.action_id) == action.text


def test_the_charter_is_signed_by_eleven_and_soon_read_again(sample: Dataset) -> None:
    charter = sample.all(Protocol)[0]
    signed = [item for item in sample.all(ProtocolMember) if item.signed_on]

    assert len((charter.principles or "").splitlines()) >= 4
    assert (len(signed), len(sample.all(ProtocolMember))) == (11, 14)
    assert charter.review_on == TODAY + dt.timedelta(days=52)
    assert len(sample.all(InformationFlow)) == 5
    assert len(sample.all(ReferralRoute)) == 6
