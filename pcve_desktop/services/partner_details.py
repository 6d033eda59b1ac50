"""Everything about one partner in a network, read at once and without the rest of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from pcve_desktop.methodology import participation
from pcve_desktop.methodology.participation import Drift
from pcve_desktop.models.actions import Action, ActionPartner
from pcve_desktop.models.base import Record, computed_id
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, Protocol, ProtocolMember
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import MemberRole, Presence, SessionState

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting and how the partner answered it; `people` were present."""

    id: str
    title: str
    held_on: dt.date
    presence: Presence
    people: int | None


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training session that was held, and how many of the partner came."""

    id: str
    title: str
    held_on: dt.date | None
    people: int | None


@dataclass(frozen=True, slots=True)
class CharterLine:
    """A charter that binds the partner: signed when, and by which function."""

    id: str
    title: str
    signed_on: dt.date | None
    signatory: str


@dataclass(frozen=True, slots=True)
class OtherNetwork:
    """Another network of the file that the organisation belongs to."""

    id: str
    name: str
    role: MemberRole


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """A partner with what belongs to it; the records are detached.

    `periods`, `ratings` and `reasons` are in order of date, the oldest first. `meetings` are those
    of the cycle whose attendance was noted, `came` those of any cycle to which it came.
    """

    organisation: Organisation
    place: Membership
    periods: list[RolePeriod]
    others: list[OtherNetwork]
    ratings: list[CommitmentRating]
    reasons: list[ParticipationEntry]
    contacts: list[Contact]
    log: list[ContactLogEntry]
    meetings: list[MeetingLine]
    came: list[MeetingLine]
    actions: list[Action]
    trainings: list[TrainingLine]
    charters: list[CharterLine]
    drift: Drift | None

    @property
    def id(self) -> str:
        """The identifier of the organisation."""
        return self.organisation.id

    def coming(self, today: dt.date) -> ContactLogEntry | None:
        """Return the entry that says what comes next with it."""
        return participation.next_contact(self.log, today=today)


def partner_details(
    ws: Workspace, organisation_id: str, *, network_id: str, cycle_id: str, today: dt.date
) -> PartnerDetails | None:
    """Return a partner with what belongs to it; None when it has no place in the network."""
    with ws.read() as reading:
        reading.flush()
        # A session of its own: inside a write, its objects stay those of the writer.
        with Session(reading.connection(), expire_on_commit=False) as session:
            reader = _Reader(session, organisation_id, network_id, cycle_id, today)
            found = reader.read()
            session.expunge_all()
    return found


class _Reader:
    def __init__(
        self,
        session: Session,
        organisation_id: str,
        network_id: str,
        cycle_id: str,
        today: dt.date,
    ) -> None:
        self._session, self._id = session, organisation_id
        self._network, self._cycle, self._today = network_id, cycle_id, today

    def read(self) -> PartnerDetails | None:
        organisation = self._session.get(Organisation, self._id)
        place = self._session.get(Membership, computed_id("membership", self._network, self._id))
        if organisation is None or place is None:
            return None
        ratings = self._dated(CommitmentRating, "rated_on")
        meetings = self._meetings()
        answers = [(line.held_on, line.presence) for line in meetings]
        return PartnerDetails(
            organisation=organisation,
            place=place,
            periods=self._dated(RolePeriod, "until"),
            others=self._others(),
            ratings=ratings,
            reasons=self._dated(ParticipationEntry, "noted_on"),
            contacts=self._contacts(),
            log=self._dated(ContactLogEntry, "held_on"),
            meetings=meetings,
            came=self._came(),
            actions=self._actions(),
            trainings=self._trainings(),
            charters=self._charters(),
            drift=participation.drift_of(place, answers, ratings),
        )

    def _dated(self, entity: type[R], date: str) -> list[R]:
        columns = entity.__table__.c
        query = select(entity).where(
            columns.organisation_id == self._id, columns.network_id == self._network
        )
        return list(self._session.scalars(query.order_by(columns[date], columns.id)))

    def _contacts(self) -> list[Contact]:
        query = select(Contact).where(Contact.organisation_id == self._id)
        return list(self._session.scalars(query.order_by(Contact.first.desc(), Contact.id)))

    def _others(self) -> list[OtherNetwork]:
        query = (
            select(Network.id, Network.name, Membership.role)
            .join(Membership, Membership.network_id == Network.id)
            .where(Membership.organisation_id == self._id, Network.id != self._network)
            .order_by(func.fold(Network.name))
        )
        return [OtherNetwork(*row) for row in self._session.execute(query)]

    def _here(self, entity: Any) -> Any:
        """Return whether a record belongs to the network, and to its cycle if to any."""
        columns = entity.__table__.c
        return (columns.network_id == self._network) & or_(
            columns.cycle_id == self._cycle, columns.cycle_id.is_(None)
        )

    def _meetings(self) -> list[MeetingLine]:
        """Return the meetings of the cycle held so far at which somebody was noted as present."""
        lines = MeetingAttendance
        somebody = select(lines.meeting_id).where(
            lines.network_id == self._network, lines.presence == Presence.PRESENT
        )
        query = (
            select(Meeting.id, Meeting.title, Meeting.held_on, lines.presence, lines.people)
            .outerjoin(
                lines, (lines.meeting_id == Meeting.id) & (lines.organisation_id == self._id)
            )
            .where(self._here(Meeting), Meeting.held_on <= self._today, Meeting.id.in_(somebody))
            .order_by(Meeting.held_on, func.coalesce(Meeting.starts_at, ""), Meeting.id)
        )
        return [
            MeetingLine(key, title, day, presence or Presence.NO_REPLY, people)
            for key, title, day, presence, people in self._session.execute(query)
            if day is not None
        ]

    def _came(self) -> list[MeetingLine]:
        lines = MeetingAttendance
        query = (
            select(Meeting.id, Meeting.title, Meeting.held_on, lines.presence, lines.people)
            .join(lines, lines.meeting_id == Meeting.id)
            .where(
                lines.organisation_id == self._id,
                lines.network_id == self._network,
                lines.presence == Presence.PRESENT,
                Meeting.held_on <= self._today,
            )
            .order_by(Meeting.held_on.desc(), Meeting.id)
        )
        return [
            MeetingLine(key, title, day, presence, people)
            for key, title, day, presence, people in self._session.execute(query)
            if day is not None
        ]

    def _actions(self) -> list[Action]:
        with_ = select(ActionPartner.action_id).where(ActionPartner.organisation_id == self._id)
        query = select(Action).where(
            self._here(Action), or_(Action.lead_id == self._id, Action.id.in_(with_))
        )
        actions = self._session.scalars(query.order_by(Action.number, Action.id))
        return sorted(actions, key=lambda action: not action.status.open)

    def _trainings(self) -> list[TrainingLine]:
        query = (
            select(
                TrainingSession.id,
                TrainingSession.title,
                TrainingSession.held_on,
                SessionAttendance.people,
            )
            .join(SessionAttendance, SessionAttendance.session_id == TrainingSession.id)
            .where(
                SessionAttendance.organisation_id == self._id,
                TrainingSession.network_id == self._network,
                TrainingSession.state == SessionState.HELD,
            )
            .order_by(TrainingSession.held_on.desc(), TrainingSession.id)
        )
        return [TrainingLine(*row) for row in self._session.execute(query)]

    def _charters(self) -> list[CharterLine]:
        """Return the charters of the cycle, or, while it has none, those of earlier ones."""
        earlier = case((self._here(Protocol), 0), else_=1)
        query = (
            select(
                Protocol.id,
                Protocol.title,
                ProtocolMember.signed_on,
                func.coalesce(ProtocolMember.signatory, ""),
                earlier,
            )
            .join(ProtocolMember, ProtocolMember.protocol_id == Protocol.id)
            .where(ProtocolMember.organisation_id == self._id, Protocol.network_id == self._network)
            .order_by(earlier, Protocol.id)
        )
        rows = self._session.execute(query).all()
        return [CharterLine(*row[:4]) for row in rows if row[4] == rows[0][4]]
