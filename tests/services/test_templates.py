"""Templates: what is kept of an action, and what comes of it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.keeping import ActionTemplate
from pcve_desktop.models.vocabularies import ActionStatus, Frequency, Pillar
from pcve_desktop.services import records, templates
from tests.services.conftest import DAY

if TYPE_CHECKING:
    from tests.services.conftest import Work


def days(count: int) -> dt.date:
    return DAY + dt.timedelta(days=count)


def test_an_action_comes_back_with_its_dates_counted_anew(work: Work) -> None:
    lead = work.partner("Espace Jeunes")
    action = work.add(
        Action, title="Open day", pillar=Pillar.COMMUNICATION, lead_id=lead, budget=300.0,
        planned_start=DAY, planned_end=days(30), description="Doors open",
    )  # fmt: skip
    work.add(Milestone, action_id=action, title="Invite", due_on=days(3), done_on=days(2))
    work.add(Milestone, action_id=action, title="Thank")
    made = templates.save_as_template(work.ws, action, title="Open day", repeats=Frequency.YEARLY)
    (template,) = templates.templates(work.ws)
    assert (template.days, template.repeats) == (30, Frequency.YEARLY)
    steps = templates.milestones_of(work.ws, template.id)
    assert [(step.title, step.days) for step in steps] == [("Invite", 3), ("Thank", None)]
    assert made.created["action_template"] == [template.id]

    changes = templates.begin(
        work.ws, template.id, network_id=work.network, cycle_id=work.cycle, title="Open day 2027",
        start=dt.date(2027, 3, 1),
    )  # fmt: skip
    again = work.get(Action, changes.created["action"][0])
    assert (again.planned_start, again.planned_end) == (dt.date(2027, 3, 1), dt.date(2027, 3, 31))
    assert (again.status, again.pillar) == (ActionStatus.PLANNED, Pillar.COMMUNICATION)
    assert (again.lead_id, again.budget, again.description) == (None, None, "Doors open")
    milestones = [row for row in work.all(Milestone) if row.action_id == again.id]
    assert [(row.title, row.due_on, row.done_on) for row in milestones] == [
        ("Invite", dt.date(2027, 3, 4), None), ("Thank", None, None),
    ]  # fmt: skip
    work.undo()
    assert len(work.all(Action)) == 1
    records.delete(work.ws, ActionTemplate, template.id)
    assert not templates.milestones_of(work.ws, template.id)


def test_without_a_first_day_it_is_an_idea(work: Work) -> None:
    action = work.add(Action, title="Open day")
    templates.save_as_template(work.ws, action, title="Open day")
    (template,) = templates.templates(work.ws)
    changes = templates.begin(
        work.ws, template.id, network_id=work.network, cycle_id=None, title="Open day", start=None
    )
    made = work.get(Action, changes.created["action"][0])
    assert (made.status, made.planned_end) == (ActionStatus.IDEA, None)
    with pytest.raises(records.RecordGone):
        templates.save_as_template(work.ws, "gone", title="x")


@pytest.mark.parametrize(
    ("start", "repeats", "expected"),
    [
        (dt.date(2026, 1, 31), Frequency.MONTHLY, dt.date(2026, 2, 28)),
        (dt.date(2026, 11, 30), Frequency.QUARTERLY, dt.date(2027, 2, 28)),
        (dt.date(2028, 2, 29), Frequency.YEARLY, dt.date(2029, 2, 28)),
        (dt.date(2026, 12, 5), Frequency.MONTHLY, dt.date(2027, 1, 5)),
        (dt.date(2026, 12, 5), Frequency.ONCE, None),
        (dt.date(2026, 12, 5), None, None),
    ],
)
def test_when_it_comes_back(
    start: dt.date, repeats: Frequency | None, expected: dt.date | None
) -> None:
    assert templates.next_start(start, repeats) == expected
