"""The small dialog that asks of which action a decision becomes a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.ui.context import Context


class MilestoneDialog(Dialog):
    """Choose the action of which a decision becomes a milestone."""

    def __init__(
        self,
        context: Context,
        actions: Sequence[tuple[str, str]],
        on_save: Callable[[str], object],
    ) -> None:
        tr = context.tr
        super().__init__(
            context.hub, tr, tr.t("A milestone of which action?"), name="dialog.milestone",
            width=520, parent=context.window,
        )  # fmt: skip
        self._on_save = on_save
        self.body.addWidget(
            Text(
                tr.t("The decision, its date and who takes care of it become a milestone."),
                Role.BODY,
                tone="ink2",
                wrap=True,
            )
        )
        self.combo = RecordCombo(tr, context.hub, empty=False)
        self.combo.setObjectName("dialog.milestone.choice")
        self.combo.setAccessibleName(tr.t("Collective action"))
        self.combo.set_options(actions)
        self.combo.setCurrentIndex(-1)
        self.body.addWidget(self.combo)
        self.add_cancel()
        save = self.add_button(tr.t("Make it a milestone"), name="dialog.milestone.save",
                               kind="primary")  # fmt: skip
        save.clicked.connect(self._save)
        self.set_first(self.combo)

    def _save(self) -> None:
        try:
            chosen = self.combo.resolve()
        except TypingError as error:
            self.note.setText(error.message(self.tr_))
            return
        if chosen is None:
            self.note.setText(self.tr_.t("Choose an action of the list."))
            self.combo.setFocus()
            return
        self.accept()
        self._on_save(chosen)
