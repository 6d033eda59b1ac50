"""Step 3 of the sample: candidates, ballots, scores, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.priorities import (
    Ballot,
    Candidate,
    Criterion,
    PriorityDecision,
    Score,
    Vote,
)
from pcve_desktop.models.vocabularies import Outcome, VoteState
from pcve_desktop.services import priorities as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

# Candidate, theme, findings it rests on.
_CANDIDATES = (
    ("news", "news", ("newsplaces", "rumours", "medialab", "videos")),
    ("parents", "families", ("parents", "contact", "grandparents")),
    ("words", "words", ("words", "plain", "slogans")),
    ("sport", "ties", ("coaches", "fridays")),
    ("online", "online", ("late", "propaganda", "plots")),
    ("contact", "families", ("contact", "schools")),
)

# Three dots each; an empty ballot abstains.
_BALLOTS = {
    "espace": {"news": 1, "parents": 1, "words": 1},
    "college": {"news": 1, "parents": 1, "online": 1},
    "ecole": {"parents": 2, "contact": 1},
    "fc": {"news": 1, "sport": 2},
    "media": {"news": 2, "words": 1},
    "fraternite": {"news": 1, "parents": 1, "sport": 1},
    "parish": {"parents": 2, "words": 1},
    "parents": {"news": 1, "parents": 1, "online": 1},
    "social": {"news": 1, "words": 1, "online": 1},
    "prevention": {"news": 1, "words": 1, "sport": 1},
    "police": {},
}

# One digit for each criterion of the starter list: severity, extent, capacity, commitment, risk of
# stigmatisation (which counts in reverse).
_SCORES = {
    "news": {
        "espace": "45442", "college": "44342", "fc": "34433", "media": "55452",
        "parents": "44332", "prevention": "44443",
    },
    "parents": {
        "espace": "44452", "college": "43441", "fc": "33342", "media": "34442",
        "parents": "54551", "prevention": "44442",
    },
    "words": {
        "espace": "23551", "college": "32451", "fc": "22341", "media": "23551",
        "parents": "32441", "prevention": "33551",
    },
    "sport": {
        "espace": "23342", "college": "22332", "fc": "33452", "media": "22332",
        "parents": "23332", "prevention": "32342",
    },
    "online": {
        "espace": "44224", "college": "55334", "fc": "33213", "media": "44325",
        "parents": "54224", "prevention": "43224",
    },
}  # fmt: skip

_DECISIONS = {
    "news": (Outcome.RETAINED, 1),
    "parents": (Outcome.RETAINED, 2),
    "words": (Outcome.RETAINED, 3),
    "sport": (Outcome.DEFERRED, None),
    "online": (Outcome.DROPPED, None),
}

_SCORED, _VOTED, _DECIDED = -82, -75, -40


def make(maker: Maker) -> None:
    """Propose, vote, rate and decide; the last candidate came in late and is still open."""
    for key, theme, findings in _CANDIDATES:
        made = service.propose(
            maker.ws,
            network_id=maker.network,
            cycle_id=maker.cycle,
            title=maker.text(f"candidate.{key}"),
            rationale=maker.text(f"candidate.{key}.why"),
            theme_id=maker.id(f"theme.{theme}"),
            finding_ids=[maker.id(f"finding.{finding}") for finding in findings],
        )
        maker.keep(f"candidate.{key}", made, Candidate)
    _vote(maker)
    _scores(maker)
    for key, (outcome, rank) in _DECISIONS.items():
        maker.add(
            PriorityDecision,
            candidate_id=maker.id(f"candidate.{key}"),
            outcome=outcome,
            rank=rank,
            reason=maker.text(f"candidate.{key}.decision"),
            decided_on=maker.working_day(_DECIDED),
            meeting_id=maker.id("meeting.7"),
        )


def _vote(maker: Maker) -> None:
    vote = service.vote_of(maker.ws, network_id=maker.network, cycle_id=maker.cycle)
    for organisation, dots in _BALLOTS.items():
        identifier = maker.id(f"org.{organisation}")
        service.cast_ballot(
            maker.ws,
            network_id=maker.network,
            cycle_id=maker.cycle,
            organisation_id=identifier,
            dots={maker.id(f"candidate.{key}"): count for key, count in dots.items()},
            abstained=not dots,
        )
        maker.update(
            Ballot,
            computed_id("ballot", vote, identifier),
            cast_on=maker.working_day(_VOTED),
        )
    maker.update(
        Vote,
        vote,
        state=VoteState.REVEALED,
        opened_on=maker.working_day(_VOTED),
        revealed_on=maker.working_day(_DECIDED),
    )


def _scores(maker: Maker) -> None:
    criteria = [criterion.id for criterion in maker.rows(Criterion)]
    for candidate, ratings in _SCORES.items():
        for organisation, digits in ratings.items():
            for criterion, digit in zip(criteria, digits, strict=True):
                _score(maker, candidate, criterion, organisation, float(digit), _SCORED)
    # A second rating stands beside the first one, with its reason.
    changed = (maker, "parents", criteria[2], "fc", 5.0, _VOTED)
    _score(*changed, reason=maker.text("score.changed"))


def _score(
    maker: Maker,
    candidate: str,
    criterion: str,
    organisation: str,
    value: float,
    offset: int,
    *,
    reason: str | None = None,
) -> None:
    maker.add(
        Score,
        candidate_id=maker.id(f"candidate.{candidate}"),
        criterion_id=criterion,
        organisation_id=maker.id(f"org.{organisation}"),
        value=value,
        scored_on=maker.working_day(offset),
        reason=reason,
    )
