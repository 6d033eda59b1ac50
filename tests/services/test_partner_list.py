"""The list of partners: words, filters, groups, and what a row tells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology import participation
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, Protocol, ProtocolMember
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    Commitment,
    MemberRole,
    OrganisationKind,
    Presence,
    PreventionLevel,
    Public,
    Sector,
    SessionState,
    Sphere,
)
from pcve_desktop.services import networks, partners, records
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_details import partner_details
from pcve_desktop.services.partner_list import BY_SECTOR, PartnerListing
from tests.services.conftest import DAY

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from tests.services.conftest import Work

LONG_AGO = dt.date(2025, 1, 1)


@pytest.fixture
def source(work: Work) -> PartnerListing:
    """Return the list of a network with a school, a club and a service that left."""
    school = work.partner("École du Pont")
    club = work.partner("FC Tilleuls")
    police = work.partner("Police")
    records.update(
        work.ws,
        Organisation,
        school,
        values={
            "sector": Sector.YOUTH_EDUCATION,
            "kind": OrganisationKind.SCHOOL,
            "spheres": (Sphere.COHESION, Sphere.PREVENTION),
            "publics": (Public.TEENS,),
            "prevention_levels": (PreventionLevel.PRIMARY,),
            "needs": "Un médiateur le mercredi",
            "neighbourhoods": "Les Tilleuls, Rive Est",
            "verified_on": DAY,
        },
    )
    records.update(
        work.ws,
        Organisation,
        club,
        values={"other_names": "Football Club; Étoile", "neighbourhoods": "Rive Est"},
    )
    work.add(Contact, organisation_id=club, function="Entraîneur")
    partners.set_role(
        work.ws, network_id=work.network, organisation_id=police, role=MemberRole.LEFT
    )
    return listing(work)


def listing(work: Work) -> PartnerListing:
    return PartnerListing(work.ws, network_id=work.network, cycle_id=work.cycle, today=lambda: DAY)


def named(source: PartnerListing, **query: object) -> list[str]:
    """Return the names of what fits, in order."""
    ids = source.find(ListQuery(**query)).ids  # type: ignore[arg-type] # fields of a query by name
    rows = source.rows(ids)
    return [rows[key].name for key in ids]


def only(source: PartnerListing, name: str, *values: str) -> list[str]:
    return named(source, filters={name: values})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ecole", ["École du Pont"]),
        ("ÉCO", ["École du Pont"]),
        ("cole", ["École du Pont"]),
        ("pont mediateur", ["École du Pont"]),
        ("etoile", ["FC Tilleuls"]),
        ("entraineur", ["FC Tilleuls"]),
        ("rive est", ["École du Pont", "FC Tilleuls"]),
        ("pont entraineur", []),
        ("  ", ["École du Pont", "FC Tilleuls", "Police"]),
        ("100%", []),
    ],
)
def test_words_are_found_without_accents(
    source: PartnerListing, text: str, wanted: list[str]
) -> None:
    assert named(source, text=text) == wanted


def test_plain_filters(source: PartnerListing) -> None:
    school = ["École du Pont"]
    assert only(source, "role", "left") == ["Police"]
    assert only(source, "role", "member", "left") == ["École du Pont", "FC Tilleuls", "Police"]
    assert only(source, "kind", "school") == school
    assert only(source, "sector", "youth_education") == school
    assert only(source, "sphere", "prevention") == school
    assert only(source, "sphere", "security") == []
    assert only(source, "public", Public.TEENS.value) == school
    assert only(source, "level", PreventionLevel.PRIMARY.value) == school
    # Who left is not to be verified.
    assert only(source, "verified", "old") == ["FC Tilleuls"]


def test_neighbourhoods_are_offered_one_by_one(source: PartnerListing) -> None:
    offered = source.neighbourhoods()
    assert offered == [("les tilleuls", "Les Tilleuls"), ("rive est", "Rive Est")]
    assert only(source, "neighbourhood", "rive est") == ["École du Pont", "FC Tilleuls"]


def key_of(source: PartnerListing, name: str) -> str:
    return source.find(ListQuery(text=name)).ids[0]


def test_the_latest_rating_counts(source: PartnerListing, work: Work) -> None:
    club = key_of(source, "FC Tilleuls")
    for commitment, day in (
        (Commitment.COMES, DAY),
        (Commitment.CO_LEADS, LONG_AGO),
        (Commitment.KNOWS, None),
    ):
        work.add(CommitmentRating, organisation_id=club, commitment=commitment, rated_on=day)
    assert only(source, "commitment", "comes") == ["FC Tilleuls"]
    assert only(source, "commitment", "co_leads") == []
    assert only(source, "commitment", "none") == ["École du Pont", "Police"]
    assert only(source, "commitment", "none", "comes") == ["École du Pont", "FC Tilleuls", "Police"]
    assert source.rows([club])[club].commitment is Commitment.COMES


def test_charter_and_training(source: PartnerListing, work: Work) -> None:
    school, club = key_of(source, "École"), key_of(source, "FC Tilleuls")
    charter = work.add(Protocol, title="Charter")
    work.add(ProtocolMember, protocol_id=charter, organisation_id=school, signed_on=DAY)
    work.add(ProtocolMember, protocol_id=charter, organisation_id=club)
    held = work.add(TrainingSession, title="Evening", state=SessionState.HELD, held_on=LONG_AGO)
    planned = work.add(TrainingSession, title="Next", state=SessionState.PLANNED)
    work.add(SessionAttendance, session_id=held, organisation_id=club, people=2)
    work.add(SessionAttendance, session_id=planned, organisation_id=school)
    assert only(source, "charter", "signed") == ["École du Pont"]
    assert only(source, "charter", "unsigned") == ["FC Tilleuls"]
    assert only(source, "trained", "yes") == ["FC Tilleuls"]
    assert only(source, "trained", "no") == ["École du Pont"]


@pytest.mark.parametrize(
    ("next_on", "held_later", "due"),
    [
        (DAY, False, True),
        (DAY - dt.timedelta(days=3), False, True),
        (DAY - dt.timedelta(days=3), True, False),
        (DAY + dt.timedelta(days=1), False, False),
        (None, False, False),
    ],
)
def test_the_filter_tells_the_same_as_the_rule(
    source: PartnerListing, work: Work, next_on: dt.date | None, held_later: bool, due: bool
) -> None:
    club = key_of(source, "FC Tilleuls")
    scope = {"organisation_id": club}
    work.add(ContactLogEntry, subject="Call", next_step="Call", next_on=next_on, **scope)
    if held_later:
        held = DAY - dt.timedelta(days=2)
        work.add(ContactLogEntry, subject="Called", held_on=held, **scope)
    assert only(source, "contact", "due") == (["FC Tilleuls"] if due else [])
    row = source.rows([club])[club]
    assert row.due(DAY) is due
    entries = work.all(ContactLogEntry)
    assert bool(participation.due_contacts(entries, today=DAY)) is due


def test_who_drifts_away(source: PartnerListing, work: Work) -> None:
    school, club = key_of(source, "École"), key_of(source, "FC Tilleuls")
    for membership in work.all(Membership):
        records.update(work.ws, Membership, membership.id, values={"since": LONG_AGO})
    for number in range(3):
        day = DAY - dt.timedelta(days=30 * (number + 1))
        meeting = work.add(Meeting, title="Meeting", held_on=day)
        work.add(
            MeetingAttendance, meeting_id=meeting, organisation_id=school, presence=Presence.PRESENT
        )
    assert source.drifting() == [club]
    assert only(source, "drift", "yes") == ["FC Tilleuls"]
    row = source.rows([club, school])
    assert row[club].drift is not None
    assert row[club].drift.missed == 3
    assert row[school].drift is None
    assert row[school].last_on == DAY - dt.timedelta(days=30)
    assert row[club].last_on is None


def test_groups_by_sector_who_left_last(source: PartnerListing, work: Work) -> None:
    assert source.standing() == (3, False)
    found = source.find(ListQuery(group=BY_SECTOR))
    assert [(group.key, group.count) for group in found.groups] == [
        ("youth_education", 1),
        ("none", 1),
        ("away", 1),
    ]
    second = work.partner("Abeille")
    partners.set_role(
        work.ws,
        network_id=work.network,
        organisation_id=key_of(source, "FC Tilleuls"),
        role=MemberRole.LEAD,
    )
    # The lead stands first in its group.
    assert named(source, group=BY_SECTOR)[1:3] == ["FC Tilleuls", "Abeille"]
    assert source.standing() == (4, True)
    assert source.count(ListQuery(text="abeille")) == 1
    assert second in source.find(ListQuery()).ids


def test_other_networks_stay_apart(source: PartnerListing, work: Work, tr: Translator) -> None:
    other = networks.create_network(work.ws, name="Rive Est", tr=tr).created["network"][0]
    partners.add_partner(work.ws, network_id=other, values={"name": "Passages"})
    club = key_of(source, "FC Tilleuls")
    partners.set_role(work.ws, network_id=other, organisation_id=club, role=MemberRole.LEAD, on=DAY)
    assert "Passages" not in named(source)
    assert source.rows([club])[club].role is MemberRole.MEMBER
    details = partner_details(
        work.ws, club, network_id=work.network, cycle_id=work.cycle, today=DAY
    )
    assert details is not None
    assert [(item.name, item.role) for item in details.others] == [("Rive Est", MemberRole.LEAD)]
    there = PartnerListing(work.ws, network_id=other, cycle_id="", today=lambda: DAY)
    assert named(there) == ["FC Tilleuls", "Passages"]


def test_details_tell_the_same_drift_as_the_list(source: PartnerListing, work: Work) -> None:
    club = key_of(source, "FC Tilleuls")
    for commitment, day in ((Commitment.CO_LEADS, LONG_AGO), (Commitment.COMES, DAY)):
        work.add(CommitmentRating, organisation_id=club, commitment=commitment, rated_on=day)
    details = partner_details(
        work.ws, club, network_id=work.network, cycle_id=work.cycle, today=DAY
    )
    assert details is not None
    assert details.drift == source.rows([club])[club].drift
    assert details.drift is not None
    assert [rating.commitment for rating in details.ratings] == [
        Commitment.CO_LEADS,
        Commitment.COMES,
    ]


def test_nobody_without_a_place_has_details(work: Work) -> None:
    made = records.create(work.ws, Organisation, values={"name": "Elsewhere"})
    scope = {"network_id": work.network, "cycle_id": work.cycle, "today": DAY}
    assert partner_details(work.ws, made.first_id, **scope) is None  # type: ignore[arg-type] # by name
