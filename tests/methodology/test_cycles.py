"""What is unfinished at the end of a cycle, and why: cases checked by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology.cycles import (
    CycleParts,
    Lesson,
    OpenEnds,
    Why,
    lessons,
    next_name,
    open_ends,
    unfinished,
)
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionObjective, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.sharing import InformationFlow, Meeting, Protocol
from pcve_desktop.models.training import TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    Grade,
    LogKind,
    Outcome,
    Step,
    StepState,
    Trend,
)

if TYPE_CHECKING:
    from pcve_desktop.models import Record

TODAY = dt.date(2027, 6, 30)
SCOPE = {"network_id": "n", "cycle_id": "c"}


def make(entity: type[Record], key: str, **values: Any) -> Any:
    known = {name: value for name, value in SCOPE.items() if hasattr(entity, name)}
    return entity(id=key, **known | values)


def reasons(parts: CycleParts, entity: str) -> dict[str, Why]:
    return {part.id: part.why for part in unfinished(parts, today=TODAY)[entity]}


def finding(key: str, **values: Any) -> Any:
    settled = {"agreement": Agreement.SHARED, "grade": Grade.B, "trend": Trend.STABLE}
    return make(Finding, key, statement=key, **settled | values)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, Why.SETTLED),
        ({"agreement": Agreement.DISCUSSED}, Why.SETTLED),
        ({"agreement": Agreement.CONTESTED, "grade": None}, Why.VIEWS_DIFFER),
        ({"agreement": Agreement.NOT_DISCUSSED}, Why.NOT_DISCUSSED),
        ({"grade": Grade.D}, Why.NOT_CHECKED),
        ({"grade": None}, Why.NOT_CHECKED),
        ({"trend": Trend.RISING}, Why.RISING),
        ({"trend": Trend.FALLING}, Why.SETTLED),
    ],
)
def test_a_finding_is_unfinished_for_a_reason(values: dict[str, Any], why: Why) -> None:
    assert reasons(CycleParts(findings=[finding("f", **values)]), "finding") == {"f": why}


def test_a_settled_finding_goes_on_with_the_priority_that_rests_on_it() -> None:
    parts = CycleParts(
        findings=[finding("used"), finding("free")],
        candidates=[make(Candidate, "k", title="k")],
        grounds=[make(CandidateFinding, "g", candidate_id="k", finding_id="used")],
    )
    assert reasons(parts, "finding") == {"used": Why.GROUND, "free": Why.SETTLED}


def decision(candidate: str, outcome: Outcome, day: int = 1) -> Any:
    return make(
        PriorityDecision, f"{candidate}.{day}", candidate_id=candidate, outcome=outcome,
        decided_on=dt.date(2027, 1, day),
    )  # fmt: skip


def test_the_latest_decision_says_whether_a_candidate_waits() -> None:
    parts = CycleParts(
        candidates=[make(Candidate, key, title=key) for key in ("open", "later", "no", "yes")],
        decisions=[
            decision("later", Outcome.RETAINED, 1),
            decision("later", Outcome.DEFERRED, 2),
            decision("no", Outcome.DROPPED),
            decision("yes", Outcome.RETAINED),
        ],
    )
    assert reasons(parts, "candidate") == {
        "open": Why.UNDECIDED, "later": Why.DEFERRED, "yes": Why.WORKED_ON,
    }  # fmt: skip


def objective(key: str, candidate: str = "k") -> Any:
    return make(Objective, key, title=key, candidate_id=candidate)


def indicator(key: str, owner: str, target: float | None) -> Any:
    return make(Indicator, key, objective_id=owner, name=key, baseline=0.0, target=target)


def measured(owner: str, value: float, day: int = 1) -> Any:
    return make(
        Measurement, f"{owner}.{day}", indicator_id=owner, value=value,
        measured_on=dt.date(2027, 2, day),
    )  # fmt: skip


def test_an_objective_is_reached_when_all_its_targets_are() -> None:
    parts = CycleParts(
        objectives=[objective(key) for key in ("none", "silent", "half", "whole", "aimless")],
        indicators=[
            indicator("s", "silent", 10),
            indicator("h1", "half", 10),
            indicator("h2", "half", 10),
            indicator("w1", "whole", 10),
            indicator("w2", "whole", None),
            indicator("a", "aimless", None),
        ],
        measurements=[
            measured("h1", 12),
            measured("h2", 4),
            measured("w1", 4, 1),
            measured("w1", 10, 2),
            measured("a", 7),
        ],
    )
    assert reasons(parts, "objective") == {
        "none": Why.NO_INDICATOR,
        "silent": Why.NOT_MEASURED,
        "half": Why.NOT_REACHED,
        "whole": Why.REACHED,
        "aimless": Why.NOT_REACHED,
    }


def retained_with(objectives: list[Any], **more: Any) -> Why:
    parts = CycleParts(
        candidates=[make(Candidate, "k", title="k")],
        decisions=[decision("k", Outcome.RETAINED)],
        objectives=objectives,
        indicators=[indicator("i", "o", 10)],
        measurements=[measured("i", 10)],
        **more,
    )
    return reasons(parts, "candidate")["k"]


def test_a_retained_priority_is_complete_when_nothing_of_it_waits() -> None:
    serving = [make(ActionObjective, "l", action_id="a", objective_id="o")]
    done = [make(Action, "a", title="a", status=ActionStatus.DONE)]
    paused = [make(Action, "a", title="a", status=ActionStatus.PAUSED)]
    assert retained_with([objective("o")]) is Why.COMPLETE
    assert retained_with([objective("o")], actions=done, serving=serving) is Why.COMPLETE
    assert retained_with([objective("o")], actions=paused, serving=serving) is Why.WORKED_ON
    assert retained_with([objective("o"), objective("p")]) is Why.WORKED_ON
    assert retained_with([]) is Why.WORKED_ON


def test_only_open_actions_the_latest_charter_and_coming_meetings_go_on() -> None:
    parts = CycleParts(
        actions=[make(Action, status.value, title="x", status=status) for status in ActionStatus],
        protocols=[
            make(Protocol, "p1", title="Old", adopted_on=dt.date(2026, 1, 1)),
            make(Protocol, "p2", title="New", adopted_on=dt.date(2027, 1, 1)),
        ],
        flows=[make(InformationFlow, "w", what="Dates")],
        meetings=[
            make(Meeting, "past", title="m", held_on=dt.date(2027, 6, 30)),
            make(Meeting, "next", title="m", held_on=dt.date(2027, 7, 1)),
            make(Meeting, "some day", title="m"),
        ],
    )
    assert list(reasons(parts, "action")) == ["idea", "planned", "under_way", "paused"]
    assert reasons(parts, "protocol") == {"p2": Why.TO_READ_AGAIN}
    assert reasons(parts, "information_flow") == {"w": Why.HOLDS}
    assert reasons(parts, "meeting") == {"next": Why.PLANNED}


def test_nothing_in_a_cycle_means_nothing_unfinished_but_its_steps() -> None:
    found = unfinished(CycleParts(), today=TODAY)
    assert all(not parts for parts in found.values())
    assert open_ends(CycleParts(), today=TODAY).steps == tuple(Step)


def test_open_ends_are_counted() -> None:
    states = {Step.TRAINING: StepState.DONE, Step.DIAGNOSIS: StepState.ADAPTED,
              Step.PRIORITIES: StepState.SKIPPED, Step.OBJECTIVES: StepState.REVISIT,
              Step.ACTIONS: StepState.UNDER_WAY, Step.SHARING: StepState.DONE}  # fmt: skip
    parts = CycleParts(
        steps=[make(StepProgress, key, step=key, state=state) for key, state in states.items()],
        benchmarks=[make(Benchmark, "b1", text="b", reached=True), make(Benchmark, "b2", text="b")],
        findings=[finding("f1", agreement=Agreement.CONTESTED), finding("f2", grade=Grade.D)],
        candidates=[make(Candidate, "k", title="k")],
        objectives=[objective("silent"), objective("half")],
        indicators=[indicator("h", "half", 10)],
        measurements=[measured("h", 4)],
        actions=[
            make(Action, "a", title="a", status=ActionStatus.PLANNED),
            make(Action, "d", title="d", status=ActionStatus.DONE),
        ],
        milestones=[
            make(Milestone, "m1", action_id="a", title="m"),
            make(Milestone, "m2", action_id="a", title="m", done_on=TODAY),
            make(Milestone, "m3", action_id="d", title="m"),
        ],
    )
    ends = open_ends(parts, today=TODAY)
    assert ends == OpenEnds(
        steps=(Step.OBJECTIVES, Step.ACTIONS), benchmarks=1, findings=1, candidates=1,
        objectives=1, unmeasured=1, actions=1, milestones=1, meetings=0,
    )  # fmt: skip


def test_lessons_come_from_where_people_wrote_them() -> None:
    def entry(key: str, kind: LogKind, text: str, learned: str | None, day: int) -> Any:
        return make(
            ActionLogEntry, key, action_id="a", kind=kind, text=text, learned=learned,
            noted_on=dt.date(2027, 1, day),
        )  # fmt: skip

    parts = CycleParts(
        actions=[make(Action, "a", title="a")],
        log=[
            entry("2", LogKind.LESSON, "Ask first", None, 2),
            entry("1", LogKind.SETBACK, "Nobody came", "Begin later", 1),
            entry("3", LogKind.SETBACK, "It rained", None, 3),
            entry("4", LogKind.LESSON, "ask  FIRST", None, 4),
            entry("5", LogKind.PROGRESS, "It went well", None, 5),
            make(ActionLogEntry, "x", action_id="other", kind=LogKind.LESSON, text="Elsewhere"),
        ],
        sessions=[make(TrainingSession, "s", title="s", change="More time to talk")],
        meetings=[make(Meeting, "m", title="m", setback="Too long")],
        steps=[make(StepProgress, "t", step=Step.SHARING, summary="Short charters are read")],
    )
    assert lessons(parts) == (
        Lesson("1", "Begin later"),
        Lesson("2", "Ask first"),
        Lesson("s", "More time to talk"),
        Lesson("m", "Too long"),
        Lesson("t", "Short charters are read"),
    )


@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("2026-2027", "2027-2028"),
        ("2026–2028", "2028–2030"),
        ("Cycle 2026/2027", "Cycle 2027/2028"),
        ("Year 2026", "Year 2027"),
        ("Second round", "2027-2028"),
    ],
)
def test_the_next_cycle_is_named_after_the_last(name: str, then: str) -> None:
    assert next_name(name, dt.date(2027, 9, 1)) == then
