"""The six steps of the method, in their usual order; any other order is right too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.content.actions import ACTIONS
from pcve_desktop.methodology.content.diagnosis import DIAGNOSIS
from pcve_desktop.methodology.content.objectives import OBJECTIVES
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.methodology.content.priorities import PRIORITIES
from pcve_desktop.methodology.content.sharing import SHARING
from pcve_desktop.methodology.content.training import TRAINING

if TYPE_CHECKING:
    from pcve_desktop.models.vocabularies import Step

__all__ = ["STEPS", "OutputContent", "PageContent", "StepContent", "neighbours", "step_content"]

STEPS: tuple[StepContent, ...] = (
    TRAINING,
    DIAGNOSIS,
    PRIORITIES,
    OBJECTIVES,
    ACTIONS,
    SHARING,
)


def step_content(step: Step) -> StepContent:
    """Return what a step says."""
    return STEPS[step.number - 1]


def neighbours(step: Step) -> tuple[Step | None, Step | None]:
    """Return the steps before and after, for Back and Next; None at the ends."""
    place = step.number - 1
    before = STEPS[place - 1].step if place else None
    after = STEPS[place + 1].step if place + 1 < len(STEPS) else None
    return before, after
