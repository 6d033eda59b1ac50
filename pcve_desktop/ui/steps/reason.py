"""The small dialog that asks why a step is adapted or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

ASKS_WHY = frozenset({StepState.ADAPTED, StepState.SKIPPED})
"""States that are results with a reason of their own."""


class ReasonDialog(Dialog):
    """Ask for one sentence; `on_save` gets it when the user saves, empty if nothing was typed."""

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        state: StepState,
        *,
        reason: str,
        on_save: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        if state is StepState.ADAPTED:
            title = tr.t("Why is this step adapted?")
            hint = tr.t("One sentence is enough, for those who join later. Adapting is a result.")
            example = tr.t("Three evenings suited volunteers better")
        else:
            title = tr.t("Why is this step set aside?")
            hint = tr.t("One sentence is enough, for those who join later. It can be reopened.")
            example = tr.t("We did this together last year")
        super().__init__(hub, tr, title, name="dialog.reason", width=480, parent=parent)
        self._on_save = on_save
        self.body.addWidget(Text(hint, Role.BODY, tone="ink2", wrap=True))
        self.line = QLineEdit(reason)
        self.line.setObjectName("dialog.reason.text")
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(hint)
        self.line.setPlaceholderText(example)
        self.body.addWidget(self.line)
        self.set_first(self.line)
        self.add_cancel()
        save = self.add_button(tr.t("Save"), name="dialog.reason.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        self._on_save(" ".join(self.line.text().split()))
        self.accept()
