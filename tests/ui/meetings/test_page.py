"""The place of meetings: order, attendance, agenda, decisions, what is kept, keyboard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import ActionStatus, Presence
from pcve_desktop.services import actions, records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.meetings import MeetingsPage

W = TypeVar("W", bound=QWidget)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def titles(page: MeetingsPage, context: Context) -> list[str]:
    ids = page.meetings.listing.rows.ids()
    return [context.data.title(Meeting, key) for key in ids]


def meeting(context: Context, title: str) -> Meeting:
    return next(row for row in context.data.all(Meeting) if row.title == title)


def presence_of(context: Context, meeting_id: str, organisation_id: str) -> MeetingAttendance:
    rows = context.data.where(MeetingAttendance, "meeting_id", meeting_id)
    return next(row for row in rows if row.organisation_id == organisation_id)


def shown(page: MeetingsPage) -> str:
    return page.meetings.detail.head.heading.text()


def type_line(page: MeetingsPage, name: str, text: str) -> None:
    line = find(page, QLineEdit, name)
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(page: MeetingsPage, name: str, key: str) -> None:
    """Pick an entry of the menu of a row."""
    menu = find(page, RowMenu, name).menu()
    entry = next(item for item in menu.actions() if item.objectName() == f"{name}.{key}")
    assert entry.isEnabled()
    entry.trigger()


def test_what_comes_next_is_shown_first(page: MeetingsPage, context: Context) -> None:
    assert titles(page, context) == ["Choosing together", "First words"]
    assert shown(page) == "Choosing together"
    assert find(page, Text, "meetings.detail.head.when").text() != ""


def test_the_arrows_walk_over_the_meetings(page: MeetingsPage) -> None:
    page.meetings.listing.setFocus()
    QTest.keyClick(page.meetings.listing, Qt.Key.Key_Down)

    assert shown(page) == "First words"


def test_arriving_shows_a_meeting_the_next_one_or_plans_one(
    page: MeetingsPage, context: Context
) -> None:
    page.arrive(record=meeting(context, "First words").id)
    assert shown(page) == "First words"
    page.arrive(next=True)
    assert shown(page) == "Choosing together"

    page.arrive(new=True)
    find(context.window, QLineEdit, "form.meeting.title").setText("January meeting")
    find(context.window, QLineEdit, "form.meeting.place").setText("Room 2")
    find(context.window, Button, "dialog.meeting.save").click()

    assert shown(page) == "January meeting"
    made = meeting(context, "January meeting")
    assert made.place == "Room 2"
    assert len(context.data.where(MeetingAttendance, "meeting_id", made.id)) == 3


def test_before_the_day_replies_are_noted(
    page: MeetingsPage, context: Context, partners: dict[str, str]
) -> None:
    # By name: Espace Jeunes, Médiathèque Olympe, Passages.
    find(page, QToolButton, "meetings.detail.attendance.1.coming").click()
    found = meeting(context, "Choosing together")

    line = presence_of(context, found.id, partners["Médiathèque Olympe"])
    assert line.presence is Presence.COMING
    assert page.meetings.detail.head.dots.picture().sentence == "1 coming, 2 no reply"
    assert not find(page, Button, "meetings.detail.attendance.all").isVisible()


def test_from_the_day_on_presence_is_noted_with_numbers(
    page: MeetingsPage, context: Context, partners: dict[str, str]
) -> None:
    found = meeting(context, "First words")
    page.arrive(record=found.id)
    find(page, QToolButton, "meetings.detail.attendance.2.excused").click()
    find(page, Button, "meetings.detail.attendance.all").click()

    lines = context.data.where(MeetingAttendance, "meeting_id", found.id)
    assert sorted(line.presence.value for line in lines) == ["excused", "present", "present"]
    people = find(page, QLineEdit, "meetings.detail.attendance.0.people")
    people.setFocus()
    QTest.keyClicks(people, "4")
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert presence_of(context, found.id, partners["Espace Jeunes"]).people == 4
    assert (
        page.meetings.detail.attendance.beside.text()
        == "2 of 3 organisations, 4 people, 1 not counted"
    )
    assert not find(page, QLineEdit, "meetings.detail.attendance.2.people").isVisible()

    people.clear()
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert presence_of(context, found.id, partners["Espace Jeunes"]).people is None


def test_everyone_present_is_one_undo(page: MeetingsPage, context: Context) -> None:
    found = meeting(context, "First words")
    page.arrive(record=found.id)
    find(page, Button, "meetings.detail.attendance.all").click()
    context.undo()

    lines = context.data.where(MeetingAttendance, "meeting_id", found.id)
    assert {line.presence for line in lines} == {Presence.NO_REPLY}


def test_who_only_said_yes_is_not_yet_noted_as_there(page: MeetingsPage, context: Context) -> None:
    found = meeting(context, "Choosing together")
    find(page, QToolButton, "meetings.detail.attendance.0.coming").click()
    today = context.today()
    context.perform(
        lambda: records.update(context.ws, Meeting, found.id, values={"held_on": today})
    )

    row = page.meetings.detail.attendance.after.rows()[0]
    assert row.choice.current() == ""


def test_points_are_typed_ordered_and_added_up(page: MeetingsPage, context: Context) -> None:
    found = meeting(context, "Choosing together")
    context.perform(
        lambda: records.update(
            context.ws,
            Meeting,
            found.id,
            values={"starts_at": dt.time(14), "ends_at": dt.time(15)},
        )
    )
    for title, minutes in (("Vote", "45"), ("Round of news", "20")):
        find(page, QLineEdit, "meetings.detail.agenda.new.minutes").setText(minutes)
        type_line(page, "meetings.detail.agenda.new", title)

    assert page.meetings.detail.agenda.beside.text() == "65 min in all, until 15:05"
    longer = find(page, Text, "meetings.detail.agenda.longer")
    assert longer.isVisible()
    assert longer.text() == "5 minutes more than the meeting lasts."
    choose(page, "meetings.detail.agenda.1", "up")
    items = context.data.where(AgendaItem, "meeting_id", found.id)
    assert [item.title for item in items] == ["Round of news", "Vote"]
    choose(page, "meetings.detail.agenda.0", "delete")
    assert [i.title for i in context.data.where(AgendaItem, "meeting_id", found.id)] == ["Vote"]


def test_alt_and_an_arrow_move_a_point(page: MeetingsPage, context: Context) -> None:
    found = meeting(context, "Choosing together")
    for title in ("One", "Two"):
        type_line(page, "meetings.detail.agenda.new", title)
    context.window.activateWindow()
    menu = find(page, RowMenu, "meetings.detail.agenda.0")
    menu.setFocus()
    QTest.keyClick(menu, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    items = context.data.where(AgendaItem, "meeting_id", found.id)
    assert [item.title for item in items] == ["Two", "One"]


def test_a_decision_becomes_an_action_in_one_click(
    page: MeetingsPage, context: Context, partners: dict[str, str], qtbot: QtBot
) -> None:
    type_line(page, "meetings.detail.decisions.new", "Debate night in the library")
    decision = context.data.all(MeetingDecision)[0]
    context.perform(
        lambda: records.update(
            context.ws,
            MeetingDecision,
            decision.id,
            values={"organisation_id": partners["Passages"]},
        )
    )
    find(page, Button, "meetings.detail.decisions.0.action").click()

    action = context.data.all(Action)[0]
    assert (action.title, action.lead_id) == ("Debate night in the library", partners["Passages"])
    link = find(page, Button, "meetings.detail.decisions.0.open")
    assert link.isVisible()
    assert link.label() == "Action 1, Debate night in the library"
    assert not find(page, Button, "meetings.detail.decisions.0.action").isVisible()
    assert page.meetings.detail.decisions.beside.text() == "1 of 1 followed up"
    with qtbot.waitSignal(context.going) as went:
        link.click()
    assert went.args == ["actions", {"record": action.id}]


def test_a_decision_becomes_a_milestone(page: MeetingsPage, context: Context) -> None:
    made = actions.add_action(
        context.ws,
        network_id=context.network_id,
        cycle_id=context.cycle_id,
        values={"title": "Debate night", "status": ActionStatus.PLANNED},
    )
    context.announce(made)
    type_line(page, "meetings.detail.decisions.new", "Book the hall")
    find(page, Button, "meetings.detail.decisions.0.milestone").click()
    combo = find(context.window, RecordCombo, "dialog.milestone.choice")
    find(context.window, Button, "dialog.milestone.save").click()
    assert context.data.all(Milestone) == []

    combo.setEditText("debate")
    find(context.window, Button, "dialog.milestone.save").click()

    milestone = context.data.all(Milestone)[0]
    assert (milestone.title, milestone.action_id) == ("Book the hall", made.created["action"][0])
    label = find(page, Button, "meetings.detail.decisions.0.open").label()
    assert label == "Milestone of “Debate night”"


def test_without_an_open_action_the_milestone_says_so(page: MeetingsPage, context: Context) -> None:
    type_line(page, "meetings.detail.decisions.new", "Book the hall")
    find(page, Button, "meetings.detail.decisions.0.milestone").click()

    assert context.window.findChild(RecordCombo, "dialog.milestone.choice") is None


def test_the_sentence_is_saved_when_it_is_left(page: MeetingsPage, context: Context) -> None:
    line = find(page, QLineEdit, "meetings.detail.form.summary")
    line.setFocus()
    QTest.keyClicks(line, "We chose common words.")
    assert page.leave()

    assert meeting(context, "Choosing together").summary == "We chose common words."


def test_what_is_typed_is_saved_before_another_meeting_is_shown(
    page: MeetingsPage, context: Context
) -> None:
    line = find(page, QLineEdit, "meetings.detail.form.setback")
    line.setFocus()
    QTest.keyClicks(line, "The hall was too small.")
    page.meetings.listing.setFocus()
    QTest.keyClick(page.meetings.listing, Qt.Key.Key_Down)

    assert shown(page) == "First words"
    assert meeting(context, "Choosing together").setback == "The hall was too small."
    assert meeting(context, "First words").setback is None


def test_a_deleted_meeting_leaves_the_other(page: MeetingsPage, context: Context) -> None:
    choose(page, "meetings.detail.head.more", "delete")
    find(context.window, Button, "dialog.delete.delete").click()

    assert titles(page, context) == ["First words"]
    assert shown(page) == "First words"


def test_without_meetings_it_offers_to_plan_one(page: MeetingsPage, context: Context) -> None:
    for row in context.data.all(Meeting):
        context.announce(records.delete(context.ws, Meeting, row.id))

    assert page.meetings.empty.isVisible()
    assert not page.meetings.detail.isVisible()


def test_it_reminds_that_people_are_not_named(page: MeetingsPage) -> None:
    care = "Write about situations, never about named people."
    assert find(page, Text, "meetings.detail.decisions.care").text() == care
    assert find(page, Text, "meetings.detail.form.summary.hint").text() == care


def test_no_field_of_a_meeting_is_about_a_case() -> None:
    parts = ("meeting", "agenda_item", "meeting_decision", "meeting_attendance")
    names = {name for key in parts for name in fields_of(ENTITIES[key])}

    assert not {name for name in names if "case" in name or "person" in name}
