"""Participation over meetings, commitment over time, and who is drifting away."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import Commitment, MemberRole, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.partners import CommitmentRating, Membership
    from pcve_desktop.models.sharing import Meeting, MeetingAttendance

_TWICE = 2.0


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
    missed: int = 3,
) -> tuple[Drift, ...]:
    """Return active partners that missed the last `missed` meetings or whose commitment fell.

    Those who missed most come first. Meetings before a partner joined do not count.
    """
    noted = _noted(meetings, attendance, today)
    series = commitments(ratings)
    found: list[Drift] = []
    for membership in memberships:
        if not membership.role.active:
            continue
        organisation = membership.organisation_id
        since = membership.since or dt.date.min
        in_a_row = 0
        for _, held_on, lines in reversed(noted):
            line = lines.get(organisation)
            if held_on < since or (line is not None and line.presence is Presence.PRESENT):
                break
            in_a_row += 1
        fall = _fall(series.get(organisation, []))
        if in_a_row >= missed or fall:
            found.append(Drift(organisation, in_a_row, *(fall or (None, None, None))))
    return tuple(sorted(found, key=lambda drift: -drift.missed))


def _fall(
    series: Sequence[CommitmentRating],
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
