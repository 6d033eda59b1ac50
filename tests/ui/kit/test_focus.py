"""The ring follows the keyboard, spares the mouse, and always shows in text fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.focus import FocusRing, set_focus_style
from pcve_desktop.ui.kit.scroll import ScrollArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


class Window(QWidget):
    """Two buttons, a field, a list, and a button far down in a scroll area."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.first = Button(hub, "First", name="first")
        self.second = Button(hub, "Second", name="second")
        self.field = QLineEdit()
        self.list = QListView()
        inside = QWidget()
        deep = QVBoxLayout(inside)
        deep.addSpacing(900)
        self.deep = Button(hub, "Deep", name="deep")
        deep.addWidget(self.deep)
        self.area = ScrollArea(inside)
        for widget in (self.first, self.second, self.field, self.list, self.area):
            column.addWidget(widget)
        self.ring = FocusRing(self, hub)


@pytest.fixture
def window(qtbot: QtBot, hub: ThemeHub) -> Window:
    made = Window(hub)
    qtbot.addWidget(made)
    made.resize(400, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_ring_surrounds_the_widget_with_keyboard_focus(window: Window) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.target() is window.first
    around = QRect(window.first.mapTo(window, QPoint(0, 0)), window.first.size())
    assert window.ring.geometry() == around.adjusted(-4, -4, 4, 4)
    QTest.keyClick(window.first, Qt.Key.Key_Tab)
    assert window.ring.target() is window.second


def test_mouse_shows_no_ring_until_a_key_is_pressed(window: Window) -> None:
    QTest.mousePress(window.second, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(window.second, Qt.MouseButton.LeftButton)
    assert window.second.hasFocus()
    assert window.ring.target() is None
    QTest.keyClick(window.second, Qt.Key.Key_Shift)
    assert window.ring.target() is window.second
    QTest.mouseClick(window.second, Qt.MouseButton.LeftButton)
    assert window.ring.target() is None


def test_text_field_is_ringed_even_after_a_click(window: Window) -> None:
    QTest.mouseClick(window.field, Qt.MouseButton.LeftButton)
    assert window.ring.target() is window.field


def test_item_views_paint_their_own(window: Window) -> None:
    window.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.target() is None


def test_ring_can_be_inset_or_refused(window: Window) -> None:
    set_focus_style(window.second, inset=True)
    window.second.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.size() == window.second.size()
    set_focus_style(window.first, ring=False)
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.target() is None


def test_ring_follows_scrolling_and_resizing(window: Window) -> None:
    window.deep.setFocus(Qt.FocusReason.TabFocusReason)
    window.area.ensureWidgetVisible(window.deep)
    assert window.ring.target() is window.deep
    before = window.ring.pos()
    window.area.verticalScrollBar().setValue(window.area.verticalScrollBar().maximum() - 10)
    assert window.ring.pos().y() == before.y() + 10
    window.area.verticalScrollBar().setValue(0)
    assert window.ring.target() is None, "scrolled out of sight"


def test_hidden_or_deleted_target_leaves_no_ring(qtbot: QtBot, window: Window) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    window.first.hide()
    qtbot.waitUntil(lambda: window.ring.target() is not window.first)
    window.second.setFocus(Qt.FocusReason.TabFocusReason)
    window.second.deleteLater()
    qtbot.waitUntil(lambda: window.ring.target() is not window.second)


def test_no_ring_where_the_focus_goes_after_a_click(window: Window) -> None:
    window.first.clicked.connect(window.second.setFocus)
    handle = window.windowHandle()
    at = window.first.mapTo(window, window.first.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.second.hasFocus()
    assert window.ring.target() is None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert window.ring.target() is window.field
    window.second.setFocus()
    assert window.ring.target() is window.second
