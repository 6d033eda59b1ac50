"""Step 2: the grid of findings, coverage of forms, agreement, and what the evidence can carry."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import (
    Agreement,
    FindingKind,
    Form,
    Grade,
    Level,
    Trend,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.diagnosis import FindingObserver, FindingRating, Theme
    from pcve_desktop.models.priorities import Candidate, CandidateFinding


@dataclass(frozen=True, slots=True)
class Grid:
    """Findings counted by kind and level; a level of None means not placed yet."""

    counts: dict[tuple[FindingKind, Level | None], int]

    def count(self, kind: FindingKind, level: Level | None) -> int:
        """Return the findings of a square."""
        return self.counts.get((kind, level), 0)

    def kind_total(self, kind: FindingKind) -> int:
        """Return the findings of a kind at all levels, those not placed included."""
        return sum(number for (one, _), number in self.counts.items() if one is kind)

    def level_total(self, level: Level | None) -> int:
        """Return the findings of all kinds at a level."""
        return sum(number for (_, one), number in self.counts.items() if one is level)

    @property
    def total(self) -> int:
        """Return the number of findings."""
        return sum(self.counts.values())

    @property
    def unplaced(self) -> int:
        """Return the findings without a level."""
        return self.level_total(None)

    @property
    def gaps(self) -> tuple[tuple[FindingKind, Level], ...]:
        """Return the empty squares: good news or blind spots, for the group to say."""
        return tuple(
            (kind, level) for kind in FindingKind for level in Level if not self.count(kind, level)
        )


def grid(findings: Iterable[Finding]) -> Grid:
    """Return the grid of kinds and levels."""
    return Grid(dict(Counter((finding.kind, finding.level) for finding in findings)))


@dataclass(frozen=True, slots=True)
class FormCoverage:
    """How many findings concern each form of extremism."""

    counts: dict[Form, int]

    @property
    def unnamed(self) -> int:
        """Return the findings for which no form is specified, a good answer."""
        return self.counts[Form.UNSPECIFIED]

    @property
    def named(self) -> int:
        """Return the findings that concern a form."""
        return sum(self.counts.values()) - self.unnamed

    @property
    def absent(self) -> tuple[Form, ...]:
        """Return the forms that no finding concerns."""
        return tuple(
            form for form, number in self.counts.items()
            if not number and form is not Form.UNSPECIFIED
        )  # fmt: skip

    @property
    def only(self) -> Form | None:
        """Return the form when the diagnosis looks at a single one, which asks for a second look.

        Mixed forms are several by themselves.
        """
        named = [
            form for form, number in self.counts.items()
            if number and form is not Form.UNSPECIFIED
        ]  # fmt: skip
        return named[0] if len(named) == 1 and named[0] is not Form.MIXED else None


def forms(findings: Iterable[Finding]) -> FormCoverage:
    """Return the coverage of all forms."""
    counts = Counter(finding.form for finding in findings)
    return FormCoverage({form: counts[form] for form in Form})


def agreement(findings: Iterable[Finding]) -> dict[Agreement, int]:
    """Return how many findings are shared, discussed, contested, not discussed (all keys)."""
    counts = Counter(finding.agreement for finding in findings)
    return {state: counts[state] for state in Agreement}


def observers(links: Iterable[FindingObserver]) -> dict[str, int]:
    """Return by finding id how many organisations observed it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for link in links:
        seen[link.finding_id].add(link.organisation_id)
    return {finding_id: len(organisations) for finding_id, organisations in seen.items()}


def partners_heard(links: Iterable[FindingObserver]) -> int:
    """Return how many organisations observed at least one finding."""
    return len({link.organisation_id for link in links})


@dataclass(frozen=True, slots=True)
class Solidity:
    """How solid a finding is, in a word and 0 to 3 bars."""

    bars: int
    label: str


_SOLIDITY: dict[Grade | None, Solidity] = {
    Grade.A: Solidity(3, mark("Solid")),
    Grade.B: Solidity(2, mark("Likely")),
    Grade.C: Solidity(1, mark("Tentative")),
    Grade.D: Solidity(0, mark("A perception")),
    None: Solidity(0, mark("Not weighed yet")),
}


def solidity(grade: Grade | None) -> Solidity:
    """Return the word and the bars of an evidence grade."""
    return _SOLIDITY[grade]


