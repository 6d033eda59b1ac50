"""The sample network: what it holds, that it is sound, and what the methodology reads in it."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology import (
    actions,
    agenda,
    balance,
    chain,
    diagnosis,
    overview,
    participation,
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
from pcve_desktop.models.base import ENTITIES, Record, fields_of
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.network import Benchmark, Cycle, Network, StepProgress
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    Membership,
    Organisation,
    ParticipationEntry,
)
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
    AgendaItem,
    InformationFlow,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
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
from pcve_desktop.models.validation import problems
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    FindingKind,
    Form,
    Level,
    LogKind,
    MemberRole,
    OrganisationKind,
    Outcome,
    Pillar,
    Presence,
    Sector,
    SessionState,
    Step,
    StepState,
)
from pcve_desktop.sample import make_sample
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import current_cycle
from pcve_desktop.services.search import search
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)
LANGUAGES = ("en", "fr", "de")
# Ranges that the French regulator keeps for works of fiction.
FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")
PUBLIC_LINES = {"17 / 112", "0 800 00 56 96", "119"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a sample file for each language, made once."""
    folder = tmp_path_factory.mktemp("samples")
    made = {language: folder / f"{language}.passerelle" for language in LANGUAGES}
    for language, path in made.items():
        make_sample(path, language, today=TODAY)
    return made


def opened(path: Path) -> Dataset:
    """Return the current cycle of a sample file."""
    ws = Workspace.open(path, read_only=True)
    everything = Dataset(ws)
    network = everything.everywhere(Network)[0]
    cycle = current_cycle(everything.everywhere(Cycle))
    assert cycle is not None
    return Dataset(ws, network_id=network.id, cycle_id=cycle.id)


@pytest.fixture(scope="module", params=LANGUAGES)
def sample(request: pytest.FixtureRequest, files: dict[str, Path]) -> Any:
    """Return the sample in each language in turn."""
    data = opened(files[request.param])
    yield data
    data.ws.close()


@pytest.fixture(scope="module")
def english(files: dict[str, Path]) -> Any:
    """Return the English sample."""
    data = opened(files["en"])
    yield data
    data.ws.close()


def active(data: Dataset) -> list[str]:
    return [item.organisation_id for item in data.all(Membership) if item.role.active]


def partners(data: Dataset) -> list[Organisation]:
    return [item for item in data.organisations() if item.id in active(data)]


def held(data: Dataset) -> list[Meeting]:
    return [item for item in data.all(Meeting) if item.held_on and item.held_on < TODAY]


def test_partners_of_all_kinds_and_sectors_keep_a_balance(sample: Dataset) -> None:
    everyone = sample.organisations()
    roles = [item.role for item in sample.all(Membership)]

    assert len(partners(sample)) == 14
    assert {item.sector for item in everyone} == set(Sector)
    assert {item.kind for item in everyone} == set(OrganisationKind) - {OrganisationKind.OTHER}
    assert [
        roles.count(role) for role in (MemberRole.LEAD, MemberRole.INVITED, MemberRole.LEFT)
    ] == [1, 1, 1]
    assert balance.balance(partners(sample)) == balance.Balance(8, 4, 2)
    assert all(item.offers for item in everyone)


def test_contacts_are_functions_and_those_named_agreed(sample: Dataset) -> None:
    contacts = sample.everywhere(Contact)
    named = [item for item in contacts if item.professional]

    assert {item.organisation_id for item in contacts} >= set(active(sample))
    assert len(named) == 6
    assert all(item.agreed_on and item.agreed_on < TODAY for item in named)
    assert all((item.email or "").endswith(".example") for item in contacts)


def test_reasons_not_to_come_are_answered(sample: Dataset) -> None:
    reasons = sample.all(ParticipationEntry)

    assert len(reasons) == 8
    assert all(item.answer for item in reasons)
    assert sum(1 for item in reasons if item.change) == 6


