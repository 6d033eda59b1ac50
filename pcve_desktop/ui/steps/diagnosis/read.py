"""Read together: the grid, forms, agreement and themes of all findings in pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.diagnosis import agreement, forms, grid, partners_heard
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Form, Level
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.pictures.matrix import GridCell, factor_grid
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.diagnosis.findings import KINDS, LEVELS
from pcve_desktop.ui.steps.diagnosis.read_cards import EarlierCard, GradesCard, TrendsCard
from pcve_desktop.ui.steps.parts import Lines, PictureCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class ReadView(StepView):
    """What picture we get, and what we do not see yet."""

    shows = frozenset({"finding", "finding_observer", "theme", "organisation", "membership"})
    free_text = False

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr = self.words
        # Pictures are drawn for several widths while the page is laid out: counted once.
        self._counts, self._seen = grid(()), forms(())
        self.nothing = self.empty_state(lambda: self.go_page("gather"), icon="table")
        self.body.addWidget(self.nothing)
        self.content_ = QWidget()
        cards = GridLayout(self.content_, gap=16)
        left, right = QWidget(), QWidget()
        columns = []
        for side in (left, right):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(16)
            columns.append(inside)
        self.grid = PictureCard(
            context,
            tr.t("What we see, by kind and level"),
            self._grid,
            name=f"{self.name}.grid",
            beside=" ",
        )
        self.grid.view.activated.connect(self._open_square)
        self.unplaced = self.grid.add_link(tr.t("Place them"), name=f"{self.name}.unplaced")
        self.unplaced.clicked.connect(lambda: self.go_page("sort", level="none"))
        columns[0].addWidget(self.grid)
        self.trends = TrendsCard(context, name=self.name)
        columns[0].addWidget(self.trends)
        columns[0].addWidget(self._agreement())
        self.earlier = EarlierCard(context, name=self.name)
        columns[0].addWidget(self.earlier)
        columns[0].addStretch(1)
        self.forms = PictureCard(
            context, tr.t("All forms"), self._forms, name=f"{self.name}.forms", beside=" "
        )
        self.only = Notice(self.hub, "", tone="attn", name=f"{self.name}.only")
        self.forms.body.addWidget(self.only)
        self.absent = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.absent")
        self.forms.body.addWidget(self.absent)
        columns[1].addWidget(self.forms)
        self.grades = GradesCard(context, name=self.name)
        columns[1].addWidget(self.grades)
        columns[1].addWidget(self._themes())
        columns[1].addStretch(1)
        cards.add(left, 7, 440)
        cards.add(right, 5, 340)
        self.body.addWidget(self.content_)
        self.body.addStretch(1)

    def _agreement(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("Do we see it the same way?"), name=f"{self.name}.agreement")
        holder = QWidget()
        flow = FlowLayout(holder, gap=10)
        self.chips: dict[Agreement, Chip] = {}
        for state in Agreement:
            chip = Chip(self.hub, "", name=f"{self.name}.agreement.{state.value}")
            self.chips[state] = chip
            flow.addWidget(chip)
        card.body.addWidget(holder)
        self.heard = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.heard")
        card.body.addWidget(self.heard)
        link = card.add_link(tr.t("Talk about them"), name=f"{self.name}.agreement.go")
        link.clicked.connect(lambda: self.go_page("weigh", differ="yes"))
        self.talk = link
        return card

    def _themes(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("Themes"), name=f"{self.name}.themes")
        link = card.add_link(tr.t("Arrange them"), name=f"{self.name}.themes.go")
        link.clicked.connect(lambda: self.go_page("sort", by="theme"))
        self._shown: list[tuple[str, int]] = []
        self.themes = Lines(gap=6)
        card.body.addWidget(self.themes)
        self.no_theme = Text(
            tr.t("No theme yet. A theme gathers cards that speak of the same thing."),
            Role.SECONDARY,
            tone="ink2",
            wrap=True,
        )
        card.body.addWidget(self.no_theme)
        return card

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        data, tr = self.context.data, self.words
        findings = data.all(Finding)
        self.nothing.setVisible(not findings)
        self.content_.setVisible(bool(findings))
        counts = self._counts = grid(findings)
        gaps = tr.n("{count} gap", "{count} gaps", len(counts.gaps))
        total = tr.n("{count} finding", "{count} findings", counts.total)
        self.grid.show_picture(self._grid, beside=f"{total}, {gaps}")
        self.unplaced.setVisible(bool(counts.unplaced))
        self.unplaced.set_label(
            tr.n("Place {count} without a level", "Place {count} without a level", counts.unplaced)
        )
        self.trends.show_findings()
        self.grades.show_findings()
        self.earlier.show_findings()
        self._show_forms(findings)
        self._show_agreement(findings)
        self._show_themes(findings)

    def _show_forms(self, findings: list[Finding]) -> None:
        tr = self.words
        seen = self._seen = forms(findings)
        self.forms.show_picture(
            self._forms,
            beside=tr.t("{named} of {count} name one", named=seen.named, count=len(findings)),
        )
        # Nothing noted is an answer, not a fault: it is said in words, without a warning sign.
        names = [tr.t(form.label) for form in seen.absent]
        self.absent.setVisible(bool(names))
        self.absent.setText(tr.t("Nothing noted on: {forms}", forms=", ".join(names)))
        self.only.setVisible(seen.only is not None)
        if seen.only is not None:
            self.only.set_text(
                tr.t("The diagnosis looks at one form only. What else does the group see?"),
                strong=tr.t(seen.only.label),
            )

    def _show_agreement(self, findings: list[Finding]) -> None:
        data, tr = self.context.data, self.words
        for state, count in agreement(findings).items():
            self.chips[state].set_state(
                f"{tr.t(state.label)}  {count}", glyph=glyph_of(state) or None
            )
        self.talk.setVisible(any(f.agreement is Agreement.CONTESTED for f in findings))
        active = {row.organisation_id for row in data.all(Membership) if row.role.active}
        links = [row for row in data.all(FindingObserver) if row.organisation_id in active]
        self.heard.setText(
            tr.t(
                "{heard} of {count} partners have observed at least one finding.",
                heard=partners_heard(links),
                count=len(active),
            )
        )

    def _show_themes(self, findings: list[Finding]) -> None:
        tr = self.words
        themes = self.context.data.all(Theme)
        counted = [
            (theme.title, sum(finding.theme_id == theme.id for finding in findings))
            for theme in themes
        ]
        self.no_theme.setVisible(not counted)
        if counted == self._shown:
            return
        self._shown = counted
        lines = []
        for title, count in counted:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Text(title, Role.BODY, wrap=True), 1)
            words = tr.n("{count} card", "{count} cards", count)
            row.addWidget(Text(words, Role.SECONDARY, tone="ink2"))
            lines.append(line)
        self.themes.set_lines(lines)

    # ---------------------------------------------------------------- pictures

    def _grid(self, width: int) -> Picture:
        tr = self.words
        counts = self._counts
        return factor_grid(
            [tr.t(KINDS[kind].plural) for kind in FindingKind],
            [tr.t(LEVELS[level]) for level in Level],
            [
                [
                    GridCell(f"{kind.value}.{level.value}", counts.count(kind, level))
                    for level in Level
                ]
                for kind in FindingKind
            ],
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )

    def _forms(self, width: int) -> Picture:
        tr = self.words
        seen = self._seen
        noted = [form for form in Form if seen.counts[form]]
        noted.sort(key=lambda form: (form is Form.UNSPECIFIED, -seen.counts[form]))
        return bar_chart(
            [Bar(tr.t(form.label), seen.counts[form], key=form.value) for form in noted],
            title=tr.t("All forms"),
            sentence=tr.n("{count} form is noted.", "{count} forms are noted.", len(noted)),
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )

    def _open_square(self, key: str) -> None:
        _kind, level = key.split(".")
        self.go_page("sort", level=level)
