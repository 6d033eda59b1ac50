"""The state of a cycle: where each of the six steps stands, in a state and a short note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.methodology import diagnosis, scoring, smart, voting
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.priorities import Ballot, Candidate, PriorityDecision, Vote
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    Protocol,
    ProtocolMember,
)
from pcve_desktop.models.training import HexagonExercise, TrainingSession
from pcve_desktop.models.vocabularies import ActionStatus, SessionState, Step, StepState, VoteState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.network import Benchmark

REVIEW_DAYS = 60
"""How long before its review the charter is announced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleRecords:
    """The records of one cycle that its overview reads; what is left out counts as none."""

    steps: Sequence[StepProgress] = ()
    memberships: Sequence[Membership] = ()
    sessions: Sequence[TrainingSession] = ()
    exercises: Sequence[HexagonExercise] = ()
    findings: Sequence[Finding] = ()
    observers: Sequence[FindingObserver] = ()
    candidates: Sequence[Candidate] = ()
    votes: Sequence[Vote] = ()
    ballots: Sequence[Ballot] = ()
    decisions: Sequence[PriorityDecision] = ()
    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    actions: Sequence[Action] = ()
    protocols: Sequence[Protocol] = ()
    protocol_members: Sequence[ProtocolMember] = ()
    flows: Sequence[InformationFlow] = ()
    meetings: Sequence[Meeting] = ()

    @property
    def active_ids(self) -> list[str]:
        """Return the organisations that take part today."""
        return [item.organisation_id for item in self.memberships if item.role.active]


@dataclass(frozen=True, slots=True)
class StepStanding:
    """Where a step stands; `stated` when the group said so, else the state follows from the work.

    `progress` is the record behind it (reason, return arrow, summary), None when there is none.
    """

    step: Step
    state: StepState
    stated: bool
    progress: StepProgress | None


def standings(records: CycleRecords) -> tuple[StepStanding, ...]:
    """Return the six steps in order. A step nobody spoke of is under way once it holds work.

    "Not started" with a date was said by somebody, and stays.
    """
    said = {progress.step: progress for progress in records.steps}
    found: list[StepStanding] = []
    for step in Step:
        progress = said.get(step)
        spoken = progress is not None and progress.state_on is not None
        if progress is not None and (spoken or progress.state is not StepState.NOT_STARTED):
            found.append(StepStanding(step, progress.state, stated=True, progress=progress))
        else:
            state = StepState.UNDER_WAY if _WORK[step](records) else StepState.NOT_STARTED
            found.append(StepStanding(step, state, stated=False, progress=progress))
    return tuple(found)


def continue_with(found: Iterable[StepStanding]) -> Step | None:
    """Return the step to go on with: one to revisit, else under way, else not started.

    A proposal only, any order is right; None when every step has found its end.
    """
    ordered = list(found)
    for wanted in (StepState.REVISIT, StepState.UNDER_WAY, StepState.NOT_STARTED):
        for standing in ordered:
            if standing.state is wanted:
                return standing.step
    return None


def benchmarks_reached(benchmarks: Iterable[Benchmark], step: Step) -> tuple[int, int]:
    """Return how many benchmarks of a step are reached, and how many there are."""
    own = [benchmark for benchmark in benchmarks if benchmark.step is step]
    return sum(1 for benchmark in own if benchmark.reached), len(own)


_WORK: dict[Step, Callable[[CycleRecords], bool]] = {
    Step.TRAINING: lambda records: bool(records.sessions or records.exercises),
    Step.DIAGNOSIS: lambda records: bool(records.findings),
    Step.PRIORITIES: lambda records: bool(records.candidates),
    Step.OBJECTIVES: lambda records: bool(records.objectives),
    Step.ACTIONS: lambda records: bool(records.actions),
    Step.SHARING: lambda records: bool(records.protocols or records.flows or records.meetings),
}


