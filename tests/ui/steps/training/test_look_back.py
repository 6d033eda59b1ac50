"""Look back: statements before and after, how the sessions went."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit

from pcve_desktop.models.training import ConfidenceRating, TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.table import RecordTableView

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
    assert find(RecordTableView, "training.look_back.table").filter.rowCount() == 1


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
