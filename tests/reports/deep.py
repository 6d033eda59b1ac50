"""The network of the samples with every step filled in, for what the PDF says of each."""

from __future__ import annotations

import datetime as dt

from pcve_desktop.models.actions import Action, ActionObjective, Milestone
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    CandidateFinding,
    Criterion,
    Score,
    Vote,
)
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonResponse,
    SessionAttendance,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import (
    Agreement,
    Axis,
    FindingKind,
    Form,
    Grade,
    Handling,
    Level,
    RouteKind,
    SessionState,
    Trend,
    VoteState,
)
from tests.reports.samples import Records, tilleuls


def deep() -> Records:
    """Return Les Tilleuls with something in every part of every step."""
    data = tilleuls()
    _training(data)
    _diagnosis(data)
    _priorities(data)
    _actions(data)
    _sharing(data)
    return data


def _training(data: Records) -> None:
    first = data.all(TrainingSession)[0]
    first.change = "Start later in the evening"
    second = data.make(TrainingSession, title="A fictional case", state=SessionState.HELD,
                       held_on=dt.date(2026, 4, 2))  # fmt: skip
    data.make(SessionAttendance, session_id=second.id, people=2,
              organisation_id=data.all(Organisation)[6].id)  # fmt: skip
    data.make(TrainingSession, title="Refresher", held_on=dt.date(2026, 12, 10))
    for statement, before, after, answers in (
        ("I know whom to turn to", 2.1, 3.9, 18),
        ("I can talk about it at home", 2.5, 3.0, 3),
    ):
        data.make(ConfidenceRating, session_id=first.id, statement=statement, before=before,
                  after=after, answers=answers)  # fmt: skip
    exercise = data.make(
        HexagonExercise, title="The empty seat", fictional=True, held_on=dt.date(2026, 4, 2),
        case_text="Invented from start to end.", conclusion="Nobody could have answered alone.",
    )  # fmt: skip
    for name, count in (("Social factors", 4), ("Group dynamics", 2), ("Recruitment", 1)):
        facet = data.make(HexagonFacet, exercise_id=exercise.id, name=name)
        for number in range(count):
            data.make(HexagonCard, exercise_id=exercise.id, facet_id=facet.id,
                      text=f"{name} {number}")  # fmt: skip
    data.make(HexagonResponse, exercise_id=exercise.id, profession="Coach", idea="Call once a week")
    data.make(HexagonExercise, title="Taken from life", held_on=dt.date(2026, 5, 5))


def _diagnosis(data: Records) -> None:
    theme = data.make(Theme, title="News and rumours", note="What we hear at school")
    for statement, kind, level, values in (
        ("Rumours travel faster than facts", FindingKind.RISK, Level.ONLINE,
         {"theme_id": theme.id, "grade": Grade.A, "trend": Trend.RISING,
          "agreement": Agreement.SHARED}),
        ("Few places to talk", FindingKind.NEED, Level.COMMUNITY,
         {"theme_id": theme.id, "form": Form.FAR_RIGHT, "agreement": Agreement.CONTESTED,
          "disagreement": "Some see it in the evening only."}),
        ("Coaches whom teenagers trust", FindingKind.PROTECTIVE, Level.PEERS, {}),
    ):  # fmt: skip
        finding = data.make(Finding, statement=statement, kind=kind, level=level, **values)
        data.make(FindingObserver, finding_id=finding.id,
                  organisation_id=data.all(Organisation)[0].id)  # fmt: skip
    data.make(Finding, statement="Kept for the members", kind=FindingKind.RISK, level=Level.FAMILY,
              form=Form.SECTARIAN, handling=Handling.AMBER_STRICT)  # fmt: skip


def _priorities(data: Records) -> None:
    candidates, partners = data.all(Candidate), data.all(Organisation)
    candidates[0].rationale = "Everybody speaks of it"
    data.make(CandidateFinding, candidate_id=candidates[0].id,
              finding_id=data.all(Finding)[0].id)  # fmt: skip
    criteria = [
        data.make(Criterion, name="How much it matters", axis=Axis.IMPORTANCE),
        data.make(Criterion, name="What we can do", axis=Axis.CAPACITY),
    ]
    values = ((5, 4), (3, 2), (2, 4))
    for candidate, pair in zip(candidates, values, strict=True):
        for criterion, value in zip(criteria, pair, strict=True):
            for add, partner in enumerate(partners[:2]):
                data.make(Score, candidate_id=candidate.id, criterion_id=criterion.id,
                          organisation_id=partner.id, value=min(5, value + add))  # fmt: skip
    vote = data.make(Vote, dots=3, state=VoteState.REVEALED)
    for partner in partners[:5]:
        ballot = data.make(Ballot, vote_id=vote.id, organisation_id=partner.id)
        data.make(BallotDots, ballot_id=ballot.id, candidate_id=candidates[0].id, dots=3)


def _actions(data: Records) -> None:
    first = data.all(Action)[0]
    data.make(ActionObjective, action_id=first.id, objective_id=data.all(Objective)[0].id)
    data.make(Milestone, action_id=first.id, title="Book the hall", due_on=dt.date(2026, 11, 20),
              done_on=dt.date(2026, 11, 18))  # fmt: skip


def _sharing(data: Records) -> None:
    partners = data.all(Organisation)
    charter = data.make(
        Protocol, title="Charter of the network", purpose="Act early, each with our own job.",
        permitted="Trends in the neighbourhood\nWhat partners offer", forbidden="Names of people",
        principles="We speak of situations.", adopted_on=dt.date(2026, 7, 16),
    )  # fmt: skip
    for partner in partners[:3]:
        data.make(ProtocolMember, protocol_id=charter.id, organisation_id=partner.id,
                  signed_on=dt.date(2026, 7, 16), signatory="Head of service")  # fmt: skip
    data.make(InformationFlow, what="Moods and trends", sender="Any partner", recipient="Everyone")
    data.make(MeetingDecision, meeting_id=data.all(Meeting)[0].id, text="Ask parents again",
              organisation_id=partners[3].id, due_on=dt.date(2026, 12, 1))  # fmt: skip
    data.make(
        ReferralRoute, title="A doubt", kind=RouteKind.ADVICE, service="Listening place",
        phone="0 800 00 00 00", direct_phone="01 99 00 77 77", handling=Handling.AMBER,
    )  # fmt: skip
