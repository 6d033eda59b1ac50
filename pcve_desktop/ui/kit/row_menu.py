"""The three dots at the end of a row: what can be done with it, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from pcve_desktop.ui.kit.buttons import IconButton, escape
from pcve_desktop.ui.kit.glyphs import glyph_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

Entry = tuple[str, str, str]
"""Key, label and icon of an entry."""


class RowMenu(IconButton):
    """A button that opens the menu of its row; `chosen(key)` when an entry is picked."""

    chosen = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        name: str,
        entries: Sequence[Entry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hub, "more", text, name=name, parent=parent)
        self._hub_, self._entries = hub, list(entries)
        self._off: set[str] = set()
        self.clicked.connect(self._open)

    def set_text(self, text: str) -> None:
        """Name the row that the menu is about."""
        self.setAccessibleName(text)
        self.setToolTip(text)

    def set_off(self, *keys: str) -> None:
        """Grey these entries out, and only these."""
        self._off = set(keys)

    def menu(self) -> QMenu:
        """Return the menu as it opens now."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, label, icon in self._entries:
            action = menu.addAction(glyph_icon(self._hub_, icon), escape(label))
            action.setObjectName(f"{self.objectName()}.{key}")
            action.setEnabled(key not in self._off)
            action.triggered.connect(lambda _checked=False, picked=key: self.chosen.emit(picked))
        return menu

    def _open(self) -> None:
        menu = self.menu()
        spot = self.mapToGlobal(self.rect().bottomRight())
        spot.setX(spot.x() - menu.sizeHint().width())
        menu.popup(spot)


def row_entries(tr: Translator, *, movable: bool = True) -> list[Entry]:
    """Return what can be done with a row: edit, move up and down, delete."""
    found = [("edit", tr.t("Edit"), "pencil")]
    if movable:
        found.append(("up", tr.t("Move up"), "chevron-up"))
        found.append(("down", tr.t("Move down"), "chevron-down"))
    return [*found, ("delete", tr.t("Delete"), "trash")]


def move_keys(widget: QWidget, move: Callable[[int], object]) -> None:
    """Let Alt+Up and Alt+Down inside a widget call `move(-1)` and `move(1)`."""
    for sequence, way in (("Alt+Up", -1), ("Alt+Down", 1)):
        shortcut = QShortcut(QKeySequence(sequence), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda step=way: move(step))
