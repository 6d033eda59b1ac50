"""Entries of the cards of a partner: reasons, contacts, last contacts, what it takes part in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.methodology import participation
from pcve_desktop.models.vocabularies import ContactChannel, Presence
from pcve_desktop.services.partners import is_plan
from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.entries import Entry, EntryLine, Mark, Piece, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    from pcve_desktop.models.partners import CommitmentRating, ParticipationEntry
    from pcve_desktop.services.partner_details import PartnerDetails
    from pcve_desktop.ui.context import Context

_CHANNELS = {
    ContactChannel.CALL: "phone",
    ContactChannel.MAIL: "mail",
    ContactChannel.VISIT: "pin",
    ContactChannel.MEETING: "chat",
}


def short_date(context: Context, day: dt.date | None) -> str:
    """Return a date without its year when that is the current one."""
    if day is None:
        return ""
    return context.tr.date(day, "day_month" if day.year == context.today().year else "medium")


def initials(name: str) -> str:
    """Return one to three letters that stand for a name: "FC Tilleuls" is FC."""
    words = name.replace("-", " ").replace("’", " ").replace("'", " ").split()
    if words and 2 <= len(words[0]) <= 3 and words[0].isupper():
        return words[0]
    heavy = [word for word in words if len(word) > 2 or word[:1].isupper()] or words
    return "".join(word[0] for word in heavy[:2]).upper()


# ---------------------------------------------------------------- commitment and reasons


def rating_entries(context: Context, ratings: list[CommitmentRating]) -> list[Entry]:
    """Return all ratings, the latest first, with their reasons."""
    found = []
    for row in reversed(ratings):
        lines = [one_line(context.tr.t(row.commitment.label), Role.SECONDARY_STRONG)]
        if row.reason:
            lines.append(one_line(row.reason, Role.SECONDARY, "ink2"))
        found.append(Entry(row.id, tuple(lines), right=short_date(context, row.rated_on)))
    return found


def reason_entries(context: Context, reasons: list[ParticipationEntry]) -> list[Entry]:
    """Return reasons: their words, what was answered, what changed."""
    tr, found = context.tr, []
    for number, row in enumerate(reasons, start=1):
        words = " ".join(row.words.split())
        lines = [one_line(tr.t("“{words}”", words=words), Role.SECONDARY_STRONG)]
        if row.answer:
            answer = " ".join(row.answer.split())
            lines.append(
                EntryLine(
                    (
                        Piece(tr.t("We answered:"), Role.SECONDARY, "ink2"),
                        Piece(f" {answer}"),
                    )
                )
            )
        if row.change:
            lines.append(
                one_line(
                    _since(context, row.change, row.changed_on),
                    Role.SECONDARY_STRONG,
                    "ok",
                    glyph="check",
                    glyph_tone="ok",
                )
            )
        if not row.answer and not row.change:
            lines.append(one_line(tr.t(row.barrier.label), Role.CAPTION, "ink2"))
        mark = Mark("number", str(number), "lesson")
        found.append(
            Entry(row.id, tuple(lines), mark=mark, right=short_date(context, row.noted_on))
        )
    return found


def _since(context: Context, change: str, day: dt.date | None) -> str:
    if day is None:
        return change
    return context.tr.t("{text} ({date})", text=change, date=short_date(context, day))


# ---------------------------------------------------------------- contacts


def contact_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the contacts, the first one first; a name shows only with its agreement."""
    t = context.tr.t
    found = []
    for row in details.contacts:
        named = row.professional if row.professional and row.agreed_on else None
        lines = [one_line(named or row.function, Role.STRONG)]
        if named:
            lines.append(one_line(row.function, Role.SECONDARY, "ink2"))
        if row.phone:
            lines.append(one_line(row.phone, glyph="phone", glyph_tone="ink"))
        if row.email:
            # Where it does not fit in one line, an address breaks after the sign.
            address = row.email.replace("@", "@\u200b")
            lines.append(one_line(address, glyph="mail", glyph_tone="ink"))
        chip = ChipLook(t("First contact"), tone="mute", square=True) if row.first else None
        mark = Mark("initials", initials(named or row.function))
        found.append(Entry(row.id, tuple(lines), mark=mark, chip=chip))
    return found


@dataclass(frozen=True, slots=True)
class _Seen:
    day: dt.date
    entry: Entry


