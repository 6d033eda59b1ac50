"""Records in memory for the tests of reports: a plausible network, and one full of secrets."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from pcve_desktop.models import ENTITIES, Kind, Record, Sensitivity, fields_of
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.network import Cycle, Network, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Contact, Membership, Organisation, ParticipationEntry
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Barrier,
    Handling,
    IndicatorKind,
    LogKind,
    MemberRole,
    OrganisationKind,
    Outcome,
    Pillar,
    Presence,
    Sector,
    SessionState,
    Sphere,
    Step,
    StepState,
)

if TYPE_CHECKING:
    from pcve_desktop.models import Field

R = TypeVar("R", bound=Record)

TODAY = dt.date(2026, 11, 24)


class Records:
    """A dataset in memory: what `services.dataset.Dataset` offers to reports."""

    def __init__(self, network: Network, cycle: Cycle) -> None:
        self._network = network
        self._cycle = cycle
        self._by_id: dict[str, Record] = {}
        self._by_entity: dict[type[Record], list[Any]] = defaultdict(list)
        self.add(network, cycle)

    @property
    def network(self) -> Network:
        return self._network

    @property
    def cycle(self) -> Cycle | None:
        return self._cycle

    def add(self, *records: Record) -> None:
        for record in records:
            self._by_id[record.id] = record
            self._by_entity[type(record)].append(record)

    def make(self, entity: type[R], **values: Any) -> R:
        """Add a record of this network and cycle."""
        for name, owner in (("network_id", self._network), ("cycle_id", self._cycle)):
            if name in fields_of(entity):
                values.setdefault(name, owner.id)
        record = entity(**values)
        self.add(record)
        return record

    def all(self, entity: type[R], /) -> list[R]:
        return list(self._by_entity[entity])

    def get(self, entity: type[R], record_id: str | None, /) -> R | None:
        found = self._by_id.get(record_id or "")
        return found if isinstance(found, entity) else None

    def where(self, entity: type[R], field: str, value: object, /) -> list[R]:
        return [record for record in self.all(entity) if getattr(record, field) == value]

    def organisations(self) -> list[Organisation]:
        members = {member.organisation_id for member in self.all(Membership)}
        return [found for found in self.all(Organisation) if found.id in members]


def empty() -> Records:
    """Return a network of which nothing is known but its name."""
    network = Network(name="Rive Est", city="Valmont")
    return Records(network, Cycle(name="2026–2027", network_id=network.id))


_PARTNERS = (
    ("Médiathèque", OrganisationKind.CITY_SERVICE, Sector.SPORT_CULTURE, Sphere.COHESION),
    ("Collège Jean-Moulin", OrganisationKind.SCHOOL, Sector.YOUTH_EDUCATION, Sphere.PREVENTION),
    ("FC Tilleuls", OrganisationKind.SPORT_CLUB, Sector.SPORT_CULTURE, Sphere.COHESION),
    ("Groupe de parents", OrganisationKind.ASSOCIATION, Sector.FAITH_CIVIL, Sphere.COHESION),
    ("Paroisse Saint-Marc", OrganisationKind.FAITH_COMMUNITY, Sector.FAITH_CIVIL, Sphere.COHESION),
    ("Police municipale", OrganisationKind.POLICE, Sector.JUSTICE_SECURITY, Sphere.SECURITY),
    ("Centre social du Parc", OrganisationKind.YOUTH_CENTRE, Sector.SOCIAL_HEALTH,
     Sphere.PREVENTION),
    ("Espace Jeunes", OrganisationKind.YOUTH_CENTRE, Sector.YOUTH_EDUCATION, Sphere.PREVENTION),
)  # fmt: skip

_ACTIONS = (
    ("Debate night on the news", 0, Pillar.ACTION, ActionStatus.UNDER_WAY, (11, 27), 70),
    ("Text for parents, in plain words", 3, Pillar.COMMUNICATION, ActionStatus.PLANNED,
     (12, 4), 10),
    ("Newsletter in plain words", 0, Pillar.COMMUNICATION, ActionStatus.UNDER_WAY, (12, 15), 40),
    ("Sports and words day", 2, Pillar.ACTION, ActionStatus.STOPPED, (11, 6), 35),
    ("Media literacy with the ninth form, four workshops of two hours each", 1, Pillar.ACTION,
     ActionStatus.DONE, (10, 15), 100),
    ("Referral route on one page", 6, Pillar.REFERRAL, ActionStatus.DONE, (9, 30), 100),
    ("Second training day with two networks", 7, Pillar.TRAINING, ActionStatus.PLANNED,
     (12, 18), 0),
    ("Open house of the places of worship", 4, Pillar.MOBILISATION, ActionStatus.IDEA, None, None),
    ("Evening round with the youth workers", 5, Pillar.MOBILISATION, ActionStatus.PAUSED, (12, 1),
     20),
)  # fmt: skip


def tilleuls() -> Records:
    """Return a network that has been at work for a year."""
    network = Network(
        name="Les Tilleuls", city="Valmont", started_on=dt.date(2025, 9, 1),
        purpose="We act early, together, on what makes young people feel left out.",
    )  # fmt: skip
    cycle = Cycle(
        name="2026–2027",
        network_id=network.id,
        lessons="Smaller groups, closer to home, and tell everyone what came of it.",
    )
    data = Records(network, cycle)
    partners = _partners(data)
    _training(data, partners)
    _steps(data)
    _priorities(data)
    _actions(data, partners)
    _meetings(data, partners)
    return data


def _partners(data: Records) -> list[Organisation]:
    partners = []
    for index, (name, kind, sector, sphere) in enumerate(_PARTNERS):
        partner = data.make(Organisation, name=name, kind=kind, sector=sector, spheres=(sphere,),
                            notes=f"Confidential note {index}")  # fmt: skip
        role = MemberRole.LEAD if index == 0 else MemberRole.MEMBER
        data.make(Membership, organisation_id=partner.id, role=role)
        data.make(
            Contact, organisation_id=partner.id, function=f"Coordinator {index}",
            phone=f"01 99 00 00 {index:02}", email=f"contact{index}@tilleuls.example",
        )  # fmt: skip
        partners.append(partner)
    data.make(ParticipationEntry, organisation_id=partners[5].id, barrier=Barrier.MANDATE,
              words="Our hierarchy has to agree first")  # fmt: skip
    return partners


def _training(data: Records, partners: list[Organisation]) -> None:
    session = data.make(TrainingSession, title="Listening and doubting", state=SessionState.HELD,
                        held_on=dt.date(2026, 3, 12), satisfaction=4.2, answers=18)  # fmt: skip
    for index, partner in enumerate(partners[:5]):
        data.make(SessionAttendance, session_id=session.id, organisation_id=partner.id,
                  people=3 + 2 * index)  # fmt: skip


def _steps(data: Records) -> None:
    states = (
        StepState.ADAPTED, StepState.DONE, StepState.UNDER_WAY, StepState.UNDER_WAY,
        StepState.UNDER_WAY, StepState.REVISIT,
    )  # fmt: skip
    for step, state in zip(Step, states, strict=True):
        reason = "Two evenings rather than a day" if state is StepState.ADAPTED else None
        data.make(StepProgress, step=step, state=state, reason=reason)


def _priorities(data: Records) -> None:
    wanted = (
        ("Rumours after school", Outcome.RETAINED, 1, "Seen by seven partners, and we can act."),
        ("Places to meet in the evening", Outcome.RETAINED, 2, "The centre opens on Fridays."),
        ("Transport to the stadium", Outcome.DEFERRED, None, "Waits for the new bus line."),
    )
    for title, outcome, rank, reason in wanted:
        candidate = data.make(Candidate, title=title)
        data.make(PriorityDecision, candidate_id=candidate.id, outcome=outcome, rank=rank,
                  reason=reason, decided_on=dt.date(2026, 6, 12))  # fmt: skip
        if outcome is Outcome.RETAINED:
            _objective(data, candidate)


def _objective(data: Records, candidate: Candidate) -> None:
    objective = data.make(
        Objective, title=f"By June, fewer misunderstandings: {candidate.title.lower()}",
        candidate_id=candidate.id, deadline=dt.date(2027, 6, 30),
        if_then="If pupils check together what they read, then rumours lose their pull.",
    )  # fmt: skip
    indicator = data.make(
        Indicator, objective_id=objective.id, name="Young people who took part", unit="people",
        kind=IndicatorKind.OUTCOME, baseline=20.0, baseline_on=dt.date(2026, 1, 10), target=80.0,
    )  # fmt: skip
    for month, value in ((3, 28.0), (5, 41.0), (10, 56.0)):
        data.make(Measurement, indicator_id=indicator.id, measured_on=dt.date(2026, month, 10),
                  value=value)  # fmt: skip
    data.make(Indicator, objective_id=objective.id, name="Partners who know the referral route",
              unit="%", target=90.0)  # fmt: skip


def _actions(data: Records, partners: list[Organisation]) -> None:
    for number, (title, lead, pillar, status, due, progress) in enumerate(_ACTIONS, 1):
        action = data.make(
            Action, number=number, title=title, lead_id=partners[lead].id, pillar=pillar,
            status=status, planned_end=dt.date(2026, *due) if due else None, progress=progress,
            spheres=partners[lead].spheres, budget=1234.5, participants=number,
        )  # fmt: skip
        if status is ActionStatus.STOPPED:
            data.make(ActionLogEntry, action_id=action.id, kind=LogKind.SETBACK,
                      noted_on=dt.date(2026, 11, 6), text="Only a handful came to the stadium",
                      learned="Go where young people already are, and ask them first.")  # fmt: skip


def _meetings(data: Records, partners: list[Organisation]) -> None:
    last = data.make(Meeting, title="Autumn meeting", held_on=dt.date(2026, 10, 20),
                     setback="We ran out of time before the referral routes.")  # fmt: skip
    for index, partner in enumerate(partners):
        data.make(MeetingAttendance, meeting_id=last.id, organisation_id=partner.id, people=1,
                  presence=Presence.EXCUSED if index == 5 else Presence.PRESENT)  # fmt: skip
    coming = data.make(
        Meeting, title="Winter meeting", held_on=dt.date(2026, 12, 8), starts_at=dt.time(17, 30),
        place="Médiathèque", host_id=partners[0].id,
    )  # fmt: skip
    for title in ("What the autumn taught us", "Referral routes", "Actions of the spring"):
        data.make(AgendaItem, meeting_id=coming.id, title=title)


SECRET = "zqsecret"  # noqa: S105 - a word to look for, not a password
SECRET_NUMBER = 918273


def full_of_secrets() -> Records:
    """Return one record of every entity, every field filled, sensitive ones marked as secret."""
    network = Network(name="Les Tilleuls", notes=f"{SECRET} network note")
    cycle = Cycle(name="2026–2027", network_id=network.id)
    data = Records(network, cycle)
    made: dict[str, str] = {"network": network.id, "cycle": cycle.id}
    waiting = [entity for key, entity in ENTITIES.items() if key not in made]
    while waiting:
        entity = waiting.pop(0)
        needed = {
            field.target for field in fields_of(entity).values()
            if field.required and field.kind is Kind.REFERENCE
        }  # fmt: skip
        if not needed <= set(made):
            waiting.append(entity)
            continue
        values = {name: _value(entity, field, made) for name, field in fields_of(entity).items()}
        values |= {"handling": Handling.CLEAR, "validated": True}
        made[entity.__entity__.key] = data.make(entity, **values).id
    return data


def _value(entity: type[Record], field: Field, made: dict[str, str]) -> Any:
    secret = field.sensitivity is not Sensitivity.NONE
    if field.kind is Kind.REFERENCE:
        return made.get(field.target)
    if field.vocabulary is not None:
        item = list(field.vocabulary)[-1]
        return (item,) if field.kind is Kind.CHOICES else item
    if field.numeric:
        return SECRET_NUMBER if secret else 12
    return _SIMPLE.get(field.kind, f"{SECRET if secret else 'open'} {entity.__entity__.key}")


_SIMPLE: dict[Kind, Any] = {
    Kind.BOOLEAN: True,
    Kind.DATE: dt.date(2026, 12, 1),
    Kind.TIME: dt.time(18, 0),
    Kind.TIMESTAMP: dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC),
    Kind.POSITION: "i",
}
