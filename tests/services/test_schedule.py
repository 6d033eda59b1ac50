"""Actions over time: their rows, the days they span, and other days with one undo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import history, records, schedule
from pcve_desktop.services.action_list import ActionListing
from pcve_desktop.services.listing import ListQuery

if TYPE_CHECKING:
    from tests.services.conftest import Work

DAY = dt.date(2026, 11, 24)
WEEK = dt.timedelta(days=7)


def listing(work: Work) -> schedule.Schedule:
    return schedule.Schedule(
        ActionListing(work.ws, network_id=work.network, cycle_id=work.cycle, today=lambda: DAY)
    )


def add(work: Work, title: str, **values: Any) -> str:
    return work.add(Action, title=title, **values)


def step(work: Work, action: str, title: str, due: dt.date | None = None) -> str:
    return work.add(Milestone, action_id=action, title=title, due_on=due)


def test_rows_hold_milestones_and_what_they_come_after(work: Work) -> None:
    debate = add(work, "Debate night")
    other = add(work, "Text for parents")
    hall = step(work, debate, "Book the hall", DAY)
    rules = step(work, debate, "House rules", DAY + WEEK)
    undated = step(work, debate, "Ask for topics")
    text = step(work, other, "First draft", DAY + 2 * WEEK)
    for needs in (rules, text):
        work.add(MilestoneOrder, milestone_id=hall, needs_id=needs)

    row = listing(work).rows([debate, other])[debate]

    assert (row.id, row.action.title) == (debate, "Debate night")
    assert [item.title for item in row.milestones] == [
        "Book the hall",
        "House rules",
        "Ask for topics",
    ]
    assert row.milestone(undated).due_on is None
    assert row.milestone(text) is None
    assert {(found.needs_id, found.days) for found in row.too_early()} == {(rules, 7), (text, 14)}
    assert {(order.needs_title, order.needs_action) for order in row.orders} == {
        ("House rules", debate),
        ("First draft", other),
    }


def test_the_days_of_what_fits_are_spanned(work: Work) -> None:
    view = listing(work)
    assert view.extent(ListQuery()) is None
    add(work, "Youth radio")
    assert view.extent(ListQuery()) is None
    debate = add(work, "Debate", planned_start=DAY, actual_end=DAY + WEEK)
    done = add(work, "Visits", status=ActionStatus.DONE, planned_end=DAY - WEEK)
    step(work, debate, "Book the hall", DAY + 3 * WEEK)
    assert view.extent(ListQuery()) == (DAY - WEEK, DAY + 3 * WEEK)
    assert view.extent(ListQuery(filters={"status": ("done",)})) == (DAY - WEEK, DAY - WEEK)
    assert view.extent(ListQuery(text="debate")) == (DAY, DAY + 3 * WEEK)
    assert set(view.find(ListQuery(text="visits")).ids) == {done}


def test_open_actions_without_a_day_are_counted(work: Work) -> None:
    view = listing(work)
    add(work, "Youth radio")
    add(work, "Debate", planned_end=DAY)
    add(work, "Visits", status=ActionStatus.DONE)
    assert view.without_date(ListQuery()) == 1
    assert view.without_date(ListQuery(text="debate")) == 0
    assert view.without_date(ListQuery(filters={"due": ("late",)})) == 0


def test_an_action_moves_with_both_days_and_comes_back_in_one_step(work: Work) -> None:
    debate = add(work, "Debate", planned_start=DAY, planned_end=DAY + WEEK)
    hall = step(work, debate, "Book the hall", DAY)

    changes = schedule.move_action(work.ws, debate, days=7)

    action = work.get(Action, debate)
    assert (action.planned_start, action.planned_end) == (DAY + WEEK, DAY + 2 * WEEK)
    assert work.get(Milestone, hall).due_on == DAY
    assert changes.touches("action")
    candidate = history.can_undo(work.ws)
    assert candidate is not None
    assert (candidate.label, candidate.label_values["title"]) == (
        "Other days for “{title}”",
        "Debate",
    )
    work.undo()
    assert work.get(Action, debate).planned_start == DAY


def test_a_milestone_moves(work: Work) -> None:
    hall = step(work, add(work, "Debate"), "Book the hall", DAY)
    schedule.move_milestone(work.ws, hall, days=-1)
    assert work.get(Milestone, hall).due_on == DAY - dt.timedelta(days=1)
    work.undo()
    assert work.get(Milestone, hall).due_on == DAY


def test_what_has_no_planned_day_stays_where_it_is(work: Work) -> None:
    radio = add(work, "Youth radio", actual_start=DAY)
    topics = step(work, radio, "Ask for topics")
    with pytest.raises(schedule.NothingToMove):
        schedule.move_action(work.ws, radio, days=7)
    with pytest.raises(schedule.NothingToMove):
        schedule.move_milestone(work.ws, topics, days=7)
    far = add(work, "Far", planned_end=dt.date(9999, 12, 30))
    with pytest.raises(schedule.NothingToMove):
        schedule.move_action(work.ws, far, days=7)
    with pytest.raises(records.RecordGone):
        schedule.move_milestone(work.ws, "gone", days=7)


def test_a_closed_cycle_stays_as_it_was(work: Work) -> None:
    hall = step(work, add(work, "Debate", planned_end=DAY), "Book the hall", DAY)
    records.update(work.ws, Cycle, work.cycle, values={"closed_on": DAY})
    with pytest.raises(records.CycleClosed):
        schedule.move_milestone(work.ws, hall, days=7)
