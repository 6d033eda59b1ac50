"""Pages can be reached whole: by scrolling down, and by the keyboard at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.vocabularies import FindingKind, Outcome
from pcve_desktop.services import records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


def add(context: Context, entity: type, **values: object) -> None:
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    known = {name: value for name, value in scope.items() if hasattr(entity, name)}
    context.announce(records.create(context.ws, entity, values=known | values))


def test_a_small_window_scrolls_to_the_end_of_the_board(
    steps: StepsPage, context: Context, qtbot: QtBot
) -> None:
    add(context, Finding, statement="Rumours travel", kind=FindingKind.RISK)
    context.window.resize(1024, 640)
    steps.arrive(step="diagnosis", page="sort")
    view: Any = steps.frame.view
    qtbot.waitUntil(lambda: view.board.geometry().bottom() <= view.content.height())
    assert view.board.height() >= view.board.minimumHeight() > view.area.height()


def test_what_was_just_built_has_the_keyboard_at_once(steps: StepsPage, context: Context) -> None:
    add(context, Candidate, title="Support for parents")
    candidate = context.data.all(Candidate)[0].id
    add(context, PriorityDecision, candidate_id=candidate, outcome=Outcome.RETAINED)
    add(context, Objective, title="Parents know whom to call", candidate_id=candidate)
    steps.arrive(step="objectives", page="choose")
    steps.take_focus()
    focus = context.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Parents know whom to call")
    steps.arrive(step="objectives", page="word")
    steps.take_focus()
    focus = context.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "objectives.word.editor.title"
