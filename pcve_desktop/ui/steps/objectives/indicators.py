"""Page "Indicators": the signs of all objectives, their values, starters to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.table import (
    Column,
    RecordTableModel,
    RecordTableView,
    Show,
    column,
    in_card,
)
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.objectives.indicator_panel import IndicatorPanel
from pcve_desktop.ui.steps.objectives.reading import figure, standing_of
from pcve_desktop.ui.steps.objectives.starters import StarterDialog
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.indicators import Standing
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_FIELDS = ("objective_id", "name", "kind", "unit", "source", "frequency", "baseline",
           "baseline_on", "target", "target_on")  # fmt: skip


class IndicatorsView(StepView):
    """The table, and the chosen indicator beside it."""

    shows = frozenset({"indicator", "measurement", "objective"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        self._standings: dict[str, Standing] = {}
        self.starters = Button(hub, tr.t("Starters"), name=f"{self.name}.starters", icon="list",
                               compact=True)  # fmt: skip
        self.starters.clicked.connect(self.pick_starters)
        self.add = Button(hub, tr.t("Add an indicator"), name=f"{self.name}.add", icon="plus",
                          compact=True)  # fmt: skip
        self.add.clicked.connect(self.new_item)
        self.add_action(self.starters)
        self.add_action(self.add)
        self.nothing = EmptyState(
            hub,
            tr.t("An indicator belongs to an objective, and there is none yet."),
            tr.t("Go to “Word it”"),
            name=f"{self.name}.nothing",
        )
        self.nothing.acted.connect(lambda: self.go_page("word"))
        self.body.addWidget(self.nothing)
        self.columns = columns = ThreeColumns(hub, left=0, right=304)
        self._model = RecordTableModel(self._table_columns(), tr=tr, titles=context.title)
        self.table = RecordTableView(
            self._model, hub=hub, tr=tr, name=f"{self.name}.table", label=tr.t("Indicators")
        )
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.current_changed.connect(self._show_panel)
        self.table.opened.connect(self.edit)
        self.table.delete_asked.connect(lambda key: context.ask_delete(Indicator, key))
        self.table.setMinimumHeight(hub.theme.px(320))
        columns.middle.addWidget(in_card(self.table), 1)
        self.panel = IndicatorPanel(context, name=f"{self.name}.panel")
        self.panel.edit_asked.connect(lambda: self.edit(self.table.current_id()))
        self.panel.delete_asked.connect(
            lambda: context.ask_delete(Indicator, self.table.current_id())
        )
        columns.right.addWidget(self.panel)
        columns.right.addStretch(1)
        self.body.addWidget(columns, 1)
        self.body.addStretch(0)

    def _table_columns(self) -> list[Column]:
        def number(name: str, label: str, attribute: str) -> Column:
            return Column(
                name,
                label,
                Show.NUMBER,
                lambda row: getattr(self._standing(row), attribute),
                text=self._number,
                empty="–",
            )

        return [
            column(Indicator, "name", widest=260, narrowest=150),
            column(Indicator, "objective_id", label=mark("Objective"), widest=200, narrowest=96),
            number("start", mark("Start"), "start"),
            number("now", mark("Now"), "now"),
            number("goal", mark("Target"), "target"),
            Column(
                "progress",
                mark("Way covered"),
                Show.PROGRESS,
                lambda row: self._standing(row).progress,
                text=self._share,
                tone=lambda row: "ok" if self._standing(row).reached else "accent",
                empty="–",
            ),
        ]

    def _number(self, value: float | None, row: Indicator) -> str:
        return "" if value is None else figure(self.words, value, row.unit)

    def _share(self, value: float | None, _row: Any) -> str:
        return "" if value is None else self.words.percent(value)

    def _standing(self, row: Indicator) -> Standing:
        found = self._standings.get(row.id)
        if found is None:
            found = self._standings[row.id] = standing_of(self.context.data, row)
        return found

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show all indicators and the chosen one."""
        self._standings.clear()
        objectives, rows = self.context.data.all(Objective), self._rows()
        self.nothing.setVisible(not objectives)
        self.columns.setVisible(bool(objectives))
        for button in (self.add, self.starters):
            button.setEnabled(bool(objectives))
        self._model.set_rows(rows)
        if rows and not self.table.current_id():
            self.table.select_id(rows[0].id)
        self._show_panel(self.table.current_id())
        self.note_changed.emit()

    def _rows(self) -> list[Indicator]:
        """Return the indicators of this cycle's objectives, in the order of these."""
        data = self.context.data
        return [
            indicator
            for objective in data.all(Objective)
            for indicator in data.where(Indicator, "objective_id", objective.id)
        ]

    def _show_panel(self, record_id: str) -> None:
        indicator = self.context.data.get(Indicator, record_id)
        self.panel.setVisible(indicator is not None)
        if indicator is not None:
            self.panel.fill(indicator)

    def note(self) -> str:
        """Say how many indicators have a value."""
        rows = self._rows()
        if not rows:
            return ""
        measured = {item.indicator_id for item in self.context.data.all(Measurement)}
        known = sum(item.id in measured for item in rows)
        return self.words.t("{known} of {count} have a value", known=known, count=len(rows))

    def arrive(self, **where: object) -> None:
        """Choose an indicator."""
        self.table.select_id(str(where.get("record")))

    def new_item(self) -> None:
        """Ask for a new indicator, of the objective of the chosen one."""
        objectives = self.context.data.all(Objective)
        if not objectives:
            self.go_page("word")
            return
        self.add_record(
            Indicator,
            values={"objective_id": self._objective()},
            fields=list(_FIELDS),
            title=self.words.t("Add an indicator"),
            then=self._show_new,
        )

    def _show_new(self, record_id: str) -> None:
        self.table.select_id(record_id)
        self.table.setFocus()

    def _objective(self) -> str:
        chosen = self.context.data.get(Indicator, self.table.current_id())
        if chosen is not None:
            return chosen.objective_id
        objectives = self.context.data.all(Objective)
        return objectives[0].id if objectives else ""

    def edit(self, record_id: str) -> None:
        """Open the form of an indicator."""
        indicator = self.context.data.get(Indicator, record_id)
        if indicator is not None:
            self.context.edit(Indicator, indicator, fields=list(_FIELDS))

    def pick_starters(self) -> StarterDialog | None:
        """Open the list of indicators to start from, unless the cycle is closed."""
        if self.context.refuse_closed():
            return None
        dialog = StarterDialog(self.context, objective_id=self._objective())
        dialog.added.connect(self._show_new)
        dialog.open()
        return dialog
