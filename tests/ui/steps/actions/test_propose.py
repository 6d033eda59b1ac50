"""Propose or adapt: quick ideas, look-alikes, taking up earlier actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.vocabularies import ActionStatus, Origin, Pillar, Sphere
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

    (made,) = context.data.all(Action)
    assert (made.origin, made.continues) == (Origin.ADAPTED, earlier)
    # What goes on already is not offered again.
    assert not view.again.isVisible()
    context.undo()
    assert context.data.all(Action) == []


def test_without_earlier_cycles_nothing_is_offered(view: ProposeView) -> None:
    assert not view.again.isVisible()


def test_what_looks_alike_is_adapted_for_what_was_chosen(
    steps: StepsPage, view: ProposeView, context: Context, earlier: str, objective: str
) -> None:
    steps.arrive(step="actions", page="propose", record=objective)
    steps.arrive(step="actions", page="propose", record="sphere:prevention")
    view.new_title.setText("Open training")
    row = find(view, Button, "actions.propose.alike.0")
    assert row.label() == "Adapt it"
    row.click()

    (made,) = context.data.all(Action)
    assert (made.title, made.continues) == ("Open training on Fridays", earlier)
    # The pillar of the earlier action is kept, the sphere chosen here is added.
    assert (made.pillar, made.spheres) == (Pillar.ACTION, (Sphere.PREVENTION,))
    links = context.data.where(ActionObjective, "action_id", made.id)
    assert [link.objective_id for link in links] == [objective]
    assert (view.new_title.text(), view.table.current_id()) == ("", made.id)


def test_what_looks_alike_here_opens(
    view: ProposeView, context: Context, make_action: Callable[..., str]
) -> None:
    make_action("Debate night on the news")
    view.new_title.setText("A debate night")
    find(view, Button, "actions.propose.alike.0").click()
    assert find(context.window, QLineEdit, "form.action.title").text() == (
        "Debate night on the news"
    )
    assert len(context.data.all(Action)) == 1
