"""A part of the detail panel: hairline, title, count, and a button to add something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from pcve_desktop.ui.kit.theme import ThemeHub


class Section(QWidget):
    """Title and content (`body`); `acted` when the button at the right was pressed."""

    acted = Signal()

    def __init__(
        self, hub: ThemeHub, title: str, *, name: str, action: str = "", icon: str = "plus"
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline())
        head = QHBoxLayout()
        head.setContentsMargins(0, 6, 0, 0)
        head.setSpacing(8)
        self.title = Text(title, Role.CARD_TITLE, wrap=True)
        self.beside = Text("", Role.SECONDARY, tone="ink2", name=f"{name}.beside")
        head.addWidget(self.title, 1)
        head.addWidget(self.beside)
        if action:
            button = IconButton(hub, icon, action, name=f"{name}.action")
            button.clicked.connect(self.acted)
            head.addWidget(button)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        column.addLayout(self.body)
        # Made when there is something to say.
        self._none: Text | None = None

    def say_none(self, text: str) -> None:
        """Show a sentence while there is nothing here; an empty one hides it."""
        if self._none is None:
            if not text:
                return
            name = f"{self.objectName()}.none"
            self._none = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=name)
            self._column.addWidget(self._none)
        self._none.setText(text)
        self._none.setVisible(bool(text))
