"""Buttons work by keyboard, say their names and give room to their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcve_desktop.ui.kit.buttons import Button, IconButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def test_button_says_its_label_and_keeps_ampersands(qtbot: QtBot, hub: ThemeHub) -> None:
    button = Button(hub, "Detection & referral", name="a.button", hint="Opens the list")
    qtbot.addWidget(button)
    assert button.objectName() == "a.button"
    assert button.accessibleName() == button.label() == "Detection & referral"
    assert button.accessibleDescription() == button.toolTip() == "Opens the list"
    assert button.shortcut().isEmpty()
    button.set_label("Open")
    assert button.accessibleName() == "Open"


def test_space_presses_a_button(qtbot: QtBot, hub: ThemeHub) -> None:
    for button in (Button(hub, "Go", name="go"), IconButton(hub, "close", "Close", name="x")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked, timeout=500):
            QTest.keyClick(button, Qt.Key.Key_Space)


def test_hit_areas_reach_32_pixels(qtbot: QtBot, hub: ThemeHub) -> None:
    for button in (
        Button(hub, "Go", name="go"),
        Button(hub, "Go", name="go", compact=True),
        Button(hub, "All actions", name="all", kind="quiet"),
        IconButton(hub, "close", "Close", name="x", size=20),
    ):
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= 32


def test_size_grows_with_icon_text_and_text_factor(qtbot: QtBot, hub: ThemeHub) -> None:
    plain = Button(hub, "Priorities", name="p")
    rich = Button(hub, "Priorities", name="p", trailing="chevron-right")
    qtbot.addWidget(plain)
    qtbot.addWidget(rich)
    assert rich.sizeHint().width() == plain.sizeHint().width() + 26
    hub.set_text_factor(1.5)
    assert plain.sizeHint().height() == 54


def test_fill_tells_the_ranks_apart(qtbot: QtBot, hub: ThemeHub) -> None:
    def fill(button: Button) -> str:
        qtbot.addWidget(button)
        button.resize(120, 36)
        return button.grab().toImage().pixelColor(6, 18).name().upper()

    off = Button(hub, "Go", name="go", kind="primary")
    off.setEnabled(False)
    assert fill(Button(hub, "Go", name="go", kind="primary")) == hub.theme.hex("accent")
    assert fill(Button(hub, "Go", name="go")) == hub.theme.hex("surface")
    assert fill(off) == hub.theme.hex("mute_bg")
