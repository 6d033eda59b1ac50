"""Step 1, collective training: prepare, sessions, Hexagon, look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.steps.training.hexagon import HexagonView
from pcve_desktop.ui.steps.training.look_back import LookBackView
from pcve_desktop.ui.steps.training.prepare import PrepareView
from pcve_desktop.ui.steps.training.sessions import SessionsView

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key."""
    return {
        "prepare": PrepareView,
        "sessions": SessionsView,
        "hexagon": HexagonView,
        "look_back": LookBackView,
    }