def test_the_words_of_the_training_night(english: Dataset) -> None:
    said = {item.words: item for item in english.all(ParticipationEntry)}

    assert "17:30" in (said["Thursday is training night."].answer or "")
    assert said["We coach, we do not watch."].change == "Signed the charter"


def test_two_cycles_of_which_the_first_is_closed_with_lessons(sample: Dataset) -> None:
    past, current = sorted(sample.all(Cycle), key=lambda item: item.starts_on or dt.date.min)
    before = Dataset(sample.ws, network_id=sample.network_id, cycle_id=past.id)

    assert (past.name, current.name) == ("2025-2026", "2026-2027")
    assert past.closed_on
    assert past.lessons
    assert current.closed_on is None
    assert current.continues == past.id
    counts = [len(before.all(entity)) for entity in (Finding, Objective, Action, Meeting)]
    assert counts == [6, 2, 4, 1]


def test_steps_are_in_all_states_and_came_back_twice(sample: Dataset) -> None:
    steps = {item.step: item for item in sample.all(StepProgress)}

    assert [steps[step].state for step in Step] == [
        StepState.ADAPTED, StepState.DONE, StepState.UNDER_WAY, StepState.UNDER_WAY,
        StepState.UNDER_WAY, StepState.REVISIT,
    ]  # fmt: skip
    assert steps[Step.DIAGNOSIS].returned_from is Step.PRIORITIES
    assert steps[Step.OBJECTIVES].returned_from is Step.ACTIONS
    assert steps[Step.TRAINING].reason
    assert steps[Step.SHARING].reason
    for step in Step:
        reached, total = overview.benchmarks_reached(sample.all(Benchmark), step)
        assert 0 < reached < total


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


def test_attendance_doubled_and_counts_by_sphere(sample: Dataset) -> None:
    lines = sample.all(MeetingAttendance)
    points = participation.over_meetings(held(sample), lines, today=TODAY)
    past = {item.id for item in held(sample)}
    ours = [line for line in lines if line.meeting_id in past]

    assert [point.present for point in points] == [6, 8, 7, 9, 11, 10, 9, 12]
    assert all(point.present + point.excused + point.absent == 14 for point in points)
    found = balance.attendance_balance(ours, sample.organisations())
    assert found == balance.Balance(48, 17, 7)


def test_the_next_meeting_is_in_nine_days(sample: Dataset) -> None:
    meeting = agenda.next_meeting(sample.all(Meeting), today=TODAY)
    assert meeting is not None
    replies = agenda.replies(meeting.id, sample.all(MeetingAttendance), active(sample))

    assert meeting.held_on == TODAY + dt.timedelta(days=9)
    assert [item.minutes for item in sample.where(AgendaItem, "meeting_id", meeting.id)] == [
        25, 20, 20,
    ]  # fmt: skip
    assert (replies[Presence.COMING], replies[Presence.NO_REPLY], replies[Presence.EXCUSED]) == (
        9, 3, 2,
    )  # fmt: skip


def test_a_decision_became_an_action_and_another_a_milestone(sample: Dataset) -> None:
    decisions = sample.all(MeetingDecision)
    became = [item for item in decisions if item.action_id]

    assert len(decisions) == 11
    assert len(became) == 2
    action = next(item for item in became if not item.milestone_id)
    assert sample.title(Action, action.action_id) == action.text


def test_the_charter_is_signed_by_eleven_and_soon_read_again(sample: Dataset) -> None:
    charter = sample.all(Protocol)[0]
    signed = [item for item in sample.all(ProtocolMember) if item.signed_on]

    assert len((charter.principles or "").splitlines()) >= 4
    assert (len(signed), len(sample.all(ProtocolMember))) == (11, 14)
    assert charter.review_on == TODAY + dt.timedelta(days=52)
    assert len(sample.all(InformationFlow)) == 5
    assert len(sample.all(ReferralRoute)) == 6


def test_who_is_drifting_away(english: Dataset) -> None:
    found = participation.drifting(
        english.all(Membership), english.all(Meeting), english.all(MeetingAttendance),
        english.all(CommitmentRating), today=TODAY,
    )  # fmt: skip

    assert [english.title(Organisation, item.organisation_id) for item in found] == [
        "Health centre", "Parish of Saint-Luc",
    ]  # fmt: skip


