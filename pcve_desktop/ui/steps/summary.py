"""The last page of every step: where it stands, its benchmarks, what to print, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.steps import neighbours, step_content
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.services import networks
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.benchmarks import BenchmarksCard
from pcve_desktop.ui.steps.reason import ASKS_WHY, COMING_BACK
from pcve_desktop.ui.steps.stood import StoodBefore
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_FIELDS = ("state", "state_on", "facilitator_id", *COMING_BACK, "reason", "summary")
# The icon of each kind of document that a step shows in.
_DOCUMENT_ICONS = {"workbook": "sheet"}


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
        self.benchmarks = BenchmarksCard(context, step, name=self.name)
        columns[1].addWidget(self.benchmarks)
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
            fields=_FIELDS,
            object_name=f"{self.name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        card.body.addWidget(self.form)
        # Somebody is about to write the sentence: the field shows before there is any.
        self._writing = False
        self.empty = self.empty_state(self.write)
        card.body.addWidget(self.empty)
        self.before = StoodBefore(self.context, name=f"{self.name}.before")
        card.body.addWidget(self.before)
        return card

    def write(self) -> None:
        """Give the field in which to say what is taken from the step."""
        self._writing = True
        self._show_sentence()
        self.form.editor("summary").take_focus()

    def _show_sentence(self) -> None:
        progress = self._progress()
        written = bool(progress is not None and progress.summary) or self._writing
        self.form.editor("summary").setVisible(written)
        self.empty.setVisible(not written)

    def _progress(self) -> StepProgress | None:
        found = self.context.data.where(StepProgress, "step", self.step)
        return found[0] if found else None

    def _save(self, field: str, value: Any) -> None:
        context, progress = self.context, self._progress()
        values: dict[str, Any] = {field: value}
        if field == "state" and progress is not None and progress.reason:
            # It was the reason of the state before, with which it stays in the history.
            values["reason"] = None
        context.perform(
            lambda: networks.set_step(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                step=self.step,
                values=values,
            )
        )
        if field == "state" and value in ASKS_WHY:
            self.form.editor("reason").take_focus()

    # ---------------------------------------------------------------- outputs and what comes next

    def _outputs(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("What to print or send"), name=f"{self.name}.outputs")
        for output in self._step_content.outputs:
            icon = _DOCUMENT_ICONS.get(output.key, "file")
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
            text = tr.t("Print or send: {title}", title=tr.t(output.title))
            way = IconButton(self.hub, "printer", text, name=f"{self.name}.print.{output.key}")
            way.clicked.connect(
                lambda _checked=False, key=output.key: self.context.wished.emit(f"print:{key}")
            )
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
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
        progress = self._progress()
        self.form.refresh_lookups()
        self.form.set_values(progress)
        state = progress.state if progress else StepState.NOT_STARTED
        self.form.editor("reason").setVisible(state in ASKS_WHY)
        for name in COMING_BACK:
            self.form.editor(name).setVisible(state is StepState.REVISIT)
        self._show_sentence()
        self.before.reload(progress)
        self.benchmarks.reload()

    def main_control(self) -> QWidget | None:
        if self.empty.isVisibleTo(self):
            return self.empty.button
        return self.form.editor("summary").control

    def new_item(self) -> None:
        self.benchmarks.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        return self.form.commit()
