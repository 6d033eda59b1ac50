"""Step 3 on the wall: candidates, the vote, the matrix, what is kept and what can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import scoring, voting
from pcve_desktop.methodology.content.starters import DOTS
from pcve_desktop.models.partners import Membership, Organisation
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
from pcve_desktop.models.vocabularies import Outcome, Step, VoteState
from pcve_desktop.pictures.matrix import MatrixItem, priority_matrix
from pcve_desktop.screens.room import letter, parts
from pcve_desktop.screens.screen import Drawing, Line, Lines, Progress, Reach, Scale
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.audiences import Source
    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.PRIORITIES
# Lines on a scale that can be taken in at once.
_ROWS = 4


def current_vote(data: Source) -> Vote | None:
    """Return the vote of the cycle, None when there is none yet."""
    return next(iter(data.all(Vote)), None)


def voters(data: Source) -> list[Organisation]:
    """Return the organisations that may vote: those that take part, and who voted before."""
    active = {item.organisation_id for item in data.all(Membership) if item.role.active}
    vote = current_vote(data)
    if vote is not None:
        active |= {ballot.organisation_id for ballot in data.where(Ballot, "vote_id", vote.id)}
    return [organisation for organisation in data.organisations() if organisation.id in active]


def _propose(room: Room) -> Iterator[Screen]:
    tr, candidates = room.tr, room.records(Candidate)
    lines = []
    for place, candidate in enumerate(candidates):
        grounds = len(room.where(CandidateFinding, "candidate_id", candidate.id))
        rests = tr.n("rests on {count} finding", "rests on {count} findings", grounds)
        lines.append(
            Line(
                str(room.value(candidate, "title")),
                letter=letter(place),
                detail=rests if grounds else "",
            )
        )
    empty = tr.t("No candidate yet. A theme of the diagnosis can become one.")
    for part in parts(lines):
        yield room.screen(_STEP, "propose", left=Lines(tuple(lines[part]), empty=empty))


def _vote(room: Room) -> Iterator[Screen]:
    """Show the turnout as soon as there is a vote, figures once the group chose to see them."""
    tr, candidates = room.tr, room.records(Candidate)
    vote = current_vote(room.data)
    if vote is None or vote.state is VoteState.PREPARED:
        empty = tr.t("The vote is not open yet. It needs at least two candidates.")
        yield room.screen(_STEP, "vote", left=Lines((), empty=empty))
        return
    dots = _dots(room, vote, candidates)
    matrix = _matrix(room, candidates) if dots else None
    each = vote.dots or DOTS
    hint = tr.n("{count} dot per organisation", "{count} dots per organisation", each)
    titles = {item.id: str(room.value(item, "title")) for item in candidates}
    places = {item.id: place for place, item in enumerate(candidates)}
    order = sorted(titles, key=lambda key: (-dots.get(key, 0), places[key]))
    lines = [
        Line(
            titles[key],
            letter=letter(places[key]),
            figure=str(dots[key]) if key in dots else "",
            dots=dots.get(key, 0),
        )
        for key in order
    ]
    for part in parts(lines):
        yield room.screen(
            _STEP, "vote", hint=hint, progress=_turnout(room, vote),
            left=Lines(tuple(lines[part])), right=matrix,
        )  # fmt: skip


def _turnout(room: Room, vote: Vote) -> Progress:
    # Whether somebody voted is no secret; how, the view keeps back.
    invited = [organisation.id for organisation in voters(room.data)]
    cast = room.data.where(Ballot, "vote_id", vote.id)
    found = voting.turnout(vote, cast, invited)
    words = room.tr.t("{done} of {total} have voted", done=found.voted, total=found.invited)
    return Progress(found.voted, found.invited, words)


def _dots(room: Room, vote: Vote, candidates: Sequence[Candidate]) -> dict[str, int]:
    if vote.state is not VoteState.REVEALED:
        return {}
    # What the room sees is the sum; the ballots themselves are read for nothing else.
    data = room.data
    result = voting.tally(
        vote, data.all(Ballot), data.all(BallotDots), [item.id for item in candidates]
    )
    return {line.candidate_id: line.dots for line in result.lines}


def _results(room: Room, candidates: Sequence[Candidate]) -> dict[str, scoring.CandidateResult]:
    # Averages and spreads; who gave which score stays out of the room.
    found = scoring.results(candidates, room.records(Criterion), room.data.all(Score))
    return {result.candidate_id: result for result in found}


def _matrix(room: Room, candidates: Sequence[Candidate]) -> Drawing | None:
    results = _results(room, candidates)
    items = [
        MatrixItem(
            letter(place),
            str(room.value(item, "title")),
            results[item.id].importance,
            results[item.id].capacity,
        )
        for place, item in enumerate(candidates)
    ]
    if all(item.importance is None or item.capacity is None for item in items):
        return None

    def build(width: int, measure: Measure) -> Picture:
        return priority_matrix(items, width=width, tr=room.tr, key=False, measure=measure)

    return Drawing(build)


def _compare(room: Room) -> Iterator[Screen]:
    tr, candidates = room.tr, room.records(Candidate)
    lines = [
        Line(str(room.value(item, "title")), letter=letter(place))
        for place, item in enumerate(candidates)
    ]
    matrix = _matrix(room, candidates)
    empty = tr.t("Nothing is rated yet.")
    if matrix is None:
        yield room.screen(_STEP, "compare", left=Lines((), empty=empty))
        return
    for part in parts(lines):
        yield room.screen(_STEP, "compare", left=Lines(tuple(lines[part])), right=matrix)
    results = _results(room, candidates)
    places = {item.id: place for place, item in enumerate(candidates)}
    titles = {item.id: str(room.value(item, "title")) for item in candidates}
    ranked = scoring.rank((key, found.score) for key, found in results.items())
    rows = [
        _reach(room, titles[item.id], letter(places[item.id]), item.value, found)
        for item in ranked
        if (found := results[item.id].spread) is not None
    ]
    if not rows:
        return
    hint = tr.t("A wide spread means that there is something to talk about.")
    for part in parts(rows, _ROWS):
        yield room.screen(_STEP, "compare", hint=hint, left=Scale(tuple(rows[part])))


def _reach(room: Room, title: str, sign: str, score: float | None, found: scoring.Spread) -> Reach:
    tr = room.tr
    rated = tr.n("{count} organisation", "{count} organisations", found.count)
    said = tr.t("from {start} to {target}", start=tr.number(found.minimum, 1),
                target=tr.number(found.maximum, 1))  # fmt: skip
    return Reach(
        title,
        letter=sign,
        detail=f"{said} · {rated}",
        figure=tr.number(score, 1) if score is not None else "",
        ends=(found.minimum, found.maximum),
        half=(found.q1, found.q3),
        mean=found.mean,
    )


def _decide(room: Room) -> Iterator[Screen]:
    tr, candidates = room.tr, room.records(Candidate)
    decisions = scoring.latest_decisions(room.records(PriorityDecision))
    order = list(Outcome)
    decided = sorted(
        (item for item in candidates if item.id in decisions),
        key=lambda item: (order.index(decisions[item.id].outcome), decisions[item.id].rank or 99),
    )
    lines = []
    for item in decided:
        decision = decisions[item.id]
        rank = str(decision.rank) if decision.rank else ""
        reason = room.value(decision, "reason")
        lines.append(
            Line(
                str(room.value(item, "title")),
                letter=rank,
                word=tr.t(decision.outcome.label),
                detail=str(reason or ""),
            )
        )
    open_ones = [item for item in candidates if item.id not in decisions]
    lines += [Line(str(room.value(item, "title")), word=tr.t("To decide")) for item in open_ones]
    empty = tr.t("No candidate yet. A theme of the diagnosis can become one.")
    total = len(candidates)
    words = tr.t("{done} of {total} decided", done=len(decided), total=total)
    progress = Progress(len(decided), total, words) if total else None
    for part in parts(lines):
        yield room.screen(
            _STEP, "decide", progress=progress, left=Lines(tuple(lines[part]), empty=empty)
        )


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "propose": _propose,
    "vote": _vote,
    "compare": _compare,
    "decide": _decide,
    "summary": _summary,
}
