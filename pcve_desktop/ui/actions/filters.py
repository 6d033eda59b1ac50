"""The filters above the actions: search, pillar, status, lead, due date, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.models.vocabularies import ActionStatus, Pillar
from pcve_desktop.ui.actions.columns import PILLAR_WORDS, days_late
from pcve_desktop.ui.actions.filter_choice import FilterChoice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.models.actions import Action
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import RecordFilter

_GAP = 8
_SEARCHED = ("title", "lead_id", "pillar")


class FilterBar(QWidget):
    """Filter the rows of the table (and what the board shows of them)."""

    changed = Signal()

    def __init__(self, context: Context, rows: RecordFilter) -> None:
        super().__init__()
        self._context, self._rows = context, rows
        tr, hub = context.tr, context.hub
        flow = FlowLayout(self, gap=_GAP, line_gap=_GAP)
        self.search = QLineEdit()
        self.search.setObjectName("actions.search")
        self.search.setPlaceholderText(tr.t("Search actions"))
        self.search.setAccessibleName(tr.t("Search actions"))
        self.search.setProperty("compact", True)
        self.search.setClearButtonEnabled(True)
        self._sign = QAction(self.search)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        all_ = (None, tr.t("All"))
        self.pillar = FilterChoice(
            hub,
            tr.t("Pillar"),
            [all_, *((pillar, tr.t(PILLAR_WORDS[pillar])) for pillar in Pillar)],
            name="actions.filter.pillar",
        )
        self.status = FilterChoice(
            hub,
            tr.t("Status"),
            [all_, *((status, tr.t(status.label)) for status in ActionStatus)],
            name="actions.filter.status",
        )
        self.lead = FilterChoice(hub, tr.t("Lead"), [all_], name="actions.filter.lead")
        self.due = FilterChoice(
            hub,
            tr.t("Due"),
            [(None, tr.t("Any")), ("late", tr.t("Late")), ("month", tr.t("This month"))],
            name="actions.filter.due",
        )
        self.count = Text("", Role.SECONDARY, tone="ink2", name="actions.count")
        # How many are left, in many words, in few, and as a number.
        self._counted = ("", "", "")
        self._choices = (self.search, self.pillar, self.status, self.lead, self.due)
        for widget in (*self._choices, self.count):
            flow.addWidget(widget)
        self.search.textChanged.connect(self._search)
        self.pillar.chosen.connect(lambda value: self._exact("pillar", value))
        self.status.chosen.connect(lambda value: self._exact("status", value))
        self.lead.chosen.connect(lambda value: self._exact("lead_id", value))
        self.due.chosen.connect(self._due)
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        hub = self._context.hub
        words = hub.theme.metrics(Role.BODY).horizontalAdvance(self.search.placeholderText())
        # Room for the sign before the words and the button that clears them.
        self.search.setFixedWidth(max(hub.theme.px(140), words + hub.theme.px(62)))
        self._sign.setIcon(hub.icons.icon("search", "ink2"))

    # ---------------------------------------------------------------- filtering

    def _search(self, text: str) -> None:
        self._rows.set_text(text, _SEARCHED)
        self.changed.emit()

    def _exact(self, name: str, value: Any) -> None:
        self._rows.set_exact(name, value)
        self.changed.emit()

    def _due(self, wanted: str | None) -> None:
        today = self._context.today()

        def late(action: Action) -> bool:
            return days_late(action, today) > 0

        def this_month(action: Action) -> bool:
            day = action.planned_end
            return day is not None and (day.year, day.month) == (today.year, today.month)

        tests = {"late": late, "month": this_month}
        self._rows.set_test("due", tests.get(wanted or ""))
        self.changed.emit()

    def clear(self) -> None:
        """Let every action pass."""
        self.search.clear()
        for choice in (self.pillar, self.status, self.lead, self.due):
            choice.set_value(None)

    def set_leads(self, leads: list[tuple[str, str]]) -> None:
        """Offer these organisations (id, name) as leads."""
        self.lead.set_options([(None, self._context.tr.t("All")), *leads])

    def show_count(self, count: int, *, open_first: bool) -> None:
        """Say how many actions are shown, and in which order."""
        tr = self._context.tr
        few = tr.n("{count} action", "{count} actions", count)
        many = tr.n("{count} action, open first", "{count} actions, open first", count)
        self._counted = (many if open_first else few, few, str(count))
        self._fit_count()

    def _fit_count(self) -> None:
        """Say the order too where it stands in the line of the filters."""
        taken = sum(widget.sizeHint().width() + _GAP for widget in self._choices)
        measure = self.count.fontMetrics().horizontalAdvance
        fitting = [text for text in self._counted if taken + measure(text) <= self.width()]
        self.count.setText(fitting[0] if fitting else self._counted[-1])
        self.count.setAccessibleName(self._counted[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_count()
