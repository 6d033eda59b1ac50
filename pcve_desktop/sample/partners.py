"""The partners of the sample: who they are, whom to reach there, how their part grew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.vocabularies import (
    Barrier,
    Commitment,
    ContactChannel,
    MemberRole,
    OrganisationKind,
    PreventionLevel,
    Public,
    Sector,
    Sphere,
)
from pcve_desktop.services import partners as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

_COHESION, _PREVENTION, _SECURITY = Sphere


@dataclass(frozen=True, slots=True)
class _Person:
    """A contact: phone, mailbox before the @, and the professional named with agreement, if any."""

    phone: str
    mailbox: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class _Partner:
    """An organisation; `since` and `verified` are days from today."""

    key: str
    kind: OrganisationKind
    sector: Sector
    spheres: tuple[Sphere, ...]
    domain: str
    people: tuple[_Person, ...]
    since: int = -600
    verified: int = -30
    publics: tuple[Public, ...] = (Public.ALL,)
    secondary: bool = False
    role: MemberRole = MemberRole.MEMBER


_TEENS = (Public.EARLY_TEENS, Public.TEENS)

_PARTNERS = (
    _Partner(
        "espace", OrganisationKind.YOUTH_CENTRE, Sector.YOUTH_EDUCATION,
        (_COHESION, _PREVENTION), "espacejeunes.example",
        (
            _Person("01 99 00 14 20", "direction", "Julie Marchal"),
            _Person("06 39 98 41 07", "soiree"),
        ),
        since=-630, verified=-2, publics=(*_TEENS, Public.YOUNG_ADULTS), secondary=True,
        role=MemberRole.LEAD,
    ),
    _Partner(
        "college", OrganisationKind.SCHOOL, Sector.YOUTH_EDUCATION, (_COHESION,),
        "college-tilleuls.example",
        (_Person("03 53 01 20 11", "direction"), _Person("03 53 01 20 14", "vie.scolaire")),
        publics=_TEENS,
    ),
    _Partner(
        "ecole", OrganisationKind.SCHOOL, Sector.YOUTH_EDUCATION, (_COHESION,),
        "ecole-du-pont.example", (_Person("03 53 01 31 62", "direction"),),
        since=-240, publics=(Public.CHILDREN, Public.PARENTS),
    ),
    _Partner(
        "fc", OrganisationKind.SPORT_CLUB, Sector.SPORT_CULTURE, (_COHESION,), "fctilleuls.example",
        (
            _Person("06 39 98 12 40", "s.brenner", "Samir Brenner"),
            _Person("03 53 01 44 18", "chair", "Léa Hoffmann"),
        ),
        since=-250, verified=-7, publics=(Public.CHILDREN, *_TEENS, Public.YOUNG_ADULTS),
    ),
    _Partner(
        "media", OrganisationKind.CITY_SERVICE, Sector.SPORT_CULTURE, (_COHESION,),
        "mediatheque-olympe.example",
        (
            _Person("04 65 71 08 33", "culture", "Anouk Ferrand"),
            _Person("04 65 71 08 30", "accueil"),
        ),
        verified=-4,
    ),
    _Partner(
        "social", OrganisationKind.CITY_SERVICE, Sector.SOCIAL_HEALTH, (_PREVENTION,),
        "social.valmont.example", (_Person("04 65 71 22 05", "familles"),),
        publics=(Public.PARENTS, Public.ADULTS), secondary=True,
    ),
    _Partner(
        "health", OrganisationKind.HEALTH, Sector.SOCIAL_HEALTH, (_PREVENTION,),
        "sante-tilleuls.example", (_Person("04 65 71 35 90", "accueil"),),
        since=-90, verified=-21, publics=(*_TEENS, Public.YOUNG_ADULTS), secondary=True,
        role=MemberRole.RESOURCE,
    ),
    _Partner(
        "fraternite", OrganisationKind.FAITH_COMMUNITY, Sector.FAITH_CIVIL, (_COHESION,),
        "lafraternite.example", (_Person("02 61 91 17 52", "bureau"),), since=-170,
    ),
    _Partner(
        "parish", OrganisationKind.FAITH_COMMUNITY, Sector.FAITH_CIVIL, (_COHESION,),
        "saint-luc.example", (_Person("02 61 91 40 26", "secretariat"),), since=-560,
    ),
    _Partner(
        "parents", OrganisationKind.ASSOCIATION, Sector.FAITH_CIVIL, (_COHESION,),
        "parents-quartier.example", (_Person("06 39 98 77 15", "contact"),),
        verified=-4, publics=(Public.PARENTS,),
    ),
    _Partner(
        "passages", OrganisationKind.ASSOCIATION, Sector.FAITH_CIVIL, (_PREVENTION,),
        "passages.example", (_Person("05 36 49 63 08", "mediation", "Idris Lemoine"),),
        publics=(Public.TEENS, Public.YOUNG_ADULTS), secondary=True,
    ),
    _Partner(
        "prevention", OrganisationKind.CITY_SERVICE, Sector.CITY_STATE, (_PREVENTION, _SECURITY),
        "prevention.valmont.example",
        (
            _Person("04 65 71 50 12", "n.keller", "Nadia Keller"),
            _Person("04 65 71 50 10", "permanence"),
        ),
        since=-630, verified=-5, publics=(Public.PROFESSIONALS,), secondary=True,
    ),
    _Partner(
        "police", OrganisationKind.POLICE, Sector.JUSTICE_SECURITY, (_SECURITY,),
        "police-proximite.example", (_Person("05 36 49 17 44", "ecoles"),), secondary=True,
    ),
    _Partner(
        "prefecture", OrganisationKind.STATE_AGENCY, Sector.CITY_STATE, (_SECURITY,),
        "prefecture-valmont.example", (_Person("01 99 00 62 08", "cohesion"),),
        since=-140, publics=(Public.PROFESSIONALS,), secondary=True, role=MemberRole.RESOURCE,
    ),
    _Partner(
        "law", OrganisationKind.JUSTICE, Sector.JUSTICE_SECURITY, (), "conseil-droits.example",
        (_Person("05 36 49 80 21", "accueil"),), since=-16, verified=-16, role=MemberRole.INVITED,
    ),
    _Partner(
        "housing", OrganisationKind.HOUSING, Sector.HOUSING, (), "habitat-tilleuls.example",
        (_Person("02 61 91 73 30", "secteur"),), since=-600, verified=-290, role=MemberRole.LEFT,
    ),
)  # fmt: skip

TAKING_PART = tuple(item.key for item in _PARTNERS if item.role.active)
"""Short names of the fourteen organisations that take part."""

_KNOWS, _COMES, _CONTRIBUTES, _CO_LEADS = Commitment

# Days from today; a third value is the key of a reason of its own.
_COMMITMENT: dict[str, tuple[tuple[int, Commitment, str], ...]] = {
    "espace": ((-250, _CONTRIBUTES, "start"), (-200, _CO_LEADS, "grown")),
    "college": ((-250, _COMES, "start"), (-130, _CONTRIBUTES, "grown")),
    "ecole": ((-240, _KNOWS, "start"), (-75, _COMES, "grown")),
    "fc": (
        (-250, _KNOWS, "start"),
        (-222, _COMES, "fc.1"),
        (-160, _KNOWS, "fc.2"),
        (-75, _COMES, "fc.3"),
        (-50, _CONTRIBUTES, "fc.4"),
    ),
    "media": ((-250, _CONTRIBUTES, "start"), (-120, _CO_LEADS, "grown")),
    "social": ((-220, _COMES, "start"), (-75, _CONTRIBUTES, "grown")),
    "health": ((-90, _KNOWS, "start"),),
    "fraternite": ((-170, _KNOWS, "start"), (-130, _COMES, "grown")),
    "parish": ((-222, _CONTRIBUTES, "start"), (-70, _COMES, "parish")),
    "parents": ((-250, _COMES, "start"), (-190, _CONTRIBUTES, "grown")),
    "passages": ((-160, _COMES, "start"), (-45, _CONTRIBUTES, "grown")),
    "prevention": ((-250, _CONTRIBUTES, "start"), (-150, _CO_LEADS, "grown")),
    "police": ((-250, _KNOWS, "start"), (-75, _COMES, "grown")),
    "prefecture": ((-140, _COMES, "start"),),
}

# Organisation, reason, day, what it is about, day of the change (None: not yet).
_REASONS = (
    ("fc", "evening", -160, Barrier.TIME, -75),
    ("fc", "watch", -70, Barrier.TRUST, -47),
    ("parish", "council", -200, Barrier.MANDATE, -40),
    ("health", "posts", -60, Barrier.STAFFING, None),
    ("police", "speak", -180, Barrier.TRUST, -75),
    ("ecole", "hours", -190, Barrier.TIME, -12),
    ("college", "words", -210, Barrier.SENSITIVITY, -131),
    ("housing", "mediator", -290, Barrier.STAFFING, None),
)

# Organisation, words, day, channel, day of what comes next (None: nothing planned).
_CONTACTS = (
    ("espace", "espace.1", 0, ContactChannel.MEETING, None),
    ("college", "college.1", -5, ContactChannel.CALL, None),
    ("ecole", "ecole.1", -5, ContactChannel.MAIL, None),
    ("fc", "fc.1", -7, ContactChannel.CALL, 3),
    ("fc", "fc.2", -12, ContactChannel.MEETING, None),
    ("media", "media.1", -4, ContactChannel.VISIT, None),
    ("social", "social.1", -12, ContactChannel.MEETING, None),
    ("health", "health.1", -21, ContactChannel.CALL, -4),
    ("fraternite", "fraternite.1", -10, ContactChannel.VISIT, None),
    ("parish", "parish.1", -10, ContactChannel.CALL, None),
    ("parents", "parents.1", -4, ContactChannel.CALL, None),
    ("passages", "passages.1", -12, ContactChannel.MEETING, None),
    ("prevention", "prevention.1", -5, ContactChannel.MAIL, None),
    ("police", "police.1", -8, ContactChannel.CALL, None),
    ("prefecture", "prefecture.1", -12, ContactChannel.MEETING, None),
    ("law", "law.1", -16, ContactChannel.MAIL, None),
)


def make(maker: Maker) -> None:
    """Bring in the partners with their contacts and their place in the network."""
    for partner in _PARTNERS:
        if partner.role is MemberRole.LEAD:
            maker.update(Organisation, maker.id("org.espace"), **_values(maker, partner))
        else:
            made = service.add_partner(
                maker.ws,
                network_id=maker.network,
                values=_values(maker, partner),
                role=partner.role,
            )
            maker.keep(f"org.{partner.key}", made, Organisation)
        _place(maker, partner)
        _people(maker, partner)


def _values(maker: Maker, partner: _Partner) -> dict[str, object]:
    words = f"org.{partner.key}"
    levels = (PreventionLevel.PRIMARY, PreventionLevel.SECONDARY)
    return {
        "name": maker.text(f"{words}.name"),
        "short_name": maker.maybe(f"{words}.short"),
        "kind": partner.kind,
        "sector": partner.sector,
        "spheres": partner.spheres,
        "offers": maker.text(f"{words}.offers"),
        "needs": maker.maybe(f"{words}.needs"),
        "publics": partner.publics,
        "prevention_levels": levels if partner.secondary else levels[:1],
        "neighbourhoods": maker.text("network.name"),
        "city": "Valmont",
        "website": f"www.{partner.domain}",
        "verified_on": maker.working_day(partner.verified),
        "validated": True,
    }


def _place(maker: Maker, partner: _Partner) -> None:
    """Say since when the partner belongs, until when, and with what."""
    maker.update_link(
        Membership,
        maker.network,
        maker.id(f"org.{partner.key}"),
        since=maker.working_day(partner.since),
        until=maker.working_day(-285) if partner.role is MemberRole.LEFT else None,
        contribution=maker.maybe(f"member.{partner.key}"),
    )

    if partner.role is MemberRole.LEFT:
        maker.add(
            RolePeriod,
            organisation_id=maker.id(f"org.{partner.key}"),
            role=MemberRole.MEMBER,
            since=maker.working_day(partner.since),
            until=maker.working_day(-285),
        )
    if partner.since > -200:  # noqa: PLR2004 -- those who came later were first invited
        maker.add(
            RolePeriod,
            organisation_id=maker.id(f"org.{partner.key}"),
            role=MemberRole.INVITED,
            since=maker.working_day(partner.since - 40),
            until=maker.working_day(partner.since),
        )


def _people(maker: Maker, partner: _Partner) -> None:
    for number, person in enumerate(partner.people, start=1):
        maker.add(
            Contact,
            organisation_id=maker.id(f"org.{partner.key}"),
            function=maker.text(f"org.{partner.key}.contact.{number}"),
            phone=person.phone,
            email=f"{person.mailbox}@{partner.domain}",
            professional=person.named or None,
            agreed_on=maker.working_day(partner.verified - 120) if person.named else None,
            keep_until=maker.day(700) if person.named else None,
            first=number == 1,
            verified_on=maker.working_day(partner.verified),
        )


def make_lives(maker: Maker) -> None:
    """Add commitment over time, reasons not to come with their answers, and last contacts."""
    for key, steps in _COMMITMENT.items():
        for offset, commitment, reason in steps:
            maker.add(
                CommitmentRating,
                organisation_id=maker.id(f"org.{key}"),
                commitment=commitment,
                rated_on=maker.working_day(offset),
                reason=maker.text(f"commitment.{reason}"),
            )
    for key, reason, offset, barrier, changed in _REASONS:
        maker.add(
            ParticipationEntry,
            organisation_id=maker.id(f"org.{key}"),
            noted_on=maker.working_day(offset),
            barrier=barrier,
            words=maker.text(f"reason.{reason}.words"),
            answer=maker.text(f"reason.{reason}.answer"),
            change=maker.maybe(f"reason.{reason}.change"),
            changed_on=None if changed is None else maker.working_day(changed),
        )
    for key, words, offset, channel, ahead in _CONTACTS:
        maker.add(
            ContactLogEntry,
            organisation_id=maker.id(f"org.{key}"),
            held_on=maker.working_day(offset),
            channel=channel,
            subject=maker.text(f"contact.{words}"),
            next_step=maker.maybe(f"contact.{words}.next"),
            next_on=None if ahead is None else maker.day(ahead),
        )
