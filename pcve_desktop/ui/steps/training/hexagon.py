"""Hexagon: an exercise on a fictional case, in four parts: case, cards, links, ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from pcve_desktop.models.training import HexagonExercise
from pcve_desktop.services import training
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.steps.training.hexagon_cards import CardsPane
from pcve_desktop.ui.steps.training.hexagon_case import CasePane
from pcve_desktop.ui.steps.training.hexagon_ideas import IdeasPane
from pcve_desktop.ui.steps.training.hexagon_links import LinksPane
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from typing import Any

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

    Pane = CasePane | CardsPane | LinksPane | IdeasPane


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
        self._question: MessageDialog | None = None
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
        self._panes: dict[str, Pane] = {}
        self.stack = QStackedWidget()
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
                ("links", tr.t("Links"), "link"),
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
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
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

    def pane(self, key: str) -> Pane:
        """Return a part of the exercise; it is built when it is first asked for."""
        made = self._panes.get(key)
        if made is None:
            made = self._panes[key] = self._make_pane(key)
            self.stack.addWidget(made)
        return made

    def _make_pane(self, key: str) -> Pane:
        if key == "case":
            return CasePane(self.context, name=self.name)
        if key == "cards":
            cards = CardsPane(self.context, name=self.name)
            cards.case_wanted.connect(lambda: self.parts.set_current("case"))
            return cards
        if key == "links":
            return LinksPane(self.context, name=self.name)
        return IdeasPane(self.context, name=self.name)

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
        # Parts that are not shown catch up when they are.
        pane = self.pane(self.parts.current())
        self.stack.setCurrentWidget(pane)
        pane.show_exercise(exercise)

    def _choose_part(self, _key: str) -> None:
        for pane in self._panes.values():
            pane.keep()
        self._show(self._exercise_id)

    # ---------------------------------------------------------------- doing

    def new_item(self) -> None:
        """Add a card where cards are shown, otherwise start an exercise."""
        shown = self.stack.currentWidget()
        if self._exercise_id and isinstance(shown, CardsPane):
            shown.focus_entry()
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
        """Save what is being typed; a case that nobody confirmed as fictional is asked about."""
        kept = [pane.keep() for pane in self._panes.values()]
        case = self._panes.get("case")
        waiting = case.unconfirmed() if isinstance(case, CasePane) else ""
        if waiting and isinstance(case, CasePane):
            self._ask_about(case, waiting)
            return False
        return all(kept)

    def _ask_about(self, case: CasePane, exercise_id: str) -> None:
        """Ask whether a case is invented, and keep or drop its text."""
        if self._question is not None:
            return
        tr = self.words
        self._question = dialog = MessageDialog(
            self.hub,
            tr,
            tr.t("Is this case fictional?"),
            tr.t(
                "The text of “{title}” is not saved yet: it is kept once somebody confirms that "
                "the case is invented from start to end.",
                title=self.context.data.title(HexagonExercise, exercise_id),
            ),
            [
                ("drop", tr.t("Drop the text"), "default"),
                ("stay", tr.t("Go on writing"), "default"),
                ("keep", tr.t("It is fictional, keep it"), "primary"),
            ],
            name="dialog.fictional",
            width=560,
            parent=self.context.window,
        )

        def answered(answer: str) -> None:
            self._question = None
            if answer in {"keep", "drop"}:
                case.settle(exercise_id, fictional=answer == "keep")
                return
            self.parts.set_current("case")
            self._show(exercise_id)
            case.form.editor("case_text").take_focus()

        dialog.answered.connect(answered)
        dialog.open()
