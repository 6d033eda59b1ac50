"""The filters above the actions: search, choices, and how many actions are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.models.vocabularies import ActionStatus, Funder, Pillar, Sphere
from pcve_desktop.services.action_list import EVERY_CYCLE
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.ui.actions.columns import PILLAR_WORDS
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.filter_choice import FilterChoice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.ui.context import Context

_GAP = 8
_MORE = ("partner", "sphere", "objective", "funder", "cycle")


class FilterBar(QWidget):
    """Choose what the table (and the board) show; `changed` when that is something else."""

    changed = Signal()

    def __init__(self, context: Context, source: ActionListing) -> None:
        super().__init__()
        self._context, self._source = context, source
        # Filters that came with a view and have no choice here are kept as they are.
        self._others: dict[str, tuple[str, ...]] = {}
        self._setting = False
        tr = context.tr
        self._flow = FlowLayout(self, gap=_GAP, line_gap=_GAP)
        self.search = QLineEdit()
        self.search.setObjectName("actions.search")
        self.search.setPlaceholderText(tr.t("Search actions"))
        self.search.setAccessibleName(tr.t("Search actions"))
        self.search.setProperty("compact", True)
        self._sign = QAction(self.search)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        let_clear(self.search, tr)
        self.search.textChanged.connect(lambda _text: self._tell())
        self._flow.addWidget(self.search)
        self.choices: dict[str, FilterChoice] = {}
        # Made when somebody asks for them.
        self._more: list[FilterChoice] = []
        self._unfolded = False
        self._make_usual()
        self.more = IconButton(
            context.hub, "filter", tr.t("More filters"), name="actions.filter.more", framed=True
        )
        self.more.clicked.connect(lambda: self.show_more(shown=not self._unfolded))
        self.arrange = IconButton(
            context.hub,
            "sliders",
            tr.t("Columns and groups"),
            name="actions.arrange",
            framed=True,
        )
        self._flow.addWidget(self.more)
        self._flow.addWidget(self.arrange)
        self.count = Text("", Role.SECONDARY, tone="ink2", name="actions.count")
        # How many are left, in many words, in few, and as a number.
        self._counted = ("", "", "")
        self._flow.addWidget(self.count)
        context.hub.changed.connect(self._restyle)
        self._restyle()

    # ---------------------------------------------------------------- building

    def _choice(self, name: str, label: str, options: Sequence[tuple[str | None, str]]) -> None:
        made = self.choices[name] = FilterChoice(
            self._context.hub, label, options, name=f"actions.filter.{name}"
        )
        made.chosen.connect(lambda _value: self._tell())
        self._flow.addWidget(made)

    def _make_usual(self) -> None:
        t = self._context.tr.t
        all_ = (None, t("All"))
        self._choice(
            "pillar",
            t("Pillar"),
            [all_, *((pillar.value, t(PILLAR_WORDS[pillar])) for pillar in Pillar)],
        )
        self._choice(
            "status",
            t("Status"),
            [
                all_,
                ("open", t("Still open")),
                *((status.value, t(status.label)) for status in ActionStatus),
            ],
        )
        self._choice("lead", t("Lead"), [all_])
        self.choices["lead"].set_lookup(self._source.leads)
        self._choice(
            "due",
            t("Due"),
            [
                (None, t("Any")),
                ("late", t("Late")),
                ("7", t("Within 7 days")),
                ("30", t("Within 30 days")),
                ("month", t("This month")),
                ("none", t("No date yet")),
                ("review", t("To review")),
            ],
        )

    def _make_more(self) -> None:
        t, source = self._context.tr.t, self._source
        all_ = (None, t("All"))
        self._choice("partner", t("Partner"), [all_])
        self.choices["partner"].set_lookup(source.taking_part)
        self._choice(
            "sphere", t("Sphere"), [all_, *((item.value, t(item.label)) for item in Sphere)]
        )
        self._choice("objective", t("Objective"), [all_])
        self.choices["objective"].set_lookup(source.objectives)
        self._choice(
            "funder", t("Funder"), [all_, *((item.value, t(item.label)) for item in Funder)]
        )
        self._choice("cycle", t("Cycle"), [(None, t("This one")), (EVERY_CYCLE, t("All"))])
        self.choices["cycle"].set_lookup(source.cycles)
        self._more = [self.choices[name] for name in _MORE]

    def show_more(self, *, shown: bool) -> None:
        """Show the filters that are needed less often; one that is set stays in sight."""
        if shown and not self._more:
            self._make_more()
        self._unfolded = shown
        for choice in self._more:
            choice.setVisible(shown or choice.value() is not None)
        t = self._context.tr.t
        self.more.set_icon("filter", t("Fewer filters") if shown else t("More filters"))

    def _restyle(self) -> None:
        hub = self._context.hub
        words = hub.theme.metrics(Role.BODY).horizontalAdvance(self.search.placeholderText())
        # Room for the sign before the words and the button that clears them.
        self.search.setFixedWidth(max(hub.theme.px(140), words + hub.theme.px(62)))
        self._sign.setIcon(hub.icons.icon("search", "ink2"))

    # ---------------------------------------------------------------- the query

    def applied(self, query: ListQuery) -> ListQuery:
        """Return a query with what is chosen here."""
        filters = dict(self._others)
        for name, choice in self.choices.items():
            value = choice.value()
            if value is not None:
                filters[name] = (str(value),)
        return ListQuery(
            text=self.search.text(),
            filters=filters,
            sort=query.sort,
            descending=query.descending,
            group=query.group,
        )

    def show_query(self, query: ListQuery, *, tell: bool = True) -> None:
        """Show what a query filters by; `changed` comes once, if at all (and if wanted)."""
        self._setting = True
        before = self.applied(ListQuery())
        if not self._more and any(name in _MORE for name in query.filters):
            self._make_more()
        self.search.setText(query.text)
        for name, choice in self.choices.items():
            values = query.filters.get(name, ())
            choice.set_value(values[0] if values else None)
        self._others = {
            name: values for name, values in query.filters.items() if name not in self.choices
        }
        self._setting = False
        self.show_more(shown=False)
        if tell and self.applied(ListQuery()) != before:
            self.changed.emit()

    def clear(self) -> None:
        """Let every action pass."""
        self.show_query(ListQuery())

    def look_again(self) -> None:
        """Offer what there is to choose now."""
        for choice in self.choices.values():
            choice.look_again()

    def _tell(self) -> None:
        if not self._setting:
            self.changed.emit()

    # ---------------------------------------------------------------- how many

    def show_count(self, count: int, *, open_first: bool) -> None:
        """Say how many actions are shown, and in which order."""
        tr = self._context.tr
        few = tr.n("{count} action", "{count} actions", count)
        many = tr.n("{count} action, open first", "{count} actions, open first", count)
        self._counted = (many if open_first else few, few, tr.number(count))
        self._fit_count()

    def _fit_count(self) -> None:
        """Say the order too where it stands in the line of the filters."""
        usual = [
            self.search,
            *(choice for choice in self.choices.values() if choice not in self._more),
            self.more,
            self.arrange,
        ]
        taken = sum(widget.sizeHint().width() + _GAP for widget in usual)
        measure = self.count.fontMetrics().horizontalAdvance
        fitting = [text for text in self._counted if taken + measure(text) <= self.width()]
        self.count.setText(fitting[0] if fitting else self._counted[-1])
        self.count.setAccessibleName(self._counted[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_count()
