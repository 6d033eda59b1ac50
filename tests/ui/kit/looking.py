"""What tests use to look at a window: pictures of it, and the texts that are cut in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from pcve_desktop.ui.kit.text import ElidedText

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget


def clipped(root: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that have less room than they need."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedText):
            continue
        if label.wordWrap():
            fits = label.heightForWidth(label.width()) <= label.height() + 1
        else:
            fits = label.sizeHint().width() <= label.width() + 1
        if not fits:
            found.append(label.text())
    for button in root.findChildren(QAbstractButton):
        hint = button.minimumSizeHint()
        if isinstance(button.parentWidget(), QLineEdit):
            # The sign or cross inside a field shows no words.
            continue
        if button.isVisible() and button.text() and button.width() + 1 < hint.width():
            found.append(button.text())
    return found


def picture(widget: QWidget, over: QWidget | None = None) -> QPixmap:
    """Return a picture of a window, with a dialog over it where it stands."""
    shot = widget.grab()
    if over is not None:
        spot = widget.mapFromGlobal(over.mapToGlobal(QPoint(0, 0)))
        over.render(shot, spot)
    return shot
