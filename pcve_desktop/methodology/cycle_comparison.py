"""Two cycles side by side: steps, figures, and what became of things. Words never judge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import diagnosis, indicators, scoring, training
from pcve_desktop.methodology.balance import Balance, balance
from pcve_desktop.methodology.cycles import CycleParts, Why, lessons, objective_standing
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    FindingKind,
    Form,
    Grade,
    MemberRole,
    Outcome,
    Pillar,
    Sector,
    Step,
    StepState,
    Trend,
    Vocabulary,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from pcve_desktop.models.partners import Membership

_NOT_YET = frozenset({MemberRole.INVITED, MemberRole.DECLINED})


class Change(Vocabulary):
    """How a number differs from the earlier one."""

    MORE = "more", mark("more")
    FEWER = "fewer", mark("fewer")
    SAME = "same", mark("as many")
    NEW = "new", mark("new")
    NONE = "none", mark("none")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in both cycles; `label` and `section` are msgids."""

    section: str
    label: str
    before: int
    after: int

    @property
    def change(self) -> Change:
        """Return how the later number differs."""
        if self.before == self.after:
            return Change.SAME if self.after else Change.NONE
        if not self.before:
            return Change.NEW
        return Change.MORE if self.after > self.before else Change.FEWER


@dataclass(frozen=True, slots=True)
class StepPair:
    """A step in both cycles, with the reasons given for its states."""

    step: Step
    before: StepState
    after: StepState
    reason_before: str
    reason_after: str


class Fate(Vocabulary):
    """What became of something between two cycles."""

    GOES_ON = "goes_on", mark("Goes on")
    NEW = "new", mark("New since then")
    ENDED = "ended", mark("Came to an end")
    NOT_TAKEN_UP = "not_taken_up", mark("Not taken up")


@dataclass(frozen=True, slots=True)
class Thread:
    """A thing in the earlier cycle, in the later one, or in both.

    `then` and `now` say how it stood: the evidence of a finding, the decision on a candidate, the
    standing of an objective, the status of an action. `trend` is that of a finding, at present.
    """

    entity: str
    fate: Fate
    before_id: str | None
    after_id: str | None
    then: Vocabulary | None = None
    now: Vocabulary | None = None
    trend: Trend | None = None

    @property
    def key(self) -> str:
        """Return the identifier of the record that is shown: the later one."""
        return self.after_id or self.before_id or ""


