"""Two cycles side by side: figures and what became of things, checked by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pcve_desktop.methodology.cycle_comparison import (
    Change,
    Comparison,
    Fate,
    Figure,
    PillarPair,
    Reached,
    StepPair,
    Thread,
    active_on,
    compare,
)
from pcve_desktop.methodology.cycles import CycleParts
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    FindingKind,
    Form,
    Grade,
    LogKind,
    MemberRole,
    Outcome,
    Pillar,
    Sector,
    SessionState,
    Sphere,
    Step,
    StepState,
    Trend,
)

THEN, NOW = dt.date(2026, 6, 30), dt.date(2027, 6, 30)


def run(before: CycleParts, after: CycleParts, **lineage: str | None) -> Comparison:
    return compare(before, after, days=(THEN, NOW), lineage=lineage)


def counts(found: Comparison) -> dict[str, tuple[int, int]]:
    return {figure.label: (figure.before, figure.after) for figure in found.figures}


def finding(key: str, **values: Any) -> Finding:
    return Finding(id=key, network_id="n", statement=key, **values)


def action(key: str, status: ActionStatus, **values: Any) -> Action:
    return Action(id=key, network_id="n", title=key, status=status, **values)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (0, 0, Change.NONE),
        (0, 2, Change.NEW),
        (2, 2, Change.SAME),
        (2, 3, Change.MORE),
        (3, 0, Change.FEWER),
    ],
)
def test_words_describe_a_difference(before: int, after: int, change: Change) -> None:
    assert Figure("s", "l", before, after).change is change


def test_words_do_not_judge() -> None:
    words = {change.label for change in Change} | {fate.label for fate in Fate}
    assert not {word for word in words if word.lower() in {"better", "worse", "lost", "failed"}}


def test_steps_stand_side_by_side_with_their_reasons() -> None:
    before = CycleParts(
        steps=[StepProgress(cycle_id="a", network_id="n", step=Step.PRIORITIES,
                            state=StepState.ADAPTED, reason="No vote")]
    )  # fmt: skip
    after = CycleParts(
        steps=[StepProgress(cycle_id="b", network_id="n", step=Step.PRIORITIES,
                            state=StepState.DONE)]
    )  # fmt: skip
    steps = run(before, after).steps
    assert [pair.step for pair in steps] == list(Step)
    assert steps[2] == StepPair(Step.PRIORITIES, StepState.ADAPTED, StepState.DONE, "No vote", "")
    assert steps[0].before is steps[0].after is StepState.NOT_STARTED


def test_partners_count_on_the_last_day_of_each_cycle() -> None:
    def member(key: str, role: MemberRole, since: int, until: int | None = None) -> Membership:
        return Membership(
            network_id="n", organisation_id=key, role=role, since=dt.date(since, 1, 1),
            until=dt.date(until, 1, 1) if until else None,
        )  # fmt: skip

    members = [
        member("both", MemberRole.LEAD, 2025),
        member("later", MemberRole.MEMBER, 2027),
        member("left", MemberRole.LEFT, 2025, 2027),
        member("no", MemberRole.DECLINED, 2025),
        member("asked", MemberRole.INVITED, 2025),
    ]
    assert active_on(members, THEN) == {"both", "left"}
    assert active_on(members, NOW) == {"both", "later"}
    organisations = [
        Organisation(id="both", name="b", sector=Sector.HOUSING),
        Organisation(id="later", name="l", sector=Sector.SPORT_CULTURE),
        Organisation(id="left", name="x", sector=Sector.HOUSING),
    ]
    parts = CycleParts(memberships=members, organisations=organisations)
    found = counts(run(parts, parts))
    assert found["Partners taking part"] == (2, 2)
    assert found[Sector.HOUSING.label] == (2, 1)
    assert found[Sector.SPORT_CULTURE.label] == (0, 1)


def test_figures_of_training_and_diagnosis() -> None:
    organisations = [Organisation(id="o", name="o"), Organisation(id="p", name="p")]
    sessions = [
        TrainingSession(id=key, network_id="n", title=key, state=SessionState.HELD)
        for key in ("s", "t")
    ]
    seats = [("s", "o", 3), ("t", "o", 5), ("t", "p", 2)]
    attendance = [
        SessionAttendance(network_id="n", session_id=session, organisation_id=key, people=people)
        for session, key, people in seats
    ]
    before = CycleParts(
        organisations=organisations, sessions=sessions, attendance=attendance,
        findings=[finding("f", kind=FindingKind.NEED)],
    )  # fmt: skip
    after = CycleParts(
        organisations=organisations,
        findings=[
            finding("g", kind=FindingKind.NEED, grade=Grade.A, form=Form.FAR_RIGHT),
            finding("h", kind=FindingKind.RISK, grade=Grade.A, form=Form.FAR_RIGHT),
            finding("i", kind=FindingKind.RISK, grade=Grade.D, form=Form.CONSPIRACIST),
        ],
    )
    found = counts(run(before, after))
    # At least 5 people of one and 2 of the other: the largest headcount of each.
    assert found["People trained, at least"] == (7, 0)
    assert found["Sessions held"] == (2, 0)
    assert found["Findings"] == (1, 3)
    assert found[FindingKind.NEED.label] == (1, 1)
    assert found[FindingKind.RISK.label] == (0, 2)
    assert found["Forms covered"] == (0, 2)
    assert (found[Grade.A.label], found[Grade.D.label]) == ((0, 2), (0, 1))
    assert found["Not weighed yet"] == (1, 0)


def objective_parts(value: float) -> dict[str, Any]:
    return {
        "indicators": [
            Indicator(id="i", network_id="n", objective_id="o", name="i", baseline=0.0,
                      target=10.0),
            Indicator(id="x", network_id="n", objective_id="elsewhere", name="x", target=1.0),
        ],
        "measurements": [
            Measurement(network_id="n", indicator_id="i", value=value, measured_on=THEN)
        ],
    }  # fmt: skip


def test_figures_of_priorities_objectives_and_actions() -> None:
    before = CycleParts(
        candidates=[Candidate(id=key, network_id="n", title=key) for key in "abc"],
        decisions=[
            PriorityDecision(network_id="n", candidate_id="a", outcome=Outcome.RETAINED),
            PriorityDecision(network_id="n", candidate_id="b", outcome=Outcome.DEFERRED),
        ],
        objectives=[Objective(id="o", network_id="n", title="o")],
        **objective_parts(10),
        actions=[
            action("1", ActionStatus.DONE, pillar=Pillar.ACTION, spheres=(Sphere.COHESION,)),
            action("2", ActionStatus.STOPPED, pillar=Pillar.ACTION, spheres=(Sphere.PREVENTION,)),
        ],
        log=[ActionLogEntry(network_id="n", action_id="2", kind=LogKind.LESSON, text="Ask")],
    )
    after = CycleParts(actions=[action("3", ActionStatus.IDEA, pillar=Pillar.TRAINING)])
    found = run(before, after)
    numbers = counts(found)
    assert numbers[Outcome.RETAINED.label] == (1, 0)
    assert numbers[Outcome.DEFERRED.label] == (1, 0)
    assert numbers[Outcome.DROPPED.label] == (0, 0)
    assert (numbers["Objectives"], numbers["Indicators"], numbers["Indicators reached"]) == (
        (1, 0), (1, 0), (1, 0),
    )  # fmt: skip
    assert numbers["Actions"] == (2, 1)
    assert (numbers[ActionStatus.DONE.label], numbers[ActionStatus.IDEA.label]) == ((1, 0), (0, 1))
    assert numbers["Lessons noted"] == (1, 0)
    assert PillarPair(Pillar.ACTION, 2, 0) in found.pillars
    assert PillarPair(Pillar.TRAINING, 0, 1) in found.pillars
    assert (found.spheres[0].cohesion, found.spheres[0].prevention) == (1, 1)
    assert found.spheres[1].unplaced == 1


def test_a_finding_that_went_on_is_shown_with_both_ratings_and_its_trend() -> None:
    before = CycleParts(findings=[finding("old", grade=Grade.C), finding("left", grade=Grade.B)])
    after = CycleParts(
        findings=[finding("fresh"), finding("new", grade=Grade.A, trend=Trend.FALLING)]
    )
    assert run(before, after, new="old").threads_of("finding") == (
        Thread("finding", Fate.GOES_ON, "old", "new", Grade.C, Grade.A, Trend.FALLING),
        Thread("finding", Fate.NEW, None, "fresh", None, None, Trend.UNKNOWN),
        Thread("finding", Fate.NOT_TAKEN_UP, "left", None, Grade.B, None, Trend.UNKNOWN),
    )


def test_what_ended_was_not_left_behind() -> None:
    before = CycleParts(
        actions=[
            action("done", ActionStatus.DONE),
            action("stopped", ActionStatus.STOPPED),
            action("going", ActionStatus.UNDER_WAY),
            action("idea", ActionStatus.IDEA),
        ]
    )
    after = CycleParts(actions=[action("goes", ActionStatus.DONE)])
    fates = {
        thread.key: thread.fate for thread in run(before, after, goes="going").threads_of("action")
    }
    assert fates == {
        "goes": Fate.GOES_ON, "idea": Fate.NOT_TAKEN_UP, "done": Fate.ENDED, "stopped": Fate.ENDED,
    }  # fmt: skip


def test_a_deferred_candidate_that_was_taken_up() -> None:
    def decided(key: str, outcome: Outcome) -> PriorityDecision:
        return PriorityDecision(network_id="n", candidate_id=key, outcome=outcome)

    before = CycleParts(
        candidates=[Candidate(id=key, network_id="n", title=key) for key in ("then", "dropped")],
        decisions=[decided("then", Outcome.DEFERRED), decided("dropped", Outcome.DROPPED)],
    )
    after = CycleParts(
        candidates=[Candidate(id="now", network_id="n", title="now")],
        decisions=[decided("now", Outcome.RETAINED)],
    )
    assert run(before, after, now="then").threads_of("candidate") == (
        Thread("candidate", Fate.GOES_ON, "then", "now", Outcome.DEFERRED, Outcome.RETAINED),
        Thread("candidate", Fate.ENDED, "dropped", None, Outcome.DROPPED),
    )


def test_an_objective_is_followed_by_what_it_reached() -> None:
    def parts(key: str, value: float) -> CycleParts:
        made = objective_parts(value)
        made["indicators"][0].objective_id = key
        return CycleParts(objectives=[Objective(id=key, network_id="n", title=key)], **made)

    found = run(parts("then", 4), parts("now", 10), now="then").threads_of("objective")
    assert [(thread.then, thread.now) for thread in found] == [
        (Reached.NOT_REACHED, Reached.REACHED)
    ]


def test_threads_lead_over_cycles_in_between_and_never_in_a_circle() -> None:
    before = CycleParts(findings=[finding("first")])
    after = CycleParts(findings=[finding("third"), finding("round")])
    found = run(before, after, third="second", second="first", round="again", again="round")
    assert [(thread.fate, thread.before_id) for thread in found.threads_of("finding")] == [
        (Fate.GOES_ON, "first"),
        (Fate.NEW, None),
    ]