def test_no_record_has_a_problem(sample: Dataset) -> None:
    found = [
        (key, problem.field, problem.msgid)
        for key, entity in ENTITIES.items()
        for record in sample.everywhere(entity)
        for problem in problems(entity, values_of(record), today=TODAY)
    ]

    assert found == []


def test_no_reference_dangles(sample: Dataset) -> None:
    dangling = [
        (key, name, value)
        for key, entity in ENTITIES.items()
        for name, field in fields_of(entity).items()
        if field.kind is Kind.REFERENCE
        for record in sample.everywhere(entity)
        if (value := getattr(record, name)) is not None
        and sample.get(ENTITIES[field.target], value) is None
    ]

    assert dangling == []


def values_of(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in fields_of(type(record))}


def test_the_structure_is_the_same_in_each_language(files: dict[str, Path]) -> None:
    def counts(path: Path) -> dict[str, int]:
        with Workspace.open(path, read_only=True) as ws:
            data = Dataset(ws)
            return {key: len(data.everywhere(entity)) for key, entity in ENTITIES.items()}

    english, french, german = (counts(files[language]) for language in LANGUAGES)

    assert english == french == german
    assert all(english.values())


@pytest.mark.parametrize(
    ("language", "words", "entity"),
    [
        ("en", "training night", "participation_entry"),
        ("fr", "rumeurs", "finding"),
        ("de", "zuhor", "action"),
    ],
)
def test_search_finds_what_is_there(
    files: dict[str, Path], language: str, words: str, entity: str
) -> None:
    with Workspace.open(files[language], read_only=True) as ws:
        assert entity in {hit.entity for hit in search(ws, words)}


def test_every_phone_and_address_is_fictional(sample: Dataset) -> None:
    phones: set[str] = set()
    texts: list[str] = []
    for entity in ENTITIES.values():
        for name, field in fields_of(entity).items():
            for record in sample.everywhere(entity):
                value = getattr(record, name)
                if field.kind is Kind.PHONE and value:
                    phones.add(value)
                elif isinstance(value, str):
                    texts.append(value)

    assert all(FICTION.fullmatch(phone) for phone in phones - PUBLIC_LINES)
    written = " ".join(texts)
    assert not re.search(r"@(?![a-z.-]+\.example\b)|www\.(?![a-z.-]+\.example\b)", written)
    assert not re.search(r"\b(Strasbourg|Bas-Rhin|Neudorf|Neuhof|Paris|Lyon|Berlin)\b", written)


@pytest.mark.parametrize("day", [dt.date(2024, 2, 29), dt.date(2026, 1, 3), dt.date(2025, 8, 15)])
def test_it_looks_alive_on_any_day(tmp_path: Path, day: dt.date, tr: Translator) -> None:
    path = tmp_path / "any.passerelle"

    make_sample(path, "en", today=day)

    data = opened(path)
    meeting = agenda.next_meeting(data.all(Meeting), today=day)
    late = [item for item in agenda.due(data.all(Action), data.all(Milestone), today=day)
            if item.late]  # fmt: skip
    assert meeting is not None
    assert meeting.held_on == day + dt.timedelta(days=9)
    assert [agenda.due_text(tr, item) for item in late] == ["4 days late"]
    data.ws.close()


def test_an_unknown_language_gets_english(tmp_path: Path) -> None:
    path = tmp_path / "other.passerelle"

    make_sample(path, "xx", today=TODAY)

    data = opened(path)
    assert "Health centre" in {item.name for item in data.organisations()}
    data.ws.close()


def test_making_it_takes_little_time(tmp_path: Path) -> None:
    begun = time.process_time()

    make_sample(tmp_path / "quick.passerelle", "en", today=TODAY)

    # Three seconds are the aim on an ordinary machine; a slow one gets some room.
    assert time.process_time() - begun < 6
