"""What the overview reminds of, in kind words, and where each line leads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import CommitmentRating, ContactLogEntry, Membership
from pcve_desktop.models.sharing import Protocol
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    Commitment,
    ContactChannel,
    FindingKind,
    Presence,
)
from pcve_desktop.services import partners, records, sharing
from pcve_desktop.ui.overview.cards import MindCard
from pcve_desktop.ui.overview.mind import Reminder, reminders

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context

TODAY = dt.date(2026, 11, 24)


def found(context: Context) -> list[Reminder]:
    return reminders(context.data, context.tr, today=TODAY)


def add(context: Context, entity: type[Record], **values: object) -> str:
    scope: dict[str, object] = {"network_id": context.network_id}
    if hasattr(entity, "cycle_id"):
        scope["cycle_id"] = context.cycle_id
    changes = records.create(context.ws, entity, values=scope | values)
    context.announce(changes)
    return changes.first_id


def test_a_begun_network_has_nothing_to_remember(context: Context) -> None:
    assert found(context) == []


def hold_meetings(context: Context, count: int) -> str:
    """Hold meetings to which the lead came and the school did not; return the school's id."""
    lead = context.data.all(Membership)[0].organisation_id
    changes = partners.add_partner(
        context.ws, network_id=context.network_id, values={"name": "School"}
    )
    school = changes.created["organisation"][0]
    context.announce(changes)
    context.announce(
        records.update(
            context.ws, Membership, changes.created["membership"][0],
            values={"since": dt.date(2026, 1, 1)},
        )
    )  # fmt: skip
    for number in range(count):
        made = sharing.plan_meeting(
            context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
            title=f"Meeting {number}", held_on=TODAY - dt.timedelta(days=10 * (number + 1)),
        )  # fmt: skip
        context.announce(made)
        context.announce(
            sharing.set_presence(
                context.ws, network_id=context.network_id,
                meeting_id=made.created["meeting"][0], organisation_id=lead,
                presence=Presence.PRESENT,
            )
        )  # fmt: skip
    return school


@pytest.mark.parametrize(("count", "said"), [(2, 0), (3, 1)])
def test_a_partner_that_missed_three_meetings_is_worth_a_call(
    context: Context, count: int, said: int
) -> None:
    school = hold_meetings(context, count)
    texts = [(item.text, item.where) for item in found(context)]
    assert len(texts) == said
    if said:
        assert texts == [("School missed the last 3 meetings: worth a call.", {"record": school})]


def test_a_falling_commitment_is_worth_a_call(context: Context) -> None:
    lead = context.data.all(Membership)[0].organisation_id
    for commitment, day in ((Commitment.CO_LEADS, 1), (Commitment.COMES, 20)):
        add(
            context, CommitmentRating, organisation_id=lead, commitment=commitment,
            rated_on=dt.date(2026, 10, day),
        )  # fmt: skip
    assert [item.text for item in found(context)] == [
        "Espace Jeunes takes part less than before: worth a call."
    ]


def test_many_drifting_partners_become_one_line(context: Context) -> None:
    for number in range(3):
        changes = partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": f"Partner {number}"}
        )
        context.announce(changes)
        for commitment, day in ((Commitment.CO_LEADS, 1), (Commitment.KNOWS, 2)):
            add(
                context, CommitmentRating, commitment=commitment,
                organisation_id=changes.created["organisation"][0],
                rated_on=dt.date(2026, 10, day),
            )  # fmt: skip
    assert [(item.text, item.where) for item in found(context)] == [
        ("3 partners come less often: worth a call.", {"filter": "drift"})
    ]


def test_a_planned_contact_is_kept_in_mind_once_its_day_has_come(context: Context) -> None:
    lead = context.data.all(Membership)[0].organisation_id
    plan = {"organisation_id": lead, "channel": ContactChannel.CALL}
    add(
        context, ContactLogEntry, subject="Ask for the hall", next_step="Ask for the hall.",
        next_on=TODAY + dt.timedelta(days=1), **plan,
    )  # fmt: skip
    assert found(context) == []
    add(
        context, ContactLogEntry, subject="Thank them", held_on=TODAY - dt.timedelta(days=9),
        next_step="Ask for the hall", next_on=TODAY, **plan,
    )  # fmt: skip
    # The later plan stands: it is for tomorrow.
    assert found(context) == []
    for entry in context.data.all(ContactLogEntry):
        context.announce(
            records.update(context.ws, ContactLogEntry, entry.id, values={"next_on": TODAY})
        )
    assert [(item.text, item.place, item.where) for item in found(context)] == [
        ("Planned with Espace Jeunes: Ask for the hall.", "partners", {"record": lead})
    ]
    changes = partners.add_partner(
        context.ws, network_id=context.network_id, values={"name": "School"}
    )
    context.announce(changes)
    school = changes.created["organisation"][0]
    add(
        context, ContactLogEntry, organisation_id=school, subject="Visit", next_step="Visit",
        next_on=TODAY,
    )  # fmt: skip
    assert [(item.text, item.where) for item in found(context)] == [
        ("2 contacts with partners wait.", {"filter": "due"})
    ]