@dataclass(frozen=True, slots=True)
class GradeMix:
    """How many findings rest on what; None counts those not weighed yet."""

    counts: dict[Grade | None, int]

    @property
    def weighed(self) -> int:
        """Return the findings that have a grade."""
        return sum(self.counts.values()) - self.counts[None]

    @property
    def carrying(self) -> int:
        """Return the findings that rest on more than a perception."""
        return self.weighed - self.counts[Grade.D]


def grades(findings: Iterable[Finding]) -> GradeMix:
    """Return how solid the picture is (all grades and None are keys)."""
    counts = Counter(finding.grade for finding in findings)
    return GradeMix({grade: counts[grade] for grade in (*Grade, None)})


def trends(findings: Iterable[Finding]) -> dict[FindingKind, dict[Trend, int]]:
    """Return by kind how many findings rise, stay, fall or are not known (all keys)."""
    counts = Counter((finding.kind, finding.trend) for finding in findings)
    return {kind: {trend: counts[kind, trend] for trend in Trend} for kind in FindingKind}


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A finding of this cycle and what it was in an earlier one."""

    now: Finding
    before: Finding

    @property
    def moved(self) -> tuple[str, ...]:
        """Return the aspects that are not what they were: kind, grade, agreement, trend."""
        names = ("kind", "grade", "agreement", "trend")
        return tuple(n for n in names if getattr(self.now, n) != getattr(self.before, n))


def going_on(findings: Iterable[Finding], everywhere: Iterable[Finding]) -> tuple[GoesOn, ...]:
    """Return the findings that continue one of an earlier cycle, in given order."""
    known = {finding.id: finding for finding in everywhere}
    return tuple(
        GoesOn(finding, known[finding.continues])
        for finding in findings
        if finding.continues in known
    )


def in_order(ratings: Iterable[FindingRating]) -> list[FindingRating]:
    """Return the ratings of a finding, the latest first; those without a date come last."""
    return sorted(
        ratings, key=lambda rating: (rating.rated_on or dt.date.min, rating.id), reverse=True
    )


class EvidenceState(Vocabulary):
    """What the findings under a candidate can carry."""

    NOTHING = "nothing", mark("Rests on no finding yet. Link what it answers to.")
    RUMOUR = "rumour", mark("Rests on perceptions alone. Look for one solid finding beside them.")
    UNGRADED = "ungraded", mark("Its findings are not weighed yet. Say how solid they are.")
    SUPPORTED = "supported", mark("Rests on more than a perception.")

    @property
    def warns(self) -> bool:
        """Say whether the group should know before it decides."""
        return self is not EvidenceState.SUPPORTED


def evidence_of(findings: Sequence[Finding]) -> EvidenceState:
    """Return what a group of findings can carry: one of grade A, B or C is enough."""
    grades = {finding.grade for finding in findings}
    if not grades:
        return EvidenceState.NOTHING
    if grades & {Grade.A, Grade.B, Grade.C}:
        return EvidenceState.SUPPORTED
    return EvidenceState.RUMOUR if grades == {Grade.D} else EvidenceState.UNGRADED


@dataclass(frozen=True, slots=True)
class EvidenceWarning:
    """A candidate whose ground is thin, and why (`state.label` is the sentence)."""

    candidate_id: str
    state: EvidenceState


def evidence_warnings(
    candidates: Iterable[Candidate],
    links: Iterable[CandidateFinding],
    findings: Iterable[Finding],
) -> tuple[EvidenceWarning, ...]:
    """Return the candidates to warn about, in given order; links to unknown findings count not."""
    known = {finding.id: finding for finding in findings}
    under: dict[str, list[Finding]] = defaultdict(list)
    for link in links:
        if link.finding_id in known:
            under[link.candidate_id].append(known[link.finding_id])
    states = ((candidate.id, evidence_of(under[candidate.id])) for candidate in candidates)
    return tuple(
        EvidenceWarning(candidate_id, state) for candidate_id, state in states if state.warns
    )


def themes_on_rumour(themes: Iterable[Theme], findings: Iterable[Finding]) -> tuple[Theme, ...]:
    """Return the themes that rest on perceptions alone: a priority made of one would too."""
    inside: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        inside[finding.theme_id].append(finding)
    return tuple(theme for theme in themes if evidence_of(inside[theme.id]) is EvidenceState.RUMOUR)
