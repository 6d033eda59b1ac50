"""The screens of the evening: who is here, what was decided, both once more at the end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.i18n import Translator
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Outcome, Presence
from pcve_desktop.screens.evening import meeting_of
from pcve_desktop.screens.registry import EVENING, screens_of
from pcve_desktop.screens.screen import Columns, Lines
from pcve_desktop.screens.spoken import screen_words
from tests.reports.samples import TODAY, Records, empty

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Screen

EN = Translator("en")
TOMORROW = TODAY + dt.timedelta(days=1)


def network(partners: int) -> Records:
    data = empty()
    for number in range(partners):
        partner = data.make(Organisation, name=f"Partner {number:02}")
        data.make(Membership, organisation_id=partner.id)
    return data


def meet(data: Records, *, here: int, day: dt.date = TODAY) -> Meeting:
    """Have a meeting with the first partners; the next one is excused."""
    meeting = data.make(Meeting, title="Tonight", held_on=day)
    found = data.all(Organisation)
    for partner in found[:here]:
        data.make(MeetingAttendance, meeting_id=meeting.id, organisation_id=partner.id,
                  presence=Presence.PRESENT)  # fmt: skip
    if here < len(found):
        data.make(MeetingAttendance, meeting_id=meeting.id, organisation_id=found[here].id,
                  presence=Presence.EXCUSED)  # fmt: skip
    return meeting


def evening(data: Records) -> dict[str, list[Screen]]:
    made: dict[str, list[Screen]] = {"attendance": [], "decided": [], "tonight": []}
    for screen in screens_of(data, EVENING, EN, today=TODAY):
        made[screen.key.split(".")[1]].append(screen)
    return made


def test_without_a_meeting_of_today_each_screen_says_so() -> None:
    data = network(2)
    meet(data, here=1, day=TOMORROW)

    for screens in evening(data).values():
        (screen,) = screens
        assert isinstance(screen.left, Lines)
        assert screen.left.empty == "No meeting is noted for today yet."
        assert screen.note


def test_the_meeting_is_that_of_today() -> None:
    data = network(1)
    meet(data, here=0, day=TOMORROW)
    meet(data, here=0, day=TODAY - dt.timedelta(days=1))
    assert meeting_of(data.all(Meeting), TODAY) is None

    ours = meet(data, here=0)
    assert meeting_of(data.all(Meeting), TODAY) is ours


def test_attendance_names_who_is_here_and_nobody_else() -> None:
    data = network(7)
    meet(data, here=6)

    (screen,) = evening(data)["attendance"]
    assert isinstance(screen.left, Columns)
    assert [column.cards for column in screen.left.columns] == [
        tuple(f"Partner {number:02}" for number in range(5)), ("Partner 05",),
    ]  # fmt: skip
    assert "Partner 06" not in "\n".join(screen_words(screen))
    assert screen.progress is not None
    assert screen.progress.words == "6 of 7 organisations are here"


def test_many_partners_take_several_screens() -> None:
    data = network(31)
    meet(data, here=31)

    screens = evening(data)["attendance"]
    assert [sum(len(column.cards) for column in screen.left.columns)
            for screen in screens if isinstance(screen.left, Columns)] == [11, 11, 9]  # fmt: skip


def test_before_anybody_is_noted_the_wall_opens_the_evening() -> None:
    data = network(3)
    meet(data, here=0)

    (screen,) = evening(data)["attendance"]
    assert isinstance(screen.left, Lines)
    assert screen.left.empty


def test_decisions_say_who_and_until_when() -> None:
    data = network(2)
    meeting = meet(data, here=2)
    for number in range(6):
        data.make(
            MeetingDecision, meeting_id=meeting.id, text=f"Decision {number}",
            organisation_id=data.all(Organisation)[1].id if number == 0 else None,
            due_on=dt.date(2026, 12, 12) if number < 2 else None,
        )  # fmt: skip

    first, second = evening(data)["decided"]
    assert isinstance(first.left, Lines)
    assert isinstance(second.left, Lines)
    assert [(line.letter, line.detail) for line in first.left.lines] == [
        ("1", "Partner 01 · until 12 Dec"), ("2", "until 12 Dec"), ("3", ""),
    ]  # fmt: skip
    assert [line.letter for line in second.left.lines] == ["4", "5", "6"]


def test_a_long_decision_gets_the_room_of_several() -> None:
    data = network(1)
    meeting = meet(data, here=1)
    for length in (20, 480, 20):
        data.make(MeetingDecision, meeting_id=meeting.id, text="a " * (length // 2))

    screens = evening(data)["decided"]
    assert [len(screen.left.lines) for screen in screens if isinstance(screen.left, Lines)] == [
        1, 1, 1,
    ]  # fmt: skip


def test_the_last_screen_has_priorities_decisions_and_the_next_meeting() -> None:
    data = network(4)
    meeting = meet(data, here=3)
    meet(data, here=0, day=dt.date(2026, 12, 10))
    kept, waits, older = (data.make(Candidate, title=title) for title in ("Kept", "Waits", "Old"))
    for candidate, outcome, day in (
        (kept, Outcome.RETAINED, TODAY), (waits, Outcome.DEFERRED, TODAY),
        (older, Outcome.RETAINED, dt.date(2026, 10, 1)),
    ):  # fmt: skip
        data.make(PriorityDecision, candidate_id=candidate.id, outcome=outcome, decided_on=day)
    data.make(MeetingDecision, meeting_id=meeting.id, text="Write to the schools")

    (screen,) = evening(data)["tonight"]
    assert isinstance(screen.left, Lines)
    assert [line.text for line in screen.left.lines] == ["Kept", "Write to the schools"]
    assert screen.hint == "We meet again on 10 Dec"
    assert screen.progress is not None
    assert (screen.progress.done, screen.progress.total) == (3, 4)
