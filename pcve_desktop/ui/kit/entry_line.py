"""Lines that are typed: one taken by Enter and empty for the next, and those that search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from pcve_desktop.ui.kit.scan_wish import ask_for_scan

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def let_clear(line: QLineEdit, tr: Translator) -> None:
    """Give a field that searches the button that empties it, and name what is inside it."""
    line.setClearButtonEnabled(True)
    # Not through the words of their actions: those would bring the hidden button into sight.
    for button in line.findChildren(QToolButton):
        empties = button.defaultAction().objectName() == "_q_qlineeditclearaction"
        button.setAccessibleName(tr.t("Empty the field") if empties else tr.t("Search"))


class EntryLine(QLineEdit):
    """A line for one entry after the other.

    Undo belongs to the text only while something is typed; then it takes back what was saved.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ask_for_scan(self)

    def take(self) -> str:
        """Return what is typed, with single spaces."""
        return " ".join(self.text().split())

    def empty(self) -> None:
        """Begin anew, so that undo does not bring back what has been saved."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._passes_on(event):
            # A field keeps these keys for itself even when it has nothing to undo.
            event.ignore()
            return True
        return super().event(event)

    def _passes_on(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
        return undo or redo
