"""Pages of step 4: choose a priority, word it, indicators, logic chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.steps.objectives.choose import ChooseView
from pcve_desktop.ui.steps.objectives.indicators import IndicatorsView
from pcve_desktop.ui.steps.objectives.logic import ChainView
from pcve_desktop.ui.steps.objectives.word import WordView

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key."""
    return {
        "choose": ChooseView,
        "word": WordView,
        "indicators": IndicatorsView,
        "chain": ChainView,
    }
