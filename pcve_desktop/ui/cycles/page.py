"""The cycles of the network: open one, close it, begin the next, compare two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from pcve_desktop.models.network import Cycle
from pcve_desktop.services.cycles import parts_of_cycle
from pcve_desktop.services.networks import current_cycle
from pcve_desktop.ui.cycles.beginning import BeginDialog
from pcve_desktop.ui.cycles.card import CycleCard
from pcve_desktop.ui.cycles.closing import CloseDialog
from pcve_desktop.ui.cycles.comparing import CompareView
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_TWO = 2
_EDITED = ("name", "starts_on", "ends_on", "lessons", "keep_until")


class CyclesPage(Page):
    """The place "cycles".

    `arrive(close=id)`, `arrive(begin=True)`, `arrive(compare=id)`; the list without anything.
    """

    # Counts of nearly everything, and the comparison.
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context, name="cycles", text=t("Cycles"))
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack)
        self.sheet = ScrollPage(name="cycles.sheet")
        header = PageHeader(
            self.hub,
            t("Cycles"),
            t("One round of the six steps after the other. A closed one stays as it was."),
            name="cycles.header",
        )
        self.compare = Button(self.hub, t("Compare two"), name="cycles.compare_two", icon="scales")
        self.compare.clicked.connect(lambda: self._compare(""))
        begin = Button(
            self.hub, t("Begin the next…"), name="cycles.begin", kind="primary", icon="plus"
        )
        begin.clicked.connect(self.new_item)
        header.add_action(self.compare)
        header.add_action(begin)
        self.sheet.add_header(header)
        self._made = 0
        self.cards = KeyedRows(self._make_card, gap=16)
        self.sheet.body.addWidget(self.cards)
        self.alone = EmptyState(
            self.hub,
            t("This is the first cycle. When it ends, close it and begin the next from what is "
              "unfinished: then two can be compared."),
            name="cycles.alone",
            icon="refresh",
        )  # fmt: skip
        self.sheet.body.addWidget(self.alone)
        self.sheet.body.addStretch(1)
        self._stack.addWidget(self.sheet)
        self.comparison: CompareView | None = None

    def _make_card(self, cycle_id: str) -> CycleCard:
        card = CycleCard(self.context, cycle_id, name=f"cycles.card.{self._made}")
        self._made += 1
        card.opened.connect(lambda key: self.context.go("cycle", cycle=key))
        card.closing_asked.connect(self.ask_close)
        card.edit_asked.connect(self._edit)
        card.compare_asked.connect(self._compare)
        return card

    # Showing

    def cycles(self) -> list[Cycle]:
        """Return the cycles of the network, the latest first."""
        found = self.context.data.where(Cycle, "network_id", self.context.network_id)
        return sorted(found, key=lambda row: (str(row.starts_on or ""), row.id), reverse=True)

    def reload(self) -> None:
        cycles = self.cycles()
        cards = self.cards.set_keys([cycle.id for cycle in cycles])
        for place, (cycle, card) in enumerate(zip(cycles, cards, strict=True)):
            parts = parts_of_cycle(self.context.data.for_cycle(cycle.id))
            card.show_cycle(cycle, parts, compared=place + 1 < len(cycles))
        several = len(cycles) >= _TWO
        self.compare.setVisible(several)
        self.alone.setVisible(not several)
        if not several:
            self._show_list()
        elif self.comparison is not None and self._stack.currentWidget() is self.comparison:
            self.comparison.offer(cycles)

    def arrive(self, **where: object) -> None:
        if "compare" in where:
            self._compare(str(where["compare"] or ""))
        elif where.get("begin"):
            self.new_item()
        elif where.get("close"):
            self.ask_close(str(where["close"]))
        else:
            self._show_list()

    def whereabouts(self) -> dict[str, Any]:
        if self.comparison is not None and self._stack.currentWidget() is self.comparison:
            return {"compare": self.comparison.now.currentData()}
        return {}

    def _show_list(self) -> None:
        back = self._stack.currentWidget() is not self.sheet
        self._stack.setCurrentWidget(self.sheet)
        if back:
            self.compare.setFocus()

    def _compare(self, now: str) -> None:
        cycles = self.cycles()
        if len(cycles) < _TWO:
            return
        if self.comparison is None:
            with self.context.building_in(self._stack):
                self.comparison = CompareView(self.context)
            self.comparison.went_back.connect(self._show_list)
            self._stack.addWidget(self.comparison)
        self.comparison.offer(cycles, now=now)
        self._stack.setCurrentWidget(self.comparison)
        self.comparison.then.setFocus()

    # Doing

    def ask_close(self, cycle_id: str) -> None:
        """Ask what the group takes with it and close a cycle."""
        data = self.context.data.for_cycle(cycle_id)
        if data.cycle is not None and data.cycle.closed_on is None:
            CloseDialog(self.context, data.cycle, parts_of_cycle(data)).open()

    def new_item(self) -> None:
        """Begin the cycle after the latest one."""
        earlier = current_cycle(self.cycles())
        if earlier is None:
            return
        dialog = BeginDialog(self.context, earlier)
        dialog.begun.connect(self._begun)
        dialog.open()

    def _begun(self, cycle_id: str) -> None:
        name = self.context.data.title(Cycle, cycle_id)
        said = self.words.t("The cycle {name} has begun", name=name)
        self.context.go("cycle", cycle=cycle_id, said=said)

    def _edit(self, cycle_id: str) -> None:
        cycle = self.context.data.get(Cycle, cycle_id)
        if cycle is not None:
            self.context.edit(Cycle, cycle, fields=_EDITED, done=self.words.t("Cycle saved"))
