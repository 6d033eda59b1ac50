"""The tracker over the year, an evening: over time, in the calendar, by partner, what is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import actions, records
from pcve_desktop.ui.actions.page import ActionsPage

if TYPE_CHECKING:
    from pcve_desktop.ui.actions.calendar import CalendarView
    from pcve_desktop.ui.actions.timeline import TimelineView
    from tests.ui.evenings.keyboard import Evening

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


def today(evening: Evening) -> dt.date:
    assert evening.window.shell is not None
    return evening.window.shell.context.today()


@pytest.fixture
def begun(evening: Evening) -> Evening:
    """Let three actions run: one late, one with two milestones in order, one without a date."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    network, cycle, day = context.network_id, context.cycle_id, context.today()
    club = named(evening, "FC Tilleuls")
    school = named(evening, "Collège des Tilleuls")
    for title, values in {
        "Debate night": {
            "status": ActionStatus.UNDER_WAY,
            "lead_id": school,
            "planned_start": day - WEEK,
            "planned_end": day + 3 * WEEK,
        },
        "Invite the health centre": {
            "status": ActionStatus.UNDER_WAY,
            "lead_id": club,
            "planned_end": day - 4 * DAY,
        },
        "Youth radio corner": {},
    }.items():
        context.announce(
            actions.add_action(
                context.ws,
                network_id=network,
                cycle_id=cycle,
                values={"title": title, **values},
                partner_ids=[club] if title == "Debate night" else [],
            )
        )
    debate = next(row.id for row in evening.all(Action) if row.title == "Debate night")
    made = []
    for title, due in (("Agree house rules", day + 2 * DAY), ("Book the hall", day + 6 * DAY)):
        changes = records.create(
            context.ws,
            Milestone,
            values={"network_id": network, "action_id": debate, "title": title, "due_on": due},
        )
        made.append(changes.first_id)
        context.announce(changes)
    context.announce(
        records.create(
            context.ws,
            MilestoneOrder,
            values={"network_id": network, "milestone_id": made[1], "needs_id": made[0]},
        )
    )
    context.announce(
        records.create(
            context.ws,
            Meeting,
            values={
                "network_id": network,
                "cycle_id": cycle,
                "title": "Core group",
                "held_on": next_month(day),
            },
        )
    )
    return evening


def test_the_timeline_is_filtered_and_walked(begun: Evening) -> None:
    open_view(begun, "timeline")
    view = timeline(begun)
    assert len(view.ids()) == 3
    begun.press("Ctrl+F")
    begun.type("debate")
    assert [view.model.line(row).label for row in range(view.model.rowCount())] == ["Debate night"]
    begun.press("Ctrl+A", "Del")
    assert len(view.ids()) == 3
    begun.reach("actions.timeline.rows")
    to_row(begun, "Debate night")
    begun.press("Right")
    assert view.said.text().startswith("Agree house rules")
    begun.press("Right")
    assert "after Agree house rules" in view.said.text()
    # The days come closer and go further; the text stays as large as it is.
    begun.press("+")
    assert view.days.zoom == "month"
    begun.press("-", "-")
    assert view.days.zoom == "year"
    assert begun.window.settings.text_size == 100


def test_a_milestone_moves_by_a_week_and_comes_back(begun: Evening) -> None:
    open_view(begun, "timeline")
    begun.reach("actions.timeline.rows")
    to_row(begun, "Debate night")
    begun.press("Right")
    before = due(begun, "Agree house rules")
    begun.press("Shift+Down")
    assert due(begun, "Agree house rules") == before + WEEK
    # It is due after what needs it: that is told, and nothing is forbidden.
    assert begun.has("actions.timeline.order")
    assert "is due 3 days before it" in timeline(begun).order.text()
    begun.press("Ctrl+Z")
    assert due(begun, "Agree house rules") == before
    assert not begun.has("actions.timeline.order")
    assert begun.focus.objectName() == "actions.timeline.rows"


def test_the_same_facts_are_read_as_a_table(begun: Evening) -> None:
    open_view(begun, "timeline")
    begun.reach("actions.timeline.rows")
    begun.press("Ctrl+Shift+T")
    assert begun.focus.objectName() == "actions.timeline.table"
    begun.press("Ctrl+Shift+T")
    assert begun.focus.objectName() == "actions.timeline.rows"


