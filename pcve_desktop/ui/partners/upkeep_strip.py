"""The strip that says in a dialog what was just done, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


class DoneStrip(QFrame):
    """A toast stands below the veil of a dialog; this one can be reached. Ctrl+Z works too.

    `undone` comes after the last change was taken back.
    """

    undone = Signal()

    def __init__(self, context: Context, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName(name)
        self.setProperty("kind", "ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(GlyphLabel(context.hub, "check", size=16, color="ok", ground="ok"))
        self.words = Text("", Role.SECONDARY, wrap=True, name=f"{name}.words")
        row.addWidget(self.words, 1)
        self.back = Button(
            context.hub, context.tr.t("Undo"), name=f"{name}.undo", kind="quiet", icon="undo"
        )
        self.back.clicked.connect(self._undo)
        row.addWidget(self.back)
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, parent)
        shortcut.activated.connect(self._undo)
        self.hide()

    def say(self, text: str) -> None:
        """Say what was done; it can be taken back until something else is said."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _undo(self) -> None:
        if self.isHidden():
            return
        self.hide()
        self._context.undo()
        self.undone.emit()
