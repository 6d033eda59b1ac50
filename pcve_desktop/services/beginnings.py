"""A step is under way from the first thing that is written in it.

`records.create` calls `note` in the same batch, so that one undo takes both back and every page,
list and report says the same. It happens once, and only while nobody has said where the step
stands: "not started" chosen by somebody stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.vocabularies import Step, StepState

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from pcve_desktop.models.base import Record

WORK: dict[str, Step] = {
    "training_session": Step.TRAINING,
    "hexagon_exercise": Step.TRAINING,
    "theme": Step.DIAGNOSIS,
    "finding": Step.DIAGNOSIS,
    "candidate": Step.PRIORITIES,
    "objective": Step.OBJECTIVES,
    "action": Step.ACTIONS,
    "protocol": Step.SHARING,
    "information_flow": Step.SHARING,
    "meeting": Step.SHARING,
}
"""Entities whose first record begins the work on a step, by key."""


def note(session: Session, record: Record, *, day: dt.date) -> None:
    """Say that the step of a new record is under way since this day, if nobody said anything."""
    step = WORK.get(record.__entity__.key)
    cycle_id = getattr(record, "cycle_id", None)
    if step is None or not cycle_id:
        return
    progress = session.get(StepProgress, computed_id("step_progress", cycle_id, step.value))
    if progress is None or progress.state_on is not None:
        return
    if progress.state is StepState.NOT_STARTED:
        progress.state, progress.state_on = StepState.UNDER_WAY, day
