"""The settings as a dialog, for the welcome page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.settings.panel import SettingsPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.ui.kit.theme import ThemeHub


class SettingsDialog(Dialog):
    """Changes take effect at once; Close only closes."""

    changed = Signal(object)

    def __init__(
        self, *, hub: ThemeHub, tr: Translator, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(hub, tr, tr.t("Settings"), name="dialog.settings", width=680,
                         parent=parent)  # fmt: skip
        self.panel = SettingsPanel(hub, tr, settings)
        self.panel.changed.connect(self._changed)
        self.body.addWidget(self.panel)
        self.note.setText(tr.t("Changes take effect at once."))
        close = self.add_button(tr.t("Close"), name="dialog.settings.done", kind="primary")
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.set_first(close)
        self.finished.connect(self.panel.commit)

    def _changed(self, settings: Settings) -> None:
        spoken = settings.language != self.tr_.language
        self.changed.emit(settings)
        if spoken:
            # The window speaks another language now; this dialog still speaks the old one.
            self.accept()
