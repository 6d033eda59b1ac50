"""The third step: the figures of the import, every organisation of the file, one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.imports.items import VERDICTS, Verdict
from pcve_desktop.imports.plan import TOTALS
from pcve_desktop.ui.importing.deciding import OUT
from pcve_desktop.ui.importing.decisions import Which
from pcve_desktop.ui.importing.detail import Detail
from pcve_desktop.ui.importing.parts import SideBySide
from pcve_desktop.ui.importing.preview_list import PreviewList
from pcve_desktop.ui.importing.preview_model import LEFT_OUT
from pcve_desktop.ui.importing.remember import RememberRow
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.changes import FieldChange, Way
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.importing.preview_model import Entry
    from pcve_desktop.ui.kit.theme import ThemeHub

_LIST = 380
FIGURES = {
    **{verdict.value: words for verdict, words in VERDICTS.items()},
    LEFT_OUT: mark("Rows left out"),
}
# Walking fast through the list shows only the line at which the person stops.
_PAUSE_MS = 40


class Figure(QFrame):
    """A count in a card: icon, number, what is counted, one line about it."""

    def __init__(self, hub: ThemeHub, icon: str, title: str, *, name: str, color: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._title = title
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(hub, icon, size=20, color=color))
        self.number = Text("0", Role.FIGURE)
        row.addWidget(self.number)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(Text(title, Role.SECONDARY_STRONG))
        self.about = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        texts.addWidget(self.about)
        texts.addStretch(1)
        row.addLayout(texts, 1)

    def set_figure(self, number: str, about: str) -> None:
        """Show a count and what there is to say about it."""
        self.number.setText(number)
        self.about.setText(about)
        self.setAccessibleName(f"{self._title}: {number}. {about}")


class PreviewStep(QWidget):
    """Figures, list and detail; `changed` after every tick."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._words = tr
        self._plan: ImportPlan | None = None
        self._waiting: Entry | None = None
        self.setObjectName(f"{name}.step.preview")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.figures = self._make_figures(hub, name, column)
        self.names = Notice(hub, "", icon="eye-off", name=f"{name}.names_left_out")
        column.addWidget(self.names)
        self.list = PreviewList(hub, tr, name=f"{name}.list")
        self.detail = Detail(hub, tr, self.list.lines, name=f"{name}.detail")
        column.addWidget(
            SideBySide(hub, self._make_list_card(name), self.detail, fixed=0, width=_LIST), 1
        )
        self.remember = RememberRow(hub, tr, name=f"{name}.remember")
        self.remember.changed.connect(self.changed)
        column.addWidget(self.remember)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_waiting)
        self.list.shown.connect(self._line_shown)
        self.list.asked.connect(self.decide)
        self.detail.decided.connect(self._decided)
        self.detail.rest_decided.connect(self._rest_decided)
        self.detail.way_chosen.connect(self._way_chosen)
        self.detail.way_for_all.connect(self._way_for_all)
        self.detail.asked.connect(self._asked)
        self.list.lines.changed.connect(self._ticks_changed)

    def _make_figures(self, hub: ThemeHub, name: str, column: QVBoxLayout) -> dict[str, Figure]:
        looks = {
            Verdict.LIKELY.value: ("partners", "attn"),
            Verdict.NEW.value: ("plus", "accent"),
            Verdict.UPDATE.value: ("note", "ok"),
            Verdict.SAME.value: ("shared", "ink2"),
            LEFT_OUT: ("minus", "ink2"),
        }
        grid = GridLayout(gap=12)
        made = {}
        for key, (icon, color) in looks.items():
            key_name = key.lower().replace(" ", "_")
            made[key] = Figure(
                hub,
                icon,
                self._words.t(FIGURES[key]),
                name=f"{name}.figure.{key_name}",
                color=color,
            )
            grid.add(made[key], span=2, minimum=150)
        column.addLayout(grid)
        return made

    def _make_list_card(self, name: str) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 10, 1, 4)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}.search")
        self.search.setProperty("compact", True)
        self.search.setPlaceholderText(self._words.t("Search in this list"))
        self.search.setAccessibleName(self._words.t("Search in this list"))
        let_clear(self.search, self._words)
        self.search.textChanged.connect(self._search)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        return card

    # Showing

    def set_plan(
        self,
        plan: ImportPlan,
        table: Table | None,
        left_out: Iterable[str],
        *,
        forget: bool = False,
    ) -> None:
        """Show a plan; `left_out` are names without a tick, `forget` what was decided before."""
        self._plan = plan
        self.detail.set_source(table, plan.source)
        self.search.clear()
        self.list.lines.set_plan(plan, left_out, forget=forget)
        count = plan.names_left_out
        self.names.setVisible(bool(count))
        self.names.set_text(
            self._words.n(
                "{count} name of a person is not imported, since no agreement was given.",
                "{count} names of people are not imported, since no agreement was given.",
                count,
            )
        )
        self.list.select_first()
        self._show_waiting()

    def clear(self) -> None:
        """Let go of the plan."""
        self._plan = self._waiting = None
        self._pause.stop()
        self.list.lines.set_plan(None)
        self.detail.set_source(None, "")

    def left_out(self) -> set[str]:
        """Return the names of the organisations without a tick."""
        return self.list.lines.left_out()

    def ticked(self) -> int:
        """Count the organisations that would be written."""
        return self.list.lines.ticked()

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _search(self, text: str) -> None:
        self.list.lines.set_filter(text)
        self.list.select_first()

    def _line_shown(self, entry: Entry | None) -> None:
        self._waiting = entry
        self._pause.start()

    def _show_waiting(self) -> None:
        self._pause.stop()
        self.detail.show_entry(self._waiting, self._size())

    def _size(self) -> int:
        entry = self._waiting
        return self.list.lines.group_size(entry.group) if entry else 0

    def _ticks_changed(self) -> None:
        self._show_figures()
        self.changed.emit()

    # Deciding

    def decide(self) -> None:
        """Take the keyboard from the list to where its line is decided."""
        self._show_waiting()
        self.detail.take_focus()

    def _decided(self, name: str, which: str, organisation_id: str) -> None:
        lines = self.list.lines
        lines.leave_out(name, out=which == OUT)
        if which != OUT:
            lines.decisions.decide(name, Which(which), organisation_id)
        self._shown_again()

    def _rest_decided(self, which: str) -> None:
        self.list.lines.decisions.decide_rest(Which(which))
        self._shown_again()

    def _way_chosen(self, name: str, place: int, field: str, way: Way) -> None:
        self.list.lines.decisions.go(name, place, field, way)
        self._shown_again()

    def _way_for_all(self, change: FieldChange) -> None:
        self.list.lines.decisions.go_alike(change, change.way)
        self._shown_again()

    def _asked(self) -> None:
        self.detail.show_again(self._size())
        self.detail.take_focus()

    def _shown_again(self) -> None:
        self.list.lines.decided()
        self.detail.show_again(self._size())

    def result(self) -> ImportPlan | None:
        """Return the plan as it was decided."""
        return self.list.lines.decisions.result()

    def why_nothing(self) -> str:
        """Say why nothing would be imported."""
        if self.undecided():
            return self._words.t("Decide about at least one organisation.")
        if self.left_out():
            return self._words.t("Tick at least one organisation.")
        return self._words.t("Everything in this file is known already: nothing to import.")

    def undecided(self) -> int:
        """Count the organisations that wait for a decision."""
        return len(self.list.lines.decisions.undecided())

    def _show_figures(self) -> None:
        plan, tr = self._plan, self._words
        if plan is None:
            return
        out = self.left_out()
        shown: dict[Verdict, list[PlanItem]] = {verdict: [] for verdict in Verdict}
        for item in self.list.lines.decisions.items():
            if item.name not in out:
                shown[item.verdict].append(item)
        nothing = tr.t("None so far")
        totals = sum(row.reason == TOTALS for row in plan.skipped)
        nameless = len(plan.skipped) - totals
        left = [
            tr.n("{count} row without name", "{count} rows without name", nameless),
            tr.n("{count} row of totals", "{count} rows of totals", totals),
            tr.n("{count} by choice", "{count} by choice", len(out)),
        ]
        counted = zip(left, (nameless, totals, len(out)), strict=True)
        about = {
            Verdict.LIKELY: tr.t("Left out so far") if shown[Verdict.LIKELY] else nothing,
            Verdict.NEW: self._contacts(shown[Verdict.NEW]),
            Verdict.UPDATE: self._contacts(shown[Verdict.UPDATE]),
            Verdict.SAME: tr.t("Nothing to do"),
        }
        for verdict, items in shown.items():
            self.figures[verdict.value].set_figure(tr.number(len(items)), about[verdict])
        likely = self.list.lines.group_size(Verdict.LIKELY.value)
        self.figures[Verdict.LIKELY.value].setVisible(bool(likely))
        self.figures[LEFT_OUT].set_figure(
            tr.number(len(plan.skipped) + len(out)),
            ", ".join(words for words, count in counted if count) or nothing,
        )

    def _contacts(self, items: Iterable[PlanItem]) -> str:
        """Say how many contacts come with some organisations."""
        count = sum(contact.id is None for item in items for contact in item.contacts)
        if not count:
            return self._words.t("No new contact")
        return self._words.n("{count} new contact", "{count} new contacts", count)
