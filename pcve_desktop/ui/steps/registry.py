"""Which widget shows which page; the package of a step is imported when the step is opened.

The imports are written out, so that a bundle finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.steps.view import StepView

    Views = dict[str, type[StepView]]


def views_of(step: Step) -> Views:
    """Return the page widgets of a step by page key, the summary (the same for all) included."""
    from pcve_desktop.ui.steps.summary import SummaryView

    packages: dict[Step, Callable[[], Views]] = {
        Step.TRAINING: _training,
        Step.DIAGNOSIS: _diagnosis,
        Step.PRIORITIES: _priorities,
        Step.OBJECTIVES: _objectives,
        Step.ACTIONS: _actions,
        Step.SHARING: _sharing,
    }
    return packages[step]() | {"summary": SummaryView}


def _training() -> Views:
    from pcve_desktop.ui.steps.training import views

    return views()


def _diagnosis() -> Views:
    from pcve_desktop.ui.steps.diagnosis import views

    return views()


def _priorities() -> Views:
    from pcve_desktop.ui.steps.priorities import views

    return views()


def _objectives() -> Views:
    from pcve_desktop.ui.steps.objectives import views

    return views()


def _actions() -> Views:
    from pcve_desktop.ui.steps.actions import views

    return views()


def _sharing() -> Views:
    from pcve_desktop.ui.steps.sharing import views

    return views()