@dataclass(frozen=True, slots=True)
class PillarPair:
    """The actions of a pillar in both cycles."""

    pillar: Pillar
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier cycle and a later one."""

    steps: tuple[StepPair, ...]
    figures: tuple[Figure, ...]
    pillars: tuple[PillarPair, ...]
    spheres: tuple[Balance, Balance]
    threads: tuple[Thread, ...]

    def threads_of(self, entity: str) -> tuple[Thread, ...]:
        """Return the threads of one entity."""
        return tuple(thread for thread in self.threads if thread.entity == entity)


def compare(
    before: CycleParts,
    after: CycleParts,
    *,
    days: tuple[dt.date, dt.date],
    lineage: Mapping[str, str | None],
) -> Comparison:
    """Compare an earlier cycle with a later one.

    `days` are the day at the end of each, on which partners are counted; `lineage` maps the
    identifier of every record of the network to that which it goes on from, so that cycles with
    others between them can be compared as well.
    """
    return Comparison(
        steps=_steps(before, after),
        figures=tuple(_figures(_numbers(before, days[0]), _numbers(after, days[1]))),
        pillars=tuple(
            PillarPair(
                pillar,
                sum(item.pillar is pillar for item in before.actions),
                sum(item.pillar is pillar for item in after.actions),
            )
            for pillar in Pillar
        ),
        spheres=(balance(before.actions), balance(after.actions)),
        threads=tuple(_threads(before, after, lineage)),
    )


def active_on(memberships: Iterable[Membership], day: dt.date) -> set[str]:
    """Return the organisations that took part on a day, as far as the dates say."""
    return {
        item.organisation_id
        for item in memberships
        if item.role not in _NOT_YET
        and (item.since is None or item.since <= day)
        and (item.role.active or (item.until is not None and item.until > day))
    }


def _steps(before: CycleParts, after: CycleParts) -> tuple[StepPair, ...]:
    sides = [{item.step: item for item in parts.steps} for parts in (before, after)]
    found = []
    for step in Step:
        then, now = (side.get(step) for side in sides)
        found.append(
            StepPair(
                step,
                then.state if then else StepState.NOT_STARTED,
                now.state if now else StepState.NOT_STARTED,
                (then.reason or "") if then else "",
                (now.reason or "") if now else "",
            )
        )
    return tuple(found)


PARTNERS = mark("Partners")
TRAINING = mark("Training")
DIAGNOSIS = mark("Diagnosis")
PRIORITIES = mark("Priorities")
OBJECTIVES = mark("Objectives")
ACTIONS = mark("Actions")

Numbers = dict[tuple[str, str], int]


def _numbers(parts: CycleParts, day: dt.date) -> Numbers:
    """Return the figures of one cycle by section and label, all labels always."""
    active = active_on(parts.memberships, day)
    partners = [item for item in parts.organisations if item.id in active]
    trained = training.coverage(parts.organisations, parts.sessions, parts.attendance)
    sectors = Counter(item.sector for item in partners)
    kinds = Counter(item.kind for item in parts.findings)
    grades = Counter(item.grade for item in parts.findings)
    forms = diagnosis.forms(parts.findings)
    latest = scoring.latest_decisions(parts.decisions)
    outcomes = Counter(latest[item.id].outcome for item in parts.candidates if item.id in latest)
    aims = {item.id for item in parts.objectives}
    signs = [item for item in parts.indicators if item.objective_id in aims]
    reached = sum(indicators.standing(item, parts.measurements).reached for item in signs)
    states = Counter(item.status for item in parts.actions)
    return {
        (PARTNERS, mark("Partners taking part")): len(active),
        **{(PARTNERS, sector.label): sectors[sector] for sector in Sector},
        (TRAINING, mark("Sessions held")): trained.sessions,
        (TRAINING, mark("People trained, at least")): trained.at_least,
        (DIAGNOSIS, mark("Findings")): len(parts.findings),
        **{(DIAGNOSIS, kind.label): kinds[kind] for kind in FindingKind},
        (DIAGNOSIS, mark("Forms covered")): sum(
            1 for form, count in forms.counts.items() if count and form is not Form.UNSPECIFIED
        ),
        **{(DIAGNOSIS, grade.label): grades[grade] for grade in Grade},
        (DIAGNOSIS, mark("Not weighed yet")): grades[None],
        **{(PRIORITIES, outcome.label): outcomes[outcome] for outcome in Outcome},
        (OBJECTIVES, mark("Objectives")): len(parts.objectives),
        (OBJECTIVES, mark("Indicators")): len(signs),
        (OBJECTIVES, mark("Indicators reached")): reached,
        (ACTIONS, mark("Actions")): len(parts.actions),
        **{(ACTIONS, status.label): states[status] for status in ActionStatus},
        (ACTIONS, mark("Lessons noted")): len(lessons(parts)),
    }


def _figures(before: Numbers, after: Numbers) -> Iterator[Figure]:
    for (section, label), count in before.items():
        yield Figure(section, label, count, after[section, label])


class Reached(Vocabulary):
    """Where an objective stands, for the comparison."""

    NO_INDICATOR = "no_indicator", mark("No indicator yet")
    NOT_MEASURED = "not_measured", mark("Not measured yet")
    NOT_REACHED = "not_reached", mark("Not reached yet")
    REACHED = "reached", mark("Reached")


_REACHED = {
    Why.NO_INDICATOR: Reached.NO_INDICATOR,
    Why.NOT_MEASURED: Reached.NOT_MEASURED,
    Why.NOT_REACHED: Reached.NOT_REACHED,
    Why.REACHED: Reached.REACHED,
}


def _states(parts: CycleParts) -> dict[str, dict[str, Vocabulary | None]]:
    """Return how everything that may go on stands, by entity and identifier."""
    latest = scoring.latest_decisions(parts.decisions)
    return {
        "finding": {item.id: item.grade for item in parts.findings},
        "candidate": {
            item.id: latest[item.id].outcome if item.id in latest else None
            for item in parts.candidates
        },
        "objective": {
            item.id: _REACHED[objective_standing(item, parts)] for item in parts.objectives
        },
        "action": {item.id: item.status for item in parts.actions},
    }


def _threads(
    before: CycleParts, after: CycleParts, lineage: Mapping[str, str | None]
) -> Iterator[Thread]:
    trends = {item.id: item.trend for item in (*before.findings, *after.findings)}
    earlier, later = _states(before), _states(after)
    for entity, now in later.items():
        then = earlier[entity]
        taken: set[str] = set()
        going, new = [], []
        for key, state in now.items():
            origin = _origin(key, then, lineage)
            if origin is None:
                new.append(Thread(entity, Fate.NEW, None, key, None, state, trends.get(key)))
            else:
                taken.add(origin)
                going.append(
                    Thread(entity, Fate.GOES_ON, origin, key, then[origin], state, trends.get(key))
                )
        yield from going
        yield from new
        left = [(key, state) for key, state in then.items() if key not in taken]
        for fate in (Fate.NOT_TAKEN_UP, Fate.ENDED):
            for key, state in left:
                if (fate is Fate.ENDED) is _ended(state):
                    yield Thread(entity, fate, key, None, state, None, trends.get(key))


def _origin(key: str, known: Mapping[str, object], lineage: Mapping[str, str | None]) -> str | None:
    """Return the record of the earlier cycle from which one goes on, over any number of cycles."""
    seen: set[str] = set()
    at = lineage.get(key)
    while at is not None and at not in seen:
        if at in known:
            return at
        # Offices may have written anything: a circle ends the walk.
        seen.add(at)
        at = lineage.get(at)
    return None


def _ended(state: Vocabulary | None) -> bool:
    if isinstance(state, ActionStatus):
        return not state.open
    return state in {Reached.REACHED, Outcome.DROPPED}
