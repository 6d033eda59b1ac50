"""A small network with partners, and its page shown in a window."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    ParticipationEntry,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import (
    Barrier,
    Commitment,
    MemberRole,
    OrganisationKind,
    Presence,
    Sector,
    Sphere,
)
from pcve_desktop.services import actions, partners, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.ui.partners.page import PartnersPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Ids:
    """The records of the small network."""

    lead: str
    club: str
    school: str
    police: str
    action: str
    meeting: str
    reason: str
    first_contact: str


@pytest.fixture
def ids(context: Context) -> Ids:
    """Fill the network: a club about which much is known, a school, a police service that left."""
    ws, network = context.ws, context.network_id
    today = context.today()

    def add(name: str, role: MemberRole = MemberRole.MEMBER, **values: object) -> str:
        made = partners.add_partner(
            ws, network_id=network, values={"name": name, **values}, role=role
        )
        return made.created["organisation"][0]

    def note(entity: type[Record], **values: object) -> str:
        scope = {"network_id": network} if hasattr(entity, "network_id") else {}
        made = records.create(ws, entity, values=scope | values)
        return made.created[entity.__entity__.key][0]

    # A dataset of its own: the page's one must not remember the empty network.
    lead = Dataset(ws, network_id=network).organisations()[0].id
    club = add(
        "FC Tilleuls",
        sector=Sector.SPORT_CULTURE,
        kind=OrganisationKind.SPORT_CLUB,
        spheres=(Sphere.COHESION,),
        offers="A clubhouse on Fridays",
    )
    school = add("École du Pont", sector=Sector.YOUTH_EDUCATION, spheres=(Sphere.PREVENTION,))
    police = add("Police station", sector=Sector.JUSTICE_SECURITY)
    partners.set_role(ws, network_id=network, organisation_id=police, role=MemberRole.LEFT)
    for level, ago in ((Commitment.KNOWS, 200), (Commitment.COMES, 120), (Commitment.KNOWS, 60)):
        note(
            CommitmentRating,
            organisation_id=club,
            commitment=level,
            rated_on=today - dt.timedelta(days=ago),
            reason="Busy season" if ago == 60 else None,
        )
    reason = note(
        ParticipationEntry,
        organisation_id=club,
        barrier=Barrier.TIME,
        words="Thursday is training night.",
        answer="every second meeting moved to 17:30",
        change="Came back in September",
        noted_on=today - dt.timedelta(days=60),
    )
    note(Contact, organisation_id=club, function="Chair of the club", phone="03 53 01 44 18")
    first = note(
        Contact,
        organisation_id=club,
        function="Sports coordinator",
        professional="Samir Brenner",
        agreed_on=today,
        first=True,
        email="s.brenner@fctilleuls.example",
    )
    note(
        ContactLogEntry,
        organisation_id=club,
        held_on=today - dt.timedelta(days=7),
        subject="Call about the workshop",
        next_step="visit the Friday training",
        next_on=today + dt.timedelta(days=3),
    )
    meeting = note(
        Meeting,
        title="Network meeting",
        held_on=today - dt.timedelta(days=12),
        cycle_id=context.cycle_id,
    )
    for organisation, people in ((club, 2), (lead, 1)):
        note(
            MeetingAttendance,
            meeting_id=meeting,
            organisation_id=organisation,
            presence=Presence.PRESENT,
            people=people,
        )
    action = actions.add_action(
        ws,
        network_id=network,
        cycle_id=context.cycle_id,
        values={"title": "Listening workshop", "lead_id": club},
    ).created["action"][0]
    return Ids(lead, club, school, police, action, meeting, reason, first)


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> Callable[[int], PartnersPage]:
    """Return a maker of the page in the window of the context, of a width."""

    def make(width: int = 1126) -> PartnersPage:
        window: QMainWindow = context.window  # type: ignore[assignment] # the fixture's own window
        page = PartnersPage(context)
        window.setCentralWidget(page)
        window.resize(width, 768)
        window.show()
        qtbot.waitExposed(window)
        return page

    return make


@pytest.fixture
def page(ids: Ids, place: Callable[[], PartnersPage]) -> PartnersPage:
    """Return the page of the small network, shown at its usual size."""
    return place()


@pytest.fixture
def find(context: Context) -> Callable[[type[W], str], W]:
    """Return a finder of widgets by class and object name, in the window and its dialogs."""

    def by_name(kind: type[W], name: str) -> W:
        found = [item for item in context.window.findChildren(kind, name) if item.isVisible()]
        assert found, f"{name} is not shown"
        return found[-1]

    return by_name
