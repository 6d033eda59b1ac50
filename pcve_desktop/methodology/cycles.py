"""Cycles: what is unfinished when one ends, and why it would go on in the next.

Nothing has to be finished: what is found here is an offer, and the group chooses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import indicators, scoring
from pcve_desktop.models.actions import (
    Action,
    ActionLogEntry,
    ActionObjective,
    Milestone,
)
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.sharing import InformationFlow, Meeting, Protocol
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    Agreement,
    Grade,
    LogKind,
    Outcome,
    Step,
    StepState,
    Trend,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEARS = re.compile(r"(\d{4})(\D+)(\d{4})")
_YEAR = re.compile(r"\d{4}")
_SETTLED = frozenset({StepState.DONE, StepState.ADAPTED, StepState.SKIPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleParts:
    """The records of one cycle that its end and its comparison read; what is left out is none.

    Records that belong to others (milestones, measurements) may be those of the whole network.
    """

    steps: Sequence[StepProgress] = ()
    benchmarks: Sequence[Benchmark] = ()
    findings: Sequence[Finding] = ()
    candidates: Sequence[Candidate] = ()
    grounds: Sequence[CandidateFinding] = ()
    decisions: Sequence[PriorityDecision] = ()
    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    measurements: Sequence[Measurement] = ()
    actions: Sequence[Action] = ()
    serving: Sequence[ActionObjective] = ()
    milestones: Sequence[Milestone] = ()
    log: Sequence[ActionLogEntry] = ()
    protocols: Sequence[Protocol] = ()
    flows: Sequence[InformationFlow] = ()
    meetings: Sequence[Meeting] = ()
    sessions: Sequence[TrainingSession] = ()
    attendance: Sequence[SessionAttendance] = ()
    memberships: Sequence[Membership] = ()
    organisations: Sequence[Organisation] = ()


class Why(Vocabulary):
    """Why a part would go on, or why it need not."""

    NOT_DISCUSSED = "not_discussed", mark("not discussed yet")
    VIEWS_DIFFER = "views_differ", mark("views differ")
    NOT_CHECKED = "not_checked", mark("a perception so far")
    RISING = "rising", mark("it was rising")
    GROUND = "ground", mark("a priority that goes on rests on it")
    SETTLED = "settled", mark("shared view, can be read again")
    UNDECIDED = "undecided", mark("not decided yet")
    DEFERRED = "deferred", mark("deferred")
    WORKED_ON = "worked_on", mark("still worked on")
    COMPLETE = "complete", mark("what it asked for is done")
    NO_INDICATOR = "no_indicator", mark("no indicator yet")
    NOT_MEASURED = "not_measured", mark("not measured yet")
    NOT_REACHED = "not_reached", mark("not reached yet")
    REACHED = "reached", mark("reached")
    OPEN = "open", mark("still open")
    TO_READ_AGAIN = "to_read_again", mark("to be read again and signed")
    HOLDS = "holds", mark("still holds")
    PLANNED = "planned", mark("planned")

    @property
    def unfinished(self) -> bool:
        """Say whether this is a reason to go on: such parts are proposed."""
        return self not in {Why.SETTLED, Why.COMPLETE, Why.REACHED}


@dataclass(frozen=True, slots=True)
class Part:
    """A record that may go on, by entity key and identifier, and why."""

    entity: str
    id: str
    why: Why


def unfinished(parts: CycleParts, *, today: dt.date) -> dict[str, tuple[Part, ...]]:
    """Return what may go on into the next cycle by entity key, in the order of the records.

    Actions that ended and dropped candidates are not among them; what is finished otherwise is,
    with a reason that says so. Only the latest charter goes on.
    """
    objectives = {item.id: objective_standing(item, parts) for item in parts.objectives}
    candidates = _candidates(parts, objectives)
    resting = {
        link.finding_id
        for link in parts.grounds
        if (why := candidates.get(link.candidate_id)) is not None and why.unfinished
    }
    charter = latest_charter(parts.protocols)
    found: dict[str, dict[str, Why]] = {
        "finding": {item.id: _finding(item, resting) for item in parts.findings},
        "candidate": candidates,
        "objective": objectives,
        "action": {item.id: Why.OPEN for item in parts.actions if item.status.open},
        "protocol": {charter.id: Why.TO_READ_AGAIN} if charter is not None else {},
        "information_flow": {item.id: Why.HOLDS for item in parts.flows},
        "meeting": {item.id: Why.PLANNED for item in planned(parts.meetings, today=today)},
    }
    return {
        entity: tuple(Part(entity, key, why) for key, why in items.items())
        for entity, items in found.items()
    }


def _finding(finding: Finding, resting: set[str]) -> Why:
    if finding.agreement is Agreement.CONTESTED:
        return Why.VIEWS_DIFFER
    if finding.agreement is Agreement.NOT_DISCUSSED:
        return Why.NOT_DISCUSSED
    if finding.grade in {None, Grade.D}:
        return Why.NOT_CHECKED
    if finding.trend is Trend.RISING:
        return Why.RISING
    return Why.GROUND if finding.id in resting else Why.SETTLED


def _candidates(parts: CycleParts, objectives: dict[str, Why]) -> dict[str, Why]:
    latest = scoring.latest_decisions(parts.decisions)
    own: dict[str, list[str]] = defaultdict(list)
    for objective in parts.objectives:
        if objective.candidate_id is not None:
            own[objective.candidate_id].append(objective.id)
    serving: dict[str, set[str]] = defaultdict(set)
    for link in parts.serving:
        serving[link.objective_id].add(link.action_id)
    open_actions = {item.id for item in parts.actions if item.status.open}
    found: dict[str, Why] = {}
    for candidate in parts.candidates:
        decision = latest.get(candidate.id)
        if decision is None:
            found[candidate.id] = Why.UNDECIDED
        elif decision.outcome is Outcome.DEFERRED:
            found[candidate.id] = Why.DEFERRED
        elif decision.outcome is Outcome.RETAINED:
            mine = own[candidate.id]
            waiting = any(objectives[key].unfinished or serving[key] & open_actions for key in mine)
            # A priority without any objective has not been worked on yet: it waits as well.
            found[candidate.id] = Why.WORKED_ON if waiting or not mine else Why.COMPLETE
    return found


def objective_standing(objective: Objective, parts: CycleParts) -> Why:
    """Return where an objective stands by its indicators: reached when all with a target are."""
    own = [item for item in parts.indicators if item.objective_id == objective.id]
    if not own:
        return Why.NO_INDICATOR
    standings = [indicators.standing(item, parts.measurements) for item in own]
    aimed = [standing for standing in standings if standing.target is not None]
    if all(standing.now is None for standing in standings):
        return Why.NOT_MEASURED
    return Why.REACHED if aimed and all(one.reached for one in aimed) else Why.NOT_REACHED


def latest_charter(protocols: Iterable[Protocol]) -> Protocol | None:
    """Return the charter that holds: the one adopted last, else the one written last."""
    return max(protocols, key=lambda item: (item.adopted_on or dt.date.min, item.id), default=None)


def planned(meetings: Iterable[Meeting], *, today: dt.date) -> list[Meeting]:
    """Return the meetings still to come, by date."""
    coming = [item for item in meetings if item.held_on is not None and item.held_on > today]
    return sorted(coming, key=lambda item: (item.held_on or dt.date.max, item.id))


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What is not finished when a cycle is about to close, as counts and steps."""

    steps: tuple[Step, ...]
    benchmarks: int
    findings: int
    candidates: int
    objectives: int
    unmeasured: int
    actions: int
    milestones: int
    meetings: int

    @property
    def any(self) -> bool:
        """Say whether anything is."""
        return bool(
            self.steps or self.benchmarks or self.findings or self.candidates or self.objectives
            or self.unmeasured or self.actions or self.meetings
        )  # fmt: skip


