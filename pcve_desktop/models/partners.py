"""Partners: organisations, functional contacts, memberships, commitment, reasons, last contacts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import EntityInfo, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import (
    Barrier,
    Commitment,
    ContactChannel,
    Handling,
    MemberRole,
    OrganisationKind,
    PreventionLevel,
    Public,
    Sector,
    Sphere,
)

_IDENTITY = mark("Identity")
_WORK = mark("What it does")
_REACH = mark("Where to find it")
_KEEPING = mark("Keeping it up to date")


class Organisation(Record):
    """A partner, present once in a workspace, member of one or more networks."""

    __entity__ = EntityInfo(
        "organisation", mark("Organisation"), mark("Organisations"), title="name"
    )
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(
        mark("Name"), required=True, table=True, search=True, section=_IDENTITY, names_allowed=True
    )
    short_name: Mapped[str | None] = f.text(
        mark("Short name"), max_length=40, search=True, section=_IDENTITY, names_allowed=True
    )
    other_names: Mapped[str | None] = f.text(
        mark("Also known as"), max_length=500, search=True, section=_IDENTITY,
        help=mark("Former names and other spellings, so that a list finds it again."),
        names_allowed=True,
    )  # fmt: skip
    kind: Mapped[OrganisationKind | None] = f.choice(
        mark("Type"), OrganisationKind, table=True, section=_IDENTITY
    )
    sector: Mapped[Sector | None] = f.choice(mark("Sector"), Sector, table=True, section=_IDENTITY)
    spheres: Mapped[tuple[Sphere, ...]] = f.choices(
        mark("Spheres"), Sphere, table=True, section=_IDENTITY,
        help=mark("One is enough. In the balance an organisation counts once, in the order shown."),
    )  # fmt: skip
    offers: Mapped[str | None] = f.long_text(mark("Offers"), search=True, section=_WORK)
    needs: Mapped[str | None] = f.long_text(mark("Needs"), search=True, section=_WORK)
    publics: Mapped[tuple[Public, ...]] = f.choices(mark("Publics"), Public, section=_WORK)
    prevention_levels: Mapped[tuple[PreventionLevel, ...]] = f.choices(
        mark("Levels of prevention"), PreventionLevel, section=_WORK
    )
    neighbourhoods: Mapped[str | None] = f.text(
        mark("Neighbourhoods"), max_length=500, search=True, section=_REACH, names_allowed=True
    )
    address: Mapped[str | None] = f.long_text(
        mark("Address"), max_length=500, search=True, section=_REACH, names_allowed=True
    )
    postcode: Mapped[str | None] = f.text(
        mark("Postcode"), max_length=20, section=_REACH, names_allowed=True
    )
    city: Mapped[str | None] = f.text(
        mark("City"), table=True, search=True, section=_REACH, names_allowed=True
    )
    website: Mapped[str | None] = f.url(mark("Web site"), section=_REACH)
    verified_on: Mapped[dt.date | None] = f.date(
        mark("Last verified on"), table=True, section=_KEEPING
    )
    external_id: Mapped[str | None] = f.text(
        mark("External identifier"), section=_KEEPING,
        help=mark("The identifier in another register, such as SIRET or RNA."),
        names_allowed=True,
    )  # fmt: skip
    notes: Mapped[str | None] = f.long_text(
        mark("Notes"), search=True, sensitivity=Sensitivity.INTERNAL, section=_KEEPING,
        help=mark("Write about situations, never about named people."),
    )  # fmt: skip


class Contact(Record):
    """A functional contact of an organisation; a professional is named only with agreement."""

    __entity__ = EntityInfo(
        "contact", mark("Contact"), mark("Contacts"), title="function", parent="organisation_id"
    )

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    function: Mapped[str] = f.text(
        mark("Function"), required=True, table=True, search=True,
        help=mark("The role at work, such as youth worker or head of school."),
    )  # fmt: skip
    phone: Mapped[str | None] = f.phone(
        mark("Work phone"), sensitivity=Sensitivity.CONTACT, table=True
    )
    email: Mapped[str | None] = f.email(
        mark("Work e-mail"), sensitivity=Sensitivity.CONTACT, table=True
    )
    professional: Mapped[str | None] = f.text(
        mark("Named professional"), sensitivity=Sensitivity.CONTACT, table=True,
        help=mark("Only with the agreement of the person; the date of agreement is kept."),
    )  # fmt: skip
    agreed_on: Mapped[dt.date | None] = f.date(
        mark("Agreement given on"), sensitivity=Sensitivity.CONTACT
    )
    first: Mapped[bool] = f.flag(mark("First contact"), table=True)
    verified_on: Mapped[dt.date | None] = f.date(mark("Last verified on"))
    keep_until: Mapped[dt.date | None] = f.date(mark("Keep until"))


class Membership(InNetwork, Record):
    """The place of an organisation in a network."""

    __entity__ = EntityInfo(
        "membership",
        mark("Membership"),
        mark("Memberships"),
        parent="organisation_id",
        ends=("network_id", "organisation_id"),
    )
    __handling__ = Handling.GREEN

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    role: Mapped[MemberRole] = f.choice(mark("Role"), MemberRole, MemberRole.MEMBER, table=True)
    since: Mapped[dt.date | None] = f.date(mark("Since"), table=True)
    until: Mapped[dt.date | None] = f.date(mark("Until"), table=True)
    contribution: Mapped[str | None] = f.text(mark("Contribution"), search=True)


class RolePeriod(InNetwork, Record):
    """A role that an organisation had in a network, from when until when."""

    __entity__ = EntityInfo(
        "role_period",
        mark("Earlier role"),
        mark("Earlier roles"),
        parent="organisation_id",
    )
    __handling__ = Handling.GREEN

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    role: Mapped[MemberRole] = f.choice(mark("Role"), MemberRole, MemberRole.MEMBER, table=True)
    since: Mapped[dt.date | None] = f.date(mark("Since"), table=True)
    until: Mapped[dt.date | None] = f.date(mark("Until"), table=True)


class CommitmentRating(InNetwork, Record):
    """How much an organisation takes part, at a date. A new rating never replaces an old one."""

    __entity__ = EntityInfo(
        "commitment_rating",
        mark("Commitment"),
        mark("Commitment over time"),
        parent="organisation_id",
    )

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    commitment: Mapped[Commitment] = f.choice(
        mark("Commitment"), Commitment, Commitment.KNOWS, table=True,
        sensitivity=Sensitivity.INTERNAL,
    )  # fmt: skip
    rated_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    reason: Mapped[str | None] = f.text(mark("Why"), table=True, sensitivity=Sensitivity.INTERNAL)


class ParticipationEntry(InNetwork, Record):
    """A good reason not to take part, what was answered, what changed."""

    __entity__ = EntityInfo(
        "participation_entry",
        mark("Reason not to come"),
        mark("Participation log"),
        title="words",
        parent="organisation_id",
    )

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    noted_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    barrier: Mapped[Barrier] = f.choice(
        mark("Reason"), Barrier, Barrier.OTHER, table=True, sensitivity=Sensitivity.INTERNAL
    )
    words: Mapped[str] = f.text(
        mark("In their words"), required=True, table=True, search=True,
        sensitivity=Sensitivity.INTERNAL,
    )  # fmt: skip
    answer: Mapped[str | None] = f.long_text(
        mark("What was answered"), search=True, sensitivity=Sensitivity.INTERNAL
    )
    change: Mapped[str | None] = f.text(
        mark("What changed"), table=True, search=True, sensitivity=Sensitivity.INTERNAL
    )
    changed_on: Mapped[dt.date | None] = f.date(
        mark("Changed since"), sensitivity=Sensitivity.INTERNAL
    )


class ContactLogEntry(InNetwork, Record):
    """When partners were last in touch, and what comes next."""

    __entity__ = EntityInfo(
        "contact_log_entry",
        mark("Last contact"),
        mark("Last contacts"),
        title="subject",
        parent="organisation_id",
    )

    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    held_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    channel: Mapped[ContactChannel] = f.choice(
        mark("How"), ContactChannel, ContactChannel.CALL, table=True
    )
    subject: Mapped[str] = f.text(
        mark("About what"), required=True, table=True, search=True,
        sensitivity=Sensitivity.INTERNAL,
    )  # fmt: skip
    next_step: Mapped[str | None] = f.text(
        mark("What comes next"), table=True, sensitivity=Sensitivity.INTERNAL
    )
    next_on: Mapped[dt.date | None] = f.date(mark("Planned for"), table=True)
