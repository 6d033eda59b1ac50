"""The list of actions: its filters, its order, what it groups by."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ColumnElement, Integer, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionObjective,
    ActionPartner,
    Milestone,
)
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Funder, Pillar
from pcve_desktop.services.listing import Grouping, Listing, holds, named, places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Select

    from pcve_desktop.models.base import Record
    from pcve_desktop.services.listing import Condition, ListQuery

_OPEN = [status for status in ActionStatus if status.open]
# Ideas and paused actions wait for nobody, as in the agenda.
_WAITED_FOR = [ActionStatus.PLANNED, ActionStatus.UNDER_WAY]
EVERY_CYCLE = "all"
_LEAD = aliased(Organisation, name="lead")


class ActionListing(Listing):
    """The actions of a network and a cycle."""

    entity: ClassVar[type[Record]] = Action

    def joined(self, statement: Select[Any]) -> Select[Any]:
        return statement.outerjoin(_LEAD, _LEAD.id == Action.lead_id)

    def scope(self, statement: Select[Any], query: ListQuery) -> Select[Any]:
        statement = statement.where(Action.network_id == self.network_id)
        cycles = query.filters.get("cycle") or ((self.cycle_id,) if self.cycle_id else ())
        if not cycles or EVERY_CYCLE in cycles:
            return statement
        return statement.where(or_(Action.cycle_id.in_(cycles), Action.cycle_id.is_(None)))

    def has_word(self, word: str) -> ColumnElement[bool]:
        organisations = named(Organisation, ("name", "short_name"), word)
        taking_part = select(ActionPartner.action_id).where(
            ActionPartner.organisation_id.in_(organisations)
        )
        return or_(
            self.indexed(Action, word),
            holds(Action.__table__.c.title, word),
            Action.lead_id.in_(organisations),
            Action.id.in_(taking_part),
        )

    # ---------------------------------------------------------------- filters

    def conditions(self) -> Mapping[str, Condition]:
        return {
            "status": self._status,
            "pillar": lambda keys: Action.pillar.in_(_known(Pillar, keys)),
            "lead": Action.lead_id.in_,
            "no_lead": lambda _keys: and_(Action.lead_id.is_(None), Action.status.in_(_OPEN)),
            "partner": lambda ids: or_(
                Action.lead_id.in_(ids),
                Action.id.in_(
                    select(ActionPartner.action_id).where(ActionPartner.organisation_id.in_(ids))
                ),
            ),
            # Spheres are kept as a list of quoted keys.
            "sphere": lambda keys: or_(
                *(func.instr(Action.__table__.c.spheres, f'"{key}"') > 0 for key in keys)
            ),
            "objective": lambda ids: Action.id.in_(
                select(ActionObjective.action_id).where(ActionObjective.objective_id.in_(ids))
            ),
            "funder": self._funder,
            "due": lambda keys: or_(*(self._due(key) for key in keys)),
        }

    @staticmethod
    def _status(keys: tuple[str, ...]) -> ColumnElement[bool]:
        wanted = [*_known(ActionStatus, keys), *(_OPEN if "open" in keys else ())]
        return Action.status.in_(wanted)

    @staticmethod
    def _funder(keys: tuple[str, ...]) -> ColumnElement[bool]:
        wanted, given = _known(Funder, keys), ActionFunding
        return or_(
            Action.funder.in_(wanted),
            exists().where(given.action_id == Action.id, given.funder.in_(wanted)),
        )

    def _due(self, key: str) -> ColumnElement[bool]:
        """Return one choice of "due": late, review, month, or so many days ahead."""
        today, end = self._today(), Action.planned_end
        if key == "late":
            return and_(end < today, Action.status.in_(_WAITED_FOR))
        if key == "review":
            return and_(Action.review_on <= today, Action.status.in_(_OPEN))
        if key == "month":
            first = today.replace(day=1)
            return and_(end >= first, end < (first + dt.timedelta(days=32)).replace(day=1))
        if key == "none":
            return and_(end.is_(None), Action.status.in_(_OPEN))
        if key.isdecimal():
            last = today + dt.timedelta(days=min(int(key), 3660))
            return and_(end >= today, end <= last, Action.status.in_(_OPEN))
        return literal(value=True)

    # ---------------------------------------------------------------- order and groups

    def orders(self) -> Mapping[str, Sequence[ColumnElement[Any]]]:
        lead = func.fold(func.coalesce(_LEAD.short_name, _LEAD.name))
        # The order of the page: open actions first, then what is due first.
        page = [
            case((Action.status.in_(_OPEN), 0), else_=1),
            Action.__table__.c.planned_end,
            Action.__table__.c.number,
        ]
        milestones, done = _milestones()
        return {
            "": page,
            "planned_end": page,
            "lead_id": [lead],
            "milestones": [done * 1.0 / func.nullif(milestones, 0)],
            "partners": [_partners()],
        }

    def groupings(self) -> Mapping[str, Grouping]:
        columns = Action.__table__.c
        lead = func.fold(_LEAD.name)
        month = func.strftime("%Y-%m", columns.planned_end)
        return {
            "status": Grouping(columns.status, places(columns.status, ActionStatus)),
            "pillar": Grouping(columns.pillar, places(columns.pillar, Pillar)),
            "lead_id": Grouping(columns.lead_id, lead, _LEAD.name.expression),
            "month": Grouping(month, month),
        }

    def extras(self) -> Sequence[ColumnElement[Any]]:
        milestones, done = _milestones()
        return (
            func.coalesce(_LEAD.short_name, _LEAD.name, "").label("lead_words"),
            milestones.label("milestones"),
            done.label("milestones_done"),
            _partners().label("partners"),
        )

    # ---------------------------------------------------------------- choices of the filters

    def leads(self) -> list[tuple[str, str]]:
        """Return the organisations that lead an action of the list (id, name), by name."""
        return self._organisations(select(Action.lead_id).where(self._here()))

    def taking_part(self) -> list[tuple[str, str]]:
        """Return the organisations that lead or take part in an action, by name."""
        with_ = select(ActionPartner.organisation_id).where(
            ActionPartner.network_id == self.network_id
        )
        return self._organisations(with_.union(select(Action.lead_id).where(self._here())))

    def objectives(self) -> list[tuple[str, str]]:
        """Return the objectives that actions can serve (id, title)."""
        here = Objective.network_id == self.network_id
        if self.cycle_id:
            here = and_(here, Objective.cycle_id == self.cycle_id)
        return self._pairs(select(Objective.id, Objective.title).where(here))

    def cycles(self) -> list[tuple[str, str]]:
        """Return the cycles of the network (id, name)."""
        query = select(Cycle.id, Cycle.name).where(Cycle.network_id == self.network_id)
        return self._pairs(query)

    def _here(self) -> ColumnElement[bool]:
        return Action.network_id == self.network_id

    def _organisations(self, ids: Any) -> list[tuple[str, str]]:
        return self._pairs(
            select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
        )

    def _pairs(self, statement: Select[str, str]) -> list[tuple[str, str]]:
        name = list(statement.selected_columns)[1]
        with self.ws.read() as session:
            rows = session.execute(statement.order_by(func.fold(name)))
            return [(row[0], row[1]) for row in rows]


def _known(vocabulary: Any, keys: tuple[str, ...]) -> list[Any]:
    """Return the values of a vocabulary with these keys; keys of another version are left out."""
    return [value for value in vocabulary if value.value in keys]


def _milestones() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return how many milestones an action has, and how many of them are done."""
    own = Milestone.action_id == Action.id
    count = select(func.count()).where(own).correlate(Action).scalar_subquery()
    done = select(func.count(Milestone.done_on, type_=Integer)).where(own)
    return count, done.correlate(Action).scalar_subquery()


def _partners() -> ColumnElement[Any]:
    """Return how many partners take part in an action."""
    own = ActionPartner.action_id == Action.id
    return select(func.count()).where(own).correlate(Action).scalar_subquery()
