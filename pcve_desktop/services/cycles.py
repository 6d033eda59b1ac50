"""Cycles: close and freeze one, begin the next with what goes on, read two side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.cycles import CycleParts
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionObjective, Milestone
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Benchmark, Cycle, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.priorities import (
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
    Vote,
)
from pcve_desktop.models.sharing import InformationFlow, Meeting, Protocol
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.services import records
from pcve_desktop.services.carrying import Carrier
from pcve_desktop.services.networks import begin_steps
from pcve_desktop.services.starters import add_cycle_starters

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.store.workspace import Workspace

_CONTINUED = ("theme", "finding", "candidate", "criterion", "objective", "indicator", "action",
              "protocol", "information_flow")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closing:
    """What is written down when a cycle closes."""

    closed_on: dt.date
    lessons: str | None = None
    ends_on: dt.date | None = None
    keep_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Carry:
    """What goes on into the next cycle: identifiers by entity key, and the criteria or not.

    Entity keys are those of `methodology.cycles.unfinished`.
    """

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    criteria: bool = False

    def of(self, entity: str) -> Collection[str]:
        """Return the identifiers chosen of one entity."""
        return self.ids.get(entity, ())


def close_cycle(ws: Workspace, cycle_id: str, closing: Closing) -> Changes:
    """Close a cycle: from then on it stays as it was. Taking the batch back opens it again.

    Raises RecordGone, CycleClosed when it is closed already.
    """
    with ws.write(mark("Close the cycle “{title}”"), title="") as tx:
        cycle = tx.session.get(Cycle, cycle_id)
        if cycle is None:
            raise records.RecordGone
        if cycle.closed_on is not None:
            raise records.CycleClosed(cycle.name)
        tx.changes.values["title"] = tx.changes.values.get("title") or cycle.name
        values = {
            "closed_on": closing.closed_on,
            "ends_on": closing.ends_on or cycle.ends_on or closing.closed_on,
            "lessons": closing.lessons or cycle.lessons,
            "keep_until": closing.keep_until or cycle.keep_until,
        }
        records.update(ws, Cycle, cycle_id, values=values)
    return tx.changes


def begin_cycle(
    ws: Workspace,
    tr: Translator,
    *,
    network_id: str,
    name: str,
    starts_on: dt.date,
    from_cycle: str | None = None,
    carry: Carry | None = None,
    closing: Closing | None = None,
    step: Callable[[int, int], object] | None = None,
) -> Changes:
    """Begin a cycle with six steps, starter benchmarks and what goes on; its id is in `created`.

    `tr` gives the language of starter texts; with `closing` the earlier cycle closes in the same
    batch. Copies are drafts of their own: nothing in the earlier cycle changes otherwise.
    `step(done, total)` hears how far it is; what it raises takes all of it back. Raises
    InvalidRecord, RecordGone, CycleClosed.
    """
    wanted = carry or Carry()
    with ws.write(mark("Begin the cycle “{title}”"), title=name) as tx:
        earlier = tx.session.get(Cycle, from_cycle) if from_cycle else None
        if from_cycle and earlier is None:
            raise records.RecordGone
        made = records.create(
            ws,
            Cycle,
            values={
                "network_id": network_id,
                "name": name,
                "starts_on": starts_on,
                "continues": from_cycle,
            },
        )
        cycle_id = made.created["cycle"][-1]
        begin_steps(ws, network_id=network_id, cycle_id=cycle_id)
        criteria = []
        dots = None
        if earlier is not None and wanted.criteria:
            query = select(Criterion).where(Criterion.cycle_id == earlier.id)
            criteria = list(tx.session.scalars(query))
            dots = tx.session.scalar(select(Vote.dots).where(Vote.cycle_id == earlier.id))
        scope = {"network_id": network_id, "cycle_id": cycle_id}
        add_cycle_starters(tx.session, tr, scope=scope, criteria=not criteria, dots=dots)
        if earlier is not None:
            carrier = Carrier(
                tx.session, tr, earlier=earlier, cycle_id=cycle_id, on=starts_on, step=step
            )
            carrier.carry(wanted.ids, criteria)
            if closing is not None:
                close_cycle(ws, earlier.id, closing)
    return tx.changes


def parts_of_cycle(data: Dataset) -> CycleParts:
    """Return the records of the cycle of a dataset that its end and its comparison read."""
    return CycleParts(
        steps=data.all(StepProgress),
        benchmarks=data.all(Benchmark),
        findings=data.all(Finding),
        candidates=data.all(Candidate),
        grounds=data.all(CandidateFinding),
        decisions=data.all(PriorityDecision),
        objectives=data.all(Objective),
        indicators=data.all(Indicator),
        measurements=data.all(Measurement),
        actions=data.all(Action),
        serving=data.all(ActionObjective),
        milestones=data.all(Milestone),
        log=data.all(ActionLogEntry),
        protocols=data.all(Protocol),
        flows=data.all(InformationFlow),
        meetings=data.all(Meeting),
        sessions=data.all(TrainingSession),
        attendance=data.all(SessionAttendance),
        memberships=data.all(Membership),
        organisations=data.organisations(),
    )


def lineage(data: Dataset) -> dict[str, str | None]:
    """Return from which record each one of the network goes on, over all cycles."""
    return {
        row.id: row.continues  # type: ignore[attr-defined] # these entities are Continues
        for key in _CONTINUED
        for row in data.everywhere(ENTITIES[key])
        if row.continues  # type: ignore[attr-defined] # the same
    }


def worked_on(data: Dataset, cycle_id: str, known: Collection[str]) -> bool:
    """Say whether a cycle holds anything beside some records: work since it began with them."""
    return any(
        getattr(row, "cycle_id", None) == cycle_id and row.id not in known
        for cls in ENTITIES.values()
        if "cycle_id" in fields_of(cls)
        for row in data.everywhere(cls)
    )
