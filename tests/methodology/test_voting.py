"""Dot voting: one ballot each, hidden until shown."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology import voting
from pcve_desktop.models.priorities import Ballot, BallotDots, Vote
from pcve_desktop.models.validation import blocking
from pcve_desktop.models.vocabularies import VoteState

ORGANISATIONS = ["school", "club", "youth", "parish"]


def vote(state: VoteState, dots: int | None = 3) -> Vote:
    return Vote(id="v", cycle_id="c", dots=dots, state=state)


def ballot(organisation: str, *, abstained: bool = False, of: str = "v") -> Ballot:
    return Ballot(id=f"{of}-{organisation}", vote_id=of, organisation_id=organisation,
                  abstained=abstained)  # fmt: skip


def dots(organisation: str, candidate: str, number: int | None) -> BallotDots:
    return BallotDots(ballot_id=f"v-{organisation}", candidate_id=candidate, dots=number)


BALLOTS = [
    ballot("school"), ballot("club"), ballot("youth", abstained=True), ballot("left the network"),
    ballot("parish", of="an older vote"),
]  # fmt: skip
DOTS = [
    dots("school", "a", 2), dots("school", "b", 1), dots("club", "a", 3), dots("club", "b", None),
    dots("youth", "b", 3), dots("left the network", "b", 1), dots("school", "removed", 3),
]  # fmt: skip


@pytest.mark.parametrize("state", [VoteState.PREPARED, VoteState.OPEN])
def test_figures_stay_hidden_until_they_are_shown(state: VoteState) -> None:
    with pytest.raises(voting.ResultHidden):
        voting.tally(vote(state), BALLOTS, DOTS, ["a", "b"])


def test_turnout_is_known_at_any_time() -> None:
    found = voting.turnout(vote(VoteState.OPEN), BALLOTS, ORGANISATIONS)
    assert (found.voted, found.abstained, found.invited) == (3, 1, 4)
    assert found.waiting == ("parish",)
    assert found.share == pytest.approx(0.75)
    nothing = voting.turnout(None, [], [])
    assert (nothing.voted, nothing.share) == (0, 0.0)


def test_the_tally_counts_dots_and_voters() -> None:
    found = voting.tally(vote(VoteState.REVEALED), BALLOTS, DOTS, ["b", "a", "c"])
    assert [(line.candidate_id, line.dots, line.voters) for line in found.lines] == [
        ("b", 2, 2), ("a", 5, 2), ("c", 0, 0),
    ]  # fmt: skip
    assert (found.total, found.abstained, found.set_aside) == (7, 1, ())


def test_a_ballot_with_too_many_dots_is_set_aside_and_named() -> None:
    given = [dots("school", "a", 3), dots("school", "b", 3), dots("club", "b", 1)]
    found = voting.tally(vote(VoteState.REVEALED, dots=None), BALLOTS, given, ["a", "b"])
    assert found.set_aside == ("school",)
    assert [(line.dots, line.voters) for line in found.lines] == [(0, 0), (1, 1)]


def test_an_organisation_has_one_ballot() -> None:
    early = Ballot(id="1", vote_id="v", organisation_id="club", cast_on=dt.date(2026, 11, 2))
    late = Ballot(id="0", vote_id="v", organisation_id="club", cast_on=dt.date(2026, 11, 3))
    undated = Ballot(id="2", vote_id="v", organisation_id="club")
    given = [
        BallotDots(ballot_id="0", candidate_id="a", dots=1),
        BallotDots(ballot_id="1", candidate_id="a", dots=2),
        BallotDots(ballot_id="2", candidate_id="a", dots=3),
    ]
    found = voting.tally(vote(VoteState.REVEALED), [late, early, undated], given, ["a"])
    assert found.total == 1


@pytest.mark.parametrize(
    ("given", "problems", "blocked"),
    [
        ({"a": 2, "b": 1}, 0, 0),
        ({"a": 3, "b": 1}, 1, 1),
        ({"a": -1}, 1, 1),
        ({"a": 1}, 1, 0),
        ({}, 1, 0),
    ],
)
def test_a_ballot_keeps_within_its_dots(given: dict[str, int], problems: int, blocked: int) -> None:
    found = voting.ballot_problems(vote(VoteState.OPEN), given)
    assert (len(found), len(blocking(found))) == (problems, blocked)
