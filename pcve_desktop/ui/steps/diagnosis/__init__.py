"""Step 2, shared diagnosis: gather, sort, weigh, read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.steps.diagnosis.gather import GatherView
from pcve_desktop.ui.steps.diagnosis.read import ReadView
from pcve_desktop.ui.steps.diagnosis.sort import SortView
from pcve_desktop.ui.steps.diagnosis.weigh import WeighView

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key."""
    return {"gather": GatherView, "sort": SortView, "weigh": WeighView, "read": ReadView}
