"""Actions that come back: kept as a template, begun again with the dates counted anew."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.keeping import ActionTemplate, TemplateMilestone
from pcve_desktop.models.vocabularies import ActionStatus, Frequency
from pcve_desktop.services import actions, records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

_SAME = ("description", "type", "pillar", "spheres", "public", "prevention_level", "care_note")
_LONGEST = 1000
_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}


def templates(ws: Workspace) -> Sequence[ActionTemplate]:
    """Return the templates of the workspace, by title."""
    with ws.read() as session:
        rows = session.scalars(select(ActionTemplate)).all()
    return sorted(rows, key=lambda row: (row.title.casefold(), row.id))


def milestones_of(ws: Workspace, template_id: str) -> Sequence[TemplateMilestone]:
    """Return the milestones of a template, in their order."""
    query = select(TemplateMilestone).where(TemplateMilestone.template_id == template_id)
    order = (TemplateMilestone.position.is_(None), TemplateMilestone.position, TemplateMilestone.id)
    with ws.read() as session:
        return session.scalars(query.order_by(*order)).all()


def save_as_template(
    ws: Workspace, action_id: str, *, title: str, repeats: Frequency | None = None
) -> Changes:
    """Keep an action as a template: what it is, how long it takes, its milestones.

    Days are counted from its planned start, or else from its first date. Who leads and takes part,
    money and notes are not kept. Raises RecordGone, InvalidRecord.
    """
    with ws.write(mark("Save the template “{title}”"), title=title) as tx:
        action = tx.session.get(Action, action_id)
        if action is None:
            raise records.RecordGone
        query = select(Milestone).where(Milestone.action_id == action_id)
        steps = tx.session.scalars(query.order_by(Milestone.position, Milestone.id)).all()
        days = [day for day in (action.planned_end, *(step.due_on for step in steps)) if day]
        start = action.planned_start or min(days, default=None)
        values: dict[str, Any] = {name: getattr(action, name) for name in _SAME}
        values |= {
            "title": title,
            "repeats": repeats,
            "days": _days_after(start, action.planned_end),
        }
        made = records.create(ws, ActionTemplate, values=values).created["action_template"][-1]
        for step in steps:
            records.create(
                ws,
                TemplateMilestone,
                values={
                    "template_id": made,
                    "title": step.title,
                    "days": _days_after(start, step.due_on),
                },
            )
    return tx.changes


def _days_after(start: dt.date | None, day: dt.date | None) -> int | None:
    if start is None or day is None:
        return None
    return min(max((day - start).days, 0), _LONGEST)


def begin(
    ws: Workspace,
    template_id: str,
    *,
    network_id: str,
    cycle_id: str | None,
    title: str,
    start: dt.date | None,
) -> Changes:
    """Make a planned action from a template; without a start its milestones have no dates.

    Raises RecordGone, InvalidRecord.
    """
    with ws.write(mark("Add the action “{title}”"), title=title) as tx:
        template = tx.session.get(ActionTemplate, template_id)
        if template is None:
            raise records.RecordGone
        values: dict[str, Any] = {name: getattr(template, name) for name in _SAME}
        values |= {
            "title": title,
            "status": ActionStatus.PLANNED if start else ActionStatus.IDEA,
            "planned_start": start,
            "planned_end": after(start, template.days),
        }
        made = actions.add_action(ws, network_id=network_id, cycle_id=cycle_id, values=values)
        action_id = made.created["action"][-1]
        for step in milestones_of(ws, template_id):
            records.create(
                ws,
                Milestone,
                values={
                    "network_id": network_id,
                    "action_id": action_id,
                    "title": step.title,
                    "due_on": after(start, step.days),
                },
            )
    return tx.changes


def after(start: dt.date | None, days: int | None) -> dt.date | None:
    """Return the day so many days after the start, None when either is not known."""
    return None if start is None or days is None else start + dt.timedelta(days=days)


def next_start(start: dt.date, repeats: Frequency | None) -> dt.date | None:
    """Return when an action that comes back begins next, None when that cannot be said."""
    months = _MONTHS.get(repeats) if repeats else None
    if months is None:
        return None
    year, month = divmod(start.month - 1 + months, 12)
    first = dt.date(start.year + year, month + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(start.day, last.day))
