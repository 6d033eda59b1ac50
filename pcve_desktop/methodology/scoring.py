"""Step 3, weighted scoring: results, spread, ranking, matrix, and what was decided."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import Axis, Outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.models.priorities import Candidate, Criterion, PriorityDecision, Score

SCALE_SUM = 6
"""Lowest plus highest value of the scale 1 to 5: an inverse criterion counts 6 minus its value."""

MIDDLE = 3.0
"""The middle of the scale, where the quarters of the matrix meet."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How values lie: quartiles (inclusive method), mean and standard deviation (population)."""

    count: int
    minimum: float
    q1: float
    median: float
    q3: float
    maximum: float
    mean: float
    deviation: float


def spread(values: Iterable[float]) -> Spread | None:
    """Return the spread of values, None when there is none."""
    found = sorted(values)
    if not found:
        return None
    alone = len(found) == 1
    q1, median, q3 = (
        (found[0],) * 3 if alone else statistics.quantiles(found, n=4, method="inclusive")
    )
    return Spread(
        len(found), found[0], q1, median, q3, found[-1], statistics.fmean(found),
        statistics.pstdev(found),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """The ratings of a candidate, all on the scale 1 to 5, None when there are none.

    `score`, `importance` and `capacity` are means of the criteria (the latter two of one side of
    the matrix), weighted; `criteria` has the spread of each rated criterion, inverse ones turned
    round; `own` has the weighted score of each organisation by id, `spread` is that of these.
    """

    candidate_id: str
    score: float | None
    importance: float | None
    capacity: float | None
    spread: Spread | None
    criteria: dict[str, Spread]
    own: dict[str, float]

    @property
    def organisations(self) -> int:
        """Return how many organisations rated the candidate."""
        return self.spread.count if self.spread else 0

    @property
    def start_here(self) -> bool:
        """Say whether it matters and can be acted on: the upper right quarter of the matrix."""
        both = (self.importance, self.capacity)
        return all(value is not None and value >= MIDDLE for value in both)


def results(
    candidates: Iterable[Candidate], criteria: Sequence[Criterion], scores: Iterable[Score]
) -> tuple[CandidateResult, ...]:
    """Return the result of each candidate in given order.

    The latest score of an organisation for a criterion counts. A criterion that nobody rated is
    left out of the mean; a weight that was never set is 1, a weight of 0 leaves the criterion out.
    """
    known = {criterion.id: criterion for criterion in criteria}
    values: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for score in latest_scores(scores):
        criterion = known.get(score.criterion_id)
        if criterion is not None and score.value is not None:
            value = SCALE_SUM - score.value if criterion.inverse else score.value
            values[score.candidate_id][criterion.id][score.organisation_id] = value
    return tuple(
        _result(candidate.id, criteria, values.get(candidate.id, {})) for candidate in candidates
    )


def _result(
    candidate_id: str, criteria: Sequence[Criterion], rated: Mapping[str, Mapping[str, float]]
) -> CandidateResult:
    means = {key: statistics.fmean(values.values()) for key, values in rated.items()}
    importance = [item for item in criteria if item.axis is Axis.IMPORTANCE]
    capacity = [item for item in criteria if item.axis is Axis.CAPACITY]
    organisations = {key for values in rated.values() for key in values}
    own = {
        one: _weighted(
            criteria, {key: values[one] for key, values in rated.items() if one in values}
        )
        for one in sorted(organisations)
    }  # fmt: skip
    scored = {one: value for one, value in own.items() if value is not None}
    per_criterion = {key: spread(values.values()) for key, values in rated.items()}
    return CandidateResult(
        candidate_id,
        _weighted(criteria, means),
        _weighted(importance, means),
        _weighted(capacity, means),
        spread(scored.values()),
        {key: found for key, found in per_criterion.items() if found is not None},
        scored,
    )


def _weighted(criteria: Iterable[Criterion], means: Mapping[str, float]) -> float | None:
    pairs = [
        (means[criterion.id], 1 if criterion.weight is None else criterion.weight)
        for criterion in criteria
        if criterion.id in means
    ]
    total = sum(weight for _, weight in pairs)
    return sum(mean * weight for mean, weight in pairs) / total if total else None


def latest_scores(scores: Iterable[Score]) -> list[Score]:
    """Return the latest score of each organisation for each candidate and criterion.

    Undated scores are the oldest; on the same day the one written last counts.
    """
    latest = {
        (score.candidate_id, score.criterion_id, score.organisation_id): score
        for score in sorted(scores, key=lambda score: _dated(score.scored_on, score.id))
    }
    return list(latest.values())


def _dated(day: dt.date | None, record_id: str) -> tuple[bool, dt.date | None, str]:
    # Record ids are time-ordered; the flag keeps None from being compared with a date.
    return day is not None, day, record_id


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in a ranking; ties share a rank, what has no value has no rank."""

    id: str
    rank: int | None
    value: float | None


def rank(pairs: Iterable[tuple[str, float | None]]) -> tuple[Ranked, ...]:
    """Return ids from the highest value to the lowest: 1, 2, 2, 4; ties stay in given order."""
    given = list(pairs)
    valued = [(key, value) for key, value in given if value is not None]
    ordered = sorted(valued, key=lambda pair: -pair[1])
    ranked: list[Ranked] = []
    for place, (key, value) in enumerate(ordered, start=1):
        last = ranked[-1] if ranked else None
        # Means of the same ratings may differ in the last bit.
        tied = last is not None and last.value is not None and math.isclose(last.value, value)
        ranked.append(Ranked(key, last.rank if last and tied else place, value))
    return (*ranked, *(Ranked(key, None, None) for key, value in given if value is None))


def latest_decisions(decisions: Iterable[PriorityDecision]) -> dict[str, PriorityDecision]:
    """Return the decision that holds for each candidate id: the latest."""
    ordered = sorted(decisions, key=lambda item: _dated(item.decided_on, item.id))
    return {decision.candidate_id: decision for decision in ordered}


def retained(
    candidates: Iterable[Candidate], decisions: Iterable[PriorityDecision]
) -> list[Candidate]:
    """Return the retained candidates by rank; those without a rank follow in given order."""
    latest = latest_decisions(decisions)
    kept = [
        candidate
        for candidate in candidates
        if candidate.id in latest and latest[candidate.id].outcome is Outcome.RETAINED
    ]
    return sorted(kept, key=lambda candidate: latest[candidate.id].rank or math.inf)
