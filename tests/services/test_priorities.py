"""One ballot for each organisation, corrected by the next one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
    Score,
    Vote,
)
from pcve_desktop.models.vocabularies import Outcome, VoteState
from pcve_desktop.services import priorities
from pcve_desktop.services.partners import today
from pcve_desktop.services.records import InvalidRecord

if TYPE_CHECKING:
    from tests.services.conftest import Work


def cast(work: Work, partner: str, dots: dict[str, int], *, abstained: bool = False) -> None:
    priorities.cast_ballot(
        work.ws, network_id=work.network, cycle_id=work.cycle, organisation_id=partner,
        dots=dots, abstained=abstained,
    )  # fmt: skip


def dots_of(work: Work, partner: str) -> dict[str, int]:
    ballot = computed_id("ballot", computed_id("vote", work.cycle), partner)
    return {row.candidate_id: row.dots for row in work.all(BallotDots) if row.ballot_id == ballot}


@pytest.fixture
def candidates(work: Work) -> list[str]:
    return [
        priorities.propose(work.ws, **work.scope, title=title).created["candidate"][0]
        for title in ("A place to meet", "Parents", "School")
    ]


def test_a_candidate_rests_on_findings(work: Work) -> None:
    findings = [work.add(Finding, statement=text) for text in ("Few places", "No evenings")]
    made = priorities.propose(
        work.ws, **work.scope, title="A place to meet", finding_ids=findings, rationale="Often said"
    )
    candidate = made.created["candidate"][0]
    assert work.get(Candidate, candidate).rationale == "Often said"
    assert {row.finding_id for row in work.all(CandidateFinding)} == set(findings)
    work.undo()
    assert work.all(Candidate) == work.all(CandidateFinding) == []


def test_a_ballot_is_cast_corrected_and_withdrawn(work: Work, candidates: list[str]) -> None:
    a, b, c = candidates
    partner = work.partner("Rive Est")
    cast(work, partner, {a: 2, b: 1, c: 0})
    assert dots_of(work, partner) == {a: 2, b: 1}
    cast(work, partner, {a: 1, c: 2})
    assert dots_of(work, partner) == {a: 1, c: 2}
    assert len(work.all(Ballot)) == 1
    work.undo()
    assert dots_of(work, partner) == {a: 2, b: 1}
    priorities.withdraw_ballot(work.ws, cycle_id=work.cycle, organisation_id=partner)
    assert work.all(Ballot) == work.all(BallotDots) == []
    work.undo()
    assert dots_of(work, partner) == {a: 2, b: 1}


def test_an_abstention_gives_no_dots(work: Work, candidates: list[str]) -> None:
    partner = work.partner("Rive Est")
    cast(work, partner, {candidates[0]: 3})
    cast(work, partner, {candidates[0]: 3}, abstained=True)
    (ballot,) = work.all(Ballot)
    assert ballot.abstained
    assert work.all(BallotDots) == []


@pytest.mark.parametrize("counts", [(4, 0), (2, 2), (-1, 1)])
def test_more_dots_than_there_are_is_refused(
    work: Work, candidates: list[str], counts: tuple[int, int]
) -> None:
    partner = work.partner("Rive Est")
    cast(work, partner, {candidates[2]: 3})
    with pytest.raises(InvalidRecord):
        cast(work, partner, dict(zip(candidates, counts, strict=False)))
    assert dots_of(work, partner) == {candidates[2]: 3}


def test_ballots_of_several_partners_stand_side_by_side(work: Work, candidates: list[str]) -> None:
    for name in ("Rive Est", "Médiathèque"):
        cast(work, work.partner(name), {candidates[0]: 3})
    assert len(work.all(Ballot)) == len(work.all(BallotDots)) == 2


def test_the_vote_is_opened_shown_and_hidden_again(work: Work) -> None:
    for state in (VoteState.OPEN, VoteState.REVEALED, VoteState.OPEN):
        priorities.set_vote_state(work.ws, **work.scope, state=state)
        (vote,) = work.all(Vote)
        assert vote.state is state
    assert vote.opened_on is not None
    assert vote.id == priorities.vote_of(work.ws, **work.scope)


def test_a_new_score_or_decision_leaves_the_old_one(work: Work, candidates: list[str]) -> None:
    partner, criterion = work.partner("Rive Est"), work.all(Criterion)[0].id
    for value in (2.0, 4.0):
        priorities.score(
            work.ws, network_id=work.network, candidate_id=candidates[0], criterion_id=criterion,
            organisation_id=partner, value=value,
        )  # fmt: skip
    assert [row.value for row in work.all(Score)] == [2.0, 4.0]
    for outcome in (Outcome.RETAINED, next(reversed(Outcome))):
        priorities.decide(
            work.ws, network_id=work.network, candidate_id=candidates[0], outcome=outcome, rank=1
        )
    assert len(work.all(PriorityDecision)) == 2


def test_what_is_typed_in_later_has_the_day_on_which_it_happened(
    work: Work, candidates: list[str]
) -> None:
    partner, criterion = work.partner("Rive Est"), work.all(Criterion)[0].id
    day = dt.date(2026, 9, 10)
    for when in (day, None):
        priorities.score(
            work.ws, network_id=work.network, candidate_id=candidates[0], criterion_id=criterion,
            organisation_id=partner, value=3.0, scored_on=when,
        )  # fmt: skip
        priorities.decide(
            work.ws, network_id=work.network, candidate_id=candidates[0],
            outcome=Outcome.RETAINED, decided_on=when,
        )  # fmt: skip
    assert [row.scored_on for row in work.all(Score)] == [day, today()]
    assert [row.decided_on for row in work.all(PriorityDecision)] == [day, today()]
    priorities.cast_ballot(
        work.ws, network_id=work.network, cycle_id=work.cycle, organisation_id=partner,
        dots={candidates[0]: 1}, cast_on=day,
    )  # fmt: skip
    assert [row.cast_on for row in work.all(Ballot)] == [day]


def test_a_rating_is_taken_back_without_losing_it(work: Work, candidates: list[str]) -> None:
    partner, criterion = work.partner("Rive Est"), work.all(Criterion)[0].id
    for value in (4.0, None):
        priorities.score(
            work.ws, network_id=work.network, candidate_id=candidates[0], criterion_id=criterion,
            organisation_id=partner, value=value,
        )  # fmt: skip
    assert [row.value for row in work.all(Score)] == [4.0, None]
