"""The calendar of the actions page: days, months, what falls on them, the day beside."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from pcve_desktop.models.actions import Action
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.services import records
from pcve_desktop.ui.actions.calendar_grid import MonthModel
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.actions.calendar import CalendarView
    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.context import Context


@pytest.fixture
def view(page: ActionsPage) -> CalendarView:
    """Return the calendar of the small network."""
    page.view.set_current("calendar")
    QApplication.processEvents()
    return cast("CalendarView", page.others.view("calendar"))


def press(view: CalendarView, *keys: str) -> None:
    for name in keys:
        QTest.keySequence(view.grid, QKeySequence(name))


def titles(view: CalendarView) -> list[str]:
    return [entry.lines[0].text for entry in view.list.entries()]


def test_the_day_beside_holds_what_falls_on_today(view: CalendarView, ids: Any) -> None:
    assert ids
    assert titles(view) == ["Book the hall", "Find a facilitator"]
    assert view.day_count.text() == "2 things on this day."
    spoken = view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("today: 2 milestones")


def test_the_model_keeps_the_rules_of_qt(view: CalendarView) -> None:
    QAbstractItemModelTester(view.month, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.grid.later(months=1)
    view.grid.later(months=-5)


def test_arrows_walk_days_and_weeks_past_the_month(view: CalendarView, context: Context) -> None:
    today = context.today()
    view.grid.setFocus()
    press(view, "Right", "Down", "Left", "Up")
    assert view.grid.day == today
    press(view, "PgDown")
    month = view.month.month
    assert (month.year * 12 + month.month) - (today.year * 12 + today.month) == 1
    press(view, "PgUp", "PgUp")
    assert view.title.text() != ""
    press(view, *["Down"] * 10)
    assert view.grid.day > today
    assert view.month.index_of(view.grid.day).isValid()
    view.grid.go_to(today)
    press(view, "Home")
    assert view.grid.day.weekday() == 0
    press(view, "End")
    assert view.grid.day.weekday() == 6


def test_late_is_told_by_sign_and_word(view: CalendarView, context: Context, ids: Any) -> None:
    view.grid.go_to(context.today() - dt.timedelta(days=4))
    (entry,) = view.list.entries()
    assert entry.right == "4 days late"
    assert entry.mark is not None
    assert entry.mark.text == "warning"
    spoken = view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("1 action due, 1 of them late")
    assert list(view.ids()) == [ids.late]


def test_enter_opens_the_only_thing_or_goes_to_the_list(
    page: ActionsPage, view: CalendarView, context: Context, ids: Any
) -> None:
    view.grid.setFocus()
    press(view, "Return")
    assert QApplication.focusWidget() is view.list.row(0)
    QTest.keyClick(view.list.row(0), Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page._current == ids.debate
    page._close_panel()
    assert QApplication.focusWidget() is view.list.row(0)
    view.grid.go_to(context.today() - dt.timedelta(days=4))
    press(view, "Return")
    assert page._current == ids.late


def test_meetings_open_where_they_live_and_filters_leave_them_out(
    page: ActionsPage, view: CalendarView, context: Context
) -> None:
    day = context.today() + dt.timedelta(days=1)
    made = records.create(
        context.ws,
        Meeting,
        values={
            "network_id": context.network_id,
            "cycle_id": context.cycle_id,
            "title": "Core group",
            "held_on": day,
            "starts_at": dt.time(14),
        },
    )
    context.announce(made)
    page.reload()
    view.grid.go_to(day)
    assert titles(view) == ["Core group"]
    assert view.list.entries()[0].right == "14:00"
    gone = QSignalSpy(context.going)
    view.list.opened.emit(view.list.entries()[0].id)
    assert gone.at(0) == ["meetings", {"record": made.first_id}]
    assert not view.left_out.isVisible()
    page.filters.search.setText("debat")
    assert titles(view) == []
    assert view.left_out.isVisible()


def test_many_things_of_a_day_are_counted(
    page: ActionsPage, view: CalendarView, context: Context
) -> None:
    day = context.today() + dt.timedelta(days=2)
    for number in range(45):
        records.create(
            context.ws,
            Action,
            values={
                "network_id": context.network_id,
                "cycle_id": context.cycle_id,
                "title": f"Action {number:02}",
                "planned_end": day,
            },
        )
    page.context.data.invalidate(records.update(context.ws, Action, page._current, values={}))
    page.reload()
    view.grid.go_to(day)
    assert view.day_count.text() == "45 things on this day. 21 of them not shown."
    assert len(view.list.entries()) == 24
    # Four lines fit: three things, and how many more.
    room = view.grid.delegate.room(26 + 4 * 18 + 2)
    assert room == 4


def test_week_numbers_can_be_shown(view: CalendarView, context: Context) -> None:
    model = MonthModel(context)
    model.set_month(dt.date(2027, 1, 15))
    numbers = [model.headerData(row, Qt.Orientation.Vertical) for row in range(6)]
    assert numbers == ["53", "1", "2", "3", "4", "5"]
    assert not view.grid.verticalHeader().isVisible()
    view.weeks.click()
    assert view.grid.verticalHeader().isVisible()


def test_the_ends_of_the_calendar_are_no_cliff(view: CalendarView) -> None:
    view.grid.go_to(dt.date.max)
    view.grid.later(days=7)
    view.grid.later(months=1)
    view.grid.go_to(dt.date.min)
    view.grid.later(days=-7)
    assert view.grid.day == dt.date.min


def test_nothing_is_cut_in_a_narrow_window(ids: Any, place: Callable[[int], ActionsPage]) -> None:
    assert ids
    page = place(1024)
    page.view.set_current("calendar")
    QApplication.processEvents()
    assert clipped(page.others.view("calendar")) == []
