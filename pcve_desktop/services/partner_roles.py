"""Who does what: the partners of a network with the actions they lead and take part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, case, func, or_, select, union_all

from pcve_desktop.methodology.timeline import WAITED_FOR
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import ActionStatus, MemberRole
from pcve_desktop.services.listing import Found, ListQuery, holds
from pcve_desktop.store.folding import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from pcve_desktop.services.action_list import ActionListing

_ACTIVE = [role for role in MemberRole if role.active]
_NONE = (0,) * len(ActionStatus)


@dataclass(frozen=True, slots=True)
class Part:
    """What a partner does among some actions.

    `milestones` counts those still to do that are in its hands, `late` those waited for.
    """

    id: str
    name: str
    leads: int = 0
    takes_part: int = 0
    milestones: int = 0
    late: int = 0
    by_status: Sequence[int] = _NONE

    @property
    def statuses(self) -> dict[ActionStatus, int]:
        """How many actions stand where; states of none are left out."""
        pairs = zip(ActionStatus, self.by_status, strict=True)
        return {status: count for status, count in pairs if count}

    @property
    def actions(self) -> int:
        """How many actions it leads or takes part in."""
        return self.leads + self.takes_part

    @property
    def open(self) -> int:
        """How many of them are still open."""
        return sum(count for status, count in self.statuses.items() if status.open)


@dataclass(frozen=True, slots=True)
class PartDetails:
    """The actions of one partner (rows with id, title, status, planned_end), and its milestones."""

    leads: Sequence[Any] = ()
    takes_part: Sequence[Any] = ()
    milestones: Sequence[Any] = ()


class PartnerRoles:
    """A list of partners, for the actions that fit `asked`.

    Its own query filters by name and by `role`: "with" or "without" one. Partners are the active
    members of the network, and whoever else has a part in these actions.
    """

    def __init__(self, listing: ActionListing, today: Callable[[], dt.date]) -> None:
        self._listing, self._today = listing, today
        self.asked = ListQuery()
        self._parts: dict[str, Part] = {}
        self.without_role = 0

    # ---------------------------------------------------------------- counts

    def _counts(self, connection: Connection) -> dict[str, _Counts]:
        """Return the counts of each organisation that has a part in anything.

        Counted in three looks, since one that joins them all takes ten times as long.
        """
        found: dict[str, _Counts] = defaultdict(_Counts)
        own, link, steps = Action.__table__.c, ActionPartner.__table__.c, Milestone.__table__.c
        each = [
            func.sum(case((own.status == status, 1), else_=0), type_=Integer)
            for status in ActionStatus
        ]
        leading = self._listing.fitting(self.asked, own.lead_id, *each)
        leading = leading.where(own.lead_id.is_not(None)).group_by(own.lead_id)
        for who, *numbers in connection.execute(leading).all():
            counts = found[who]
            counts.leads, counts.by_status = sum(numbers), numbers
        other = self._listing.fitting(self.asked, link.organisation_id, *each)
        other = (
            other.join(ActionPartner.__table__, link.action_id == own.id)
            # Who leads does not take part a second time.
            .where(own.lead_id.is_distinct_from(link.organisation_id))
            .group_by(link.organisation_id)
        )
        for who, *numbers in connection.execute(other).all():
            counts = found[who]
            counts.by_status = [a + b for a, b in zip(counts.by_status, numbers, strict=True)]
        late = func.sum(case((steps.due_on < self._today(), 1), else_=0), type_=Integer)
        who_cares = func.coalesce(steps.organisation_id, own.lead_id)
        to_come = self._listing.fitting(self.asked, who_cares, func.count(), late)
        to_come = (
            to_come.join(Milestone.__table__, steps.action_id == own.id)
            .where(steps.done_on.is_(None), steps.due_on.is_not(None))
            .where(own.status.in_(list(WAITED_FOR)), who_cares.is_not(None))
            .group_by(who_cares)
        )
        for who, count, waited in connection.execute(to_come).all():
            found[who].milestones, found[who].late = count, waited
        return found

    # ---------------------------------------------------------------- the list

    def find(self, query: ListQuery) -> Found:
        """Return the partners that fit, in order."""
        own, member = Organisation.__table__.c, Membership.__table__.c
        members = select(member.organisation_id).where(
            member.network_id == self._listing.network_id, member.role.in_(_ACTIVE)
        )
        with self._listing.ws.read() as session:
            connection = session.connection()
            counts = self._counts(connection)
            # Whoever else has a part: few, so that the list of identifiers stays short.
            others = counts.keys() - set(connection.scalars(members))
            statement = select(own.id, own.name).where(
                or_(own.id.in_(members), own.id.in_(list(others)))
            )
            for word in fold(query.text).split():
                statement = statement.where(or_(holds(own.name, word), holds(own.short_name, word)))
            rows = connection.execute(statement.order_by(func.fold(own.name), own.id)).all()
        none = _Counts()
        parts = [_part(key, name, counts.get(key, none)) for key, name in rows]
        self._parts = {part.id: part for part in parts}
        self.without_role = sum(not part.actions for part in parts)
        wanted = query.filters.get("role", ())
        if wanted:
            parts = [p for p in parts if ("with" if p.actions else "without") in wanted]
        if query.sort in _SORTS:
            parts.sort(key=_SORTS[query.sort], reverse=query.descending)
        elif query.descending:
            parts.reverse()
        return Found([part.id for part in parts])

    def rows(self, ids: Sequence[str]) -> dict[str, Part]:
        """Return what these partners do."""
        return {key: self._parts[key] for key in ids if key in self._parts}

    # ---------------------------------------------------------------- one partner

    def details(self, organisation_id: str) -> PartDetails:
        """Return the actions of a partner, open ones first, and the milestones in its hands."""
        own, link, steps = Action.__table__.c, ActionPartner.__table__.c, Milestone.__table__.c
        wanted = (own.id, own.lead_id, own.status, own.title, own.planned_end)
        order = (
            case((own.status.in_([s for s in ActionStatus if s.open]), 0), else_=1),
            own.planned_end.is_(None),
            own.planned_end,
            func.fold(own.title),
        )
        actions = self._listing.fitting(self.asked, *wanted).order_by(*order)
        with_it = select(link.action_id).where(link.organisation_id == organisation_id)
        # Milestones are looked for from both ends, so that an index serves each.
        theirs = select(steps.id).where(steps.organisation_id == organisation_id)
        of_lead = (
            select(steps.id)
            .join(Action.__table__, own.id == steps.action_id)
            .where(own.lead_id == organisation_id, steps.organisation_id.is_(None))
        )
        to_come = (
            self._listing.fitting(
                self.asked,
                steps.id, steps.title, steps.due_on, steps.action_id,
                own.status, own.title.label("action_title"),
            )
            .join(Milestone.__table__, steps.action_id == own.id)
            .where(steps.id.in_(union_all(theirs, of_lead)))
            .where(steps.done_on.is_(None), steps.due_on.is_not(None))
            .where(own.status.in_(list(WAITED_FOR)))
            .order_by(steps.due_on, steps.id)
        )  # fmt: skip
        with self._listing.ws.read() as session:
            run = session.connection().execute
            return PartDetails(
                run(actions.where(own.lead_id == organisation_id)).all(),
                run(
                    actions.where(
                        own.id.in_(with_it), own.lead_id.is_distinct_from(organisation_id)
                    )
                ).all(),
                run(to_come).all(),
            )


@dataclass(slots=True)
class _Counts:
    """What is counted of an organisation while rows are read."""

    leads: int = 0
    milestones: int = 0
    late: int = 0
    by_status: Sequence[int] = _NONE


def _part(key: str, name: str, counts: _Counts) -> Part:
    return Part(
        id=key,
        name=name,
        leads=counts.leads,
        takes_part=sum(counts.by_status) - counts.leads,
        milestones=counts.milestones,
        late=counts.late,
        by_status=counts.by_status,
    )


_SORTS: dict[str, Callable[[Part], int]] = {
    "leads": lambda part: part.leads,
    "takes_part": lambda part: part.takes_part,
    "open": lambda part: part.open,
    "ended": lambda part: part.actions - part.open,
    "milestones": lambda part: part.milestones,
}