def test_actions_to_review_and_without_lead(context: Context) -> None:
    lead = context.data.all(Membership)[0].organisation_id
    first = add(
        context, Action, title="Workshop", lead_id=lead, review_on=TODAY,
        status=ActionStatus.UNDER_WAY,
    )  # fmt: skip
    alone = add(context, Action, title="Debate")
    add(context, Action, title="Old", status=ActionStatus.DONE)
    assert [(item.text, item.place, item.where) for item in found(context)] == [
        ("Time to look back at “Workshop”.", "actions", {"record": first}),
        ("1 action has no lead yet.", "actions", {"record": alone}),
    ]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2027, 1, 15), "Read the charter again together, by 15 Jan 2027."),
        (dt.date(2026, 11, 1), "The charter was to be read again on 1 Nov 2026."),
        (dt.date(2027, 6, 1), None),
    ],
)
def test_the_charter_is_read_again_in_time(
    context: Context, day: dt.date, text: str | None
) -> None:
    add(context, Protocol, title="Charter", review_on=day)
    items = found(context)
    assert [item.text for item in items] == ([text] if text else [])
    if text:
        assert items[0].where == {"step": "sharing", "page": "charter"}


def test_findings_to_talk_about(context: Context) -> None:
    for agreement in (Agreement.CONTESTED, Agreement.NOT_DISCUSSED, Agreement.NOT_DISCUSSED):
        add(context, Finding, statement="A", kind=FindingKind.NEED, agreement=agreement)
    assert [item.text for item in found(context)] == [
        "Views differ on 1 finding: worth a talk.",
        "2 findings not discussed yet.",
    ]


def test_the_card_shows_the_first_and_leads_there(context: Context, qtbot: QtBot) -> None:
    card = MindCard(context)
    qtbot.addWidget(card)
    card.show_reminders()
    assert card.empty.isVisibleTo(card)
    add(context, Action, title="Debate")
    card.show_reminders()
    assert not card.empty.isVisibleTo(card)
    line = card._lines[0]
    assert line.accessibleName() == "1 action has no lead yet."
    with qtbot.waitSignal(card.asked) as asked:
        line.click()
    assert asked.args[0].place == "actions"


def test_the_end_of_a_cycle_leads_to_the_cycles(context: Context) -> None:
    from pcve_desktop.models.network import Cycle, StepProgress
    from pcve_desktop.models.vocabularies import StepState

    for step in context.data.all(StepProgress):
        changes = records.update(
            context.ws, StepProgress, step.id, values={"state": StepState.DONE}
        )
        context.announce(changes)
    (line,) = found(context)
    assert (line.text, line.place) == (
        "All six steps found their end: time for the next cycle.", "cycles",
    )  # fmt: skip
    ends = {"ends_on": TODAY + dt.timedelta(days=20)}
    context.announce(records.update(context.ws, Cycle, context.cycle_id, values=ends))
    (line,) = found(context)
    assert line.text.endswith("ends: what do we take with us?")
    context.announce(
        records.update(context.ws, Cycle, context.cycle_id, values={"closed_on": TODAY})
    )
    assert found(context) == []


def test_old_details_of_the_directory_are_asked_after(context: Context) -> None:
    from pcve_desktop.models.partners import Organisation

    (lead,) = context.data.organisations()
    old = {"verified_on": TODAY - dt.timedelta(days=500)}
    context.announce(records.update(context.ws, Organisation, lead.id, values=old))
    (line,) = found(context)
    assert line.text == "1 entry of the directory wants a look: still right?"
    assert (line.place, line.where) == ("partners", {"look": "care"})
