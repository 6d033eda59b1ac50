"""Weighted scoring, spread and ranking: hand-checked."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcve_desktop.methodology import scoring
from pcve_desktop.models.priorities import Candidate, Criterion, PriorityDecision, Score
from pcve_desktop.models.vocabularies import Axis, Outcome

SEVERITY = Criterion(id="severity", name="Severity", weight=2, axis=Axis.IMPORTANCE)
CAPACITY = Criterion(id="capacity", name="Capacity", weight=1, axis=Axis.CAPACITY)
STIGMA = Criterion(id="stigma", name="Stigma", weight=1, axis=Axis.CAPACITY, inverse=True)
CRITERIA = [SEVERITY, CAPACITY, STIGMA]
NEWS, PARENTS = Candidate(id="news", title="News"), Candidate(id="parents", title="Parents")


def score(
    candidate: str, criterion: str, organisation: str, value: float | None, day: int | None = 1
) -> Score:
    return Score(
        candidate_id=candidate, criterion_id=criterion, organisation_id=organisation, value=value,
        scored_on=None if day is None else dt.date(2026, 11, day),
    )  # fmt: skip


def test_weighted_results_by_hand() -> None:
    scores = [
        score("news", "severity", "school", 5), score("news", "severity", "club", 3),
        score("news", "capacity", "school", 4), score("news", "capacity", "club", 2),
        score("news", "stigma", "school", 1),
    ]  # fmt: skip
    news, parents = scoring.results([NEWS, PARENTS], CRITERIA, scores)
    # Means: severity 4, capacity 3, stigma 6 - 1 = 5.
    # Score (2x4 + 3 + 5) / 4; capacity (3 + 5) / 2.
    assert news.score == pytest.approx(4.0)
    assert news.importance == pytest.approx(4.0)
    assert news.capacity == pytest.approx(4.0)
    assert news.start_here
    # School (2x5 + 4 + 5) / 4 = 4.75; club (2x3 + 2) / 3 = 8/3.
    assert news.organisations == 2
    assert news.spread is not None
    assert news.spread.minimum == pytest.approx(8 / 3)
    assert news.spread.maximum == pytest.approx(4.75)
    assert news.criteria["severity"].deviation == pytest.approx(1.0)
    assert news.criteria["stigma"].mean == pytest.approx(5.0)
    assert (parents.score, parents.spread, parents.criteria) == (None, None, {})
    assert not parents.start_here
    assert parents.organisations == 0


def test_the_latest_score_counts_whatever_the_order() -> None:
    scores = [
        score("news", "severity", "school", 2, day=9),
        score("news", "severity", "school", 5, day=2),
        score("news", "severity", "school", 1, day=None),
    ]
    [result] = scoring.results([NEWS], CRITERIA, scores)
    assert result.score == pytest.approx(2.0)
    assert len(scoring.latest_scores(scores)) == 1


def test_a_later_empty_score_withdraws_the_former() -> None:
    scores = [
        score("news", "severity", "school", 2, day=2),
        score("news", "severity", "school", None, day=9),
    ]
    [result] = scoring.results([NEWS], CRITERIA, scores)
    assert result.score is None


def test_weights_of_nothing_and_zero() -> None:
    unset = Criterion(id="unset", name="Unset")
    zero = Criterion(id="zero", name="Zero", weight=0)
    scores = [
        score("news", "unset", "school", 4), score("news", "zero", "school", 1),
        score("news", "removed", "school", 1),
    ]  # fmt: skip
    [result] = scoring.results([NEWS], [unset, zero], scores)
    assert result.score == pytest.approx(4.0)
    assert result.capacity is None
    assert not result.start_here
    [nothing] = scoring.results([NEWS], [zero], scores)
    assert (nothing.score, nothing.spread) == (None, None)


def test_spread_by_hand() -> None:
    found = scoring.spread([1, 2, 3, 4, 5])
    assert found is not None
    assert (found.minimum, found.q1, found.median, found.q3, found.maximum) == (1, 2, 3, 4, 5)
    assert found.mean == 3
    assert found.deviation == pytest.approx(2**0.5)
    one = scoring.spread([4.0])
    assert one == scoring.Spread(1, 4, 4, 4, 4, 4, 4, 0)
    assert scoring.spread([]) is None


@given(st.lists(st.floats(min_value=1, max_value=5), min_size=1, max_size=40))
def test_a_spread_is_in_order(values: list[float]) -> None:
    found = scoring.spread(values)
    assert found is not None
    marks = [found.minimum, found.q1, found.median, found.q3, found.maximum]
    assert all(low <= high + 1e-9 for low, high in itertools.pairwise(marks))
    assert found.minimum - 1e-9 <= found.mean <= found.maximum + 1e-9


def test_ranking_keeps_ties_in_given_order() -> None:
    found = scoring.rank([("e", None), ("a", 3), ("b", 5), ("c", 3), ("d", 1), ("f", None)])
    assert [(item.id, item.rank) for item in found] == [
        ("b", 1), ("a", 2), ("c", 2), ("d", 4), ("e", None), ("f", None),
    ]  # fmt: skip
    assert [item.rank for item in scoring.rank([("a", 0.3), ("b", 0.1 + 0.2)])] == [1, 1]


def decision(
    candidate: str, outcome: Outcome, day: int, rank: int | None = None
) -> PriorityDecision:
    return PriorityDecision(candidate_id=candidate, outcome=outcome, rank=rank,
                            decided_on=dt.date(2026, 11, day))  # fmt: skip


def test_the_latest_decision_holds() -> None:
    candidates = [Candidate(id=key, title=key) for key in "abcd"]
    decisions = [
        decision("a", Outcome.RETAINED, 12, rank=2),
        decision("b", Outcome.RETAINED, 3),
        decision("c", Outcome.RETAINED, 3, rank=1),
        decision("d", Outcome.DEFERRED, 12),
        decision("d", Outcome.RETAINED, 3, rank=1),
    ]
    assert [item.id for item in scoring.retained(candidates, decisions)] == ["c", "a", "b"]
    assert scoring.latest_decisions(decisions)["d"].outcome is Outcome.DEFERRED
