"""The state of the steps and their notes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology.overview import (
    CycleRecords,
    benchmarks_reached,
    continue_with,
    standings,
    step_note,
)
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.priorities import Ballot, Candidate, PriorityDecision, Vote
from pcve_desktop.models.sharing import Meeting, Protocol, ProtocolMember
from pcve_desktop.models.training import TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    MemberRole,
    SessionState,
    Step,
    StepState,
    VoteState,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)
MEMBERS = [
    Membership(network_id="n", organisation_id=key, role=role)
    for key, role in (("a", MemberRole.LEAD), ("b", MemberRole.MEMBER), ("c", MemberRole.LEFT))
]
READY = {
    "specific": True, "measurable": True, "achievable": True, "relevant": True,
    "deadline": dt.date(2027, 6, 30),
}  # fmt: skip


def progress(step: Step, state: StepState, reason: str | None = None) -> StepProgress:
    return StepProgress(network_id="n", cycle_id="c", step=step, state=state, reason=reason)


def note(tr: Translator, step: Step, **records: Any) -> str:
    given = CycleRecords(**records)
    return step_note(tr, standings(given)[step.number - 1], given, today=TODAY)


def test_a_step_follows_the_work_until_the_group_speaks() -> None:
    records = CycleRecords(
        steps=[
            progress(Step.TRAINING, StepState.ADAPTED, "Three evenings"),
            progress(Step.PRIORITIES, StepState.NOT_STARTED),
        ],
        findings=[Finding(statement="x")],
        candidates=[Candidate(title="x")],
    )
    found = standings(records)
    assert [(item.step, item.state, item.stated) for item in found] == [
        (Step.TRAINING, StepState.ADAPTED, True),
        (Step.DIAGNOSIS, StepState.UNDER_WAY, False),
        (Step.PRIORITIES, StepState.UNDER_WAY, False),
        (Step.OBJECTIVES, StepState.NOT_STARTED, False),
        (Step.ACTIONS, StepState.NOT_STARTED, False),
        (Step.SHARING, StepState.NOT_STARTED, False),
    ]
    assert found[0].progress is records.steps[0]


def test_not_started_with_a_date_was_said_and_stays() -> None:
    said = progress(Step.DIAGNOSIS, StepState.NOT_STARTED)
    said.state_on = TODAY
    found = standings(CycleRecords(steps=[said], findings=[Finding(statement="x")]))
    assert (found[1].state, found[1].stated) == (StepState.NOT_STARTED, True)


def test_what_to_go_on_with() -> None:
    assert continue_with(standings(CycleRecords())) is Step.TRAINING
    under_way = CycleRecords(objectives=[Objective(title="x")])
    assert continue_with(standings(under_way)) is Step.OBJECTIVES
    revisit = CycleRecords(
        objectives=[Objective(title="x")], steps=[progress(Step.SHARING, StepState.REVISIT)]
    )
    assert continue_with(standings(revisit)) is Step.SHARING
    done = CycleRecords(steps=[progress(step, StepState.DONE) for step in Step])
    assert continue_with(standings(done)) is None


@pytest.mark.parametrize("step", Step)
def test_an_empty_step_says_so(tr: Translator, step: Step) -> None:
    assert note(tr, step) == "Nothing noted yet"


def test_an_adapted_step_shows_its_reason(tr: Translator) -> None:
    steps = [progress(Step.TRAINING, StepState.ADAPTED, " Three evenings, not two days ")]
    assert note(tr, Step.TRAINING, steps=steps) == "Three evenings, not two days"


def test_notes_of_training_and_diagnosis(tr: Translator) -> None:
    sessions = [TrainingSession(title="x", state=SessionState.HELD) for _ in range(3)]
    assert note(tr, Step.TRAINING, sessions=sessions) == "3 sessions held"
    sessions.append(TrainingSession(title="y"))
    assert note(tr, Step.TRAINING, sessions=sessions) == "3 sessions held, 1 planned"
    findings = [Finding(id="f", statement="x"), Finding(statement="y")]
    assert note(tr, Step.DIAGNOSIS, findings=findings) == "2 findings"
    observers = [
        FindingObserver(finding_id="f", organisation_id="a"),
        FindingObserver(finding_id="of another cycle", organisation_id="b"),
    ]
    text = note(tr, Step.DIAGNOSIS, findings=findings, observers=observers)
    assert text == "2 findings, 1 partner"


def test_notes_of_priorities(tr: Translator) -> None:
    candidates = [Candidate(id="x", title="x"), Candidate(title="y")]
    assert note(tr, Step.PRIORITIES, candidates=candidates) == "2 candidates"
    decisions = [PriorityDecision(candidate_id="x")]
    text = note(tr, Step.PRIORITIES, candidates=candidates, decisions=decisions)
    assert text == "1 priority retained"
    votes = [Vote(id="v", cycle_id="c", state=VoteState.OPEN)]
    ballots = [Ballot(vote_id="v", organisation_id="b")]
    text = note(tr, Step.PRIORITIES, candidates=candidates, decisions=decisions, votes=votes,
                ballots=ballots, memberships=MEMBERS)  # fmt: skip
    assert text == "Vote open, 1 of 2"


def test_notes_of_objectives_and_actions(tr: Translator) -> None:
    objectives = [Objective(title="x", **READY), Objective(title="y")]
    assert note(tr, Step.OBJECTIVES, objectives=objectives) == "1 of 2 objectives ready"
    actions = [Action(title="x", status=ActionStatus.DONE), Action(title="y"), Action(title="z")]
    assert note(tr, Step.ACTIONS, actions=actions) == "3 actions, 1 done"
    assert note(tr, Step.ACTIONS, actions=actions[1:]) == "2 actions"


def test_notes_of_sharing(tr: Translator) -> None:
    assert note(tr, Step.SHARING, meetings=[Meeting(title="x")]) == "1 meeting"
    draft = Protocol(id="p", title="Charter")
    assert note(tr, Step.SHARING, protocols=[draft]) == "Charter in draft"
    signed = [
        ProtocolMember(protocol_id="p", organisation_id="a", signed_on=TODAY),
        ProtocolMember(protocol_id="p", organisation_id="b"),
    ]
    text = note(tr, Step.SHARING, protocols=[draft], protocol_members=signed, memberships=MEMBERS)
    assert text == "Charter signed by 1 of 2"
    adopted = Protocol(title="Charter", adopted_on=dt.date(2026, 1, 15))
    assert note(tr, Step.SHARING, protocols=[draft, adopted]) == "Charter adopted"
    soon = Protocol(title="Charter", adopted_on=TODAY, review_on=dt.date(2027, 1, 15))
    assert note(tr, Step.SHARING, protocols=[soon]) == "Charter to read again, 15 Jan"


def test_benchmarks_reached() -> None:
    benchmarks = [
        Benchmark(step=Step.TRAINING, text="a", reached=True),
        Benchmark(step=Step.TRAINING, text="b"),
        Benchmark(step=Step.SHARING, text="c", reached=True),
    ]
    assert benchmarks_reached(benchmarks, Step.TRAINING) == (1, 2)
