"""The left column: search, views and filters, the partners by sector, the legend of the spheres."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import Sphere
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_list import BY_SECTOR
from pcve_desktop.services.views import ViewDefinition
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import Legend
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.partners.filtering import ALWAYS, FilterDialog, FilterSigns, PartnerFilters
from pcve_desktop.ui.partners.list_model import PartnerModel
from pcve_desktop.ui.partners.list_view import PartnerView
from pcve_desktop.ui.saved_views import ViewChoice

if TYPE_CHECKING:
    from pcve_desktop.services.partner_list import PartnerListing
    from pcve_desktop.ui.context import Context

# The name of a view is cut where it would not leave room for the number of partners.
_WIDEST_VIEW = 150


class PartnerList(QFrame):
    """The column with the list. `chosen` when another partner becomes current."""

    chosen = Signal(str)
    added = Signal()

    def __init__(self, context: Context, source: PartnerListing, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._source = context, source
        self._total = 0
        # Whether one of the partners leads the network.
        self.has_lead = False
        self.setProperty("kind", "card")
        self.setObjectName("partners.column")
        self.model = PartnerModel(context, source)
        self.view = PartnerView(self.model, context)
        self.view.current_changed.connect(self.chosen)
        self.filters = PartnerFilters(context, source)
        self.query = ListQuery(group=BY_SECTOR)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._make_search())
        column.addLayout(self._make_views())
        self.signs = FilterSigns(context, self.filters)
        self.signs.dropped.connect(self._drop)
        around = QHBoxLayout()
        around.setContentsMargins(14, 0, 14, 8)
        around.addWidget(self.signs)
        self._signs_holder = QWidget()
        self._signs_holder.setLayout(around)
        column.addWidget(self._signs_holder)
        column.addWidget(hairline())
        self._empty = QVBoxLayout()
        self._empty.setContentsMargins(14, 14, 14, 14)
        holder = self._holder = QWidget()
        holder.setLayout(self._empty)
        holder.hide()
        column.addWidget(holder)
        within = QVBoxLayout()
        within.setContentsMargins(0, 4, 0, 4)
        within.addWidget(self.view)
        column.addLayout(within, 1)
        column.addWidget(hairline())
        legend = QHBoxLayout()
        legend.setContentsMargins(14, 11, 8, 12)
        t = context.tr.t
        legend.addWidget(
            Legend(context.hub, [(glyph_of(sphere), t(sphere.label)) for sphere in Sphere])
        )
        column.addLayout(legend)
        self._empty_text: EmptyState | None = None
        self._show_query()

    def _make_search(self) -> QHBoxLayout:
        context, t = self._context, self._context.tr.t
        row = QHBoxLayout()
        row.setContentsMargins(14, 12, 14, 8)
        row.setSpacing(8)
        self.search = QLineEdit()
        self.search.setObjectName("partners.search")
        self.search.setAccessibleName(t("Search partners"))
        self.search.setProperty("compact", True)
        self._sign = QAction(self.search)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        let_clear(self.search, context.tr)
        self.search.textChanged.connect(lambda text: self.set_query(replace(self.query, text=text)))
        self.search.returnPressed.connect(self._to_list)
        self.filter = IconButton(
            context.hub, "filter", t("Filter partners"), name="partners.filter", framed=True
        )
        self.filter.setCheckable(True)
        self.filter.clicked.connect(self.ask_filters)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        context.hub.changed.connect(self._restyle)
        self._restyle()
        return row

    def _make_views(self) -> QHBoxLayout:
        context = self._context
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 10)
        row.setSpacing(8)
        self.views = ViewChoice(
            context,
            lambda: ViewDefinition(self.query),
            place="partners",
            always=ALWAYS,
            kept=context.tr.t("Search and filters as they are now, for everyone in this network."),
            widest=_WIDEST_VIEW,
        )
        self.views.chosen.connect(self._show_view)
        self.count = Text("", Role.SECONDARY, tone="ink2", name="partners.count")
        row.addWidget(self.views.button)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    def _restyle(self) -> None:
        self._sign.setIcon(self._context.hub.icons.icon("search", "ink2"))

    # ---------------------------------------------------------------- content

    @property
    def total(self) -> int:
        """How many partners there are without any filter."""
        return self._total

    def reload(self) -> None:
        """Read the list again; the current partner stays if it is still there."""
        kept = self.view.current_id()
        self._total, self.has_lead = self._source.standing()
        if self.model.query == self.query:
            self.model.refresh()
        else:
            self.model.ask(self.query)
        self.view.select_id(kept)
        tr = self._context.tr
        self.search.setPlaceholderText(
            tr.n("Search {count} organisation", "Search {count} organisations", self._total)
            if self._total
            else tr.t("Search partners")
        )
        self.views.reload()
        self._show_query()

    def set_query(self, query: ListQuery) -> None:
        """Filter the list; the current partner stays if it fits, else the first takes over."""
        if query == self.query:
            return
        kept = self.view.current_id()
        self.query = query
        self.model.ask(query)
        if not self.view.select_id(kept) and self.model.first():
            self.view.select_id(self.model.first())
            self.chosen.emit(self.model.first())
        self._show_query()

    def show_only(self, name: str) -> None:
        """Show a view that is always there: "due", "drift"."""
        self.views.choose(name)

    def clear(self) -> None:
        """Let every partner pass."""
        self.views.choose("all")

    def _show_view(self, definition: ViewDefinition) -> None:
        query = definition.query
        self.set_query(ListQuery(text=query.text, filters=query.filters, group=BY_SECTOR))
        if self.search.text() != query.text:
            self.search.setText(query.text)

    def _show_query(self) -> None:
        """Write beside the list what it is filtered by, and how many partners are left."""
        tr, found = self._context.tr, len(self.model.ids())
        self.filter.setChecked(bool(self.query.filters))
        self.signs.show_query(self.query)
        self._signs_holder.setVisible(not self.signs.isHidden())
        all_ = tr.n("{count} organisation", "{count} organisations", self._total)
        words = tr.t("{done} of {count}", done=tr.number(found), count=tr.number(self._total))
        self.count.setText(words if self.query.narrows else all_)
        self.count.setVisible(self._total > 0)
        self.views.show_name()
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty_text is not None:
            self._empty_text.hide()
            self._empty_text.deleteLater()
            self._empty_text = None
        self._holder.setVisible(not self.model.ids())
        if self.model.ids():
            return
        t = self._context.tr.t
        nobody = not self._total
        text, action = (
            (t("No partner yet. Who should be at the table?"), t("Add a partner"))
            if nobody
            else (t("No partner fits the search and the filters."), t("Show all partners"))
        )
        self._empty_text = EmptyState(self._context.hub, text, action, name="partners.list.empty")
        self._empty_text.acted.connect(self.added if nobody else self.clear)
        self._empty.addWidget(self._empty_text)
        self._empty_text.show()

    def _to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- filters

    def ask_filters(self) -> FilterDialog:
        """Open the dialog of the filters."""
        self.filter.setChecked(bool(self.query.filters))
        dialog = FilterDialog(self._context, self.filters, self._source, self.query)
        dialog.applied.connect(self.set_query)
        dialog.open()
        return dialog

    def _drop(self, name: str) -> None:
        # The sign that was pressed goes: the keyboard stays near.
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_query(self.query.filtered(name))
