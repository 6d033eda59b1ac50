"""Participation over meetings, commitment over time, and who is drifting away."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from pcve_desktop.models.vocabularies import Commitment, MemberRole, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.partners import (
        CommitmentRating,
        ContactLogEntry,
        Membership,
        RolePeriod,
    )
    from pcve_desktop.models.sharing import Meeting, MeetingAttendance

_TWICE = 2.0
MISSED = 3
"""So many meetings missed in a row are worth a call; fewer say nothing yet."""


class Place(Protocol):
    """The place of a partner in the network, as far as it matters here."""

    @property
    def organisation_id(self) -> str: ...
    @property
    def role(self) -> MemberRole: ...
    @property
    def since(self) -> dt.date | None: ...


class Rating(Protocol):
    """A rating of the commitment."""

    @property
    def commitment(self) -> Commitment: ...
    @property
    def rated_on(self) -> dt.date | None: ...


class Logged(Protocol):
    """A contact that was held, or is to come, or both."""

    @property
    def held_on(self) -> dt.date | None: ...
    @property
    def next_step(self) -> str | None: ...
    @property
    def next_on(self) -> dt.date | None: ...


L = TypeVar("L", bound=Logged)


@dataclass(frozen=True, slots=True)
class MeetingPoint:
    """One meeting: organisations present, excused and absent, and the people present."""

    meeting_id: str
    held_on: dt.date
    present: int
    excused: int
    absent: int
    people: int


def over_meetings(
    meetings: Iterable[Meeting], attendance: Sequence[MeetingAttendance], *, today: dt.date
) -> tuple[MeetingPoint, ...]:
    """Return the meetings held up to today whose attendance was noted, in order of date."""
    return tuple(
        _point(meeting_id, held_on, lines)
        for meeting_id, held_on, lines in _noted(meetings, attendance, today)
    )


def _point(meeting_id: str, held_on: dt.date, lines: dict[str, MeetingAttendance]) -> MeetingPoint:
    states = [line.presence for line in lines.values()]
    return MeetingPoint(
        meeting_id,
        held_on,
        states.count(Presence.PRESENT),
        states.count(Presence.EXCUSED),
        states.count(Presence.ABSENT),
        sum(line.people or 1 for line in lines.values() if line.presence is Presence.PRESENT),
    )


def _noted(
    meetings: Iterable[Meeting], attendance: Iterable[MeetingAttendance], today: dt.date
) -> list[tuple[str, dt.date, dict[str, MeetingAttendance]]]:
    """Return past meetings with their lines by organisation, leaving out those without anybody.

    When nobody is noted as present, the sheet was not filled in: it says nothing about anyone.
    """
    lines: dict[str, dict[str, MeetingAttendance]] = defaultdict(dict)
    for line in attendance:
        lines[line.meeting_id][line.organisation_id] = line
    held = [
        (meeting.held_on, meeting.starts_at or dt.time.min, meeting.id)
        for meeting in meetings
        if meeting.held_on is not None and meeting.held_on <= today
    ]
    return [
        (meeting_id, held_on, lines[meeting_id])
        for held_on, _, meeting_id in sorted(held)
        if any(line.presence is Presence.PRESENT for line in lines[meeting_id].values())
    ]


def sentence(tr: Translator, points: Sequence[MeetingPoint]) -> str:
    """Return the evolution in a sentence, such as "Twice as many round the table as in March."."""
    if not points:
        return tr.t("Attendance shows here after the first meeting.")
    first, last = points[0], points[-1]
    if len(points) == 1:
        return tr.n("{count} partner came.", "{count} partners came.", last.present)
    since = tr.date(first.held_on, "day_month")
    if last.present >= _TWICE * first.present:
        return tr.t("At least twice as many round the table as on {date}.", date=since)
    if last.present > first.present:
        return tr.t("More round the table than on {date}.", date=since)
    if last.present < first.present:
        return tr.t("Fewer round the table than on {date}: worth a call.", date=since)
    return tr.t("As many round the table as on {date}.", date=since)


def presences(
    organisation_id: str,
    meetings: Iterable[Meeting],
    attendance: Iterable[MeetingAttendance],
    *,
    today: dt.date,
) -> tuple[Presence, ...]:
    """Return how an organisation answered each meeting held so far, in order of date."""
    return tuple(
        lines[organisation_id].presence if organisation_id in lines else Presence.NO_REPLY
        for _, _, lines in _noted(meetings, attendance, today)
    )


def commitments(ratings: Iterable[CommitmentRating]) -> dict[str, list[CommitmentRating]]:
    """Return the ratings by organisation id, in order of date, undated ones first."""
    ordered = sorted(ratings, key=lambda rating: (rating.rated_on or dt.date.min, rating.id))
    found: dict[str, list[CommitmentRating]] = defaultdict(list)
    for rating in ordered:
        found[rating.organisation_id].append(rating)
    return dict(found)


def current_commitment(ratings: Iterable[CommitmentRating]) -> dict[str, CommitmentRating]:
    """Return the latest rating of each organisation id."""
    return {key: series[-1] for key, series in commitments(ratings).items()}


@dataclass(frozen=True, slots=True)
class Drift:
    """A partner to call: meetings missed in a row, or a commitment that fell.

    `missed` counts the last meetings it did not come to, excused or not; `fell_from` and `fell_to`
    are None when the commitment did not fall.
    """

    organisation_id: str
    missed: int
    fell_from: Commitment | None
    fell_to: Commitment | None
    fell_on: dt.date | None


def drifting(
    memberships: Iterable[Membership],
    meetings: Iterable[Meeting],
    attendance: Iterable[MeetingAttendance],
    ratings: Iterable[CommitmentRating],
    *,
    today: dt.date,
    missed: int = MISSED,
) -> tuple[Drift, ...]:
    """Return active partners that missed the last `missed` meetings or whose commitment fell.

    Those who missed most come first. Meetings before a partner joined do not count.
    """
    noted = _noted(meetings, attendance, today)
    series = commitments(ratings)
    found: list[Drift] = []
    for membership in memberships:
        key = membership.organisation_id
        answers = [
            (held_on, lines[key].presence if key in lines else Presence.NO_REPLY)
            for _, held_on, lines in noted
        ]
        drift = drift_of(membership, answers, series.get(key, []), missed=missed)
        if drift is not None:
            found.append(drift)
    return tuple(sorted(found, key=lambda drift: -drift.missed))


def drift_of(
    membership: Place,
    answers: Sequence[tuple[dt.date, Presence]],
    ratings: Sequence[Rating],
    *,
    missed: int = MISSED,
) -> Drift | None:
    """Return how one partner drifts away, None when it does not.

    `answers` are those to the meetings held so far whose attendance was noted, in order of date,
    `ratings` those of the commitment in order of date.
    """
    if not membership.role.active:
        return None
    since = membership.since or dt.date.min
    in_a_row = 0
    for held_on, presence in reversed(answers):
        if held_on < since or presence is Presence.PRESENT:
            break
        in_a_row += 1
    fall = _fall(ratings)
    if in_a_row < missed and fall is None:
        return None
    return Drift(membership.organisation_id, in_a_row, *(fall or (None, None, None)))


def _fall(
    series: Sequence[Rating],
) -> tuple[Commitment, Commitment, dt.date | None] | None:
    """Return what the last change of commitment fell from, to and when, None if it did not."""
    for before, after in reversed([*itertools.pairwise(series)]):
        if after.commitment.rank != before.commitment.rank:
            if after.commitment.rank < before.commitment.rank:
                return before.commitment, after.commitment, after.rated_on
            return None
    return None


def lead_id(memberships: Iterable[Membership]) -> str | None:
    """Return the organisation that leads the network; None asks for a warning."""
    for membership in memberships:
        if membership.role is MemberRole.LEAD:
            return membership.organisation_id
    return None


def role_since(membership: Membership, periods: Iterable[RolePeriod]) -> dt.date | None:
    """Return since when an organisation has its role: the end of the one before, or its joining.

    `membership.since` says when it joined the network, whatever its role was then.
    """
    ended = [period.until for period in periods if period.until is not None]
    return max(ended, default=membership.since)


def next_contact(log: Sequence[L], *, today: dt.date) -> L | None:
    """Return the entry that says what comes next with a partner.

    None when nothing is planned, or when a contact was noted since the day it was planned for.
    """
    planned = [entry for entry in log if entry.next_step]
    if not planned:
        return None
    entry = max(planned, key=lambda entry: (entry.next_on or dt.date.min, _held(entry)))
    if entry.next_on is None or entry.next_on >= today:
        return entry
    return None if any(_held(other) >= entry.next_on for other in log) else entry


def due_contacts(entries: Iterable[ContactLogEntry], *, today: dt.date) -> list[ContactLogEntry]:
    """Return the contacts planned for today or before, one for each partner, the oldest first."""
    logs: dict[str, list[ContactLogEntry]] = defaultdict(list)
    for entry in entries:
        logs[entry.organisation_id].append(entry)
    coming = (next_contact(log, today=today) for log in logs.values())
    due = [
        (entry.next_on, entry.id, entry)
        for entry in coming
        if entry is not None and entry.next_on is not None and entry.next_on <= today
    ]
    return [entry for _, _, entry in sorted(due, key=lambda item: item[:2])]


def _held(entry: Logged) -> dt.date:
    return entry.held_on or dt.date.min


@dataclass(frozen=True, slots=True)
class Presences:
    """How a partner answered the meetings held so far: how often each way."""

    present: int
    excused: int
    absent: int
    unknown: int

    @property
    def meetings(self) -> int:
        """Return how many meetings were held."""
        return self.present + self.excused + self.absent + self.unknown

    @property
    def share(self) -> float | None:
        """Return the share of meetings it came to, None while there were none."""
        return self.present / self.meetings if self.meetings else None


def count_presences(answers: Sequence[Presence]) -> Presences:
    """Count answers. Who only said to be coming did not say whether it came."""
    present, excused, absent = (
        answers.count(item) for item in (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
    )
    return Presences(present, excused, absent, len(answers) - present - excused - absent)
