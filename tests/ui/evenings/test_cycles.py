"""The last evening of a cycle: close it, begin the next from what is unfinished, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import ActionStatus, Agreement, Grade, LogKind
from pcve_desktop.services import records

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening


@pytest.fixture
def worked(evening: Evening) -> Evening:
    """Give a cycle in which there was some work."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    for statement, agreement in (
        ("Rumours travel faster than facts", Agreement.CONTESTED),
        ("Coaches whom teenagers trust", Agreement.SHARED),
    ):
        values = {"statement": statement, "agreement": agreement, "grade": Grade.B}
        context.announce(records.create(context.ws, Finding, values=scope | values))
    for title, status in (("Debate night", ActionStatus.UNDER_WAY), ("Fair", ActionStatus.DONE)):
        made = records.create(context.ws, Action, values=scope | {"title": title, "status": status})
        context.announce(made)
        owner = {"network_id": context.network_id, "action_id": made.first_id}
        if status is ActionStatus.DONE:
            learned = {"kind": LogKind.LESSON, "text": "Ask the young people first"}
            context.announce(records.create(context.ws, ActionLogEntry, values=owner | learned))
        else:
            stone = {"title": "Book the hall"}
            context.announce(records.create(context.ws, Milestone, values=owner | stone))
    evening.settle()
    return evening


def cycles(evening: Evening) -> list[Cycle]:
    return evening.data.everywhere(Cycle)


def go_to_cycles(evening: Evening) -> None:
    """Walk down the rail, from wherever the keyboard is."""
    evening.press("Ctrl+0", "F6")
    evening.reach("rail.overview")
    evening.reach("rail.cycles", key="Down")
    evening.press("Space", "F6")


def close(evening: Evening) -> None:
    """Close the only open cycle, with a lesson in own words and one that was noted."""
    go_to_cycles(evening)
    evening.reach("cycles.card.0.close")
    evening.press("Space")
    evening.reach("dialog.close_cycle.lessons")
    evening.type("Evenings work better than mornings")
    evening.reach("dialog.close_cycle.lessons.noted.list")
    evening.press("Down", "Space")
    evening.reach("dialog.close_cycle.save")
    evening.press("Return")


def test_a_cycle_closes_with_its_lessons(worked: Evening) -> None:
    close(worked)
    (cycle,) = cycles(worked)
    assert cycle.closed_on is not None
    assert cycle.lessons == "Evenings work better than mornings\nAsk the young people first"
    assert worked.has("closed.notice")


def test_closing_is_undone_at_once(worked: Evening) -> None:
    close(worked)
    worked.press("Ctrl+Z")
    assert [cycle.closed_on for cycle in cycles(worked)] == [None]
    assert not worked.has("closed.notice")
    worked.press("Ctrl+Y")
    assert cycles(worked)[0].closed_on is not None


def test_nothing_is_written_in_a_closed_cycle(worked: Evening) -> None:
    close(worked)
    worked.press("Ctrl+2")
    line = worked.reach("diagnosis.gather.line")
    worked.type("A late thought", enter=True)
    assert isinstance(line, QLineEdit)
    assert (line.text(), len(worked.all(Finding))) == ("", 2)
    worked.press("Ctrl+N")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "dialog.error"
    worked.press("Escape")
    assert QApplication.activeModalWidget() is None


def test_fields_can_be_written_in_again_after_the_undo(worked: Evening) -> None:
    close(worked)
    worked.press("Ctrl+2")
    worked.reach("diagnosis.gather.line")
    worked.press("Ctrl+Z")
    worked.press("Ctrl+0", "Ctrl+2")
    worked.reach("diagnosis.gather.line")
    worked.type("A late thought", enter=True)
    assert len(worked.all(Finding)) == 3


def begin_next(evening: Evening) -> None:
    """Begin the next cycle with the proposed parts and one more finding."""
    evening.press("Ctrl+N")
    evening.reach("dialog.begin_cycle.finding.list")
    evening.press("Down", "Space")
    evening.reach("dialog.begin_cycle.save")
    evening.press("Return")


def test_the_next_cycle_begins_from_chosen_parts(worked: Evening) -> None:
    close(worked)
    begin_next(worked)
    old, new = sorted(cycles(worked), key=lambda cycle: cycle.id)
    assert (new.continues, new.closed_on) == (old.id, None)
    assert not worked.has("closed.notice")
    (action,) = worked.all(Action)
    assert (action.title, action.status) == ("Debate night", ActionStatus.UNDER_WAY)
    stones = worked.data.where(Milestone, "action_id", action.id)
    assert [stone.title for stone in stones] == ["Book the hall"]
    assert {finding.statement for finding in worked.all(Finding)} == {
        "Rumours travel faster than facts",
        "Coaches whom teenagers trust",
    }
    worked.press("Ctrl+5")
    assert worked.has("steps.header")


def test_beginning_is_one_undo_and_leads_back(worked: Evening) -> None:
    close(worked)
    begin_next(worked)
    worked.press("Ctrl+Z")
    (cycle,) = cycles(worked)
    shell = worked.window.shell
    assert shell is not None
    assert shell.context.cycle_id == cycle.id
    assert worked.has("closed.notice")
    assert {action.title for action in worked.all(Action)} == {"Debate night", "Fair"}


def test_closing_and_beginning_in_one_go(worked: Evening) -> None:
    go_to_cycles(worked)
    worked.press("Ctrl+N")
    worked.reach("dialog.begin_cycle.close")
    worked.press("Space")
    worked.reach("dialog.begin_cycle.lessons")
    worked.type("Begin with what exists")
    worked.reach("dialog.begin_cycle.save")
    worked.press("Return")
    old, new = sorted(cycles(worked), key=lambda cycle: cycle.id)
    assert (old.lessons, old.closed_on is None, new.closed_on) == (
        "Begin with what exists", False, None,
    )  # fmt: skip


def test_two_cycles_are_compared_and_the_old_one_opened(worked: Evening) -> None:
    close(worked)
    begin_next(worked)
    go_to_cycles(worked)
    worked.reach("cycles.compare_two")
    worked.press("Space")
    assert worked.focus.objectName() == "cycles.compare.then"
    worked.reach("cycles.compare.steps")
    worked.reach("cycles.compare.threads")
    worked.reach("cycles.compare.figures")
    worked.reach("cycles.compare.header.back", key="Shift+Tab")
    worked.press("Space")
    worked.reach("cycles.card.1.open")
    worked.press("Space")
    shell = worked.window.shell
    assert shell is not None
    cycle = shell.context.data.cycle
    assert cycle is not None
    assert cycle.closed_on is not None
    worked.reach("closed.current")
    worked.press("Space")
    assert worked.window.shell is not None
    now = worked.window.shell.context.data.cycle
    assert now is not None
    assert now.closed_on is None
