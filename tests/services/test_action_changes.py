"""Many actions changed at once: the preview, one undo, the lesson, nothing by halves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.vocabularies import ActionStatus, LogKind, Pillar
from pcve_desktop.services import records
from pcve_desktop.services.action_changes import (
    ChangeLine,
    ManyChange,
    change_many,
    delete_many,
    preview,
)
from tests.services.conftest import DAY

if TYPE_CHECKING:
    from tests.services.conftest import Work

WEEK = dt.timedelta(days=7)


@pytest.fixture
def three(work: Work) -> list[str]:
    """Return three actions: two planned with dates, one under way without."""
    return [
        work.add(Action, title="A", status=ActionStatus.PLANNED, planned_end=DAY),
        work.add(
            Action,
            title="B",
            status=ActionStatus.PLANNED,
            planned_start=DAY,
            planned_end=DAY + WEEK,
        ),
        work.add(Action, title="C", status=ActionStatus.UNDER_WAY),
    ]


def test_the_preview_says_what_differs(work: Work, three: list[str]) -> None:
    change = ManyChange({"status": ActionStatus.UNDER_WAY, "pillar": None}, shift=7)
    assert preview(work.ws, three, change) == [
        ChangeLine("status", (ActionStatus.PLANNED,), ActionStatus.UNDER_WAY, 2),
        ChangeLine("shift", (), 7, 2),
    ]
    assert preview(work.ws, three, ManyChange()) == []


def test_one_step_changes_all_and_one_undo_takes_it_back(work: Work, three: list[str]) -> None:
    change = ManyChange({"status": ActionStatus.UNDER_WAY, "pillar": Pillar.ACTION}, shift=-7)
    change_many(work.ws, three, change, network_id=work.network)
    first, second, third = (work.get(Action, key) for key in three)
    assert {item.status for item in (first, second, third)} == {ActionStatus.UNDER_WAY}
    assert {item.pillar for item in (first, second, third)} == {Pillar.ACTION}
    assert first.planned_end == DAY - WEEK
    assert (second.planned_start, second.planned_end) == (DAY - WEEK, DAY)
    # As when it is changed alone: the start is noted.
    assert first.actual_start is not None
    assert third.actual_start is None
    work.undo()
    assert [work.get(Action, key).status for key in three] == [
        ActionStatus.PLANNED, ActionStatus.PLANNED, ActionStatus.UNDER_WAY,
    ]  # fmt: skip
    assert work.get(Action, three[0]).planned_end == DAY


def test_stopping_many_keeps_the_lesson_with_each(work: Work, three: list[str]) -> None:
    change = ManyChange({"status": ActionStatus.STOPPED}, lesson="Ask first, then vote")
    change_many(work.ws, three, change, network_id=work.network)
    notes = work.all(ActionLogEntry)
    assert {note.action_id for note in notes} == set(three)
    assert {(note.kind, note.text) for note in notes} == {(LogKind.LESSON, "Ask first, then vote")}
    work.undo()
    assert not work.all(ActionLogEntry)


def test_a_wrong_value_changes_none(work: Work, three: list[str]) -> None:
    with pytest.raises(records.InvalidRecord):
        records.update_many(
            work.ws, Action, {three[0]: {"title": "Other"}, three[1]: {"title": ""}}
        )
    assert work.get(Action, three[0]).title == "A"
    with pytest.raises(records.RecordGone):
        records.update_many(work.ws, Action, {three[0]: {"title": "Other"}, "gone": {}})
    assert work.get(Action, three[0]).title == "A"


def test_deleting_several_takes_their_parts_and_comes_back(work: Work, three: list[str]) -> None:
    work.add(Milestone, action_id=three[0], title="Book the hall")
    delete_many(work.ws, [*three[:2], "gone"])
    assert [item.title for item in work.all(Action)] == ["C"]
    assert not work.all(Milestone)
    work.undo()
    assert len(work.all(Action)) == 3
    assert len(work.all(Milestone)) == 1


def test_what_is_stopped_leaves_everything(work: Work, three: list[str]) -> None:
    class StoppedError(Exception):
        pass

    calls: list[int] = []

    def check() -> None:
        calls.append(1)
        if len(calls) == 2:
            raise StoppedError

    change = ManyChange({"pillar": Pillar.ACTION})
    with pytest.raises(StoppedError):
        change_many(work.ws, three, change, network_id=work.network, check=check)
    assert {work.get(Action, key).pillar for key in three} == {None}
    calls.clear()
    with pytest.raises(StoppedError):
        delete_many(work.ws, three, check=check)
    assert len(work.all(Action)) == 3
