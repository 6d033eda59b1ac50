"""Somebody at the keyboard of the real window: no mouse, no call into a page.

Keys go to whatever has the keyboard. `reach` walks with Tab until a control has it, as people do;
what cannot be reached that way fails the test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pcve_desktop.models import Record
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.ui.main_window import MainWindow

R = TypeVar("R", bound="Record")

_LONGEST_WALK = 250


class Evening:
    """One person, one window, one keyboard."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def focus(self) -> QWidget:
        """The control that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    @property
    def data(self) -> Dataset:
        """What the open network holds, as the pages see it."""
        assert self.window.shell is not None
        return self.window.shell.context.data

    def all(self, entity: type[R]) -> list[R]:
        """Return the records of the network and cycle at hand."""
        return self.data.all(entity)

    def press(self, *keys: str) -> None:
        """Press keys by name: "Ctrl+2", "Tab", "Return", "Space", "Down"."""
        for name in keys:
            QTest.keySequence(self._taker(), QKeySequence(name))
            self.settle()

    def type(self, text: str, *, enter: bool = False) -> None:
        """Type text where the keyboard is, then Enter if wanted."""
        for letter in text:
            # The first digit over a cell opens its editor; the next ones go there.
            QTest.keyClicks(self._taker(), letter)
        if enter:
            self.press("Return")
        self.settle()

    def menu(self) -> None:
        """Press the menu key: the desktop makes a menu request of it for what has the keyboard."""
        widget = self.focus
        spot = widget.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, spot, widget.mapToGlobal(spot))
        QCoreApplication.sendEvent(widget, event)
        self.settle()

    def reach(self, name: str, *, key: str = "Tab") -> QWidget:
        """Press Tab until the control of that name has the keyboard; return it."""
        walked = []
        for _ in range(_LONGEST_WALK):
            walked.append(self.focus.objectName())
            if self._is(name):
                return self.focus
            self.press(key)
        raise AssertionError(f"{name} was not reached; walked: {list(dict.fromkeys(walked))}")

    def _is(self, name: str) -> bool:
        """Say whether the keyboard is in the control of that name, or in its inner part."""
        widget: QWidget | None = self.focus
        while widget is not None:
            if widget.objectName() == name:
                return True
            if widget.objectName() and not widget.objectName().startswith("qt_"):
                return False
            widget = widget.parentWidget()
        return False

    def has(self, name: str) -> bool:
        """Say whether a control of that name can be seen."""
        return any(
            widget.isVisible()
            for window in QApplication.topLevelWidgets()
            for widget in window.findChildren(QWidget, name)
        )

    def settle(self) -> None:
        """Let the window do what the keys asked for."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def _taker(self) -> QWidget:
        """Return what a key goes to: an open menu or list first, as on a real desktop."""
        popup: QWidget | None = QApplication.activePopupWidget()
        focus: QWidget | None = QApplication.focusWidget()
        if popup is not None:
            inner: QWidget | None = popup.focusWidget()
            return popup if inner is None else inner
        return self.window if focus is None else focus
