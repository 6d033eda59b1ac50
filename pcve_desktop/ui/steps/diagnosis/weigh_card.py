"""The finding chosen on the page Weigh: how it is rated, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import Grade
from pcve_desktop.services import diagnosis as service
from pcve_desktop.services.ratings import ASPECTS
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_FIELDS = ("grade", "agreement", "disagreement", "trend")
_LONGEST = 300


class WeighCard(Card):
    """Weigh one finding; what is changed is saved at once, and every rating is kept.

    What is typed under Why goes with the next change; without one, with the rating just made.
    """

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("The finding"), name=f"{name}.finding")
        self._context, self._name = context, name
        self._finding_id = ""
        self.open_form = Button(
            hub, tr.t("All fields"), name=f"{name}.open", kind="quiet", icon="pencil"
        )
        self.add_right(self.open_form)
        self.statement = Text("", Role.STRONG, wrap=True, name=f"{name}.statement")
        self.body.addWidget(self.statement)
        self.form = RecordForm(
            Finding,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=_FIELDS,
            object_name=f"{name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        self.body.addWidget(self.form)
        self.perception = Notice(
            hub,
            tr.t(
                "A perception is worth noting. Alone it cannot carry a priority: look for one "
                "solid finding beside it."
            ),
            name=f"{name}.perception",
        )
        self.body.addWidget(self.perception)
        self.body.addSpacing(6)
        self.body.addWidget(self._why())
        self.body.addSpacing(6)
        self.next = Button(
            hub, tr.t("Next finding"), name=f"{name}.next", trailing="chevron-right", compact=True
        )
        self.body.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)

    def _why(self) -> QWidget:
        tr = self._context.tr
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = QLabel(tr.t("Why (optional)"))
        label.setFont(self._context.hub.theme.font(Role.SECONDARY_STRONG))
        self.why = QLineEdit()
        self.why.setObjectName(f"{self._name}.why")
        self.why.setAccessibleName(tr.t("Why (optional)"))
        self.why.setPlaceholderText(tr.t("In one line, what makes you say so"))
        self.why.setMaxLength(_LONGEST)
        self.why.editingFinished.connect(self._left_reason)
        label.setBuddy(self.why)
        column.addWidget(label)
        column.addWidget(self.why)
        return holder

    def show_finding(self, finding: Finding) -> None:
        """Show a finding; a field being typed in keeps its text while it stays the same one."""
        if finding.id != self._finding_id:
            self.why.clear()
        self._finding_id = finding.id
        self.statement.setText(finding.statement)
        self.form.set_values(finding)
        self.perception.setVisible(finding.grade is Grade.D)

    def commit(self) -> bool:
        """Save what is being typed; return whether nothing blocks."""
        done = self.form.commit()
        self._save_reason()
        return done

    def _save(self, field: str, value: Any) -> None:
        context, finding_id = self._context, self._finding_id
        if field not in ASPECTS:
            context.change(Finding, finding_id, field, value)
            return
        reason = self.why.text()
        self.why.clear()
        context.perform(
            lambda: service.rate_finding(context.ws, finding_id, **{field: value}, reason=reason)
        )

    def _left_reason(self) -> None:
        held = QApplication.focusWidget()
        # Back in the form: the reason waits for what is about to change.
        if held is None or not self.form.isAncestorOf(held):
            self._save_reason()

    def _save_reason(self) -> None:
        context, finding_id, reason = self._context, self._finding_id, self.why.text().strip()
        if not reason or not finding_id:
            return
        self.why.clear()
        context.perform(lambda: service.give_reason(context.ws, finding_id, reason))
