"""A step is under way from its first record, in one undo, unless somebody said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.base import ENTITIES, Record
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.priorities import Candidate, Criterion
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.services import beginnings, networks, priorities, ratings, records

if TYPE_CHECKING:
    from tests.services.conftest import Work


def standing(work: Work, step: Step) -> StepProgress:
    (found,) = [row for row in work.all(StepProgress) if row.step is step]
    return found  # type: ignore[no-any-return] # Dataset rows of this entity


def test_the_first_finding_begins_the_diagnosis_and_nothing_else(work: Work) -> None:
    work.add(Finding, statement="Few places to meet")
    assert standing(work, Step.DIAGNOSIS).state is StepState.UNDER_WAY
    assert standing(work, Step.DIAGNOSIS).state_on == ratings.today(work.ws)
    others = [row.state for row in work.all(StepProgress) if row.step is not Step.DIAGNOSIS]
    assert set(others) == {StepState.NOT_STARTED}
    work.undo()
    assert work.all(Finding) == []
    assert standing(work, Step.DIAGNOSIS).state is StepState.NOT_STARTED
    assert standing(work, Step.DIAGNOSIS).state_on is None


@pytest.mark.parametrize("state", [StepState.NOT_STARTED, StepState.SKIPPED, StepState.DONE])
def test_what_somebody_said_stays(work: Work, state: StepState) -> None:
    networks.set_step(work.ws, **work.scope, step=Step.PRIORITIES, values={"state": state})
    if state is StepState.NOT_STARTED:
        # Said again in so many words: the day of it is what tells.
        assert standing(work, Step.PRIORITIES).state_on is not None
    priorities.propose(work.ws, **work.scope, title="A place to meet")
    assert standing(work, Step.PRIORITIES).state is state


def test_the_second_record_changes_nothing(work: Work) -> None:
    priorities.propose(work.ws, **work.scope, title="A place to meet")
    made = records.create(work.ws, Candidate, values={**work.scope, "title": "Parents"})
    assert "step_progress" not in made.touched


def test_starter_content_is_no_work(work: Work) -> None:
    assert work.all(Criterion)
    assert {row.state for row in work.all(StepProgress)} == {StepState.NOT_STARTED}


def test_every_step_can_begin_by_itself() -> None:
    assert set(beginnings.WORK.values()) == set(Step)
    for key in beginnings.WORK:
        entity: type[Record] = ENTITIES[key]
        assert hasattr(entity, "cycle_id"), key
