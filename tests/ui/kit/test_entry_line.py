"""A line that is taken by Enter: undo belongs to the text only while something is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.ui.kit.entry_line import EntryLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A line in a window that hears what is undone and redone beyond the text."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.line = EntryLine()
        QVBoxLayout(self).addWidget(self.line)
        for key in ("Ctrl+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(key), self).activated.connect(
                lambda key=key: self.heard.append(key)
            )


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.line.setFocus()
    return made


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.windowHandle(), key, CONTROL)


def test_undo_belongs_to_what_is_being_typed(window: Window) -> None:
    QTest.keyClicks(window.line, "A card")
    press(window, Qt.Key.Key_Z)
    assert window.line.text() != "A card"
    assert window.heard == []


def test_undo_goes_on_once_the_line_was_taken(window: Window) -> None:
    QTest.keyClicks(window.line, "  A   card ")
    assert window.line.take() == "A card"
    window.line.empty()
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_Y)
    assert window.line.text() == ""
    assert window.heard == ["Ctrl+Z", "Ctrl+Y"]
