"""What became of decisions, and the action that a new one belongs to."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology.decisions import (
    FollowUp,
    Standing,
    follow_ups,
    likely_action,
    standing_of,
)
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.sharing import Meeting, MeetingDecision
from pcve_desktop.models.vocabularies import ActionStatus

TODAY = dt.date(2026, 11, 24)


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def decided(key: str, meeting: str = "m", **values: object) -> MeetingDecision:
    return MeetingDecision(id=key, meeting_id=meeting, text=key, **values)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (decided("nothing yet"), Standing.OPEN),
        (decided("ahead", due_on=day(1)), Standing.OPEN),
        (decided("passed", due_on=day(-1)), Standing.LATE),
        (decided("runs", action_id="runs"), Standing.UNDER_WAY),
        (decided("done", action_id="done", due_on=day(-9)), Standing.DONE),
        (decided("stopped", action_id="stopped", due_on=day(-9)), Standing.STOPPED),
        (decided("late", action_id="late"), Standing.LATE),
        (decided("ticked", action_id="runs", milestone_id="ticked"), Standing.DONE),
        (decided("waits", action_id="late", milestone_id="waits"), Standing.UNDER_WAY),
        (decided("gone", action_id="deleted since"), Standing.OPEN),
    ],
)
def test_where_a_decision_stands(decision: MeetingDecision, expected: Standing) -> None:
    actions = [
        Action(id="runs", title="r", status=ActionStatus.UNDER_WAY, planned_end=day(3)),
        Action(id="done", title="d", status=ActionStatus.DONE, planned_end=day(-3)),
        Action(id="stopped", title="s", status=ActionStatus.STOPPED, planned_end=day(-3)),
        Action(id="late", title="l", status=ActionStatus.PLANNED, planned_end=day(-3)),
    ]
    milestones = [
        Milestone(id="ticked", action_id="runs", title="t", due_on=day(-2), done_on=day(-2)),
        Milestone(id="waits", action_id="late", title="w", due_on=day(5)),
    ]
    found = standing_of(
        decision, {a.id: a for a in actions}, {m.id: m for m in milestones}, today=TODAY
    )
    assert found is expected


def test_the_last_meeting_whole_and_of_others_what_became_late() -> None:
    meetings = [
        Meeting(id="june", title="June", held_on=day(-150)),
        Meeting(id="october", title="October", held_on=day(-40)),
        Meeting(id="now", title="Now", held_on=TODAY),
        Meeting(id="later", title="Later", held_on=day(30)),
        Meeting(id="some day", title="No date"),
    ]
    actions = [
        Action(id="a", title="a", status=ActionStatus.DONE),
        Action(id="b", title="b", status=ActionStatus.UNDER_WAY, planned_end=day(-1)),
    ]
    decisions = [
        decided("old and done", "june", action_id="a"),
        decided("old and talked about since", "june", due_on=day(-99)),
        decided("old and late", "june", action_id="b"),
        decided("new and done", "october", action_id="a"),
        decided("new and late", "october", due_on=day(-2)),
        decided("of tonight", "now"),
        decided("ahead", "later"),
    ]
    found = follow_ups(meetings[2], meetings, decisions, actions, [], today=TODAY)
    assert found == (
        FollowUp("new and late", "october", Standing.LATE),
        FollowUp("old and late", "june", Standing.LATE),
        FollowUp("new and done", "october", Standing.DONE),
    )
    assert follow_ups(meetings[0], meetings, decisions, actions, [], today=TODAY) == ()


def test_the_action_of_a_new_milestone() -> None:
    debate = Action(id="debate", title="Debate night on the news", lead_id="library",
                    status=ActionStatus.UNDER_WAY)  # fmt: skip
    parents = Action(id="parents", title="Text for parents", lead_id="parents")
    over = Action(id="over", title="Book the hall", status=ActionStatus.DONE)
    known = [debate, parents, over]

    def chosen(text: str, *, who: str | None = None, recent: str | None = None) -> str | None:
        decision = MeetingDecision(id="d", meeting_id="m", text=text, organisation_id=who)
        found = likely_action(decision, known, recent=recent)
        return found.id if found else None

    # By its words, which count most; what is done takes no milestone any more.
    assert chosen("Find a facilitator for the debate night", who="parents") == "debate"
    assert chosen("Book the hall") is None
    # By who takes care of it, then by what was chosen last.
    assert chosen("Print forty copies", who="parents") == "parents"
    assert chosen("Print forty copies", recent="debate") == "debate"
    assert chosen("Print forty copies", recent="over") is None
    known.remove(debate)
    assert chosen("Print forty copies") == "parents"
    assert likely_action(decided("x"), []) is None
