"""Step 6, information sharing: charter, information matrix, meetings, referral routes.

There is no form to report anybody, and no field for a case.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import Channel, Frequency, Handling, Presence, RouteKind

_ABOUT = mark("What the charter is for")
_INFORMATION = mark("What may be shared")
_LIFE = mark("How long it holds")


class Protocol(Continues, InCycle, Record):
    """The information-sharing charter."""

    __entity__ = EntityInfo(
        "protocol", mark("Charter"), mark("Charters"), title="title", parent="network_id"
    )

    title: Mapped[str] = f.text(
        mark("Title"), required=True, table=True, search=True, section=_ABOUT
    )
    purpose: Mapped[str | None] = f.long_text(mark("Purpose"), search=True, section=_ABOUT)
    principles: Mapped[str | None] = f.long_text(
        mark("What we promise each other"), section=_ABOUT, help=mark("One promise a line.")
    )
    permitted: Mapped[str | None] = f.long_text(
        mark("May be shared"), section=_INFORMATION, help=mark("One category a line.")
    )
    forbidden: Mapped[str | None] = f.long_text(
        mark("Is never shared here"), section=_INFORMATION, help=mark("One category a line.")
    )
    share_level: Mapped[Handling] = f.choice(
        mark("Usual handling level"), Handling, Handling.AMBER, section=_INFORMATION
    )
    channel: Mapped[Channel | None] = f.choice(mark("Channel"), Channel, section=_INFORMATION)
    legal_basis: Mapped[str | None] = f.text(mark("Legal basis"), max_length=500, section=_LIFE)
    retention: Mapped[str | None] = f.text(mark("Kept for how long"), section=_LIFE)
    adopted_on: Mapped[dt.date | None] = f.date(mark("Adopted on"), table=True, section=_LIFE)
    review_on: Mapped[dt.date | None] = f.date(mark("Review on"), table=True, section=_LIFE)


class ProtocolMember(InNetwork, Record):
    """An organisation bound by a charter, and when it signed."""

    __entity__ = EntityInfo(
        "protocol_member",
        mark("Member of the charter"),
        mark("Members of the charter"),
        parent="protocol_id",
        ends=("protocol_id", "organisation_id"),
    )

    protocol_id: Mapped[str] = f.reference(mark("Charter"), "protocol", required=True)
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    signed_on: Mapped[dt.date | None] = f.date(mark("Signed on"), table=True)
    signatory: Mapped[str | None] = f.text(
        mark("Signed as"),
        table=True,
        help=mark("The function of who signs, not a name."),
        names_allowed=True,
    )


class InformationFlow(Continues, InCycle, Record):
    """A line of the information matrix: what goes from whom to whom."""

    __entity__ = EntityInfo(
        "information_flow",
        mark("Information shared"),
        mark("Information matrix"),
        title="what",
        parent="network_id",
    )

    what: Mapped[str] = f.text(mark("What"), required=True, table=True, search=True)
    sender: Mapped[str | None] = f.text(mark("From"), table=True)
    recipient: Mapped[str | None] = f.text(mark("To"), table=True)
    frequency: Mapped[Frequency | None] = f.choice(mark("How often"), Frequency, table=True)
    channel: Mapped[Channel | None] = f.choice(mark("Channel"), Channel, table=True)
    share_level: Mapped[Handling] = f.choice(mark("Level"), Handling, Handling.AMBER, table=True)
    position: Mapped[str | None] = f.position()


class Meeting(InCycle, Record):
    """A meeting of the network. It holds no case item."""

    __entity__ = EntityInfo(
        "meeting", mark("Meeting"), mark("Meetings"), title="title", parent="network_id"
    )

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    held_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    starts_at: Mapped[dt.time | None] = f.time(mark("From"), table=True)
    ends_at: Mapped[dt.time | None] = f.time(mark("Until"))
    place: Mapped[str | None] = f.text(mark("Place"), table=True, search=True, names_allowed=True)
    host_id: Mapped[str | None] = f.reference(mark("Host"), "organisation", table=True)
    summary: Mapped[str | None] = f.text(
        mark("In one sentence"), search=True, max_length=500,
        help=mark("Write about situations, never about named people."),
    )  # fmt: skip
    setback: Mapped[str | None] = f.text(mark("What did not work"), search=True, max_length=500)


class MeetingAttendance(InNetwork, Record):
    """Whether an organisation comes, and with how many."""

    __entity__ = EntityInfo(
        "meeting_attendance",
        mark("Attendance at a meeting"),
        mark("Attendance at meetings"),
        parent="meeting_id",
        ends=("meeting_id", "organisation_id"),
    )

    meeting_id: Mapped[str] = f.reference(mark("Meeting"), "meeting", required=True, table=True)
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    presence: Mapped[Presence] = f.choice(mark("Presence"), Presence, Presence.NO_REPLY, table=True)
    people: Mapped[int | None] = f.integer(mark("People"), maximum=1000, counted=True, table=True)


class AgendaItem(InNetwork, Record):
    """A point of the agenda."""

    __entity__ = EntityInfo(
        "agenda_item", mark("Agenda item"), mark("Agenda"), title="title", parent="meeting_id"
    )

    meeting_id: Mapped[str] = f.reference(mark("Meeting"), "meeting", required=True)
    title: Mapped[str] = f.text(mark("Point"), required=True, table=True, search=True)
    minutes: Mapped[int | None] = f.integer(mark("Minutes"), maximum=600, unit="min", table=True)
    position: Mapped[str | None] = f.position()


class MeetingDecision(InNetwork, Record):
    """Something decided at a meeting; it may have become an action or a milestone."""

    __entity__ = EntityInfo(
        "meeting_decision",
        mark("Decision"),
        mark("Decisions"),
        title="text",
        parent="meeting_id",
    )

    meeting_id: Mapped[str] = f.reference(mark("Meeting"), "meeting", required=True, table=True)
    text: Mapped[str] = f.text(
        mark("Decision"), required=True, table=True, search=True, max_length=500
    )
    organisation_id: Mapped[str | None] = f.reference(
        mark("Responsible"), "organisation", table=True
    )
    due_on: Mapped[dt.date | None] = f.date(mark("Due"), table=True)
    action_id: Mapped[str | None] = f.reference(
        mark("Became action"), "action", table=True, form=False
    )
    milestone_id: Mapped[str | None] = f.reference(
        mark("Became milestone"), "milestone", form=False
    )
    position: Mapped[str | None] = f.position()


class ReferralRoute(InNetwork, Record):
    """Whom to turn to, never about whom."""

    __entity__ = EntityInfo(
        "referral_route",
        mark("Referral route"),
        mark("Referral routes"),
        title="title",
        parent="network_id",
    )
    __handling__ = Handling.CLEAR

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    kind: Mapped[RouteKind] = f.choice(mark("Kind"), RouteKind, RouteKind.LOCAL, table=True)
    situation: Mapped[str | None] = f.text(mark("In which situation"), table=True, max_length=500)
    service: Mapped[str | None] = f.text(
        mark("Service"), table=True, search=True, names_allowed=True
    )
    phone: Mapped[str | None] = f.phone(
        mark("Public phone number"), table=True, help=mark("A public line, never a personal one.")
    )
    direct_phone: Mapped[str | None] = f.phone(
        mark("Direct line for partners"), sensitivity=Sensitivity.CONTACT
    )
    hours: Mapped[str | None] = f.text(mark("When to reach it"))
    note: Mapped[str | None] = f.long_text(mark("Note"))
    position: Mapped[str | None] = f.position()
