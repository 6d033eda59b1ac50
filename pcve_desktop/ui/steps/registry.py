"""Which widget shows which page; the package of a step is imported when the step is opened."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.steps.view import StepView


def views_of(step: Step) -> dict[str, type[StepView]]:
    """Return the page widgets of a step by page key, the summary (the same for all) included."""
    from pcve_desktop.ui.steps.summary import SummaryView

    package = f"pcve_desktop.ui.steps.{step.value}"
    views: dict[str, type[StepView]] = {}
    spec = importlib.util.find_spec(package)
    if spec is not None and spec.origin is not None:
        views.update(importlib.import_module(package).views())
    return {"summary": SummaryView} | views
