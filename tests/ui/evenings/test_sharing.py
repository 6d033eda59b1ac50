"""Step 6, an evening: the charter, who shares what, a meeting and its decisions, the routes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Benchmark, StepProgress
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
from pcve_desktop.models.vocabularies import Channel, Frequency, Presence, Step, StepState

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening

CARD = "sharing.meetings.detail"


@pytest.fixture
def begun(evening: Evening) -> Evening:
    """Open step 6."""
    evening.press("Ctrl+6")
    return evening


def named(evening: Evening, name: str) -> str:
    return next(row.id for row in evening.data.organisations() if row.name == name)


def plan_meeting(evening: Evening, title: str, day: str) -> None:
    """Plan a meeting in its form."""
    evening.press("Ctrl+N")
    assert evening.focus.objectName() == "form.meeting.title"
    evening.type(title)
    evening.reach("form.meeting.held_on")
    evening.type(day)
    evening.reach("form.meeting.starts_at")
    evening.type("14:00")
    evening.reach("form.meeting.ends_at")
    evening.type("16:00")
    evening.press("Ctrl+Return")


def decide(evening: Evening, text: str, who: str = "", day: str = "") -> None:
    """Type a decision; its list opens before Enter takes who carries it."""
    evening.reach(f"{CARD}.decisions.new")
    evening.type(text)
    if who:
        evening.reach(f"{CARD}.decisions.new.who")
        evening.type(who)
    evening.reach(f"{CARD}.decisions.new.day")
    evening.type(day)
    evening.press("Return")


def test_the_charter_is_begun_worded_and_adopted(begun: Evening) -> None:
    begun.reach("sharing.charter.empty.action")
    begun.press("Space")
    begun.reach("sharing.charter.permitted.new")
    begun.type("Dates of events", enter=True)
    begun.reach("sharing.charter.forbidden.new")
    begun.type("Photos of anybody", enter=True)
    begun.reach("sharing.charter.adopt", key="Shift+Tab")
    begun.press("Space")

    (charter,) = begun.all(Protocol)
    assert (charter.permitted or "").splitlines()[-1] == "Dates of events"
    assert (charter.forbidden or "").splitlines()[-2] == "Photos of anybody"
    assert charter.adopted_on is not None
    assert charter.review_on is not None
    assert charter.review_on > charter.adopted_on


def test_two_partners_sign_and_nobody_has_to(begun: Evening) -> None:
    begun.press("Ctrl+N")
    for function in ("Head of school", "Chair"):
        begun.reach("sharing.charter.sign.0")
        begun.press("Space")
        begun.reach("form.protocol_member.signatory")
        begun.type(function)
        begun.press("Ctrl+Return")

    signed = [row for row in begun.all(ProtocolMember) if row.signed_on]
    assert sorted(row.signatory or "" for row in signed) == ["Chair", "Head of school"]
    assert len(begun.all(ProtocolMember)) == 4
    # By name: the school signed first, then the lead; it may be taken back.
    assert {row.organisation_id for row in signed} == {
        named(begun, "Collège des Tilleuls"),
        named(begun, "Espace Jeunes"),
    }
    begun.press("Ctrl+Z")
    assert sum(1 for row in begun.all(ProtocolMember) if row.signed_on) == 1


def test_a_line_says_who_shares_what(begun: Evening) -> None:
    begun.press("Alt+Right")
    begun.press("Ctrl+N")
    assert begun.focus.objectName() == "form.information_flow.what"
    begun.type("Mood of the neighbourhood")
    begun.reach("form.information_flow.sender")
    begun.type("Street team")
    begun.reach("form.information_flow.recipient")
    begun.type("All partners")
    begun.reach("form.information_flow.frequency")
    begun.press("Down", "Down")
    begun.reach("form.information_flow.channel")
    begun.press("Down")
    begun.press("Ctrl+Return")

    (line,) = begun.all(InformationFlow)
    assert (line.what, line.sender, line.recipient) == (
        "Mood of the neighbourhood",
        "Street team",
        "All partners",
    )
    assert (line.frequency, line.channel) == (list(Frequency)[1], Channel.MEETING)


def test_a_meeting_is_planned_with_its_agenda(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right")
    plan_meeting(begun, "Choosing together", "3.12.2030")
    for title, minutes in (("What we see", "25"), ("What we do", "")):
        begun.reach(f"{CARD}.agenda.new")
        begun.type(title)
        begun.reach(f"{CARD}.agenda.new.minutes")
        begun.type(minutes, enter=True)
        assert begun.focus.objectName() == f"{CARD}.agenda.new"

    (meeting,) = begun.all(Meeting)
    assert meeting.held_on == dt.date(2030, 12, 3)
    assert (meeting.starts_at, meeting.ends_at) == (dt.time(14), dt.time(16))
    assert [(item.title, item.minutes) for item in begun.all(AgendaItem)] == [
        ("What we see", 25),
        ("What we do", None),
    ]
    # Everybody who takes part is invited.
    assert len(begun.all(MeetingAttendance)) == 4


def test_who_was_there_is_noted_as_numbers(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right")
    plan_meeting(begun, "First words", "3.6.2026")
    # By name: the school, Espace Jeunes, FC Tilleuls, La Fraternité.
    begun.reach(f"{CARD}.attendance.0.present")
    begun.press("Right", "Space")
    begun.reach(f"{CARD}.attendance.all", key="Shift+Tab")
    begun.press("Space")
    begun.reach(f"{CARD}.attendance.1.people")
    begun.type("3", enter=True)

    noted = {row.organisation_id: row for row in begun.all(MeetingAttendance)}
    assert noted[named(begun, "Collège des Tilleuls")].presence is Presence.EXCUSED
    lead = noted[named(begun, "Espace Jeunes")]
    assert (lead.presence, lead.people) == (Presence.PRESENT, 3)
    assert sum(1 for row in noted.values() if row.presence is Presence.PRESENT) == 3


def test_decisions_become_an_action_and_a_milestone_in_one_press_each(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right")
    plan_meeting(begun, "Choosing together", "3.12.2030")
    decide(begun, "Debate night in the hall", who="college", day="15.12.2030")
    begun.reach(f"{CARD}.decisions.0.action", key="Shift+Tab")
    begun.press("Space")
    decide(begun, "Find a facilitator for the debate night")
    begun.reach(f"{CARD}.decisions.1.likely", key="Shift+Tab")
    begun.press("Space")

    (action,) = begun.all(Action)
    assert action.title == "Debate night in the hall"
    assert action.lead_id == named(begun, "Collège des Tilleuls")
    assert action.planned_end == dt.date(2030, 12, 15)
    (milestone,) = begun.all(Milestone)
    assert milestone.action_id == action.id
    assert milestone.title == "Find a facilitator for the debate night"
    assert all(row.action_id for row in begun.all(MeetingDecision))
    # Where it went stays in sight, and one undo takes it back.
    assert begun.has(f"{CARD}.decisions.1.open")
    begun.press("Ctrl+Z")
    assert begun.all(Milestone) == []
    assert begun.has(f"{CARD}.decisions.1.likely")


def test_the_next_meeting_looks_back(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right")
    plan_meeting(begun, "First words", "3.6.2026")
    decide(begun, "Ask the health centre", day="3.7.2026")
    plan_meeting(begun, "Choosing together", "3.12.2030")
    begun.reach(f"{CARD}.before.0")
    begun.press("Space")
    # It leads to the meeting of June, where the decision is taken further.
    begun.reach(f"{CARD}.decisions.0.action")
    begun.press("Space")
    assert [action.title for action in begun.all(Action)] == ["Ask the health centre"]


def test_a_route_is_filled_in_and_lines_are_added(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right", "Alt+Right")
    begun.reach("sharing.routes.1.number")
    begun.press("Space")
    begun.reach("form.referral_route.phone")
    begun.type("01 99 00 12 34")
    begun.press("Ctrl+Return")
    begun.reach("sharing.routes.country", key="Shift+Tab")
    begun.press("Space")
    begun.reach("dialog.country.ticks.list")
    begun.press("Space", "Down", "Space")
    begun.reach("dialog.country.save")
    begun.press("Space")

    phones = [route.phone for route in begun.all(ReferralRoute)]
    assert phones[1] == "01 99 00 12 34"
    assert phones[-2:] == ["3018", "3919"]
    assert len(phones) == 8


def test_the_summary_says_where_the_step_stands(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right", "Alt+Right", "Alt+Right")
    begun.reach("sharing.summary.form.state")
    begun.press("Down")
    begun.reach("sharing.summary.empty.action")
    begun.press("Space")
    begun.reach("sharing.summary.form.summary")
    begun.type("The charter is read again in January.")
    begun.reach("sharing.summary.benchmark.0")
    begun.press("Space")

    step = next(row for row in begun.all(StepProgress) if row.step is Step.SHARING)
    assert step.state is StepState.UNDER_WAY
    assert step.summary == "The charter is read again in January."
    reached = [row.reached for row in begun.all(Benchmark) if row.step is Step.SHARING]
    assert reached[0]
    assert not any(reached[1:])
