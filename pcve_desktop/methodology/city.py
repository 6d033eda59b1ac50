"""Several networks side by side: the figures of each, and what they add up to for the city.

Figures stand beside each other so that networks can talk; nothing here orders one above another.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pcve_desktop.methodology import actions as planning
from pcve_desktop.methodology import cycles, diagnosis, participation, scoring, training
from pcve_desktop.methodology.actions import PillarLine
from pcve_desktop.methodology.balance import Balance, balance
from pcve_desktop.methodology.participation import MeetingPoint
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Form,
    LogKind,
    MemberRole,
    PreventionLevel,
    Sector,
    SessionState,
    Step,
    StepState,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


V = TypeVar("V", bound=Vocabulary)

QUIET_DAYS = 120
"""So many days without a new entry are worth a friendly call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRecords:
    """What one network brings to the report of the city; what is left out counts as none.

    `states` are those of the steps that may be told.
    """

    id: str
    states: Mapping[Step, StepState] = field(default_factory=dict)
    organisations: Sequence[Organisation] = ()
    memberships: Sequence[Membership] = ()
    meetings: Sequence[Meeting] = ()
    presences: Sequence[MeetingAttendance] = ()
    sessions: Sequence[TrainingSession] = ()
    attendance: Sequence[SessionAttendance] = ()
    findings: Sequence[Finding] = ()
    candidates: Sequence[Candidate] = ()
    decisions: Sequence[PriorityDecision] = ()
    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    measurements: Sequence[Measurement] = ()
    actions: Sequence[Action] = ()
    milestones: Sequence[Milestone] = ()
    log: Sequence[ActionLogEntry] = ()
    changed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a whole: objectives reached, milestones done."""

    done: int
    total: int

    @property
    def share(self) -> float | None:
        """Return the share that is done, None when there is nothing to do."""
        return self.done / self.total if self.total else None

    def __add__(self, other: Part) -> Part:
        return Part(self.done + other.done, self.total + other.total)


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """The figures of one network.

    `members` are the organisations that take part today, `roles` today's places by role; `trained`
    counts so many different people at least; `retained` are the candidates that became priorities.
    `quiet_since` is the day of the last entry when it lies far back.
    """

    id: str
    states: Mapping[Step, StepState]
    members: tuple[str, ...]
    roles: Mapping[MemberRole, int]
    sectors: Mapping[Sector | None, int]
    partners: Balance
    meetings: int
    last_meeting: MeetingPoint | None
    sessions: int
    trained: int
    organisations_trained: Part
    findings: int
    forms: Mapping[Form, int]
    retained: tuple[Candidate, ...]
    objectives: Part
    milestones: Part
    statuses: Mapping[ActionStatus, int]
    pillars: tuple[PillarLine, ...]
    levels: Mapping[PreventionLevel | None, int]
    spheres: Balance
    lessons: int
    setbacks: int
    quiet_since: dt.date | None

    @property
    def actions(self) -> int:
        """Return the number of actions."""
        return sum(self.statuses.values())

    @property
    def came(self) -> Part:
        """Return how many of the partners came to the last meeting; of none when not known."""
        if self.last_meeting is None:
            return Part(0, 0)
        partners = len(self.members)
        return Part(min(self.last_meeting.present, partners), partners)


def figures(records: NetworkRecords, *, today: dt.date) -> NetworkFigures:
    """Return the figures of one network on a day."""
    places = [item for item in records.memberships if item.until is None or item.until >= today]
    ids = tuple(dict.fromkeys(item.organisation_id for item in places if item.role.active))
    members = [item for item in records.organisations if item.id in set(ids)]
    points = participation.over_meetings(records.meetings, records.presences, today=today)
    coverage = training.coverage(records.organisations, records.sessions, records.attendance)
    trained = set(coverage.trained)
    statuses = Counter(item.status for item in records.actions)
    levels = Counter(item.prevention_level for item in records.actions)
    own = {item.id for item in records.actions}
    milestones = [item for item in records.milestones if item.action_id in own]
    kinds = Counter(item.kind for item in records.log if item.action_id in own)
    return NetworkFigures(
        id=records.id,
        states=records.states,
        members=ids,
        roles=_in_order(MemberRole, Counter(item.role for item in places)),
        sectors=_sectors(members),
        partners=balance(members),
        meetings=len(points),
        last_meeting=points[-1] if points else None,
        sessions=coverage.sessions,
        trained=coverage.at_least,
        organisations_trained=Part(sum(item in trained for item in ids), len(ids)),
        findings=len(records.findings),
        forms=diagnosis.forms(records.findings).counts,
        retained=tuple(scoring.retained(records.candidates, records.decisions)),
        objectives=_objectives(records),
        milestones=Part(sum(item.done_on is not None for item in milestones), len(milestones)),
        statuses=_in_order(ActionStatus, statuses),
        pillars=planning.pillars(records.actions),
        levels={level: levels[level] for level in (*PreventionLevel, None)},
        spheres=balance(records.actions),
        lessons=kinds[LogKind.LESSON],
        setbacks=kinds[LogKind.SETBACK] + sum(bool(item.setback) for item in records.meetings),
        quiet_since=_quiet_since(records.changed_at, today),
    )


def _in_order(kind: type[V], counts: Mapping[V, int]) -> dict[V, int]:
    return {item: counts.get(item, 0) for item in kind}


def _sectors(organisations: Iterable[Organisation]) -> dict[Sector | None, int]:
    counts = Counter(item.sector for item in organisations)
    return {sector: counts[sector] for sector in (*Sector, None)}


def _objectives(records: NetworkRecords) -> Part:
    parts = cycles.CycleParts(indicators=records.indicators, measurements=records.measurements)
    reached = (
        cycles.objective_standing(item, parts) is cycles.Why.REACHED for item in records.objectives
    )
    return Part(sum(reached), len(records.objectives))


def _quiet_since(changed_at: dt.datetime | None, today: dt.date) -> dt.date | None:
    if changed_at is None:
        return None
    day = changed_at.date()
    return day if (today - day).days >= QUIET_DAYS else None


@dataclass(frozen=True, slots=True)
class People:
    """A number of people, a lower bound unless `whole`: small numbers are left out of it."""

    number: int
    whole: bool


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of extremism: the findings about it, and in how many networks there are some."""

    form: Form
    findings: int
    networks: int


