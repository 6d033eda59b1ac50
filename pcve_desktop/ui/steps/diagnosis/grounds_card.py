"""What the finding chosen on the page Weigh rests on: who observed it, and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.services import records
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.tick_list import TickList
from pcve_desktop.ui.steps.diagnosis.findings import observer_choice

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_FIELDS = ("source_kind", "source", "source_on")


class GroundsCard(Card):
    """Observers and source of one finding; what is changed is saved at once."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("What it rests on"), name=f"{name}.grounds")
        self._context = context
        self._finding_id = ""
        self._filling = False
        self._options: list[tuple[str, str]] = []
        self.observers = TickList(
            [],
            label=tr.t("Who observed it"),
            tr=tr,
            hub=hub,
            object_name=f"{name}.observers",
            rows=6,
        )
        self.observers.changed.connect(self._save_observers)
        self.body.addWidget(self.observers)
        self.body.addSpacing(6)
        self.form = RecordForm(
            Finding,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=_FIELDS,
            object_name=f"{name}.source",
            headings=False,
        )
        self.form.edited.connect(self._save)
        self.body.addWidget(self.form)

    def show_finding(self, finding: Finding) -> None:
        """Show a finding; a field being typed in keeps its text while it stays the same one."""
        self._finding_id = finding.id
        self.form.set_values(finding)
        choice = observer_choice(self._context, finding.id)
        same = self._options == choice.options
        # Ticking must not throw the list back to its top.
        if not same or set(self.observers.chosen()) != set(choice.chosen):
            self._options = list(choice.options)
            self._filling = True
            self.observers.set_options(choice.options, choice.chosen)
            self._filling = False

    def _save(self, field: str, value: Any) -> None:
        self._context.change(Finding, self._finding_id, field, value)

    def _save_observers(self) -> None:
        if self._filling:
            return
        context, finding_id, chosen = self._context, self._finding_id, self.observers.chosen()
        context.perform(
            lambda: records.set_links(
                context.ws,
                FindingObserver,
                owner=("finding_id", finding_id),
                other="organisation_id",
                ids=chosen,
                network_id=context.network_id,
            )
        )
