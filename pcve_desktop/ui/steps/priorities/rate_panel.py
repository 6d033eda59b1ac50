"""The rating: one organisation at a time on the grid, the reason and older ratings of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.methodology import scoring
from pcve_desktop.models.priorities import Candidate, Criterion, Score
from pcve_desktop.services import priorities, records
from pcve_desktop.ui.kit.buttons import IconButton, escape
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import glyph_icon
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.steps.priorities.criteria import CriteriaCard
from pcve_desktop.ui.steps.priorities.reading import lettered, scores, voters
from pcve_desktop.ui.steps.priorities.score_grid import ScoreGrid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context


class RatePanel(QWidget):
    """The rating of an organisation above, the criteria below."""

    def __init__(self, context: Context, day: Callable[[], dt.date | None], *, name: str) -> None:
        """`day` gives the day of the ratings that are typed in, None for today."""
        super().__init__()
        self.context, self.name, self._day = context, name, day
        self._organisations: list[str] = []
        self._reasoned: tuple[str, tuple[str, str] | None] = ("", None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._rating_card())
        self.criteria = CriteriaCard(context, name=f"{name}.criteria")
        column.addWidget(self.criteria)

    def _rating_card(self) -> Card:
        tr, hub, name = self.context.tr, self.context.hub, self.name
        card = Card(hub, "", name=f"{name}.card", padding=14)
        holder = QWidget()
        head = FlowLayout(holder)
        label = Text(escape(tr.t("Rating of")), Role.CARD_TITLE)
        self.combo = QComboBox()
        self.combo.setObjectName(f"{name}.organisation")
        self.combo.setAccessibleName(tr.t("Organisation"))
        self.combo.setMinimumWidth(hub.theme.px(260))
        self.combo.setMaxVisibleItems(14)
        self.combo.currentIndexChanged.connect(self._show_organisation)
        label.setBuddy(self.combo)
        self.previous = IconButton(
            hub, "chevron-left", tr.t("Previous organisation"), name=f"{name}.previous",
            framed=True,
        )  # fmt: skip
        self.next = IconButton(
            hub, "chevron-right", tr.t("Next organisation"), name=f"{name}.next", framed=True
        )
        self.previous.clicked.connect(lambda: self.go_on(-1))
        self.next.clicked.connect(lambda: self.go_on(1))
        self.count = Text("", Role.SECONDARY, tone="ink2", name=f"{name}.count")
        for widget in (label, self.combo, self.previous, self.next, self.count):
            head.addWidget(widget)
        card.body.addWidget(holder)
        self.grid = ScoreGrid(hub, tr, name=f"{name}.grid")
        self.grid.rated.connect(self.rate)
        self.grid.moved.connect(self._show_cell)
        self.grid.cleared.connect(self.take_back)
        self.empty = EmptyState(
            hub,
            tr.t("Rating needs candidates, criteria and partners."),
            tr.t("Propose a candidate"),
            name=f"{name}.empty",
        )
        self.empty.acted.connect(lambda: self.context.go("step", step="priorities", page="propose"))
        card.body.addWidget(self.empty)
        card.body.addWidget(self.grid)
        card.body.addWidget(self._cell_details())
        return card

    def _cell_details(self) -> QWidget:
        tr = self.context.tr
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        self.cell = Text("", Role.SECONDARY_STRONG, wrap=True, name=f"{self.name}.cell")
        self.question = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        column.addWidget(self.cell)
        column.addWidget(self.question)
        self.reason = QLineEdit()
        self.reason.setObjectName(f"{self.name}.reason")
        self.reason.setAccessibleName(tr.t("Why this rating (optional)"))
        self.reason.setPlaceholderText(tr.t("Why this rating (optional)"))
        self.reason.editingFinished.connect(self.save_reason)
        column.addWidget(self.reason)
        self.older = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{self.name}.older")
        column.addWidget(self.older)
        keys = tr.t("Arrows choose a cell; a digit rates it, Delete takes the rating back.")
        column.addWidget(Text(keys, Role.CAPTION, tone="ink2", wrap=True))
        return self.details

    # ---------------------------------------------------------------- showing

    def reload(self) -> None:
        """Show organisations, the ratings of the chosen one, and the criteria."""
        tr, data = self.context.tr, self.context.data
        organisations = voters(data)
        scored = {score.organisation_id for score in scores(data)}
        self._fill_combo([(item.id, item.name) for item in organisations], scored)
        done = sum(item.id in scored for item in organisations)
        self.count.setText(
            tr.t("{done} of {count} have rated", done=done, count=len(organisations))
        )
        self._show_organisation()
        self.criteria.reload()

    def _fill_combo(self, options: list[tuple[str, str]], scored: set[str]) -> None:
        kept = self.organisation()
        self._organisations = [key for key, _name in options]
        self.combo.blockSignals(True)
        if self.combo.count() != len(options):
            self.combo.clear()
            self.combo.addItems([name for _key, name in options])
        for place, (key, name) in enumerate(options):
            glyph = "step.done" if key in scored else "step.not_started"
            self.combo.setItemText(place, name)
            self.combo.setItemIcon(place, glyph_icon(self.context.hub, glyph))
        if kept in self._organisations:
            self.combo.setCurrentIndex(self._organisations.index(kept))
        self.combo.blockSignals(False)

    def organisation(self) -> str:
        """Return the id of the organisation that rates."""
        place = self.combo.currentIndex()
        return self._organisations[place] if 0 <= place < len(self._organisations) else ""

    def _show_organisation(self, _index: int = 0) -> None:
        data = self.context.data
        candidates, criteria = lettered(data), data.all(Criterion)
        own = scoring.latest_scores(data.where(Score, "organisation_id", self.organisation()))
        values = {
            (item.candidate_id, item.criterion_id): item.value
            for item in own
            if item.value is not None
        }
        self.grid.scores.set_content(candidates, criteria, values)
        ready = bool(candidates and criteria and self._organisations)
        for widget in (self.grid, self.details):
            widget.setVisible(ready)
        self.empty.setVisible(not ready)
        self._show_cell()

    def _history(self) -> list[Score]:
        """Return the ratings of the current cell, the oldest first."""
        pair = self.grid.pair()
        if pair is None:
            return []
        rows = self.context.data.where(Score, "organisation_id", self.organisation())
        cell = [row for row in rows if (row.candidate_id, row.criterion_id) == pair]
        newest = scoring.latest_scores(cell)
        return [row for row in cell if row not in newest] + newest

    def _show_cell(self) -> None:
        tr, data, pair = self.context.tr, self.context.data, self.grid.pair()
        history = self._history()
        latest = history[-1] if history else None
        self.reason.setEnabled(latest is not None)
        # What is being typed for the same cell stays until the field is left.
        if not self.reason.isModified() or (self.organisation(), pair) != self._reasoned:
            self.reason.setText((latest.reason or "") if latest else "")
        self._reasoned = (self.organisation(), pair)
        self.cell.setVisible(pair is not None)
        if pair is not None:
            criterion = data.get(Criterion, pair[1])
            self.cell.setText(
                f"{data.title(Candidate, pair[0])} · {criterion.name if criterion else ''}"
            )
            self.question.setText(self._question(criterion))
        older = [self._said(row) for row in reversed(history[:-1])]
        self.older.setText(tr.t("Before: {ratings}", ratings="; ".join(older)) if older else "")
        self.older.setVisible(bool(older))

    def _question(self, criterion: Criterion | None) -> str:
        if criterion is None:
            return ""
        tr = self.context.tr
        scale = tr.t("1 is little, 5 is much.")
        if criterion.inverse:
            scale += " " + tr.t("A high value speaks against the candidate.")
        return f"{criterion.question or ''} {scale}".strip()

    def _said(self, row: Score) -> str:
        tr = self.context.tr
        value = "–" if row.value is None else tr.number(row.value)
        day = tr.date(row.scored_on) if row.scored_on else tr.t("without date")
        return f"{value} ({day}{', ' + row.reason if row.reason else ''})"

    # ---------------------------------------------------------------- changes

    def go_on(self, way: int) -> None:
        """Go to the next (1) or previous (-1) organisation, round and round."""
        if self._organisations:
            place = (self.combo.currentIndex() + way) % len(self._organisations)
            self.combo.setCurrentIndex(place)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take the rating of the current cell back; it stays readable with its date."""
        pair = self.grid.pair()
        if pair is not None:
            self.rate(*pair, None)

    def rate(self, candidate_id: str, criterion_id: str, value: int | None) -> None:
        """Note a rating; the one before stays with its date."""
        history = self._history()
        if value == (history[-1].value if history else None):
            return
        context, organisation = self.context, self.organisation()
        context.perform(
            lambda: priorities.score(
                context.ws,
                network_id=context.network_id,
                candidate_id=candidate_id,
                criterion_id=criterion_id,
                organisation_id=organisation,
                value=value,
                scored_on=self._day(),
            )
        )

    def save_reason(self) -> None:
        """Note why the latest rating of the current cell is what it is."""
        history, text = self._history(), self.reason.text().strip() or None
        self.reason.setModified(False)
        if history and history[-1].reason != text:
            ws, key = self.context.ws, history[-1].id
            self.context.perform(lambda: records.update(ws, Score, key, values={"reason": text}))