@dataclass(frozen=True, slots=True)
class CityFigures:
    """What several networks add up to; an organisation in several of them counts once.

    `steps` tells for each step how many networks are in which state.
    """

    networks: tuple[NetworkFigures, ...]
    steps: Mapping[Step, Mapping[StepState, int]]
    organisations: tuple[str, ...]
    shared: tuple[str, ...]
    sectors: Mapping[Sector | None, int]
    partners: Balance
    meetings: int
    sessions: int
    trained: People
    findings: int
    forms: tuple[FormLine, ...]
    retained: int
    objectives: Part
    milestones: Part
    statuses: Mapping[ActionStatus, int]
    pillars: tuple[PillarLine, ...]
    levels: Mapping[PreventionLevel | None, int]
    spheres: Balance
    lessons: int
    setbacks: int

    @property
    def actions(self) -> int:
        """Return the number of actions."""
        return sum(self.statuses.values())


def city(records: Sequence[NetworkRecords], *, today: dt.date, least: int = 0) -> CityFigures:
    """Return the figures of networks, in the order given, and of all of them together.

    Numbers of people from 1 to `least - 1` are left out of the totals: the difference between a
    total and the numbers that are shown would tell what was masked.
    """
    found = tuple(figures(item, today=today) for item in records)
    places = Counter(member for one in found for member in one.members)
    known = {item.id: item for one in records for item in one.organisations}
    members = [known[key] for key in places if key in known]
    actions = [item for one in records for item in one.actions]
    levels = Counter(item.prevention_level for item in actions)
    return CityFigures(
        networks=found,
        steps={step: _states(found, step) for step in Step},
        organisations=tuple(places),
        shared=tuple(key for key, count in places.items() if count > 1),
        sectors=_sectors(members),
        partners=balance(members),
        meetings=sum(one.meetings for one in found),
        sessions=sum(one.sessions for one in found),
        trained=_people(records, found, least),
        findings=sum(one.findings for one in found),
        forms=_forms(found),
        retained=sum(len(one.retained) for one in found),
        objectives=sum((one.objectives for one in found), Part(0, 0)),
        milestones=sum((one.milestones for one in found), Part(0, 0)),
        statuses=_in_order(ActionStatus, Counter(item.status for item in actions)),
        pillars=planning.pillars(actions),
        levels={level: levels[level] for level in (*PreventionLevel, None)},
        spheres=balance(actions),
        lessons=sum(one.lessons for one in found),
        setbacks=sum(one.setbacks for one in found),
    )


def _states(found: Iterable[NetworkFigures], step: Step) -> dict[StepState, int]:
    counts = Counter(one.states[step] for one in found if step in one.states)
    return {state: counts[state] for state in StepState}


def _forms(found: Sequence[NetworkFigures]) -> tuple[FormLine, ...]:
    return tuple(
        FormLine(
            form,
            sum(one.forms[form] for one in found),
            sum(bool(one.forms[form]) for one in found),
        )
        for form in Form
    )


def _people(
    records: Sequence[NetworkRecords], found: Sequence[NetworkFigures], least: int
) -> People:
    """Count people trained over networks: of an organisation its largest headcount, once."""
    largest: dict[str, int] = defaultdict(int)
    whole = True
    for one, item in zip(found, records, strict=True):
        if 0 < one.trained < least:
            whole = False
            continue
        held = {session.id for session in item.sessions if session.state is SessionState.HELD}
        ours = {organisation.id for organisation in item.organisations}
        for line in item.attendance:
            if line.session_id in held and line.organisation_id in ours and line.people != 0:
                key = line.organisation_id
                largest[key] = max(largest[key], line.people or 1)
    return People(sum(largest.values()), whole)


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme that networks work on: its name, and each priority with its network's id."""

    title: str
    priorities: tuple[tuple[str, Candidate], ...]

    @property
    def networks(self) -> int:
        """Return how many networks work on it."""
        return len({network for network, _ in self.priorities})


def themes(found: Iterable[NetworkFigures], titles: Mapping[str, str]) -> tuple[ThemeLine, ...]:
    """Return the priorities of networks by theme, in alphabetical order, those without one last.

    `titles` are the names of themes by id. Themes of several networks are the same when their
    names are, whatever their accents, case and spaces.
    """
    names: dict[str, str] = {}
    grouped: dict[str, list[tuple[str, Candidate]]] = defaultdict(list)
    for one in found:
        for candidate in one.retained:
            title = " ".join(titles.get(candidate.theme_id or "", "").split())
            key = alphabetical(title)
            names.setdefault(key, title)
            grouped[key].append((one.id, candidate))
    order = sorted(grouped, key=lambda key: (not key, key))
    return tuple(ThemeLine(names[key], tuple(grouped[key])) for key in order)


def alphabetical(name: str) -> str:
    """Return what a name is ordered by: without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split()).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
