"""Actions over time: rows with their milestones as they are seen, and other days for both."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Row, func, select
from sqlalchemy.orm import aliased

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.methodology import timeline
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.services import records

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Select

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.timeline import TooEarly
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import Found, ListQuery
    from pcve_desktop.store.workspace import Workspace

# How many identifiers go into one statement; SQLite takes many more.
_AT_ONCE = 500
_ENDS = (func.min, func.max)


class NothingToMove(PasserelleError):
    """An action or a milestone without a planned day."""

    def __init__(self, title: str) -> None:
        super().__init__(
            mark(
                "“{title}” has no planned day that could move. Nothing was changed; open it to "
                "give it one."
            ),
            title=title,
        )


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An action (a row of its list) with its milestones and what these come after.

    An order tells the milestone that is needed as `needs_id`, `needs_title`, `needs_action`.
    """

    action: Row[Any]
    milestones: tuple[Row[Any], ...] = ()
    orders: tuple[Row[Any], ...] = ()

    @property
    def id(self) -> str:
        """The identifier of the action."""
        return str(self.action.id)

    def milestone(self, milestone_id: str) -> Any:
        """Return one of its milestones, None for any other."""
        return next((item for item in self.milestones if item.id == milestone_id), None)

    def too_early(self) -> list[TooEarly]:
        """Return its milestones that are due before one they come after."""
        own = {item.id for item in self.milestones}
        others = [
            _Needed(order.needs_id, order.needs_due, order.needs_done)
            for order in self.orders
            if order.needs_id not in own
        ]
        return timeline.too_early([*self.milestones, *others], self.orders)


@dataclass(frozen=True, slots=True)
class _Needed:
    """A milestone of another action."""

    id: str
    due_on: dt.date | None
    done_on: dt.date | None


class Schedule:
    """The rows of a timeline: what a list of actions finds, with milestones.

    `known` gives what somebody just found for a query, None when it has to be looked for.
    """

    def __init__(
        self,
        listing: ActionListing,
        known: Callable[[ListQuery], Found | None] = lambda _query: None,
    ) -> None:
        self._listing, self._known = listing, known

    def find(self, query: ListQuery) -> Found:
        """Return the identifiers of the actions that fit, in order."""
        return self._known(query) or self._listing.find(query)

    def rows(self, ids: Sequence[str]) -> dict[str, Scheduled]:
        """Return the rows of these actions."""
        actions = self._listing.rows(ids)
        milestones: dict[str, list[Row[Any]]] = defaultdict(list)
        orders: dict[str, list[Row[Any]]] = defaultdict(list)
        with self._listing.ws.read() as session:
            connection = session.connection()
            for start in range(0, len(ids), _AT_ONCE):
                part = ids[start : start + _AT_ONCE]
                for row in connection.execute(_milestones(part)):
                    milestones[row.action_id].append(row)
                for row in connection.execute(_orders(part)):
                    orders[row.action_id].append(row)
        return {
            key: Scheduled(row, tuple(milestones[key]), tuple(orders[key]))
            for key, row in actions.items()
        }

    def extent(self, query: ListQuery) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day of everything that fits, None without any day."""
        own, steps = Action.__table__.c, Milestone.__table__.c
        days = (own.planned_start, own.planned_end, own.actual_start, own.actual_end)
        step = func.coalesce(steps.due_on, steps.done_on, type_=Date)
        actions = self._listing.fitting(query, *(end(day) for end in _ENDS for day in days))
        milestones = select(*(end(step) for end in _ENDS)).where(
            steps.action_id.in_(self._listing.fitting(query))
        )
        with self._listing.ws.read() as session:
            found = [
                day
                for statement in (actions, milestones)
                for day in session.connection().execute(statement).one()
                if day is not None
            ]
        return (min(found), max(found)) if found else None

    def without_date(self, query: ListQuery) -> int:
        """Return how many of the open actions that fit have no day they are due."""
        if query.filters.get("due"):
            return 0
        return self._listing.count(query.filtered("due", "none"))


def _milestones(action_ids: Sequence[str]) -> Select[Any]:
    columns = Milestone.__table__.c
    wanted = (columns.id, columns.action_id, columns.title, columns.due_on, columns.done_on)
    return (
        select(*wanted)
        .where(columns.action_id.in_(action_ids))
        .order_by(columns.due_on.is_(None), columns.due_on, columns.position, columns.id)
    )


def _orders(action_ids: Sequence[str]) -> Select[Any]:
    own, other = Milestone, aliased(Milestone)
    wanted: tuple[Any, ...] = (
        own.action_id,
        MilestoneOrder.milestone_id,
        MilestoneOrder.needs_id,
        other.action_id.label("needs_action"),
        other.title.label("needs_title"),
        other.due_on.label("needs_due"),
        other.done_on.label("needs_done"),
    )
    return (
        select(*wanted)
        .join(own, own.id == MilestoneOrder.milestone_id)
        .join(other, other.id == MilestoneOrder.needs_id)
        .where(own.action_id.in_(action_ids))
        .order_by(MilestoneOrder.id)
    )


# ---------------------------------------------------------------- other days


def move_action(ws: Workspace, action_id: str, *, days: int) -> Changes:
    """Plan an action so many days later, or earlier; its milestones stay.

    Raises NothingToMove, RecordGone, InvalidRecord, CycleClosed.
    """
    with ws.write(mark("Other days for “{title}”"), title="") as tx:
        action = tx.session.get(Action, action_id)
        if action is None:
            raise records.RecordGone
        values = _shifted(lambda: timeline.moved(action, days), action.title)
        records.update(ws, Action, action_id, values=values)
        tx.changes.values["title"] = action.title
    return tx.changes


def move_milestone(ws: Workspace, milestone_id: str, *, days: int) -> Changes:
    """Let a milestone be due so many days later, or earlier.

    Raises NothingToMove, RecordGone, InvalidRecord, CycleClosed.
    """
    with ws.write(mark("Another day for “{title}”"), title="") as tx:
        milestone = tx.session.get(Milestone, milestone_id)
        if milestone is None:
            raise records.RecordGone
        due = milestone.due_on
        values = _shifted(
            lambda: {} if due is None else {"due_on": due + dt.timedelta(days=days)},
            milestone.title,
        )
        records.update(ws, Milestone, milestone_id, values=values)
        tx.changes.values["title"] = milestone.title
    return tx.changes


def _shifted(make: Callable[[], dict[str, dt.date]], title: str) -> dict[str, dt.date]:
    try:
        values = make()
    except OverflowError:
        values = {}
    if not values:
        raise NothingToMove(title)
    return values
