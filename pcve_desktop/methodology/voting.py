"""Step 3, dot voting: one ballot for each organisation, hidden until it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.starters import DOTS
from pcve_desktop.models.validation import Problem
from pcve_desktop.models.vocabularies import VoteState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.models.priorities import Ballot, BallotDots, Vote


class ResultHidden(PasserelleError):
    """The figures of a vote were asked for before the group chose to show them."""

    def __init__(self) -> None:
        super().__init__(
            mark(
                "The result stays hidden until it is shown to everyone. Ballots are safe; show the "
                "result when all have voted."
            )
        )


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of the invited organisations voted (abstentions included), and who is awaited."""

    voted: int
    abstained: int
    invited: int
    waiting: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share of invited organisations that voted, 0 to 1."""
        return self.voted / self.invited if self.invited else 0.0


def turnout(
    vote: Vote | None, ballots: Iterable[Ballot], organisation_ids: Sequence[str]
) -> Turnout:
    """Return the turnout among `organisation_ids`; it tells nothing about the candidates."""
    cast = {} if vote is None else _one_each(vote, ballots)
    invited = list(dict.fromkeys(organisation_ids))
    voted = [organisation for organisation in invited if organisation in cast]
    return Turnout(
        voted=len(voted),
        abstained=sum(1 for organisation in voted if cast[organisation].abstained),
        invited=len(invited),
        waiting=tuple(organisation for organisation in invited if organisation not in cast),
    )


@dataclass(frozen=True, slots=True)
class DotLine:
    """The dots of a candidate and how many organisations gave them."""

    candidate_id: str
    dots: int
    voters: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote, one line for each candidate in given order.

    `set_aside` are organisations whose ballot gives more dots than allowed (two offices may have
    filled it in before a merge); it is not counted until it is corrected.
    """

    lines: tuple[DotLine, ...]
    abstained: int
    set_aside: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return all dots counted."""
        return sum(line.dots for line in self.lines)


def tally(
    vote: Vote,
    ballots: Iterable[Ballot],
    dots: Iterable[BallotDots],
    candidate_ids: Sequence[str],
) -> Tally:
    """Return the dots of each candidate; raises ResultHidden unless the vote is revealed."""
    if vote.state is not VoteState.REVEALED:
        raise ResultHidden
    cast = _one_each(vote, ballots)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for line in dots:
        if line.candidate_id in candidate_ids:
            given[line.ballot_id][line.candidate_id] += line.dots or 0
    limit = _limit(vote)
    counted = [ballot for ballot in cast.values() if not ballot.abstained]
    over = [ballot for ballot in counted if given[ballot.id].total() > limit]
    valid = [given[ballot.id] for ballot in counted if ballot not in over]
    return Tally(
        lines=tuple(
            DotLine(
                candidate,
                sum(ballot[candidate] for ballot in valid),
                sum(1 for ballot in valid if ballot[candidate]),
            )
            for candidate in candidate_ids
        ),
        abstained=sum(1 for ballot in cast.values() if ballot.abstained),
        set_aside=tuple(ballot.organisation_id for ballot in over),
    )


def ballot_problems(vote: Vote, given: Mapping[str, int]) -> list[Problem]:
    """Return what is wrong with the dots (by candidate id) of one ballot."""
    total, limit = sum(given.values()), _limit(vote)
    if any(dots < 0 for dots in given.values()):
        return [Problem("dots", mark("Dots cannot be fewer than none."), blocking=True)]
    if total > limit:
        msgid = mark("Dots given: {total} of {limit}. Take some back.")
        return [Problem("dots", msgid, {"total": total, "limit": limit}, blocking=True)]
    if total < limit:
        msgid = mark("Dots left: {left}. Using fewer is fine.")
        return [Problem("dots", msgid, {"left": limit - total})]
    return []


def _limit(vote: Vote) -> int:
    return DOTS if vote.dots is None else vote.dots


def _one_each(vote: Vote, ballots: Iterable[Ballot]) -> dict[str, Ballot]:
    """Return the ballots of a vote by organisation; the latest counts when there are several."""
    ours = [ballot for ballot in ballots if ballot.vote_id == vote.id]
    return {ballot.organisation_id: ballot for ballot in sorted(ours, key=_cast)}


def _cast(ballot: Ballot) -> tuple[bool, dt.date | None, str]:
    # Undated ballots come first; the flag keeps None from being compared with a date.
    return ballot.cast_on is not None, ballot.cast_on, ballot.id
