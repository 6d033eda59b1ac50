"""The details of an action: state, milestones, the log, objectives, the check."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import records
from pcve_desktop.ui.kit.entries import EntryList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.context import Context

Find = Any


@pytest.fixture
def debate(page: ActionsPage, ids: Any) -> ActionsPage:
    """Return the page at the debate night."""
    page.arrive(record=ids.debate)
    return page


def test_facts_name_lead_partners_and_due_date(debate: ActionsPage, context: Context) -> None:
    facts = {fact.label: fact for fact in debate.panel.facts.facts()}
    assert facts["Lead"].value == "Médiathèque Olympe"
    assert facts["With"].value == "Médiathèque Olympe"
    due = context.today() + dt.timedelta(days=60)
    assert facts["Due"].value == context.tr.date(due, "long")


def test_a_late_action_says_how_late(page: ActionsPage, ids: Any) -> None:
    page.arrive(record=ids.late)
    # Once, and with what can be done about it.
    assert "late" not in page.panel.facts.facts()[2].value
    assert page.panel.reminder.texts() == {"late": "4 days late"}
    assert page.panel.facts.facts()[0].value == "to be found"


def test_ticking_a_milestone_keeps_the_focus(
    debate: ActionsPage, context: Context, ids: Any
) -> None:
    rows = debate.panel.milestones
    assert [entry.checked for entry in rows.entries()] == [True, False]
    row = rows.row(1)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    hall = context.data.get(Milestone, ids.hall)
    assert hall is not None
    assert hall.done_on == context.today()
    assert [entry.checked for entry in rows.entries()] == [True, True]
    assert debate.panel.milestones_part.beside.text() == "2 of 2"
    assert row.hasFocus()
    context.undo()
    assert [entry.checked for entry in rows.entries()] == [True, False]


def test_a_milestone_is_late_only_while_somebody_waits_for_it(
    debate: ActionsPage, context: Context, ids: Any
) -> None:
    yesterday = context.today() - dt.timedelta(days=1)
    context.perform(
        lambda: records.update(context.ws, Milestone, ids.hall, values={"due_on": yesterday})
    )
    assert debate.panel.milestones.entries()[1].right == "1 day late"
    debate.panel.status.chosen.emit("paused")
    assert debate.panel.milestones.entries()[1].right == context.tr.date(yesterday, "day_month")


def test_arrows_walk_through_the_milestones_as_one_stop(debate: ActionsPage) -> None:
    rows = debate.panel.milestones
    assert rows.row(0).focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert rows.row(1).focusPolicy() == Qt.FocusPolicy.ClickFocus
    rows.row(0).setFocus()
    QTest.keyClick(rows.row(0), Qt.Key.Key_Down)
    assert rows.row(1).hasFocus()


def test_add_edit_and_delete_a_milestone(
    debate: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    find(QAbstractButton, "actions.panel.milestones.part.action").click()
    find(QLineEdit, "form.milestone.title").setText("Agree house rules")
    find(QAbstractButton, "dialog.milestone.save").click()
    titles = [entry.lines[0].text for entry in debate.panel.milestones.entries()]
    assert titles == ["Find a facilitator", "Book the hall", "Agree house rules"]
    QTest.keyClick(debate.panel.milestones.row(1), Qt.Key.Key_Return)
    find(QLineEdit, "form.milestone.title").setText("Book the big hall")
    find(QAbstractButton, "dialog.milestone.save").click()
    assert debate.panel.milestones.entries()[1].lines[0].text == "Book the big hall"
    QTest.keyClick(debate.panel.milestones.row(1), Qt.Key.Key_Return)
    find(QAbstractButton, "dialog.milestone.delete").click()
    find(QAbstractButton, "dialog.delete.delete").click()
    assert context.data.get(Milestone, ids.hall) is None


def test_the_log_shows_setbacks_with_what_was_learned(debate: ActionsPage) -> None:
    (entry,) = debate.panel.lessons.entries()
    assert [line.text for line in entry.lines] == [
        "Date clashed with a match",
        "We learned: check the club diary",
        "Setback",
    ]
    assert debate.panel.log.entries() == []


def test_note_a_lesson(debate: ActionsPage, find: Find, context: Context, ids: Any) -> None:
    find(QAbstractButton, "actions.panel.note").click()
    find(QWidget, "dialog.action_log_entry").form.editor("text").write("Topic felt imposed")
    find(QAbstractButton, "dialog.action_log_entry.save").click()
    notes = context.data.where(ActionLogEntry, "action_id", ids.debate)
    assert {(note.kind, note.text) for note in notes} == {
        (LogKind.SETBACK, "Date clashed with a match"),
        (LogKind.LESSON, "Topic felt imposed"),
    }
    assert debate.panel.lessons_part.beside.text() == "2"


def test_mark_done_and_reopen(debate: ActionsPage, context: Context, ids: Any) -> None:
    debate.panel.finish.click()
    action = context.data.get(Action, ids.debate)
    assert action is not None
    assert (action.status, action.progress) == (ActionStatus.DONE, 100)
    assert debate.panel.finish.label() == "Reopen"
    debate.panel.finish.click()
    action = context.data.get(Action, ids.debate)
    assert action is not None
    assert action.status is ActionStatus.UNDER_WAY


def test_the_state_menu_changes_the_status(debate: ActionsPage, context: Context, ids: Any) -> None:
    debate.panel.status.chosen.emit("paused")
    action = context.data.get(Action, ids.debate)
    assert action is not None
    assert action.status is ActionStatus.PAUSED
    assert debate.panel.status.current() == "paused"


def test_an_objective_is_a_link(
    debate: ActionsPage, context: Context, ids: Any, qtbot: QtBot
) -> None:
    rows = debate.findChild(EntryList, "actions.panel.objectives")
    assert isinstance(rows, EntryList)
    with qtbot.waitSignal(context.going) as went:
        rows.row(0).click()
    assert went.args is not None
    assert went.args[0] == "step"
    assert went.args[1]["record"] == ids.objective


def test_the_check_lists_open_questions(
    debate: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    assert debate.panel.care_part.beside.text() == "0 of 4"
    find(QAbstractButton, "actions.panel.care.part.action").click()
    form = find(QWidget, "dialog.action").form
    assert form.field_names() == ["no_stigma", "safe", "gender_aware", "accessible", "care_note"]
    for name in form.field_names()[:4]:
        form.editor(name).write(True)
    find(QAbstractButton, "dialog.action.save").click()
    assert debate.panel.care_part.beside.text() == "4 of 4"
    assert debate.panel.care_part.questions.text() == "All questions have been looked at together."


def test_edit_changes_the_action(debate: ActionsPage, find: Find, context: Context) -> None:
    find(QAbstractButton, "actions.panel.edit").click()
    find(QLineEdit, "form.action.title").setText("Debate night")
    find(QAbstractButton, "dialog.action.save").click()
    assert debate.panel.title.text() == "Debate night"


def test_history_is_one_click_away(
    debate: ActionsPage, context: Context, ids: Any, qtbot: QtBot
) -> None:
    entry = next(a for a in debate.panel.more_menu().actions() if a.text().startswith("History"))
    with qtbot.waitSignal(context.going) as went:
        entry.trigger()
    assert went.args == ["history", {"entity": "action", "record": ids.debate}]


def test_description_and_evidence_show_when_written(
    debate: ActionsPage, context: Context, ids: Any
) -> None:
    assert not debate.panel.description.isVisible()
    context.perform(
        lambda: records.update(
            context.ws,
            Action,
            ids.debate,
            values={"description": "Teenagers choose.", "evidence": "40 came."},
        )
    )
    assert debate.panel.description.text() == "Teenagers choose."
    assert debate.panel.evidence.text() == "40 came."
    assert debate.panel.evidence_part.isVisibleTo(debate.panel)


def test_labels_of_the_panel_are_plain_text(
    debate: ActionsPage, context: Context, ids: Any
) -> None:
    context.perform(
        lambda: records.update(context.ws, Action, ids.debate, values={"title": "<b>Bold</b>"})
    )
    title = debate.findChild(QLabel, "actions.panel.title")
    assert isinstance(title, QLabel)
    assert title.text() == "<b>Bold</b>"
    assert title.textFormat() == Qt.TextFormat.PlainText
