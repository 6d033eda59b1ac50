"""Step 3, identification of priorities: candidates, criteria, dot votes, scores, decisions."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import Axis, Outcome, VoteState


class Candidate(Continues, InCycle, Record):
    """Something the network could work on first."""

    __entity__ = EntityInfo(
        "candidate",
        mark("Candidate priority"),
        mark("Candidate priorities"),
        title="title",
        parent="cycle_id",
    )

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    rationale: Mapped[str | None] = f.long_text(mark("Why this one"), search=True, table=True)
    theme_id: Mapped[str | None] = f.reference(mark("Theme"), "theme", table=True)
    position: Mapped[str | None] = f.position()


class CandidateFinding(InNetwork, Record):
    """A finding on which a candidate rests."""

    __entity__ = EntityInfo(
        "candidate_finding",
        mark("Rests on"),
        mark("What candidates rest on"),
        parent="candidate_id",
        ends=("candidate_id", "finding_id"),
    )

    candidate_id: Mapped[str] = f.reference(
        mark("Candidate priority"), "candidate", required=True, table=True
    )
    finding_id: Mapped[str] = f.reference(mark("Finding"), "finding", required=True, table=True)


class Criterion(Continues, InCycle, Record):
    """A criterion of the weighted scoring; few are enough."""

    __entity__ = EntityInfo(
        "criterion", mark("Criterion"), mark("Criteria"), title="name", parent="cycle_id"
    )

    name: Mapped[str] = f.text(mark("Name"), required=True, table=True)
    question: Mapped[str | None] = f.text(mark("Question"), table=True)
    weight: Mapped[int | None] = f.integer(mark("Weight"), minimum=0, maximum=5, table=True)
    inverse: Mapped[bool] = f.flag(
        mark("Counts in reverse"), table=True,
        help=mark("A high value speaks against the candidate."),
    )  # fmt: skip
    axis: Mapped[Axis] = f.choice(mark("Side of the matrix"), Axis, Axis.IMPORTANCE, table=True)
    position: Mapped[str | None] = f.position()


class Vote(InCycle, Record):
    """The dot vote of a cycle: how many dots, open or shown."""

    __entity__ = EntityInfo(
        "vote", mark("Dot vote"), mark("Dot votes"), parent="cycle_id", ends=("cycle_id",)
    )

    dots: Mapped[int | None] = f.integer(
        mark("Dots per organisation"), minimum=1, maximum=20, table=True
    )
    state: Mapped[VoteState] = f.choice(mark("State"), VoteState, VoteState.PREPARED, table=True)
    opened_on: Mapped[dt.date | None] = f.date(mark("Opened on"), table=True)
    revealed_on: Mapped[dt.date | None] = f.date(mark("Shown on"), table=True)


class Ballot(InNetwork, Record):
    """The one ballot of an organisation in a vote."""

    __entity__ = EntityInfo(
        "ballot",
        mark("Ballot"),
        mark("Ballots"),
        parent="vote_id",
        ends=("vote_id", "organisation_id"),
    )

    vote_id: Mapped[str] = f.reference(mark("Dot vote"), "vote", required=True)
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    abstained: Mapped[bool] = f.flag(
        mark("Abstained"), table=True, sensitivity=Sensitivity.INTERNAL
    )
    cast_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)


class BallotDots(InNetwork, Record):
    """The dots that a ballot gives to a candidate."""

    __entity__ = EntityInfo(
        "ballot_dots",
        mark("Dots"),
        mark("Dots given"),
        parent="ballot_id",
        ends=("ballot_id", "candidate_id"),
    )

    ballot_id: Mapped[str] = f.reference(mark("Ballot"), "ballot", required=True)
    candidate_id: Mapped[str] = f.reference(
        mark("Candidate priority"), "candidate", required=True, table=True
    )
    dots: Mapped[int | None] = f.integer(
        mark("Dots"), maximum=20, table=True, sensitivity=Sensitivity.INTERNAL
    )


class Score(InNetwork, Record):
    """A rating of a candidate under a criterion. A new one never replaces an old one."""

    __entity__ = EntityInfo("score", mark("Score"), mark("Scores"), parent="candidate_id")

    candidate_id: Mapped[str] = f.reference(
        mark("Candidate priority"), "candidate", required=True, table=True
    )
    criterion_id: Mapped[str] = f.reference(
        mark("Criterion"), "criterion", required=True, table=True
    )
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    value: Mapped[float | None] = f.rating(
        mark("Value"), table=True, sensitivity=Sensitivity.INTERNAL
    )
    scored_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    reason: Mapped[str | None] = f.text(mark("Why"), table=True, sensitivity=Sensitivity.INTERNAL)


class PriorityDecision(InNetwork, Record):
    """What the network decided about a candidate, and why."""

    __entity__ = EntityInfo(
        "priority_decision",
        mark("Decision on a priority"),
        mark("Decisions on priorities"),
        parent="candidate_id",
    )

    candidate_id: Mapped[str] = f.reference(
        mark("Candidate priority"), "candidate", required=True, table=True
    )
    outcome: Mapped[Outcome] = f.choice(mark("Decision"), Outcome, Outcome.RETAINED, table=True)
    rank: Mapped[int | None] = f.integer(mark("Rank"), minimum=1, maximum=50, table=True)
    reason: Mapped[str | None] = f.long_text(mark("Why"), table=True, search=True)
    decided_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    meeting_id: Mapped[str | None] = f.reference(mark("Meeting"), "meeting", table=True)
