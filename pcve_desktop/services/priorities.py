"""Step 3: the dot vote, scores, decisions.

Each takes the day on which it happened, today when none is said: paper is often typed in later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.voting import ballot_problems
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    CandidateFinding,
    PriorityDecision,
    Score,
    Vote,
)
from pcve_desktop.models.validation import blocking
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services import records
from pcve_desktop.services.partners import today

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.vocabularies import Outcome
    from pcve_desktop.store.workspace import Workspace


def propose(
    ws: Workspace,
    *,
    network_id: str,
    cycle_id: str,
    title: str,
    finding_ids: Iterable[str] = (),
    theme_id: str | None = None,
    rationale: str | None = None,
) -> Changes:
    """Propose a candidate priority, with the findings on which it rests."""
    with ws.write(mark("Propose the priority “{title}”"), title=title) as tx:
        made = records.create(
            ws,
            Candidate,
            values={
                "network_id": network_id,
                "cycle_id": cycle_id,
                "title": title,
                "theme_id": theme_id,
                "rationale": rationale,
            },
        )
        candidate = made.created["candidate"][-1]
        for finding in finding_ids:
            tx.session.add(
                CandidateFinding(network_id=network_id, candidate_id=candidate, finding_id=finding)
            )
    return tx.changes


def vote_of(ws: Workspace, *, network_id: str, cycle_id: str) -> str:
    """Return the identifier of a cycle's vote, making the vote if there is none."""
    identifier = computed_id("vote", cycle_id)
    with ws.read() as session:
        known = session.get(Vote, identifier) is not None
    if not known:
        records.create(ws, Vote, values={"network_id": network_id, "cycle_id": cycle_id, "dots": 3})
    return identifier


def set_vote_state(ws: Workspace, *, network_id: str, cycle_id: str, state: VoteState) -> Changes:
    """Open the vote, show its result, or hide it again."""
    with ws.write(mark("Vote: {state}"), state=state.label) as tx:
        vote = tx.session.get(Vote, vote_of(ws, network_id=network_id, cycle_id=cycle_id))
        if vote is None:
            raise records.RecordGone
        records.refuse_closed(tx.session, vote)
        vote.state = state
        if state is VoteState.OPEN:
            vote.opened_on = vote.opened_on or today()
        if state is VoteState.REVEALED:
            vote.revealed_on = today()
    return tx.changes


def cast_ballot(
    ws: Workspace,
    *,
    network_id: str,
    cycle_id: str,
    organisation_id: str,
    dots: Mapping[str, int],
    abstained: bool = False,
    cast_on: dt.date | None = None,
) -> Changes:
    """Record the one ballot of an organisation: dots by candidate. A second one corrects the first.

    Raises InvalidRecord when the dots are more than the vote allows.
    """
    with ws.write(mark("Ballot of an organisation")) as tx:
        vote_id = vote_of(ws, network_id=network_id, cycle_id=cycle_id)
        vote = tx.session.get(Vote, vote_id)
        if vote is None:
            raise records.RecordGone
        given = {} if abstained else {key: count for key, count in dots.items() if count}
        # Dots that are left are advice: using fewer, or none, is fine.
        if found := blocking(ballot_problems(vote, given)):
            raise records.InvalidRecord(found)
        ends = {"vote_id": vote_id, "organisation_id": organisation_id}
        day = cast_on or today()
        values = {"network_id": network_id, "abstained": abstained, "cast_on": day}
        records.put_link(ws, Ballot, ends=ends, values=values)
        ballot_id = computed_id("ballot", vote_id, organisation_id)
        for row in tx.session.scalars(select(BallotDots).where(BallotDots.ballot_id == ballot_id)):
            if row.candidate_id not in given:
                tx.session.delete(row)
        tx.session.flush()
        for candidate, count in given.items():
            records.put_link(
                ws,
                BallotDots,
                ends={"ballot_id": ballot_id, "candidate_id": candidate},
                values={"network_id": network_id, "dots": count},
            )
    return tx.changes


def vote_again(ws: Workspace, *, network_id: str, cycle_id: str) -> Changes:
    """Begin a new round of the vote: no ballot is in, the result of the round before is kept.

    It stays in the journal, where `vote_rounds` reads it.
    """
    with ws.write(mark("Vote again")) as tx:
        vote = tx.session.get(Vote, vote_of(ws, network_id=network_id, cycle_id=cycle_id))
        if vote is None:
            raise records.RecordGone
        for ballot in tx.session.scalars(select(Ballot.id).where(Ballot.vote_id == vote.id)):
            records.delete(ws, Ballot, ballot)
        values = {"state": VoteState.OPEN, "opened_on": today(), "revealed_on": None}
        records.update(ws, Vote, vote.id, values=values)
    return tx.changes


def withdraw_ballot(ws: Workspace, *, cycle_id: str, organisation_id: str) -> Changes:
    """Take the ballot of an organisation out of the vote."""
    vote_id = computed_id("vote", cycle_id)
    return records.delete(ws, Ballot, computed_id("ballot", vote_id, organisation_id))


def score(
    ws: Workspace,
    *,
    network_id: str,
    candidate_id: str,
    criterion_id: str,
    organisation_id: str,
    value: float | None,
    reason: str | None = None,
    scored_on: dt.date | None = None,
) -> Changes:
    """Rate a candidate under a criterion. An older rating stays, with its date and reason.

    A `value` of None takes the rating back; what was rated before stays readable.
    """
    return records.create(
        ws,
        Score,
        values={
            "network_id": network_id,
            "candidate_id": candidate_id,
            "criterion_id": criterion_id,
            "organisation_id": organisation_id,
            "value": value,
            "scored_on": scored_on or today(),
            "reason": reason,
        },
    )


def decide(
    ws: Workspace,
    *,
    network_id: str,
    candidate_id: str,
    outcome: Outcome,
    reason: str | None = None,
    rank: int | None = None,
    meeting_id: str | None = None,
    decided_on: dt.date | None = None,
) -> Changes:
    """Record what the network decided about a candidate; the latest decision counts."""
    return records.create(
        ws,
        PriorityDecision,
        values={
            "network_id": network_id,
            "candidate_id": candidate_id,
            "outcome": outcome,
            "reason": reason,
            "rank": rank,
            "decided_on": decided_on or today(),
            "meeting_id": meeting_id,
        },
    )
