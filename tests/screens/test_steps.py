"""What each of the thirty pages says on the wall, by hand, on a small network."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.methodology.steps import STEPS, step_content
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionObjective, Milestone
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
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
    ActionStatus,
    Agreement,
    FindingKind,
    Form,
    Grade,
    Level,
    LogKind,
    Outcome,
    RouteKind,
    Sector,
    SessionState,
    Step,
    StepState,
    VoteState,
)
from pcve_desktop.screens.registry import screens_of
from pcve_desktop.screens.screen import Bars, Columns, Figures, Grid, Lines, Scale, Statement, Web
from tests.reports.samples import TODAY, Records, empty

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Line, Screen

EN = Translator("en")


def network() -> Records:
    """Return Rive Est with two partners."""
    data = empty()
    for name, sector in (("FC Rive", Sector.SPORT_CULTURE), ("Lycée", Sector.YOUTH_EDUCATION)):
        partner = data.make(Organisation, name=name, sector=sector, offers=f"Room of {name}")
        data.make(Membership, organisation_id=partner.id)
    return data


def partners(data: Records) -> list[str]:
    return [one.id for one in data.all(Organisation)]


def shown(data: Records, step: Step, page: str, tr: Translator = EN) -> list[Screen]:
    screens = screens_of(data, str(step), tr, today=TODAY)
    return [one for one in screens if one.key.startswith(f"{step}.{page}.")]


def lines(screen: Screen) -> tuple[Line, ...]:
    assert isinstance(screen.left, Lines)
    return screen.left.lines


def test_every_page_has_a_screen_even_when_nothing_is_known() -> None:
    data = empty()

    for content in STEPS:
        screens = screens_of(data, str(content.step), EN, today=TODAY)
        assert list(dict.fromkeys(one.key.split(".")[1] for one in screens)) == list(content.keys)
        for screen in screens:
            assert screen.question == EN.t(
                content.page(screen.key.split(".")[1]).question, network="Rive Est"
            )
            assert screen.note


def test_an_empty_page_says_so_in_words() -> None:
    data = empty()

    for step, page in ((Step.PRIORITIES, "propose"), (Step.OBJECTIVES, "word"),
                       (Step.ACTIONS, "plan"), (Step.SHARING, "routes")):  # fmt: skip
        (screen,) = shown(data, step, page)
        assert isinstance(screen.left, Lines)
        assert screen.left.empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_has_more_than_five_lines(language: str) -> None:
    data = network()
    for number in range(23):
        data.make(Finding, statement=f"We see {number}")
        data.make(Candidate, title=f"Candidate {number}")
        data.make(InformationFlow, what=f"News {number}")

    for step in Step:
        for screen in screens_of(data, str(step), Translator(language), today=TODAY):
            if isinstance(screen.left, Lines):
                assert len(screen.left.lines) <= 5


def test_training() -> None:
    data = network()
    club, school = partners(data)
    held = data.make(
        TrainingSession, title="Who does what", state=SessionState.HELD,
        held_on=dt.date(2026, 10, 8),
    )  # fmt: skip
    data.make(TrainingSession, title="Once more", state=SessionState.PLANNED)
    data.make(SessionAttendance, session_id=held.id, organisation_id=club, people=4)
    data.make(SessionAttendance, session_id=held.id, organisation_id=school, people=3)
    data.make(ConfidenceRating, session_id=held.id, statement="I can listen", before=2.0,
              after=3.5, answers=7)  # fmt: skip
    data.make(HexagonExercise, title="Real?", fictional=False, case_text="Never on the wall")
    case = data.make(HexagonExercise, title="Case", fictional=True, case_text="Somebody moves.")
    for name, cards in (("Family", 2), ("School", 0), ("Friends", 1)):
        facet = data.make(HexagonFacet, exercise_id=case.id, name=name)
        for number in range(cards):
            data.make(HexagonCard, exercise_id=case.id, facet_id=facet.id, text=f"{name} {number}")
    data.make(HexagonResponse, exercise_id=case.id, profession="Coach", idea="Call once a week")

    (prepare,) = shown(data, Step.TRAINING, "prepare")
    assert isinstance(prepare.left, Bars)
    assert [(bar.text, bar.figure) for bar in prepare.left.bars if bar.value] == [
        ("Youth and education", "3"), ("Sport and culture", "4"),
    ]  # fmt: skip
    assert prepare.left.sentence == "2 of 2 organisations have taken part."
    (sessions,) = shown(data, Step.TRAINING, "sessions")
    assert [(line.text, line.figure) for line in lines(sessions)] == [
        ("Once more", ""), ("Who does what", "7"),
    ]  # fmt: skip
    hexagon = shown(data, Step.TRAINING, "hexagon")
    assert isinstance(hexagon[0].left, Statement)
    assert hexagon[0].left.text == "Somebody moves."
    assert [(line.letter, line.text, line.figure) for line in lines(hexagon[1])] == [
        ("A", "Family", "2"), ("B", "School", "0"), ("C", "Friends", "1"),
    ]  # fmt: skip
    assert hexagon[1].right == Web((("A", 2 / 3), ("B", 0.0), ("C", 1 / 3)))
    assert [line.text for line in lines(hexagon[2])] == ["Family 0", "Family 1"]
    assert lines(hexagon[-1])[0].detail == "Coach"
    assert all("fictional" in screen.hint for screen in hexagon)
    (back,) = shown(data, Step.TRAINING, "look_back")
    assert isinstance(back.left, Scale)
    (row,) = back.left.rows
    assert (row.before, row.mean, row.figure) == (2.0, 3.5, "3.5")


def test_diagnosis() -> None:
    data = network()
    theme = data.make(Theme, title="News")
    first = data.make(
        Finding, statement="Rumours", kind=FindingKind.RISK, level=Level.SCHOOL, grade=Grade.A,
        agreement=Agreement.CONTESTED, theme_id=theme.id, form=Form.MIXED,
    )  # fmt: skip
    data.make(Finding, statement="A coach", kind=FindingKind.PROTECTIVE, level=Level.PEERS,
              agreement=Agreement.SHARED)  # fmt: skip
    data.make(FindingObserver, finding_id=first.id, organisation_id=partners(data)[0])

    counts, cards = shown(data, Step.DIAGNOSIS, "gather")
    assert isinstance(counts.left, Figures)
    assert [(one.number, one.words) for one in counts.left.figures] == [
        ("2", "cards"), ("1", "partner who sees something"),
    ]  # fmt: skip
    # Nobody reads on the wall who wrote a card.
    assert [line.text for line in lines(cards)] == ["A coach", "Rumours"]
    board, themes = shown(data, Step.DIAGNOSIS, "sort")
    assert isinstance(board.left, Columns)
    assert [(column.total, column.cards) for column in board.left.columns] == [
        (1, ("Rumours",)), (1, ("A coach",)), (0, ()), (0, ()),
    ]  # fmt: skip
    assert lines(themes)[0].detail == "1 finding"
    (weigh,) = shown(data, Step.DIAGNOSIS, "weigh")
    assert [(line.text, line.word) for line in lines(weigh)] == [
        ("Rumours", "Views differ"), ("A coach", "Shared view"),
    ]  # fmt: skip
    grid, forms = shown(data, Step.DIAGNOSIS, "read")
    assert isinstance(grid.left, Grid)
    assert dict(grid.left.rows)["School"] == (1, None, None, None)
    assert dict(grid.left.rows)["Peers"] == (None, 1, None, None)
    assert isinstance(forms.left, Bars)
    assert [bar.value for bar in forms.left.bars] == [1, 1]


def ballots(state: VoteState) -> Records:
    """Return Rive Est with three candidates and a vote in which C leads."""
    data = network()
    found = [data.make(Candidate, title=title) for title in ("Alpha", "Beta", "Gamma")]
    vote = data.make(Vote, dots=3, state=state)
    for partner, dots in zip(partners(data), ((0, 1, 2), (1, 0, 2)), strict=True):
        ballot = data.make(Ballot, vote_id=vote.id, organisation_id=partner)
        for candidate, count in zip(found, dots, strict=True):
            data.make(BallotDots, ballot_id=ballot.id, candidate_id=candidate.id, dots=count)
    return data


def test_a_vote_stays_hidden_until_it_is_shown() -> None:
    (screen,) = shown(ballots(VoteState.OPEN), Step.PRIORITIES, "vote")

    # The order is that of the letters, not of the dots.
    assert [(line.letter, line.text) for line in lines(screen)] == [
        ("A", "Alpha"), ("B", "Beta"), ("C", "Gamma"),
    ]  # fmt: skip
    assert all(not line.figure and not line.dots for line in lines(screen))
    assert screen.right is None
    assert screen.progress is not None
    assert (screen.progress.done, screen.progress.total) == (2, 2)
    assert screen.hint == "3 dots per organisation"


def test_a_vote_that_is_shown_ranks_the_candidates() -> None:
    (screen,) = shown(ballots(VoteState.REVEALED), Step.PRIORITIES, "vote")

    assert [(line.letter, line.figure, line.dots) for line in lines(screen)] == [
        ("C", "4", 4), ("A", "1", 1), ("B", "1", 1),
    ]  # fmt: skip


def test_a_vote_that_is_not_open_says_so() -> None:
    (screen,) = shown(ballots(VoteState.PREPARED), Step.PRIORITIES, "vote")

    assert lines(screen) == ()
    assert screen.progress is None


def test_priorities() -> None:
    data = ballots(VoteState.REVEALED)
    finding = data.make(Finding, statement="Rumours")
    alpha, beta, _gamma = data.all(Candidate)
    data.make(CandidateFinding, candidate_id=alpha.id, finding_id=finding.id)
    criterion = data.make(Criterion, name="Weight")
    for partner, value in zip(partners(data), (2.0, 4.0), strict=True):
        data.make(Score, candidate_id=alpha.id, criterion_id=criterion.id,
                  organisation_id=partner, value=value, scored_on=TODAY)  # fmt: skip
    data.make(PriorityDecision, candidate_id=alpha.id, outcome=Outcome.RETAINED, rank=1,
              reason="All see it", decided_on=TODAY)  # fmt: skip
    data.make(PriorityDecision, candidate_id=beta.id, outcome=Outcome.DEFERRED, decided_on=TODAY)

    (propose,) = shown(data, Step.PRIORITIES, "propose")
    assert [(line.letter, line.detail) for line in lines(propose)] == [
        ("A", "rests on 1 finding"), ("B", ""), ("C", ""),
    ]  # fmt: skip
    (decide,) = shown(data, Step.PRIORITIES, "decide")
    assert [(line.letter, line.text, line.word, line.detail) for line in lines(decide)] == [
        ("1", "Alpha", "Retained", "All see it"),
        ("", "Beta", "Deferred", ""),
        ("", "Gamma", "To decide", ""),
    ]
    assert decide.progress is not None
    assert decide.progress.words == "2 of 3 decided"


def test_objectives() -> None:
    data = network()
    finding = data.make(Finding, statement="Rumours")
    other = data.make(Finding, statement="Late nights")
    candidate = data.make(Candidate, title="News")
    for one in (finding, other):
        data.make(CandidateFinding, candidate_id=candidate.id, finding_id=one.id)
    data.make(PriorityDecision, candidate_id=candidate.id, outcome=Outcome.RETAINED, rank=1,
              decided_on=TODAY)  # fmt: skip
    objective = data.make(
        Objective, title="Three debates", if_then="If, then", candidate_id=candidate.id
    )
    sign = data.make(Indicator, objective_id=objective.id, name="Debates", baseline=0.0,
                     target=3.0)  # fmt: skip
    data.make(Measurement, indicator_id=sign.id, value=2.0, measured_on=TODAY)
    action = data.make(Action, title="Debate night")
    data.make(ActionObjective, action_id=action.id, objective_id=objective.id)

    (choose,) = shown(data, Step.OBJECTIVES, "choose")
    assert [(line.letter, line.text, line.detail) for line in lines(choose)] == [
        ("1", "News", "1 objective"),
    ]
    (word,) = shown(data, Step.OBJECTIVES, "word")
    assert word.left == Statement("Three debates", "If, then")
    assert isinstance(word.right, Lines)
    assert [line.letter for line in word.right.lines] == ["S", "M", "A", "R", "T"]
    (signs,) = shown(data, Step.OBJECTIVES, "indicators")
    assert [(line.text, line.detail, line.figure) for line in lines(signs)] == [
        ("Debates", "from 0 to 3", "2"),
    ]
    (links,) = shown(data, Step.OBJECTIVES, "chain")
    assert [line.text for line in lines(links)] == [
        "Rumours, and 1 more", "News", "Three debates", "Debate night", "Debates",
    ]  # fmt: skip


def test_actions() -> None:
    data = network()
    objective = data.make(Objective, title="Three debates")
    action = data.make(Action, title="Debate night", number=1, status=ActionStatus.UNDER_WAY,
                       lead_id=partners(data)[0])  # fmt: skip
    data.make(ActionObjective, action_id=action.id, objective_id=objective.id)
    data.make(Milestone, action_id=action.id, title="Book the room", due_on=dt.date(2026, 12, 1))
    data.make(ActionLogEntry, action_id=action.id, kind=LogKind.LESSON, text="Ask in person",
              noted_on=TODAY)  # fmt: skip

    (look,) = shown(data, Step.ACTIONS, "look")
    assert [(line.text, line.detail) for line in lines(look)] == [
        ("Room of FC Rive", "FC Rive"), ("Room of Lycée", "Lycée"),
    ]  # fmt: skip
    (propose,) = shown(data, Step.ACTIONS, "propose")
    assert (propose.hint, lines(propose)[0].word) == ("Three debates", "Under way")
    (plan,) = shown(data, Step.ACTIONS, "plan")
    assert lines(plan)[0].detail == "FC Rive · next: Book the room, 1 Dec 2026"
    assert len(shown(data, Step.ACTIONS, "check")) == 3
    assert "Ask in person" in [
        line.text for one in shown(data, Step.ACTIONS, "summary") for line in lines(one)
    ]


def test_sharing() -> None:
    data = network()
    charter = data.make(
        Protocol, title="Charter", purpose="Act early.", principles="- Situations\n- Consent",
        permitted="Moods", forbidden="Names", adopted_on=TODAY,
    )  # fmt: skip
    data.make(ProtocolMember, protocol_id=charter.id, organisation_id=partners(data)[0],
              signed_on=TODAY)  # fmt: skip
    data.make(InformationFlow, what="Moods", sender="Club", recipient="All")
    meeting = data.make(Meeting, title="October", held_on=dt.date(2026, 10, 1))
    data.make(MeetingDecision, meeting_id=meeting.id, text="Write",
              organisation_id=partners(data)[1], due_on=dt.date(2026, 12, 1))  # fmt: skip
    data.make(ReferralRoute, title="Danger", kind=RouteKind.DANGER, service="Police", phone="17",
              direct_phone="06 00 00 00 01")  # fmt: skip

    read = shown(data, Step.SHARING, "charter")
    assert read[0].left == Statement("Act early.")
    assert read[0].progress is not None
    assert (read[0].progress.done, read[0].progress.total) == (1, 2)
    assert [[line.text for line in lines(one)] for one in read[1:]] == [
        ["Situations", "Consent"], ["Moods"], ["Names"],
    ]  # fmt: skip
    (flow,) = shown(data, Step.SHARING, "matrix")
    assert lines(flow)[0].detail.startswith("Club → All")
    (meetings,) = shown(data, Step.SHARING, "meetings")
    assert lines(meetings)[0].detail == "Lycée · 1 Dec 2026"
    (routes,) = shown(data, Step.SHARING, "routes")
    # The direct line for partners is a contact; the public one is not.
    assert lines(routes)[0].detail == "Police · 17"


@pytest.mark.parametrize("step", list(Step))
def test_the_last_page_shows_where_the_step_stands(step: Step) -> None:
    data = network()
    data.make(StepProgress, step=step, state=StepState.ADAPTED, reason="Two evenings",
              summary="We listened.")  # fmt: skip
    data.make(Benchmark, step=step, text="All were heard", reached=True)

    first, *others = shown(data, step, "summary")
    assert [(line.word, line.detail) for line in lines(first)] == [
        ("Adapted", "Two evenings"), ("Reached", ""),
    ]  # fmt: skip
    assert others[0].left == Statement("We listened.")
    assert first.step == EN.t(step_content(step).title)
