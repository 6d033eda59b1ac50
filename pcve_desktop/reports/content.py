"""What a report says, in words and numbers, before it is laid out on a sheet or a page.

Everything is computed from the records that the audience may see, by the methodology.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import actions as planning
from pcve_desktop.methodology import balance as spheres
from pcve_desktop.methodology import overview, participation, scoring, training
from pcve_desktop.methodology.actions import PillarLine
from pcve_desktop.methodology.balance import Balance
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Ballot, Candidate, PriorityDecision, Vote
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    MeetingAttendance,
    Protocol,
    ProtocolMember,
)
from pcve_desktop.models.training import HexagonExercise, SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import ActionStatus, LogKind, Step, StepState, VoteState

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """How a report names itself, on every page and in its properties."""

    title: str
    subject: str
    head: str
    date: str
    foot: str
    audience: str
    level: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """Where a step stands, and a few words about it."""

    step: Step
    title: str
    word: str
    state: StepState
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands for the network, and what it counts.

    `number` is the plain number, None when the value is more than that ("7 of 8") or masked.
    """

    value: str
    label: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the first page and the overview sheet say."""

    steps: tuple[StepLine, ...]
    figures: tuple[Figure, ...]
    balance: Balance
    pillars: tuple[PillarLine, ...]
    sentence: str


def document_texts(view: View, tr: Translator, today: dt.date) -> DocumentTexts:
    """Return what names the report: network, audience, cycle, date and handling level."""
    data = view.data
    level = tr.t(view.rules.ceiling.label)
    audience = tr.t(view.audience.label)
    cycle = data.cycle.name if data.cycle is not None else ""
    return DocumentTexts(
        title=data.network.name,
        subject=tr.t(_SUBJECTS[view.audience.value]),
        head=" · ".join(part for part in (data.network.name, cycle) if part),
        date=tr.date(today, "long"),
        foot=tr.t(
            "{promise} Handling level: {level}.", promise=tr.t(view.rules.promise), level=level
        ),
        audience=audience,
        level=level,
    )


def facts(view: View, tr: Translator, *, today: dt.date) -> Facts:
    """Return the path, the figures, the balance, the pillars and the sentence of the state."""
    actions = view.records(Action)
    steps = _steps(view, tr, today)
    return Facts(
        steps=steps,
        figures=_figures(view, tr, today),
        balance=spheres.balance(actions),
        pillars=tuple(planning.pillars(actions)),
        sentence=_sentence(view, tr, steps, today),
    )


def _steps(view: View, tr: Translator, today: dt.date) -> tuple[StepLine, ...]:
    """Return the steps whose state may be told; a hidden state is not replaced by a guess."""
    told = {progress.step for progress in view.records(StepProgress)}
    hidden = {progress.step for progress in view.data.all(StepProgress)} - told
    records = _cycle_records(view)
    lines = []
    for standing in overview.standings(records):
        if standing.step in hidden or (view.rules.validated_only and standing.step not in told):
            continue
        content = step_content(standing.step)
        note = overview.step_note(tr, standing, records, today=today)
        lines.append(
            StepLine(
                step=standing.step,
                title=tr.t(content.title),
                word=tr.t(standing.state.label),
                state=standing.state,
                note="" if note == tr.t("Nothing noted yet") else note,
            )
        )
    return tuple(lines)


def _cycle_records(view: View) -> overview.CycleRecords:
    """Gather what the standing of the steps is computed from."""
    read = view.records
    # Without its ballots a vote would seem to have no voters.
    votes = read(Vote) if view.shows_entity(Ballot) else []
    return overview.CycleRecords(
        steps=read(StepProgress),
        memberships=read(Membership),
        sessions=read(TrainingSession),
        exercises=read(HexagonExercise),
        findings=read(Finding),
        observers=read(FindingObserver),
        candidates=read(Candidate),
        votes=[vote for vote in votes if vote.state is VoteState.REVEALED],
        ballots=read(Ballot),
        decisions=read(PriorityDecision),
        objectives=read(Objective),
        indicators=read(Indicator),
        actions=read(Action),
        protocols=read(Protocol),
        protocol_members=read(ProtocolMember),
        flows=read(InformationFlow),
        meetings=read(Meeting),
    )


_SUBJECTS = {
    "network": mark("Summary for network members"),
    "city": mark("Summary for the city"),
    "public": mark("Summary for the public"),
}


def active_members(view: View, today: dt.date) -> list[Membership]:
    """Return the memberships of organisations that take part today."""
    return [
        member
        for member in view.records(Membership)
        if member.role.active and (member.until is None or member.until >= today)
    ]


def _figures(view: View, tr: Translator, today: dt.date) -> tuple[Figure, ...]:
    """Return up to three figures; what is nought says nothing and is left out."""
    members = len(active_members(view, today))
    figures = []
    if members:
        figures.append(
            Figure(tr.number(members), tr.n("organisation", "organisations", members), members)
        )
    coverage = training.coverage(
        view.records(Organisation), view.records(TrainingSession), view.records(SessionAttendance)
    )
    people = coverage.at_least
    if people:
        label = tr.n("person trained", "people trained", people)
        if view.masked(people):
            figures.append(Figure(str(view.count(people)), label))
        else:
            figures.append(Figure(tr.number(people), label, people))
    points = participation.over_meetings(
        view.records(Meeting), view.records(MeetingAttendance), today=today
    )
    if points and points[-1].present:
        value = tr.t("{present} of {total}", present=points[-1].present, total=members)
        figures.append(Figure(value, tr.t("at the last meeting")))
    return tuple(figures)


def _sentence(view: View, tr: Translator, steps: tuple[StepLine, ...], today: dt.date) -> str:
    """Say in a few short sentences where the network stands."""
    parts = []
    members = len(active_members(view, today))
    if members:
        parts.append(
            tr.n("{count} organisation takes part.", "{count} organisations take part.", members)
        )
    begun = sum(line.state not in _QUIET for line in steps)
    if begun:
        parts.append(
            tr.n(
                "{count} of {total} steps has begun.",
                "{count} of {total} steps have begun.",
                begun,
                total=len(steps),
            )
        )
    kept = len(scoring.retained(view.records(Candidate), view.records(PriorityDecision)))
    if kept:
        parts.append(
            tr.n("{count} priority is retained.", "{count} priorities are retained.", kept)
        )
    parts.extend(_about_actions(view, tr))
    return " ".join(parts)


_QUIET = frozenset({StepState.NOT_STARTED, StepState.SKIPPED})


def _about_actions(view: View, tr: Translator) -> list[str]:
    actions = view.records(Action)
    parts = []
    if actions:
        parts.append(
            tr.n(
                "{count} action is on the table.", "{count} actions are on the table.", len(actions)
            )
        )
    stopped = sum(action.status is ActionStatus.STOPPED for action in actions)
    if stopped:
        parts.append(
            tr.n(
                "One was stopped and taught us something.",
                "{count} were stopped and taught us something.",
                stopped,
            )
        )
    return parts


def lessons(view: View) -> list[ActionLogEntry]:
    """Return the setbacks and lessons of actions, latest first."""
    entries = [
        entry
        for entry in view.records(ActionLogEntry)
        if entry.kind in {LogKind.SETBACK, LogKind.LESSON}
    ]
    dated = [entry for entry in entries if entry.noted_on is not None]
    dated.sort(key=lambda entry: (entry.noted_on, entry.id), reverse=True)
    return dated + [entry for entry in entries if entry.noted_on is None]


def pillar_label(line: PillarLine, tr: Translator) -> str:
    """Return the name of a pillar, or what stands for having none."""
    return tr.t(line.pillar.label) if line.pillar is not None else tr.t("No pillar yet")
