"""What the sample network agreed to tell everybody: results, no notes, no partner's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import ActionStatus, Handling, Outcome
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.models.base import Record
    from pcve_desktop.sample.maker import Maker

_TOLD = {ActionStatus.DONE, ActionStatus.UNDER_WAY, ActionStatus.STOPPED}


def make(maker: Maker) -> None:
    """Open and validate the path, what was retained, the objectives, actions begun and routes."""
    data = Dataset(maker.ws, network_id=maker.network, cycle_id=maker.cycle)
    cycle = data.cycle
    ours = {row.id for row in data.all(Candidate)}
    decisions = [
        row
        for row in data.all(PriorityDecision)
        if row.outcome is Outcome.RETAINED and row.candidate_id in ours
    ]
    retained = {row.candidate_id for row in decisions}
    _open(maker, [data.network, *([cycle] if cycle else []), *data.all(StepProgress)])
    _open(maker, [row for row in data.all(Candidate) if row.id in retained])
    _open(maker, decisions)
    objectives = data.all(Objective)
    sought = {row.id for row in objectives}
    indicators = [row for row in data.all(Indicator) if row.objective_id in sought]
    signs = {row.id for row in indicators}
    _open(maker, [*objectives, *indicators])
    _open(maker, [row for row in data.all(Measurement) if row.indicator_id in signs])
    _open(maker, [row for row in data.all(Action) if row.status in _TOLD])
    # What hangs on the wall: whom to turn to.
    _open(maker, data.all(ReferralRoute))


def _open(maker: Maker, records: Iterable[Record]) -> None:
    for record in records:
        maker.update(type(record), record.id, handling=Handling.CLEAR, validated=True)
