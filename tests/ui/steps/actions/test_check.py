"""Check: the questions of care, balance, pillars and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from pcve_desktop.models.actions import Action
from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.actions.check import CheckView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)
CARE = "actions.check.care"


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def view(steps: StepsPage, make_action: Callable[..., str]) -> CheckView:
    make_action(
        "Debate night",
        pillar=Pillar.ACTION,
        spheres=(Sphere.COHESION,),
        status=ActionStatus.UNDER_WAY,
        no_stigma=True,
    )
    make_action("Market days", pillar=Pillar.REFERRAL, spheres=(Sphere.SECURITY,))
    steps.arrive(step="actions", page="check")
    assert isinstance(steps.frame.view, CheckView)
    return steps.frame.view


def test_the_questions_of_the_first_action(view: CheckView) -> None:
    assert view.care.heading.text() == "Debate night"
    assert find(view, QCheckBox, f"{CARE}.no_stigma").isChecked()
    assert not find(view, QCheckBox, f"{CARE}.safe").isChecked()
    assert find(view, Text, f"{CARE}.count").text() == "1 of 4 questions answered"


def test_a_tick_is_saved_at_once_and_undone(view: CheckView, context: Context) -> None:
    for field in ("safe", "gender_aware", "accessible"):
        find(view, QCheckBox, f"{CARE}.{field}").click()

    action = context.data.all(Action)[0]
    assert (action.safe, action.gender_aware, action.accessible) == (True, True, True)
    assert view.note() == "1 of 2 actions are clear."
    assert view.model.cell(0, 1).text == "4 of 4"
    context.undo()
    assert not find(view, QCheckBox, f"{CARE}.accessible").isChecked()


def test_what_we_watch_out_for_is_kept(view: CheckView, context: Context) -> None:
    text = find(view, QPlainTextEdit, f"{CARE}.form.care_note")
    text.setFocus()
    text.setPlainText("The invitation goes to everyone.")
    assert view.leave()

    assert context.data.all(Action)[0].care_note == "The invitation goes to everyone."


def test_stopping_with_lessons_is_offered_as_a_good_end(view: CheckView, context: Context) -> None:
    find(view, Button, f"{CARE}.paused").click()
    assert context.data.all(Action)[0].status is ActionStatus.PAUSED
    assert not view.care.ends.isVisible()
    context.undo()
    find(view, Button, f"{CARE}.stopped").click()
    assert context.data.all(Action)[0].status is ActionStatus.STOPPED
    # It is still the one shown, and asks what others can learn.
    assert view.care.heading.text() == "Debate night"
    assert view.care.lessons.line.hasFocus()


def test_the_pictures_say_balance_and_pillars(view: CheckView) -> None:
    balance = view.balance.view.picture()
    assert balance.table.rows[0] == ("Actions", "1", "0", "1")
    pillars = {row[0]: row[1] for row in view.pillars.view.picture().table.rows}
    assert pillars["Action"] == "1 action"
    assert pillars["Communication"] == "No action yet"


def test_a_pillar_without_action_is_talked_about(
    view: CheckView, context: Context, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.going) as went:
        view.pillars.view.activated.emit("training")
    assert went.args[1] == {"step": "actions", "page": "propose", "record": "pillar:training"}
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.check.gaps.pillar.1").click()
    assert went.args[1]["record"] == "pillar:training"


def test_it_shows_another_action(steps: StepsPage, view: CheckView, context: Context) -> None:
    second = context.data.all(Action)[1]
    steps.arrive(step="actions", page="check", record=second.id)

    assert view.care.heading.text() == "Market days"


def test_without_actions_it_leads_to_propose(
    steps: StepsPage, context: Context, qtbot: QtBot
) -> None:
    steps.arrive(step="actions", page="check")
    view = steps.frame.view
    assert isinstance(view, CheckView)
    assert view.empty.isVisible()
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.check.empty.action").click()
    assert went.args[1]["page"] == "propose"
