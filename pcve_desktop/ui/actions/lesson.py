"""The small dialog that asks for the lesson when an action stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.actions import ActionLogEntry
from pcve_desktop.models.base import fields_of
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


class LessonDialog(Dialog):
    """Ask for one sentence; `on_save` gets it, empty when nothing was typed."""

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        title: str,
        *,
        on_save: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(
            hub, tr, tr.t("What do we take with us?"), name="dialog.lesson", width=480,
            parent=parent,
        )  # fmt: skip
        self._on_save = on_save
        hint = tr.t(
            "“{title}” stops here, and that is a good end. Tell in one sentence what others can "
            "learn from it.",
            title=title,
        )
        self.body.addWidget(Text(hint, Role.BODY, tone="ink2", wrap=True))
        self.line = QLineEdit()
        self.line.setObjectName("dialog.lesson.text")
        self.line.setAccessibleName(tr.t("What we learned"))
        self.line.setAccessibleDescription(hint)
        self.line.setPlaceholderText(tr.t("Ask first, then vote"))
        self.line.setMaxLength(fields_of(ActionLogEntry)["text"].max_length or 500)
        self.body.addWidget(self.line)
        care = tr.t("Write about situations, never about named people.")
        self.body.addWidget(Text(care, Role.CAPTION, tone="ink2", wrap=True))
        self.set_first(self.line)
        self.add_cancel()
        save = self.add_button(tr.t("Save"), name="dialog.lesson.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        self._on_save(" ".join(self.line.text().split()))
        self.accept()
