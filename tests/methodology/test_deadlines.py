"""What falls on which day, how a day is read, and the weeks of a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pcve_desktop.methodology.deadlines import (
    What,
    by_day,
    month_days,
    months_later,
    of_actions,
    of_charters,
    of_contacts,
    of_meetings,
    of_milestones,
    of_reviews,
)
from pcve_desktop.methodology.timeline import Mark
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import ContactLogEntry
from pcve_desktop.models.sharing import Meeting, Protocol
from pcve_desktop.models.vocabularies import ActionStatus

TODAY = dt.date(2026, 11, 24)


def action(title: str, status: ActionStatus = ActionStatus.UNDER_WAY, **values: Any) -> Action:
    return Action(network_id="n", title=title, status=status, lead_id="lead", **values)


class Step:
    """A milestone with the state and the lead of its action, as it is read from a file."""

    def __init__(self, title: str, due: dt.date | None, done: dt.date | None = None) -> None:
        self.id, self.title, self.action_id = title, title, "a"
        self.due_on, self.done_on = due, done
        self.organisation_id: str | None = None
        self.lead_id: str | None = "lead"
        self.status = ActionStatus.UNDER_WAY


def test_actions_are_late_due_or_done() -> None:
    late, done, idea = of_actions(
        [
            action("Late", planned_end=dt.date(2026, 11, 20)),
            action("Done", ActionStatus.DONE, planned_end=dt.date(2026, 11, 1)),
            action("Idea", ActionStatus.IDEA, planned_end=dt.date(2026, 11, 1)),
            action("Whenever"),
        ],
        today=TODAY,
    )
    assert (late.mark, late.days_late, late.organisation_id) == (Mark.LATE, 4, "lead")
    assert done.mark is Mark.DONE
    assert (idea.mark, idea.days_late) == (Mark.DUE, 0)


def test_milestones_lead_to_their_action_and_to_who_takes_care() -> None:
    hall, asked = of_milestones(
        [
            Step("Hall", dt.date(2026, 11, 20)),
            Step("Topics", dt.date(2026, 11, 2), TODAY),
            Step("Open", None),
        ],
        today=TODAY,
    )
    assert (hall.entity, hall.owner_id, hall.days_late) == ("action", "a", 4)
    assert hall.organisation_id == "lead"
    assert (asked.mark, asked.days_late) == (Mark.DONE, 0)


def test_open_actions_are_looked_back_at() -> None:
    day = dt.date(2026, 12, 1)
    found = of_reviews(
        [action("A", review_on=day), action("B", ActionStatus.DONE, review_on=day), action("C")]
    )
    assert [(item.title, item.day) for item in found] == [("A", day)]


def test_meetings_contacts_and_the_charter_have_their_days() -> None:
    meetings = of_meetings(
        [
            Meeting(network_id="n", title="Before", held_on=dt.date(2026, 11, 3)),
            Meeting(network_id="n", title="Next", held_on=dt.date(2026, 12, 3)),
            Meeting(network_id="n", title="Some day"),
        ],
        today=TODAY,
    )
    assert [item.mark for item in meetings] == [Mark.DONE, Mark.DUE]
    (contact,) = of_contacts(
        [
            ContactLogEntry(
                network_id="n", organisation_id="o", subject="Hall", next_step="Call back",
                next_on=TODAY,
            )
        ]
    )  # fmt: skip
    assert (contact.title, contact.entity, contact.owner_id) == ("Call back", "organisation", "o")
    (charter,) = of_charters([Protocol(network_id="n", title="Charter", review_on=TODAY)])
    assert charter.what is What.CHARTER


def test_a_day_begins_with_its_meetings_and_what_is_late() -> None:
    day = dt.date(2026, 11, 20)
    items = [
        *of_actions([action("B done", ActionStatus.DONE, planned_end=day)], today=TODAY),
        *of_actions([action("Z late", planned_end=day)], today=TODAY),
        *of_actions([action("A idea", ActionStatus.IDEA, planned_end=day)], today=TODAY),
        *of_meetings(
            [
                Meeting(network_id="n", title="Evening", held_on=day, starts_at=dt.time(18)),
                Meeting(network_id="n", title="Morning", held_on=day, starts_at=dt.time(9)),
            ],
            today=TODAY,
        ),
    ]
    assert [item.title for item in by_day(items)[day]] == [
        "Morning",
        "Evening",
        "Z late",
        "A idea",
        "B done",
    ]
    assert len({item.key for item in items}) == 5


def test_six_weeks_hold_a_month_from_the_first_weekday() -> None:
    days = month_days(dt.date(2026, 11, 24), 0)
    assert len(days) == 42
    assert (days[0], days[-1]) == (dt.date(2026, 10, 26), dt.date(2026, 12, 6))
    assert month_days(dt.date(2026, 11, 24), 6)[0] == dt.date(2026, 11, 1)
    # February 2027 begins on a Monday.
    assert month_days(dt.date(2027, 2, 1), 0)[0] == dt.date(2027, 2, 1)
    assert month_days(dt.date.min, 6)[0] == dt.date.min
    assert month_days(dt.date.max, 0)[-1] == dt.date.max


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2028, 1, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 15)),
        (dt.date(2026, 1, 31), -2, dt.date(2025, 11, 30)),
        (dt.date(1, 1, 5), -1, dt.date(1, 1, 5)),
        (dt.date(9999, 12, 31), 1, dt.date(9999, 12, 31)),
    ],
)
def test_months_go_by(day: dt.date, months: int, then: dt.date) -> None:
    assert months_later(day, months) == then
