"""What is told at the start: late, due within a week, the next meeting, in one sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.methodology.reminding import Soon, sentence, soon
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import ActionStatus

TODAY = dt.date(2026, 11, 24)


def action(title: str, days: int, status: ActionStatus = ActionStatus.UNDER_WAY) -> Action:
    return Action(
        network_id="n", title=title, status=status, planned_end=TODAY + dt.timedelta(days=days)
    )


def meeting(days: int) -> Meeting:
    return Meeting(network_id="n", title="Core group", held_on=TODAY + dt.timedelta(days=days))


def test_what_is_late_due_and_met_within_a_week() -> None:
    late, near, far = action("Late", -4), action("Near", 7), action("Far", 8)
    idea = action("Idea", -3, ActionStatus.IDEA)
    hall = Milestone(network_id="n", action_id=far.id, title="Hall", due_on=TODAY)
    found = soon([late, near, far, idea], [hall], [meeting(7)], today=TODAY)
    assert [item.title for item in found.late] == ["Late"]
    assert [item.title for item in found.due] == ["Hall", "Near"]
    assert found.meeting is not None
    assert soon([], [], [meeting(8)], today=TODAY) == Soon()
    assert not Soon()


@pytest.mark.parametrize(
    ("days", "others", "said"),
    [
        ([-4, 1, 2, 3], 5, "3 things are due this week, one is 4 days late."),
        ([-1], 0, "One is 1 day late."),
        ([-1, -3, 2], 0, "1 thing is due this week, 2 are late."),
        ([], 2, "2 things to keep in mind."),
        ([], 0, ""),
    ],
)
def test_one_sentence_says_it(days: list[int], others: int, said: str) -> None:
    actions = [action(str(number), number) for number in days]
    found = soon(actions, [], [], today=TODAY)
    assert sentence(Translator("en"), found, others) == said


def test_the_meeting_is_named_by_its_day() -> None:
    found = soon([action("A", 1)], [], [meeting(3)], today=TODAY)
    words = sentence(Translator("en"), found, 0)
    assert words == "1 thing is due this week, the next meeting is on 27 Nov."
