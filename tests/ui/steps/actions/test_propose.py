"""Propose or adapt: quick ideas, look-alikes, taking up earlier actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.vocabularies import ActionStatus, Origin, Pillar
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.actions.propose import AdaptDialog, ProposeView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def view(steps: StepsPage, objective: str) -> ProposeView:
    steps.arrive(step="actions", page="propose")
    assert isinstance(steps.frame.view, ProposeView)
    return steps.frame.view


def type_idea(view: ProposeView, title: str) -> None:
    view.new_title.setFocus()
    QTest.keyClicks(view.new_title, title)
    QTest.keyClick(view.new_title, Qt.Key.Key_Return)


def test_an_idea_takes_a_title_and_enter(view: ProposeView, context: Context) -> None:
    type_idea(view, "Youth radio corner")

    action = context.data.all(Action)[0]
    assert (action.title, action.number, action.origin) == ("Youth radio corner", 1, Origin.NEW)
    assert action.status is ActionStatus.IDEA
    assert view.new_title.text() == ""
    assert view.table.current_id() == action.id


def test_origin_pillar_and_objective_go_with_it(
    steps: StepsPage, view: ProposeView, context: Context, objective: str
) -> None:
    steps.arrive(step="actions", page="propose", record=objective)
    steps.arrive(step="actions", page="propose", record="pillar:referral")
    find(view, QToolButton, "actions.propose.origin.existing").click()
    type_idea(view, "Contact officer on market days")

    action = context.data.all(Action)[0]
    assert (action.origin, action.pillar) == (Origin.EXISTING, Pillar.REFERRAL)
    links = context.data.where(ActionObjective, "action_id", action.id)
    assert [link.objective_id for link in links] == [objective]
    assert view.model.cell(0, 4).text == "Young people host debates"


def test_an_empty_title_adds_nothing(view: ProposeView, context: Context) -> None:
    type_idea(view, "   ")

    assert context.data.all(Action) == []


def test_look_alikes_show_before_another_is_made(
    view: ProposeView, make_action: Callable[..., str]
) -> None:
    make_action("Debate night on the news")
    assert not view.alike.isVisible()
    view.new_title.setText("A debate night")

    assert view.alike.isVisible()
    assert "Debate night on the news" in view.alike.accessibleName()
    view.new_title.setText("Cooking")
    assert not view.alike.isVisible()


def test_earlier_actions_are_taken_up_in_one_undo(
    view: ProposeView, context: Context, earlier: str
) -> None:
    assert view.again.isVisible()
    view.again.click()
    dialog = context.window.findChild(AdaptDialog)
    assert dialog is not None
    find(dialog, Button, "dialog.adapt.save").click()
    assert context.data.all(Action) == []
    dialog.ticks.set_options([(earlier, "Open training")], [earlier])
    find(dialog, Button, "dialog.adapt.save").click()

    assert [row.origin for row in context.data.all(Action)] == [Origin.ADAPTED]
    context.undo()
    assert context.data.all(Action) == []


def test_without_earlier_cycles_nothing_is_offered(view: ProposeView) -> None:
    assert not view.again.isVisible()
