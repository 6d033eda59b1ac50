"""Meetings in words: their day, their time, whether they were held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.sharing import Meeting


def month_short(day: dt.date, tr: Translator) -> str:
    """Return the short name of the month, as it stands on a calendar leaf."""
    return _formatted(day, "LLL", tr)


def month_name(day: dt.date, tr: Translator) -> str:
    """Return the name of the month inside a sentence."""
    return _formatted(day, "MMMM", tr)


def day_in_words(day: dt.date, tr: Translator, *, today: dt.date) -> str:
    """Return weekday, day and month, with the year when it is not this one."""
    pattern = tr.spoken.weekday + ("" if day.year == today.year else " y")
    words = _formatted(day, pattern, tr)
    return words[:1].upper() + words[1:]


def _formatted(day: dt.date, pattern: str, tr: Translator) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=tr.locale)


def hours(meeting: Meeting, tr: Translator) -> str:
    """Return when a meeting begins and ends, empty when that is not known."""
    if meeting.starts_at is None:
        return ""
    start = tr.time(meeting.starts_at)
    if meeting.ends_at is None:
        return start
    return tr.t("{start} to {end}", start=start, end=tr.time(meeting.ends_at))


def when(meeting: Meeting, tr: Translator, *, today: dt.date) -> str:
    """Return day and time of a meeting."""
    if meeting.held_on is None:
        return tr.t("No date yet")
    day = day_in_words(meeting.held_on, tr, today=today)
    time = hours(meeting, tr)
    return tr.t("{day}, {time}", day=day, time=time) if time else day


def is_held(meeting: Meeting, *, today: dt.date) -> bool:
    """Say whether the day of a meeting has come: presence is noted instead of replies."""
    return meeting.held_on is not None and meeting.held_on <= today


def in_order(
    meetings: Iterable[Meeting], *, today: dt.date
) -> tuple[Sequence[Meeting], Sequence[Meeting]]:
    """Return the meetings to come, the next one first, and those held, the latest first.

    A meeting of today is still to come; one without a date comes last among those.
    """
    ahead: list[tuple[bool, str, Meeting]] = []
    held: list[tuple[str, Meeting]] = []
    for meeting in meetings:
        day = meeting.held_on
        start = meeting.starts_at.isoformat() if meeting.starts_at else ""
        if day is not None and day < today:
            held.append((f"{day.isoformat()} {start} {meeting.id}", meeting))
        else:
            ahead.append((day is None, f"{day or ''} {start} {meeting.id}", meeting))
    ahead.sort(key=lambda item: item[:2])
    held.sort(key=lambda item: item[0], reverse=True)
    return [item[-1] for item in ahead], [item[-1] for item in held]
