"""From actions, or rows of a list of them, to the rows of a timeline: one way for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.methodology import timeline
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.pictures.timeline_rows import Link, MarkState, Milestone, TimelineRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.methodology.timeline import Mark, TooEarly
    from pcve_desktop.pictures.glyphs import ActionState

STATES: dict[ActionStatus, ActionState] = {
    ActionStatus.IDEA: "idea",
    ActionStatus.PLANNED: "planned",
    ActionStatus.UNDER_WAY: "under_way",
    ActionStatus.DONE: "done",
    ActionStatus.PAUSED: "paused",
    ActionStatus.STOPPED: "stopped",
}
MARKS: dict[Mark, MarkState] = {
    timeline.Mark.DONE: "done",
    timeline.Mark.DUE: "due",
    timeline.Mark.LATE: "late",
}


def timeline_row(
    action: Any,
    milestones: Iterable[Any],
    orders: Iterable[Any],
    early: Sequence[TooEarly],
    *,
    who: str,
    today: dt.date,
    names: Mapping[str, str],
) -> TimelineRow:
    """Return the row of an action; milestones without any day are left out.

    `early` are the orders that the days do not keep, `names` the titles of milestones of other
    actions by their ids.
    """
    status = action.status
    wrong = {(found.milestone_id, found.needs_id) for found in early}
    marks = []
    for item in milestones:
        day = timeline.day_of(item)
        if day is None:
            continue
        state = timeline.mark_of(item, status, today=today)
        late = state is timeline.Mark.LATE
        days = timeline.days_late(item.due_on, status, today=today) if late else 0
        marks.append(Milestone(item.id, day, item.title, MARKS[state], days))
    goes_on = status is ActionStatus.UNDER_WAY and action.actual_end is None
    return TimelineRow(
        key=action.id,
        label=action.title,
        state=STATES[status],
        start=action.planned_start,
        end=action.planned_end,
        milestones=tuple(marks),
        links=tuple(
            Link(
                order.needs_id,
                order.milestone_id,
                (order.milestone_id, order.needs_id) in wrong,
                names.get(order.needs_id, ""),
            )
            for order in orders
        ),
        who=who,
        began=action.actual_start,
        ended=action.actual_end,
        now=today if goes_on else None,
        days_late=timeline.days_late(action.planned_end, status, today=today),
    )
