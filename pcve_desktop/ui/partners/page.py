"""The partners of the network: who is there, how they take part, and what keeps them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.services.partner_list import PartnerListing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState, Notice
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.page import Page
from pcve_desktop.ui.partners.detail import PartnerDetail
from pcve_desktop.ui.partners.editing import PartnerVerbs
from pcve_desktop.ui.partners.listing import PartnerList
from pcve_desktop.ui.partners.upkeep_menu import Upkeep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.context import Context

# Below this width of the page the details cover the list.
_BREAK = 740
_LIST, _LIST_NARROW = 326, 308


class PartnersPage(Page):
    """The place "partners"; `arrive(record=id)` shows an organisation."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "organisation",
            "membership",
            "contact",
            "commitment_rating",
            "participation_entry",
            "contact_log_entry",
            "meeting",
            "meeting_attendance",
            "action",
            "action_partner",
            "training_session",
            "session_attendance",
            "protocol",
            "protocol_member",
            "role_period",
            "saved_view",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="partners", text=context.tr.t("Partners"))
        self.verbs = PartnerVerbs(context)
        self.source = PartnerListing(
            context.ws,
            network_id=context.network_id,
            cycle_id=context.cycle_id,
            today=context.today,
        )
        self._wanted = ""
        # The details cover the list of a narrow window once a partner was opened.
        self._over = False
        self.upkeep = Upkeep(context, page=self, shown=self._listed, chosen=self._chosen)
        content = CentredColumn(top=20, bottom=0)
        self.column.addWidget(content)
        content.column.setSpacing(14)
        content.column.addWidget(self._make_header())
        self.notice = Notice(
            self.hub,
            self.words.t(
                "Choose it in the role menu of a partner: one who calls, and keeps at it."
            ),
            tone="attn",
            icon="star",
            strong=self.words.t("No partner leads this network yet."),
            name="partners.no_lead",
        )
        content.column.addWidget(self.notice)
        self._row = QHBoxLayout()
        self._row.setSpacing(20)
        # What is made stands in its place from the beginning: moving it would style it again.
        left = self._left = QWidget(content)
        self.list = PartnerList(context, self.source, parent=left)
        self.list.chosen.connect(self._show)
        self.list.added.connect(self.new_item)
        self.list.view.opened.connect(self._open)
        self.list.view.pressed_on.connect(self._pressed)
        self.list.view.delete_asked.connect(self.verbs.ask_remove)
        self.detail = PartnerDetail(context, self.verbs, parent=content)
        self.detail.went_back.connect(self._go_back)
        self.detail.same_asked.connect(self.upkeep.same_as)
        holder = QVBoxLayout(left)
        holder.setContentsMargins(0, 0, 0, 20)
        holder.addWidget(self.list, 1)
        # Below the list: hints come late, and nothing that is being read moves.
        holder.addWidget(self.upkeep.hints)
        self._row.addWidget(left)
        self._row.addWidget(self.detail, 1)
        self.nobody = self._make_nobody()
        self._row.addWidget(self.nobody, 1)
        content.column.addLayout(self._row, 1)
        self.hub.changed.connect(self._arrange)

    def _make_header(self) -> PageHeader:
        hub, t, context = self.hub, self.words.t, self.context
        self.header = PageHeader(
            hub,
            t("Partners"),
            t("Everyone has a good reason not to come. Write it down, answer it, stay patient."),
            name="partners.header",
        )
        imports = Button(hub, t("Import partners…"), name="partners.import", icon="import")
        imports.clicked.connect(lambda: context.wished.emit("import"))
        export = Button(hub, t("Export"), name="partners.export", icon="export")
        export.clicked.connect(lambda: context.wished.emit("export"))
        self.add = Button(hub, t("Add a partner"), name="partners.add", kind="primary", icon="plus")
        self.add.setToolTip(t("Add a partner (Ctrl+N)"))
        self.add.clicked.connect(self.new_item)
        self.order = Button(
            hub, t("Keep in order"), name="partners.order", icon="sliders", trailing="chevron-down"
        )
        self.order.clicked.connect(
            lambda: self.upkeep.menu(self).popup(
                self.order.mapToGlobal(self.order.rect().bottomLeft())
            )
        )
        for button in (self.order, imports, export, self.add):
            self.header.add_action(button)
        return self.header

    def _make_nobody(self) -> QWidget:
        """Return what stands in place of the details while there is nobody."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 20)
        t = self.words.t
        empty = EmptyState(
            self.hub,
            t("Schools, clubs, services, associations: begin with those you already know."),
            t("Import partners…"),
            name="partners.nobody",
            icon="partners",
        )
        empty.acted.connect(lambda: self.context.wished.emit("import"))
        column.addWidget(empty)
        column.addStretch(1)
        return holder

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        """Show the partners as they are now."""
        self.list.reload()
        self.notice.setVisible(self.list.total > 0 and not self.list.has_lead)
        wanted, self._wanted = self._wanted, ""
        candidates = (wanted, self.detail.organisation_id, self.list.model.first())
        current = next((key for key in candidates if key and self.detail.show_partner(key)), "")
        if current:
            self.list.view.select_id(current)
        else:
            self._over = False
        self._arrange()

    def _listed(self) -> Sequence[str]:
        return self.list.model.ids()

    def _chosen(self) -> Sequence[str]:
        return self.list.view.chosen_ids()

    def _show(self, organisation_id: str) -> None:
        self.detail.show_partner(organisation_id)

    def _open(self, organisation_id: str) -> None:
        """Edit a partner, or show its details first when they are not in view."""
        if self._over or self.is_wide():
            self.verbs.edit(organisation_id)
        else:
            self._pressed(organisation_id)

    def _pressed(self, organisation_id: str) -> None:
        if organisation_id:
            self._over = True
            self._arrange()

    def _go_back(self) -> None:
        self._over = False
        self._arrange()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- layout

    def is_wide(self) -> bool:
        """Say whether list and details stand side by side."""
        return self.width() >= self.hub.theme.px(_BREAK)

    def _arrange(self) -> None:
        theme, wide = self.hub.theme, self.is_wide()
        somebody = self.list.total > 0
        narrow = not wide and self._over and somebody
        self._left.setVisible(not narrow)
        self.detail.setVisible(somebody and (wide or narrow))
        self.nobody.setVisible(not somebody and wide)
        self.detail.back.setVisible(narrow)
        if wide:
            roomy = self.width() >= theme.px(1000)
            self._left.setFixedWidth(theme.px(_LIST if roomy else _LIST_NARROW))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---------------------------------------------------------------- acting

    def _added(self, organisation_id: str) -> None:
        self._wanted = organisation_id
        self.list.clear()

    def new_item(self) -> None:
        """Open the form of a new partner (Ctrl+N)."""
        self.verbs.add(added=self._added)

    def focus_filter(self) -> None:
        """Put the cursor into the search (Ctrl+F)."""
        if not self.is_wide():
            self._over = False
            self._arrange()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def keep(self) -> str | None:
        return self.detail.organisation_id or None

    def resume(self, kept: object) -> None:
        self._wanted = str(kept)

    def arrive(self, **where: object) -> None:
        """Show an organisation of this network (`record`), or who waits (`filter="due"`, "drift").

        `look="care"` opens what wants a look.
        """
        if where.get("look") == "care":
            self.upkeep.look_after()
        wanted = str(where.get("filter") or "")
        if wanted:
            self.list.show_only(wanted)
        record = str(where.get("record") or "")
        if not record:
            return
        if not self.list.model.index_of(record).isValid():
            self.list.clear()
        if self.list.view.select_id(record):
            self.detail.show_partner(record)
            self._over = True
            self._arrange()
