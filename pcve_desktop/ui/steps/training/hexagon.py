"""Hexagon: an exercise on a fictional case, in three parts: the case, the cards, the ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from pcve_desktop.models.training import HexagonExercise
from pcve_desktop.services import training
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.steps.training.hexagon_cards import CardsPane
from pcve_desktop.ui.steps.training.hexagon_case import CasePane
from pcve_desktop.ui.steps.training.hexagon_ideas import IdeasPane
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from typing import Any

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context


class HexagonView(StepView):
    """What we can read together in a fictional case."""

    shows = frozenset(
        {
            "hexagon_exercise",
            "hexagon_facet",
            "hexagon_card",
            "hexagon_link",
            "hexagon_response",
            "training_session",
        }
    )

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self._exercise_id = ""
        self.start = Button(
            self.hub,
            self.words.t("Start an exercise"),
            name=f"{self.name}.add",
            icon="plus",
            compact=True,
        )
        self.start.clicked.connect(self.new_item)
        self.add_action(self.start)
        self.nothing = self.empty_state(self.new_item, icon="hexagon")
        self.body.addWidget(self.nothing)
        self.bar = self._make_bar()
        self.body.addWidget(self.bar)
        self.case = CasePane(context, name=self.name)
        self.cards = CardsPane(context, name=self.name)
        self.ideas = IdeasPane(context, name=self.name)
        self.panes: dict[str, CasePane | CardsPane | IdeasPane] = {
            "case": self.case,
            "cards": self.cards,
            "ideas": self.ideas,
        }
        self.stack = QStackedWidget()
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        self.cards.case_wanted.connect(lambda: self.parts.set_current("case"))
        self.ideas.card_wanted.connect(self.cards.open_card)
        self.parts.chosen.connect(self._choose_part)
        self.body.addWidget(self.stack, 1)
        self.body.addStretch(0)

    def _make_bar(self) -> QWidget:
        tr = self.words
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.parts = Segmented(
            self.hub,
            [
                ("case", tr.t("The case"), "note"),
                ("cards", tr.t("Cards"), "hexagon"),
                ("ideas", tr.t("What we could do"), "lightbulb"),
            ],
            name=f"{self.name}.parts",
            text=tr.t("Parts of the exercise"),
            compact=True,
        )
        self.chooser = QComboBox()
        self.chooser.setObjectName(f"{self.name}.exercise")
        self.chooser.setAccessibleName(tr.t("Exercise"))
        self.chooser.setProperty("compact", True)
        self.chooser.activated.connect(lambda place: self._show(str(self.chooser.itemData(place))))
        self.remove = IconButton(
            self.hub, "trash", tr.t("Delete this exercise"), name=f"{self.name}.delete"
        )
        self.remove.clicked.connect(
            lambda: self.context.ask_delete(HexagonExercise, self._exercise_id)
        )
        row.addWidget(self.parts)
        row.addStretch(1)
        row.addWidget(self.chooser)
        row.addWidget(self.remove)
        return bar

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        exercises = self.context.data.all(HexagonExercise)
        self.nothing.setVisible(not exercises)
        self.bar.setVisible(bool(exercises))
        self.stack.setVisible(bool(exercises))
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for exercise in exercises:
                self.chooser.addItem(exercise.title, exercise.id)
        self.chooser.setVisible(len(exercises) > 1)
        ids = [exercise.id for exercise in exercises]
        if ids:
            self._show(self._exercise_id if self._exercise_id in ids else ids[-1])

    def _show(self, exercise_id: str) -> None:
        exercise = self.context.data.get(HexagonExercise, exercise_id)
        if exercise is None:
            return
        self._exercise_id = exercise_id
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(self.chooser.findData(exercise_id))
        for pane in self.panes.values():
            pane.show_exercise(exercise)

    def _choose_part(self, key: str) -> None:
        if not self.leave():
            return
        self.stack.setCurrentWidget(self.panes[key])

    # ---------------------------------------------------------------- doing

    def new_item(self) -> None:
        """Add a card where cards are shown, otherwise start an exercise."""
        if self._exercise_id and self.stack.currentWidget() is self.cards:
            self.cards.focus_entry()
            return
        self.add_record(
            HexagonExercise,
            title=self.words.t("Start an exercise"),
            fields=["title"],
            create=self._begin,
            then=self._begun,
        )

    def _begin(self, values: dict[str, Any], _links: dict[str, list[str]]) -> Changes:
        return training.begin_exercise(
            self.context.ws,
            self.words,
            network_id=self.context.network_id,
            cycle_id=self.context.cycle_id,
            title=str(values.get("title") or ""),
        )

    def _begun(self, exercise_id: str) -> None:
        self.parts.set_current("case")
        self._show(exercise_id)

    def arrive(self, **where: object) -> None:
        self._show(str(where.get("record") or ""))

    def leave(self) -> bool:
        return self.case.form.commit() and self.ideas.form.commit()
