"""Prepare: who was trained, sectors not reached, modules."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.training import (
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import MemberRole, Sector, SessionState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.table import RecordTableView
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


def cells(table: RecordTableView) -> list[list[str]]:
    proxy = table.filter
    return [
        [str(proxy.index(row, column).data()) for column in range(proxy.columnCount())]
        for row in range(proxy.rowCount())
    ]


def test_partners_not_trained_yet_come_first(
    steps: StepsPage, add: Make, partner: Make, find: Find
) -> None:
    school = partner("Collège des Tilleuls", Sector.YOUTH_EDUCATION)
    partner("Health centre", Sector.SOCIAL_HEALTH)
    partner("Gone club", Sector.SPORT_CULTURE, MemberRole.LEFT)
    first = add(TrainingSession, title="One", state=SessionState.HELD, held_on=dt.date(2026, 9, 10))
    second = add(
        TrainingSession, title="Two", state=SessionState.HELD, held_on=dt.date(2026, 10, 8)
    )
    planned = add(TrainingSession, title="Three", held_on=dt.date(2026, 12, 10))
    add(SessionAttendance, session_id=first, organisation_id=school, people=2)
    add(SessionAttendance, session_id=second, organisation_id=school, people=3)
    add(SessionAttendance, session_id=planned, organisation_id=school, people=9)
    steps.arrive(step="training", page="prepare")
    rows = cells(find(RecordTableView, "training.prepare.partners.table"))
    assert [row[0] for row in rows] == ["Espace Jeunes", "Health centre", "Collège des Tilleuls"]
    assert rows[1][2:] == ["Not yet", "–", "–", "–"]
    assert rows[2] == ["Collège des Tilleuls", "Youth and education", "8 Oct", "2", "–", "3"]


def test_a_sector_not_reached_leads_to_the_next_session(
    steps: StepsPage, add: Make, partner: Make
) -> None:
    partner("Health centre", Sector.SOCIAL_HEALTH)
    add(TrainingSession, title="Later", held_on=dt.date(2027, 1, 10))
    soon = add(TrainingSession, title="Refresher", held_on=dt.date(2026, 12, 10))
    steps.arrive(step="training", page="prepare")
    view: Any = steps.frame.view
    spots = view.sectors.view.picture().spots
    assert [spot.label for spot in spots] == ["Social and health, Invite for 10 Dec"]
    view.sectors.view.activated.emit(spots[0].key)
    assert steps.frame.key == "sessions"
    assert find_current(steps) == soon


def find_current(steps: StepsPage) -> str:
    table: Any = steps.frame.view
    return str(table.table.current_id())


def test_modules_say_how_often_they_are_used_and_can_be_added(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    module = add(TrainingModule, title="Talking without labelling", provider="Passages", hours=2)
    session = add(TrainingSession, title="One")
    add(SessionModule, session_id=session, module_id=module)
    steps.arrive(step="training", page="prepare")
    table = find(RecordTableView, "training.prepare.modules.table")
    assert cells(table) == [["Talking without labelling", "Passages", "2\xa0h", "1"]]
    steps.new_item()
    editor = find(RecordDialog, "dialog.training_module").form.editor("title")
    editor.line.setText("Who does what")
    find(Button, "dialog.training_module.save").click()
    assert {row.title for row in context.data.all(TrainingModule)} == {
        "Talking without labelling",
        "Who does what",
    }


def test_the_chosen_partner_is_told_with_its_modules(
    steps: StepsPage, add: Make, partner: Make, find: Find
) -> None:
    school = partner("Collège des Tilleuls", Sector.YOUTH_EDUCATION)
    words, roles = (add(TrainingModule, title=title) for title in ("Words", "Who does what"))
    held = add(TrainingSession, title="One", state=SessionState.HELD)
    add(SessionModule, session_id=held, module_id=words)
    add(SessionAttendance, session_id=held, organisation_id=school, people=2)
    steps.arrive(step="training", page="prepare")
    known = find(Text, "training.prepare.partners.known")
    assert known.text() == "Espace Jeunes has not been with us yet."
    find(RecordTableView, "training.prepare.partners.table").select_id(school)
    assert known.text() == "Collège des Tilleuls took part in: Words. Not yet: Who does what."
    steps.arrive(step="training", page="prepare", record=roles)
    assert find(RecordTableView, "training.prepare.modules.table").current_id() == roles


def test_sectors_that_have_not_sat_together_are_told_kindly(
    steps: StepsPage, add: Make, partner: Make, find: Find
) -> None:
    school = partner("Collège des Tilleuls", Sector.YOUTH_EDUCATION)
    club = partner("FC Tilleuls", Sector.SPORT_CULTURE)
    first, second = (
        add(TrainingSession, title=title, state=SessionState.HELD, held_on=dt.date(2026, 9, day))
        for title, day in (("One", 10), ("Two", 17))
    )
    add(SessionAttendance, session_id=first, organisation_id=school, people=2)
    add(SessionAttendance, session_id=second, organisation_id=club, people=3)
    steps.arrive(step="training", page="prepare")
    view: Any = steps.frame.view
    words = find(Text, "training.prepare.mix.words").text()
    assert words.startswith("Among themselves so far: One; Two.")
    assert words.endswith("Not at one table yet: Youth and education with Sport and culture.")
    assert "0 of 1 pair of sectors met." in words
    view.mix.view.activated.emit(second)
    assert steps.frame.key == "sessions"
    assert find_current(steps) == second
