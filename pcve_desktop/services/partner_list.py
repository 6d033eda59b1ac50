"""The list of partners: its filters, its groups, and what is known of each at a glance."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ColumnElement, String, and_, case, exists, func, or_, select, type_coerce

from pcve_desktop.methodology import participation
from pcve_desktop.methodology.participation import Drift
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
    Sector,
    SessionState,
    Sphere,
)
from pcve_desktop.services.listing import Grouping, Listing, ListQuery, holds
from pcve_desktop.services.partners import AWAY
from pcve_desktop.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Select

    from pcve_desktop.models.base import Record
    from pcve_desktop.services.listing import Condition

BY_SECTOR = "sector"
NO_SECTOR, GONE = "none", "away"
"""Keys of the groups beside the sectors."""

_YEAR = dt.timedelta(days=365)
_SEPARATORS = re.compile(r"[,;/\n]")
# So many places are asked for at once.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One organisation of the list. `short` is what the list shows.

    `last_on` is the day of the last contact or meeting, `next_on` and `next_step` what is planned.
    """

    id: str
    name: str
    short: str
    role: MemberRole
    kind: OrganisationKind | None
    sector: Sector | None
    spheres: tuple[Sphere, ...]
    commitment: Commitment | None
    last_on: dt.date | None
    next_on: dt.date | None
    next_step: str
    drift: Drift | None

    @property
    def away(self) -> bool:
        """Say whether it declined or left."""
        return self.role in AWAY

    def due(self, today: dt.date) -> bool:
        """Say whether a planned contact waits."""
        return not self.away and self.next_on is not None and self.next_on <= today


@dataclass(frozen=True, slots=True)
class _Place:
    organisation_id: str
    role: MemberRole
    since: dt.date | None


