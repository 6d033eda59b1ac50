"""What each audience sees of records, fields and numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.partners import Contact, Membership, Organisation, ParticipationEntry
from pcve_desktop.models.priorities import Ballot, BallotDots, Candidate, Score, Vote
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import Handling, VoteState
from pcve_desktop.reports.audiences import Audience, View
from tests.reports.samples import Records, empty, tilleuls


@pytest.fixture
def data() -> Records:
    return empty()


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience.NETWORK, ["clear", "green", "amber", "amber_strict"]),
        (Audience.CITY, ["clear", "green", "amber"]),
        (Audience.PUBLIC, ["clear"]),
    ],
)
def test_highest_level(data: Records, audience: Audience, seen: list[str]) -> None:
    for level in Handling:
        data.make(Action, title=level.value, handling=level, validated=True)
    assert [action.title for action in View(data, audience).records(Action)] == seen


def test_drafts_stay_out_of_public(data: Records) -> None:
    data.make(Action, title="draft", handling=Handling.CLEAR)
    data.make(Action, title="agreed", handling=Handling.CLEAR, validated=True)
    assert len(View(data, Audience.CITY).records(Action)) == 2
    assert [a.title for a in View(data, Audience.PUBLIC).records(Action)] == ["agreed"]


@pytest.mark.parametrize("entity", [Contact, ParticipationEntry, Score, Ballot, BallotDots])
def test_entities_of_the_network_only(data: Records, entity: type[Contact]) -> None:
    assert View(data, Audience.NETWORK).shows_entity(entity)
    assert not View(data, Audience.CITY).shows_entity(entity)
    assert View(data, Audience.CITY).fields(entity) == []


def test_internal_and_contact_fields(data: Records) -> None:
    action = data.make(Action, title="Debate", budget=500.0)
    route = data.make(ReferralRoute, title="Advice", phone="119", direct_phone="01 99 00 00 01")
    city, network = View(data, Audience.CITY), View(data, Audience.NETWORK)
    assert (city.value(action, "budget"), network.value(action, "budget")) == (None, 500.0)
    assert city.value(route, "direct_phone") is None
    assert city.value(route, "phone") == "119"


def test_a_hidden_record_has_no_values(data: Records) -> None:
    action = data.make(Action, title="Strict", handling=Handling.AMBER_STRICT)
    assert View(data, Audience.CITY).value(action, "title") is None


def test_a_reference_does_not_tell_the_name_of_a_hidden_record(data: Records) -> None:
    open_one = data.make(Organisation, name="Médiathèque")
    strict = data.make(Organisation, name="Discreet", handling=Handling.AMBER_STRICT)
    first = data.make(Action, title="a", lead_id=open_one.id)
    second = data.make(Action, title="b", lead_id=strict.id)
    view = View(data, Audience.CITY)
    assert view.value(first, "lead_id") == "Médiathèque"
    assert view.value(second, "lead_id") == ""
    assert View(data, Audience.NETWORK).value(second, "lead_id") == "Discreet"


def test_parts_go_with_what_they_are_part_of(data: Records) -> None:
    strict = data.make(Action, title="Strict", handling=Handling.AMBER_STRICT)
    other = data.make(Action, title="Other cycle", cycle_id=Cycle(name="2024").id)
    here = data.make(Action, title="Here")
    for action in (strict, other, here):
        data.make(Milestone, action_id=action.id, title=f"Step of {action.title}")
    data.make(Milestone, action_id="gone", title="Step of nothing")
    titles = [m.title for m in View(data, Audience.CITY).records(Milestone)]
    assert titles == ["Step of Here"]


def _attendance(data: Records, people: int | None) -> SessionAttendance:
    session = data.make(TrainingSession, title="Listening", satisfaction=4.0, answers=people)
    partner = data.make(Organisation, name="Partner")
    data.make(Membership, organisation_id=partner.id)
    return data.make(
        SessionAttendance, session_id=session.id, organisation_id=partner.id, people=people
    )


@pytest.mark.parametrize(
    ("people", "shown"), [(None, None), (0, 0), (1, "<5"), (4, "<5"), (5, 5), (12, 12)]
)
def test_small_counts(data: Records, people: int | None, shown: object) -> None:
    record = _attendance(data, people)
    assert View(data, Audience.CITY).value(record, "people") == shown
    assert View(data, Audience.NETWORK).value(record, "people") == people


def test_the_limit_of_small_counts_can_be_moved(data: Records) -> None:
    record = _attendance(data, 7)
    assert View(data, Audience.CITY, least_count=10).value(record, "people") == "<10"
    assert View(data, Audience.CITY, least_count=0).value(record, "people") == 7


def test_an_average_of_a_few_answers_is_left_out(data: Records) -> None:
    _attendance(data, 2)
    session = data.all(TrainingSession)[0]
    assert View(data, Audience.CITY).value(session, "satisfaction") is None
    assert View(data, Audience.NETWORK).value(session, "satisfaction") == 4.0


@pytest.mark.parametrize(("state", "shown"), [(VoteState.OPEN, 0), (VoteState.REVEALED, 1)])
def test_ballots_are_secret_until_the_vote_is_shown(
    data: Records, state: VoteState, shown: int
) -> None:
    vote = data.make(Vote, state=state, opened_on=dt.date(2026, 5, 1))
    partner, candidate = data.make(Organisation, name="P"), data.make(Candidate, title="C")
    ballot = data.make(Ballot, vote_id=vote.id, organisation_id=partner.id)
    data.make(BallotDots, ballot_id=ballot.id, candidate_id=candidate.id, dots=3)
    view = View(data, Audience.NETWORK)
    assert len(view.records(Ballot)) == len(view.records(BallotDots)) == shown


def test_other_networks_are_not_part_of_it() -> None:
    data = tilleuls()
    stranger = data.make(Organisation, name="Elsewhere")
    data.make(Contact, organisation_id=stranger.id, function="Head")
    view = View(data, Audience.NETWORK)
    assert stranger not in view.records(Organisation)
    assert {c.organisation_id for c in view.records(Contact)} == {
        o.id for o in view.records(Organisation)
    }


def test_what_belongs_to_another_cycle_is_not_kept_back() -> None:
    data = tilleuls()
    old = Cycle(name="2025–2026", network_id=data.network.id)
    data.add(old)
    objective = data.make(Objective, title="Last year", cycle_id=old.id)
    data.make(Indicator, objective_id=objective.id, name="Old")
    view = View(data, Audience.NETWORK)
    assert view.whole(Indicator)
    data.make(Indicator, objective_id=data.all(Objective)[0].id, name="Strict",
              handling=Handling.AMBER_STRICT)  # fmt: skip
    assert View(data, Audience.NETWORK).whole(Indicator)
    assert not View(data, Audience.CITY).whole(Indicator)
