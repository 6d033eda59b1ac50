"""The list of records to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from pcve_desktop.ui.kit.tick_list import TickList, TickModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

OPTIONS = [(f"o{n}", f"Club {n}") for n in range(8)] + [("e", "École du Pont")]


@pytest.fixture
def ticks(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> TickList:
    """Return a shown list of nine partners, one ticked."""
    made = TickList(OPTIONS, ["o1"], label="Partners", tr=tr, hub=hub, object_name="x.partners")
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def test_model_is_sound(tr: Translator, qtmodeltester: ModelTester) -> None:
    model = TickModel(tr)
    model.set_options(OPTIONS, ["o1"])
    qtmodeltester.check(model)


def test_space_ticks_and_tells(qtbot: QtBot, ticks: TickList) -> None:
    view = ticks.findChild(QListView, "x.partners.list")
    count = ticks.findChild(QLabel, "x.partners.count")
    assert view is not None
    assert count is not None
    assert view.accessibleName() == "Partners"
    assert count.text() == "1 chosen"
    view.setCurrentIndex(view.model().index(2, 0))
    with qtbot.waitSignal(ticks.changed):
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticks.chosen() == ["o1", "o2"]
    assert count.text() == "2 chosen"
    spoken = view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Club 2, ticked"


def test_click_anywhere_in_the_row_ticks(qtbot: QtBot, ticks: TickList) -> None:
    view = ticks.findChild(QListView, "x.partners.list")
    assert view is not None
    spot = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert ticks.chosen() == []


def test_search_without_accents_keeps_ticks(qtbot: QtBot, ticks: TickList) -> None:
    search = ticks.findChild(QLineEdit, "x.partners.search")
    view = ticks.findChild(QListView, "x.partners.list")
    assert search is not None
    assert view is not None
    QTest.keyClicks(search, "ecole")
    assert view.model().rowCount() == 1
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.model().index(0, 0)).center(),
    )
    assert ticks.chosen() == ["o1", "e"]


def test_ticked_ids_that_are_not_offered_stay(ticks: TickList) -> None:
    ticks.set_options(OPTIONS[:2], ["elsewhere", "o0"])
    assert ticks.chosen() == ["o0", "elsewhere"]
    search = ticks.findChild(QLineEdit, "x.partners.search")
    assert search is not None
    assert search.isHidden()
