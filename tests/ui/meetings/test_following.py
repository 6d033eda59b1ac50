"""What a meeting leads to: milestones in one press, what was decided before, the time of points."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.sharing import Meeting, MeetingDecision
from pcve_desktop.services import actions, records, sharing
from pcve_desktop.ui.kit.buttons import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.meetings import MeetingsPage

W = TypeVar("W", bound=QWidget)
DETAIL = "meetings.detail"


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def test_a_decision_says_who_and_when_as_it_is_typed(
    page: MeetingsPage, context: Context, partners: dict[str, str]
) -> None:
    card = page.meetings.detail.decisions
    card.new_decision.setText("Write to the parents")
    who = find(page, QLineEdit, f"{DETAIL}.decisions.new.who.line")
    who.setText("passa")
    day = find(page, QLineEdit, f"{DETAIL}.decisions.new.day")
    day.setText("tomorrow or so")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert context.data.all(MeetingDecision) == []
    assert card.problem.isVisible()
    day.setText("3.12.2030")
    QTest.keyClick(day, Qt.Key.Key_Return)

    (made,) = context.data.all(MeetingDecision)
    assert made.organisation_id == partners["Passages"]
    assert made.due_on == dt.date(2030, 12, 3)
    assert (card.new_decision.text(), who.text(), day.text()) == ("", "", "")
    assert not card.problem.isVisible()


def test_a_milestone_of_the_likely_action_takes_one_press(
    page: MeetingsPage, context: Context
) -> None:
    for title in ("Debate night on the news", "Youth radio corner"):
        context.announce(
            actions.add_action(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                values={"title": title},
            )
        )
    card = page.meetings.detail.decisions
    for text in ("Find a facilitator for the debate night", "Print forty copies"):
        card.new_decision.setText(text)
        card.add()
    likely = find(page, Button, f"{DETAIL}.decisions.0.likely")
    assert likely.label() == "A milestone of “Debate night on the news”"
    # Nobody can tell yet for the other.
    assert find(page, Button, f"{DETAIL}.decisions.1.likely").isHidden()
    likely.click()

    (made,) = context.data.all(Milestone)
    assert context.data.title(Action, made.action_id) == "Debate night on the news"
    assert find(page, Button, f"{DETAIL}.decisions.0.open").label() == (
        "Milestone of “Debate night on the news”"
    )
    # The one just chosen is the first guess for what says nothing else.
    assert not find(page, Button, f"{DETAIL}.decisions.1.likely").isHidden()
    context.undo()
    assert context.data.all(Milestone) == []
    assert likely.isVisibleTo(page)


def test_what_was_decided_before_comes_back(page: MeetingsPage, context: Context) -> None:
    card = page.meetings.detail.follow_ups
    assert not card.isVisible()
    first = next(row for row in context.data.all(Meeting) if row.title == "First words")
    for text, days in (("Ask the health centre", -2), ("Find a hall", None)):
        due = None if days is None else context.today() + dt.timedelta(days=days)
        values = {
            "network_id": context.network_id, "meeting_id": first.id, "text": text, "due_on": due,
        }  # fmt: skip
        context.announce(records.create(context.ws, MeetingDecision, values=values))
    assert card.isVisible()
    rows = card.rows.rows()
    assert [row.text.text() for row in rows] == ["Ask the health centre", "Find a hall"]
    assert rows[0].line.text().endswith("its date has passed")
    rows[0].way.click()
    assert page.meetings.current_id() == first.id
    # A meeting that is over does not look back.
    assert not card.isVisible()


def test_a_decision_taken_further_leads_to_its_action(
    page: MeetingsPage, context: Context, qtbot: QtBot
) -> None:
    first = next(row for row in context.data.all(Meeting) if row.title == "First words")
    values = {"network_id": context.network_id, "meeting_id": first.id, "text": "Find a hall"}
    made = records.create(context.ws, MeetingDecision, values=values)
    context.announce(made)
    context.announce(
        sharing.decision_to_action(context.ws, made.first_id, cycle_id=context.cycle_id)
    )
    (row,) = page.meetings.detail.follow_ups.rows.rows()
    assert row.line.text().endswith("under way")
    with qtbot.waitSignal(context.going) as went:
        row.way.click()
    assert went.args[0] == "actions"


def test_each_point_says_when_it_begins(page: MeetingsPage, context: Context) -> None:
    meeting = page.meetings.current_id()
    context.change(Meeting, meeting, "starts_at", dt.time(14))
    card = page.meetings.detail.agenda
    for title, minutes in (("Look back", "25"), ("Vote", "20")):
        card.new_point.setText(title)
        card.new_minutes.setText(minutes)
        card.add()
    assert [row.minutes.text() for row in card.rows.rows()] == ["14:00, 25 min", "14:25, 20 min"]
    assert card.beside.text() == "45 min in all, until 14:45"
