"""Segmented choice and on/off switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcve_desktop.ui.kit.switches import Segmented, Switch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def views(qtbot: QtBot, hub: ThemeHub) -> Segmented:
    options: list[tuple[str, str, str | None]] = [
        ("table", "Table", "table"),
        ("board", "Board", "board"),
        ("list", "List", None),
    ]
    made = Segmented(hub, options, name="views", text="View")
    qtbot.addWidget(made)
    return made


def test_first_option_is_chosen_at_once(views: Segmented) -> None:
    assert views.current() == "table"
    assert views.accessibleName() == "View"
    assert views.button("board").objectName() == "views.board"


def test_choosing_is_exclusive_and_says_the_key(qtbot: QtBot, views: Segmented) -> None:
    with qtbot.waitSignal(views.chosen, timeout=500) as said:
        views.button("board").click()
    assert said.args == ["board"]
    assert [views.button(key).isChecked() for key in ("table", "board", "list")] == [
        False,
        True,
        False,
    ]
    with qtbot.assertNotEmitted(views.chosen):
        views.button("board").click()


def test_arrows_move_the_choice(qtbot: QtBot, views: Segmented) -> None:
    with qtbot.waitActive(views):
        views.show()
    views.button("table").setFocus()
    QTest.keyClick(views.button("table"), Qt.Key.Key_Right)
    assert views.current() == "board"


def test_choosing_does_not_change_the_width(views: Segmented) -> None:
    before = views.sizeHint()
    views.set_current("list")
    assert views.sizeHint() == before


def test_switch_toggles_by_keyboard(qtbot: QtBot, hub: ThemeHub) -> None:
    switch = Switch(hub, "Views differ", name="differ", hint="Only open questions")
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.toggled, timeout=500) as said:
        QTest.keyClick(switch, Qt.Key.Key_Space)
    assert said.args == [True]
    assert switch.accessibleName() == "Views differ"
    assert switch.sizeHint().height() >= 32