def test_the_calendar_goes_to_the_next_month_and_opens_what_is_there(begun: Evening) -> None:
    open_view(begun, "calendar")
    begun.reach("actions.calendar.days")
    begun.press("PgDown")
    target = next_month(today(begun))
    calendar = cast("CalendarView", actions_page(begun).others.view("calendar"))
    while calendar.grid.day != target:
        begun.press("Right" if calendar.grid.day < target else "Left")
    assert calendar.day_count.text() == "1 thing on this day."
    begun.press("Return")
    assert begun.window.shell is not None
    assert begun.window.shell.whereabouts()[0] == "meetings"


def test_a_day_opens_an_action_and_gives_the_keyboard_back(begun: Evening) -> None:
    open_view(begun, "calendar")
    begun.reach("actions.calendar.days")
    begun.press("Left", "Left", "Left", "Left", "Return")
    assert begun.has("actions.panel.late")
    begun.press("Esc")
    assert not begun.has("actions.panel.late")
    assert begun.focus.objectName().startswith("actions.calendar.day")


def test_by_partner_the_one_without_a_role_stands_out(begun: Evening) -> None:
    open_view(begun, "partners")
    begun.reach("actions.by_partner.table")
    begun.press("Home")
    assert begun.has("actions.by_partner.card.leads.0")
    begun.reach("actions.by_partner.card.leads.0")
    begun.press("Return")
    assert begun.has("actions.panel")
    begun.press("Esc")
    begun.reach("actions.by_partner.search", key="Shift+Tab")
    begun.type("frater")
    begun.reach("actions.by_partner.card.find")
    begun.press("Space")
    assert begun.window.shell is not None
    assert begun.window.shell.whereabouts() == ("step", {"step": "actions", "page": "look"})


def test_what_is_due_is_told_when_the_network_is_opened_again(begun: Evening) -> None:
    begun.press("F6")
    begun.reach("rail.network", key="Shift+Tab")
    begun.press("Space")
    choose(begun, "Close this network")
    begun.reach("welcome.recent.0")
    begun.press("Return")
    assert begun.has("reminders.notice")
    begun.reach("reminders.show")
    begun.press("Space")
    assert begun.has("dialog.reminders.late")
    assert begun.focus.objectName() == "dialog.reminders.late.0"
    begun.press("Return")
    assert not begun.has("dialog.reminders")
    assert begun.window.shell is not None
    assert begun.window.shell.whereabouts()[0] == "actions"
    assert not begun.has("reminders.notice")


# ---------------------------------------------------------------- ways


def named(evening: Evening, name: str) -> str:
    return next(row.id for row in evening.all(Organisation) if row.name == name)


def due(evening: Evening, title: str) -> dt.date:
    found = next(row.due_on for row in evening.all(Milestone) if row.title == title)
    assert found is not None
    return found


def next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + 32 * DAY).replace(day=9)


def actions_page(evening: Evening) -> ActionsPage:
    assert evening.window.shell is not None
    page = evening.window.shell.current
    assert isinstance(page, ActionsPage)
    return page


def timeline(evening: Evening) -> TimelineView:
    return cast("TimelineView", actions_page(evening).others.view("timeline"))


def choose(evening: Evening, label: str) -> None:
    """Walk down the open menu to an entry and take it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        evening.press("Down")
        if menu.activeAction().text() == label:
            break
    evening.press("Return")


def open_view(evening: Evening, key: str) -> None:
    """Go to the actions by the rail, and choose a view."""
    evening.press("Ctrl+0", "F6")
    evening.reach("rail.overview")
    evening.reach("rail.actions", key="Down")
    evening.press("Space", "F6")
    evening.reach("actions.view.table")
    evening.reach(f"actions.view.{key}", key="Right")
    assert actions_page(evening).view.current() == key


def to_row(evening: Evening, title: str) -> None:
    view = timeline(evening)
    evening.press("Home")
    for _ in range(view.model.rowCount()):
        if view.model.line(view.list.currentIndex().row()).label == title:
            return
        evening.press("Down")
    raise AssertionError(title)
