"""Page "Choose a priority": retained priorities with what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.priorities import Candidate
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.objectives.choose import ChooseView, ObjectiveLine
from pcve_desktop.ui.steps.objectives.word import WordView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


@pytest.fixture
def view(steps: StepsPage) -> ChooseView:
    steps.arrive(step="objectives", page="choose")
    made = steps.frame.view
    assert isinstance(made, ChooseView)
    return made


def shown(view: ChooseView) -> list[tuple[str, list[str]]]:
    """Return the title of each card with its objectives."""
    return [
        (
            card.frame.accessibleName(),
            [line.accessibleName() for line in card.lines.rows()],
        )
        for card in view.cards.rows()
    ]


def test_nothing_retained_leads_to_decide(
    view: ChooseView, steps: StepsPage, find: Callable[..., Any]
) -> None:
    assert view.nothing.isVisible()
    assert view.empty.isVisible()
    find(Button, "objectives.choose.decide").click()
    assert (steps.step.value, steps.frame.key) == ("priorities", "decide")


def test_priorities_come_by_rank_with_their_objectives(
    view: ChooseView, priority: Callable[..., str], objective: Callable[..., str]
) -> None:
    second = priority("Parents", 2)
    priority("News", 1)
    objective("Parents know whom to call", candidate_id=second)
    assert not view.nothing.isVisible()
    assert shown(view) == [
        ("News", []),
        ("Parents", ["Parents know whom to call, 1 of 5"]),
    ]
    assert view.note() == "1 priority has no objective yet."


def test_objectives_without_a_retained_priority_are_shown_too(
    view: ChooseView,
    priority: Callable[..., str],
    objective: Callable[..., str],
    add: Callable[..., str],
) -> None:
    priority("News")
    waiting = add(Candidate, title="Clubs")
    objective("Coaches listen", candidate_id=waiting)
    objective("On its own")
    assert [title for title, _lines in shown(view)] == ["News", "Clubs", "Without a priority"]


def test_an_objective_is_added_for_a_priority(
    view: ChooseView,
    context: Context,
    priority: Callable[..., str],
    find: Callable[..., Any],
    qtbot: QtBot,
) -> None:
    wanted = priority("News")
    find(Button, "objectives.choose.0.add").click()
    qtbot.keyClicks(find(QLineEdit, "form.objective.title"), "Young people host debates")
    find(Button, "dialog.objective.save").click()
    made = context.data.all(Objective)
    assert [(item.title, item.candidate_id) for item in made] == [
        ("Young people host debates", wanted)
    ]


def test_an_objective_may_start_without_a_priority(
    view: ChooseView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    find(Button, "objectives.choose.empty.action").click()
    qtbot.keyClicks(find(QLineEdit, "form.objective.title"), "Coaches listen")
    find(Button, "dialog.objective.save").click()
    assert [item.candidate_id for item in context.data.all(Objective)] == [None]
    assert shown(view)[0][0] == "Without a priority"


def test_pressing_an_objective_opens_its_wording(
    view: ChooseView,
    steps: StepsPage,
    priority: Callable[..., str],
    objective: Callable[..., str],
    find: Callable[..., Any],
) -> None:
    answered = priority("News")
    objective("First", candidate_id=answered)
    objective("Second", candidate_id=answered)
    find(ObjectiveLine, "objectives.choose.0.1").click()
    word = steps.frame.view
    assert isinstance(word, WordView)
    assert word.editor.sentence.read() == "Second"
