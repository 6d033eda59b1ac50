"""Several actions at once, groups, columns, saved views: by keyboard, as people do it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QWidget,
)

from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.keeping import SavedView
from pcve_desktop.models.vocabularies import ActionStatus, Pillar
from pcve_desktop.services import records, views
from pcve_desktop.ui.actions.selection import ManyDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.context import Context

Find = Any
KEY = Qt.Key
OPEN_FIRST = [
    "Invite the health centre", "Débat sur l’actualité", "Youth radio corner", "Welcome visits",
]  # fmt: skip


def shown(page: ActionsPage) -> list[str]:
    return [page.model.known(key).title for key in page.table.shown_ids()]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def active(window: QWidget) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    for _ in range(3):
        QApplication.processEvents()


def press(*keys: str) -> None:
    for name in keys:
        popup: QWidget | None = QApplication.activePopupWidget()
        QTest.keySequence(focus() if popup is None else popup, QKeySequence(name))
        QApplication.processEvents()


def pick(menu: QMenu, words: str) -> None:
    """Choose an entry of an open menu with the arrows, as somebody does who reads them."""
    for _ in menu.actions():
        press("Down")
        if menu.activeAction().text() == words:
            press("Return")
            return
    raise AssertionError([action.text() for action in menu.actions()])


@pytest.fixture
def table(page: ActionsPage) -> ActionsPage:
    """Return the page with the keyboard in the first row of its table."""
    active(page.window())
    page.table.setFocus()
    press("Home")
    return page


def test_three_are_changed_at_once_and_come_back_with_one_undo(
    table: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    press("Shift+Down", "Shift+Down")
    assert table.table.selected_ids() == [ids.late, ids.debate, ids.radio]
    assert find(QLabel, "actions.selection.words").text() == "3 actions chosen"
    find(QAbstractButton, "actions.selection.change").setFocus()
    press("Space")
    status = find(QComboBox, "dialog.many.status")
    assert focus() is status
    QTest.keyClicks(status, "Pau")
    dialog = find(ManyDialog, "dialog.many")
    assert dialog.notice.accessibleName() == ("3 actions: Status Idea, Planned, Under way → Paused")
    dates = find(QComboBox, "dialog.many.dates")
    dates.setFocus()
    press("Down")
    find(QLineEdit, "dialog.many.dates.line").setFocus()
    QTest.keyClicks(focus(), "7")
    assert dialog.notice.accessibleName().endswith("; dates 7 days later (2 of them)")
    find(QAbstractButton, "dialog.many.save").setFocus()
    press("Space")
    changed = [context.data.get(Action, key) for key in (ids.late, ids.debate, ids.radio)]
    assert {action.status for action in changed if action} == {ActionStatus.PAUSED}
    assert changed[0] is not None
    assert changed[0].planned_end == context.today() + dt.timedelta(days=3)
    # The same three stay chosen.
    assert set(table.table.selected_ids()) == {ids.late, ids.debate, ids.radio}
    context.undo()
    back = [context.data.get(Action, key) for key in (ids.late, ids.debate, ids.radio)]
    assert [action.status for action in back if action] == [
        ActionStatus.UNDER_WAY, ActionStatus.PLANNED, ActionStatus.IDEA,
    ]  # fmt: skip


def test_all_are_chosen_and_deleted_after_a_question(
    table: ActionsPage, find: Find, context: Context
) -> None:
    press("Ctrl+A", "Delete")
    find(QAbstractButton, "dialog.delete.keep").click()
    active(table.window())
    assert len(context.data.all(Action)) == 4
    press("Delete")
    find(QAbstractButton, "dialog.delete.delete").click()
    assert not context.data.all(Action)
    assert not table.selection.isVisible()
    context.undo()
    assert shown(table) == OPEN_FIRST


def test_wrong_dates_are_said_before_anything_changes(
    table: ActionsPage, find: Find, ids: Any
) -> None:
    press("Ctrl+A")
    table.change_together()
    find(QComboBox, "dialog.many.planned_end").setCurrentIndex(1)
    line = find(QLineEdit, "dialog.many.planned_end.line")
    QTest.keyClicks(line, "someday")
    assert not find(QAbstractButton, "dialog.many.save").isEnabled()
    line.setText("")
    assert not find(QAbstractButton, "dialog.many.save").isEnabled()


def test_groups_fold_by_keyboard(table: ActionsPage, ids: Any) -> None:
    find_menu = table.arranging.fill_menu(table.filters.arrange)
    find_menu.popup(table.mapToGlobal(table.rect().center()))
    pick(find_menu, "Group by: Status")
    assert table.model.rowCount() == 8
    table.table.setFocus()
    press("Home")
    assert table.table.currentIndex().data() == "Idea"
    assert table.table.current_id() == ""
    press("Left")
    assert table.model.rowCount() == 7
    spoken = table.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Idea, 1, folded"
    press("Down")
    assert table.table.currentIndex().data() == "Planned"
    press("Down")
    assert table.table.current_id() == ids.debate
    assert table.panel.title.text() == "Débat sur l’actualité"
    # Left leads to the head, Space folds.
    press("Left", "Space")
    assert table.model.rowCount() == 6
    table.arrive(record=ids.radio)
    assert table.table.current_id() == ids.radio


def test_columns_are_chosen_moved_and_kept(
    table: ActionsPage, find: Find, context: Context
) -> None:
    active(table.arranging.ask_columns())
    columns = find(QListWidget, "dialog.columns.list")
    assert focus() is columns
    press("Down", "Down", "Alt+Up", "Down", "Space")
    find(QAbstractButton, "dialog.columns.save").click()
    active(table.window())
    assert table.model.column_names() == ["title", "lead_id", "status", "planned_end", "progress"]
    kept = views.usual(context.ws, network_id=context.network_id, place="actions")
    assert kept is not None
    assert kept.columns == ("title", "lead_id", "status", "planned_end", "progress")
    # In the header, too.
    table.table.setFocus()
    press("Home", "Up", "Right", "Alt+Right", "Shift+Right")
    assert table.model.column_names()[:3] == ["title", "status", "lead_id"]
    assert "lead_id" in table.table.widths.chosen
    table.arranging.ask_columns()
    find(QAbstractButton, "dialog.columns.usual").click()
    find(QAbstractButton, "dialog.columns.save").click()
    assert table.model.column_names()[1] == "pillar"


def test_a_view_is_saved_and_chosen_again(table: ActionsPage, find: Find, context: Context) -> None:
    table.filters.choices["pillar"].set_value(Pillar.ACTION)
    assert table.views.button.accessibleName() == "View: All actions, changed"
    active(table.views.ask_name())
    QTest.keyClicks(focus(), "Our action")
    press("Return")
    active(table.window())
    assert table.views.name() == "Our action"
    assert not table.views.differs()
    table.views.button.setFocus()
    press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    pick(menu, "All actions")
    assert shown(table) == OPEN_FIRST
    table.views.button.setFocus()
    press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    pick(menu, "Our action")
    assert shown(table) == ["Débat sur l’actualité", "Youth radio corner"]
    (view,) = context.data.all(SavedView)
    records.delete(context.ws, SavedView, view.id)


def test_a_view_of_another_version_is_left_alone(page: ActionsPage, context: Context) -> None:
    for text in ("{", '{"version": 99}', '{"version":1,"filters":{"due":["someday"]},"widths":{}}'):
        values = {"network_id": context.network_id, "place": "actions", "name": text[:12]}
        changes = records.create(context.ws, SavedView, values=values | {"definition": text})
        context.announce(changes)
        page.views.choose(changes.first_id)
        assert shown(page) == OPEN_FIRST
    assert {row.definition for row in context.data.all(SavedView)} >= {"{", '{"version": 99}'}


def test_overdue_and_to_review_are_always_there(
    page: ActionsPage, context: Context, ids: Any
) -> None:
    page.arrive(filter="late")
    assert page.views.name() == "Overdue"
    assert shown(page) == ["Invite the health centre"]
    context.change(Action, ids.radio, "review_on", context.today())
    page.views.choose("review")
    assert shown(page) == ["Youth radio corner"]
    assert page.model.query.sort == "review_on"


def test_more_filters_come_when_asked_for(page: ActionsPage, find: Find, ids: Any) -> None:
    find(QAbstractButton, "actions.filter.more").click()
    partner = find(QComboBox, "actions.filter.partner")
    partner.load()
    partner.setCurrentIndex(1)
    assert shown(page) == ["Débat sur l’actualité"]
    find(QAbstractButton, "actions.filter.more").click()
    # What is set stays in sight.
    assert partner.isVisible()
    page.filters.clear()
    assert not partner.isVisible()


def test_only_what_is_seen_is_read(
    page: ActionsPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    with context.ws.write("Many") as tx:
        for number in range(400):
            tx.session.add(Action(**scope, title=f"Action {number:03}"))
    read: list[str] = []
    rows = page.source.rows

    def counted(ids: Sequence[str]) -> dict[str, Any]:
        read.extend(ids)
        return rows(ids)

    monkeypatch.setattr(page.source, "rows", counted)
    context.announce(tx.changes)
    QApplication.processEvents()
    assert page.model.rowCount() == 404
    assert len(set(read)) <= 64
    page.table.setFocus()
    press("End")
    assert shown(page)[-1] == "Welcome visits"
    assert page.table.currentIndex().row() == 403
    assert page.panel.place.text() == "Action 404 of 404"


def test_stopping_several_asks_for_one_lesson(
    table: ActionsPage, find: Find, context: Context
) -> None:
    press("Ctrl+A")
    table.change_together()
    find(QComboBox, "dialog.many.status").setCurrentIndex(len(ActionStatus))
    find(QLineEdit, "dialog.many.lesson").setText("Ask first")
    find(QAbstractButton, "dialog.many.save").click()
    assert {item.status for item in context.data.all(Action)} == {ActionStatus.STOPPED}
    notes = context.data.all(ActionLogEntry)
    assert [note.text for note in notes].count("Ask first") == 4


def test_very_many_are_changed_beside_the_window(
    page: ActionsPage, context: Context, find: Find, qtbot: QtBot
) -> None:
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    with context.ws.write("Many") as tx:
        for number in range(120):
            tx.session.add(Action(**scope, title=f"Action {number:03}"))
    context.announce(tx.changes)
    page.table.selectAll()
    page.change_together()
    (dialog,) = page.window().findChildren(ManyDialog)
    find(QComboBox, "dialog.many.pillar").setCurrentIndex(1)
    with qtbot.waitSignal(context.changed):
        dialog.save.click()
    qtbot.waitUntil(lambda: context.runner.running() == 0)
    assert {item.pillar for item in context.data.all(Action)} == {Pillar.COMMUNICATION}
    context.undo()
    qtbot.waitUntil(lambda: context.runner.running() == 0)
    assert len({item.pillar for item in context.data.all(Action)}) > 1
