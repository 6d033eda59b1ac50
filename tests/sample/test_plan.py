"""Training, diagnosis, priorities, objectives and actions of the sample add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import (
    actions,
    agenda,
    balance,
    chain,
    diagnosis,
    scoring,
    smart,
    training,
    voting,
)
from pcve_desktop.models.actions import (
    Action,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
)
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.objectives import Indicator, Objective
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
from pcve_desktop.models.training import (
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonLink,
    HexagonResponse,
    SessionAttendance,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    FindingKind,
    Form,
    Level,
    LogKind,
    Outcome,
    Pillar,
    SessionState,
)
from tests.sample.reading import TODAY, active, partners

if TYPE_CHECKING:
    from pcve_desktop.services.dataset import Dataset


def test_training_sums(sample: Dataset) -> None:
    sessions = sorted(sample.all(TrainingSession), key=lambda item: item.held_on or TODAY)
    seats = sample.all(SessionAttendance)
    mixes = [training.session_mix(item.id, seats, partners(sample)) for item in sessions]
    found = training.coverage(partners(sample), sessions, seats)

    assert [item.state for item in sessions] == [SessionState.HELD] * 3 + [SessionState.PLANNED]
    assert [mix.people for mix in mixes] == [14, 13, 11, 0]
    assert [mix.sector_count for mix in mixes] == [6, 5, 5, 0]
    assert (found.presences, found.at_least, len(found.trained)) == (38, 20, 12)


def test_the_exercise_is_fictional_and_filled(sample: Dataset) -> None:
    exercise = sample.all(HexagonExercise)[0]
    lines = training.facet_counts(sample.all(HexagonFacet), sample.all(HexagonCard))

    assert exercise.fictional
    assert exercise.case_text
    assert exercise.conclusion
    assert len(lines) == 6
    assert all(line.total >= 2 for line in lines)
    assert (len(sample.all(HexagonLink)), len(sample.all(HexagonResponse))) == (7, 5)


def test_findings_cover_kinds_levels_and_all_forms_alike(sample: Dataset) -> None:
    findings = sample.all(Finding)
    grid = diagnosis.grid(findings)
    forms = diagnosis.forms(findings)
    known = {item.id for item in findings}
    links = [item for item in sample.all(FindingObserver) if item.finding_id in known]

    assert [grid.kind_total(kind) for kind in FindingKind] == [8, 7, 7, 6]
    assert all(grid.level_total(level) for level in Level)
    assert all(forms.counts[form] == 1 for form in Form if form is not Form.UNSPECIFIED)
    differ = [item for item in findings if item.agreement is Agreement.CONTESTED]
    assert len(differ) == 5
    assert all(item.disagreement for item in differ)
    assert {item.grade for item in findings} >= {"a", "b", "c", "d"}
    assert diagnosis.partners_heard(links) == 12
    assert all(item.theme_id for item in findings)


def test_eleven_of_fourteen_voted_and_one_abstained(sample: Dataset) -> None:
    vote = sample.all(Vote)[0]
    candidates = [item.id for item in sample.all(Candidate)]
    turnout = voting.turnout(vote, sample.all(Ballot), active(sample))
    tally = voting.tally(vote, sample.all(Ballot), sample.all(BallotDots), candidates)

    assert (turnout.voted, turnout.abstained, turnout.invited) == (11, 1, 14)
    assert [line.dots for line in tally.lines] == [9, 8, 5, 4, 3, 1]
    assert tally.set_aside == ()


def test_scores_place_two_candidates_where_to_start(sample: Dataset) -> None:
    scores = sample.all(Score)
    found = scoring.results(sample.all(Candidate), sample.all(Criterion), scores)

    assert [item.start_here for item in found] == [True, True, False, False, False, False]
    assert [item.organisations for item in found] == [6, 6, 6, 6, 6, 0]
    assert len(scores) == len(scoring.latest_scores(scores)) + 1


def test_decisions_have_reasons_and_rest_on_evidence(sample: Dataset) -> None:
    candidates = sample.all(Candidate)
    ours = {item.id for item in candidates}
    decisions = [item for item in sample.all(PriorityDecision) if item.candidate_id in ours]
    outcomes = [item.outcome for item in decisions]

    assert [outcomes.count(item) for item in Outcome] == [3, 1, 1]
    assert all(item.reason and item.meeting_id for item in decisions)
    assert len(scoring.retained(candidates, decisions)) == 3
    links = sample.all(CandidateFinding)
    assert diagnosis.evidence_warnings(candidates, links, sample.all(Finding)) == ()


def test_three_objectives_are_ready_and_one_lacks_its_date(sample: Dataset) -> None:
    indicators = sample.all(Indicator)
    checks = [
        smart.check(
            item,
            indicators=[one for one in indicators if one.objective_id == item.id],
            today=TODAY,
        )
        for item in sample.all(Objective)
    ]

    assert [item.clear_count for item in checks] == [5, 4, 5, 5]
    assert [letter.key for letter in checks[1].letters if not letter.clear] == ["time_bound"]


def test_the_logic_chain_has_no_gap(sample: Dataset) -> None:
    found = chain.chain(
        findings=sample.all(Finding),
        candidates=sample.all(Candidate),
        candidate_findings=sample.all(CandidateFinding),
        decisions=sample.all(PriorityDecision),
        objectives=sample.all(Objective),
        action_objectives=sample.all(ActionObjective),
        actions=sample.all(Action),
        indicators=sample.all(Indicator),
    )

    assert (len(found.rows), found.gap_count, len(found.loose_actions)) == (4, 0, 1)


def test_actions_stand_in_every_state_and_leave_one_pillar_open(sample: Dataset) -> None:
    found = sample.all(Action)
    lines = {line.pillar: line for line in actions.pillars(found)}
    counts = [(line.done, line.under_way, line.to_come, line.stopped) for line in lines.values()]

    assert len(found) == 11
    assert {item.status for item in found} == set(ActionStatus)
    assert counts == [(0, 1, 1, 0), (1, 1, 1, 0), (1, 2, 0, 0), (0, 0, 0, 0), (0, 1, 1, 1)]
    assert balance.balance(found) == balance.Balance(6, 4, 1)
    gaps = actions.gaps(
        sample.all(Objective), found, sample.all(ActionObjective), sample.all(ActionPartner),
        partners(sample),
    )  # fmt: skip
    assert gaps.pillars == (Pillar.REFERRAL,)
    assert (len(gaps.objectives), len(gaps.leads), len(gaps.partners)) == (0, 1, 2)
    assert len({item.number for item in sample.everywhere(Action)}) == 15


def test_setbacks_carry_what_was_learned(sample: Dataset) -> None:
    stopped = {item.id for item in sample.all(Action) if item.status is ActionStatus.STOPPED}
    log = sample.all(ActionLogEntry)

    assert all(item.learned for item in log if item.kind is LogKind.SETBACK)
    assert {item.action_id for item in log if item.kind is LogKind.LESSON} >= stopped


def test_one_milestone_is_four_days_late(sample: Dataset) -> None:
    due = agenda.due(sample.all(Action), sample.all(Milestone), today=TODAY)

    assert [(item.entity, item.days) for item in due if item.late] == [("milestone", -4)]
    assert [item.days for item in due[:5]] == [-4, 3, 6, 9, 10]
    assert len(agenda.to_review(sample.all(Action), today=TODAY)) == 1
