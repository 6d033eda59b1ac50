"""Page "Word it": objectives at the left, the editor, indicators and the sentence at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.methodology import smart
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.objectives.editor import ObjectiveEditor
from pcve_desktop.ui.steps.objectives.objective_list import ObjectiveList
from pcve_desktop.ui.steps.objectives.reading import ready_note
from pcve_desktop.ui.steps.objectives.signs import SignsCard
from pcve_desktop.ui.steps.objectives.wall import WallCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context


class WordView(StepView):
    """The wording of one objective at a time."""

    shows = frozenset({"objective", "indicator", "measurement", "candidate", "organisation"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        self._current = ""
        self.empty = self.empty_state(self.new_item)
        self.body.addWidget(self.empty)
        self.columns = columns = ThreeColumns(hub, left=248, right=312)
        self.list = ObjectiveList(context, name=f"{self.name}.list")
        self.list.chosen.connect(self.choose)
        self.add = Button(hub, tr.t("Add an objective"), name=f"{self.name}.add", icon="plus")
        self.add.clicked.connect(self.new_item)
        advice = tr.t(
            "Two or three objectives are plenty for a first year. You can reword them at any "
            "meeting."
        )
        columns.left.addWidget(self.list)
        columns.left.addWidget(self.add)
        columns.left.addWidget(Text(advice, Role.SECONDARY, tone="ink2", wrap=True))
        columns.left.addStretch(1)
        self.editor = ObjectiveEditor(context, name=f"{self.name}.editor")
        self.editor.edited.connect(self.save)
        self.editor.indicators_asked.connect(self._see_indicators)
        self.editor.up.clicked.connect(lambda: self.move_objective(-1))
        self.editor.down.clicked.connect(lambda: self.move_objective(1))
        self.editor.remove.clicked.connect(
            lambda: self.context.ask_delete(Objective, self._current)
        )
        columns.middle.addWidget(self.editor)
        columns.middle.addStretch(1)
        self.signs = SignsCard(context, name=f"{self.name}.indicators")
        self.signs.add_asked.connect(self.add_indicator)
        self.signs.opened.connect(lambda record: self.go_page("indicators", record=record))
        self.wall = WallCard(hub, tr, name=f"{self.name}.wall")
        columns.right.addWidget(self.signs)
        columns.right.addWidget(self.wall)
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the list and the objective at hand."""
        objectives = self.context.data.all(Objective)
        ids = [item.id for item in objectives]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        self.empty.setVisible(not ids)
        self.columns.setVisible(bool(ids))
        self.list.show_objectives(objectives, self._current)
        self._show_current()
        self.note_changed.emit()

    def _show_current(self) -> None:
        data = self.context.data
        objective = data.get(Objective, self._current)
        if objective is None:
            return
        ids = [item.id for item in data.all(Objective)]
        self.editor.fill(objective, ids.index(objective.id) + 1, len(ids))
        own = data.where(Indicator, "objective_id", objective.id)
        self.signs.show_indicators(own)
        self.wall.sentence.show_parts(smart.wall_sentence(self.words, objective, own))

    def note(self) -> str:
        """Say how many objectives are ready."""
        return ready_note(self.context)

    def leave(self) -> bool:
        """Take over the field being typed in."""
        return self.editor.commit()

    def main_control(self) -> QWidget | None:
        """Begin in the sentence at hand, as everybody who comes from another page does."""
        if self.context.data.get(Objective, self._current) is None:
            return super().main_control()
        return self.editor.sentence.control

    def choose(self, objective_id: str) -> None:
        """Show another objective; what is being typed is kept first."""
        if objective_id == self._current:
            return
        if not self.editor.commit():
            self.list.show_objectives(self.context.data.all(Objective), self._current)
            return
        self._current = objective_id
        self._show_current()

    def arrive(self, **where: object) -> None:
        """Show an objective and put the cursor into its sentence."""
        record = str(where.get("record"))
        if self.context.data.get(Objective, record) is not None:
            self._current = record
            self.reload()
            self.editor.sentence.take_focus()

    def new_item(self) -> None:
        """Ask for a new objective and show it."""
        tr = self.words
        dialog = self.context.edit(
            Objective,
            fields=["title", "candidate_id", "lead_id", "deadline"],
            title=tr.t("Add an objective"),
        )
        before = {item.id for item in self.context.data.all(Objective)}

        def show() -> None:
            made = [item for item in self.context.data.all(Objective) if item.id not in before]
            if made:
                self.arrive(record=made[-1].id)

        dialog.accepted.connect(show)

    # ---------------------------------------------------------------- changes

    def save(self, field: str, value: object) -> None:
        """Write a field of the objective at hand."""
        self.context.change(Objective, self._current, field, value)

    def move_objective(self, way: int) -> None:
        """Move the objective at hand one place up (-1) or down (1)."""
        order = [item.id for item in self.context.data.all(Objective)]
        place = order.index(self._current) + way
        if not 0 <= place < len(order):
            return
        order.remove(self._current)
        after = order[place - 1] if place else None
        before = order[place] if place < len(order) else None
        ws, key = self.context.ws, self._current
        self.context.perform(lambda: records.move(ws, Objective, key, after=after, before=before))

    def add_indicator(self) -> None:
        """Ask for an indicator of the objective at hand."""
        self.context.edit(
            Indicator, fixed={"objective_id": self._current}, title=self.words.t("Add an indicator")
        )

    def _see_indicators(self) -> None:
        own = self.context.data.where(Indicator, "objective_id", self._current)
        if not own:
            self.add_indicator()
            return
        self.area.ensureWidgetVisible(self.signs, 0, 24)
        row = self.signs.rows.row(own[0].id)
        if row is not None:
            row.open.setFocus(Qt.FocusReason.OtherFocusReason)
