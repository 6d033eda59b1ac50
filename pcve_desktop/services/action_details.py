"""Everything about one action, read at once and without the rest of the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.base import Record
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.store.workspace import Workspace

R = TypeVar("R", bound=Record)
_TWO = 2
_THERE = text(
    "SELECT"
    " EXISTS(SELECT 1 FROM milestone WHERE action_id = :action) AS milestone,"
    " EXISTS(SELECT 1 FROM action_partner WHERE action_id = :action) AS action_partner,"
    " EXISTS(SELECT 1 FROM action_objective WHERE action_id = :action) AS action_objective,"
    " EXISTS(SELECT 1 FROM action_log_entry WHERE action_id = :action) AS action_log_entry,"
    " EXISTS(SELECT 1 FROM action_funding WHERE action_id = :action) AS action_funding"
)


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """An action (the record, or a row with its fields) with what belongs to it, all detached.

    `names` holds the name of every organisation that occurs, `last` the latest value of an
    indicator by its id.
    """

    action: Any
    partner_ids: list[str] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    orders: list[MilestoneOrder] = field(default_factory=list)
    log: list[ActionLogEntry] = field(default_factory=list)
    funding: list[ActionFunding] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    last: dict[str, Measurement] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def name(self, organisation_id: str | None) -> str:
        """Return the name of an organisation, empty for none."""
        return self.names.get(organisation_id or "", "")

    @property
    def partners(self) -> list[str]:
        """Return the names of the partners taking part, in order of the alphabet."""
        return sorted((self.name(key) for key in self.partner_ids), key=str.casefold)


def action_details(ws: Workspace, action: Any) -> ActionDetails:
    """Return an action (the record, or its row of a list) with what belongs to it."""
    with ws.read() as reading:
        reading.flush()
        # A session of its own: inside a write, its objects stay those of the writer.
        with Session(reading.connection(), expire_on_commit=False) as session:
            found = _read(session, action)
            session.expunge_all()
    return found


def action_record(ws: Workspace, action_id: str) -> Action | None:
    """Return an action, detached, to edit it; None when it is gone."""
    with ws.read() as reading:
        reading.flush()
        with Session(reading.connection(), expire_on_commit=False) as session:
            action = session.get(Action, action_id)
            session.expunge_all()
    return action


def _read(session: Session, action: Any) -> ActionDetails:
    # One look says what there is at all: most actions have few of these.
    there = session.execute(_THERE, {"action": action.id}).one()._mapping

    def own(entity: type[R], *order: Any) -> list[R]:
        if not there[entity.__entity__.key]:
            return []
        query = select(entity).where(entity.__table__.c.action_id == action.id)
        return list(session.scalars(query.order_by(*order, entity.id)))

    milestones = own(Milestone, Milestone.position.is_(None), Milestone.position)
    partner_ids = [link.organisation_id for link in own(ActionPartner)]
    objectives = _objectives(session, action.id) if there["action_objective"] else []
    indicators = _indicators(session, [item.id for item in objectives])
    return ActionDetails(
        action=action,
        partner_ids=partner_ids,
        objectives=objectives,
        milestones=milestones,
        orders=_orders(session, [item.id for item in milestones]),
        log=own(ActionLogEntry, ActionLogEntry.noted_on.desc()),
        funding=own(ActionFunding, ActionFunding.agreed_on.is_(None), ActionFunding.agreed_on),
        indicators=indicators,
        last=_last_values(session, [indicator.id for indicator in indicators]),
        names=_names(
            session,
            {action.lead_id, *partner_ids, *(item.organisation_id for item in milestones)},
        ),
    )


def _objectives(session: Session, action_id: str) -> list[Objective]:
    query = (
        select(Objective)
        .join(ActionObjective, ActionObjective.objective_id == Objective.id)
        .where(ActionObjective.action_id == action_id)
    )
    return list(session.scalars(query.order_by(Objective.position, Objective.id)))


def _indicators(session: Session, objective_ids: list[str]) -> list[Indicator]:
    if not objective_ids:
        return []
    query = select(Indicator).where(Indicator.objective_id.in_(objective_ids))
    order = (Indicator.objective_id, Indicator.position, Indicator.id)
    return list(session.scalars(query.order_by(*order)))


def _orders(session: Session, milestone_ids: list[str]) -> list[MilestoneOrder]:
    # One milestone comes after nothing.
    if len(milestone_ids) < _TWO:
        return []
    query = select(MilestoneOrder).where(MilestoneOrder.milestone_id.in_(milestone_ids))
    return list(session.scalars(query))


def _last_values(session: Session, indicator_ids: list[str]) -> dict[str, Measurement]:
    """Return the latest measurement of each indicator; undated ones are older than any."""
    if not indicator_ids:
        return {}
    query = select(Measurement).where(Measurement.indicator_id.in_(indicator_ids))
    rows = session.scalars(
        query.order_by(func.coalesce(Measurement.measured_on, ""), Measurement.id)
    )
    return {row.indicator_id: row for row in rows}


def _names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    wanted = [key for key in ids if key]
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(wanted))
    return {row[0]: row[1] for row in session.execute(query)}
