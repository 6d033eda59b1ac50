"""What the pages of step 3 read together: lettered candidates, voters, the vote, the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import scoring, voting
from pcve_desktop.methodology.content.starters import DOTS
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    Criterion,
    Score,
    Vote,
)
from pcve_desktop.models.sharing import MeetingAttendance
from pcve_desktop.models.vocabularies import Presence, VoteState

if TYPE_CHECKING:
    from pcve_desktop.methodology.scoring import CandidateResult
    from pcve_desktop.methodology.voting import Tally
    from pcve_desktop.services.dataset import Dataset

CRITERIA_LIMIT = 5
"""Few criteria are enough (DOMAIN, step 3)."""

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(place: int) -> str:
    """Return the letter of a place: A, B, ..., Z, AA, AB, ..."""
    first, last = divmod(place, len(_ALPHABET))
    return (letter(first - 1) if first else "") + _ALPHABET[last]


def lettered(data: Dataset) -> list[tuple[str, Candidate]]:
    """Return the candidates in order with their letters."""
    return [(letter(place), item) for place, item in enumerate(data.all(Candidate))]


def current_vote(data: Dataset) -> Vote | None:
    """Return the vote of the cycle."""
    return next(iter(data.all(Vote)), None)


def ballots(data: Dataset) -> list[Ballot]:
    """Return the ballots of the cycle's vote."""
    vote = current_vote(data)
    return data.where(Ballot, "vote_id", vote.id) if vote is not None else []


def scores(data: Dataset) -> list[Score]:
    """Return the ratings of the cycle's candidates."""
    return [
        score
        for candidate in data.all(Candidate)
        for score in data.where(Score, "candidate_id", candidate.id)
    ]


def dots_allowed(vote: Vote | None) -> int:
    """Return how many dots each organisation has."""
    return DOTS if vote is None or vote.dots is None else vote.dots


def shown_tally(data: Dataset) -> Tally | None:
    """Return the result of the dot vote, None while it is hidden or not open."""
    vote = current_vote(data)
    if vote is None or vote.state is not VoteState.REVEALED:
        return None
    ids = [item.id for item in data.all(Candidate)]
    return voting.tally(vote, ballots(data), data.all(BallotDots), ids)


def voters(data: Dataset) -> list[Organisation]:
    """Return the organisations that may vote and rate: active members, and who voted before."""
    active = {item.organisation_id for item in data.all(Membership) if item.role.active}
    active |= {ballot.organisation_id for ballot in ballots(data)}
    return [organisation for organisation in data.organisations() if organisation.id in active]


def present_at(data: Dataset, meeting_id: str | None) -> list[str]:
    """Return the names of the organisations that were present at a meeting."""
    if meeting_id is None:
        return []
    rows = data.where(MeetingAttendance, "meeting_id", meeting_id)
    found = [data.title(Organisation, row.organisation_id) for row in rows
             if row.presence is Presence.PRESENT]  # fmt: skip
    return sorted(filter(None, found), key=str.casefold)


def results(data: Dataset) -> dict[str, CandidateResult]:
    """Return the ratings of every candidate by id."""
    found = scoring.results(data.all(Candidate), data.all(Criterion), scores(data))
    return {result.candidate_id: result for result in found}
