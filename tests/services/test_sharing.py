"""Charter, meetings, and decisions that become actions or milestones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionPartner, Milestone
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.vocabularies import ActionStatus, LogKind, MemberRole, Presence
from pcve_desktop.services import actions, history, partners, records, sharing
from pcve_desktop.services.records import RecordGone

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from tests.services.conftest import Work

DUE = dt.date(2027, 3, 1)


@pytest.fixture
def decision(work: Work) -> str:
    partner = work.partner("Rive Est")
    meeting = work.add(Meeting, title="Steering group")
    return work.add(
        MeetingDecision, meeting_id=meeting, text="Open the hall on Fridays",
        organisation_id=partner, due_on=DUE,
    )  # fmt: skip


def test_a_decision_becomes_an_action(work: Work, decision: str) -> None:
    before = len(history.recent(work.ws))
    work.add(Action, title="Earlier", number=7)
    sharing.decision_to_action(work.ws, decision, cycle_id=work.cycle)
    made = work.get(MeetingDecision, decision)
    action = work.get(Action, made.action_id)
    assert (action.title, action.planned_end, action.status, action.number) == (
        "Open the hall on Fridays",
        DUE,
        ActionStatus.PLANNED,
        8,
    )
    assert action.lead_id == made.organisation_id
    assert len(history.recent(work.ws)) == before + 2
    work.undo()
    assert work.get(Action, action.id) is None
    assert work.get(MeetingDecision, decision).action_id is None


def test_a_decision_becomes_a_milestone(work: Work, decision: str) -> None:
    action = work.add(Action, title="Open evenings")
    sharing.decision_to_milestone(work.ws, decision, action_id=action)
    made = work.get(MeetingDecision, decision)
    milestone = work.get(Milestone, made.milestone_id)
    assert (milestone.action_id, milestone.title, milestone.due_on) == (
        action,
        "Open the hall on Fridays",
        DUE,
    )
    assert made.action_id == action


def test_a_decision_that_is_gone_is_said(work: Work) -> None:
    with pytest.raises(RecordGone):
        sharing.decision_to_action(work.ws, "gone", cycle_id=work.cycle)
    assert work.all(Action) == []


def test_a_long_decision_gives_a_title_that_fits(work: Work) -> None:
    meeting = work.add(Meeting, title="Steering group")
    decision = work.add(MeetingDecision, meeting_id=meeting, text="word " * 99)
    sharing.decision_to_action(work.ws, decision, cycle_id=work.cycle)
    (action,) = work.all(Action)
    assert len(action.title) <= 200


def test_a_meeting_invites_who_takes_part(work: Work) -> None:
    here, gone = work.partner("Rive Est"), work.partner("Gare")
    partners.set_role(work.ws, network_id=work.network, organisation_id=gone, role=MemberRole.LEFT)
    made = sharing.plan_meeting(work.ws, **work.scope, title="Start", held_on=DUE)
    meeting = made.created["meeting"][0]
    assert [row.organisation_id for row in work.all(MeetingAttendance)] == [here]
    for presence in (Presence.PRESENT, Presence.EXCUSED):
        sharing.set_presence(
            work.ws, network_id=work.network, meeting_id=meeting, organisation_id=here,
            presence=presence, people=2,
        )  # fmt: skip
    (row,) = work.all(MeetingAttendance)
    assert (row.presence, row.people) == (Presence.EXCUSED, 2)


def test_a_charter_and_a_matrix_begin_in_the_language_of_the_network(
    work: Work, tr: Translator
) -> None:
    partner = work.partner("Rive Est")
    made = sharing.begin_charter(work.ws, tr, **work.scope)
    charter = made.created["protocol"][0]
    assert work.get(Protocol, charter).forbidden
    sharing.sign(
        work.ws, network_id=work.network, protocol_id=charter, organisation_id=partner,
        signed_on=DUE, signatory="Director",
    )  # fmt: skip
    (member,) = work.all(ProtocolMember)
    assert (member.signed_on, member.signatory) == (DUE, "Director")
    sharing.begin_matrix(work.ws, tr, **work.scope)
    positions = [row.position for row in work.all(InformationFlow)]
    assert positions == sorted(set(positions))


def test_an_action_is_made_with_number_objectives_and_partners(work: Work) -> None:
    partner = work.partner("Rive Est")
    objective = work.add(Objective, title="Young people have a say")
    numbers = []
    for title in ("One", "Two"):
        made = actions.add_action(
            work.ws, **work.scope, values={"title": title}, objective_ids=[objective],
            partner_ids=[partner],
        )  # fmt: skip
        numbers.append(work.get(Action, made.created["action"][0]).number)
    assert numbers == [1, 2]
    assert len(work.all(ActionPartner)) == 2


def test_the_state_of_an_action_notes_its_days(work: Work) -> None:
    action = work.add(Action, title="Open evenings")
    actions.set_status(work.ws, action, ActionStatus.DONE)
    done = work.get(Action, action)
    assert done.progress == 100
    assert done.actual_start == done.actual_end == partners.today()
    actions.set_status(work.ws, action, ActionStatus.UNDER_WAY)
    assert work.get(Action, action).actual_end is None
    milestone = work.add(Milestone, action_id=action, title="Hall")
    actions.tick_milestone(work.ws, milestone, done=True)
    assert work.get(Milestone, milestone).done_on == partners.today()
    actions.note(
        work.ws, network_id=work.network, action_id=action, kind=LogKind.PROGRESS, text="Begun"
    )
    assert [row.text for row in work.all(ActionLogEntry)] == ["Begun"]
    with pytest.raises(RecordGone):
        actions.set_status(work.ws, "gone", ActionStatus.DONE)


def test_a_charter_is_adopted_and_read_again(work: Work, tr: Translator) -> None:
    made = sharing.begin_charter(work.ws, tr, network_id=work.network, cycle_id=work.cycle)
    charter = made.created["protocol"][0]
    sharing.adopt(work.ws, charter, on=DUE, review_on=DUE.replace(year=2028))
    sharing.adopt(work.ws, charter, on=DUE.replace(year=2028), review_on=DUE.replace(year=2029))
    kept = work.get(Protocol, charter)
    assert (kept.adopted_on, kept.review_on) == (DUE, DUE.replace(year=2029))
    with pytest.raises(RecordGone):
        sharing.adopt(work.ws, "gone", on=DUE, review_on=DUE)


def test_the_charter_names_the_place_of_its_country(work: Work, tr: Translator) -> None:
    for route in work.all(ReferralRoute):
        records.delete(work.ws, ReferralRoute, route.id)
    sharing.add_routes(work.ws, tr, network_id=work.network, lines=ROUTE_PACKS["DE"].routes)
    made = sharing.begin_charter(work.ws, tr, network_id=work.network, cycle_id=work.cycle)
    charter = work.get(Protocol, made.created["protocol"][0])
    assert charter.forbidden.splitlines()[-1] == ROUTE_PACKS["DE"].confidential


def test_partners_are_invited_to_the_charter_once(work: Work, tr: Translator) -> None:
    made = sharing.begin_charter(work.ws, tr, network_id=work.network, cycle_id=work.cycle)
    charter = made.created["protocol"][0]
    late = work.partner("Rive Est")
    for _again in range(2):
        sharing.invite_to_charter(
            work.ws, network_id=work.network, protocol_id=charter, organisation_ids=[late]
        )
    members = [row for row in work.all(ProtocolMember) if row.organisation_id == late]
    assert [(row.protocol_id, row.signed_on) for row in members] == [(charter, None)]


def test_lines_of_the_charter_are_written(work: Work, tr: Translator) -> None:
    made = sharing.begin_charter(work.ws, tr, network_id=work.network, cycle_id=work.cycle)
    charter = made.created["protocol"][0]
    sharing.set_lines(work.ws, charter, "permitted", [" Moods ", "", "Plans"])
    assert work.get(Protocol, charter).permitted == "Moods\nPlans"
    sharing.set_lines(work.ws, charter, "permitted", [])
    assert work.get(Protocol, charter).permitted is None


def test_lines_of_another_country_take_the_place_of_the_first(work: Work, tr: Translator) -> None:
    before = sorted(work.all(ReferralRoute), key=lambda row: row.position or "")
    for route in before:
        records.delete(work.ws, ReferralRoute, route.id)
    sharing.add_routes(work.ws, tr, network_id=work.network, lines=ROUTE_PACKS["FR"].routes)
    french = {row.phone: row.id for row in work.all(ReferralRoute)}
    german = ROUTE_PACKS["DE"].routes
    sharing.add_routes(
        work.ws,
        tr,
        network_id=work.network,
        lines=[german[0], german[2]],
        instead_of=[french["17 / 112"], french["0 800 00 56 96"], french["119"]],
    )
    now = sorted(work.all(ReferralRoute), key=lambda row: row.position or "")
    assert [row.phone for row in now] == ["110 / 112", None, None, None, "0911 943 43 43"]
    work.undo()
    assert {row.phone for row in work.all(ReferralRoute)} == set(french)
