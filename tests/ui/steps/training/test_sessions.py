"""Sessions: added, edited where they stand, headcounts typed one below the other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pcve_desktop.models.training import (
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import Sector, SessionState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.table import RecordTableView
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.training.headcount import HeadcountTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


@pytest.fixture
def held(add: Make) -> str:
    return add(
        TrainingSession,
        title="Who does what",
        state=SessionState.HELD,
        held_on=dt.date(2026, 9, 10),
    )


def headcounts(context: Context, session_id: str) -> dict[str, int | None]:
    return {
        row.organisation_id: row.people
        for row in context.data.where(SessionAttendance, "session_id", session_id)
    }


def test_a_session_is_added_with_its_modules(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    module = add(TrainingModule, title="Talking without labelling")
    steps.arrive(step="training", page="sessions")
    steps.new_item()
    dialog = find(RecordDialog, "dialog.training_session")
    dialog.form.editor("title").line.setText("Refresher")
    dialog.tick_lists[0].set_options([(module, "Talking without labelling")], [module])
    find(Button, "dialog.training_session.save").click()
    made = context.data.all(TrainingSession)
    assert [row.title for row in made] == ["Refresher"]
    assert made[0].cycle_id == context.cycle_id
    assert [row.module_id for row in context.data.where(SessionModule, "session_id", made[0].id)
            ] == [module]  # fmt: skip
    assert find(RecordTableView, "training.sessions.table").current_id() == made[0].id


def test_numbers_typed_one_below_the_other_are_kept(
    steps: StepsPage, context: Context, partner: Make, find: Find, held: str
) -> None:
    school = partner("Collège des Tilleuls", Sector.YOUTH_EDUCATION)
    club = partner("Espace football", Sector.SPORT_CULTURE)
    steps.arrive(step="training", page="sessions", record=held)
    table = find(HeadcountTable, "training.sessions.attendance.table")
    table.setFocus()
    for digits in ("12", "3"):
        QTest.keyClicks(table, digits[0])
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, digits[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        # Qt commits what an editor holds once it has handled the key.
        QApplication.processEvents()
    lead = next(row.id for row in context.data.organisations() if row.id not in {school, club})
    assert headcounts(context, held) == {school: 12, club: 3}
    row = find(RecordTableView, "training.sessions.table").filter
    assert row.index(0, 4).data() == "15"
    assert row.index(0, 5).data() == "2"
    assert lead not in headcounts(context, held)


def test_an_emptied_number_takes_the_line_away(
    steps: StepsPage, context: Context, add: Make, partner: Make, find: Find, held: str
) -> None:
    school = partner("Collège des Tilleuls")
    add(SessionAttendance, session_id=held, organisation_id=school, people=4)
    steps.arrive(step="training", page="sessions", record=held)
    model = find(HeadcountTable, "training.sessions.attendance.table").model()
    assert model.index(0, 2).data() == "4"
    assert model.setData(model.index(0, 2), "")
    assert headcounts(context, held) == {}
    assert not model.setData(model.index(0, 2), "Nadia")
    assert headcounts(context, held) == {}


def test_a_field_is_saved_when_another_session_is_chosen(
    steps: StepsPage, context: Context, add: Make, find: Find, held: str
) -> None:
    other = add(TrainingSession, title="Refresher", held_on=dt.date(2026, 12, 10))
    steps.arrive(step="training", page="sessions", record=held)
    place = find(QLineEdit, "training.sessions.form.place")
    place.setFocus()
    QTest.keyClicks(place, "Youth centre")
    find(RecordTableView, "training.sessions.table").select_id(other)
    session = context.data.get(TrainingSession, held)
    assert session is not None
    assert session.place == "Youth centre"
    assert place.text() == ""


def test_a_session_is_deleted_after_a_question(
    steps: StepsPage, context: Context, find: Find, held: str
) -> None:
    steps.arrive(step="training", page="sessions", record=held)
    find(Button, "training.sessions.delete").click()
    find(Button, "dialog.delete.delete").click()
    assert context.data.all(TrainingSession) == []
    assert find(Button, "training.sessions.table.empty.action").label() == "Add a session"
    context.undo()
    assert [row.id for row in context.data.all(TrainingSession)] == [held]


def test_modules_are_ticked_beside_the_session(
    steps: StepsPage, context: Context, add: Make, held: str
) -> None:
    module = add(TrainingModule, title="Talking without labelling")
    steps.arrive(step="training", page="sessions", record=held)
    view: Any = steps.frame.view
    view.card.modules.set_options([(module, "Talking without labelling")], [module])
    links = context.data.where(SessionModule, "session_id", held)
    assert [link.module_id for link in links] == [module]


def test_the_same_people_as_last_time_are_counted_at_once(
    steps: StepsPage, context: Context, add: Make, partner: Make, find: Find, held: str
) -> None:
    school = partner("Collège des Tilleuls", Sector.YOUTH_EDUCATION)
    club = partner("FC Tilleuls", Sector.YOUTH_EDUCATION)
    add(SessionAttendance, session_id=held, organisation_id=school, people=4)
    add(SessionAttendance, session_id=held, organisation_id=club, people=1)
    later = add(TrainingSession, title="Refresher", held_on=dt.date(2027, 12, 10))
    steps.arrive(step="training", page="sessions", record=held)
    same = find(Button, "training.sessions.attendance.same")
    assert not same.isVisible()
    find(RecordTableView, "training.sessions.table").select_id(later)
    assert same.isVisible()
    same.click()
    assert headcounts(context, later) == {school: 4, club: 1}
    assert not same.isVisible()
    hint = find(Text, "training.sessions.attendance.hint")
    assert hint.text().startswith("One sector among itself so far.")
    context.undo()
    assert headcounts(context, later) == {}
