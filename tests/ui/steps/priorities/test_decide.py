"""Page "Decide": outcomes with reason and meeting, the order of what is retained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from pcve_desktop.methodology import scoring
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Outcome
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.steps.priorities.decide import DecideView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


@pytest.fixture
def view(steps: StepsPage, candidate: Callable[..., str]) -> DecideView:
    for title in ("News", "Parents", "Clubs"):
        candidate(title)
    steps.arrive(step="priorities", page="decide")
    made = steps.frame.view
    assert isinstance(made, DecideView)
    return made


def press(find: Callable[..., Any], place: int, outcome: Outcome) -> None:
    find(QToolButton, f"priorities.decide.{place}.outcome.{outcome.value}").click()


def kept(context: Context) -> list[str]:
    data = context.data
    found = scoring.retained(data.all(Candidate), data.all(PriorityDecision))
    return [item.title for item in found]


def test_nothing_is_decided_at_first(view: DecideView) -> None:
    assert [row.outcome.current() for row in view.rows.rows()] == ["", "", ""]
    assert not view.rows.rows()[0].reason.isVisible()
    assert view.note() == "0 priorities retained"


def test_retaining_ranks_in_the_order_of_the_decisions(
    view: DecideView, context: Context, find: Callable[..., Any]
) -> None:
    press(find, 1, Outcome.RETAINED)
    press(find, 0, Outcome.RETAINED)
    assert kept(context) == ["Parents", "News"]
    assert [row.rank for row in context.data.all(PriorityDecision)] == [1, 2]
    assert [row.decided_on for row in context.data.all(PriorityDecision)] == [context.today()] * 2
    find(IconButton, "priorities.decide.retained.1.up").click()
    assert kept(context) == ["News", "Parents"]
    context.undo()
    assert kept(context) == ["Parents", "News"]


def test_a_changed_decision_keeps_the_one_before(
    view: DecideView, context: Context, find: Callable[..., Any]
) -> None:
    press(find, 0, Outcome.RETAINED)
    press(find, 0, Outcome.RETAINED)
    press(find, 0, Outcome.DEFERRED)
    rows = context.data.all(PriorityDecision)
    assert [row.outcome for row in rows] == [Outcome.RETAINED, Outcome.DEFERRED]
    assert kept(context) == []
    assert view.rows.rows()[0].outcome.current() == "deferred"


def test_the_reason_is_kept_when_the_field_is_left(
    view: DecideView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    press(find, 2, Outcome.DROPPED)
    line = find(QLineEdit, "priorities.decide.2.reason")
    qtbot.keyClicks(line, "The clubs are full")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row.reason for row in context.data.all(PriorityDecision)] == ["The clubs are full"]


def test_leaving_the_page_keeps_what_is_being_typed(
    view: DecideView, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    press(find, 0, Outcome.DEFERRED)
    qtbot.keyClicks(find(QLineEdit, "priorities.decide.0.reason"), "Later")
    assert view.leave()
    assert [row.reason for row in context.data.all(PriorityDecision)] == ["Later"]


def test_typing_a_reason_survives_another_decision(
    view: DecideView, find: Callable[..., Any], qtbot: QtBot
) -> None:
    press(find, 0, Outcome.DEFERRED)
    line = find(QLineEdit, "priorities.decide.0.reason")
    line.setFocus()
    qtbot.keyClicks(line, "Half a sen")
    view.decide(view.context.data.all(Candidate)[1].id, "retained")
    assert line.text() == "Half a sen"


def test_the_meeting_goes_with_the_decision(
    view: DecideView, context: Context, add: Callable[..., str], find: Callable[..., Any]
) -> None:
    meeting = add(Meeting, title="Choosing together", held_on=context.today())
    assert view.meeting.current_id() == meeting, "a meeting of today is proposed"
    press(find, 0, Outcome.RETAINED)
    assert context.data.all(PriorityDecision)[0].meeting_id == meeting


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Nothing is retained yet"), (1, "Few priorities"), (3, "Three to five priorities")],
)
def test_the_advice_is_kind(
    view: DecideView, find: Callable[..., Any], count: int, words: str
) -> None:
    for place in range(count):
        press(find, place, Outcome.RETAINED)
    assert view.advice.accessibleName().startswith(words)
