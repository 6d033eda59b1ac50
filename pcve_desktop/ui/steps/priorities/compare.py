"""Page "Compare": the matrix, and the ranking with its spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology import scoring
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate, Criterion
from pcve_desktop.pictures.matrix import MatrixItem, priority_matrix
from pcve_desktop.pictures.spread import SpreadRow, spread_chart
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.outcome import TallyList
from pcve_desktop.ui.steps.priorities.reading import lettered, results
from pcve_desktop.ui.steps.priorities.side_by_side import SideBySideCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.methodology.scoring import CandidateResult
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class CompareView(StepView):
    """Matrix at the left, ranking at the right, the criteria of a chosen candidate below it."""

    shows = frozenset({"candidate", "criterion", "score", "vote", "ballot", "ballot_dots",
                       "organisation"})  # fmt: skip
    free_text = False

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        self._results: dict[str, CandidateResult] = {}
        self._chosen = ""
        self.empty = self.empty_state(lambda: self.go_page("vote"))
        self.body.addWidget(self.empty)
        self.holder = QWidget()
        grid = GridLayout(self.holder)
        self.matrix = self._picture("matrix", self._matrix)
        self.matrix_card = Card(hub, tr.t("What matters, what we can act on"),
                                name=f"{self.name}.matrix.card")  # fmt: skip
        self._start = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.start")
        self.matrix_card.body.addWidget(self._start)
        self.matrix_card.body.addWidget(self.matrix)
        self.dots_card = Card(hub, tr.t("Ranking by dots"), name=f"{self.name}.dots.card")
        self.dots = TallyList(context)
        self.dots_card.body.addWidget(self.dots)
        ranking, criteria = self._ranking_card(), self._criteria_card()
        self.sides = SideBySideCard(context, name=f"{self.name}.sides")
        grid.add(self._column(self.matrix_card, self.dots_card), 5, 330)
        grid.add(self._column(ranking, criteria, self.sides), 7, 380)
        self.body.addWidget(self.holder)
        self.body.addStretch(1)
        hub.changed.connect(self._restyle)

    @staticmethod
    def _column(*cards: Card) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return side

    def _ranking_card(self) -> Card:
        tr = self.words
        card = self.ranking_card = Card(
            self.hub, tr.t("Ranking by criteria"), name=f"{self.name}.ranking.card"
        )
        self._apart = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.apart")
        card.body.addWidget(self._apart)
        self.ranking = self._picture("ranking", self._ranking)
        self.ranking.activated.connect(self.choose)
        card.body.addWidget(self.ranking)
        key = tr.t(
            "Line: lowest to highest. Box: the middle half of the organisations. Disc: the score."
        )
        card.body.addWidget(Text(key, Role.CAPTION, tone="ink2", wrap=True))
        return card

    def _criteria_card(self) -> Card:
        tr = self.words
        self.criteria_card = Card(self.hub, " ", name=f"{self.name}.criteria.card",
                                  subtitle=tr.t("By criterion"))  # fmt: skip
        self.criteria = self._picture("criteria", self._criteria)
        self._ends = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.ends")
        self.criteria_card.body.addWidget(self._ends)
        self.criteria_card.body.addWidget(self.criteria)
        self._reversed = Notice(
            self.hub,
            tr.t("Criteria that count in reverse are shown turned round: 5 speaks for it."),
            name=f"{self.name}.reversed",
        )
        self.criteria_card.body.addWidget(self._reversed)
        return self.criteria_card

    def _picture(self, key: str, build: Callable[[int], Picture]) -> PictureView:
        context = self.context
        view = PictureView(build, context.colours, context.picture_fonts(), context.tr)
        view.setObjectName(f"{self.name}.{key}")
        return view

    def _restyle(self) -> None:
        for view in (self.matrix, self.ranking, self.criteria):
            view.set_fonts(self.context.picture_fonts())

    # ---------------------------------------------------------------- pictures

    def _matrix(self, width: int) -> Picture:
        items = []
        for sign, candidate in lettered(self.context.data):
            found = self._results.get(candidate.id)
            items.append(
                MatrixItem(
                    sign,
                    candidate.title,
                    found.importance if found else None,
                    found.capacity if found else None,
                )
            )
        measure = self.context.picture_fonts().measure
        return priority_matrix(items, width=width, tr=self.words, measure=measure)

    def _ranking(self, width: int) -> Picture:
        candidates = {item.id: (sign, item.title) for sign, item in lettered(self.context.data)}
        scores = [
            (key, self._results[key].score if key in self._results else None) for key in candidates
        ]
        rows = []
        for item in scoring.rank(scores):
            sign, title = candidates[item.id]
            found = self._results.get(item.id)
            spread = found.spread if found else None
            rows.append(SpreadRow(item.id, title, item.value, spread, sign, item.rank))
        return self._spread(rows, self.words.t("Candidate"), width)

    def _criteria(self, width: int) -> Picture:
        found = self._results.get(self._chosen)
        rows = []
        for item in self.context.data.all(Criterion):
            spread = found.criteria.get(item.id) if found else None
            rows.append(SpreadRow(item.id, item.name, spread.mean if spread else None, spread))
        return self._spread(rows, self.words.t("Criterion"), width)

    def _spread(self, rows: list[SpreadRow], title: str, width: int) -> Picture:
        measure = self.context.picture_fonts().measure
        return spread_chart(rows, title=title, width=width, tr=self.words, measure=measure)

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show what the ratings say."""
        tr, data = self.words, self.context.data
        self._results = results(data)
        rated = any(found.spread for found in self._results.values())
        dotted = self.dots.reload()
        self.dots_card.setVisible(dotted)
        self.sides.reload(self._results)
        self.empty.setVisible(not rated and not dotted)
        self.holder.setVisible(rated or dotted)
        self.matrix_card.setVisible(rated)
        self.ranking_card.setVisible(rated)
        if self._chosen not in self._results:
            self._chosen = ""
        self.matrix.refresh()
        self.ranking.refresh()
        self._apart.setText(self.ranking.picture().sentence)
        start = [data.title(Candidate, key) for key, found in self._results.items()
                 if found.start_here]  # fmt: skip
        self._start.setText(
            tr.t("It matters and we can act: {names}.", names=tr.list(start))
            if start
            else tr.t("No candidate both matters much and can be acted on yet.")
        )
        self._show_criteria()

    def _show_criteria(self) -> None:
        data = self.context.data
        self.criteria_card.setVisible(bool(self._chosen))
        if self._chosen:
            self.criteria_card.title.setText(data.title(Candidate, self._chosen))
            self.criteria.refresh()
            self._ends.setText(self._said_ends())
            self._ends.setVisible(bool(self._ends.text()))
            self._reversed.setVisible(any(item.inverse for item in data.all(Criterion)))

    def _said_ends(self) -> str:
        """Say whom to ask when ratings lie apart: the highest and the lowest."""
        tr, found = self.words, self._results[self._chosen]
        if found.spread is None or found.spread.minimum == found.spread.maximum:
            return ""
        names = [
            tr.list(
                [
                    self.context.data.title(Organisation, key)
                    for key, value in found.own.items()
                    if value == end
                ]
            )
            for end in (found.spread.maximum, found.spread.minimum)
        ]
        return tr.t("Rates it highest: {highest}. Lowest: {lowest}.",
                    highest=names[0], lowest=names[1])  # fmt: skip

    def choose(self, candidate_id: str) -> None:
        """Show the ratings of a candidate by criterion."""
        self._chosen = candidate_id
        self._show_criteria()

    def arrive(self, **where: object) -> None:
        """Show a candidate by criterion."""
        self.choose(str(where.get("record") or ""))
