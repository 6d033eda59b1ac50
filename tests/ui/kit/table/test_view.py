"""The table on the screen: keyboard, current row, widths, empty state, hostile text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip

from pcve_desktop.models.actions import Action
from pcve_desktop.ui.kit.table import RecordTableModel, RecordTableView, Show, column, in_card
from tests.ui.kit.table.conftest import actions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def view(qtbot: QtBot, hub: ThemeHub, tr: Translator, model: RecordTableModel) -> RecordTableView:
    """Return a shown table of four actions."""
    made = RecordTableView(model, hub=hub, tr=tr, name="actions.table", label="Actions")
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_names(view: RecordTableView) -> None:
    assert view.objectName() == "actions.table"
    assert view.accessibleName() == "Actions"


def test_enter_opens_and_delete_asks(qtbot: QtBot, view: RecordTableView) -> None:
    view.select_id("a2")
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["a2"]
    with qtbot.waitSignal(view.delete_asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert asked.args == ["a2"]


def test_home_and_end(qtbot: QtBot, view: RecordTableView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_id() == "a4"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id() == "a1"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == "a2"


def test_current_row_is_told_and_survives_new_rows(qtbot: QtBot, view: RecordTableView) -> None:
    told: list[str] = []
    view.current_changed.connect(told.append)
    view.select_id("a3")
    view.sort_by("title")
    assert view.current_id() == "a3"
    view._records.set_rows(actions()[::-1])
    assert view.current_id() == "a3"
    view._records.set_rows(actions()[:2])
    assert view.current_id() == ""
    assert told == ["a3", ""]
    assert not view.select_id("gone")


def test_sorting_by_keyboard(qtbot: QtBot, view: RecordTableView) -> None:
    view.select_id("a1")
    view.setFocus()
    header = view.horizontalHeader()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert header.hasFocus()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert view.shown_ids() == ["a4", "a1", "a2", "a3"]
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert view.shown_ids() == ["a3", "a2", "a1", "a4"]
    for _step in range(4):
        QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert view.shown_ids() == ["a2", "a1", "a4", "a3"]
    QTest.keyClick(header, Qt.Key.Key_Down)
    assert view.hasFocus()


def test_context_menu(view: RecordTableView) -> None:
    view.menu_filling.connect(lambda menu, record_id: menu.addAction(f"Note on {record_id}"))
    menu = view.fill_menu(view.filter.index(0, 0))
    texts = [entry.text() for entry in menu.actions() if entry.text()]
    assert texts == ["Open", "Note on a1", "Delete", "Sort by"]
    sort = menu.actions()[-1].menu()
    assert isinstance(sort, QMenu)
    sort.actions()[0].trigger()
    assert view.shown_ids()[0] == "a4"
    menu.close()


@pytest.mark.parametrize("width", [1100, 800, 700])
def test_columns_fit_the_width(view: RecordTableView, width: int) -> None:
    view.resize(width, 400)
    widths = [view.columnWidth(place) for place in range(6)]
    assert sum(widths) == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_states_and_dates_are_never_cut(view: RecordTableView) -> None:
    view.resize(1100, 400)
    roomy = [view.columnWidth(place) for place in (3, 4, 5)]
    view.resize(420, 400)
    assert [view.columnWidth(place) for place in (3, 4, 5)] == roomy
    assert view.horizontalScrollBar().maximum() > 0


def test_empty_state(qtbot: QtBot, view: RecordTableView) -> None:
    view.set_empty("No action yet.", "Talk about it")
    assert view.findChild(QPushButton, "actions.table.empty.action") is None
    view._records.set_rows([])
    link = view.findChild(QPushButton, "actions.table.empty.action")
    assert link is not None
    assert link.isVisible()
    with qtbot.waitSignal(view.empty_acted):
        link.click()
    view._records.set_rows(actions())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert view.findChild(QPushButton, "actions.table.empty.action") is None
    view.filter.set_text("nothing like this")
    assert view._empty is not None
    assert view._empty.accessibleName() == "Nothing fits the filters."


def test_selected_row_is_soft_with_an_accent_bar(view: RecordTableView, hub: ThemeHub) -> None:
    view.select_id("a2")
    picture: QImage = view.viewport().grab().toImage()
    middle = view.visualRect(view.currentIndex()).center().y()
    assert picture.pixelColor(1, middle) == hub.theme.color("accent")
    assert picture.pixelColor(9, middle) == hub.theme.color("soft")
    other = view.visualRect(view.filter.index(0, 0)).center().y()
    assert picture.pixelColor(9, other) == hub.theme.color("surface")


def test_hostile_text_is_painted_as_text(
    qtbot: QtBot, view: RecordTableView, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = ["<b>x</b>" + "w" * 4000, "שלום\u202e עולם", "&amp; & <img src=x>", "\u0000\u0007"]
    records = [Action(id=str(n), network_id="n", title=text) for n, text in enumerate(hostile)]
    view._records.set_rows(records)
    view.grab()
    assert sum(view.columnWidth(place) for place in range(6)) == view.viewport().width()
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _spot, text, _widget: shown.append(text))
    for row in (0, 1):
        spot = view.visualRect(view.filter.index(row, 0)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, spot, QPoint(5, 5))
        QApplication.sendEvent(view.viewport(), event)
    assert "&lt;b&gt;x&lt;/b&gt;" in shown[0]
    assert shown[1] == ""


def test_rows_grow_with_the_text(view: RecordTableView, hub: ThemeHub) -> None:
    assert view.rowHeight(0) == 51
    hub.set_text_factor(1.6)
    assert view.rowHeight(0) == 82
    assert sum(view.columnWidth(place) for place in range(6)) >= view.viewport().width()


def test_two_hundred_rows_show_at_once(view: RecordTableView) -> None:
    many = [
        Action(id=str(n), network_id="n", title=f"Action {n}", lead_id="o1", progress=n % 100)
        for n in range(200)
    ]
    begun = time.perf_counter()
    view._records.set_rows(many)
    view.grab()
    # Far above what it takes (40 ms), far below what a person would notice.
    assert time.perf_counter() - begun < 1.0
    assert view.filter.count() == 200


def test_card_around_a_table(view: RecordTableView) -> None:
    card = in_card(view)
    assert card.property("kind") == "card"
    assert card.isAncestorOf(view)
    view.setParent(None)


def test_optional_columns_go_where_there_is_no_room(
    qtbot: QtBot, hub: ThemeHub, tr: Translator
) -> None:
    columns = [
        column(Action, "title", narrowest=180),
        column(Action, "pillar", narrowest=140, optional=True),
        column(Action, "status", show=Show.STATE),
        column(Action, "planned_end", optional=True),
    ]
    model = RecordTableModel(columns, tr=tr)
    model.set_rows(actions())
    view = RecordTableView(model, hub=hub, tr=tr, name="t", label="Actions")
    qtbot.addWidget(view)
    view.show()
    shown = {}
    for width in (900, 300, 240):
        view.resize(width, 300)
        QApplication.processEvents()
        shown[width] = [c.name for at, c in enumerate(columns) if not view.isColumnHidden(at)]
        assert view.horizontalHeader().length() == view.viewport().width()
    assert shown[900] == ["title", "pillar", "status", "planned_end"]
    assert shown[300] == ["title", "pillar", "status"]
    assert shown[240] == ["title", "status"]
    header = view.horizontalHeader()
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Right)
    assert view._header.current_section() == 2
