"""Entries of the cards of a partner: reasons, contacts, last contacts, what it takes part in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.methodology import participation
from pcve_desktop.models.actions import Action, ActionPartner
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    ParticipationEntry,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, Protocol, ProtocolMember
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import ContactChannel, Presence, SessionState
from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.entries import Entry, EntryLine, Mark, Piece, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
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


def reasons_in_order(context: Context, organisation_id: str) -> list[ParticipationEntry]:
    """Return the reasons of a partner, the oldest first: their numbers stay."""
    found = context.data.where(ParticipationEntry, "organisation_id", organisation_id)
    return sorted(found, key=lambda row: (str(row.noted_on or ""), row.id))


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
                one_line(row.change, Role.SECONDARY_STRONG, "ok", glyph="check", glyph_tone="ok")
            )
        if not row.answer and not row.change:
            lines.append(one_line(tr.t(row.barrier.label), Role.CAPTION, "ink2"))
        mark = Mark("number", str(number), "lesson")
        found.append(
            Entry(row.id, tuple(lines), mark=mark, right=short_date(context, row.noted_on))
        )
    return found


# ---------------------------------------------------------------- contacts


def contact_entries(context: Context, organisation_id: str) -> list[Entry]:
    """Return the contacts, the first one first; a name shows only with its agreement."""
    t = context.tr.t
    contacts = context.data.where(Contact, "organisation_id", organisation_id)
    found = []
    for row in sorted(contacts, key=lambda row: (not row.first, row.id)):
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


def last_contact_entries(context: Context, organisation_id: str) -> list[Entry]:
    """Return when a partner was last in touch, meetings it came to included, the latest first."""
    tr, data, today = context.tr, context.data, context.today()
    seen: list[_Seen] = []
    undated: list[Entry] = []
    # A meeting that was written down as a contact is told once.
    told: set[dt.date] = set()
    for row in data.where(ContactLogEntry, "organisation_id", organisation_id):
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
    for line in data.where(MeetingAttendance, "organisation_id", organisation_id):
        meeting = data.get(Meeting, line.meeting_id)
        if meeting is None or meeting.held_on is None or line.presence is not Presence.PRESENT:
            continue
        if meeting.held_on > today or meeting.held_on in told:
            continue
        words = (
            tr.n("At the meeting, {count} person", "At the meeting, {count} people", line.people)
            if line.people
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


def next_step_entry(context: Context, organisation_id: str) -> Entry | None:
    """Return what comes next with a partner; None once something was noted after its date."""
    log = context.data.where(ContactLogEntry, "organisation_id", organisation_id)
    planned = [row for row in log if row.next_step]
    if not planned:
        return None
    row = max(planned, key=lambda row: (str(row.next_on or ""), str(row.held_on or "")))
    today = context.today()
    late = (today - row.next_on).days if row.next_on is not None else 0
    if late > 0 and any(str(other.held_on or "") >= str(row.next_on) for other in log):
        return None
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


def presences(context: Context, organisation_id: str) -> tuple[Presence, ...]:
    """Return how a partner answered the meetings held so far."""
    data = context.data
    return participation.presences(
        organisation_id, data.all(Meeting), data.all(MeetingAttendance), today=context.today()
    )


def action_entries(context: Context, organisation_id: str) -> list[Entry]:
    """Return the actions a partner leads or takes part in, open ones first."""
    t, data = context.tr.t, context.data
    with_ = {
        link.action_id for link in data.where(ActionPartner, "organisation_id", organisation_id)
    }
    actions = [
        action
        for action in data.all(Action)
        if action.id in with_ or action.lead_id == organisation_id
    ]
    found = []
    for action in sorted(actions, key=lambda item: (not item.status.open, item.number or 0)):
        lines = [one_line(action.title)]
        if action.lead_id == organisation_id:
            lines.append(one_line(t("Leads"), Role.CAPTION, "ink2"))
        chip = ChipLook(t(action.status.label), glyph_of(action.status))
        found.append(Entry(f"action:{action.id}", tuple(lines), chip=chip))
    return found


def training_entries(context: Context, organisation_id: str) -> list[Entry]:
    """Return the training sessions a partner came to, and when it signed the charter."""
    tr, data = context.tr, context.data
    held: list[TrainingSession] = []
    for line in data.where(SessionAttendance, "organisation_id", organisation_id):
        session = data.get(TrainingSession, line.session_id)
        if session is not None and session.state is SessionState.HELD:
            held.append(session)
    held.sort(key=lambda session: str(session.held_on or ""), reverse=True)
    found = [
        Entry(
            f"training_session:{session.id}",
            (one_line(session.title),),
            mark=Mark("glyph", "book"),
            right=short_date(context, session.held_on),
        )
        for session in held
    ]
    for member in data.where(ProtocolMember, "organisation_id", organisation_id):
        protocol = data.get(Protocol, member.protocol_id)
        if protocol is None:
            continue
        signed = member.signed_on is not None
        words = tr.t("Charter signed") if signed else tr.t("Charter not signed yet")
        found.append(
            Entry(
                f"protocol:{protocol.id}",
                (one_line(words, tone="ink" if signed else "ink2"),),
                mark=Mark("glyph", "note"),
                right=short_date(context, member.signed_on),
            )
        )
    return found