class PartnerListing(Listing):
    """The organisations with a place in a network; meetings and charters are those of a cycle."""

    entity: ClassVar[type[Record]] = Organisation

    def joined(self, statement: Select[Any]) -> Select[Any]:
        return statement.join(
            Membership,
            and_(
                Membership.organisation_id == Organisation.id,
                Membership.network_id == self.network_id,
            ),
        )

    def scope(self, statement: Select[Any], _query: ListQuery) -> Select[Any]:
        return statement

    def has_word(self, word: str) -> ColumnElement[bool]:
        columns = Organisation.__table__.c
        contacts = select(Contact.organisation_id).where(self.indexed(Contact, word))
        return or_(
            self.indexed(Organisation, word),
            Organisation.id.in_(contacts),
            *(holds(columns[name], word) for name in ("name", "short_name", "other_names")),
        )

    # ---------------------------------------------------------------- filters

    def conditions(self) -> Mapping[str, Condition]:
        columns = Organisation.__table__.c
        return {
            "role": Membership.role.in_,
            "kind": Organisation.kind.in_,
            "sector": Organisation.sector.in_,
            "sphere": lambda keys: _has_key(columns.spheres, keys),
            "public": lambda keys: _has_key(columns.publics, keys),
            "level": lambda keys: _has_key(columns.prevention_levels, keys),
            "commitment": self._commitment,
            "charter": lambda keys: _either(keys, "signed", self._signed()),
            "trained": lambda keys: _either(keys, "yes", self._trained()),
            "verified": lambda _keys: and_(
                _here(),
                or_(columns.verified_on.is_(None), columns.verified_on < self._today() - _YEAR),
            ),
            "neighbourhood": lambda keys: or_(
                *(holds(columns.neighbourhoods, key) for key in keys)
            ),
            "contact": lambda _keys: and_(_here(), Organisation.id.in_(self._due())),
            "drift": lambda _keys: Organisation.id.in_(self.drifting()),
        }

    def _commitment(self, keys: tuple[str, ...]) -> ColumnElement[bool]:
        """Return whether the latest rating is one of these; "none" stands for no rating."""
        columns = CommitmentRating.__table__.c
        latest_first = (columns.rated_on.desc().nulls_last(), columns.id.desc())
        place = func.row_number().over(partition_by=columns.organisation_id, order_by=latest_first)
        ratings = (
            select(columns.organisation_id, columns.commitment, place.label("place"))
            .where(columns.network_id == self.network_id)
            .subquery()
        )
        latest = select(ratings.c.organisation_id).where(ratings.c.place == 1)
        wanted = Organisation.id.in_(
            latest.where(ratings.c.commitment.in_([key for key in keys if key != "none"]))
        )
        return or_(wanted, Organisation.id.not_in(latest)) if "none" in keys else wanted

    def _signed(self) -> ColumnElement[bool]:
        ours = and_(
            Protocol.network_id == self.network_id,
            or_(Protocol.cycle_id == self.cycle_id, Protocol.cycle_id.is_(None)),
        )
        return Organisation.id.in_(
            select(ProtocolMember.organisation_id)
            .join(Protocol, Protocol.id == ProtocolMember.protocol_id)
            .where(ours, ProtocolMember.signed_on.is_not(None))
        )

    def _trained(self) -> ColumnElement[bool]:
        return Organisation.id.in_(
            select(SessionAttendance.organisation_id)
            .join(TrainingSession, TrainingSession.id == SessionAttendance.session_id)
            .where(
                TrainingSession.network_id == self.network_id,
                TrainingSession.state == SessionState.HELD,
            )
        )

    def _due(self) -> Select[str]:
        """Return who waits for a planned contact, as `participation.next_contact` tells it."""
        log, today = ContactLogEntry, self._today()
        planned = (
            select(log.organisation_id, func.max(log.next_on).label("due"))
            .where(log.network_id == self.network_id, func.coalesce(log.next_step, "") != "")
            .group_by(log.organisation_id)
            .subquery()
        )
        since = exists().where(
            log.network_id == self.network_id,
            log.organisation_id == planned.c.organisation_id,
            log.held_on >= planned.c.due,
        )
        return select(planned.c.organisation_id).where(
            planned.c.due <= today, or_(planned.c.due == today, ~since)
        )

    def drifting(self) -> list[str]:
        """Return the organisations that take part less than before."""
        columns = Membership.__table__.c
        query = select(columns.organisation_id, columns.role, columns.since).where(
            columns.network_id == self.network_id, columns.role.not_in(AWAY)
        )
        with self.ws.read() as session:
            members = session.connection().execute(query).all()
        ids, days = [member.organisation_id for member in members], self._noted()
        ratings, answers = self._ratings(ids), self._answers(ids, days)
        return [
            key
            for key, member in zip(ids, members, strict=True)
            if participation.drift_of(member, answers[key], ratings.get(key, []))
        ]

    # ---------------------------------------------------------------- order and groups

    def orders(self) -> Mapping[str, Sequence[ColumnElement[Any]]]:
        name = func.fold(Organisation.__table__.c.name)
        return {"": [case((Membership.role == MemberRole.LEAD, 0), else_=1), name]}

    def groupings(self) -> Mapping[str, Grouping]:
        sector = Organisation.__table__.c.sector
        sectors = [item.value for item in Sector]
        away = Membership.__table__.c.role.in_(list(AWAY))
        key = case((away, GONE), (sector.is_(None), NO_SECTOR), else_=_plain(sector))
        order = case(
            (away, len(sectors) + 1),
            *((_plain(sector) == item, place) for place, item in enumerate(sectors)),
            else_=len(sectors),
        )
        return {BY_SECTOR: Grouping(key, order)}

    # ---------------------------------------------------------------- rows

    def extras(self) -> Sequence[ColumnElement[Any]]:
        columns = Membership.__table__.c
        return (columns.role.label("role"), columns.since.label("since"))

    def rows(self, ids: Sequence[str]) -> dict[str, Any]:
        """Return a `PartnerRow` for each of these identifiers."""
        plain = super().rows(ids)
        found: dict[str, Any] = {}
        keys = list(plain)
        for start in range(0, len(keys), _AT_ONCE):
            part = {key: plain[key] for key in keys[start : start + _AT_ONCE]}
            found |= self._told(part)
        return found

    def _told(self, plain: Mapping[str, Any]) -> dict[str, PartnerRow]:
        ids, today = list(plain), self._today()
        ratings, logs = self._ratings(ids), self._logs(ids)
        days, came = self._noted(), self._came(ids)
        answers = self._answers(ids, days)
        found = {}
        for key, row in plain.items():
            own, log = ratings.get(key, []), logs.get(key, [])
            coming = participation.next_contact(log, today=today)
            seen = [entry.held_on for entry in log if entry.held_on and entry.held_on <= today]
            place = _Place(key, row.role, row.since)
            found[key] = PartnerRow(
                id=key,
                name=row.name,
                short=row.short_name or row.name,
                role=row.role,
                kind=row.kind,
                sector=row.sector,
                spheres=row.spheres or (),
                commitment=own[-1].commitment if own else None,
                last_on=max([*seen, *([came[key]] if key in came else [])], default=None),
                next_on=coming.next_on if coming else None,
                next_step=" ".join((coming.next_step or "").split()) if coming else "",
                drift=participation.drift_of(place, answers[key], own),
            )
        return found

    def _ratings(self, ids: list[str]) -> dict[str, list[Any]]:
        columns = CommitmentRating.__table__.c
        query = (
            select(columns.organisation_id, columns.commitment, columns.rated_on)
            .where(columns.network_id == self.network_id, columns.organisation_id.in_(ids))
            .order_by(columns.rated_on.is_not(None), columns.rated_on, columns.id)
        )
        return self._by_organisation(query)

    def _logs(self, ids: list[str]) -> dict[str, list[Any]]:
        columns = ContactLogEntry.__table__.c
        query = select(
            columns.organisation_id, columns.held_on, columns.next_step, columns.next_on
        ).where(columns.network_id == self.network_id, columns.organisation_id.in_(ids))
        return self._by_organisation(query)

    def _by_organisation(self, query: Select[Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        with self.ws.read() as session:
            for row in session.connection().execute(query):
                found[row.organisation_id].append(row)
        return found

    def _came(self, ids: list[str]) -> dict[str, dt.date]:
        """Return the day of the last meeting, of any cycle, to which each came."""
        lines, meetings = MeetingAttendance.__table__.c, Meeting.__table__.c
        query = (
            select(lines.organisation_id, func.max(meetings.held_on).label("day"))
            .join(Meeting, meetings.id == lines.meeting_id)
            .where(
                lines.network_id == self.network_id,
                lines.organisation_id.in_(ids),
                lines.presence == Presence.PRESENT,
                meetings.held_on <= self._today(),
            )
            .group_by(lines.organisation_id)
        )
        return {key: rows[0].day for key, rows in self._by_organisation(query).items()}

    def _answers(
        self, ids: list[str], days: Mapping[str, dt.date]
    ) -> dict[str, list[tuple[dt.date, Presence]]]:
        """Return what each answered to these meetings."""
        columns = MeetingAttendance.__table__.c
        query = select(columns.organisation_id, columns.meeting_id, columns.presence).where(
            columns.organisation_id.in_(ids), columns.meeting_id.in_(list(days))
        )
        lines = self._by_organisation(query)
        found = {}
        for key in ids:
            said = {row.meeting_id: row.presence for row in lines.get(key, ())}
            found[key] = [
                (day, said.get(meeting, Presence.NO_REPLY)) for meeting, day in days.items()
            ]
        return found

    def _noted(self) -> dict[str, dt.date]:
        """Return the meetings held so far at which somebody was noted as present, by date."""
        lines, meetings = MeetingAttendance.__table__.c, Meeting.__table__.c
        somebody = exists().where(
            lines.meeting_id == meetings.id, lines.presence == Presence.PRESENT
        )
        query = (
            select(meetings.id, meetings.held_on)
            .where(
                meetings.network_id == self.network_id,
                or_(meetings.cycle_id == self.cycle_id, meetings.cycle_id.is_(None)),
                meetings.held_on <= self._today(),
                somebody,
            )
            .order_by(meetings.held_on, func.coalesce(meetings.starts_at, ""), meetings.id)
        )
        with self.ws.read() as session:
            return {row.id: row.held_on for row in session.connection().execute(query)}

    # ---------------------------------------------------------------- about all of it

    def standing(self) -> tuple[int, bool]:
        """Return how many organisations have a place in the network, and whether one leads."""
        columns = Membership.__table__.c
        leads = func.coalesce(func.max(columns.role == MemberRole.LEAD), 0)
        query = select(func.count(), leads).where(columns.network_id == self.network_id)
        with self.ws.read() as session:
            count, led = session.connection().execute(query).one()
        return int(count), bool(led)

    def neighbourhoods(self) -> list[tuple[str, str]]:
        """Return the neighbourhoods that occur (folded, as written), by name."""
        columns = Organisation.__table__.c
        query = self.joined(select(columns.neighbourhoods).distinct())
        found: dict[str, str] = {}
        with self.ws.read() as session:
            for text in session.scalars(query.where(columns.neighbourhoods.is_not(None))):
                for part in _SEPARATORS.split(text):
                    if part.strip():
                        found.setdefault(fold(part), part.strip())
        return sorted(found.items())


def _has_key(column: ColumnElement[Any], keys: Sequence[str]) -> ColumnElement[bool]:
    """Return whether a list of quoted keys, as it is kept, holds one of these."""
    return or_(*(func.instr(column, f'"{key}"') > 0 for key in keys))


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a vocabulary column as the key that is kept."""
    return type_coerce(column, String)


def _here() -> ColumnElement[bool]:
    return Membership.role.not_in(AWAY)


def _either(keys: tuple[str, ...], yes: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return a condition, or that somebody who takes part does not fulfil it."""
    return condition if yes in keys else and_(_here(), ~condition)
