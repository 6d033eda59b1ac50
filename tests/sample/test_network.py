"""The network of the sample: partners, reasons, cycles, steps."""

from __future__ import annotations

import datetime as dt

from pcve_desktop.methodology import (
    balance,
    overview,
    participation,
)
from pcve_desktop.models.actions import (
    Action,
)
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Benchmark, Cycle, StepProgress
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    Membership,
    Organisation,
    ParticipationEntry,
)
from pcve_desktop.models.sharing import (
    Meeting,
    MeetingAttendance,
)
from pcve_desktop.models.vocabularies import (
    MemberRole,
    OrganisationKind,
    Sector,
    Step,
    StepState,
)
from pcve_desktop.services.dataset import Dataset
from tests.sample.reading import TODAY, active, partners


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


def test_who_is_drifting_away(english: Dataset) -> None:
    found = participation.drifting(
        english.all(Membership), english.all(Meeting), english.all(MeetingAttendance),
        english.all(CommitmentRating), today=TODAY,
    )  # fmt: skip

    assert [english.title(Organisation, item.organisation_id) for item in found] == [
        "Health centre", "Parish of Saint-Luc",
    ]  # fmt: skip
