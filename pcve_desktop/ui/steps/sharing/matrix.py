"""Page "Who shares what": the information matrix, and what the four levels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.sharing import InformationFlow
from pcve_desktop.models.vocabularies import Handling
from pcve_desktop.services import sharing
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.row_menu import move_keys
from pcve_desktop.ui.kit.table import (
    RecordTableModel,
    RecordTableView,
    Show,
    column,
    in_card,
)
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.moving import move_by
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

# Each level has its own sign: how far something travels.
LEVEL_GLYPHS = {
    Handling.CLEAR: "globe",
    Handling.GREEN: "home",
    Handling.AMBER: "partners",
    Handling.AMBER_STRICT: "eye-off",
}
LEVEL_TONES = {
    Handling.CLEAR: "ok",
    Handling.GREEN: "ok",
    Handling.AMBER: "attn",
    Handling.AMBER_STRICT: "attn",
}
_MEANINGS = {
    Handling.CLEAR: mark("Everybody may know it."),
    Handling.GREEN: mark("The wider community of partners."),
    Handling.AMBER: mark("The network, and who needs it for their work."),
    Handling.AMBER_STRICT: mark("The network only."),
}


class MatrixView(StepView):
    """One line for each kind of information; never a case."""

    shows = frozenset({"information_flow"})
    free_text = True

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        add = Button(hub, tr.t("Add a line"), name=f"{name}.add", icon="plus", compact=True)
        add.clicked.connect(self.new_item)
        self.add_action(add)
        self.model = RecordTableModel(
            [
                column(InformationFlow, "what"),
                column(InformationFlow, "sender", narrowest=124),
                column(InformationFlow, "recipient", narrowest=124),
                column(InformationFlow, "frequency"),
                column(InformationFlow, "channel"),
                column(
                    InformationFlow,
                    "share_level",
                    show=Show.CHIP,
                    glyph=lambda flow: LEVEL_GLYPHS[flow.share_level],
                    tone=lambda flow: LEVEL_TONES[flow.share_level],
                ),
            ],
            tr=tr,
            today=context.today(),
        )
        self.table = RecordTableView(
            self.model, hub=hub, tr=tr, name=f"{name}.table", label=tr.t(page.title), compact=True
        )
        self.table.setMinimumHeight(hub.theme.px(250))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.opened.connect(self.edit)
        self.table.delete_asked.connect(self.delete)
        self.table.menu_filling.connect(self._fill_menu)
        self.table.current_changed.connect(lambda _id: self._show_ways())
        move_keys(self.table, self.move_line)
        self.body.addWidget(in_card(self.table), 1)
        self.body.addWidget(self._ways())
        self.body.addWidget(self._levels())

    def _ways(self) -> QWidget:
        """Return what can be done with the current line, below the table."""
        tr, hub, name = self.words, self.hub, self.name
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.up = IconButton(hub, "chevron-up", tr.t("Move up (Alt+Up)"), name=f"{name}.up",
                             framed=True)  # fmt: skip
        self.down = IconButton(hub, "chevron-down", tr.t("Move down (Alt+Down)"),
                               name=f"{name}.down", framed=True)  # fmt: skip
        self.up.clicked.connect(lambda: self.move_line(-1))
        self.down.clicked.connect(lambda: self.move_line(1))
        self.change = Button(hub, tr.t("Edit the line"), name=f"{name}.edit", icon="pencil",
                             compact=True)  # fmt: skip
        self.change.clicked.connect(lambda: self.edit(self.table.current_id()))
        self.remove = Button(hub, tr.t("Delete"), name=f"{name}.delete", icon="trash",
                             compact=True)  # fmt: skip
        self.remove.clicked.connect(lambda: self.delete(self.table.current_id()))
        self.begin = Button(hub, tr.t("Start from the usual lines"), name=f"{name}.begin",
                            icon="list", compact=True)  # fmt: skip
        self.begin.clicked.connect(self.start)
        for widget in (self.up, self.down, self.change, self.remove, self.begin):
            row.addWidget(widget)
        row.addStretch(1)
        return holder

    def _levels(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("How far it may travel"), name=f"{self.name}.levels")
        holder = QWidget()
        flow = FlowLayout(holder, gap=28, line_gap=10)
        for level in Handling:
            part = QWidget()
            line = QVBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(4)
            chip = Chip(self.hub, tr.t(level.label), glyph=LEVEL_GLYPHS[level],
                        tone=LEVEL_TONES[level])  # fmt: skip
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            line.addWidget(Text(tr.t(_MEANINGS[level]), Role.CAPTION, tone="ink2"))
            flow.addWidget(part)
        card.body.addWidget(holder)
        return card

    def _order(self) -> list[str]:
        return [flow.id for flow in self.context.data.all(InformationFlow)]

    def reload(self) -> None:
        """Show the lines of the matrix."""
        flows = self.context.data.all(InformationFlow)
        self.model.set_rows(flows)
        if flows and not self.table.current_id():
            self.table.select_id(flows[0].id)
        self._show_ways()
        self.note_changed.emit()

    def _show_ways(self) -> None:
        order, current = self._order(), self.table.current_id()
        place = order.index(current) if current in order else -1
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < len(order) - 1)
        for widget in (self.change, self.remove):
            widget.setEnabled(place >= 0)
        for shown in (self.up, self.down, self.change, self.remove):
            shown.setVisible(bool(order))
        self.begin.setVisible(not order)

    def note(self) -> str:
        count = len(self._order())
        return self.words.n("{count} line", "{count} lines", count) if count else ""

    def arrive(self, **where: object) -> None:
        """Go to a line."""
        self.table.select_id(str(where.get("record")))

    # ---------------------------------------------------------------- changes

    def new_item(self) -> None:
        """Ask for a new line (Ctrl+N)."""
        self.context.edit(InformationFlow, title=self.words.t("Add a line"))

    def start(self) -> None:
        """Begin with the usual lines, which are then the network's own."""
        context = self.context
        context.perform(
            lambda: sharing.begin_matrix(
                context.ws, self.words, network_id=context.network_id, cycle_id=context.cycle_id
            ),
            done=self.words.t("The usual lines are there; change what you like."),
        )

    def edit(self, record_id: str) -> None:
        """Open the form of a line."""
        flow = self.context.data.get(InformationFlow, record_id)
        if flow is not None:
            self.context.edit(InformationFlow, flow)

    def delete(self, record_id: str) -> None:
        """Delete a line after a question."""
        if record_id:
            self.context.ask_delete(InformationFlow, record_id)

    def move_line(self, way: int) -> None:
        """Move the current line up (-1) or down (1)."""
        current = self.table.current_id()
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        if move_by(self.context, InformationFlow, self._order(), current, way):
            self.table.select_id(current)

    def _fill_menu(self, menu: QMenu, _record_id: str) -> None:
        for label, way in ((self.words.t("Move up"), -1), (self.words.t("Move down"), 1)):
            entry = menu.addAction(label)
            entry.triggered.connect(lambda _checked=False, step=way: self.move_line(step))
