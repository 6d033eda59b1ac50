"""Networks and cycles: begin one, state of the steps, benchmarks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.network import Cycle, Network, StepProgress
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, Step, StepState
from pcve_desktop.services import records
from pcve_desktop.services.starters import add_starters
from pcve_desktop.store.engine import make_engine
from pcve_desktop.store.errors import DamagedWorkspace
from pcve_desktop.store.vetting import vet

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """A network in the list of those in a file."""

    id: str
    name: str
    cycle_id: str | None
    organisations: int
    states: tuple[StepState, ...]


def create_network(
    ws: Workspace,
    *,
    name: str,
    tr: Translator,
    city: str = "",
    lead: str = "",
    country: str = "",
    today: dt.date | None = None,
) -> Changes:
    """Begin a network: its first cycle, six steps, starter benchmarks, criteria and routes.

    `tr` gives the language of the starter texts, which are then the network's own to edit;
    `country` (a key of the packs of routes) whose public lines, if not those of that language;
    `lead` is the name of the leading organisation, if known. Raises InvalidRecord.
    """
    day = today or dt.datetime.now(dt.UTC).astimezone().date()
    with ws.write(mark("Begin the network “{title}”"), title=name) as tx:
        tx.recorder.kind = "begin"
        made = records.create(ws, Network, values={"name": name, "city": city or None,
                                                   "started_on": day})  # fmt: skip
        network_id = made.created["network"][0]
        cycle = Cycle(
            network_id=network_id,
            name=f"{day.year}-{day.year + 1}",
            starts_on=day,
        )
        tx.session.add(cycle)
        tx.session.flush()
        begin_steps(ws, network_id=network_id, cycle_id=cycle.id)
        add_starters(tx.session, tr, network_id=network_id, cycle_id=cycle.id, country=country)
        if lead:
            organisation = Organisation(name=lead)
            tx.session.add(organisation)
            tx.session.add(
                Membership(
                    network_id=network_id,
                    organisation_id=organisation.id,
                    role=MemberRole.LEAD,
                    since=day,
                )
            )
    return tx.changes


def begin_steps(ws: Workspace, *, network_id: str, cycle_id: str) -> Changes:
    """Make the six step records of a cycle."""
    with ws.write(mark("Begin the six steps")) as tx:
        for step in Step:
            tx.session.add(StepProgress(network_id=network_id, cycle_id=cycle_id, step=step))
    return tx.changes


def networks(ws: Workspace) -> list[NetworkSummary]:
    """Return the networks of a file, by name, each with its current cycle."""
    with ws.read() as session:
        return _summaries(session)


def peek(path: Path) -> list[NetworkSummary]:
    """Return the networks of a file that is not open, without locking or reading all of it.

    Raises WorkspaceMissing, NotAWorkspace, NewerWorkspace or DamagedWorkspace.
    """
    vet(path, whole=False)
    engine = make_engine(path, read_only=True)
    try:
        with Session(engine) as session:
            return _summaries(session)
    except DatabaseError as error:
        raise DamagedWorkspace(path.name) from error
    finally:
        engine.dispose()


def _summaries(session: Session) -> list[NetworkSummary]:
    found = []
    active = [role for role in MemberRole if role.active]
    counts = dict(
        session.execute(
            select(Membership.network_id, func.count())
            .where(Membership.role.in_(active))
            .group_by(Membership.network_id)
        ).all()
    )  # fmt: skip
    for network in session.scalars(select(Network).order_by(func.lower(Network.name))):
        cycle = current_cycle(
            list(session.scalars(select(Cycle).where(Cycle.network_id == network.id)))
        )
        states: dict[Any, StepState] = {}
        if cycle is not None:
            query = select(StepProgress).where(StepProgress.cycle_id == cycle.id)
            states = {row.step: row.state for row in session.scalars(query)}
        found.append(
            NetworkSummary(
                id=network.id,
                name=network.name,
                cycle_id=cycle.id if cycle else None,
                organisations=counts.get(network.id, 0),
                states=tuple(states.get(step, StepState.NOT_STARTED) for step in Step),
            )
        )
    return found


def current_cycle(cycles: list[Cycle]) -> Cycle | None:
    """Return the latest open cycle, or the latest one when all are closed."""
    ranked = sorted(
        cycles,
        key=lambda cycle: (cycle.closed_on is None, cycle.starts_on or dt.date.min, cycle.id),
    )
    return ranked[-1] if ranked else None


def set_step(
    ws: Workspace, *, network_id: str, cycle_id: str, step: Step, values: dict[str, Any]
) -> Changes:
    """Change the state of a step (or its other fields); the day of a new state is noted."""
    identifier = computed_id("step_progress", cycle_id, step.value)
    if "state" in values and "state_on" not in values:
        values = values | {"state_on": dt.datetime.now(dt.UTC).astimezone().date()}
    with ws.write(mark("State of the step: {step}"), step=step.label) as tx:
        if tx.session.get(StepProgress, identifier) is None:
            tx.session.add(StepProgress(network_id=network_id, cycle_id=cycle_id, step=step))
            tx.session.flush()
        records.update(ws, StepProgress, identifier, values=values)
    return tx.changes
