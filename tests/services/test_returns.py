"""Accepting what a return form proposes: one step, one undo, the rules of the services."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import cycles, history, records
from pcve_desktop.services.return_columns import (
    ACTIONS,
    MILESTONES,
    NOTE,
    PARTS,
    decode,
    encode,
    value_text,
)
from pcve_desktop.services.returns import Proposal, ReturnError, Since, apply_proposals

if TYPE_CHECKING:
    from tests.services.conftest import Work

TODAY = dt.date(2026, 11, 24)


def proposal(
    record_id: str,
    key: str,
    now: object,
    after: object,
    *,
    entity: str = "action",
    action_id: str = "",
    kind: LogKind | None = None,
) -> Proposal:
    part = next(part for part in PARTS if part.key == entity)
    return Proposal(
        entity=entity, record_id=record_id, column=part.column(key),
        action_id=action_id or record_id, action="Radio", title="Radio", sheet="Actions", row=3,
        sent=now, now=now, after=after, note_kind=kind,
    )  # fmt: skip


def test_what_is_accepted_is_one_step_and_one_undo(work: Work) -> None:
    radio = work.add(Action, title="Radio", progress=30, status=ActionStatus.UNDER_WAY)
    step = work.add(Milestone, title="Print", action_id=radio)
    accepted = [
        proposal(radio, "actual_end", None, dt.date(2026, 11, 20)),
        proposal(radio, "status", ActionStatus.UNDER_WAY, ActionStatus.DONE),
        proposal(radio, NOTE, None, "Heard by many.", kind=LogKind.LESSON),
        proposal(step, "done_on", None, TODAY, entity="milestone", action_id=radio),
    ]

    apply_proposals(work.ws, accepted, organisation="Médiathèque Olympe", today=TODAY)

    action = work.get(Action, radio)
    assert (action.status, action.progress) == (ActionStatus.DONE, 100)
    assert action.actual_end == dt.date(2026, 11, 20)
    assert work.get(Milestone, step).done_on == TODAY
    (entry,) = work.all(ActionLogEntry)
    assert (entry.kind, entry.text) == (LogKind.LESSON, "Heard by many.")

    undone = history.can_undo(work.ws)
    assert undone is not None
    assert undone.label_values["organisation"] == "Médiathèque Olympe"
    work.undo()
    action = work.get(Action, radio)
    assert (action.status, action.progress, action.actual_end) == (
        ActionStatus.UNDER_WAY, 30, None,
    )  # fmt: skip
    assert work.get(Milestone, step).done_on is None
    assert work.all(ActionLogEntry) == []


def test_a_value_that_changed_while_somebody_looked_stops_all(work: Work) -> None:
    radio = work.add(Action, title="Radio", progress=30)
    walk = work.add(Action, title="Walk", progress=10)
    accepted = [proposal(walk, "progress", 10, 20), proposal(radio, "progress", 25, 40)]

    with pytest.raises(ReturnError):
        apply_proposals(work.ws, accepted, organisation="Club")

    assert work.get(Action, walk).progress == 10


def test_a_record_that_is_gone_stops_all(work: Work) -> None:
    walk = work.add(Action, title="Walk", progress=10)
    accepted = [proposal(walk, "progress", 10, 20), proposal("gone", "progress", None, 40)]

    with pytest.raises(records.RecordGone):
        apply_proposals(work.ws, accepted, organisation="Club")

    assert work.get(Action, walk).progress == 10


def test_a_closed_cycle_stays_as_it_was(work: Work) -> None:
    walk = work.add(Action, title="Walk", progress=10)
    cycles.close_cycle(work.ws, work.cycle, cycles.Closing(TODAY))

    with pytest.raises(records.CycleClosed):
        apply_proposals(work.ws, [proposal(walk, "progress", 10, 20)], organisation="Club")
    note = proposal(walk, NOTE, None, "Late.", kind=LogKind.SETBACK)
    with pytest.raises(records.CycleClosed):
        apply_proposals(work.ws, [note], organisation="Club")


def test_values_are_kept_as_text_and_come_back() -> None:
    for part, key, value in (
        (ACTIONS, "status", ActionStatus.PAUSED),
        (ACTIONS, "progress", 0),
        (ACTIONS, "evidence", "=a"),
        (MILESTONES, "due_on", TODAY),
        (MILESTONES, "done_on", None),
    ):
        assert decode(part.column(key), encode(value)) == value
    with pytest.raises(ValueError, match="month"):
        decode(MILESTONES.column("due_on"), "2026-13-01")


def test_values_in_words() -> None:
    shown = [
        value_text(ACTIONS.column(key), value, Translator("en"))
        for key, value in (("status", ActionStatus.DONE), ("progress", 0), ("actual_end", TODAY),
                           ("evidence", None), ("participants", 1200))
    ]  # fmt: skip

    assert shown == ["Done", "0%", "24 Nov 2026", "empty", "1,200"]


def test_only_what_nobody_touched_and_nothing_hints_at_is_plain() -> None:
    from dataclasses import replace

    plain = proposal("a", "progress", 1, 2)
    assert plain.plain
    assert not replace(plain, since=Since.CHANGED).plain
    assert not replace(plain, after=None).plain


def test_each_record_is_said_and_stopping_takes_everything_back(work: Work) -> None:
    radio = work.add(Action, title="Radio", progress=30)
    fair = work.add(Action, title="Fair", progress=10)
    accepted = [
        dataclasses.replace(proposal(radio, "progress", 30, 60), title="Radio"),
        proposal(radio, NOTE, None, "Heard by many.", kind=LogKind.LESSON),
        dataclasses.replace(proposal(fair, "progress", 10, 20), title="Fair"),
    ]
    said: list[tuple[int, int, str]] = []

    class StoppedError(Exception):
        pass

    def stop_at_the_second(done: int, total: int, title: str) -> None:
        said.append((done, total, title))
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        apply_proposals(work.ws, accepted, organisation="Olympe", step=stop_at_the_second)

    assert said == [(0, 2, "Radio"), (1, 2, "Fair")]
    assert work.get(Action, radio).progress == 30
    apply_proposals(work.ws, accepted, organisation="Olympe")
    assert (work.get(Action, radio).progress, work.get(Action, fair).progress) == (60, 20)
