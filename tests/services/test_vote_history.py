"""A new vote keeps the result of the one before; a new ballot keeps the earlier one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.priorities import Ballot, BallotDots, Vote
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services import history, priorities
from pcve_desktop.services.partners import today
from pcve_desktop.services.vote_history import EarlierBallot, Round, earlier_ballots, rounds

if TYPE_CHECKING:
    from tests.services.conftest import Work

SEPTEMBER, NOVEMBER = dt.date(2026, 9, 10), dt.date(2026, 11, 24)


@pytest.fixture
def candidates(work: Work) -> list[str]:
    return [
        priorities.propose(work.ws, **work.scope, title=title).created["candidate"][0]
        for title in ("A place to meet", "Parents")
    ]


def cast(
    work: Work, partner: str, dots: dict[str, int], day: dt.date, *, abstained: bool = False
) -> None:
    priorities.cast_ballot(
        work.ws, **work.scope, organisation_id=partner, dots=dots, abstained=abstained, cast_on=day
    )


def show(work: Work, state: VoteState) -> None:
    priorities.set_vote_state(work.ws, **work.scope, state=state)


def vote(work: Work) -> str:
    return computed_id("vote", work.cycle)


def test_a_new_vote_takes_ballots_out_and_keeps_the_result(
    work: Work, candidates: list[str]
) -> None:
    a, b = candidates
    club, school, library = (work.partner(name) for name in ("Club", "School", "Library"))
    show(work, VoteState.OPEN)
    cast(work, club, {a: 1, b: 2}, SEPTEMBER)
    cast(work, club, {a: 3}, SEPTEMBER)
    cast(work, school, {a: 1, b: 1}, SEPTEMBER)
    cast(work, library, {}, SEPTEMBER, abstained=True)
    show(work, VoteState.REVEALED)
    assert rounds(work.ws, vote(work)) == []
    priorities.vote_again(work.ws, **work.scope)
    assert work.all(Ballot) == work.all(BallotDots) == []
    (one,) = work.all(Vote)
    assert (one.state, one.revealed_on) == (VoteState.OPEN, None)
    first = Round(today(), {a: 4, b: 1}, voted=3, abstained=1)
    assert rounds(work.ws, vote(work)) == [first]
    # A second round with the same organisations is told apart from the first.
    cast(work, club, {b: 3}, NOVEMBER)
    assert rounds(work.ws, vote(work)) == [first]
    show(work, VoteState.REVEALED)
    priorities.vote_again(work.ws, **work.scope)
    assert rounds(work.ws, vote(work)) == [first, Round(today(), {b: 3}, 1, 0)]


def test_hiding_the_result_again_ends_no_round(work: Work, candidates: list[str]) -> None:
    cast(work, work.partner("Club"), {candidates[0]: 3}, SEPTEMBER)
    for state in (VoteState.OPEN, VoteState.REVEALED, VoteState.OPEN, VoteState.REVEALED):
        show(work, state)
    assert rounds(work.ws, vote(work)) == []


def test_an_undone_new_vote_brings_the_ballots_back(work: Work, candidates: list[str]) -> None:
    cast(work, work.partner("Club"), {candidates[0]: 3}, SEPTEMBER)
    show(work, VoteState.REVEALED)
    priorities.vote_again(work.ws, **work.scope)
    history.undo_last(work.ws)
    assert rounds(work.ws, vote(work)) == []
    assert [row.dots for row in work.all(BallotDots)] == [3]
    assert work.all(Vote)[0].state is VoteState.REVEALED


def test_the_ballot_of_an_earlier_day_can_be_read(work: Work, candidates: list[str]) -> None:
    a, b = candidates
    club = work.partner("Club")
    ballot = computed_id("ballot", vote(work), club)
    cast(work, club, {a: 3}, SEPTEMBER)
    cast(work, club, {a: 2, b: 1}, SEPTEMBER)
    assert earlier_ballots(work.ws, ballot, candidates) == []
    cast(work, club, {}, NOVEMBER, abstained=True)
    assert earlier_ballots(work.ws, ballot, candidates) == [
        EarlierBallot(SEPTEMBER, {a: 2, b: 1}, abstained=False)
    ]
    cast(work, club, {b: 3}, dt.date(2026, 11, 25))
    assert earlier_ballots(work.ws, ballot, candidates) == [
        EarlierBallot(SEPTEMBER, {a: 2, b: 1}, abstained=False),
        EarlierBallot(NOVEMBER, {}, abstained=True),
    ]


def test_a_slip_of_the_same_day_is_no_earlier_ballot(work: Work, candidates: list[str]) -> None:
    club = work.partner("Club")
    cast(work, club, {candidates[0]: 3}, NOVEMBER)
    priorities.withdraw_ballot(work.ws, cycle_id=work.cycle, organisation_id=club)
    cast(work, club, {candidates[1]: 1}, NOVEMBER)
    assert earlier_ballots(work.ws, computed_id("ballot", vote(work), club), candidates) == []
