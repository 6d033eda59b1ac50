"""The last part of a Hexagon exercise: response ideas by profession, cards per facet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.methodology.training import facet_counts
from pcve_desktop.models.training import (
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonResponse,
)
from pcve_desktop.pictures.radar import Facet, radar_chart
from pcve_desktop.services import records
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.table import (
    RecordTableModel,
    RecordTableView,
    Show,
    column,
)
from pcve_desktop.ui.steps.parts import PictureCard

if TYPE_CHECKING:
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class IdeasPane(QWidget):
    """What each profession could do, what the group concludes, and the picture of the cards."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._exercise_id = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        left, right = QWidget(), QWidget()
        columns = []
        for side in (left, right):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(16)
            columns.append(inside)
        columns[0].addWidget(self._responses(), 1)
        columns[0].addWidget(self._conclusion())
        columns[1].addWidget(self._picture())
        columns[1].addStretch(1)
        grid.add(left, 7, 420)
        grid.add(right, 5, 340)
        outer.addWidget(holder)
        outer.addStretch(1)

    def _responses(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, tr.t("What each profession could do"), name=f"{self._name}.responses")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.profession = QLineEdit()
        self.profession.setObjectName(f"{self._name}.profession")
        self.profession.setPlaceholderText(tr.t("Profession"))
        self.profession.setAccessibleName(tr.t("Profession"))
        self.idea = EntryLine()
        self.idea.setObjectName(f"{self._name}.idea")
        self.idea.setPlaceholderText(tr.t("Type an idea and press Enter"))
        self.idea.setAccessibleName(tr.t("New idea"))
        self.idea.setMaxLength(500)
        for line, stretch in ((self.profession, 2), (self.idea, 5)):
            line.setProperty("compact", True)
            row.addWidget(line, stretch)
        self.profession.returnPressed.connect(self.idea.setFocus)
        self.idea.returnPressed.connect(self._add)
        card.body.addLayout(row)
        self.responses = RecordTableModel(
            [
                column(HexagonResponse, "profession", stretch=1),
                column(HexagonResponse, "idea", show=Show.TEXT, stretch=4, widest=900),
            ],
            tr=tr,
        )
        self.table = RecordTableView(
            self.responses,
            hub=hub,
            tr=tr,
            name=f"{self._name}.responses.table",
            label=tr.t("What each profession could do"),
            compact=True,
        )
        self.table.setMinimumHeight(hub.theme.px(230))
        self.table.set_empty(tr.t("No idea yet. Ask each profession for one small thing."))
        self.table.opened.connect(self._open)
        self.table.delete_asked.connect(lambda key: self._context.ask_delete(HexagonResponse, key))
        card.body.addWidget(self.table, 1)
        return card

    def _conclusion(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, name=f"{self._name}.conclusion")
        self.form = RecordForm(
            HexagonExercise,
            tr=tr,
            hub=hub,
            lookups=self._context.choices,
            fields=["conclusion"],
            object_name=f"{self._name}.conclusion.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        card.body.addWidget(self.form)
        return card

    def _picture(self) -> PictureCard:
        tr = self._context.tr
        self.picture = PictureCard(
            self._context,
            tr.t("Cards per facet"),
            self._radar,
            name=f"{self._name}.radar",
        )
        self.picture.body.addWidget(
            Notice(
                self._context.hub,
                tr.t("Practised on fictional cases. It shows what the group saw, never a person."),
                name=f"{self._name}.radar.care",
            )
        )
        return self.picture

    # ---------------------------------------------------------------- content

    def show_exercise(self, exercise: HexagonExercise) -> None:
        """Show the ideas of an exercise."""
        data = self._context.data
        self._exercise_id = exercise.id
        self.form.set_values(exercise)
        self.responses.set_rows(data.where(HexagonResponse, "exercise_id", exercise.id))
        self.picture.show_picture(self._radar)

    def keep(self) -> bool:
        """Save what is being typed; return whether nothing blocks."""
        return self.form.commit()

    def _radar(self, width: int) -> Picture:
        data, tr = self._context.data, self._context.tr
        lines = [
            line
            for line in facet_counts(
                data.where(HexagonFacet, "exercise_id", self._exercise_id),
                data.where(HexagonCard, "exercise_id", self._exercise_id),
            )
            if line.facet_id is not None
        ]
        most = max((line.total for line in lines), default=0)
        return radar_chart(
            [Facet(line.name, float(line.total)) for line in lines] if most else [],
            title=tr.t("Cards per facet"),
            width=width,
            tr=tr,
            maximum=float(max(most, 3)),
            measure=self._context.picture_fonts().measure,
            decimals=0,
        )

    # ---------------------------------------------------------------- doing

    def _add(self) -> None:
        idea = self.idea.take()
        if not idea:
            return
        context = self._context
        values = {
            "network_id": context.network_id,
            "exercise_id": self._exercise_id,
            "profession": " ".join(self.profession.text().split()) or None,
            "idea": idea,
        }
        if context.perform(lambda: records.create(context.ws, HexagonResponse, values=values)):
            self.idea.empty()

    def _save(self, field: str, value: Any) -> None:
        self._context.change(HexagonExercise, self._exercise_id, field, value)

    def _open(self, record_id: str) -> None:
        response = self._context.data.get(HexagonResponse, record_id)
        if response is not None:
            self._context.edit(HexagonResponse, response, fields=["profession", "idea"])
