"""Page "Logic chain": from findings to indicators, and the gaps to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.methodology import chain
from pcve_desktop.methodology.chain import Chain, ChainRow, Gap
from pcve_desktop.models import ENTITIES as MODELS
from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.pictures.chain import chain_picture
from pcve_desktop.pictures.chain_rows import ENTITIES, chain_boxes
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_SEPARATOR = "|"


class GapRow(QWidget):
    """A link that is not there yet, and the way to where it can be made."""

    asked = Signal(str)

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        row.addWidget(GlyphLabel(context.hub, "chat", size=17, color="accent"))
        self._what = Text("", Role.BODY, wrap=True)
        row.addWidget(self._what, 1)
        self._gap = Text("", Role.SECONDARY, tone="ink2")
        row.addWidget(self._gap)
        self.link = Button(context.hub, context.tr.t("Talk about it"), name="", kind="quiet",
                           trailing="chevron-right")  # fmt: skip
        self.link.clicked.connect(lambda: self.asked.emit(key))
        row.addWidget(self.link)

    def fill(self, what: str, gap: str, *, name: str) -> None:
        """Show a gap."""
        self._what.setText(what)
        self._gap.setText(gap)
        self.link.setObjectName(f"{name}.link")
        self.link.setAccessibleName(f"{self._context.tr.t('Talk about it')}: {what}, {gap}")


class ChainView(StepView):
    """The picture of the chain above, its gaps as a list below."""

    shows = frozenset(
        {"finding", "candidate", "candidate_finding", "priority_decision", "objective",
         "action_objective", "action", "indicator"}
    )  # fmt: skip
    free_text = False

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        self._chain = Chain((), (), ())
        self.empty = self.empty_state(lambda: self.go_page("word"))
        self.body.addWidget(self.empty)
        self.card = Card(hub, tr.t("From what we see to what we do"), name=f"{self.name}.card")
        self._sentence = Text("", Role.SECONDARY, tone="ink2", wrap=True,
                              name=f"{self.name}.sentence")  # fmt: skip
        self.picture = PictureView(self._draw, context.colours, context.picture_fonts(), tr)
        self.picture.setObjectName(f"{self.name}.picture")
        self.picture.activated.connect(self.open_item)
        self.card.body.addWidget(self._sentence)
        self.card.body.addWidget(self.picture)
        self.body.addWidget(self.card)
        self.gaps_card = Card(hub, tr.t("Gaps to talk about"), name=f"{self.name}.gaps",
                              beside=" ")  # fmt: skip
        self.gaps: KeyedRows[GapRow] = KeyedRows(self._gap_row, ruled=True)
        self.loose = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.loose")
        self.gaps_card.body.addWidget(self.gaps)
        self.gaps_card.body.addWidget(self.loose)
        self.body.addWidget(self.gaps_card)
        self.body.addStretch(1)
        hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.picture.set_fonts(self.context.picture_fonts())

    def _gap_row(self, key: str) -> GapRow:
        row = GapRow(self.context, key)
        row.asked.connect(self.talk)
        return row

    def _draw(self, width: int) -> Picture:
        data = self.context.data
        items, links = chain_boxes(
            self._chain.rows,
            lambda stage, key: data.title(MODELS[ENTITIES[stage]], key),
            self.words,
        )
        measure = self.context.picture_fonts().measure
        return chain_picture(items, links, width=width, tr=self.words, measure=measure)

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the chain and its gaps."""
        tr, data = self.words, self.context.data
        self._chain = chain.chain(
            findings=data.all(Finding),
            candidates=data.all(Candidate),
            candidate_findings=data.all(CandidateFinding),
            decisions=data.all(PriorityDecision),
            objectives=data.all(Objective),
            action_objectives=data.all(ActionObjective),
            actions=data.all(Action),
            indicators=data.all(Indicator),
        )
        shown = bool(self._chain.rows)
        self.empty.setVisible(not shown)
        self.card.setVisible(shown)
        self.gaps_card.setVisible(shown)
        if not shown:
            return
        self.picture.refresh()
        found = [(row, gap) for row in self._chain.rows for gap in row.gaps]
        rows = self.gaps.set_keys([self._key(row, gap) for row, gap in found])
        for place, (widget, (row, gap)) in enumerate(zip(rows, found, strict=True)):
            widget.fill(self._what(row), tr.t(gap.label), name=f"{self.name}.gap.{place}")
        self.gaps.setVisible(bool(found))
        self.gaps_card.beside.setText(tr.number(len(found)))
        said = (
            tr.n("{count} gap to talk about.", "{count} gaps to talk about.", len(found))
            if found
            else tr.t("Every link is there.")
        )
        self._sentence.setText(said)
        self._show_loose()
        self.note_changed.emit()

    def _show_loose(self) -> None:
        tr = self.words
        findings, actions = len(self._chain.loose_findings), len(self._chain.loose_actions)
        said = []
        if findings:
            said.append(
                tr.n("{count} finding is under no candidate.",
                     "{count} findings are under no candidate.", findings)
            )  # fmt: skip
        if actions:
            said.append(
                tr.n("{count} action serves no objective yet.",
                     "{count} actions serve no objective yet.", actions)
            )  # fmt: skip
        self.loose.setText(" ".join(said))
        self.loose.setVisible(bool(said))

    def note(self) -> str:
        """Say how many gaps there are."""
        count = self._chain.gap_count
        return self.words.n("{count} gap", "{count} gaps", count) if count else ""

    def _what(self, row: ChainRow) -> str:
        data = self.context.data
        if row.objective_id:
            return data.title(Objective, row.objective_id)
        return data.title(Candidate, row.candidate_id)

    @staticmethod
    def _key(row: ChainRow, gap: Gap) -> str:
        return _SEPARATOR.join((gap.value, row.candidate_id or "", row.objective_id or ""))

    # ---------------------------------------------------------------- ways

    def talk(self, key: str) -> None:
        """Go where a gap can be filled."""
        gap, candidate, objective = key.split(_SEPARATOR)
        go = self.context.go
        if gap == Gap.FINDING:
            go("step", step="priorities", page="propose", record=candidate)
        elif gap == Gap.OBJECTIVE:
            self.go_page("choose")
        elif gap == Gap.ACTION:
            go("step", step="actions", page="look")
        elif gap == Gap.INDICATOR:
            self.go_page("word", record=objective)
        else:
            self.go_page("word", record=objective)

    def open_item(self, key: str) -> None:
        """Open what a box of the picture stands for."""
        entity, _separator, record = key.partition(":")
        if entity == "gap":
            stage, _separator, after = record.partition(":")
            self.talk(_SEPARATOR.join((stage, after.partition(":")[2], after.partition(":")[2])))
        elif entity == "indicator":
            self.go_page("indicators", record=record)
        elif record:
            self.context.open_record(entity, record)
