"""The card of one cycle: its name, when it was, where it stands, what it holds, what it taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.cycles.words import contents, period
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, frame
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.methodology.cycles import CycleParts
    from pcve_desktop.models.network import Cycle
    from pcve_desktop.ui.context import Context


class CycleCard(Card):
    """What can be done with a cycle comes as signals with its id."""

    opened = Signal(str)
    closing_asked = Signal(str)
    edit_asked = Signal(str)
    compare_asked = Signal(str)

    def __init__(self, context: Context, cycle_id: str, *, name: str) -> None:
        super().__init__(context.hub, " ", name=name, beside=" ")
        self.context, self.cycle_id = context, cycle_id
        t, hub = context.tr.t, context.hub
        self._here = Chip(hub, t("Shown now"), tone="soft", name=f"{name}.here")
        self._state = Chip(hub, "", name=f"{name}.state")
        self.add_right(self._here)
        self.add_right(self._state)
        self._line = Text("", Role.BODY, tone="ink2", wrap=True, name=f"{name}.contents")
        self.body.addWidget(self._line)
        self._lessons = self._make_lessons(name)
        self.body.addWidget(self._lessons)
        row = QWidget()
        flow = FlowLayout(row, gap=20, line_gap=4)
        self.open = self._link(flow, f"{name}.open", t("Open this cycle"), "arrow-right")
        self.open.clicked.connect(lambda: self.opened.emit(self.cycle_id))
        self.shut = self._link(flow, f"{name}.close", t("Close this cycle…"), "check")
        self.shut.clicked.connect(lambda: self.closing_asked.emit(self.cycle_id))
        self.compare = self._link(flow, f"{name}.compare", t("Compare with the one before"),
                                  "scales")  # fmt: skip
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self.cycle_id))
        self.edit = self._link(flow, f"{name}.edit", t("Edit"), "pencil")
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.cycle_id))
        self.body.addWidget(row)

    def _link(self, flow: FlowLayout, name: str, text: str, icon: str) -> Button:
        link = Button(self.context.hub, text, name=name, kind="quiet", icon=icon)
        flow.addWidget(link)
        return link

    def _make_lessons(self, name: str) -> QWidget:
        box = frame("lesson")
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(self.context.hub, "leaf", size=18, color="lesson",
                                 ground="lesson"))  # fmt: skip
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(
            Text(self.context.tr.t("What we take with us"), Role.SECONDARY_STRONG, tone="lesson")
        )
        self._learned = Text("", Role.SECONDARY, wrap=True, name=f"{name}.lessons")
        words.addWidget(self._learned)
        row.addLayout(words, 1)
        return box

    def show_cycle(self, cycle: Cycle, parts: CycleParts, *, compared: bool) -> None:
        """Show a cycle; `compared` says whether there is an earlier one to compare it with."""
        tr, t = self.context.tr, self.context.tr.t
        self.title.setText(cycle.name)
        self.setAccessibleName(cycle.name)
        when = period(tr, cycle)
        self.beside.setText(when)
        self.beside.setVisible(bool(when))
        here = cycle.id == self.context.cycle_id
        self._here.setVisible(here)
        if cycle.closed_on is None:
            self._state.set_state(t("Under way"), glyph="step.under_way")
        else:
            date = tr.date(cycle.closed_on, "medium")
            self._state.set_state(t("Closed on {date}", date=date), glyph="step.done")
        self._line.setText(contents(tr, parts))
        self._learned.setText(cycle.lessons or "")
        self._lessons.setVisible(bool(cycle.lessons))
        self.open.setVisible(not here)
        self.shut.setVisible(cycle.closed_on is None)
        self.compare.setVisible(compared)
        for link in (self.open, self.shut, self.compare, self.edit):
            link.setAccessibleName(f"{link.label()}: {cycle.name}")
