"""Step 1: who was trained with whom, gaps, confidence before and after, cards per facet.

Headcounts are all there is: nobody is named, so nobody can be counted once for certain.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import CardKind, Sector, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.models.training import (
        ConfidenceRating,
        HexagonCard,
        HexagonFacet,
        SessionAttendance,
        TrainingSession,
    )


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """A sector: its organisations, how many were trained, seats taken, different people at least.

    `sector` is None for organisations without one.
    """

    sector: Sector | None
    organisations: int
    trained: int
    presences: int
    at_least: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who took part in held sessions.

    `presences` adds up all headcounts; `at_least` adds up the largest headcount of each
    organisation, so that this many different people came for certain. `gaps` are sectors of the
    network from which nobody came, `absent` sectors without any partner.
    """

    trained: tuple[str, ...]
    not_yet: tuple[str, ...]
    sectors: tuple[SectorCoverage, ...]
    presences: int
    at_least: int
    sessions: int
    gaps: tuple[Sector, ...]
    absent: tuple[Sector, ...]

    @property
    def share(self) -> float:
        """Return the share of organisations trained, 0 to 1 (0 when there is none)."""
        total = len(self.trained) + len(self.not_yet)
        return len(self.trained) / total if total else 0.0


def coverage(
    organisations: Sequence[Organisation],
    sessions: Sequence[TrainingSession],
    attendance: Iterable[SessionAttendance],
) -> Coverage:
    """Return who of `organisations` took part in the held ones of `sessions`, in given order."""
    held = {session.id for session in sessions if session.state is SessionState.HELD}
    headcounts: dict[str, list[int]] = defaultdict(list)
    for line in attendance:
        # A line without a number says that the organisation came, not with how many.
        if line.session_id in held and line.people != 0:
            headcounts[line.organisation_id].append(line.people or 1)
    sectors = tuple(
        found
        for sector in (*Sector, None)
        if (found := _sector(sector, organisations, headcounts)).organisations
    )
    return Coverage(
        trained=tuple(item.id for item in organisations if item.id in headcounts),
        not_yet=tuple(item.id for item in organisations if item.id not in headcounts),
        sectors=sectors,
        presences=sum(line.presences for line in sectors),
        at_least=sum(line.at_least for line in sectors),
        sessions=len(held),
        gaps=tuple(line.sector for line in sectors if line.sector and not line.trained),
        absent=tuple(
            sector for sector in Sector if sector not in {line.sector for line in sectors}
        ),
    )


def _sector(
    sector: Sector | None, organisations: Sequence[Organisation], headcounts: dict[str, list[int]]
) -> SectorCoverage:
    members = [item.id for item in organisations if item.sector is sector]
    counts = [headcounts[member] for member in members if member in headcounts]
    return SectorCoverage(
        sector,
        len(members),
        len(counts),
        sum(sum(people) for people in counts),
        sum(max(people) for people in counts),
    )


@dataclass(frozen=True, slots=True)
class SessionMix:
    """Who sat together in one session: people by sector."""

    people: int
    organisations: int
    sectors: dict[Sector | None, int]

    @property
    def sector_count(self) -> int:
        """Return how many sectors met (organisations without a sector count for none)."""
        return sum(1 for sector in self.sectors if sector is not None)


def session_mix(
    session_id: str, attendance: Iterable[SessionAttendance], organisations: Iterable[Organisation]
) -> SessionMix:
    """Return the mix of one session; an organisation that is not in `organisations` has none."""
    sector_of = {item.id: item.sector for item in organisations}
    lines = [line for line in attendance if line.session_id == session_id and line.people != 0]
    people: Counter[Sector | None] = Counter()
    for line in lines:
        people[sector_of.get(line.organisation_id)] += line.people or 1
    order = (*Sector, None)
    return SessionMix(
        people=sum(people.values()),
        organisations=len({line.organisation_id for line in lines}),
        sectors={sector: people[sector] for sector in order if people[sector]},
    )


@dataclass(frozen=True, slots=True)
class ConfidenceLine:
    """A statement rated before and after, averages 1 to 5 weighted by the number of answers."""

    statement: str
    before: float | None
    after: float | None
    answers: int

    @property
    def change(self) -> float | None:
        """Return after minus before, None when one of them is not known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def confidence(ratings: Iterable[ConfidenceRating]) -> tuple[ConfidenceLine, ...]:
    """Return one line for each statement over all sessions, in order of first appearance.

    Statements that differ only in case or spaces are the same. A rating without a number of
    answers counts as one answer.
    """
    grouped: dict[str, list[ConfidenceRating]] = defaultdict(list)
    for rating in ratings:
        grouped[" ".join(rating.statement.split()).casefold()].append(rating)
    return tuple(
        ConfidenceLine(
            " ".join(group[0].statement.split()),
            _mean((rating.before, rating.answers) for rating in group),
            _mean((rating.after, rating.answers) for rating in group),
            sum(rating.answers or 0 for rating in group),
        )
        for group in grouped.values()
    )


def satisfaction(sessions: Iterable[TrainingSession]) -> float | None:
    """Return the average satisfaction of held sessions, 1 to 5, weighted by answers."""
    held = (session for session in sessions if session.state is SessionState.HELD)
    return _mean((session.satisfaction, session.answers) for session in held)


def _mean(pairs: Iterable[tuple[float | None, int | None]]) -> float | None:
    weighted = [
        (value, 1 if weight is None else weight) for value, weight in pairs if value is not None
    ]
    total = sum(weight for _, weight in weighted)
    return sum(value * weight for value, weight in weighted) / total if total else None


@dataclass(frozen=True, slots=True)
class FacetLine:
    """The cards under a facet, by kind; `facet_id` is None for cards not placed yet."""

    facet_id: str | None
    name: str
    vulnerability: int
    trigger: int
    protection: int

    @property
    def total(self) -> int:
        """Return the number of cards of all kinds."""
        return self.vulnerability + self.trigger + self.protection


def facet_counts(
    facets: Sequence[HexagonFacet], cards: Iterable[HexagonCard]
) -> tuple[FacetLine, ...]:
    """Return the cards per facet in the order of the facets, then those not placed if any."""
    known = {facet.id for facet in facets}
    counts: Counter[tuple[str | None, CardKind]] = Counter(
        (card.facet_id if card.facet_id in known else None, card.kind) for card in cards
    )

    def line(facet_id: str | None, name: str) -> FacetLine:
        return FacetLine(facet_id, name, *(counts[facet_id, kind] for kind in CardKind))

    loose = line(None, "")
    return tuple(line(facet.id, facet.name) for facet in facets) + ((loose,) if loose.total else ())
