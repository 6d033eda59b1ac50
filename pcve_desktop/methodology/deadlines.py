"""What falls on which day: actions, milestones, reviews, meetings, contacts and the charter.

`today` is always passed in.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from pcve_desktop.methodology import timeline
from pcve_desktop.methodology.timeline import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEEKS = 6


class What(enum.Enum):
    """What a day is for."""

    MEETING = "meeting"
    ACTION = "action"
    MILESTONE = "milestone"
    REVIEW = "review"
    CONTACT = "contact"
    CHARTER = "charter"


class Deadline(NamedTuple):
    """Something of a day. `entity` and `owner_id` say what is opened for it.

    `organisation_id` is who takes care of it, `status` the state of an action that is due itself.
    A tuple, since a full month has thousands of them.
    """

    what: What
    id: str
    day: dt.date
    title: str
    entity: str
    owner_id: str
    mark: Mark = Mark.DUE
    days_late: int = 0
    organisation_id: str | None = None
    starts_at: dt.time | None = None
    status: Any = None

    @property
    def key(self) -> str:
        """What tells it from everything else of a day."""
        return f"{self.what.value}:{self.id}"


def of_actions(actions: Iterable[Any], *, today: dt.date) -> list[Deadline]:
    """Return the days on which actions are due, those that are done included."""
    found = []
    for action in actions:
        if action.planned_end is None:
            continue
        late = timeline.days_late(action.planned_end, action.status, today=today)
        mark = Mark.LATE if late else Mark.DUE if action.status.open else Mark.DONE
        found.append(
            Deadline(
                What.ACTION, action.id, action.planned_end, action.title, "action", action.id,
                mark, late, action.lead_id, status=action.status,
            )
        )  # fmt: skip
    return found


def of_milestones(milestones: Iterable[Any], *, today: dt.date) -> list[Deadline]:
    """Return the days on which milestones are due.

    Each tells the `status` and the `lead_id` of its action besides its own fields.
    """
    found = []
    for item in milestones:
        if item.due_on is None:
            continue
        late, mark = 0, Mark.DONE
        if item.done_on is None:
            late = timeline.days_late(item.due_on, item.status, today=today)
            mark = Mark.LATE if late else Mark.DUE
        found.append(
            Deadline(
                What.MILESTONE, item.id, item.due_on, item.title, "action", item.action_id,
                mark, late, item.organisation_id or item.lead_id,
            )
        )  # fmt: skip
    return found


def of_reviews(actions: Iterable[Any]) -> list[Deadline]:
    """Return the days on which open actions are to be looked back at."""
    return [
        Deadline(
            What.REVIEW, action.id, action.review_on, action.title, "action", action.id,
            organisation_id=action.lead_id,
        )
        for action in actions
        if action.review_on is not None and action.status.open
    ]  # fmt: skip


def of_meetings(meetings: Iterable[Any], *, today: dt.date) -> list[Deadline]:
    """Return the days of meetings; those of the past took place."""
    return [
        Deadline(
            What.MEETING, item.id, item.held_on, item.title, "meeting", item.id,
            Mark.DONE if item.held_on < today else Mark.DUE, starts_at=item.starts_at,
        )
        for item in meetings
        if item.held_on is not None
    ]  # fmt: skip


def of_contacts(entries: Iterable[Any]) -> list[Deadline]:
    """Return the days for which contacts with partners are planned.

    `entries` are those that count, as `participation.next_contact` tells them.
    """
    return [
        Deadline(
            What.CONTACT, entry.id, entry.next_on, entry.next_step or "", "organisation",
            entry.organisation_id, organisation_id=entry.organisation_id,
        )
        for entry in entries
        if entry.next_on is not None
    ]  # fmt: skip


def of_charters(charters: Iterable[Any]) -> list[Deadline]:
    """Return the days on which the charter is to be read again."""
    return [
        Deadline(What.CHARTER, item.id, item.review_on, item.title, "protocol", item.id)
        for item in charters
        if item.review_on is not None
    ]


def by_day(items: Iterable[Deadline]) -> dict[dt.date, list[Deadline]]:
    """Return what falls on each day: meetings by the hour, then what is late, what is done last."""
    found: dict[dt.date, list[Deadline]] = defaultdict(list)
    for item in items:
        found[item.day].append(item)
    for day in found.values():
        day.sort(key=_place)
    return dict(found)


def _place(item: Deadline) -> tuple[int, dt.time, str, str]:
    # Asked for each of thousands: plain comparisons, no look into tables.
    mark = item.mark
    rank = 1 if mark is Mark.LATE else 2 if mark is Mark.DUE else 3
    if item.what is What.MEETING:
        rank = 0
    return rank, item.starts_at or dt.time.min, item.title.casefold(), item.id


def month_days(month: dt.date, first_weekday: int) -> list[dt.date]:
    """Return the days of six whole weeks that hold a month; a week begins on 0 (Monday) to 6.

    Before the first and after the last day of the calendar the days stay within it.
    """
    first = month.replace(day=1)
    begin = first.toordinal() - (first.weekday() - first_weekday) % 7
    lowest, highest = dt.date.min.toordinal(), dt.date.max.toordinal()
    begin = min(max(begin, lowest), highest - 7 * _WEEKS + 1)
    return [dt.date.fromordinal(begin + number) for number in range(7 * _WEEKS)]


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or earlier; the last one of a shorter month.

    Past the ends of the calendar it stays within its first or last month.
    """
    whole = day.year * 12 + day.month - 1 + months
    whole = min(max(whole, dt.date.min.year * 12), dt.date.max.year * 12 + 11)
    first = dt.date(whole // 12, whole % 12 + 1, 1)
    for number in range(day.day, 27, -1):
        try:
            return first.replace(day=number)
        except ValueError:
            continue
    return first.replace(day=min(day.day, 28))
