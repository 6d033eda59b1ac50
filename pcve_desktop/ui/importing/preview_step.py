"""The third step: the figures of the import, every organisation of the file, one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.imports.items import Verdict
from pcve_desktop.ui.importing.detail import Detail
from pcve_desktop.ui.importing.parts import SideBySide
from pcve_desktop.ui.importing.preview_list import PreviewList
from pcve_desktop.ui.importing.preview_model import LEFT_OUT
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.importing.preview_model import Entry
    from pcve_desktop.ui.kit.theme import ThemeHub

_LIST = 380
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
        self.detail = Detail(hub, tr, name=f"{name}.detail")
        column.addWidget(
            SideBySide(hub, self._make_list_card(name), self.detail, fixed=0, width=_LIST), 1
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_waiting)
        self.list.shown.connect(self._line_shown)
        self.list.lines.changed.connect(self._ticks_changed)

    def _make_figures(self, hub: ThemeHub, name: str, column: QVBoxLayout) -> dict[str, Figure]:
        looks = {
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
                hub, icon, self._words.t(key), name=f"{name}.figure.{key_name}", color=color
            )
            grid.add(made[key], span=3, minimum=190)
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
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        return card

    # Showing

    def set_plan(self, plan: ImportPlan, table: Table | None, left_out: Iterable[str]) -> None:
        """Show a plan; `left_out` are names without a tick."""
        self._plan = plan
        self.detail.set_source(table, plan.source)
        self.search.clear()
        self.list.lines.set_plan(plan, left_out)
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
        entry, lines = self._waiting, self.list.lines
        alike = lines.alike(entry.item.name) if entry and entry.item else []
        self.detail.show_entry(entry, alike, lines.group_size(entry.group) if entry else 0)

    def _ticks_changed(self) -> None:
        self._show_figures()
        self.changed.emit()

    def _show_figures(self) -> None:
        plan, tr = self._plan, self._words
        if plan is None:
            return
        counts, out = plan.counts, self.left_out()
        verdicts = {item.name: item.verdict for item in plan.items}
        new = counts.new - sum(verdicts[name] is Verdict.NEW for name in out)
        updated = counts.updated - sum(verdicts[name] is Verdict.UPDATE for name in out)
        rows = tr.n("{count} row without name", "{count} rows without name", counts.skipped_rows)
        chosen = tr.n("{count} by choice", "{count} by choice", len(out))
        left = [
            words for words, count in ((rows, counts.skipped_rows), (chosen, len(out))) if count
        ]
        shown = {
            Verdict.NEW.value: (new, self._contacts(Verdict.NEW, out)),
            Verdict.UPDATE.value: (updated, self._contacts(Verdict.UPDATE, out)),
            Verdict.SAME.value: (counts.unchanged, tr.t("Nothing to do")),
            LEFT_OUT: (counts.skipped_rows + len(out), ", ".join(left) or tr.t("None so far")),
        }
        for key, (number, about) in shown.items():
            self.figures[key].set_figure(tr.number(number), about)

    def _contacts(self, verdict: Verdict, out: set[str]) -> str:
        """Say how many contacts come with the organisations of one kind."""
        count = sum(
            contact.id is None
            for item in (self._plan.items if self._plan else ())
            if item.verdict is verdict and item.name not in out
            for contact in item.contacts
        )
        if not count:
            return self._words.t("No new contact")
        return self._words.n("{count} new contact", "{count} new contacts", count)
