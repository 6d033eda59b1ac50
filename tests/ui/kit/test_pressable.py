"""The surface that is pressed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout

from pcve_desktop.ui.kit.pressable import Look, Pressable
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.mark.parametrize("look", ["row", "card", "first"])
def test_a_press_on_a_label_inside_counts(qtbot: QtBot, hub: ThemeHub, look: Look) -> None:
    surface = Pressable(hub, "New network", name="surface", look=look)
    column = QVBoxLayout(surface)
    label = Text("New network")
    column.addWidget(label)
    surface.pass_clicks()
    qtbot.addWidget(surface)
    surface.resize(200, 60)
    surface.show()
    with qtbot.waitSignal(surface.clicked):
        QTest.mouseClick(
            surface,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            label.geometry().center(),
        )
    assert surface.childAt(label.geometry().center()) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_it_is_reached_and_pressed_by_keyboard(qtbot: QtBot, hub: ThemeHub, key: Qt.Key) -> None:
    surface = Pressable(hub, "Open", name="surface")
    qtbot.addWidget(surface)
    surface.show()
    surface.setFocus()
    with qtbot.waitSignal(surface.clicked):
        QTest.keyClick(surface, key)
    assert surface.accessibleName() == "Open"


def test_its_content_gives_it_its_height(qtbot: QtBot, hub: ThemeHub) -> None:
    surface = Pressable(hub, "Text", name="surface")
    column = QVBoxLayout(surface)
    column.addWidget(Text("A sentence that is long enough to break " * 3, wrap=True))
    qtbot.addWidget(surface)
    assert surface.heightForWidth(200) > surface.heightForWidth(900)
