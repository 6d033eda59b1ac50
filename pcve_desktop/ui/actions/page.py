"""The actions of the network: table or board, filters, and the details of one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu

from pcve_desktop.models.vocabularies import Pillar
from pcve_desktop.services.action_details import action_details
from pcve_desktop.services.action_list import ActionListing
from pcve_desktop.services.views import ViewDefinition
from pcve_desktop.ui.actions.arranging import Arranging
from pcve_desktop.ui.actions.asking import ask_delete_actions
from pcve_desktop.ui.actions.editing import ActionVerbs
from pcve_desktop.ui.actions.frame import ListSide
from pcve_desktop.ui.actions.other_views import GROUPED, OtherViews
from pcve_desktop.ui.actions.panel import ActionPanel
from pcve_desktop.ui.actions.selection import ManyDialog
from pcve_desktop.ui.actions.templates import FromTemplateDialog, KeepTemplateDialog
from pcve_desktop.ui.actions.views import ALWAYS, ORDER, ViewChoice
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pcve_desktop.ui.actions.board import BoardView
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.board import Board

# The width of the window from which the details stand beside the table.
_BREAK = 1200


class ActionsPage(Page):
    """The place "actions".

    `arrive(record=id)`, `arrive(filter="late")`, `arrive(pillar="referral")`, `arrive(new=True)`.
    """

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_funding",
            "action_log_entry",
            "action_objective",
            "action_partner",
            "indicator",
            "measurement",
            "membership",
            "milestone",
            "milestone_order",
            "objective",
            "organisation",
            "saved_view",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="actions", text=context.tr.t("Actions"))
        self.verbs = ActionVerbs(context)
        self.source = ActionListing(
            context.ws,
            network_id=context.network_id,
            cycle_id=context.cycle_id,
            today=context.today,
        )
        self._current = ""
        self._wanted = ""
        self._filling = False
        # The details are open until the user closes them; over the whole page, until they leave.
        self._panel_open = True
        self._over = False
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.column.addLayout(row, 1)
        self.views = ViewChoice(context, self.shown_view)
        self.views.chosen.connect(self._show_definition)
        self.main = self._make_main()
        self.arranging = Arranging(context, self.table, self.model, self.views)
        self.arranging.changed.connect(self.views.show_name)
        self.arranging.grouped.connect(self._filtered)
        self.filters.arrange.clicked.connect(lambda: self.arranging.open_menu(self.filters.arrange))
        self.panel = ActionPanel(context, self.verbs, self)
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self._step)
        self.panel.template_asked.connect(
            lambda key, title: KeepTemplateDialog(context, key, title).open()
        )
        row.addWidget(self.main, 1)
        row.addWidget(self.panel)
        self.hub.changed.connect(self._arrange)

    # ---------------------------------------------------------------- building

    def _make_main(self) -> ListSide:
        side = ListSide(self.context, self.source, self.views.button, self)
        self.header, self.filters, self.selection = side.header, side.filters, side.selection
        self.view, self.add, self.stack = side.header.view, side.header.add, side.stack
        self.table, self.model = side.table, side.model
        self.others = OtherViews(
            self.context, self.stack, side.card, source=self.source, model=self.model,
            verbs=self.verbs,
        )  # fmt: skip
        self.others.opened.connect(self.open_action)
        self.others.chosen.connect(self._chosen)
        self.others.left.connect(self._show_in_table)
        self.others.added.connect(self.new_item)
        self.others.menu_filling.connect(self._fill_menu)
        self.view.chosen.connect(self._show_view)
        self.add.clicked.connect(self.new_item)
        side.header.begin.clicked.connect(
            lambda: FromTemplateDialog(self.context, self._added).open()
        )
        self.filters.changed.connect(self._ask)
        self.selection.change_asked.connect(self.change_together)
        self.selection.delete_asked.connect(lambda: self._delete(self.table.selected_ids()))
        self.selection.cleared.connect(self._only_one)
        self._connect_table()
        return side

    def _connect_table(self) -> None:
        table = self.table
        table.selected.connect(lambda ids: self.selection.show_count(len(ids)))
        table.empty_acted.connect(self.new_item)
        table.current_changed.connect(self._chosen)
        table.clicked.connect(lambda _index: self._pressed())
        table.opened.connect(self.open_action)
        table.delete_asked.connect(self.verbs.ask_delete)
        table.deletes_asked.connect(self._delete)
        table.menu_filling.connect(self._fill_menu)
        self.model.found.connect(lambda _count: self._show_count())
        header = table.horizontalHeader()
        header.sortIndicatorChanged.connect(lambda _place, _order: self._sorted())

    def board(self) -> Board:
        """Return the board, made when it is first shown."""
        return cast("BoardView", self.others.view("board")).board

    def _fill_menu(self, menu: QMenu, action_id: str) -> None:
        t, chosen = self.words.t, self.table.selected_ids()
        if len(chosen) > 1 and action_id in chosen and self.others.shown is None:
            menu.addAction(t("Change together…")).triggered.connect(self.change_together)
            return
        edit = menu.addAction(t("Edit"))
        edit.triggered.connect(lambda: self.verbs.edit(action_id))
        lead = getattr(self.model.known(action_id), "lead_id", None) or ""
        sheet = menu.addAction(t("Print…"))
        sheet.triggered.connect(lambda: self.context.wished.emit(f"print:action-sheet:{action_id}"))
        form = menu.addAction(t("Return form…"))
        form.triggered.connect(lambda: self.context.wished.emit(f"return_form:{lead}"))

    # ---------------------------------------------------------------- content

    def shown_view(self) -> ViewDefinition:
        """Return what the list shows and how, to keep it as a view."""
        return ViewDefinition(
            self.filters.applied(self.model.query),
            tuple(self.model.column_names()),
            tuple(sorted(self.table.widths.chosen.items())),
        )

    def _show_definition(self, definition: ViewDefinition) -> None:
        self.arranging.show(definition)
        self.filters.show_query(definition.query, tell=False)
        self.model.ask(self.filters.applied(definition.query))
        self.table.show_order()
        self._filtered()

    def reload(self) -> None:
        """Show the actions as they are now."""
        self._filling = True
        self.views.reload()
        self.arranging.reload()
        self.filters.look_again()
        if self.model.query.sort or self.model.ids():
            self.model.refresh()
        else:
            self.model.ask(self.filters.applied(ALWAYS["all"][1]))
            self.table.show_order()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._current = wanted
        if not self._current or self.model.known(self._current) is None:
            self._current = ""
            self._over = False
        if self._current:
            # What else is chosen stays chosen.
            if self.table.current_id() != self._current:
                self.table.reveal(self._current)
        elif self.model.ids():
            self.table.reveal(self.model.ids()[0])
        self._current = self._current or self.table.current_id()
        self._show_count()
        self.others.refill(self._current)
        self.views.show_name()
        self._filling = False
        self._show_panel()

    def _show_count(self) -> None:
        query = self.model.query
        by_due = query.sort == ORDER and not query.descending and not query.group
        count = len(self.model.ids())
        self.filters.show_count(count, open_first=by_due and self.others.shown is None)
        self.filters.count.setVisible(count > 0 or query.narrows)

    def _ask(self) -> None:
        """Show what fits the filters as they are chosen now."""
        self.model.ask(self.filters.applied(self.model.query))
        self._filtered()

    def _filtered(self) -> None:
        self.others.fill(self._current)
        self.views.show_name()
        self._show_place()

    def _sorted(self) -> None:
        self._show_count()
        self.views.show_name()
        self._show_place()

    def _show_view(self, key: str) -> None:
        self.others.show(key, self._current)
        table = self.others.shown is None
        # The other views need the room: the details open with an action.
        self._panel_open = table
        self.filters.arrange.setVisible(key in GROUPED)
        self.selection.show_count(len(self.table.selected_ids()) if table else 0)
        self._show_count()
        self._show_panel()

    # ---------------------------------------------------------------- the details

    def is_wide(self) -> bool:
        """Say whether the details stand beside the table."""
        return self.window().width() >= self.hub.theme.px(_BREAK)

    def _chosen(self, action_id: str) -> None:
        if action_id and not self._filling:
            self._current = action_id
            self._show_panel()

    def _pressed(self) -> None:
        """Open the details of the row that was clicked."""
        self._panel_open = True
        self._over = True
        self._show_panel()

    def open_action(self, action_id: str) -> None:
        """Show the details of an action and go there."""
        self._panel_open = self._over = True
        self._select(action_id)
        self.panel.focus_first()

    def _show_panel(self) -> None:
        """Fill the details if there are any to see, and give them their place."""
        details = None
        if self._current and (self._panel_open if self.is_wide() else self._over):
            row = self.model.known(self._current)
            details = action_details(self.context.ws, row) if row is not None else None
        if details is not None:
            self.panel.show_action(details)
            self._show_place()
        self._arrange()

    def _show_place(self) -> None:
        """Say which action of how many the details show."""
        ids = self.others.ids()
        place = ids.index(self._current) if self._current in ids else -1
        self.panel.show_place(place, len(ids) if place >= 0 else 0)

    def _arrange(self) -> None:
        """Give the details their place: beside the table, over the page, or none."""
        has = bool(self._current)
        wide = self.is_wide()
        whole = not wide and self._over and has
        self.panel.set_whole(whole)
        self.main.setVisible(not whole)
        self.panel.setVisible(whole or (wide and self._panel_open and has))

    def _close_panel(self) -> None:
        if self.is_wide():
            self._panel_open = False
        self._over = False
        self._arrange()
        if self.others.shown is not None:
            self.others.shown.select(self._current, focus=True)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, way: int) -> None:
        ids = self.others.ids()
        if self._current in ids:
            place = ids.index(self._current) + way
            if 0 <= place < len(ids):
                self._select(ids[place])

    def _select(self, action_id: str) -> None:
        self._current = action_id
        if self.others.shown is not None:
            self.others.shown.select(action_id)
        else:
            self.table.reveal(action_id)
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hidden = not self.panel.isVisible()
        self._arrange()
        if hidden and self.panel.isVisible():
            self._show_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        inside = self.panel.isAncestorOf(QApplication.focusWidget() or self)
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible() and inside:
            self._close_panel()
            return
        super().keyPressEvent(event)

    # ---------------------------------------------------------------- acting

    def _show_in_table(self, name: str, value: str) -> None:
        """Show in the table what another view has no room for."""
        self.filters.choices[name].set_value(value)
        self.view.set_current("table")

    def change_together(self) -> None:
        """Open the dialog that changes all the actions chosen."""
        ManyDialog(self.context, self.table.selected_ids()).open()

    def _delete(self, action_ids: list[str]) -> None:
        ask_delete_actions(self.context, action_ids)

    def _only_one(self) -> None:
        self.table.select_id(self.table.current_id())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, action_id: str) -> None:
        self._wanted = action_id
        self.filters.clear()

    def new_item(self) -> None:
        """Open the form of a new action (Ctrl+N)."""
        pillar = self.filters.choices["pillar"].value()
        self.verbs.add(pillar=Pillar(pillar) if pillar else None, added=self._added)

    def focus_filter(self) -> None:
        """Put the cursor into the search (Ctrl+F)."""
        self._over = False
        self._arrange()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def keep(self) -> str | None:
        return self._current or None

    def resume(self, kept: object) -> None:
        self._wanted = str(kept)

    def arrive(self, **where: object) -> None:
        """Show an action, or those that are late or of a pillar, or begin a new one."""
        if not where:
            return
        pillar = Pillar(str(where["pillar"])) if where.get("pillar") else None
        if where.get("new"):
            self.verbs.add(pillar=pillar, added=self._added)
            return
        wanted = str(where.get("filter") or "")
        self.views.choose(wanted if wanted in ALWAYS else "all")
        self._over = False
        if pillar is not None:
            self.filters.choices["pillar"].set_value(pillar.value)
        record = str(where.get("record") or "")
        ids = self.model.ids()
        if record and self.model.known(record) is not None:
            self.open_action(record)
        elif ids and self._current not in ids:
            self._select(ids[0])
        self._arrange()
