"""Pages of step 3: propose, vote and rate, compare, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.steps.priorities.compare import CompareView
from pcve_desktop.ui.steps.priorities.decide import DecideView
from pcve_desktop.ui.steps.priorities.propose import ProposeView
from pcve_desktop.ui.steps.priorities.vote import VoteView

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key."""
    return {
        "propose": ProposeView,
        "vote": VoteView,
        "compare": CompareView,
        "decide": DecideView,
    }
