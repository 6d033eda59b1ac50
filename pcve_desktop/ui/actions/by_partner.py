"""The actions by partner: what each leads, takes part in and has in its hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_roles import Part, PartnerRoles
from pcve_desktop.ui.actions.by_partner_detail import PartnerCard
from pcve_desktop.ui.actions.other_view import OtherView
from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout, set_beside
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import Column, LazyTableModel, LazyTableView, Show, in_card
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.ui.context import Context

# Below this width the partner stands under the list.
_BESIDE = 860
_WIDTH = 380


class PartnersByRole(OtherView):
    """The view "partners": a list of partners, and beside it the one that is chosen."""

    def __init__(self, context: Context, source: ActionListing) -> None:
        super().__init__(context, name="actions.by_partner", text=context.tr.t("By partner"))
        self.roles = PartnerRoles(source, context.today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._make_tools())
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(14)
        self.table = self._make_table()
        self._halves.addWidget(in_card(self.table), 1)
        self.card = PartnerCard(context)
        self.card.opened.connect(self.opened)
        self.card.all_asked.connect(lambda key: self.left.emit("partner", key))
        self._halves.addWidget(self.card)
        column.addLayout(self._halves, 1)
        context.hub.changed.connect(self._arrange)
        self._arrange()

    # ---------------------------------------------------------------- building

    def _make_tools(self) -> QWidget:
        hub, t = self.context.hub, self.context.tr.t
        tools = QWidget()
        row = FlowLayout(tools, gap=8, line_gap=8)
        self.search = QLineEdit()
        self.search.setObjectName("actions.by_partner.search")
        self.search.setPlaceholderText(t("Search partners"))
        self.search.setAccessibleName(t("Search partners"))
        self.search.setProperty("compact", True)
        let_clear(self.search, self.context.tr)
        self.search.setMinimumWidth(hub.theme.px(190))
        self.search.textChanged.connect(lambda _text: self._ask())
        self.which = Segmented(
            hub,
            [("", t("All"), None), ("with", t("With a role"), None),
             ("without", t("Without a role"), None)],
            name="actions.by_partner.which",
            text=t("Partners shown"),
            compact=True,
        )  # fmt: skip
        self.which.set_current("")
        self.which.chosen.connect(lambda _key: self._ask())
        self.kind = Text("", Role.SECONDARY, tone="ink2", name="actions.by_partner.kind")
        for widget in (self.search, self.which, self.kind):
            row.addWidget(widget)
        return tools

    def _make_table(self) -> LazyTableView:
        context, tr = self.context, self.context.tr
        columns = [
            Column("name", mark("Partner"), Show.STRONG, lambda part: part.name, stretch=3,
                   narrowest=150),
            Column("milestones", mark("Milestones to come"), Show.DUE,
                   lambda part: part.milestones, text=self._milestones,
                   late=lambda part: part.late > 0, empty="–"),
            Column("leads", mark("Leads"), Show.NUMBER, lambda part: part.leads),
            Column("takes_part", mark("Takes part"), Show.NUMBER, lambda part: part.takes_part),
            Column("open", mark("Still open"), Show.NUMBER, lambda part: part.open, optional=True),
            Column("ended", mark("Ended"), Show.NUMBER,
                   lambda part: part.actions - part.open, optional=True),
        ]  # fmt: skip
        self.model = LazyTableModel(columns, self.roles, tr=tr, today=context.today())
        table = LazyTableView(
            self.model,
            hub=context.hub,
            tr=tr,
            name="actions.by_partner.table",
            label=tr.t("By partner"),
        )
        table.set_empty(tr.t("No partner yet."), "")
        table.current_changed.connect(self._show_card)
        table.opened.connect(lambda key: context.open_record("organisation", key))
        return table

    def _milestones(self, count: int, part: Part) -> str:
        if not count:
            return ""
        tr = self.context.tr
        if not part.late:
            return tr.number(count)
        return tr.t("{count}, {late} late", count=tr.number(count), late=tr.number(part.late))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.context.hub.theme.px
        beside = self.width() >= px(_BESIDE)
        set_beside(self._halves, self.card, px(_WIDTH), beside=beside)

    # ---------------------------------------------------------------- content

    def fill(self, query: ListQuery) -> None:
        self.roles.asked = query
        self._ask()

    def _ask(self) -> None:
        which = self.which.current()
        query = self.model.query
        asked = ListQuery(
            text=self.search.text(),
            filters={"role": (which,)} if which else {},
            sort=query.sort,
            descending=query.descending,
        )
        self.model.ask(asked)
        count, tr = self.roles.without_role, self.context.tr
        self.kind.setText(
            tr.n(
                "{count} partner has no role yet: what could it bring?",
                "{count} partners have no role yet: what could they bring?",
                count,
            )
            if count
            else ""
        )
        self.kind.setVisible(count > 0)
        if not self.table.current_id() and self.model.ids():
            self.table.select_id(self.model.ids()[0])
        self._show_card(self.table.current_id())

    def _show_card(self, partner: str) -> None:
        part = self.roles.rows([partner]).get(partner) if partner else None
        details = self.roles.details(partner) if part is not None else None
        self.card.show_partner(part, details)

    def ids(self) -> Sequence[str]:
        """Return the actions of the partner that is chosen."""
        return self.card.action_ids()

    def select(self, action_id: str, *, focus: bool = False) -> None:
        if focus and not self.card.take_focus(action_id):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
