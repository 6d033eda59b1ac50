"""Cities in memory: networks that know each other, some full of secrets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Form,
    Handling,
    LogKind,
    MemberRole,
    Outcome,
    Pillar,
    Presence,
    Sector,
    SessionState,
    Sphere,
)
from tests.reports.deep import deep
from tests.reports.samples import Records

if TYPE_CHECKING:
    from pcve_desktop.models import Record


class Neighbour(Records):
    """A network of a city that knows the others."""

    def __init__(self, network: Network, cycle: Cycle, town: list[Neighbour]) -> None:
        super().__init__(network, cycle)
        self._town = town
        town.append(self)

    def side_by_side(self) -> list[Neighbour]:
        return self._town


def neighbour(name: str, town: list[Neighbour], city: str = "Valmont") -> Neighbour:
    network = Network(name=name, city=city)
    return Neighbour(network, Cycle(name="2026–2027", network_id=network.id), town)


def moved(data: Records, town: list[Neighbour]) -> Neighbour:
    """Return the records of a network as one of a city."""
    cycle = data.cycle
    assert cycle is not None
    found = Neighbour(data.network, cycle, town)
    found.add(*(record for record in everything(data) if record not in (data.network, cycle)))
    return found


def everything(data: Records) -> list[Record]:
    return list(data._by_id.values())


def at_work(name: str, town: list[Neighbour], *, people: int = 12, share: Records | None = None
            ) -> Neighbour:  # fmt: skip
    """Return a network with something in every part of the report; `share` lends a partner."""
    data = neighbour(name, town)
    own = data.make(Organisation, name=f"House of {name}", sector=Sector.SOCIAL_HEALTH,
                    spheres=(Sphere.COHESION,))  # fmt: skip
    partners = [own]
    if share is not None:
        partners.append(share.all(Organisation)[0])
        data.add(partners[-1])
    for place, partner in enumerate(partners):
        data.make(Membership, organisation_id=partner.id,
                  role=MemberRole.MEMBER if place else MemberRole.LEAD)  # fmt: skip
    session = data.make(TrainingSession, title="Day one", state=SessionState.HELD,
                        held_on=dt.date(2026, 5, 4))  # fmt: skip
    data.make(SessionAttendance, session_id=session.id, organisation_id=own.id, people=people)
    meeting = data.make(Meeting, title="Autumn", held_on=dt.date(2026, 10, 6))
    data.make(MeetingAttendance, meeting_id=meeting.id, organisation_id=own.id,
              presence=Presence.PRESENT)  # fmt: skip
    theme = data.make(Theme, title="News and rumours")
    data.make(Finding, statement=f"Seen in {name}", form=Form.FAR_RIGHT)
    candidate = data.make(Candidate, title="Talking about the news", theme_id=theme.id)
    data.make(PriorityDecision, candidate_id=candidate.id, outcome=Outcome.RETAINED, rank=1)
    action = data.make(Action, number=1, title=f"Debate in {name}", pillar=Pillar.ACTION,
                       status=ActionStatus.DONE, spheres=(Sphere.PREVENTION,))  # fmt: skip
    data.make(Milestone, action_id=action.id, title="Hall", done_on=dt.date(2026, 9, 1))
    data.make(ActionLogEntry, action_id=action.id, kind=LogKind.LESSON,
              noted_on=dt.date(2026, 9, 2), text=f"Learned in {name}",
              learned="Ask first.")  # fmt: skip
    return data


def valmont() -> list[Neighbour]:
    """Return three networks out of order; a partner of the first is in the second as well."""
    town: list[Neighbour] = []
    first = moved(deep(), town)
    at_work("Rive Est", town, share=first)
    at_work("Écluse", town, people=3)
    return town


def opened(data: Records) -> None:
    """Make everything of a network clear and validated."""
    for record in everything(data):
        record.handling, record.validated = Handling.CLEAR, True
