"""The dialog of indicators that many networks can count: tick some, choose their objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.starters import INDICATORS
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.services import records
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.content.starters import IndicatorStarter
    from pcve_desktop.ui.context import Context


class StarterDialog(Dialog):
    """Adds the ticked indicators to an objective in one go; `added(id)` tells the first."""

    added = Signal(str)

    def __init__(self, context: Context, *, objective_id: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(
            hub,
            tr,
            tr.t("Indicators to start from"),
            name="dialog.starters",
            width=680,
            parent=context.window,
        )
        self._context = context
        self._objectives = context.data.all(Objective)
        self.body.addWidget(
            Text(
                tr.t("Choose signs that someone already sees or counts. All can be edited later."),
                Role.BODY,
                tone="ink2",
                wrap=True,
            )
        )
        label = Text(tr.t("For the objective"), Role.SECONDARY_STRONG)
        self.combo = QComboBox()
        self.combo.setObjectName("dialog.starters.objective")
        self.combo.setAccessibleName(tr.t("For the objective"))
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.addItems([item.title for item in self._objectives])
        ids = [item.id for item in self._objectives]
        if objective_id in ids:
            self.combo.setCurrentIndex(ids.index(objective_id))
        label.setBuddy(self.combo)
        self.body.addWidget(label)
        self.body.addWidget(self.combo)
        self.options: list[tuple[OptionCard, IndicatorStarter]] = []
        holder = QWidget()
        grid = GridLayout(holder, gap=10)
        for place, starter in enumerate(INDICATORS):
            parts = (starter.unit, starter.source, starter.frequency.label)
            words = " · ".join(tr.t(part) for part in parts)
            option = OptionCard(hub, tr.t(starter.name), words, name=f"dialog.starters.{place}")
            option.toggled.connect(self._count)
            self.options.append((option, starter))
            grid.add(option, 6, 250)
        self.body.addWidget(holder)
        self.add_cancel()
        self.save = self.add_button(tr.t("Add"), name="dialog.starters.save", kind="primary")
        self.save.clicked.connect(self._save)
        self._count()
        self.set_first(self.combo)

    def _chosen(self) -> list[IndicatorStarter]:
        return [starter for option, starter in self.options if option.isChecked()]

    def _count(self) -> None:
        count = len(self._chosen())
        self.save.setEnabled(count > 0)
        self.save.set_label(
            self._context.tr.n("Add {count} indicator", "Add {count} indicators", count)
        )

    def _save(self) -> None:
        context = self._context
        tr, ws = context.tr, context.ws
        objective = self._objectives[self.combo.currentIndex()].id
        chosen = self._chosen()

        def change() -> Changes:
            with ws.write(mark("Add indicators from the starters")) as tx:
                for starter in chosen:
                    values = {
                        "network_id": context.network_id,
                        "objective_id": objective,
                        "name": tr.t(starter.name),
                        "kind": starter.kind,
                        "unit": tr.t(starter.unit),
                        "source": tr.t(starter.source),
                        "frequency": starter.frequency,
                    }
                    records.create(ws, Indicator, values=values)
            return tx.changes

        said = tr.n("{count} indicator added", "{count} indicators added", len(chosen))
        changes = context.perform(change, done=said)
        if changes is not None:
            self.accept()
            self.added.emit(changes.created["indicator"][0])
