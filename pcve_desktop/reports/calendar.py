"""Meetings and deadlines as an iCalendar file (RFC 5545), for the calendar people use anyway.

Read through a `View`. It holds dates, titles, places and organisations: no contacts, nobody is
invited. Identifiers stay the same, so that importing it again updates what is there.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.sharing import Meeting, Protocol
from pcve_desktop.models.training import TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.reports.files import Progress, replacing
from pcve_desktop.reports.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.reports.audiences import View

_EARLIEST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def write_calendar(view: View, target: Path, tr: Translator) -> Iterator[Progress]:
    """Write the calendar of a view; raise `ExportError` when it cannot be written."""
    made = calendar_bytes(view, tr)
    with replacing(target) as temporary:
        temporary.write_bytes(made)
        yield Progress(1, 2, target)
    yield Progress(2, 2, target)


def calendar_bytes(view: View, tr: Translator) -> bytes:
    """Return the calendar of a view."""
    calendar = Calendar()
    calendar.add("prodid", "-//Passerelle//Passerelle//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(view.data.network.name))
    calendar.add("x-wr-caldesc", tr.t(view.rules.promise))
    for event in _events(view, tr):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(view: View, tr: Translator) -> Iterator[Event]:
    for meeting in view.records(Meeting):
        if meeting.held_on is not None:
            yield _timed(view, meeting, meeting.held_on)
    for session in view.records(TrainingSession):
        if session.held_on is not None and session.state is not SessionState.CANCELLED:
            title = tr.t("Training: {title}", title=_title(view, session))
            yield _all_day(view, session, "held", session.held_on, title, place=True)
    for action in view.records(Action):
        # What is done or stopped waits for nobody any more.
        if action.status.open:
            yield from _of_action(view, action, tr)
    yield from _looked_at_again(view, tr)


def _looked_at_again(view: View, tr: Translator) -> Iterator[Event]:
    for objective in view.records(Objective):
        if objective.deadline is not None:
            title = tr.t("We look back on: {title}", title=_title(view, objective))
            yield _all_day(view, objective, "deadline", objective.deadline, title)
    for protocol in view.records(Protocol):
        if protocol.review_on is not None:
            title = tr.t("Review of the charter: {title}", title=_title(view, protocol))
            yield _all_day(view, protocol, "review", protocol.review_on, title)


def _of_action(view: View, action: Action, tr: Translator) -> Iterator[Event]:
    name, lead = _title(view, action), str(view.value(action, "lead_id") or "")
    if action.planned_end is not None:
        title = tr.t("Due: {title}", title=name)
        yield _all_day(view, action, "due", action.planned_end, title, about=lead)
    if action.review_on is not None:
        title = tr.t("Review: {title}", title=name)
        yield _all_day(view, action, "review", action.review_on, title, about=lead)
    for milestone in view.where(Milestone, "action_id", action.id):
        if milestone.due_on is not None and milestone.done_on is None:
            title = tr.t("Milestone: {title}", title=_title(view, milestone))
            who = str(view.value(milestone, "organisation_id") or "") or lead
            about = f"{name} · {who}" if who else name
            yield _all_day(view, milestone, "due", milestone.due_on, title, about=about)


def _timed(view: View, meeting: Meeting, day: dt.date) -> Event:
    """Return a meeting: with its hours when they are known, in the reader's own time zone."""
    event = _event(view, meeting, "held", _title(view, meeting))
    start, end = view.value(meeting, "starts_at"), view.value(meeting, "ends_at")
    if start is None:
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
    else:
        event.add("dtstart", dt.datetime.combine(day, start))
        if end is not None and end > start:
            event.add("dtend", dt.datetime.combine(day, end))
    _describe(event, str(view.value(meeting, "place") or ""), "")
    return event


def _all_day(
    view: View,
    record: Record,
    what: str,
    day: dt.date,
    title: str,
    *,
    about: str = "",
    place: bool = False,
) -> Event:
    event = _event(view, record, what, title)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    # A deadline takes nobody's time.
    event.add("transp", "TRANSPARENT")
    _describe(event, str(view.value(record, "place") or "") if place else "", about)
    return event


def _event(view: View, record: Record, what: str, title: str) -> Event:
    event = Event()
    event.add("uid", f"{record.id}-{what}@passerelle")
    changed = record.changed_at or _EARLIEST
    stamp = changed if changed.tzinfo is not None else changed.replace(tzinfo=dt.UTC)
    event.add("dtstamp", stamp.astimezone(dt.UTC).replace(microsecond=0))
    event.add("summary", _text(title))
    event.add("class", "PUBLIC" if view.rules.validated_only else "PRIVATE")
    return event


def _describe(event: Event, place: str, about: str) -> None:
    if place:
        event.add("location", _text(place))
    if about:
        event.add("description", _text(about))


def _title(view: View, record: Record) -> str:
    return view.title(type(record), record.id)


def _text(text: str) -> str:
    """Return a text on one line without what a calendar program could stumble over."""
    return " ".join(plain(text).split())
