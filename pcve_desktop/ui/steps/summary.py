"""The last page of every step: where it stands, its benchmarks, what to print, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.steps import neighbours, step_content
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.services import networks, records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.parts import Lines
from pcve_desktop.ui.steps.reason import ASKS_WHY
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_FIELDS = ("state", "state_on", "facilitator_id", "reason", "summary")
_COMING_BACK = ("returned_from", "returned_on")
# The icon of each kind of document that a step shows in.
_DOCUMENT_ICONS = {"summary": "file", "workbook": "sheet"}


class SummaryView(StepView):
    """State, sentence, benchmarks, outputs and the ways on; the same for all six steps."""

    shows = frozenset({"step_progress", "benchmark", "organisation"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self._step_content = step_content(step)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        left, right = QWidget(), QWidget()
        columns = []
        for side in (left, right):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            columns.append(column)
        columns[0].addWidget(self._standing())
        columns[0].addWidget(self._coming())
        columns[1].addWidget(self._benchmarks())
        columns[1].addWidget(self._outputs())
        for column in columns:
            column.addStretch(1)
        grid.add(left, 7, 420)
        grid.add(right, 5, 360)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    # ---------------------------------------------------------------- state and sentence

    def _standing(self) -> Card:
        card = Card(self.hub, self.words.t("Where the step stands"), name=f"{self.name}.standing")
        self.form = RecordForm(
            StepProgress,
            tr=self.words,
            hub=self.hub,
            lookups=self.context.choices,
            fields=(*_FIELDS, *_COMING_BACK),
            object_name=f"{self.name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        card.body.addWidget(self.form)
        return card

    def _save(self, field: str, value: Any) -> None:
        context = self.context
        context.perform(
            lambda: networks.set_step(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                step=self.step,
                values={field: value},
            )
        )

    # ---------------------------------------------------------------- benchmarks

    def _benchmarks(self) -> Card:
        tr = self.words
        card = self._reached = Card(
            self.hub, tr.t("Benchmarks"), beside=" ", name=f"{self.name}.benchmarks"
        )
        self._shown: list[tuple[str, str]] = []
        self._boxes: dict[str, QCheckBox] = {}
        self._lines = Lines(gap=6)
        card.body.addWidget(self._lines)
        self.new_benchmark = EntryLine()
        self.new_benchmark.setObjectName(f"{self.name}.benchmark.new")
        label = tr.t("Add a benchmark and press Enter")
        self.new_benchmark.setPlaceholderText(label)
        self.new_benchmark.setAccessibleName(label)
        self.new_benchmark.returnPressed.connect(self._add_benchmark)
        card.body.addWidget(self.new_benchmark)
        return card

    def _add_benchmark(self) -> None:
        text = self.new_benchmark.take()
        if not text:
            return
        context = self.context
        values = {
            "network_id": context.network_id,
            "cycle_id": context.cycle_id or None,
            "step": self.step,
            "text": text,
        }
        if context.perform(lambda: records.create(context.ws, Benchmark, values=values)):
            self.new_benchmark.empty()

    def _show_benchmarks(self) -> None:
        rows = self.context.data.where(Benchmark, "step", self.step)
        shown = [(row.id, row.text) for row in rows]
        if shown != self._shown:
            # Ticking must not take the focus away: lines are made again only for other texts.
            self._shown = shown
            self._lines.set_lines([self._benchmark(row, place) for place, row in enumerate(rows)])
        for row in rows:
            tick = self._boxes[row.id]
            with QSignalBlocker(tick):
                tick.setChecked(row.reached)
        self._reached.beside.setText(
            self.words.t(
                "{reached} of {count} reached",
                reached=sum(row.reached for row in rows),
                count=len(rows),
            )
        )

    def _benchmark(self, row: Benchmark, place: int) -> QWidget:
        tr, name = self.words, f"{self.name}.benchmark.{place}"
        line = QWidget()
        column = QHBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        tick = self._boxes[row.id] = QCheckBox()
        tick.setObjectName(name)
        tick.setAccessibleName(row.text)
        tick.toggled.connect(lambda reached, key=row.id: self._tick(key, reached=reached))
        words = Text(row.text, Role.BODY, wrap=True)
        column.addWidget(tick, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(words, 1)
        edit = IconButton(
            self.hub, "pencil", tr.t("Edit: {title}", title=row.text), name=f"{name}.edit"
        )
        edit.clicked.connect(lambda: self.context.edit(Benchmark, row, fields=["text"]))
        remove = IconButton(
            self.hub, "trash", tr.t("Remove: {title}", title=row.text), name=f"{name}.remove"
        )
        remove.clicked.connect(lambda: self._remove(row))
        column.addWidget(edit)
        column.addWidget(remove)
        return line

    def _tick(self, record_id: str, *, reached: bool) -> None:
        ws = self.context.ws
        self.context.perform(
            lambda: records.update(ws, Benchmark, record_id, values={"reached": reached})
        )

    def _remove(self, row: Benchmark) -> None:
        said = self.words.t("Removed: {title}", title=row.text)
        self.context.perform(lambda: records.delete(self.context.ws, Benchmark, row.id), done=said)

    # ---------------------------------------------------------------- outputs and what comes next

    def _outputs(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("What to print or send"), name=f"{self.name}.outputs")
        for output in self._step_content.outputs:
            icon = _DOCUMENT_ICONS[output.key]
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(
                GlyphLabel(self.hub, icon, size=18, color="accent"), 0, Qt.AlignmentFlag.AlignTop
            )
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(tr.t(output.title), Role.STRONG, wrap=True))
            words.addWidget(Text(tr.t(output.hint), Role.SECONDARY, tone="ink2", wrap=True))
            line.addLayout(words, 1)
            card.body.addLayout(line)
        export = Button(
            self.hub, tr.t("Export"), name=f"{self.name}.export", icon="export", compact=True
        )
        export.clicked.connect(lambda: self.context.wished.emit("export"))
        card.add_right(export)
        return card

    def _coming(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("What comes next"), name=f"{self.name}.coming")
        card.body.addWidget(Text(tr.t(self._step_content.coming), Role.BODY, wrap=True))
        holder = QWidget()
        ways = FlowLayout(holder)
        _before, after = neighbours(self.step)
        if after is not None:
            way = Button(
                self.hub,
                tr.t(step_content(after).title),
                name=f"{self.name}.following",
                trailing="chevron-right",
            )
            way.clicked.connect(lambda: self.context.go("step", step=after.value))
            ways.addWidget(way)
        overview = Button(self.hub, tr.t("Overview"), name=f"{self.name}.overview", icon="home")
        overview.clicked.connect(lambda: self.context.go("overview"))
        ways.addWidget(overview)
        card.body.addWidget(holder)
        return card

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        found = self.context.data.where(StepProgress, "step", self.step)
        progress = found[0] if found else None
        self.form.refresh_lookups()
        self.form.set_values(progress)
        state = progress.state if progress else StepState.NOT_STARTED
        self.form.editor("reason").setVisible(state in ASKS_WHY)
        for name in _COMING_BACK:
            self.form.editor(name).setVisible(state is StepState.REVISIT)
        self._show_benchmarks()

    def new_item(self) -> None:
        self.new_benchmark.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        return self.form.commit()
