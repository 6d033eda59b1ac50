"""Where a step stood before: states with day, reason, office; what was undone is left out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.services import networks
from pcve_desktop.services.step_history import Stood, states

if TYPE_CHECKING:
    from tests.services.conftest import Work


def say(work: Work, **values: Any) -> None:
    networks.set_step(work.ws, **work.scope, step=Step.DIAGNOSIS, values=values)


def told(work: Work) -> list[Stood]:
    return states(work.ws, computed_id("step_progress", work.cycle, "diagnosis"))


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


def test_a_step_nobody_spoke_of_has_no_history(work: Work) -> None:
    assert told(work) == []


def test_every_state_is_kept_with_its_day_and_reason(work: Work) -> None:
    work.add(Finding, statement="Few places to meet")
    say(work, state=StepState.ADAPTED, state_on=day(3), reason="Two evenings, one at school")
    say(work, state=StepState.REVISIT, state_on=day(9), reason=None,
        returned_from=Step.OBJECTIVES, returned_on=day(9))  # fmt: skip
    say(work, state=StepState.DONE, state_on=day(20), reason=None)
    found = told(work)
    assert [one.state for one in found] == [
        StepState.UNDER_WAY, StepState.ADAPTED, StepState.REVISIT, StepState.DONE,
    ]  # fmt: skip
    assert [one.since for one in found[1:]] == [day(3), day(9), day(20)]
    assert [one.reason for one in found] == ["", "Two evenings, one at school", "", ""]
    assert (found[2].returned_from, found[2].returned_on) == (Step.OBJECTIVES, day(9))
    assert {one.office for one in found} == {work.ws.office_id}


def test_a_reason_written_later_belongs_to_its_state(work: Work) -> None:
    say(work, state=StepState.SKIPPED, state_on=day(3))
    say(work, reason="We did this together last year")
    say(work, state=StepState.UNDER_WAY, state_on=day(4), reason=None)
    assert [one.reason for one in told(work)] == ["We did this together last year", ""]


def test_the_same_reason_said_twice_is_one_state(work: Work) -> None:
    say(work, state=StepState.DONE, state_on=day(3))
    say(work, summary="Three findings stand out")
    say(work, state=StepState.DONE, state_on=day(3))
    assert [(one.state, one.since) for one in told(work)] == [(StepState.DONE, day(3))]


def test_what_was_undone_is_left_out(work: Work) -> None:
    say(work, state=StepState.DONE, state_on=day(3))
    say(work, state=StepState.SKIPPED, state_on=day(4), reason="By mistake")
    work.undo()
    assert [one.state for one in told(work)] == [StepState.DONE]
