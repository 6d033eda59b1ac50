"""What is due, late or to review; the next meeting, its time and who was there.

`today` is always passed in.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import ActionStatus, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.actions import Action, Milestone
    from pcve_desktop.models.sharing import Meeting, MeetingAttendance


@dataclass(frozen=True, slots=True)
class DueItem:
    """An action or a milestone with a date: `entity` and `id` say which, `days` how far ahead.

    `days` is negative when the date has passed. `organisation_id` is who takes care of it.
    """

    entity: str
    id: str
    action_id: str
    title: str
    due_on: dt.date
    organisation_id: str | None
    days: int

    @property
    def late(self) -> bool:
        """Say whether the date has passed."""
        return self.days < 0


def due(
    actions: Sequence[Action],
    milestones: Iterable[Milestone],
    *,
    today: dt.date,
    within: int | None = None,
) -> tuple[DueItem, ...]:
    """Return what is due or late, the earliest first; `within` leaves out what is further off.

    Ideas and paused actions wait for nobody, and neither do their milestones. A milestone without
    its own organisation is the lead's.
    """
    waited_for = {ActionStatus.PLANNED, ActionStatus.UNDER_WAY}
    running = {action.id: action for action in actions if action.status in waited_for}
    found = [
        _item("action", action.id, action, action.title, action.planned_end, action.lead_id, today)
        for action in running.values()
    ]
    for milestone in milestones:
        owner = running.get(milestone.action_id)
        if owner is not None and milestone.done_on is None:
            responsible = milestone.organisation_id or owner.lead_id
            found.append(
                _item(
                    "milestone", milestone.id, owner, milestone.title, milestone.due_on,
                    responsible, today,
                )
            )  # fmt: skip
    items = [item for item in found if item and (within is None or item.days <= within)]
    return tuple(sorted(items, key=lambda item: (item.due_on, item.entity, item.title, item.id)))


def _item(
    entity: str,
    record_id: str,
    action: Action,
    title: str,
    due_on: dt.date | None,
    organisation_id: str | None,
    today: dt.date,
) -> DueItem | None:
    if due_on is None:
        return None
    days = (due_on - today).days
    return DueItem(entity, record_id, action.id, title, due_on, organisation_id, days)


def due_text(tr: Translator, item: DueItem) -> str:
    """Return "4 days late", "Today", "Tomorrow" or the date."""
    if item.late:
        return tr.n("{count} day late", "{count} days late", -item.days)
    if item.days == 0:
        return tr.t("Today")
    return tr.t("Tomorrow") if item.days == 1 else tr.date(item.due_on, "day_month")


def to_review(actions: Iterable[Action], *, today: dt.date) -> list[Action]:
    """Return the open actions whose review date has come, the earliest first."""
    found = [
        (action.review_on, action)
        for action in actions
        if action.review_on is not None and action.review_on <= today and action.status.open
    ]
    return [action for _, action in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def next_meeting(meetings: Iterable[Meeting], *, today: dt.date) -> Meeting | None:
    """Return the first meeting from today on, None when none is planned."""
    ahead = [
        (meeting.held_on, meeting.starts_at or dt.time.min, meeting.id, meeting)
        for meeting in meetings
        if meeting.held_on is not None and meeting.held_on >= today
    ]
    return min(ahead, key=lambda item: item[:3])[3] if ahead else None


def replies(
    meeting_id: str, attendance: Iterable[MeetingAttendance], organisation_ids: Iterable[str]
) -> dict[Presence, int]:
    """Return the replies of `organisation_ids` to a meeting (all keys); silence is no reply."""
    answers = {
        line.organisation_id: line.presence for line in attendance if line.meeting_id == meeting_id
    }
    counts = Counter(
        answers.get(organisation, Presence.NO_REPLY)
        for organisation in dict.fromkeys(organisation_ids)
    )
    return {presence: counts[presence] for presence in Presence}


@dataclass(frozen=True, slots=True)
class AgendaTime:
    """The time of an agenda: minutes in all, when each point begins, and when the last one ends.

    `starts` and `ends` are None where the meeting or a point has no time. `over` is how many
    minutes more than the meeting lasts.
    """

    total: int
    starts: tuple[dt.time | None, ...]
    ends: dt.time | None
    over: int


def agenda_time(meeting: Meeting, minutes: Sequence[int | None]) -> AgendaTime:
    """Return when the points of an agenda begin, from the minutes of each in order.

    After a point without minutes nobody knows when the next one begins.
    """
    total = sum(number or 0 for number in minutes)
    starts: list[dt.time | None] = []
    now = meeting.starts_at
    for number in minutes:
        starts.append(now)
        now = None if now is None or number is None else _later(now, number)
    ends = None if meeting.starts_at is None or not total else _later(meeting.starts_at, total)
    length = _length(meeting)
    return AgendaTime(total, tuple(starts), ends, max(0, total - length) if length else 0)


def _later(time: dt.time, minutes: int) -> dt.time:
    return (dt.datetime.combine(dt.date.min, time) + dt.timedelta(minutes=minutes)).time()


def _length(meeting: Meeting) -> int:
    """Return how long a meeting lasts in minutes, 0 when that is not known."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return 0
    start, end = meeting.starts_at, meeting.ends_at
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    # A meeting that ends after midnight.
    return minutes if minutes >= 0 else minutes + 24 * 60


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who was at a meeting: organisations by answer, people, and who came but was not counted."""

    present: int
    excused: int
    absent: int
    waiting: int
    people: int
    uncounted: int

    @property
    def invited(self) -> int:
        """Return how many organisations there are."""
        return self.present + self.excused + self.absent + self.waiting


def turnout(
    meeting_id: str, attendance: Iterable[MeetingAttendance], organisation_ids: Iterable[str]
) -> Turnout:
    """Return who of `organisation_ids` was at a meeting; only heads are counted, never names.

    Who only said that it would come is still waited for.
    """
    lines = {line.organisation_id: line for line in attendance if line.meeting_id == meeting_id}
    found = [lines.get(key) for key in dict.fromkeys(organisation_ids)]
    states = Counter(line.presence if line else Presence.NO_REPLY for line in found)
    here = [line for line in found if line and line.presence is Presence.PRESENT]
    return Turnout(
        present=states[Presence.PRESENT],
        excused=states[Presence.EXCUSED],
        absent=states[Presence.ABSENT],
        waiting=states[Presence.NO_REPLY] + states[Presence.COMING],
        people=sum(line.people or 0 for line in here),
        uncounted=sum(1 for line in here if not line.people),
    )
