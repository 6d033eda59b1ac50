"""Two cycles side by side: steps, figures, pictures, what became of things, lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import cycle_comparison
from pcve_desktop.pictures.bars import Balance, balance_chart
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.services.cycles import lineage, parts_of_cycle
from pcve_desktop.ui.cycles.tables import (
    LineTable,
    figure_lines,
    figures_table,
    step_lines,
    steps_table,
    thread_lines,
    threads_table,
)
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.methodology.cycle_comparison import Comparison
    from pcve_desktop.models.network import Cycle
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.ui.context import Context


class CompareView(ScrollPage):
    """Choose two cycles and read them side by side. Words describe, none of them judges."""

    went_back = Signal()

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(name="cycles.compare", text=t("Compare two cycles"))
        self.context = context
        self._data: Dataset | None = None
        self._shown: Comparison | None = None
        self._names = ("", "")
        header = PageHeader(
            context.hub,
            t("Compare two cycles"),
            t("What was, what is, and what went on from one to the other."),
            name="cycles.compare.header",
            back=t("All cycles"),
        )
        header.went_back.connect(self.went_back)
        self.add_header(header)
        self.add_header(self._choosers())
        holder = QWidget()
        grid = GridLayout(holder)
        self._steps = steps_table(context)
        self._figures = figures_table(context)
        self._threads = threads_table(context)
        self.kind = Segmented(
            context.hub,
            [
                ("finding", t("Findings"), None),
                ("candidate", t("Priorities"), None),
                ("objective", t("Objectives"), None),
                ("action", t("Actions"), None),
            ],
            name="cycles.compare.kind",
            text=t("What to follow"),
            compact=True,
        )
        self.kind.set_current("finding")
        self.kind.chosen.connect(self._show_threads)
        threads = self._card(t("What became of things"), "threads", self._threads)
        threads.add_right(self.kind)
        grid.add(self._card(t("The six steps"), "steps", self._steps))
        grid.add(threads)
        grid.add(self._card(t("In figures"), "figures", self._figures), 7, 460)
        grid.add(self._pictures(), 5, 320)
        grid.add(self._lessons(), 12, 300)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        context.hub.changed.connect(self._restyle)

    # Building

    def _choosers(self) -> QWidget:
        t = self.context.tr.t
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.then, self.now = QComboBox(), QComboBox()
        boxes = ((self.then, "then", t("Earlier cycle")), (self.now, "now", t("Later cycle")))
        for box, key, label in boxes:
            words = Text(label, Role.SECONDARY, tone="ink2")
            words.setBuddy(box)
            box.setObjectName(f"cycles.compare.{key}")
            box.setAccessibleName(label)
            box.setMinimumWidth(self.context.hub.theme.px(180))
            box.activated.connect(lambda _at: self.show_comparison())
            line.addWidget(words)
            line.addWidget(box)
            line.addSpacing(8)
        line.addStretch(1)
        return row

    def _card(self, title: str, key: str, table: LineTable) -> Card:
        card = Card(self.context.hub, title, name=f"cycles.compare.{key}.card")
        card.body.addWidget(table)
        return card

    def _pictures(self) -> QWidget:
        context, t = self.context, self.context.tr.t
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self._views: list[PictureView] = []
        for key, title, build in (
            ("pillars", t("Actions by pillar, then and now"), self._draw_pillars),
            ("spheres", t("Balance of the actions"), self._draw_spheres),
        ):
            card = Card(context.hub, title, name=f"cycles.compare.{key}.card")
            view = PictureView(build, context.colours, context.picture_fonts(), context.tr)
            view.setObjectName(f"cycles.compare.{key}")
            card.body.addWidget(view)
            if key == "pillars":
                self._key = Text("", Role.CAPTION, tone="ink2", wrap=True)
                card.body.addWidget(self._key)
            self._views.append(view)
            layout.addWidget(card)
        layout.addStretch(1)
        return column

    def _lessons(self) -> Card:
        card = Card(self.context.hub, self.context.tr.t("What we took with us"),
                    name="cycles.compare.lessons.card")  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(24)
        self._learned: list[tuple[Text, Text]] = []
        for key in ("then", "now"):
            column = QVBoxLayout()
            column.setSpacing(2)
            name = Text("", Role.SECONDARY_STRONG)
            said = Text("", Role.BODY, tone="ink2", wrap=True, name=f"cycles.compare.learned.{key}")
            column.addWidget(name)
            column.addWidget(said)
            column.addStretch(1)
            row.addLayout(column, 1)
            self._learned.append((name, said))
        card.body.addLayout(row)
        return card

    # Showing

    def offer(self, cycles: list[Cycle], *, now: str = "") -> None:
        """Offer the cycles, the latest first; choose `now` and the one before it."""
        kept = (self.then.currentData(), self.now.currentData())
        for box in (self.then, self.now):
            box.clear()
            for cycle in cycles:
                box.addItem(cycle.name, cycle.id)
        order = [cycle.id for cycle in cycles]
        if now in order:
            place = order.index(now)
            kept = (order[min(place + 1, len(order) - 1)], now)
        elif kept[0] not in order or kept[1] not in order:
            kept = (order[min(1, len(order) - 1)], order[0])
        for box, key in zip((self.then, self.now), kept, strict=True):
            box.setCurrentIndex(max(0, box.findData(key)))
        self.show_comparison()

    def show_comparison(self) -> None:
        """Compute and show the two cycles chosen."""
        context, tr = self.context, self.context.tr
        sides = [context.data.for_cycle(box.currentData()) for box in (self.then, self.now)]
        before, after = sides
        first, second = before.cycle, after.cycle
        if first is None or second is None:
            return
        self._data, self._names = after, (first.name, second.name)
        self._shown = cycle_comparison.compare(
            parts_of_cycle(before),
            parts_of_cycle(after),
            days=(self._end(first), self._end(second)),
            lineage=lineage(after),
        )
        for table in (self._steps, self._figures, self._threads):
            table.name_cycles(*self._names)
        self._steps.set_lines(step_lines(tr, self._shown.steps))
        self._figures.set_lines(figure_lines(tr, self._shown.figures))
        self._show_threads()
        for view in self._views:
            view.refresh()
        self._key.setText(self._views[0].picture().sentence)
        for cycle, (name, said) in zip((first, second), self._learned, strict=True):
            name.setText(cycle.name)
            said.setText(cycle.lessons or tr.t("Nothing written down yet"))

    def _end(self, cycle: Cycle) -> dt.date:
        today = self.context.today()
        return min(cycle.closed_on or cycle.ends_on or today, today)

    def _show_threads(self) -> None:
        if self._shown is None or self._data is None:
            return
        threads = self._shown.threads_of(self.kind.current())
        # Only what was seen has a direction.
        self._threads.show_last_column(shown=self.kind.current() == "finding")
        self._threads.set_lines(thread_lines(self.context.tr, self._data, threads))

    # Pictures

    def _draw_pillars(self, width: int) -> Picture:
        tr = self.context.tr
        rows, most = [], 1
        for pair in self._shown.pillars if self._shown else ():
            rows.append(ConfidenceRow(tr.t(pair.pillar.label), pair.before, pair.after))
            most = max(most, pair.before, pair.after)
        names = dict(zip(("before", "after"), self._names, strict=True))
        return dumbbell_chart(
            rows,
            title=tr.t("Actions by pillar, then and now"),
            width=width,
            tr=tr,
            low=0,
            high=most,
            sentence=tr.t("Square: {before}. Disc: {after}.", **names),
            measure=self.context.picture_fonts().measure,
            decimals=0,
            headers=(tr.t("Pillar"), *self._names),
        )

    def _draw_spheres(self, width: int) -> Picture:
        rows = [
            Balance(name, found.cohesion, found.prevention, found.security)
            for name, found in zip(self._names, self._shown.spheres, strict=True)
        ] if self._shown else []  # fmt: skip
        tr = self.context.tr
        return balance_chart(
            rows,
            width=width,
            tr=tr,
            title=tr.t("Balance of the actions"),
            measure=self.context.picture_fonts().measure,
        )

    def _restyle(self) -> None:
        for view in self._views:
            view.set_fonts(self.context.picture_fonts())
