"""The evening in the facilitator's window: tonight's meeting, who is here, what is decided."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.sharing import Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.screens.spoken import screen_words
from pcve_desktop.ui.projecting.evening import EveningPart
from pcve_desktop.ui.projecting.session import Session
from tests.ui.projecting.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def evening(qtbot: QtBot, context: Context, partner: Callable[[str], str]) -> Iterator[EveningPart]:
    for name in ("Coach", "Library"):
        partner(name)
    session = Session(context)
    session.show("priorities", "vote")
    part = EveningPart(context, session)
    session.moved.connect(part.refresh)
    qtbot.addWidget(part)
    part.refresh()
    part.show()
    yield part
    session.end()
    part.hide()


def wall(evening: EveningPart) -> str:
    screen = evening._session.screen
    assert screen is not None
    return "\n".join(screen_words(screen))


def test_a_meeting_of_today_can_be_noted_at_once(evening: EveningPart, context: Context) -> None:
    assert evening.new.isVisible()
    assert not evening.here.isVisible()
    evening.new.click()
    settle()

    (meeting,) = context.data.all(Meeting)
    assert meeting.held_on == context.today()
    assert len(context.data.all(MeetingAttendance)) == 3
    assert evening.here.isVisible()
    assert not evening.new.isVisible()


def test_the_next_meeting_can_be_held_today(
    evening: EveningPart, context: Context, add: Callable[..., str]
) -> None:
    planned = add(Meeting, title="Choosing", held_on=context.today() + dt.timedelta(days=8))
    assert "Choosing" in evening.title.text()
    evening.planned.click()
    settle()

    meeting = context.data.get(Meeting, planned)
    assert meeting is not None
    assert meeting.held_on == context.today()
    assert evening.title.text() == "Choosing"
    context.undo()
    assert evening.planned.isVisible()


def test_attendance_goes_to_the_wall_at_once(evening: EveningPart, context: Context) -> None:
    evening.new.click()
    evening.here.click()
    settle()
    assert evening.attendance.isVisible()
    assert not evening.decisions.isVisible()
    assert "Who is here?" in wall(evening)
    row = evening.attendance.after.rows()[0]
    row.choice.button(Presence.PRESENT.value).click()
    settle()

    assert "1 of 3 organisations are here" in wall(evening)
    assert "Coach" in wall(evening)
    assert "Library" not in wall(evening)
    assert [line.presence for line in context.data.all(MeetingAttendance)].count(
        Presence.PRESENT
    ) == 1


def test_decisions_are_those_of_the_meeting(evening: EveningPart, context: Context) -> None:
    evening.new.click()
    evening.decided.click()
    settle()
    evening.decisions.new_decision.setText("Invite the schools")
    evening.decisions.new_who.setEditText("libra")
    evening.decisions.new_day.setText("12.12.")
    evening.decisions.add()
    settle()

    (decision,) = context.data.all(MeetingDecision)
    assert decision.meeting_id == context.data.all(Meeting)[0].id
    assert "Invite the schools" in wall(evening)
    assert "Library · until 12 Dec" in wall(evening)
    evening.last.click()
    assert "What we decided tonight" in wall(evening)
    assert "Invite the schools" in wall(evening)


def test_the_step_comes_back(evening: EveningPart) -> None:
    evening.new.click()
    assert not evening.back.isVisible()
    evening.last.click()
    assert evening.back.isVisible()
    evening.back.click()
    assert evening._session.is_at("priorities", "vote")
    assert not evening.attendance.isVisible()
    assert not evening.decisions.isVisible()


def test_the_page_to_send_is_that_of_tonight(evening: EveningPart, context: Context) -> None:
    wished: list[str] = []
    context.wished.connect(wished.append)
    evening.new.click()
    evening.print.click()

    assert wished == [f"print:tonight:{context.data.all(Meeting)[0].id}"]
