"""The last page of a step on the wall: its state, what was reached, what the group takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.screens.room import parts, passages
from pcve_desktop.screens.screen import Line, Lines, Progress, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

SIGNS = {
    StepState.NOT_STARTED: "step.not_started",
    StepState.UNDER_WAY: "step.under_way",
    StepState.DONE: "step.done",
    StepState.ADAPTED: "step.adapted",
    StepState.SKIPPED: "step.set_aside",
    StepState.REVISIT: "step.to_revisit",
}


def summary(room: Room, step: Step) -> Iterator[Screen]:
    """Return the screens of the summary of a step."""
    tr = room.tr
    states = [row for row in room.records(StepProgress) if row.step is step]
    state = states[0].state if states else StepState.NOT_STARTED
    reason = str(room.value(states[0], "reason") or "") if states else ""
    taken = str(room.value(states[0], "summary") or "") if states else ""
    where = Line(
        tr.t("Where the step stands"), sign=SIGNS[state], word=tr.t(state.label), detail=reason
    )
    signs = [row for row in room.records(Benchmark) if row.step is step]
    reached = sum(1 for row in signs if row.reached)
    progress = None
    if signs:
        words = tr.t("{done} of {total} benchmarks reached", done=reached, total=len(signs))
        progress = Progress(reached, len(signs), words)
    lines = [where] + [
        Line(
            str(room.value(row, "text")),
            sign="step.done" if row.reached else "step.not_started",
            word=tr.t("Reached") if row.reached else tr.t("Not yet"),
        )
        for row in signs
    ]
    for part in parts(lines):
        yield room.screen(step, "summary", progress=progress, left=Lines(tuple(lines[part])))
    for passage in passages(taken):
        yield room.screen(step, "summary", left=Statement(passage))
