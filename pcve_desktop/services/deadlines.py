"""What falls on which day, read from a file no further than the days that are looked at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from pcve_desktop.methodology import deadlines, participation
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import ContactLogEntry, Organisation
from pcve_desktop.models.sharing import Meeting, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection, Select

    from pcve_desktop.methodology.deadlines import Deadline
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import ListQuery


class Agenda:
    """The days of a network and a cycle: of the actions that fit a query, and of all the rest.

    A query that leaves actions out leaves out, too, what belongs to no action.
    """

    def __init__(self, listing: ActionListing, today: Callable[[], dt.date]) -> None:
        self._listing, self._today = listing, today

    def between(self, query: ListQuery, first: dt.date, last: dt.date) -> list[Deadline]:
        """Return what falls on the days from `first` to `last`, in no order."""
        today = self._today()
        fitting = self._listing.fitting(query)
        found: list[Deadline] = []
        with self._listing.ws.read() as session:
            run = session.connection().execute
            due = run(_actions("planned_end", fitting, first, last)).all()
            found += deadlines.of_actions(due, today=today)
            found += deadlines.of_reviews(run(_actions("review_on", fitting, first, last)).all())
            steps = run(_milestones(fitting, first, last)).all()
            found += deadlines.of_milestones(steps, today=today)
            if not query.narrows:
                found += self._beside(session.connection(), first, last, today)
        return found

    def _beside(
        self, connection: Connection, first: dt.date, last: dt.date, today: dt.date
    ) -> list[Deadline]:
        run = connection.execute
        held = Meeting.__table__.c
        review = Protocol.__table__.c
        meetings = self._own(select(Meeting.__table__), held).where(
            held.held_on.between(first, last)
        )
        charters = self._own(select(Protocol.__table__), review).where(
            review.review_on.between(first, last)
        )
        return [
            *deadlines.of_meetings(run(meetings).all(), today=today),
            *deadlines.of_charters(run(charters).all()),
            *deadlines.of_contacts(self._contacts(connection, first, last, today)),
        ]

    def _own(self, statement: Select[Any], columns: Any) -> Select[Any]:
        """Keep what belongs to the network and to the cycle, or to none."""
        statement = statement.where(columns.network_id == self._listing.network_id)
        cycle = self._listing.cycle_id
        if not cycle:
            return statement
        return statement.where(or_(columns.cycle_id == cycle, columns.cycle_id.is_(None)))

    def _contacts(
        self, connection: Connection, first: dt.date, last: dt.date, today: dt.date
    ) -> list[Any]:
        """Return the entries of the log that say what comes next within some days."""
        columns = ContactLogEntry.__table__.c
        here = columns.network_id == self._listing.network_id
        planned = (
            select(columns.organisation_id).where(here).where(columns.next_on.between(first, last))
        )
        rows = connection.execute(
            select(*columns).where(here).where(columns.organisation_id.in_(planned))
        )
        logs: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            logs[row.organisation_id].append(row)
        coming = (participation.next_contact(log, today=today) for log in logs.values())
        return [
            entry
            for entry in coming
            if entry is not None and entry.next_on is not None and first <= entry.next_on <= last
        ]

    def names(self, ids: Iterable[str | None]) -> dict[str, str]:
        """Return the names of organisations, the short ones where there are any."""
        wanted = sorted({key for key in ids if key})
        if not wanted:
            return {}
        columns = Organisation.__table__.c
        query = select(columns.id, columns.short_name, columns.name).where(columns.id.in_(wanted))
        with self._listing.ws.read() as session:
            rows = session.connection().execute(query)
            return {row.id: row.short_name or row.name for row in rows}


def _actions(day: str, fitting: Select[Any], first: dt.date, last: dt.date) -> Select[Any]:
    columns = Action.__table__.c
    names = ("id", "title", "status", "lead_id", "planned_end", "review_on")
    return (
        select(*(columns[name] for name in names))
        .where(columns[day].between(first, last))
        .where(columns.id.in_(fitting))
    )


def _milestones(fitting: Select[Any], first: dt.date, last: dt.date) -> Select[Any]:
    steps, own = Milestone.__table__.c, Action.__table__.c
    wanted = (steps.id, steps.action_id, steps.title, steps.due_on, steps.done_on)
    return (
        select(*wanted, steps.organisation_id, own.status, own.lead_id)
        .join(Action.__table__, own.id == steps.action_id)
        .where(steps.due_on.between(first, last))
        .where(own.id.in_(fitting))
    )
