"""Plan: the lead, dates and milestones of each action."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from pcve_desktop.models.actions import Action, ActionLogEntry, ActionPartner, Milestone
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.chips import ChipMenu
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.actions.plan import PlanView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)
PANEL = "actions.plan.panel"


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def view(steps: StepsPage, make_action: Callable[..., str], partners: dict[str, str]) -> PlanView:
    make_action(
        "Debate night",
        lead_id=partners["Médiathèque Olympe"],
        status=ActionStatus.UNDER_WAY,
        partners=[partners["Passages"], partners["Espace Jeunes"]],
    )
    make_action("Youth radio corner")
    steps.arrive(step="actions", page="plan")
    assert isinstance(steps.frame.view, PlanView)
    return steps.frame.view


def action(context: Context, title: str) -> Action:
    return next(row for row in context.data.all(Action) if row.title == title)


def milestones(context: Context) -> list[str]:
    return [row.title for row in context.data.all(Milestone)]


def add_milestone(view: PlanView, title: str) -> None:
    line = find(view, QLineEdit, f"{PANEL}.milestone.new")
    line.setFocus()
    QTest.keyClicks(line, title)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(view: PlanView, place: int, key: str) -> None:
    menu = find(view, RowMenu, f"{PANEL}.milestone.{place}.menu").menu()
    next(a for a in menu.actions() if a.objectName().endswith(f".{key}")).trigger()


def test_the_first_action_is_shown_with_its_plan(view: PlanView) -> None:
    assert find(view, Text, f"{PANEL}.heading").text() == "Debate night"
    rows = view.panel.partners.rows.rows()
    assert [row.title.text() for row in rows] == ["Espace Jeunes", "Passages"]
    assert view.model.cell(0, 1).text == "Médiathèque Olympe"
    assert view.model.cell(0, 2).text == "2"
    assert view.note() == "1 of 2 actions have a lead."


def test_no_lead_is_said_kindly_and_found(
    steps: StepsPage, view: PlanView, context: Context, partners: dict[str, str]
) -> None:
    radio = action(context, "Youth radio corner")
    steps.arrive(step="actions", page="plan", record=radio.id)
    assert view.panel.no_lead.isVisible()
    assert view.model.cell(1, 1).text == "to be found"

    line = find(view, QLineEdit, f"{PANEL}.form.lead_id.line")
    line.setFocus()
    line.setText("passa")
    assert view.leave()
    assert action(context, "Youth radio corner").lead_id == partners["Passages"]
    assert not view.panel.no_lead.isVisible()


def test_a_date_is_saved_when_it_is_left(view: PlanView, context: Context) -> None:
    line = find(view, QLineEdit, f"{PANEL}.form.planned_end")
    line.setFocus()
    line.setText("3.12.2030")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert action(context, "Debate night").planned_end == dt.date(2030, 12, 3)


def test_milestones_are_added_ticked_and_moved(view: PlanView, context: Context) -> None:
    add_milestone(view, "Ask young people")
    add_milestone(view, "Book the hall")
    find(view, QCheckBox, f"{PANEL}.milestone.0").click()

    assert milestones(context) == ["Ask young people", "Book the hall"]
    assert context.data.all(Milestone)[0].done_on == context.today()
    assert find(view, Text, f"{PANEL}.milestone.count").text() == "1 of 2"
    assert view.model.cell(0, 4).text == "1 of 2"
    choose(view, 1, "up")
    assert milestones(context) == ["Book the hall", "Ask young people"]
    choose(view, 0, "delete")
    assert milestones(context) == ["Ask young people"]
    find(view, QCheckBox, f"{PANEL}.milestone.0").click()
    assert context.data.all(Milestone)[0].done_on is None


def test_a_late_milestone_says_how_late(view: PlanView, context: Context) -> None:
    add_milestone(view, "Book the hall")
    item = context.data.all(Milestone)[0]
    due = context.today() - dt.timedelta(days=4)
    context.perform(lambda: records.update(context.ws, Milestone, item.id, values={"due_on": due}))

    row = view.panel.milestones.rows.rows()[0]
    assert row.line.text().endswith("4 days late")
    assert row.line.property("tone") == "attn"


def test_the_state_is_changed_in_the_panel(view: PlanView, context: Context) -> None:
    menu = find(view, ChipMenu, f"{PANEL}.status")
    menu.chosen.emit("done")

    done = action(context, "Debate night")
    assert (done.status, done.progress) == (ActionStatus.DONE, 100)
    assert done.actual_end == context.today()


def test_without_actions_it_offers_to_propose_one(steps: StepsPage, context: Context) -> None:
    steps.arrive(step="actions", page="plan")
    view = steps.frame.view
    assert isinstance(view, PlanView)

    assert not view.panel.isVisible()
    assert view.note() == ""


def test_a_milestone_is_typed_with_its_day(view: PlanView, context: Context) -> None:
    day = find(view, QLineEdit, f"{PANEL}.milestone.new.day")
    find(view, QLineEdit, f"{PANEL}.milestone.new").setText("Book the hall")
    day.setText("soon")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert context.data.all(Milestone) == []
    assert day.property("error")
    assert "day, month, year" in find(view, Text, f"{PANEL}.milestone.problem").text()
    day.setText("3.12.2030")
    QTest.keyClick(day, Qt.Key.Key_Return)

    (made,) = context.data.all(Milestone)
    assert (made.title, made.due_on) == ("Book the hall", dt.date(2030, 12, 3))
    assert (day.text(), bool(day.property("error"))) == ("", False)


def test_partners_are_added_by_name_and_taken_out(
    view: PlanView, context: Context, partners: dict[str, str]
) -> None:
    def taking_part() -> set[str]:
        return {row.organisation_id for row in context.data.all(ActionPartner)}

    find(view, IconButton, f"{PANEL}.partner.1.out").click()
    assert taking_part() == {partners["Espace Jeunes"]}
    line = find(view, QLineEdit, f"{PANEL}.partner.new.line")
    line.setText("passa")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert taking_part() == {partners["Espace Jeunes"], partners["Passages"]}
    assert line.text() == ""
    # The lead is no partner of its own action.
    line.setText("mediatheque")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.panel.partners.problem.text().startswith("Choose an entry of the list")
    assert len(taking_part()) == 2


def test_a_partner_without_role_is_offered_to_the_action_chosen(
    steps: StepsPage, view: PlanView, context: Context, partners: dict[str, str]
) -> None:
    view.panel.partners.act(partners["Passages"], "out")
    steps.arrive(step="actions", page="plan", record=f"partner:{partners['Passages']}")
    assert view.offer.isVisible()
    assert "Passages has no role yet" in view.offer.words.text()
    view.table.select_id(action(context, "Youth radio corner").id)
    view.offer.take.click()

    link = next(
        row for row in context.data.all(ActionPartner)
        if row.organisation_id == partners["Passages"]
    )  # fmt: skip
    assert link.action_id == action(context, "Youth radio corner").id
    assert not view.offer.isVisible()


def test_stopping_asks_what_others_can_learn(view: PlanView, context: Context) -> None:
    assert not view.panel.lessons.isVisible()
    find(view, ChipMenu, f"{PANEL}.status").chosen.emit("stopped")
    assert view.panel.lessons.isVisible()
    assert view.panel.lessons.line.hasFocus()
    QTest.keyClicks(view.panel.lessons.line, "Ask first, then vote")
    QTest.keyClick(view.panel.lessons.line, Qt.Key.Key_Return)

    (entry,) = context.data.all(ActionLogEntry)
    assert (entry.kind, entry.text) == (LogKind.LESSON, "Ask first, then vote")
    assert view.panel.lessons.noted.text() == "Ask first, then vote"
