"""The rail: one tab stop, arrows, names with states, icons only when narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.ui.kit.rail import Rail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def rail(qtbot: QtBot, hub: ThemeHub) -> Rail:
    made = Rail(hub, "Passerelle", "Places", name="rail")
    made.set_network("Les Tilleuls", "Neighbourhood network")
    made.add_item("overview", "Overview", icon="home")
    made.add_group("Six steps, any order")
    made.add_item("step1", "Collective training", number="1")
    made.add_group("Network")
    made.add_item("exchange", "Exchange", icon="exchange")
    made.add_item("settings", "Settings", icon="sliders", bottom=True)
    made.set_current("overview")
    qtbot.addWidget(made)
    made.resize(240, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_names_carry_number_state_and_count(rail: Rail) -> None:
    rail.set_state("step1", "step.adapted", "Adapted")
    rail.set_count("exchange", "1", badge=True)
    assert rail.item("step1").accessibleName() == "1 Collective training, Adapted"
    assert rail.item("exchange").accessibleName() == "Exchange, 1"
    assert rail.item("step1").objectName() == "rail.step1"
    assert rail.network.accessibleName() == "Les Tilleuls"


def test_there_is_one_tab_stop(rail: Rail) -> None:
    keys = ("overview", "step1", "exchange", "settings")
    rail.set_current("exchange")
    stops = [key for key in keys if rail.item(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["exchange"]


def test_arrows_walk_and_enter_goes(qtbot: QtBot, rail: Rail) -> None:
    rail.item("overview").setFocus()
    QTest.keyClick(rail.item("overview"), Qt.Key.Key_Down)
    assert rail.item("step1").hasFocus()
    with qtbot.waitSignal(rail.chosen, timeout=500) as said:
        QTest.keyClick(rail.item("step1"), Qt.Key.Key_Return)
    assert said.args == ["step1"]
    assert rail.current() == "overview", "the mark follows the window, not the click"
    QTest.keyClick(rail.item("step1"), Qt.Key.Key_End)
    assert rail.item("settings").hasFocus()
    QTest.keyClick(rail.item("settings"), Qt.Key.Key_Down)
    assert rail.item("overview").hasFocus()


def test_click_says_where_to_go(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen, timeout=500) as said:
        QTest.mouseClick(rail.item("exchange"), Qt.MouseButton.LeftButton)
    assert said.args == ["exchange"]
    with qtbot.waitSignal(rail.network_clicked, timeout=500):
        QTest.keyClick(rail.network, Qt.Key.Key_Space)


def test_narrow_window_shows_icons_with_tooltips(qtbot: QtBot, hub: ThemeHub, rail: Rail) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(rail)
    row.addStretch(1)
    qtbot.addWidget(window)
    rail.follow(window)
    window.resize(1199, 700)
    window.show()
    assert (rail.is_compact(), rail.width()) == (True, 64)
    assert rail.item("step1").toolTip() == "1 Collective training"
    window.resize(1200, 700)
    assert (rail.is_compact(), rail.width()) == (False, 240)
    assert rail.item("step1").toolTip() == ""
    hub.set_text_factor(1.5)
    assert rail.is_compact(), "1200 px hold less of larger text"


def test_places_are_high_enough_to_hit(rail: Rail) -> None:
    assert rail.item("step1").height() >= 32
