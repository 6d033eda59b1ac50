"""At the end of an import: keep its columns for the next list of this kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pcve_desktop.imports.columns import proposed_name
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.switches import Switch
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.columns import Applied
    from pcve_desktop.services.mappings import ColumnsDefinition
    from pcve_desktop.ui.kit.theme import ThemeHub

_NAME_WIDTH = 260


class RememberRow(QWidget):
    """A switch and a name; `changed` when what is wanted is another one."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._words = tr
        self._offered: tuple[str, ColumnsDefinition | None] = ("", None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.switch = Switch(hub, tr.t("Remember these columns"), name=name)
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}.name")
        self.line.setAccessibleName(tr.t("Name of the saved columns"))
        self.line.setProperty("compact", True)
        self.line.setMaxLength(80)
        self.line.setMaximumWidth(hub.theme.px(_NAME_WIDTH))
        self.about = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.about")
        row.addWidget(self.switch)
        row.addWidget(self.line)
        row.addWidget(self.about, 1)
        self.switch.toggled.connect(self._toggled)
        self.line.textChanged.connect(self.changed)
        self._toggled()

    def offer(
        self, source: str, applied: Applied | None, definition: ColumnsDefinition | None
    ) -> None:
        """Offer to save a definition: under the name in use, or one made from the file's."""
        same = applied is not None and applied.saved.definition == definition
        if (source, definition) != self._offered:
            self._offered = source, definition
            self.switch.setChecked(False)
            self.line.setText(applied.saved.name if applied else proposed_name(source))
        self.setVisible(definition is not None and not same)

    def wanted(self) -> str:
        """Return the name to save under, empty when nothing is to be saved."""
        on = self.switch.isChecked() and not self.isHidden()
        return " ".join(self.line.text().split()) if on else ""

    def _toggled(self) -> None:
        on = self.switch.isChecked()
        self.line.setVisible(on)
        self.about.setText(
            self._words.t("Saved with the import: which column is what, and no row of the file.")
            if on
            else self._words.t("The next list of this kind is then read alike.")
        )
        self.changed.emit()
