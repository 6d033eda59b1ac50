"""Weigh: what each finding rests on, who observed it, and whether views differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.diagnosis import (
    EvidenceState,
    evidence_warnings,
    observers,
    solidity,
    themes_on_rumour,
)
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Grade, Trend
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.switches import Switch
from pcve_desktop.ui.kit.table import (
    Column,
    RecordTableModel,
    RecordTableView,
    Show,
    column,
    in_card,
)
from pcve_desktop.ui.steps.diagnosis.findings import KINDS, edit_finding
from pcve_desktop.ui.steps.diagnosis.grounds_card import GroundsCard
from pcve_desktop.ui.steps.diagnosis.ratings_card import RatingsCard
from pcve_desktop.ui.steps.diagnosis.weigh_card import WeighCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_ALL = ""


@dataclass(frozen=True, slots=True)
class WeighRow:
    """A finding in the table, with the number of partners who observed it."""

    id: str
    statement: str
    kind: FindingKind
    grade: Grade | None
    observers: int
    agreement: Agreement
    trend: Trend
    disagreement: str | None


class WeighView(StepView):
    """How we know, and whether we agree."""

    shows = frozenset(
        {
            "finding",
            "finding_observer",
            "finding_rating",
            "theme",
            "candidate",
            "candidate_finding",
            "organisation",
            "membership",
        }
    )

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self._shown = self._kept = ""
        to_priorities = Button(
            self.hub,
            self.words.t("Priorities"),
            name=f"{self.name}.warning.go",
            kind="quiet",
            trailing="chevron-right",
        )
        to_priorities.clicked.connect(
            lambda: self.context.go("step", step="priorities", page="propose")
        )
        self.warning = Notice(
            self.hub, "", tone="attn", button=to_priorities, name=f"{self.name}.warning"
        )
        self.body.addWidget(self.warning)
        self.body.addWidget(self._filters())
        holder = QWidget()
        grid = GridLayout(holder, gap=16, fill=True)
        grid.add(self._table(), 8, 440)
        side = QWidget()
        column_ = QVBoxLayout(side)
        column_.setContentsMargins(0, 0, 0, 0)
        self.card = WeighCard(context, name=self.name)
        self.card.open_form.clicked.connect(lambda: edit_finding(self.context, self._shown))
        column_.setSpacing(16)
        self.card.next.clicked.connect(self._next)
        column_.addWidget(self.card)
        self.ratings = RatingsCard(context, name=self.name)
        column_.addWidget(self.ratings)
        self.grounds = GroundsCard(context, name=self.name)
        column_.addWidget(self.grounds)
        column_.addStretch(1)
        grid.add(side, 4, 330)
        self.body.addWidget(holder, 1)

    def _filters(self) -> QWidget:
        tr = self.words
        self.bar = QWidget()
        flow = FlowLayout(self.bar, gap=12)
        self.search = QLineEdit()
        self.search.setObjectName(f"{self.name}.search")
        self.search.setAccessibleName(tr.t("Search findings"))
        self.search.setPlaceholderText(tr.t("Search findings"))
        self.search.setProperty("compact", True)
        self.search.setMinimumWidth(self.hub.theme.px(220))
        self.search.textChanged.connect(
            lambda text: self.table.filter.set_text(text, ["statement", "disagreement"])
        )
        self.kind = QComboBox()
        self.kind.setObjectName(f"{self.name}.kind")
        self.kind.setAccessibleName(tr.t("Kind"))
        self.kind.setProperty("compact", True)
        self.kind.addItem(tr.t("All kinds"), _ALL)
        for kind, words in KINDS.items():
            self.kind.addItem(tr.t(words.plural), kind.value)
        self.kind.activated.connect(lambda _place: self._filter())
        self.open_only = Switch(self.hub, tr.t("Not weighed yet"), name=f"{self.name}.open_only")
        self.open_only.toggled.connect(lambda _on: self._filter())
        self.differ = Switch(self.hub, tr.t("Views differ"), name=f"{self.name}.differ")
        self.differ.toggled.connect(lambda _on: self._filter())
        for widget in (self.search, self.kind, self.open_only, self.differ):
            flow.addWidget(widget)
        return self.bar

    def _table(self) -> QWidget:
        tr, page = self.words, self.page
        self.model = RecordTableModel(
            [
                column(Finding, "statement", narrowest=240),
                column(Finding, "kind", narrowest=136, optional=True),
                column(
                    Finding,
                    "grade",
                    text=self._grade,
                    empty=mark("Not weighed yet"),
                    narrowest=124,
                ),
                Column(
                    "observers",
                    mark("Partners"),
                    Show.NUMBER,
                    lambda row: row.observers or None,
                    text=lambda count, _row: str(count or ""),
                    empty="–",
                ),
                column(Finding, "agreement", show=Show.STATE),
                column(Finding, "trend", narrowest=90, optional=True),
                column(
                    Finding,
                    "disagreement",
                    label=mark("Note"),
                    narrowest=110,
                    widest=260,
                    optional=True,
                ),
            ],
            tr=tr,
            titles=self.context.title,
            today=self.context.today(),
        )
        self.table = RecordTableView(
            self.model, hub=self.hub, tr=tr, name=f"{self.name}.table", label=tr.t("Findings")
        )
        self.table.setMinimumHeight(self.hub.theme.px(360))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(lambda: self.go_page("gather"))
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _key: self.card.form.focus_first())
        self.table.delete_asked.connect(lambda key: self.context.ask_delete(Finding, key))
        return in_card(self.table)

    def _grade(self, grade: Grade | None, _row: WeighRow) -> str:
        """Return the grade in short: its letter and how solid that is."""
        if grade is None:
            return ""
        tr = self.words
        solid = tr.inside(tr.t(solidity(grade).label))
        return tr.t("{field}: {value}", field=grade.value.upper(), value=solid)

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        data = self.context.data
        findings = data.all(Finding)
        seen = observers(data.all(FindingObserver))
        self.bar.setVisible(bool(findings))
        self.model.set_rows(
            [
                WeighRow(
                    id=finding.id,
                    statement=finding.statement,
                    kind=finding.kind,
                    grade=finding.grade,
                    observers=seen.get(finding.id, 0),
                    agreement=finding.agreement,
                    trend=finding.trend,
                    disagreement=finding.disagreement,
                )
                for finding in findings
            ]
        )
        before = self._shown
        if not self.table.current_id():
            self.table.select_id(self.table.first_id())
        # Choosing another row has shown it already.
        if self._shown == before:
            self._show(self.table.current_id())
        self._warn(findings)
        self.note_changed.emit()

    def _warn(self, findings: list[Finding]) -> None:
        data, tr = self.context.data, self.words
        thin = [
            data.title(Candidate, warning.candidate_id)
            for warning in evidence_warnings(
                data.all(Candidate), data.all(CandidateFinding), findings
            )
            if warning.state is EvidenceState.RUMOUR
        ]
        # A theme is about to become a priority: better said before than after the vote.
        themes = themes_on_rumour(data.all(Theme), findings)
        named = thin + [theme.title for theme in themes if theme.title not in thin]
        self.warning.setVisible(bool(named))
        if named:
            self.warning.set_text(
                tr.t(EvidenceState.RUMOUR.label),
                strong=tr.list([tr.t("“{title}”", title=title) for title in named]),
            )

    def _filter(self) -> None:
        kind = str(self.kind.currentData())
        self.table.filter.set_exact("kind", FindingKind(kind) if kind else None)
        # What is being weighed stays until another is chosen, even when it fits no more; only
        # what did not fit to begin with goes.
        self._kept = ""
        self.table.filter.set_test(
            "open",
            (lambda row: row.grade is None or row.id == self._kept)
            if self.open_only.isChecked()
            else None,
        )
        self.table.filter.set_test(
            "differ",
            (lambda row: row.agreement is Agreement.CONTESTED or row.id == self._kept)
            if self.differ.isChecked()
            else None,
        )
        self._kept = self._shown

    def note(self) -> str:
        findings = self.context.data.all(Finding)
        weighed = sum(finding.grade is not None for finding in findings)
        if not findings:
            return ""
        return self.words.t("{weighed} of {count} weighed", weighed=weighed, count=len(findings))

    def _choose(self, finding_id: str) -> None:
        if finding_id != self._shown:
            self._commit()
            self._show(finding_id)

    def _select(self, finding_id: str) -> None:
        if self._commit():
            self.table.select_id(finding_id)

    def _next(self) -> None:
        """Go on with the next finding of the list, from the last to the first."""
        shown = self.table.shown_ids()
        if not shown or not self._commit():
            return
        at = shown.index(self._shown) + 1 if self._shown in shown else 0
        self.table.select_id(shown[at % len(shown)])
        self.card.form.focus_first()

    def _show(self, finding_id: str) -> None:
        self._shown = self._kept = finding_id
        finding = self.context.data.get(Finding, finding_id)
        self.card.setVisible(finding is not None)
        self.ratings.setVisible(finding is not None)
        self.grounds.setVisible(finding is not None)
        if finding is not None:
            self.card.show_finding(finding)
            self.grounds.show_finding(finding)
            self.ratings.show_finding(finding)

    # ---------------------------------------------------------------- doing

    def main_control(self) -> QWidget | None:
        """Return the list of findings once there are any."""
        return self.table if self.table.first_id() else super().main_control()

    def new_item(self) -> None:
        self.go_page("gather")

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrive(self, **where: object) -> None:
        with QSignalBlocker(self.open_only), QSignalBlocker(self.differ):
            self.open_only.setChecked(False)
            self.differ.setChecked(bool(where.get("differ")))
        self.kind.setCurrentIndex(0)
        self.search.clear()
        self._filter()
        self._select(str(where.get("record") or ""))

    def leave(self) -> bool:
        return self._commit()

    def _commit(self) -> bool:
        """Save what is being typed about the finding shown; return whether nothing blocks."""
        rated = self.card.commit()
        return self.grounds.form.commit() and rated
