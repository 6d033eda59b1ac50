"""Actions over time: where their milestones stand, what comes too early, what moves together.

`today` is always passed in.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pcve_desktop.models.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WAITED_FOR = frozenset({ActionStatus.PLANNED, ActionStatus.UNDER_WAY})
"""Ideas and paused actions wait for nobody, and neither do their milestones."""

DATES = ("planned_start", "planned_end")
"""The fields of an action that move when it is planned for other days."""


class Planned(Protocol):
    """A milestone, or a row of one."""

    @property
    def id(self) -> str: ...
    @property
    def due_on(self) -> dt.date | None: ...
    @property
    def done_on(self) -> dt.date | None: ...


class Ordered(Protocol):
    """One milestone after another, or a row that says so."""

    @property
    def milestone_id(self) -> str: ...
    @property
    def needs_id(self) -> str: ...


class Mark(enum.Enum):
    """Where a milestone stands."""

    DONE = "done"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class TooEarly:
    """A milestone that is due `days` before the one it comes after."""

    milestone_id: str
    needs_id: str
    days: int


def day_of(milestone: Planned) -> dt.date | None:
    """Return the day on which a milestone stands: when it is due, else when it was done."""
    return milestone.due_on or milestone.done_on


def days_late(due_on: dt.date | None, status: ActionStatus, *, today: dt.date) -> int:
    """Return for how many days something of an action has been waited for, 0 when it is not."""
    if due_on is None or status not in WAITED_FOR:
        return 0
    return max(0, (today - due_on).days)


def mark_of(milestone: Planned, status: ActionStatus, *, today: dt.date) -> Mark:
    """Return where a milestone of an action in a state stands."""
    if milestone.done_on is not None:
        return Mark.DONE
    return Mark.LATE if days_late(milestone.due_on, status, today=today) else Mark.DUE


def too_early(milestones: Sequence[Planned], orders: Iterable[Ordered]) -> list[TooEarly]:
    """Return the milestones still to do that are due before one they come after, as ordered.

    What is done no longer waits, and nobody waits for it.
    """
    due = {item.id: item.due_on for item in milestones if item.due_on and not item.done_on}
    found = []
    for order in orders:
        own, other = due.get(order.milestone_id), due.get(order.needs_id)
        if own is not None and other is not None and own < other:
            found.append(TooEarly(order.milestone_id, order.needs_id, (other - own).days))
    return found


def days_of(action: Any, milestones: Iterable[Planned]) -> list[dt.date]:
    """Return every day of an action that stands on a timeline, in no order."""
    own = (action.planned_start, action.planned_end, action.actual_start, action.actual_end)
    found = [day for day in own if day is not None]
    return found + [day for item in milestones if (day := day_of(item)) is not None]


def moved(action: Any, days: int) -> dict[str, dt.date]:
    """Return the planned dates of an action so many days later (earlier when negative).

    Empty when it has none. Raises OverflowError past the calendar.
    """
    return {
        name: getattr(action, name) + dt.timedelta(days=days)
        for name in DATES
        if getattr(action, name) is not None
    }
