"""Look back: statements before and after, how the sessions went."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from pcve_desktop.models.training import ConfidenceRating, TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.steps.training.statements import StatementTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


def test_starter_statements_go_to_the_latest_session_held(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    add(TrainingSession, title="One", state=SessionState.HELD, held_on=dt.date(2026, 9, 10))
    latest = add(
        TrainingSession, title="Two", state=SessionState.HELD, held_on=dt.date(2026, 10, 8)
    )
    add(TrainingSession, title="Three", held_on=dt.date(2026, 12, 10))
    steps.arrive(step="training", page="look_back")
    starters = find(Button, "training.look_back.starters")
    assert starters.isVisible()
    starters.click()
    ratings = context.data.all(ConfidenceRating)
    assert len(ratings) == 4
    assert {rating.session_id for rating in ratings} == {latest}
    assert not starters.isVisible()
    context.undo()
    assert context.data.all(ConfidenceRating) == []


def test_without_a_session_a_statement_leads_to_the_sessions(steps: StepsPage) -> None:
    steps.arrive(step="training", page="look_back")
    steps.new_item()
    assert steps.frame.key == "sessions"


def test_the_picture_shows_averages_before_and_after(
    steps: StepsPage, add: Make, find: Find
) -> None:
    session = add(TrainingSession, title="One", state=SessionState.HELD)
    add(
        ConfidenceRating,
        session_id=session,
        statement="I know whom to turn to",
        before=2.1,
        after=3.9,
        answers=27,
    )
    steps.arrive(step="training", page="look_back")
    view: Any = steps.frame.view
    assert view.picture.view.picture().table.rows[0] == ("I know whom to turn to", "2.1", "3.9")
    assert view.picture.beside.text() == "1 low to 5 high, 27 answers"
    assert find(StatementTable, "training.look_back.table").model().rowCount() == 1


def test_what_to_change_is_written_from_here(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    session = add(TrainingSession, title="One", state=SessionState.HELD, satisfaction=4)
    steps.arrive(step="training", page="look_back")
    view: Any = steps.frame.view
    assert view.figure.text() == "4.0"
    find(IconButton, f"training.look_back.sessions.{session}").click()
    find(QPlainTextEdit, "form.training_session.change").setPlainText("Start later")
    find(RecordDialog, "dialog.training_session").save.click()
    changed = context.data.get(TrainingSession, session)
    assert changed is not None
    assert changed.change == "Start later"


def type_numbers(table: StatementTable, *numbers: str) -> None:
    """Type numbers as people do: digits, then Enter."""
    for number in numbers:
        QTest.keyClicks(table, number[0])
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, number[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()


def test_averages_are_typed_one_after_the_other(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    session = add(TrainingSession, title="One", state=SessionState.HELD)
    for statement in ("I know whom to turn to", "I can talk without labelling"):
        add(ConfidenceRating, session_id=session, statement=statement)
    steps.arrive(step="training", page="look_back")
    table = find(StatementTable, "training.look_back.table")
    table.setFocus()
    type_numbers(table, "2.5", "3", "12", "1.75")
    rows = context.data.all(ConfidenceRating)
    assert [(row.before, row.after, row.answers) for row in rows] == [
        (2.5, 3.0, 12),
        (1.75, None, None),
    ]
    # The scale ends at five: another digit is not taken.
    QTest.keyClicks(table, "9")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == ""
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_the_next_session_takes_the_same_statements(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    first = add(TrainingSession, title="One", state=SessionState.HELD, held_on=dt.date(2026, 9, 10))
    second = add(
        TrainingSession, title="Two", state=SessionState.HELD, held_on=dt.date(2026, 10, 8)
    )
    add(ConfidenceRating, session_id=first, statement="We know each other", before=2)
    steps.arrive(step="training", page="look_back")
    starters = find(Button, "training.look_back.starters")
    assert starters.label() == "Use the same statements as before"
    starters.click()
    made = context.data.where(ConfidenceRating, "session_id", second)
    assert [(row.statement, row.before) for row in made] == [("We know each other", None)]
    assert not starters.isVisible()
    chooser = find(QComboBox, "training.look_back.session")
    chooser.setCurrentIndex(1)
    assert find(StatementTable, "training.look_back.table").model().index(0, 1).data() == "2.0"


def test_the_latest_sessions_come_first_and_the_others_when_asked(
    steps: StepsPage, add: Make, find: Find
) -> None:
    made = [
        add(
            TrainingSession,
            title=f"Evening {day}",
            state=SessionState.HELD,
            held_on=dt.date(2026, 9, day),
        )
        for day in range(1, 10)
    ]
    steps.arrive(step="training", page="look_back")
    view: Any = steps.frame.view
    assert [row[0] for row in view.shown_sessions] == made[:2:-1]
    earlier = find(Button, "training.look_back.sessions.earlier")
    assert earlier.label() == "3 earlier sessions"
    earlier.click()
    assert [row[0] for row in view.shown_sessions] == made[::-1]
    assert not earlier.isVisible()
