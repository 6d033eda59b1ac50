"""What the calendar says: signs and words of what falls on a day, and of the day itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.deadlines import Deadline, What
from pcve_desktop.methodology.timeline import Mark
from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.entries import Entry, one_line
from pcve_desktop.ui.kit.entries import Mark as Sign
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator

SIGNS = {
    What.MEETING: "calendar",
    What.ACTION: "sprout",
    What.MILESTONE: "flag",
    What.REVIEW: "refresh",
    What.CONTACT: "phone",
    What.CHARTER: "note",
}
WORDS = {
    What.MEETING: mark("Meeting"),
    What.ACTION: mark("Action due"),
    What.MILESTONE: mark("Milestone"),
    What.REVIEW: mark("Look back"),
    What.CONTACT: mark("Contact planned"),
    What.CHARTER: mark("Read the charter again"),
}


def sign_of(item: Deadline) -> tuple[str, str]:
    """Return the glyph and the tone of something of a day."""
    if item.mark is Mark.LATE:
        return "warning", "attn"
    if item.status is not None:
        return glyph_of(item.status), ""
    return SIGNS[item.what], "ink2" if item.mark is Mark.DONE else "accent"


def title_of(item: Deadline, names: Mapping[str, str], tr: Translator) -> str:
    """Return what something of a day is called; a contact says with whom."""
    if item.what is not What.CONTACT:
        return item.title
    who = names.get(item.organisation_id or "", "")
    return tr.t("{partner}: {what}", partner=who, what=item.title) if item.title else who


def in_words(item: Deadline, names: Mapping[str, str], tr: Translator) -> str:
    """Return something of a day for a screen reader: what, which, how late or done."""
    parts = [tr.t(WORDS[item.what]), title_of(item, names, tr)]
    if item.starts_at is not None:
        parts.insert(1, tr.time(item.starts_at))
    parts += [words] if (words := _standing(item, tr)) else []
    return ", ".join(parts)


def _standing(item: Deadline, tr: Translator) -> str:
    if item.days_late:
        return tr.n("{count} day late", "{count} days late", item.days_late)
    if item.status is not None:
        return tr.t(item.status.label)
    if item.what is What.MILESTONE and item.mark is Mark.DONE:
        return tr.t("reached")
    return ""


def entry_of(item: Deadline, names: Mapping[str, str], tr: Translator) -> Entry:
    """Return something of a day as a line of its list."""
    done = item.mark is Mark.DONE
    glyph, tone = sign_of(item)
    role = Role.SECONDARY if done else Role.SECONDARY_STRONG
    lines = [one_line(title_of(item, names, tr), role, "ink2" if done else "ink")]
    about = [tr.t(WORDS[item.what])]
    who = names.get(item.organisation_id or "", "")
    if who and item.what is not What.CONTACT:
        about.append(who)
    lines.append(one_line(" · ".join(about), Role.CAPTION, "ink2"))
    standing = _standing(item, tr)
    chip = None
    if item.status is not None and not item.days_late:
        chip = ChipLook(standing, glyph)
    right = tr.time(item.starts_at) if item.starts_at is not None else ""
    if chip is None and not right:
        right = standing
    late = item.days_late > 0
    return Entry(
        item.key,
        tuple(lines),
        mark=Sign("glyph", glyph, tone or "ink2"),
        right=right,
        right_tone="attn" if late else "ink2",
        right_strong=late,
        chip=chip,
    )


def day_in_words(day: dt.date, items: Sequence[Deadline], today: dt.date, tr: Translator) -> str:
    """Return a day for a screen reader: its name, whether it is today, how many of what."""
    name = long_day(day, tr)
    if day == today:
        name = tr.t("{day}, today", day=name)
    counts = Counter(item.what for item in items)
    said = [count_words(what, counts[what], tr) for what in What if counts[what]]
    late = sum(item.mark is Mark.LATE for item in items)
    if late:
        said.append(tr.n("{count} of them late", "{count} of them late", late))
    return f"{name}: {', '.join(said)}" if said else tr.t("{day}, nothing", day=name)


def count_words(what: What, count: int, tr: Translator) -> str:
    """Return how many things of a kind there are."""
    match what:
        case What.MEETING:
            return tr.n("{count} meeting", "{count} meetings", count)
        case What.ACTION:
            return tr.n("{count} action due", "{count} actions due", count)
        case What.MILESTONE:
            return tr.n("{count} milestone", "{count} milestones", count)
        case What.REVIEW:
            return tr.n("{count} action to look back at", "{count} actions to look back at", count)
        case What.CONTACT:
            return tr.n("{count} contact planned", "{count} contacts planned", count)
        case What.CHARTER:
            return tr.t("the charter to read again")


def long_day(day: dt.date, tr: Translator) -> str:
    """Return a day with its weekday: "Friday 27 November 2026"."""
    from babel.dates import format_date

    words = format_date(day, "full", locale=tr.locale)
    return words[:1].upper() + words[1:]


def month_words(day: dt.date, tr: Translator) -> str:
    """Return the month of a day: "November 2026"."""
    from babel.dates import format_skeleton

    words = format_skeleton("yMMMM", day, locale=tr.locale)
    return words[:1].upper() + words[1:]


def first_weekday(tr: Translator) -> int:
    """Return the day on which a week begins, 0 for Monday."""
    from babel import Locale

    return int(Locale.parse(tr.locale).first_week_day)


def weekdays(first: int, tr: Translator) -> list[tuple[str, str]]:
    """Return the names of the days of a week, short and long, from the first one on."""
    from babel.dates import get_day_names

    short = get_day_names("abbreviated", context="stand-alone", locale=tr.locale)
    long = get_day_names("wide", context="stand-alone", locale=tr.locale)
    order = [(first + number) % 7 for number in range(7)]
    return [(short[day][:1].upper() + short[day][1:], long[day]) for day in order]
