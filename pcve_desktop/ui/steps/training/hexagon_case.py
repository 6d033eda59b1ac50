"""The first part of a Hexagon exercise: the invented case, and the facets it is read under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology.content.starters import FACET_SOURCE
from pcve_desktop.models.training import HexagonExercise, HexagonFacet
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.table import RecordTableModel, RecordTableView, column

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_FIELDS = ("title", "held_on", "session_id", "case_text", "fictional")


class CasePane(QWidget):
    """The case with its confirmation, and the facets, free to edit."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._exercise_id = ""
        # A case that is written but not confirmed as fictional yet, by exercise.
        self._held: dict[str, str] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        grid.add(self._case(), 7, 420)
        grid.add(self._facets(), 5, 340)
        outer.addWidget(holder)
        outer.addStretch(1)

    def _case(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, tr.t("Fictional case"), name=f"{self._name}.case")
        card.body.addWidget(
            Notice(
                hub,
                tr.t(
                    "Invented from start to end: no person, family or street that anybody could "
                    "recognise. If it reminds someone of somebody, change a detail."
                ),
                name=f"{self._name}.case.care",
            )
        )
        self.form = RecordForm(
            HexagonExercise,
            tr=tr,
            hub=hub,
            lookups=self._context.choices,
            fields=_FIELDS,
            object_name=f"{self._name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        card.body.addWidget(self.form)
        self.waiting = Notice(
            hub,
            tr.t("It is kept as soon as it is confirmed above that the case is fictional."),
            strong=tr.t("This text is not saved yet."),
            tone="attn",
            name=f"{self._name}.case.waiting",
        )
        card.body.addWidget(self.waiting)
        return card

    def _facets(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, tr.t("Facets"), beside=" ", name=f"{self._name}.facets")
        self._count = card.beside
        add = Button(
            hub, tr.t("Add a facet"), name=f"{self._name}.facets.add", icon="plus", compact=True
        )
        add.clicked.connect(self._add)
        card.add_right(add)
        self.source = Notice(hub, tr.t(FACET_SOURCE), name=f"{self._name}.facets.source")
        card.body.addWidget(self.source)
        self.facets = RecordTableModel([column(HexagonFacet, "name")], tr=tr)
        self.table = RecordTableView(
            self.facets,
            hub=hub,
            tr=tr,
            name=f"{self._name}.facets.table",
            label=tr.t("Facets"),
            compact=True,
        )
        self.table.setMinimumHeight(hub.theme.px(310))
        self.table.set_empty(tr.t("No facet yet. Cards can wait without one."), tr.t("Add a facet"))
        self.table.empty_acted.connect(self._add)
        self.table.opened.connect(self._open)
        self.table.delete_asked.connect(lambda key: self._context.ask_delete(HexagonFacet, key))
        card.body.addWidget(self.table, 1)
        return card

    def show_exercise(self, exercise: HexagonExercise) -> None:
        """Show the case and facets of an exercise."""
        self._exercise_id = exercise.id
        self.form.refresh_lookups()
        self.form.set_values(exercise)
        held = self._held.get(exercise.id)
        case = self.form.editor("case_text")
        if held and not case.has_focus():
            case.write(held)
        self.waiting.setVisible(bool(held))
        facets = self._context.data.where(HexagonFacet, "exercise_id", exercise.id)
        self.facets.set_rows(facets)
        self._count.setText(str(len(facets)))
        # The label stands as long as one of the public families is still there.
        self.source.setVisible(any(facet.source for facet in facets))
        sources = list(dict.fromkeys(facet.source for facet in facets if facet.source))
        if sources:
            self.source.set_text(" ".join(sources))

    def keep(self) -> bool:
        """Save what is being typed; return whether nothing blocks."""
        return self.form.commit()

    def unconfirmed(self) -> str:
        """Return an exercise whose case waits to be confirmed as fictional, empty for none."""
        data = self._context.data
        for key in self._held:
            if data.get(HexagonExercise, key) is not None:
                return key
        return ""

    def settle(self, exercise_id: str, *, fictional: bool) -> None:
        """Keep a case that waits because it is invented, or drop it."""
        text = self._held.pop(exercise_id, "")
        ws = self._context.ws
        if fictional and text:
            values = {"case_text": text, "fictional": True}
            self._context.perform(
                lambda: records.update(ws, HexagonExercise, exercise_id, values=values)
            )
        exercise = self._context.data.get(HexagonExercise, exercise_id)
        if exercise is None:
            return
        if exercise_id == self._exercise_id:
            # The field keeps what is typed in it while it has the keyboard.
            self.form.editor("case_text").write(exercise.case_text)
        self.show_exercise(exercise)

    def _save(self, field: str, value: Any) -> None:
        exercise = self._context.data.get(HexagonExercise, self._exercise_id)
        if exercise is None:
            return
        values = {field: value}
        if field == "case_text":
            self._held.pop(exercise.id, None)
            if value and not exercise.fictional:
                # Safeguard: a case is stored once somebody says that it is invented.
                self._held[exercise.id] = str(value)
                self.show_exercise(exercise)
                return
        elif field == "fictional" and value and exercise.id in self._held:
            values["case_text"] = self._held.pop(exercise.id)
        ws, key = self._context.ws, exercise.id
        if not self._context.perform(
            lambda: records.update(ws, HexagonExercise, key, values=values)
        ):
            # What was refused is not shown as if it were so.
            self.show_exercise(exercise)

    def _add(self) -> None:
        self._context.edit(
            HexagonFacet,
            fixed={"exercise_id": self._exercise_id},
            fields=["name", "source"],
            title=self._context.tr.t("Add a facet"),
        )

    def _open(self, record_id: str) -> None:
        facet = self._context.data.get(HexagonFacet, record_id)
        if facet is not None:
            self._context.edit(HexagonFacet, facet, fields=["name", "source"])
