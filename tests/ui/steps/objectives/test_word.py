"""Page "Word it": the sentence, the SMART rows with live guidance, the sentence on the wall."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.objective_list import ObjectiveItem
from pcve_desktop.ui.steps.objectives.word import WordView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

EDITOR = "objectives.word.editor"


@pytest.fixture
def view(steps: StepsPage, objective: Callable[..., str]) -> WordView:
    """Return the page with two objectives, the first one shown."""
    objective("Parents know whom to call")
    objective("Coaches listen")
    steps.arrive(step="objectives", page="word")
    made = steps.frame.view
    assert isinstance(made, WordView)
    return made


def first(context: Context) -> Objective:
    return context.data.all(Objective)[0]


def state(view: WordView, letter: str) -> str:
    return view.editor.rows[letter].state.text()


def test_without_objectives_the_page_offers_one(steps: StepsPage) -> None:
    steps.arrive(step="objectives", page="word")
    view = steps.frame.view
    assert isinstance(view, WordView)
    assert view.empty.isVisible()
    assert not view.columns.isVisible()


def test_the_sentence_is_saved_when_it_is_left_and_can_be_undone(
    view: WordView, context: Context, find: Callable[..., Any]
) -> None:
    text = find(QPlainTextEdit, f"{EDITOR}.title")
    text.setPlainText("Parents know\none person")
    assert first(context).title == "Parents know whom to call", "never while typing"
    text.left.emit()
    assert first(context).title == "Parents know one person"
    context.undo()
    assert view.editor.sentence.read() == "Parents know whom to call"


def test_an_empty_sentence_is_not_saved_and_says_what_to_do(
    view: WordView, context: Context, find: Callable[..., Any]
) -> None:
    text = find(QPlainTextEdit, f"{EDITOR}.title")
    text.setPlainText("  ")
    text.left.emit()
    assert first(context).title == "Parents know whom to call"
    assert view.editor.sentence.problem() == "Say in one sentence what will change."
    assert not view.leave()


def test_answering_makes_a_letter_clear(
    view: WordView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    assert state(view, "specific") == "To complete"
    assert view.editor.rows["specific"].hint.text().startswith("Note who will notice")
    line = find(QLineEdit, f"{EDITOR}.specific_note")
    qtbot.keyClicks(line, "Parents of two schools")
    assert state(view, "specific") == "To complete", "guidance waits until the field is left"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert first(context).specific_note == "Parents of two schools"
    assert state(view, "specific") == "Clear"
    assert not view.editor.rows["specific"].flag.isVisible()


def test_the_group_may_find_a_letter_clear_and_take_it_back(
    view: WordView, context: Context, find: Callable[..., Any]
) -> None:
    flag = find(Button, f"{EDITOR}.relevant.flag")
    assert flag.label() == "We find it clear"
    flag.click()
    assert first(context).relevant
    assert state(view, "relevant") == "Clear"
    assert flag.label() == "Take back"
    flag.click()
    assert state(view, "relevant") == "To complete"


def test_a_date_ahead_makes_it_time_bound_and_reads_on_the_wall(
    view: WordView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    assert view.wall.sentence.plain() == "Parents know whom to call, by date to choose."
    assert not view.editor.rows["time_bound"].flag.isVisible()
    ahead = context.today() + dt.timedelta(days=200)
    line = find(QLineEdit, f"{EDITOR}.deadline")
    qtbot.keyClicks(line, ahead.isoformat())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert first(context).deadline == ahead
    assert state(view, "time_bound") == "Clear"
    said = context.tr.date(ahead, "long")
    assert view.wall.sentence.plain() == f"Parents know whom to call, by {said}."


def test_words_on_the_wall_are_never_markup(
    view: WordView, objective: Callable[..., str], context: Context
) -> None:
    made = objective("<b>Bold</b> & plain")
    view.arrive(record=made)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; plain" in view.wall.sentence.text()


def test_the_list_shows_how_far_each_one_is_and_changes_the_editor(
    view: WordView, find: Callable[..., Any]
) -> None:
    second = find(ObjectiveItem, "objectives.word.list.1")
    assert second.accessibleName() == "2 Coaches listen, 0 of 5"
    second.click()
    assert view.editor.title.text() == "Objective 2"
    assert view.editor.sentence.read() == "Coaches listen"


def test_choosing_another_objective_keeps_what_was_typed(
    view: WordView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    line = find(QLineEdit, f"{EDITOR}.achievable_note")
    context.window.activateWindow()
    qtbot.waitActive(context.window)
    line.setFocus()
    qtbot.keyClicks(line, "Two rooms")
    find(ObjectiveItem, "objectives.word.list.1").click()
    assert first(context).achievable_note == "Two rooms"
    assert line.text() == ""


def test_objectives_change_places(
    view: WordView, context: Context, find: Callable[..., Any]
) -> None:
    assert not find(IconButton, f"{EDITOR}.up").isEnabled()
    find(IconButton, f"{EDITOR}.down").click()
    assert [item.title for item in context.data.all(Objective)] == [
        "Coaches listen",
        "Parents know whom to call",
    ]
    assert view.editor.title.text() == "Objective 2"


def test_indicators_stand_beside_the_objective(
    view: WordView, context: Context, add: Callable[..., str], steps: StepsPage,
    find: Callable[..., Any],
) -> None:  # fmt: skip
    sign = add(Indicator, objective_id=first(context).id, name="Parents who know", unit="%",
               baseline=22.0, target=60.0)  # fmt: skip
    add(Measurement, indicator_id=sign, value=41.0, measured_on=dt.date(2026, 6, 3))
    assert state(view, "measurable") == "Clear"
    figures = view.signs.rows.rows()[0].findChildren(Text)
    assert [one.text() for one in figures if one.text().endswith("%")] == ["22%", "41%", "60%"]
    assert view.wall.sentence.plain().startswith("Parents know whom to call, from 22% to 60%, by ")
    find(IconButton, "objectives.word.indicators.0.open").click()
    assert steps.frame.key == "indicators"


def test_an_indicator_is_added_for_the_objective_at_hand(
    view: WordView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    find(Button, f"{EDITOR}.indicators").click()
    qtbot.keyClicks(find(QLineEdit, "form.indicator.name"), "Debates held")
    find(Button, "dialog.indicator.save").click()
    made = context.data.all(Indicator)
    assert [(item.name, item.objective_id) for item in made] == [
        ("Debates held", first(context).id)
    ]


def test_a_new_objective_is_shown_at_once(
    view: WordView, find: Callable[..., Any], qtbot: QtBot
) -> None:
    find(Button, "objectives.word.add").click()
    qtbot.keyClicks(find(QLineEdit, "form.objective.title"), "Teams use the same words")
    find(Button, "dialog.objective.save").click()
    assert view.editor.sentence.read() == "Teams use the same words"
    assert view.editor.title.text() == "Objective 3"


def test_ready_objectives_are_counted(
    view: WordView, context: Context, objective: Callable[..., str]
) -> None:
    objective(
        "Ready",
        specific=True,
        measurable=True,
        achievable=True,
        relevant=True,
        deadline=context.today() + dt.timedelta(days=30),
    )
    assert view.note() == "1 of 3 objectives are ready."


def test_the_sentence_begins_with_a_frame_and_says_what_is_missing(
    view: WordView, context: Context, find: Callable[..., Any]
) -> None:
    panel = view.editor.theory
    assert panel.hint.text().startswith("One sentence is enough")
    find(Button, f"{EDITOR}.theory.begin").click()
    text = find(QPlainTextEdit, f"{EDITOR}.if_then")
    assert text.toPlainText() == "If we …, then parents know whom to call, because …"
    assert text.textCursor().selectedText() == "…"
    assert first(context).if_then is None, "a frame is no answer until it is left"
    text.setPlainText("If we open the doors, then parents come.")
    text.left.emit()
    assert [mark.accessibleName() for mark in panel.marks] == [
        "If: Clear",
        "Then: Clear",
        "Because: To complete",
    ]
    assert panel.hint.text().startswith("Say why it should")
    assert not panel.begin.isVisible()


def test_indicators_answer_for_the_sign(
    view: WordView, context: Context, add: Callable[..., str], find: Callable[..., Any]
) -> None:
    note = find(QLineEdit, f"{EDITOR}.measurable_note")
    assert note.isVisible()
    add(Indicator, objective_id=first(context).id, name="Parents who know a contact")
    assert state(view, "measurable") == "Clear"
    assert not note.isVisible()
    assert find(Button, f"{EDITOR}.indicators").label() == "1 indicator"