def step_note(
    tr: Translator, standing: StepStanding, records: CycleRecords, *, today: dt.date
) -> str:
    """Return the short note under a step, such as "28 findings, 12 partners".

    An adapted or set aside step shows its reason.
    """
    progress = standing.progress
    told = {StepState.ADAPTED, StepState.SKIPPED}
    if progress is not None and standing.state in told and (progress.reason or "").strip():
        return (progress.reason or "").strip()
    return _NOTES[standing.step](tr, records, today) or tr.t("Nothing noted yet")


def _training(tr: Translator, records: CycleRecords, _today: dt.date) -> str:
    states = [session.state for session in records.sessions]
    held, planned = states.count(SessionState.HELD), states.count(SessionState.PLANNED)
    parts = []
    if held:
        parts.append(tr.n("{count} session held", "{count} sessions held", held))
    if planned:
        parts.append(tr.n("{count} planned", "{count} planned", planned))
    if not parts and records.exercises:
        parts.append(tr.n("{count} exercise", "{count} exercises", len(records.exercises)))
    return ", ".join(parts)


def _diagnosis(tr: Translator, records: CycleRecords, _today: dt.date) -> str:
    if not records.findings:
        return ""
    known = {finding.id for finding in records.findings}
    heard = diagnosis.partners_heard(
        link for link in records.observers if link.finding_id in known
    )  # fmt: skip
    parts = [tr.n("{count} finding", "{count} findings", len(records.findings))]
    if heard:
        parts.append(tr.n("{count} partner", "{count} partners", heard))
    return ", ".join(parts)


def _priorities(tr: Translator, records: CycleRecords, _today: dt.date) -> str:
    vote = next((vote for vote in records.votes if vote.state is VoteState.OPEN), None)
    if vote is not None:
        found = voting.turnout(vote, records.ballots, records.active_ids)
        return tr.t("Vote open, {voted} of {invited}", voted=found.voted, invited=found.invited)
    kept = len(scoring.retained(records.candidates, records.decisions))
    if kept:
        return tr.n("{count} priority retained", "{count} priorities retained", kept)
    if records.candidates:
        return tr.n("{count} candidate", "{count} candidates", len(records.candidates))
    return ""


def _objectives(tr: Translator, records: CycleRecords, today: dt.date) -> str:
    if not records.objectives:
        return ""
    ready = sum(
        smart.check(
            objective,
            indicators=[one for one in records.indicators if one.objective_id == objective.id],
            today=today,
        ).ready
        for objective in records.objectives
    )
    return tr.n(
        "{ready} of {count} objective ready",
        "{ready} of {count} objectives ready",
        len(records.objectives),
        ready=ready,
    )


def _actions(tr: Translator, records: CycleRecords, _today: dt.date) -> str:
    if not records.actions:
        return ""
    done = sum(1 for action in records.actions if action.status is ActionStatus.DONE)
    parts = [tr.n("{count} action", "{count} actions", len(records.actions))]
    if done:
        parts.append(tr.n("{count} done", "{count} done", done))
    return ", ".join(parts)


def _sharing(tr: Translator, records: CycleRecords, today: dt.date) -> str:
    charter = max(
        records.protocols,
        key=lambda item: (item.adopted_on or dt.date.min, item.id),
        default=None,
    )
    if charter is None:
        count = len(records.meetings)
        return tr.n("{count} meeting", "{count} meetings", count) if count else ""
    if charter.review_on and charter.review_on <= today + dt.timedelta(days=REVIEW_DAYS):
        return tr.t("Charter to read again, {date}", date=tr.date(charter.review_on, "day_month"))
    signed = sum(
        1
        for member in records.protocol_members
        if member.protocol_id == charter.id and member.signed_on is not None
    )
    if signed:
        total = max(signed, len(records.active_ids))
        return tr.t("Charter signed by {signed} of {total}", signed=signed, total=total)
    return tr.t("Charter adopted") if charter.adopted_on else tr.t("Charter in draft")


_NOTES: dict[Step, Callable[[Translator, CycleRecords, dt.date], str]] = {
    Step.TRAINING: _training,
    Step.DIAGNOSIS: _diagnosis,
    Step.PRIORITIES: _priorities,
    Step.OBJECTIVES: _objectives,
    Step.ACTIONS: _actions,
    Step.SHARING: _sharing,
}
