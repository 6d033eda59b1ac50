"""The evening itself on the wall: who is here, what was decided, and both once more at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import agenda
from pcve_desktop.methodology.scoring import latest_decisions
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Outcome, Presence
from pcve_desktop.reports.content import active_members
from pcve_desktop.screens.room import parts
from pcve_desktop.screens.screen import MOST, Column, Columns, Line, Lines, Progress, Screen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Block

_SIDE_BY_SIDE = 3
_ABOUT = {
    "attendance": (
        mark("Who is here?"),
        mark("One row for each organisation, never for a person."),
    ),
    "decided": (
        mark("What did we decide?"),
        mark("Read each decision aloud, with who takes it further and until when."),
    ),
    "tonight": (
        mark("What we decided tonight"),
        mark("The last screen: leave it on the wall while people go."),
    ),
}


def meeting_of(meetings: Iterable[Meeting], today: dt.date) -> Meeting | None:
    """Return the meeting that is held today, None when there is none."""
    found = agenda.next_meeting(meetings, today=today)
    return found if found is not None and found.held_on == today else None


def _screen(
    room: Room,
    page: str,
    *,
    hint: str = "",
    progress: Progress | None = None,
    left: Block | None = None,
) -> Screen:
    question, note = _ABOUT[page]
    return Screen(
        key=f"evening.{page}.",
        step=room.tr.t("Our meeting"),
        question=room.tr.t(question),
        hint=hint,
        progress=progress,
        left=left,
        note=room.tr.t(note),
    )


def _tonight(room: Room) -> Meeting | None:
    return meeting_of(room.records(Meeting), room.today)


def _nothing(room: Room, page: str) -> Screen:
    empty = room.tr.t("No meeting is noted for today yet.")
    return _screen(room, page, left=Lines((), empty=empty))


def _present(room: Room, meeting: Meeting) -> list[str]:
    """Return the names of those who are here; who is not is nobody's business on a wall."""
    here = {
        line.organisation_id
        for line in room.where(MeetingAttendance, "meeting_id", meeting.id)
        if line.presence is Presence.PRESENT
    }
    return [room.said(one, "name") for one in room.records(Organisation) if one.id in here]


def _turnout(room: Room, here: int) -> Progress:
    total = max(here, len(active_members(room, room.today)))
    words = room.tr.t("{present} of {total} organisations are here", present=here, total=total)
    return Progress(here, total, words)


def _attendance(room: Room) -> Iterator[Screen]:
    meeting = _tonight(room)
    if meeting is None:
        yield _nothing(room, "attendance")
        return
    names, title = _present(room, meeting), room.said(meeting, "title")
    if not names:
        empty = room.tr.t("We begin by saying who we are.")
        block: Block = Lines((), empty=empty)
        yield _screen(room, "attendance", hint=title, progress=_turnout(room, 0), left=block)
        return
    most = MOST * _SIDE_BY_SIDE
    for part in parts(names, most):
        shown = names[part]
        columns = tuple(
            Column("", None, tuple(shown[start : start + MOST]))
            for start in range(0, len(shown), MOST)
        )
        yield _screen(
            room, "attendance", hint=title, progress=_turnout(room, len(names)),
            left=Columns(columns),
        )  # fmt: skip


def _decisions(room: Room, meeting: Meeting) -> list[Line]:
    tr = room.tr
    lines = []
    for place, decision in enumerate(
        room.where(MeetingDecision, "meeting_id", meeting.id), start=1
    ):
        until = ""
        if decision.due_on is not None:
            until = tr.t("until {date}", date=tr.date(decision.due_on, "day_month"))
        who = room.said(decision, "organisation_id")
        lines.append(
            Line(
                room.said(decision, "text"),
                letter=str(place),
                detail=" · ".join(text for text in (who, until) if text),
            )
        )
    return lines


def _decided(room: Room) -> Iterator[Screen]:
    meeting = _tonight(room)
    if meeting is None:
        yield _nothing(room, "decided")
        return
    lines = _decisions(room, meeting)
    empty = room.tr.t("Nothing is noted yet: what did we agree on, who does it, until when?")
    for part in parts(lines):
        yield _screen(
            room, "decided", hint=room.said(meeting, "title"),
            left=Lines(tuple(lines[part]), empty=empty),
        )  # fmt: skip


def _priorities(room: Room, meeting: Meeting) -> list[Line]:
    """Return the priorities that were kept at the meeting or on its day."""
    decisions = latest_decisions(room.records(PriorityDecision))
    made = [
        (decision.rank or len(decisions) + 1, candidate)
        for candidate in room.records(Candidate)
        if (decision := decisions.get(candidate.id)) is not None
        and decision.outcome is Outcome.RETAINED
        and (decision.meeting_id == meeting.id or decision.decided_on == meeting.held_on)
    ]
    return [
        Line(
            room.said(candidate, "title"),
            sign="step.done",
            word=room.tr.t("A priority we keep"),
        )
        for _rank, candidate in sorted(made, key=lambda pair: pair[0])
    ]


def _last(room: Room) -> Iterator[Screen]:
    """Show what was decided, who was there, and when we meet again."""
    meeting = _tonight(room)
    if meeting is None:
        yield _nothing(room, "tonight")
        return
    lines = [*_priorities(room, meeting), *_decisions(room, meeting)]
    hint = _again(room, meeting)
    progress = _turnout(room, len(_present(room, meeting)))
    empty = room.tr.t("Nothing is noted yet: what did we agree on, who does it, until when?")
    for part in parts(lines):
        yield _screen(
            room, "tonight", hint=hint, progress=progress if progress.done else None,
            left=Lines(tuple(lines[part]), empty=empty),
        )  # fmt: skip


def _again(room: Room, meeting: Meeting) -> str:
    others = (one for one in room.records(Meeting) if one.id != meeting.id)
    following = agenda.next_meeting(others, today=room.today)
    if following is None or following.held_on is None:
        return ""
    return room.tr.t("We meet again on {date}", date=room.tr.date(following.held_on, "day_month"))


PAGES = {"attendance": _attendance, "decided": _decided, "tonight": _last}
