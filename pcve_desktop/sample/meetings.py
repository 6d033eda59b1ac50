"""The meetings of the sample: eight held, with attendance and decisions, and the next one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingDecision
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.services import sharing as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

_AFTERNOON = (dt.time(14, 0), dt.time(16, 0))
_EVENING = (dt.time(17, 30), dt.time(19, 0))


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A past meeting; `decisions` are (who, days from today when it is due)."""

    day: int
    place: str
    host: str
    hours: tuple[dt.time, dt.time]
    decisions: tuple[tuple[str, int], ...]


_HELD = (
    _Meeting(-250, "espace", "espace", _AFTERNOON, (("espace", -200),)),
    _Meeting(-222, "media", "media", _AFTERNOON, (("parents", -190),)),
    _Meeting(-194, "college", "college", _AFTERNOON, (("espace", -159),)),
    _Meeting(-159, "media", "media", _EVENING, (("prevention", -131),)),
    _Meeting(-131, "clubhouse", "fc", _EVENING, (("prevention", -75),)),
    _Meeting(-75, "media", "media", _AFTERNOON, (("college", -40),)),
    _Meeting(-40, "clubhouse", "fc", _EVENING, (("espace", -12),)),
    _Meeting(
        -12, "fraternite", "fraternite", _AFTERNOON,
        (("media", 17), ("espace", 30), ("parents", 28), ("prevention", 6)),
    ),
)  # fmt: skip

# One mark for each meeting held: x present, e excused, - absent, and how many people came.
_ATTENDANCE = {
    "espace": ("xxxxxxxx", 2),
    "college": ("xxexxxxx", 1),
    "ecole": ("--x-xxxx", 1),
    "fc": ("-xxe-xxx", 1),
    "media": ("xxxxxxxx", 1),
    "social": ("exxxxxex", 1),
    "health": ("-----e-e", 1),
    "fraternite": ("---xx-xx", 1),
    "parish": ("ex-xx-xe", 1),
    "parents": ("xxxxxexx", 2),
    "passages": ("---xxxex", 1),
    "prevention": ("xxxxxxex", 1),
    "police": ("x-e--xxx", 1),
    "prefecture": ("----xxex", 1),
}
_MARKS = {"x": Presence.PRESENT, "e": Presence.EXCUSED, "-": Presence.ABSENT}

_NEXT_DAY = 9
_REPLIES = {
    Presence.COMING: (
        "espace", "college", "fc", "media", "social", "fraternite", "parents", "prevention",
        "police",
    ),
    Presence.EXCUSED: ("parish", "prefecture"),
}  # fmt: skip
_AGENDA = (25, 20, 20)
_PAST_AGENDA = (10, 60, 20)


def make(maker: Maker) -> None:
    """Add the meetings; decisions that become an action or a milestone do so with the actions."""
    for number, meeting in enumerate(_HELD, start=1):
        made = _begin(maker, f"meeting.{number}", maker.working_day(meeting.day))
        start, end = meeting.hours
        maker.update(
            Meeting,
            made,
            starts_at=start,
            ends_at=end,
            place=maker.text(f"place.{meeting.place}"),
            host_id=maker.id(f"org.{meeting.host}"),
            summary=maker.text(f"meeting.{number}.summary"),
            setback=maker.maybe(f"meeting.{number}.setback"),
            validated=True,
        )
        for organisation, (marks, people) in _ATTENDANCE.items():
            presence = _MARKS[marks[number - 1]]
            _answer(maker, made, organisation, presence, people)
        _agenda(maker, made, "agenda.past", _PAST_AGENDA)
        _decisions(maker, number, meeting)
    _next(maker)


def _begin(maker: Maker, name: str, day: dt.date) -> str:
    made = service.plan_meeting(
        maker.ws,
        network_id=maker.network,
        cycle_id=maker.cycle,
        title=maker.text(f"{name}.title"),
        held_on=day,
    )
    return maker.keep(name, made, Meeting)


def _answer(
    maker: Maker, meeting: str, organisation: str, presence: Presence, people: int | None = None
) -> None:
    service.set_presence(
        maker.ws,
        network_id=maker.network,
        meeting_id=meeting,
        organisation_id=maker.id(f"org.{organisation}"),
        presence=presence,
        people=people if presence is Presence.PRESENT else None,
    )


def _agenda(maker: Maker, meeting: str, words: str, minutes: tuple[int, ...]) -> None:
    for number, length in enumerate(minutes, start=1):
        maker.add(
            AgendaItem, meeting_id=meeting, title=maker.text(f"{words}.{number}"), minutes=length
        )


def _decisions(maker: Maker, number: int, meeting: _Meeting) -> None:
    last = maker.tr.date(maker.working_day(_HELD[-1].day), "day_month")
    for place, (organisation, due) in enumerate(meeting.decisions, start=1):
        name = f"meeting.{number}.decision.{place}"
        # The text for parents is worded as the action that it becomes.
        words = maker.maybe(name) or maker.text("action.parents")
        maker.add(
            MeetingDecision,
            name,
            meeting_id=maker.id(f"meeting.{number}"),
            text=words.format(last_meeting=last),
            organisation_id=maker.id(f"org.{organisation}"),
            due_on=maker.working_day(due),
        )


def _next(maker: Maker) -> None:
    made = _begin(maker, "meeting.next", maker.day(_NEXT_DAY))
    start, end = _AFTERNOON
    maker.update(
        Meeting,
        made,
        starts_at=start,
        ends_at=end,
        place=maker.text("place.media"),
        host_id=maker.id("org.media"),
    )
    for presence, organisations in _REPLIES.items():
        for organisation in organisations:
            _answer(maker, made, organisation, presence)
    _agenda(maker, made, "agenda", _AGENDA)
