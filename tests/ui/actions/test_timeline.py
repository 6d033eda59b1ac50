"""The timeline of the actions page: days, rows, milestones, moving, the same facts as a table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import records
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.text import Text
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.actions.timeline import TimelineView
    from pcve_desktop.ui.context import Context

WEEK = dt.timedelta(days=7)


@pytest.fixture
def view(page: ActionsPage) -> TimelineView:
    """Return the timeline of the small network."""
    page.view.set_current("timeline")
    QApplication.processEvents()
    return cast("TimelineView", page.others.view("timeline"))


def press(view: TimelineView, *keys: str) -> None:
    from PySide6.QtGui import QKeySequence

    for name in keys:
        QTest.keySequence(view.list, QKeySequence(name))


def due(context: Context, milestone: str) -> dt.date | None:
    found = context.data.get(Milestone, milestone)
    assert found is not None
    return found.due_on


def test_a_row_per_action_in_the_order_of_the_page(
    page: ActionsPage, view: TimelineView, ids: Any
) -> None:
    assert view.ids() == page.model.ids()
    words = view.model.row_in_words(view.model.row_of(ids.debate) or 0)
    assert words.startswith("Débat sur l’actualité, State Planned, From No date yet")
    assert "Book the hall" in words
    late = view.model.row_in_words(view.model.row_of(ids.late) or 0)
    assert "Under way, 4 days late" in late


def test_the_model_keeps_the_rules_of_qt(view: TimelineView, page: ActionsPage) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.arranging.group_by("status")
    view.model.fold_all(folded=True)
    page.filters.search.setText("zzz")
    page.filters.search.clear()


def test_filters_and_groups_are_those_of_the_page(
    page: ActionsPage, view: TimelineView, ids: Any
) -> None:
    page.filters.search.setText("actualite")
    assert view.ids() == [ids.debate]
    page.filters.search.clear()
    page.arranging.group_by("status")
    assert view.model.group_at(0) is not None
    head = view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert head.endswith("unfolded")
    view.list.setCurrentIndex(view.model.index(0, 0))
    press(view, "Left")
    assert view.model.is_folded(view.model.group_at(0) or "")
    # Going to an action unfolds what hides it.
    view.select(ids.debate)
    assert view.list.current_id() == ids.debate


def test_arrows_walk_rows_and_milestones(view: TimelineView, ids: Any) -> None:
    view.select(ids.debate, focus=True)
    assert view.list.part == ids.debate
    assert view.said.text().startswith("Débat sur l’actualité, Planned,")
    keys = [spot.key for spot in view.list.spots()]
    assert set(keys) == {ids.debate, ids.booked, ids.hall}
    press(view, "Right", "Right")
    assert view.list.part == keys[2]
    assert "Shift with the arrow keys" in view.said.text()
    first = view.days.first
    press(view, "Right")
    assert view.list.part == keys[2]
    assert view.days.first > first
    press(view, "Up")
    assert view.list.current_id() == ids.late


def test_a_milestone_moves_by_a_week_and_comes_back(
    view: TimelineView, ids: Any, context: Context
) -> None:
    before = due(context, ids.hall)
    assert before is not None
    view.list.select(ids.debate, ids.hall)
    view.list.setFocus()
    press(view, "Shift+Down", "Shift+Right", "Shift+Left")
    assert due(context, ids.hall) == before + WEEK
    assert view.list.part == ids.hall
    assert context.data.get(Action, ids.debate).planned_end == context.today() + dt.timedelta(60)  # type: ignore[union-attr] # it is there
    for _ in range(3):
        context.undo()
    assert due(context, ids.hall) == before


def test_a_bar_moves_with_both_days(view: TimelineView, ids: Any, context: Context) -> None:
    today = context.today()
    context.change(Action, ids.debate, "planned_start", today)
    view.select(ids.debate, focus=True)
    press(view, "Shift+Up")
    action = context.data.get(Action, ids.debate)
    assert action is not None
    assert action.planned_start == today - WEEK
    assert action.planned_end == today + dt.timedelta(53)


def test_what_has_no_planned_day_says_so_kindly(
    view: TimelineView, ids: Any, context: Context, find: Callable[[type[Any], str], Any]
) -> None:
    view.select(ids.radio, focus=True)
    assert view.list.part == ""
    press(view, "Shift+Right")
    view.select(ids.done, focus=True)
    # It has only days on which it took place.
    assert view.list.part == ids.done
    press(view, "Shift+Right")
    dialog = find(MessageDialog, "dialog.error")
    said = " ".join(label.text() for label in dialog.findChildren(Text))
    assert "no planned day" in said
    dialog.close()


def test_what_is_due_before_what_it_needs_is_told(
    view: TimelineView, ids: Any, context: Context
) -> None:
    scope = {"network_id": context.network_id}
    late = records.create(
        context.ws,
        Milestone,
        values={
            **scope,
            "action_id": ids.debate,
            "title": "House rules",
            "due_on": context.today() + WEEK,
        },
    ).first_id
    made = records.create(
        context.ws, MilestoneOrder, values={**scope, "milestone_id": ids.hall, "needs_id": late}
    )
    context.announce(made)
    view.select(ids.debate)
    assert view.order.isVisible()
    assert view.order.text().startswith(
        "“Book the hall” comes after “House rules”, and is due 7 days before it"
    )
    view.list.select(ids.debate, ids.hall)
    press(view, "Shift+Down")
    assert not view.order.isVisible()


def test_zoom_keeps_today_and_leaves_the_text_size_alone(view: TimelineView) -> None:
    view.list.setFocus()
    place = view.days.scale().across(view.days.today)
    press(view, "+")
    assert view.zoom.current() == view.days.zoom == "month"
    assert view.days.scale().across(view.days.today) == pytest.approx(place, abs=30)
    press(view, "-", "-", "-")
    assert view.zoom.current() == "year"
    press(view, "Ctrl++")
    assert view.zoom.current() == "year"
    view.days.scroll(3)
    view.days.show_today()
    assert view.days.scale().shows(view.days.scale().across(view.days.today))


def test_enter_opens_the_action_or_the_milestone(
    page: ActionsPage, view: TimelineView, ids: Any, find: Callable[[type[Any], str], Any]
) -> None:
    view.select(ids.debate, focus=True)
    press(view, "Return")
    assert page.panel.isVisible()
    view.list.select(ids.debate, ids.hall)
    view.list.setFocus()
    press(view, "Return")
    dialog = find(RecordDialog, "dialog.milestone")
    assert dialog.form.all_values()["title"] == "Book the hall"
    dialog.reject()


def test_dragging_gives_other_days(view: TimelineView, ids: Any, context: Context) -> None:
    view.select(ids.debate)
    index = view.list.currentIndex()
    top = view.list.visualRect(index).top()
    spot = next(item for item in view.list.spots() if item.key == ids.hall)
    start = QPoint(round(spot.x + 9), top + round(spot.y + 9))
    step = round(view.days.scale().per_day * 3)
    port = view.list.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    # The test driver holds no button while it moves.
    view.list._pressed = start
    view.list._drag(start + QPoint(step, 0))
    assert view.list.delegate.shift == 3
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(step, 0))
    assert due(context, ids.hall) == context.today() + dt.timedelta(days=3)
    assert view.list.delegate.shift == 0


def test_the_same_facts_as_a_table(view: TimelineView, ids: Any) -> None:
    view.select(ids.debate, focus=True)
    press(view, "Ctrl+Shift+T")
    assert view.table_shown()
    table = view._table
    assert table is not None
    assert table.current_id() == ids.debate
    assert table.hasFocus()
    row = view.model.row_of(ids.debate) or 0
    assert "Book the hall" in view.model.cell(row, 4).text
    view.show_as_table(shown=False)
    assert view.list.hasFocus()


def test_actions_without_a_due_date_lead_to_the_table(
    page: ActionsPage, view: TimelineView, ids: Any, find: Callable[[type[Any], str], Any]
) -> None:
    button = find(QPushButton, "actions.timeline.undated")
    assert button.accessibleName() == "1 action has no due date"
    button.click()
    assert page.view.current() == "table"
    assert page.model.ids() == [ids.radio]


def test_without_any_date_it_says_how_many_wait_for_one(
    page: ActionsPage, view: TimelineView, ids: Any, context: Context
) -> None:
    page.filters.search.setText("radio")
    (empty,) = page.findChildren(QWidget, "actions.timeline.empty")
    assert empty.accessibleName() == "No action has a date yet: 1 waits for one."
    page.filters.search.setText("zzz")
    QApplication.processEvents()
    shown = [w for w in page.findChildren(QWidget, "actions.timeline.empty") if w.isVisible()]
    assert [w.accessibleName() for w in shown] == ["Nothing fits the filters."]
    page.filters.search.clear()
    assert view.list.isVisible()


def test_nothing_is_cut_in_a_narrow_window(
    ids: Any, place: Callable[[int], ActionsPage], context: Context
) -> None:
    page = place(1024)
    page.view.set_current("timeline")
    QApplication.processEvents()
    assert clipped(page.others.view("timeline")) == []


def test_a_group_head_holds_no_part(view: TimelineView, page: ActionsPage) -> None:
    page.arranging.group_by("status")
    view.list.setCurrentIndex(view.model.index(0, 0))
    assert view.list.spots() == []
    assert view.list.part == ""
    press(view, "Shift+Right")
    assert view.list.currentIndex() != QModelIndex()


def test_an_action_under_way_goes_on_until_today(
    view: TimelineView, ids: Any, context: Context
) -> None:
    context.change(Action, ids.late, "actual_start", context.today() - WEEK)
    line = view.model.line(view.model.row_of(ids.late) or 0)
    assert line.began == context.today() - WEEK
    assert line.now == context.today()
    context.change(Action, ids.late, "status", ActionStatus.PAUSED)
    assert view.model.line(view.model.row_of(ids.late) or 0).now is None


def test_the_timeline_is_printed_as_the_filters_show_it(
    page: ActionsPage,
    view: TimelineView,
    ids: Any,
    context: Context,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "pcve_desktop.ui.actions.timeline_print.QDesktopServices.openUrl",
        lambda url: opened.append(url.fileName()),
    )
    page.filters.choices["status"].set_value("planned")
    assert view.ids() == [ids.debate]
    dialog = view.ask_print()
    assert dialog.count.text() == (
        "1 action as the filters show it, on about 1 wide page, then the same in words."
    )
    dialog.paper.set_current("a3")
    dialog.language.set_current("fr")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.write(tmp_path / "frise.pdf")
    assert (tmp_path / "frise.pdf").read_bytes().startswith(b"%PDF")
    assert opened == ["frise.pdf"]


def test_titles_that_look_personal_are_told_before_they_are_printed(
    view: TimelineView, ids: Any, context: Context, qtbot: QtBot
) -> None:
    context.change(Milestone, ids.hall, "title", "Call 06 12 34 56 78")
    dialog = view.ask_print()
    qtbot.waitUntil(lambda: not dialog.look.isHidden(), timeout=20_000)
    assert "06 12 34 56 78" in dialog.look.accessibleName()
    dialog.reject()
