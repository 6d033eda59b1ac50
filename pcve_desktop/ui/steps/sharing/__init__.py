"""Pages of step 6, information sharing."""

from pcve_desktop.ui.steps.sharing.charter import CharterView
from pcve_desktop.ui.steps.sharing.matrix import MatrixView
from pcve_desktop.ui.steps.sharing.meetings import MeetingsView
from pcve_desktop.ui.steps.sharing.routes import RoutesView
from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key; the frame makes the summary."""
    return {
        "charter": CharterView,
        "matrix": MatrixView,
        "meetings": MeetingsView,
        "routes": RoutesView,
    }