def open_ends(parts: CycleParts, *, today: dt.date) -> OpenEnds:
    """Return what goes on in the next cycle if the group wants it to.

    `objectives` counts those measured and not reached, `unmeasured` those without a measurement.
    """
    states = {item.step: item.state for item in parts.steps}
    found = unfinished(parts, today=today)
    reasons = [part.why for part in found["objective"]]
    going = {part.id for part in found["action"]}
    talk = {Why.NOT_DISCUSSED, Why.VIEWS_DIFFER}
    return OpenEnds(
        steps=tuple(step for step in Step if states.get(step) not in _SETTLED),
        benchmarks=sum(not item.reached for item in parts.benchmarks),
        findings=sum(part.why in talk for part in found["finding"]),
        candidates=sum(part.why in {Why.UNDECIDED, Why.DEFERRED} for part in found["candidate"]),
        objectives=reasons.count(Why.NOT_REACHED),
        unmeasured=reasons.count(Why.NOT_MEASURED) + reasons.count(Why.NO_INDICATOR),
        actions=len(going),
        milestones=sum(
            item.done_on is None and item.action_id in going for item in parts.milestones
        ),
        meetings=len(found["meeting"]),
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned in a cycle, in the words of those who wrote it down."""

    id: str
    text: str


def lessons(parts: CycleParts) -> tuple[Lesson, ...]:
    """Return what was learned: action logs by date, then sessions, meetings and steps.

    A setback counts with what it taught; the same sentence comes once.
    """
    actions = {item.id for item in parts.actions}
    entries = sorted(
        (item for item in parts.log if item.action_id in actions),
        key=lambda item: (item.noted_on or dt.date.min, item.id),
    )
    said: list[tuple[str, str | None]] = []
    for entry in entries:
        if entry.kind is LogKind.LESSON:
            said.append((entry.id, entry.learned or entry.text))
        elif entry.learned:
            said.append((entry.id, entry.learned))
    said += [(item.id, item.change) for item in parts.sessions]
    said += [(item.id, item.setback) for item in parts.meetings]
    said += [(item.id, item.summary) for item in parts.steps]
    found: dict[str, Lesson] = {}
    for key, text in said:
        plain = " ".join((text or "").split())
        if plain:
            found.setdefault(plain.casefold(), Lesson(key, plain))
    return tuple(found.values())


def next_name(name: str, starts_on: dt.date) -> str:
    """Return a name for the cycle after the one called `name`: 2026-2027 becomes 2027-2028."""
    years = _YEARS.search(name)
    if years is not None:
        first, between, last = int(years[1]), years[2], int(years[3])
        step = max(1, last - first)
        after = f"{first + step}{between}{last + step}"
        return name[: years.start()] + after + name[years.end() :]
    year = _YEAR.search(name)
    if year is not None:
        return name[: year.start()] + str(int(year[0]) + 1) + name[year.end() :]
    return f"{starts_on.year}-{starts_on.year + 1}"
