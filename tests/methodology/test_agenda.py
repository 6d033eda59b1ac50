"""What is due, late, to review; the next meeting."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology import agenda
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import ActionStatus, Presence

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def test_due_and_late_in_order() -> None:
    items = [
        Action(id="a", title="Debate night", planned_end=day(3), status=ActionStatus.UNDER_WAY,
               lead_id="library"),
        Action(id="b", title="Invite the health centre", planned_end=day(-4),
               status=ActionStatus.PLANNED),
        Action(id="c", title="Youth radio", planned_end=day(-9)),
        Action(id="d", title="Visits", planned_end=day(-9), status=ActionStatus.DONE),
        Action(id="e", title="Breakfast", planned_end=day(-9), status=ActionStatus.PAUSED),
        Action(id="f", title="Newsletter", status=ActionStatus.UNDER_WAY),
    ]  # fmt: skip
    milestones = [
        Milestone(id="m1", action_id="a", title="Book the hall", due_on=day(1)),
        Milestone(id="m2", action_id="a", title="Topics", due_on=day(-9), done_on=day(-9)),
        Milestone(id="m3", action_id="d", title="Old", due_on=day(-9)),
        Milestone(id="m4", action_id="f", title="Layout", due_on=day(40), organisation_id="school"),
        Milestone(id="m5", action_id="f", title="Undated"),
    ]
    found = agenda.due(items, milestones, today=TODAY)
    assert [(item.entity, item.id, item.days, item.organisation_id) for item in found] == [
        ("action", "b", -4, None),
        ("milestone", "m1", 1, "library"),
        ("action", "a", 3, "library"),
        ("milestone", "m4", 40, "school"),
    ]
    assert [item.late for item in found] == [True, False, False, False]
    assert found[1].action_id == "a"
    assert len(agenda.due(items, milestones, today=TODAY, within=7)) == 3


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-4, "4 days late"), (-1, "1 day late"), (0, "Today"), (1, "Tomorrow"), (3, "27 Nov")],
)
def test_a_due_date_in_words(tr: Translator, days: int, expected: str) -> None:
    item = agenda.DueItem("action", "a", "a", "x", day(days), None, days)
    assert agenda.due_text(tr, item) == expected


def test_to_review() -> None:
    items = [
        Action(id="late", title="a", review_on=day(0)),
        Action(id="first", title="b", review_on=day(-5)),
        Action(id="ahead", title="c", review_on=day(1)),
        Action(id="done", title="d", review_on=day(-5), status=ActionStatus.DONE),
        Action(id="undated", title="e"),
    ]
    assert [item.id for item in agenda.to_review(items, today=TODAY)] == ["first", "late"]


def test_the_next_meeting_includes_today() -> None:
    meetings = [
        Meeting(id="past", title="a", held_on=day(-1)),
        Meeting(id="evening", title="b", held_on=day(0), starts_at=dt.time(18)),
        Meeting(id="noon", title="c", held_on=day(0), starts_at=dt.time(12)),
        Meeting(id="undated", title="d"),
    ]
    found = agenda.next_meeting(meetings, today=TODAY)
    assert found is not None
    assert found.id == "noon"
    assert agenda.next_meeting(meetings[:1], today=TODAY) is None


def test_replies_to_a_meeting() -> None:
    lines = [
        MeetingAttendance(meeting_id="m", organisation_id="a", presence=Presence.COMING),
        MeetingAttendance(meeting_id="m", organisation_id="b", presence=Presence.EXCUSED),
        MeetingAttendance(meeting_id="other", organisation_id="c", presence=Presence.COMING),
        MeetingAttendance(meeting_id="m", organisation_id="left", presence=Presence.COMING),
    ]
    found = agenda.replies("m", lines, ["a", "b", "c"])
    assert found[Presence.COMING] == found[Presence.EXCUSED] == found[Presence.NO_REPLY] == 1
    assert found[Presence.PRESENT] == 0


@pytest.mark.parametrize(
    ("minutes", "starts", "ends", "over"),
    [
        ([25, 20, 20], ["14:00", "14:25", "14:45"], "15:05", 0),
        ([90, 40], ["14:00", "15:30"], "16:10", 10),
        ([10, None, 20], ["14:00", "14:10", ""], "14:30", 0),
        ([None], ["14:00"], "", 0),
        ([], [], "", 0),
    ],
)
def test_the_time_of_an_agenda(
    minutes: list[int | None], starts: list[str], ends: str, over: int
) -> None:
    meeting = Meeting(title="m", starts_at=dt.time(14), ends_at=dt.time(16))
    found = agenda.agenda_time(meeting, minutes)
    assert [at.strftime("%H:%M") if at else "" for at in found.starts] == starts
    assert (found.ends.strftime("%H:%M") if found.ends else "") == ends
    assert (found.total, found.over) == (sum(number or 0 for number in minutes), over)


def test_an_agenda_past_midnight_and_one_without_time() -> None:
    late = Meeting(title="m", starts_at=dt.time(23), ends_at=dt.time(0, 30))
    found = agenda.agenda_time(late, [45, 60])
    assert found.starts == (dt.time(23), dt.time(23, 45))
    assert (found.ends, found.over) == (dt.time(0, 45), 15)
    open_end = agenda.agenda_time(Meeting(title="m", starts_at=dt.time(18)), [500])
    assert (open_end.ends, open_end.over) == (dt.time(2, 20), 0)
    untimed = agenda.agenda_time(Meeting(title="m"), [10, 5])
    assert (untimed.total, untimed.starts, untimed.ends) == (15, (None, None), None)


def test_who_was_there() -> None:
    def line(who: str, presence: Presence, people: int | None = None) -> MeetingAttendance:
        return MeetingAttendance(
            meeting_id="m", organisation_id=who, presence=presence, people=people
        )

    lines = [
        line("a", Presence.PRESENT, 3),
        line("b", Presence.PRESENT),
        line("c", Presence.EXCUSED, 2),
        line("d", Presence.ABSENT),
        line("e", Presence.COMING),
        line("left", Presence.PRESENT, 9),
        MeetingAttendance(meeting_id="other", organisation_id="f", presence=Presence.PRESENT),
    ]
    found = agenda.turnout("m", lines, ["a", "b", "c", "d", "e", "f"])
    assert found == agenda.Turnout(present=2, excused=1, absent=1, waiting=2, people=3, uncounted=1)
    assert found.invited == 6
