"""Toasts stay until dismissed and take back what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pcve_desktop.ui.kit.toast import Toast, ToastHost

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def shown(window: QWidget) -> list[str]:
    return [toast.words.text() for toast in window.findChildren(Toast) if toast.isVisible()]


def press(toast: Toast, name: str) -> None:
    button = toast.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_undo_is_called_and_the_toast_goes(
    qtbot: QtBot, window: QWidget, hub: ThemeHub, tr: Translator
) -> None:
    calls: list[str] = []
    host = ToastHost(window, hub, tr)
    toast = host.show("Partner removed", undo=lambda: calls.append("undo"))
    assert shown(window) == ["Partner removed"]
    press(toast, "toast.undo")
    assert calls == ["undo"]
    assert shown(window) == []


def test_toast_without_undo_can_only_be_closed(
    window: QWidget, hub: ThemeHub, tr: Translator
) -> None:
    toast = ToastHost(window, hub, tr).show("Copied")
    assert toast.findChild(QAbstractButton, "toast.undo") is None
    press(toast, "toast.close")
    assert shown(window) == []


def test_a_toast_stands_at_the_bottom_right(window: QWidget, hub: ThemeHub, tr: Translator) -> None:
    toast = ToastHost(window, hub, tr).show("One")
    assert toast.geometry().right() == window.width() - 25
    window.resize(700, 500)
    assert toast.geometry().right() == 700 - 25
    assert window.rect().contains(toast.geometry())


def test_only_the_newest_stays(window: QWidget, hub: ThemeHub, tr: Translator) -> None:
    host = ToastHost(window, hub, tr)
    for number in range(3):
        host.show(str(number))
    assert shown(window) == ["2"]
    host.clear()
    assert shown(window) == []
