"""Milestones over time: done, due or late; what comes too early; what moves with an action."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology.timeline import (
    Mark,
    TooEarly,
    day_of,
    days_late,
    days_of,
    mark_of,
    moved,
    too_early,
)
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.vocabularies import ActionStatus

TODAY = dt.date(2026, 11, 24)


def milestone(key: str, due: dt.date | None = None, done: dt.date | None = None) -> Milestone:
    return Milestone(id=key, action_id="a", network_id="n", title=key, due_on=due, done_on=done)


def after(later: str, earlier: str) -> MilestoneOrder:
    return MilestoneOrder(network_id="n", milestone_id=later, needs_id=earlier)


@pytest.mark.parametrize(
    ("status", "due", "done", "mark"),
    [
        (ActionStatus.UNDER_WAY, dt.date(2026, 11, 20), None, Mark.LATE),
        (ActionStatus.PLANNED, dt.date(2026, 11, 24), None, Mark.DUE),
        (ActionStatus.UNDER_WAY, dt.date(2026, 11, 20), TODAY, Mark.DONE),
        # Nobody waits for an idea, or for what rests.
        (ActionStatus.IDEA, dt.date(2026, 11, 20), None, Mark.DUE),
        (ActionStatus.PAUSED, dt.date(2026, 1, 1), None, Mark.DUE),
        (ActionStatus.UNDER_WAY, None, None, Mark.DUE),
    ],
)
def test_where_a_milestone_stands(
    status: ActionStatus, due: dt.date | None, done: dt.date | None, mark: Mark
) -> None:
    assert mark_of(milestone("m", due, done), status, today=TODAY) is mark


def test_days_late_are_those_somebody_waited() -> None:
    due = dt.date(2026, 11, 20)
    assert days_late(due, ActionStatus.UNDER_WAY, today=TODAY) == 4
    assert days_late(due, ActionStatus.DONE, today=TODAY) == 0
    assert days_late(TODAY, ActionStatus.PLANNED, today=TODAY) == 0


def test_a_milestone_stands_on_its_due_day_else_on_the_day_it_was_done() -> None:
    assert day_of(milestone("m", dt.date(2026, 11, 20), TODAY)) == dt.date(2026, 11, 20)
    assert day_of(milestone("m", None, TODAY)) == TODAY
    assert day_of(milestone("m")) is None


def test_what_is_due_before_what_it_needs_comes_too_early() -> None:
    hall = milestone("hall", dt.date(2026, 11, 27))
    rules = milestone("rules", dt.date(2026, 12, 4))
    open_end = milestone("open")
    assert too_early([hall, rules, open_end], [after("hall", "rules"), after("hall", "open")]) == [
        TooEarly("hall", "rules", 7)
    ]
    assert too_early([hall, rules], [after("rules", "hall")]) == []


def test_what_is_done_waits_for_nothing() -> None:
    hall = milestone("hall", dt.date(2026, 11, 27), TODAY)
    rules = milestone("rules", dt.date(2026, 12, 4))
    assert too_early([hall, rules], [after("hall", "rules")]) == []
    assert too_early([hall, rules], [after("rules", "hall")]) == []


def test_planned_dates_move_together_and_what_happened_stays() -> None:
    action = Action(
        title="Debate",
        network_id="n",
        planned_start=dt.date(2026, 11, 20),
        planned_end=dt.date(2026, 12, 4),
        actual_start=dt.date(2026, 11, 21),
    )
    assert moved(action, 7) == {
        "planned_start": dt.date(2026, 11, 27),
        "planned_end": dt.date(2026, 12, 11),
    }
    assert moved(Action(title="Radio", network_id="n"), 7) == {}
    assert sorted(days_of(action, [milestone("m", TODAY), milestone("n")])) == [
        dt.date(2026, 11, 20),
        dt.date(2026, 11, 21),
        TODAY,
        dt.date(2026, 12, 4),
    ]
