"""The small dialog that asks why a step is adapted, set aside, or taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

ASKS_WHY = frozenset({StepState.ADAPTED, StepState.SKIPPED, StepState.REVISIT})
"""States with a reason of their own."""

COMING_BACK = ("returned_from", "returned_on")
"""What is asked about a step to revisit: the step from which the group came back, and when."""


def _words(tr: Translator, state: StepState) -> tuple[str, str, str]:
    """Return the question, a hint and an example."""
    if state is StepState.ADAPTED:
        return (
            tr.t("Why is this step adapted?"),
            tr.t("One sentence is enough, for those who join later. Adapting is a result."),
            tr.t("Three evenings suited volunteers better"),
        )
    if state is StepState.SKIPPED:
        return (
            tr.t("Why is this step set aside?"),
            tr.t("One sentence is enough, for those who join later. It can be reopened."),
            tr.t("We did this together last year"),
        )
    return (
        tr.t("What brings us back to this step?"),
        tr.t("Coming back is part of the method. What was done before stays as it is."),
        tr.t("Parents told us something new"),
    )


class ReasonDialog(Dialog):
    """Ask for one sentence, and for a step to revisit where the group came from.

    `on_save` gets the values of the step's record when the user saves; what was left empty is None.
    """

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        state: StepState,
        *,
        values: Mapping[str, Any],
        on_save: Callable[[dict[str, Any]], None],
        parent: QWidget,
    ) -> None:
        title, hint, example = _words(tr, state)
        super().__init__(hub, tr, title, name="dialog.reason", width=480, parent=parent)
        self._on_save = on_save
        self.body.addWidget(Text(hint, Role.BODY, tone="ink2", wrap=True))
        self.line = QLineEdit(values.get("reason") or "")
        self.line.setObjectName("dialog.reason.text")
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(hint)
        self.line.setPlaceholderText(example)
        self.body.addWidget(self.line)
        self.form: RecordForm | None = None
        if state is StepState.REVISIT:
            self.form = RecordForm(
                StepProgress,
                tr=tr,
                hub=hub,
                lookups=lambda _entity: (),
                values={name: values.get(name) for name in COMING_BACK},
                fields=COMING_BACK,
                object_name="dialog.reason.form",
                headings=False,
            )
            self.body.addWidget(self.form)
        self.set_first(self.line)
        self.add_cancel()
        save = self.add_button(tr.t("Save"), name="dialog.reason.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        if self.form is not None and not self.form.commit():
            return
        values: dict[str, Any] = {"reason": " ".join(self.line.text().split()) or None}
        if self.form is not None:
            values |= {name: self.form.all_values().get(name) for name in COMING_BACK}
        self._on_save(values)
        self.accept()
