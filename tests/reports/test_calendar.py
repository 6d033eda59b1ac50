"""The calendar, read back by two independent readers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.sharing import Meeting, Protocol
from pcve_desktop.models.vocabularies import ActionStatus, Handling
from pcve_desktop.reports import Wanted, document_of, write_documents
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.calendar import calendar_bytes
from tests.reports.samples import SECRET, TODAY, Records, empty, full_of_secrets

if TYPE_CHECKING:
    from pathlib import Path


def network() -> Records:
    data = empty()
    data.make(Meeting, title="Winter; meeting, \\ of all", held_on=dt.date(2026, 12, 8),
              starts_at=dt.time(17, 30), ends_at=dt.time(19, 0), place="Médiathèque")  # fmt: skip
    data.make(Meeting, title="Some day")
    action = data.make(Action, title="Debate night", status=ActionStatus.UNDER_WAY,
                       planned_end=dt.date(2026, 11, 27),
                       review_on=dt.date(2026, 12, 20))  # fmt: skip
    data.make(Milestone, action_id=action.id, title="Book the hall", due_on=dt.date(2026, 11, 25))
    data.make(Milestone, action_id=action.id, title="Done", due_on=dt.date(2026, 11, 1),
              done_on=dt.date(2026, 11, 1))  # fmt: skip
    data.make(Action, title="Over", status=ActionStatus.DONE, planned_end=dt.date(2026, 12, 1))
    data.make(Protocol, title="Charter", review_on=dt.date(2027, 1, 15))
    return data


def events(data: Records, audience: Audience = Audience.NETWORK) -> dict[str, icalendar.Event]:
    made = icalendar.Calendar.from_ical(calendar_bytes(View(data, audience), Translator("en")))
    found = (event for event in made.walk("VEVENT") if isinstance(event, icalendar.Event))
    return {str(event["summary"]): event for event in found}


def test_meetings_have_hours_and_deadlines_are_whole_days() -> None:
    found = events(network())
    assert set(found) == {
        "Winter; meeting, \\ of all", "Due: Debate night", "Review: Debate night",
        "Milestone: Book the hall", "Review of the charter: Charter",
    }  # fmt: skip
    meeting = found["Winter; meeting, \\ of all"]
    assert meeting.decoded("dtstart") == dt.datetime(2026, 12, 8, 17, 30)  # noqa: DTZ001 - local hours
    assert meeting.decoded("dtend") == dt.datetime(2026, 12, 8, 19, 0)  # noqa: DTZ001 - local hours
    assert str(meeting["location"]) == "Médiathèque"
    due = found["Due: Debate night"]
    assert due.decoded("dtstart") == dt.date(2026, 11, 27)
    assert due.decoded("dtend") == dt.date(2026, 11, 28)
    assert str(found["Milestone: Book the hall"]["description"]) == "Debate night"


def test_another_reader_reads_the_same() -> None:
    text = calendar_bytes(View(network(), Audience.NETWORK), Translator("fr")).decode()
    read = vobject.readOne(text)
    titles = {event.summary.value for event in read.vevent_list}
    assert "Échéance\u00a0: Debate night".replace("\u00a0", " ") in titles
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_identifiers_and_stamps_stay_the_same() -> None:
    data = network()
    view, tr = View(data, Audience.NETWORK), Translator("en")
    assert calendar_bytes(view, tr) == calendar_bytes(View(data, Audience.NETWORK), tr)
    uids = [str(event["uid"]) for event in events(data).values()]
    assert len(set(uids)) == len(uids)
    assert all(event.decoded("dtstamp").tzinfo is not None for event in events(data).values())


@pytest.mark.parametrize("audience", [Audience.CITY, Audience.PUBLIC])
def test_nothing_secret_and_no_contact_goes_out(audience: Audience) -> None:
    text = calendar_bytes(View(full_of_secrets(), audience), Translator("en")).decode()
    assert SECRET not in text
    for word in ("ATTENDEE", "ORGANIZER", "mailto", "TEL"):
        assert word not in text


def test_titles_only_for_whom_they_are_meant() -> None:
    data = network()
    for action in data.all(Action):
        action.handling = Handling.AMBER_STRICT
    assert not [title for title in events(data, Audience.CITY) if "Debate" in title]


def test_hostile_titles_stay_titles() -> None:
    data = empty()
    data.make(Meeting, title="A\r\nATTENDEE:mailto:x@x.example\u202e\x07", held_on=TODAY)
    (title,) = events(data)
    assert title == "A ATTENDEE:mailto:x@x.example"
    (event,) = events(data).values()
    assert "attendee" not in event


def test_an_empty_network_has_an_empty_calendar(tmp_path: Path) -> None:
    wanted = [Wanted(document_of("calendar"))]
    steps = list(
        write_documents(
            empty(), wanted, audience=Audience.NETWORK, language="de", folder=tmp_path, today=TODAY
        )
    )
    (path,) = tmp_path.iterdir()
    assert path.name == "rive-est-kalender-netzwerk-2026-11-24.ics"
    assert steps[-1].done == steps[-1].total
    assert icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT") == []
