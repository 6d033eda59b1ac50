"""Above the columns: the saved ones in use, others to choose, and a way to their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.columns import Applied
    from pcve_desktop.services.mappings import SavedColumns
    from pcve_desktop.ui.kit.theme import ThemeHub

_WIDTH = 300


class SavedStrip(QWidget):
    """Hidden while nothing is saved. `chosen` carries saved columns or None for the guesses."""

    chosen = Signal(object)
    manage = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._words = tr
        self._saved: list[SavedColumns] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        label = Text(tr.t("Saved columns"), Role.SECONDARY, tone="ink2")
        self.combo = StillCombo()
        self.combo.setObjectName(name)
        self.combo.setProperty("compact", True)
        self.combo.setAccessibleName(tr.t("Saved columns"))
        self.combo.setMaximumWidth(hub.theme.px(_WIDTH))
        label.setBuddy(self.combo)
        names = Button(hub, tr.t("Names"), name=f"{name}.names", kind="quiet", icon="pencil")
        names.clicked.connect(self.manage)
        for widget in (label, self.combo, names):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        self.told = Notice(hub, "", tone="soft", icon="check", name=f"{name}.told")
        column.addWidget(self.told)
        self.combo.settled.connect(self._settled)
        self.hide()

    def set_saved(self, saved: Sequence[SavedColumns], applied: Applied | None) -> None:
        """Offer saved columns; `applied` are those in use."""
        self._saved = list(saved)
        self.combo.clear()
        self.combo.addItem(self._words.t("None: the columns are guessed"), "")
        for each in self._saved:
            self.combo.addItem(each.name, each.id)
        place = self.combo.findData(applied.saved.id) if applied else 0
        self.combo.setCurrentIndex(max(0, place))
        self.setVisible(bool(saved))
        self.tell(applied, asked=applied.saved if applied else None)

    def tell(self, applied: Applied | None, *, asked: SavedColumns | None) -> None:
        """Say in a sentence what the saved columns did."""
        self.told.setVisible(asked is not None)
        if asked is not None:
            self.told.set_text(self._sentence(applied, asked))

    def _sentence(self, applied: Applied | None, asked: SavedColumns) -> str:
        words = self._words
        if asked.definition is None:
            return words.t(
                "“{name}” comes from another version of this program and cannot be used here. It "
                "is left as it is; the columns are guessed.",
                name=asked.name,
            )
        if applied is None:
            return words.t(
                "No heading of this file is among those of “{name}”; the columns are guessed.",
                name=asked.name,
            )
        return words.t(
            "Read as saved under “{name}”: {known} of {total} columns. Each can be changed below.",
            name=asked.name,
            known=applied.known,
            total=applied.columns,
        )

    def _settled(self) -> None:
        chosen = self.combo.currentData()
        self.chosen.emit(next((each for each in self._saved if each.id == chosen), None))
