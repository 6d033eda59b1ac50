"""The benchmarks of a step: ticked, worded anew, put in order, added and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from pcve_desktop.models.network import Benchmark
from pcve_desktop.services import records
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub


class BenchmarkRow(QWidget):
    """A benchmark: its tick, its words, its menu. Alt+Up and Alt+Down move it."""

    ticked = Signal(str, bool)
    # Record id and "edit", "up", "down" or "delete".
    asked = Signal(str, str)

    def __init__(self, hub: ThemeHub, tr: Translator, key: str) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.tick = QCheckBox()
        self.tick.toggled.connect(lambda reached: self.ticked.emit(key, reached))
        self._words = Text("", Role.BODY, wrap=True)
        self.menu = RowMenu(hub, "", name="", entries=row_entries(tr))
        self.menu.chosen.connect(lambda what: self.asked.emit(key, what))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.menu)
        move_keys(self, lambda way: self.asked.emit(key, "up" if way < 0 else "down"))

    def fill(self, benchmark: Benchmark, *, name: str, ends: tuple[bool, bool]) -> None:
        """Show a benchmark; `ends` says whether it is the first and the last one."""
        self._words.setText(benchmark.text)
        self.tick.setObjectName(name)
        self.tick.setAccessibleName(benchmark.text)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(benchmark.reached)
        self.menu.setObjectName(f"{name}.menu")
        self.menu.set_text(self._tr.t("What to do with: {title}", title=benchmark.text))
        self.menu.set_off(*(key for key, at in zip(("up", "down"), ends, strict=True) if at))


class BenchmarksCard(Card):
    """The short list of a step; `reload` shows what the data say."""

    def __init__(self, context: Context, step: Step, *, name: str) -> None:
        tr = context.tr
        super().__init__(context.hub, tr.t("Benchmarks"), beside=" ", name=f"{name}.benchmarks")
        self._context, self._step, self._name = context, step, name
        self.rows: KeyedRows[BenchmarkRow] = KeyedRows(self._make, gap=6)
        self.body.addWidget(self.rows)
        self.line = EntryLine()
        self.line.setObjectName(f"{name}.benchmark.new")
        label = tr.t("Add a benchmark and press Enter")
        self.line.setPlaceholderText(label)
        self.line.setAccessibleName(label)
        self.line.returnPressed.connect(self._add)
        self.body.addWidget(self.line)

    def _make(self, key: str) -> BenchmarkRow:
        row = BenchmarkRow(self._context.hub, self._context.tr, key)
        row.ticked.connect(self._tick)
        row.asked.connect(self._act)
        return row

    def _found(self) -> list[Benchmark]:
        return self._context.data.where(Benchmark, "step", self._step)

    def reload(self) -> None:
        """Show the benchmarks and how many are reached."""
        found = self._found()
        last = len(found) - 1
        rows = self.rows.set_keys([item.id for item in found])
        for place, (row, item) in enumerate(zip(rows, found, strict=True)):
            ends = (place == 0, place == last)
            row.fill(item, name=f"{self._name}.benchmark.{place}", ends=ends)
        self.beside.setText(
            self._context.tr.t(
                "{reached} of {count} reached",
                reached=sum(item.reached for item in found),
                count=len(found),
            )
        )

    # ---------------------------------------------------------------- changes

    def _add(self) -> None:
        text = self.line.take()
        if not text:
            return
        context = self._context
        values = {
            "network_id": context.network_id,
            "cycle_id": context.cycle_id or None,
            "step": self._step,
            "text": text,
        }
        if context.perform(lambda: records.create(context.ws, Benchmark, values=values)):
            self.line.empty()

    def _tick(self, record_id: str, reached: bool) -> None:
        self._context.change(Benchmark, record_id, "reached", reached)

    def _act(self, record_id: str, what: str) -> None:
        context = self._context
        benchmark = context.data.get(Benchmark, record_id)
        if benchmark is None:
            return
        if what == "edit":
            context.edit(Benchmark, benchmark, fields=["text"])
        elif what == "delete":
            said = context.tr.t("Removed: {title}", title=benchmark.text)
            context.perform(lambda: records.delete(context.ws, Benchmark, record_id), done=said)
        else:
            self._move(record_id, -1 if what == "up" else 1)

    def _move(self, record_id: str, way: int) -> None:
        order = [item.id for item in self._found()]
        place = order.index(record_id) + way
        if not 0 <= place < len(order):
            return
        order.remove(record_id)
        after = order[place - 1] if place else None
        before = order[place] if place < len(order) else None
        ws = self._context.ws
        self._context.perform(
            lambda: records.move(ws, Benchmark, record_id, after=after, before=before)
        )