def last_contact_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return when a partner was last in touch, meetings it came to included, the latest first."""
    tr = context.tr
    seen: list[_Seen] = []
    undated: list[Entry] = []
    # A meeting that was written down as a contact is told once.
    told: set[dt.date] = set()
    for row in details.log:
        if is_plan(row):
            continue
        entry = Entry(
            row.id,
            (one_line(row.subject),),
            mark=Mark("glyph", _CHANNELS[row.channel]),
            right=short_date(context, row.held_on),
        )
        if row.held_on is None:
            undated.append(entry)
        else:
            seen.append(_Seen(row.held_on, entry))
            if row.channel is ContactChannel.MEETING:
                told.add(row.held_on)
    for meeting in details.came:
        if meeting.held_on in told:
            continue
        words = (
            tr.n("At the meeting, {count} person", "At the meeting, {count} people", meeting.people)
            if meeting.people
            else tr.t("At the meeting")
        )
        entry = Entry(
            f"meeting:{meeting.id}",
            (one_line(words),),
            mark=Mark("glyph", "chat"),
            right=short_date(context, meeting.held_on),
        )
        seen.append(_Seen(meeting.held_on, entry))
    seen.sort(key=lambda item: item.day, reverse=True)
    return [item.entry for item in seen] + undated


def next_step_entry(context: Context, details: PartnerDetails) -> Entry | None:
    """Return what comes next with a partner; None once something was noted after its date."""
    row = details.coming(context.today())
    if row is None:
        return None
    late = (context.today() - row.next_on).days if row.next_on is not None else 0
    pieces = (
        Piece(context.tr.t("Next:"), Role.SECONDARY, "ink2"),
        Piece(" " + " ".join((row.next_step or "").split())),
    )
    return Entry(
        row.id,
        (EntryLine(pieces),),
        mark=Mark("glyph", "calendar", "ink2"),
        right=(
            context.tr.n("{count} day late", "{count} days late", late)
            if late > 0
            else short_date(context, row.next_on)
        ),
        right_tone="attn" if late > 0 else "ink",
        right_strong=True,
    )


# ---------------------------------------------------------------- takes part in


def attendance_words(context: Context, details: PartnerDetails) -> str:
    """Return how often a partner was present, excused and absent, with the share it came to."""
    tr = context.tr
    counted = participation.count_presences([line.presence for line in details.meetings])
    if counted.share is None:
        return ""
    parts = [
        tr.n("{count} present", "{count} present", counted.present),
        tr.n("{count} excused", "{count} excused", counted.excused) if counted.excused else "",
        tr.n("{count} absent", "{count} absent", counted.absent) if counted.absent else "",
        tr.n("{count} no reply", "{count} no reply", counted.unknown) if counted.unknown else "",
    ]
    said = ", ".join(part for part in parts if part)
    return tr.t("{text}: {share} of the meetings", text=said, share=tr.percent(counted.share))


def meeting_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the meetings of the cycle with the answer to each, the latest first."""
    tr, found = context.tr, []
    for line in reversed(details.meetings):
        words = tr.t(line.presence.label)
        if line.presence is Presence.PRESENT and line.people:
            people = tr.n("{count} person", "{count} people", line.people)
            words = tr.t("{label}: {value}", label=words, value=people)
        elif line.presence is Presence.NO_REPLY:
            words = tr.t("Not noted")
        lines = (one_line(line.title), one_line(words, Role.CAPTION, "ink2"))
        right = short_date(context, line.held_on)
        found.append(Entry(f"meeting:{line.id}", lines, right=right))
    return found


def action_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the actions a partner leads or takes part in, open ones first."""
    t, found = context.tr.t, []
    for action in details.actions:
        lines = [one_line(action.title)]
        if action.lead_id == details.id:
            lines.append(one_line(t("Leads"), Role.CAPTION, "ink2"))
        chip = ChipLook(t(action.status.label), glyph_of(action.status))
        found.append(Entry(f"action:{action.id}", tuple(lines), chip=chip))
    return found


def training_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the training sessions a partner came to, and when it signed the charter."""
    tr, found = context.tr, []
    for session in details.trainings:
        lines = [one_line(session.title)]
        if session.people:
            people = tr.n("{count} person", "{count} people", session.people)
            lines.append(one_line(people, Role.CAPTION, "ink2"))
        found.append(
            Entry(
                f"training_session:{session.id}",
                tuple(lines),
                mark=Mark("glyph", "book"),
                right=short_date(context, session.held_on),
            )
        )
    for charter in details.charters:
        signed = charter.signed_on is not None
        words = tr.t("Charter signed") if signed else tr.t("Charter not signed yet")
        lines = [one_line(words, tone="ink" if signed else "ink2")]
        if signed and charter.signatory:
            by = tr.t("by {function}", function=charter.signatory)
            lines.append(one_line(by, Role.CAPTION, "ink2"))
        found.append(
            Entry(
                f"protocol:{charter.id}",
                tuple(lines),
                mark=Mark("glyph", "note"),
                right=short_date(context, charter.signed_on),
            )
        )
    return found


# ---------------------------------------------------------------- place in the network


def period_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the roles a partner had before, the latest first."""
    return [
        Entry(
            period.id,
            (one_line(context.tr.t(period.role.label)),),
            right=_span(context, period.since, period.until),
        )
        for period in reversed(details.periods)
    ]


def _span(context: Context, since: dt.date | None, until: dt.date | None) -> str:
    tr = context.tr
    first, last = (tr.date(day, "short") if day else "" for day in (since, until))
    if first and last:
        return tr.t("{first} – {last}", first=first, last=last)
    return tr.t("until {date}", date=last) if last else first


def network_entries(context: Context, details: PartnerDetails) -> list[Entry]:
    """Return the other networks of the file to which a partner belongs, with its role there."""
    return [
        Entry(
            other.id,
            (
                one_line(other.name),
                one_line(context.tr.t(other.role.label), Role.CAPTION, "ink2"),
            ),
            mark=Mark("glyph", "partners"),
        )
        for other in details.others
    ]


def drift_words(context: Context, details: PartnerDetails) -> str:
    """Return how a partner drifts away, kindly; empty when it does not."""
    drift, tr = details.drift, context.tr
    if drift is None:
        return ""
    if drift.missed >= participation.MISSED:
        return tr.n(
            "It missed the last {count} meeting: worth a call.",
            "It missed the last {count} meetings: worth a call.",
            drift.missed,
        )
    return tr.t("It takes part less than before: worth a call.")
