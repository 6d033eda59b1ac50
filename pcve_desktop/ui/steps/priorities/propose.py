"""Page "Propose": candidates with what they rest on, and the themes they may come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.diagnosis import EvidenceState, evidence_of
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.services import priorities, records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.record_dialog import LinkChoice
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.priorities.candidate_card import CandidateCard
from pcve_desktop.ui.steps.priorities.reading import lettered
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

MANY = 6
"""More candidates than this are hard to compare in one meeting."""


class ThemeRow(QWidget):
    """A theme of the diagnosis: its findings counted, and the way to make a candidate of it."""

    chosen = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator, key: str) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self._count = Text("", Role.CAPTION, tone="ink2")
        words.addWidget(self._title)
        words.addWidget(self._count)
        row.addLayout(words, 1)
        self.make = Button(hub, tr.t("Propose"), name="", icon="plus", kind="quiet")
        self.make.clicked.connect(lambda: self.chosen.emit(key))
        self._made = Chip(hub, "", tone="soft")
        centre = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.make, 0, centre)
        row.addWidget(self._made, 0, centre)

    def fill(
        self, theme: Theme, findings: Sequence[Finding], signs: Sequence[str], *, name: str
    ) -> None:
        """Show a theme; `signs` are the letters of its candidates, none while it has none."""
        tr = self._tr
        self._title.setText(theme.title)
        said = tr.n("{count} finding", "{count} findings", len(findings))
        if evidence_of(findings) is EvidenceState.RUMOUR:
            weak = tr.t("perceptions only")
            said = f"{said} · {weak}"
        self._count.setText(said)
        self.make.setObjectName(f"{name}.propose")
        said = tr.t("Make a candidate of the theme “{title}”", title=theme.title)
        self.make.setAccessibleName(said)
        self.make.setToolTip(said)
        self.make.setVisible(not signs)
        self._made.setVisible(bool(signs))
        letters = tr.list(list(signs))
        self._made.set_state(
            tr.t("Candidates {letters}", letters=letters)
            if len(signs) > 1
            else tr.t("Candidate {letter}", letter=letters),
            tone="soft",
        )


class ProposeView(StepView):
    """Candidates at the left, themes of the diagnosis at the right."""

    shows = frozenset({"candidate", "candidate_finding", "finding", "theme"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        self.add = Button(
            hub, tr.t("Add a candidate"), name=f"{self.name}.add", icon="plus", compact=True
        )
        self.add.clicked.connect(self.new_item)
        self.add_action(self.add)
        columns = ThreeColumns(hub, left=0, right=320)
        self.empty = self.empty_state(self.new_item)
        self.many = Notice(hub, " ", icon="info", name=f"{self.name}.many")
        self.cards: KeyedRows[CandidateCard] = KeyedRows(self._card, gap=12)
        for widget in (self.empty, self.many, self.cards):
            columns.middle.addWidget(widget)
        columns.middle.addStretch(1)
        columns.right.addWidget(self._theme_card())
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _theme_card(self) -> Card:
        tr = self.words
        card = Card(
            self.hub,
            tr.t("Themes of the diagnosis"),
            name=f"{self.name}.themes",
            subtitle=tr.t("A theme becomes a candidate with all its findings."),
        )
        self.themes: KeyedRows[ThemeRow] = KeyedRows(self._theme, ruled=True)
        card.body.addWidget(self.themes)
        self._no_theme = Text(
            tr.t("No theme yet. Findings are gathered into themes on the page “Sort”."),
            Role.SECONDARY,
            tone="ink2",
            wrap=True,
        )
        card.body.addWidget(self._no_theme)
        sort = Button(
            self.hub, tr.t("Go to the diagnosis"), name=f"{self.name}.sort", kind="quiet",
            trailing="chevron-right",
        )  # fmt: skip
        sort.clicked.connect(lambda: self.context.go("step", step="diagnosis", page="sort"))
        card.body.addWidget(sort, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _card(self, key: str) -> CandidateCard:
        card = CandidateCard(self.hub, self.words, key)
        card.edit_asked.connect(self.edit)
        card.delete_asked.connect(lambda record: self.context.ask_delete(Candidate, record))
        card.move_asked.connect(self.move_candidate)
        return card

    def _theme(self, key: str) -> ThemeRow:
        row = ThemeRow(self.hub, self.words, key)
        row.chosen.connect(self.propose_theme)
        return row

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show candidates and themes."""
        data, tr = self.context.data, self.words
        candidates = lettered(data)
        cards = self.cards.set_keys([item.id for _sign, item in candidates])
        last = len(candidates) - 1
        for place, (card, (sign, item)) in enumerate(zip(cards, candidates, strict=True)):
            findings = self._findings(item.id)
            card.fill(
                sign,
                item,
                findings,
                evidence_of(findings),
                name=f"{self.name}.{place}",
                ends=(place == 0, place == last),
            )
        self.empty.setVisible(not candidates)
        self.cards.setVisible(bool(candidates))
        self.many.setVisible(len(candidates) > MANY)
        self.many.set_text(
            tr.t("Many candidates are hard to compare in one meeting. Some may belong together.")
        )
        signs: dict[str | None, list[str]] = defaultdict(list)
        for sign, item in candidates:
            signs[item.theme_id].append(sign)
        self._show_themes(signs)
        self.note_changed.emit()

    def _show_themes(self, signs: dict[str | None, list[str]]) -> None:
        data = self.context.data
        findings: dict[str | None, list[Finding]] = defaultdict(list)
        for finding in data.all(Finding):
            findings[finding.theme_id].append(finding)
        themes = data.all(Theme)
        rows = self.themes.set_keys([theme.id for theme in themes])
        for place, (row, theme) in enumerate(zip(rows, themes, strict=True)):
            name = f"{self.name}.theme.{place}"
            row.fill(theme, findings[theme.id], signs.get(theme.id, []), name=name)
        self.themes.setVisible(bool(themes))
        self._no_theme.setVisible(not themes)

    def _findings(self, candidate_id: str) -> list[Finding]:
        data = self.context.data
        links = data.where(CandidateFinding, "candidate_id", candidate_id)
        found = (data.get(Finding, link.finding_id) for link in links)
        return [finding for finding in found if finding is not None]

    def main_control(self) -> QWidget | None:
        """Begin with a theme that has no candidate yet, else with a candidate of one's own."""
        waiting = (row.make for row in self.themes.rows() if not row.make.isHidden())
        return next(waiting, self.add)

    def note(self) -> str:
        """Say how many candidates there are."""
        count = len(self.context.data.all(Candidate))
        return self.words.n("{count} candidate", "{count} candidates", count) if count else ""

    def arrive(self, **where: object) -> None:
        """Bring a candidate into view and put the focus on it."""
        card = self.cards.row(str(where.get("record")))
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, 24)
            card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- changes

    def new_item(self) -> None:
        """Ask for a new candidate."""
        self.context.edit(
            Candidate,
            title=self.words.t("Add a candidate"),
            links=[self._rests_on([])],
            create=self._create,
        )

    def _create(self, values: dict[str, Any], links: dict[str, list[str]]) -> Changes:
        chosen = next(iter(links.values()), [])
        return priorities.propose(
            self.context.ws,
            network_id=self.context.network_id,
            cycle_id=self.context.cycle_id,
            title=values["title"],
            finding_ids=chosen,
            theme_id=values.get("theme_id"),
            rationale=values.get("rationale"),
        )

    def edit(self, candidate_id: str) -> None:
        """Open the form of a candidate."""
        candidate = self.context.data.get(Candidate, candidate_id)
        if candidate is None:
            return
        chosen = [finding.id for finding in self._findings(candidate_id)]
        self.context.edit(Candidate, candidate, links=[self._rests_on(chosen)])

    def _rests_on(self, chosen: list[str]) -> LinkChoice:
        return LinkChoice(
            CandidateFinding,
            "finding_id",
            self.words.t("Rests on these findings"),
            options=self.context.choices("finding"),
            chosen=chosen,
        )

    def propose_theme(self, theme_id: str) -> None:
        """Make a candidate of a theme, resting on all its findings."""
        context = self.context
        theme = context.data.get(Theme, theme_id)
        if theme is None:
            return
        findings = [item.id for item in context.data.where(Finding, "theme_id", theme_id)]
        context.perform(
            lambda: priorities.propose(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                title=theme.title,
                finding_ids=findings,
                theme_id=theme_id,
            ),
            done=self.words.t("Proposed: {title}", title=theme.title),
        )

    def move_candidate(self, candidate_id: str, way: int) -> None:
        """Move a candidate one place up (-1) or down (1)."""
        order = [item.id for item in self.context.data.all(Candidate)]
        place = order.index(candidate_id) + way
        if not 0 <= place < len(order):
            return
        order.remove(candidate_id)
        after = order[place - 1] if place else None
        before = order[place] if place < len(order) else None
        self.context.perform(
            lambda: records.move(
                self.context.ws, Candidate, candidate_id, after=after, before=before
            )
        )
