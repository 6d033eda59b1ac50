"""The page of the actions: table, board, filters, keyboard, narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from pcve_desktop.models.actions import Action, ActionLogEntry, ActionObjective, ActionPartner
from pcve_desktop.models.vocabularies import ActionStatus, LogKind, Pillar
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.table import LazyTableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.context import Context

Find = Any


def shown(page: ActionsPage) -> list[str]:
    return [page.model.record(page.model.row_of(key) or 0).title for key in page.table.shown_ids()]


def test_open_actions_come_first_then_the_due_date(page: ActionsPage) -> None:
    assert shown(page) == [
        "Invite the health centre",
        "Débat sur l’actualité",
        "Youth radio corner",
        "Welcome visits",
    ]
    count = page.findChild(QLabel, "actions.count")
    assert isinstance(count, QLabel)
    assert count.text() == "4 actions, open first"


def test_a_late_action_says_so_in_words(page: ActionsPage, ids: Any) -> None:
    row = page.model.row_of(ids.late)
    assert row is not None
    assert page.model.row_in_words(row).endswith("4 days late")
    assert page.model.cell(row, page.model.column_index("planned_end")).late
    other = page.model.row_of(ids.debate)
    assert other is not None
    assert "late" not in page.model.row_in_words(other)


def test_the_table_shows_the_short_name_of_the_lead(page: ActionsPage, ids: Any) -> None:
    row = page.model.row_of(ids.debate)
    assert row is not None
    assert page.model.cell(row, page.model.column_index("lead_id")).text == "Médiathèque"
    idea = page.model.row_of(ids.radio)
    assert idea is not None
    assert page.model.cell(idea, page.model.column_index("lead_id")).text == "to be found"


def test_search_ignores_accents_and_case(page: ActionsPage, find: Find) -> None:
    find(QLineEdit, "actions.search").setText("debat")
    assert shown(page) == ["Débat sur l’actualité"]
    assert find(QLabel, "actions.count").text() == "1 action, open first"


def test_without_room_the_count_leaves_the_order_unsaid(page: ActionsPage) -> None:
    page.filters.resize(400, 30)
    assert page.filters.count.text() == "4"
    assert page.filters.count.accessibleName() == "4 actions, open first"
    page.filters.resize(740, 30)
    assert page.filters.count.text() == "4 actions"
    page.filters.resize(980, 30)
    assert page.filters.count.text() == "4 actions, open first"


def test_filters_work_together(page: ActionsPage, find: Find) -> None:
    pillar = find(QComboBox, "actions.filter.pillar")
    pillar.set_value(Pillar.ACTION)
    assert shown(page) == ["Débat sur l’actualité", "Youth radio corner"]
    find(QComboBox, "actions.filter.status").set_value(ActionStatus.IDEA)
    assert shown(page) == ["Youth radio corner"]
    find(QComboBox, "actions.filter.status").set_value(None)
    lead = find(QComboBox, "actions.filter.lead")
    lead.load()
    assert [lead.itemText(at) for at in range(lead.count())] == ["All", "Médiathèque Olympe"]
    lead.setCurrentIndex(1)
    assert shown(page) == ["Débat sur l’actualité"]


def test_due_filters(page: ActionsPage, find: Find, context: Context, ids: Any) -> None:
    due = find(QComboBox, "actions.filter.due")
    due.set_value("late")
    assert shown(page) == ["Invite the health centre"]
    due.set_value("month")
    late = context.data.get(Action, ids.late)
    assert late is not None
    assert late.planned_end is not None
    same = late.planned_end.month == context.today().month
    assert shown(page) == (["Invite the health centre"] if same else [])


def test_arrive_late_and_by_pillar(page: ActionsPage) -> None:
    page.arrive(filter="late")
    assert shown(page) == ["Invite the health centre"]
    assert page.panel.title.text() == "Invite the health centre"
    page.arrive(pillar="action")
    assert shown(page) == ["Débat sur l’actualité", "Youth radio corner"]
    assert page.panel.title.text() == "Débat sur l’actualité"


def test_arrive_at_a_record_shows_it_even_when_filtered_out(page: ActionsPage, ids: Any) -> None:
    page.filters.search.setText("nothing like it")
    page.arrive(record=ids.radio)
    assert page.panel.title.text() == "Youth radio corner"
    assert page.table.current_id() == ids.radio
    assert page.panel.place.text() == "Action 3 of 4"


def test_arrive_new_opens_the_form_with_the_pillar(
    page: ActionsPage, find: Find, context: Context
) -> None:
    page.arrive(new=True, pillar="referral")
    find(QLineEdit, "form.action.title").setText("Name one referent per school")
    find(QAbstractButton, "dialog.action.save").click()
    made = next(a for a in context.data.all(Action) if a.title == "Name one referent per school")
    assert made.pillar is Pillar.REFERRAL
    assert made.number == 5
    assert page.panel.title.text() == "Name one referent per school"
    assert page.table.current_id() == made.id


def test_a_new_action_keeps_its_partners_and_objectives(
    page: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    page.new_item()
    find(QLineEdit, "form.action.title").setText("Open gym")
    dialog = find(QWidget, "dialog.action")
    partners, objectives = dialog.tick_lists
    partners.set_options([(ids.media, "Médiathèque")], [ids.media])
    objectives.set_options([(ids.objective, "Young people host debates")], [ids.objective])
    find(QAbstractButton, "dialog.action.save").click()
    made = next(a for a in context.data.all(Action) if a.title == "Open gym")
    links = context.data.where(ActionPartner, "action_id", made.id)
    assert [link.organisation_id for link in links] == [ids.media]
    served = context.data.where(ActionObjective, "action_id", made.id)
    assert [link.objective_id for link in served] == [ids.objective]
    assert made.cycle_id == context.cycle_id


def test_arrows_show_the_next_action(page: ActionsPage, ids: Any) -> None:
    page.table.setFocus()
    page.table.select_id(ids.late)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.title.text() == "Débat sur l’actualité"
    page.panel.next.click()
    assert page.table.current_id() == ids.radio
    page.panel.previous.click()
    assert page.table.current_id() == ids.debate


def test_closing_the_details_leaves_room_and_enter_opens_them(page: ActionsPage, ids: Any) -> None:
    page.panel.shut.click()
    assert not page.panel.isVisible()
    page.table.select_id(ids.debate)
    assert not page.panel.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.title.text() == "Débat sur l’actualité"


def test_narrow_windows_show_the_details_over_the_page(
    ids: Any, place: Callable[[int], ActionsPage]
) -> None:
    page = place(1024)
    assert page.table.isVisible()
    assert not page.panel.isVisible()
    page.table.select_id(ids.debate)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert not page.table.isVisible()
    page.panel.back.click()
    assert page.table.isVisible()
    assert not page.panel.isVisible()


def test_delete_asks_first_and_can_be_undone(
    page: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    page.table.select_id(ids.debate)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    find(QAbstractButton, "dialog.delete.keep").click()
    assert context.data.get(Action, ids.debate) is not None
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    find(QAbstractButton, "dialog.delete.delete").click()
    assert context.data.get(Action, ids.debate) is None
    assert len(page.table.shown_ids()) == 3
    assert page.panel.title.text() != "Débat sur l’actualité"
    context.undo()
    assert len(page.table.shown_ids()) == 4


def test_the_board_has_a_column_per_status(page: ActionsPage, ids: Any) -> None:
    page.view.set_current("board")
    board = page.board()
    assert board.ids("under_way") == [ids.late]
    assert board.ids("planned") == [ids.debate]
    assert board.ids("idea") == [ids.radio]
    assert board.ids("done") == [ids.done]
    assert not page.panel.isVisible()


def test_moving_a_card_changes_the_status(page: ActionsPage, context: Context, ids: Any) -> None:
    page.view.set_current("board")
    board = page.board()
    board.select_id(ids.radio, focus=True)
    cards = board.lanes[0].list
    QTest.keyClick(cards, Qt.Key.Key_Space)
    QTest.keyClick(cards, Qt.Key.Key_Right)
    QTest.keyClick(board.lanes[1].list, Qt.Key.Key_Space)
    action = context.data.get(Action, ids.radio)
    assert action is not None
    assert action.status is ActionStatus.PLANNED
    assert ids.radio in board.ids("planned")


def test_stopping_on_the_board_asks_for_the_lesson(
    page: ActionsPage, find: Find, context: Context, ids: Any
) -> None:
    page.view.set_current("board")
    board = page.board()
    board.moved.emit(ids.radio, "stopped", None, None)
    find(QAbstractButton, "dialog.lesson.cancel").click()
    assert board.ids("idea") == [ids.radio]
    board.moved.emit(ids.radio, "stopped", None, None)
    find(QLineEdit, "dialog.lesson.text").setText("Ask first, then vote")
    find(QAbstractButton, "dialog.lesson.save").click()
    assert board.ids("stopped") == [ids.radio]
    notes = context.data.where(ActionLogEntry, "action_id", ids.radio)
    assert [(note.kind, note.text) for note in notes] == [(LogKind.LESSON, "Ask first, then vote")]
    # One step back takes both the state and the lesson.
    context.undo()
    assert board.ids("idea") == [ids.radio]
    assert not context.data.where(ActionLogEntry, "action_id", ids.radio)


def test_the_board_follows_the_filters(page: ActionsPage, ids: Any) -> None:
    page.view.set_current("board")
    page.filters.search.setText("radio")
    board = page.board()
    assert [board.ids(status.value) for status in ActionStatus] == [
        [ids.radio], [], [], [], [], [],
    ]  # fmt: skip


def test_an_empty_network_proposes_a_first_action(
    place: Callable[[], ActionsPage], find: Find
) -> None:
    page = place()
    assert not page.panel.isVisible()
    find(QAbstractButton, "actions.table.empty.action").click()
    assert find(QWidget, "dialog.action").isVisible()


def test_a_change_elsewhere_shows_at_once(page: ActionsPage, context: Context, ids: Any) -> None:
    context.perform(lambda: actions.set_status(context.ws, ids.late, ActionStatus.DONE))
    assert shown(page)[0] == "Débat sur l’actualité"
    assert page.panel.status.current() == "done"


def test_every_control_has_a_name(page: ActionsPage) -> None:
    for widget in page.findChildren(QAbstractButton):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget.objectName()
    assert page.findChild(LazyTableView, "actions.table").accessibleName() == "Actions"  # type: ignore[union-attr] # it is there
