"""Pages of step 5, collective actions."""

from pcve_desktop.ui.steps.actions.check import CheckView
from pcve_desktop.ui.steps.actions.look import LookView
from pcve_desktop.ui.steps.actions.plan import PlanView
from pcve_desktop.ui.steps.actions.propose import ProposeView
from pcve_desktop.ui.steps.view import StepView


def views() -> dict[str, type[StepView]]:
    """Return the pages of this step by key; the frame makes the summary."""
    return {"look": LookView, "propose": ProposeView, "plan": PlanView, "check": CheckView}
