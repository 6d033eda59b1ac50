"""The actions of the network: table or board, filters, and the details of one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Pillar
from pcve_desktop.ui.actions.board import faces, make_board
from pcve_desktop.ui.actions.columns import ActionTableModel, in_order
from pcve_desktop.ui.actions.editing import ActionVerbs
from pcve_desktop.ui.actions.filters import FilterBar
from pcve_desktop.ui.actions.panel import ActionPanel
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import RecordTableView, in_card
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.board import Board

# The width of the window from which the details stand beside the table.
_BREAK = 1200
_DUE_COLUMN = "planned_end"


class ActionsPage(Page):
    """The place "actions".

    `arrive(record=id)`, `arrive(filter="late")`, `arrive(pillar="referral")`, `arrive(new=True)`.
    """

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_objective",
            "action_partner",
            "milestone",
            "action_log_entry",
            "objective",
            "organisation",
            "membership",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="actions", text=context.tr.t("Actions"))
        self.verbs = ActionVerbs(context)
        self._current = ""
        self._wanted = ""
        self._filling = False
        # The details are open until the user closes them; over the whole page, until they leave.
        self._panel_open = True
        self._over = False
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.main = self._make_main()
        self.panel = ActionPanel(context, self.verbs)
        self.panel.closed.connect(self._close_panel)
        self.panel.stepped.connect(self._step)
        row.addWidget(self.main, 1)
        row.addWidget(self.panel)
        self.column.addLayout(row, 1)
        self.hub.changed.connect(self._arrange)

    # ---------------------------------------------------------------- building

    def _make_main(self) -> QWidget:
        main = QWidget()
        outer = QVBoxLayout(main)
        outer.setContentsMargins(0, 0, 0, 0)
        content = CentredColumn(margin=26, top=20, bottom=20)
        outer.addWidget(content)
        column = content.column
        column.setSpacing(14)
        column.addWidget(self._make_header())
        self.table = self._make_table()
        self.filters = FilterBar(self.context, self.table.filter)
        self.filters.changed.connect(self._filtered)
        column.addWidget(self.filters)
        self.stack = QStackedWidget()
        self._table_card = in_card(self.table)
        self.stack.addWidget(self._table_card)
        self._board: Board | None = None
        column.addWidget(self.stack, 1)
        return main

    def _make_header(self) -> PageHeader:
        hub, t = self.hub, self.words.t
        self.header = PageHeader(
            hub,
            t("Actions"),
            t("What we do together, including what did not work."),
            name="actions.header",
        )
        self.view = Segmented(
            hub,
            [("table", t("Table"), "table"), ("board", t("Board"), "board")],
            name="actions.view",
            text=t("View"),
        )
        self.view.chosen.connect(self._show_view)
        self.add = Button(hub, t("Add"), name="actions.add", kind="primary", icon="plus")
        self.add.setToolTip(t("Add an action (Ctrl+N)"))
        self.add.clicked.connect(self.new_item)
        self.header.add_action(self.view)
        self.header.add_action(self.add)
        return self.header

    def _make_table(self) -> RecordTableView:
        t = self.words.t
        self.model = ActionTableModel(self.context)
        table = RecordTableView(
            self.model, hub=self.hub, tr=self.words, name="actions.table", label=t("Actions")
        )
        table.set_empty(t("No action yet. Start with what already exists."), t("Add an action"))
        table.empty_acted.connect(self.new_item)
        table.current_changed.connect(self._chosen)
        table.clicked.connect(lambda _index: self._pressed())
        table.opened.connect(self.open_action)
        table.delete_asked.connect(self.verbs.ask_delete)
        table.menu_filling.connect(self._fill_menu)
        header = table.horizontalHeader()
        header.sortIndicatorChanged.connect(lambda _place, _order: self._show_count())
        # Rows come in the order of this column already: only the sign is set, nothing is sorted.
        header.blockSignals(True)
        place = self.model.column_index(_DUE_COLUMN)
        header.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)
        return table

    def board(self) -> Board:
        """Return the board, made when it is first shown."""
        if self._board is None:
            board = self._board = make_board(self.context)
            board.moved.connect(self._moved)
            board.opened.connect(self.open_action)
            board.current_changed.connect(self._chosen)
            board.delete_asked.connect(self.verbs.ask_delete)
            board.menu_filling.connect(self._fill_menu)
            board.empty_acted.connect(lambda _key: self.new_item())
            self.stack.addWidget(board)
        return self._board

    def _on_board(self) -> bool:
        return self.view.current() == "board"

    def _fill_menu(self, menu: QMenu, action_id: str) -> None:
        action = self.context.data.get(Action, action_id)
        if action is not None:
            edit = menu.addAction(self.words.t("Edit"))
            edit.triggered.connect(lambda: self.verbs.edit(action))

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        """Show the actions as they are now."""
        actions = in_order(self.context.data.all(Action))
        self._filling = True
        self.model.set_rows(actions)
        leads = {action.lead_id for action in actions if action.lead_id}
        names = [(key, self.context.data.title(Organisation, key)) for key in leads]
        self.filters.set_leads(sorted(names, key=lambda pair: pair[1].casefold()))
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._current = wanted
        if self.context.data.get(Action, self._current) is None:
            self._current = ""
            self._over = False
        if self._current:
            self.table.select_id(self._current)
        elif actions:
            self.table.select_id(self.table.shown_ids()[0] if self.table.filter.count() else "")
        self._current = self._current or self.table.current_id()
        self._show_count()
        self._fill_board()
        self._filling = False
        self._show_panel()

    def _fill_board(self) -> None:
        if self._on_board():
            shown = {action.id: action for action in self.context.data.all(Action)}
            rows = [shown[key] for key in self.table.shown_ids() if key in shown]
            self.board().set_cards(faces(self.context, in_order(rows)))
            if self._current:
                self.board().select_id(self._current)

    def _show_count(self) -> None:
        header = self.table.horizontalHeader()
        due = self.model.column_index(_DUE_COLUMN)
        by_due = header.sortIndicatorSection() == due
        ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.filters.show_count(
            self.table.filter.count(), open_first=by_due and ascending and not self._on_board()
        )
        self.filters.count.setVisible(self.model.rowCount() > 0)

    def _filtered(self) -> None:
        self._show_count()
        self._fill_board()
        self._show_panel()

    def _show_view(self, _key: str) -> None:
        self._fill_board()
        self.stack.setCurrentWidget(self.board() if self._on_board() else self._table_card)
        # On the board the columns need the room: the details open with a card.
        self._panel_open = not self._on_board()
        self._show_count()
        self._show_panel()

    # ---------------------------------------------------------------- the details

    def is_wide(self) -> bool:
        """Say whether the details stand beside the table."""
        return self.window().width() >= self.hub.theme.px(_BREAK)

    def _ids(self) -> list[str]:
        """Return the actions in the order in which they are shown."""
        if self._on_board():
            return [key for status in ActionStatus for key in self.board().ids(status.value)]
        return self.table.shown_ids()

    def _chosen(self, action_id: str) -> None:
        if action_id and not self._filling:
            self._current = action_id
            self._show_panel()

    def _pressed(self) -> None:
        """Open the details of the row that was clicked."""
        self._panel_open = True
        self._over = True
        self._arrange()

    def open_action(self, action_id: str) -> None:
        """Show the details of an action and go there."""
        self._panel_open = self._over = True
        self._select(action_id)
        self.panel.focus_first()

    def _show_panel(self) -> None:
        action = self.context.data.get(Action, self._current)
        if action is not None:
            ids = self._ids()
            place = ids.index(action.id) if action.id in ids else -1
            self.panel.show_action(action, place, len(ids) if place >= 0 else 0)
        self._arrange()

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
        if self._on_board():
            self.board().select_id(self._current, focus=True)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, way: int) -> None:
        ids = self._ids()
        if self._current in ids:
            place = ids.index(self._current) + way
            if 0 <= place < len(ids):
                self._select(ids[place])

    def _select(self, action_id: str) -> None:
        self._current = action_id
        if self._on_board():
            self.board().select_id(action_id)
        else:
            self.table.select_id(action_id)
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        inside = self.panel.isAncestorOf(QApplication.focusWidget() or self)
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible() and inside:
            self._close_panel()
            return
        super().keyPressEvent(event)

    # ---------------------------------------------------------------- acting

    def _moved(self, action_id: str, key: str, _after: object, _before: object) -> None:
        action = self.context.data.get(Action, action_id)
        if action is None or action.status is ActionStatus(key):
            # Inside a column the order is the due date.
            self._fill_board()
            return
        self.verbs.set_status(action, ActionStatus(key), left=self._fill_board)

    def _added(self, action_id: str) -> None:
        self._wanted = action_id
        self.filters.clear()

    def new_item(self) -> None:
        """Open the form of a new action (Ctrl+N)."""
        self.verbs.add(pillar=self.filters.pillar.value(), added=self._added)

    def focus_filter(self) -> None:
        """Put the cursor into the search (Ctrl+F)."""
        self._over = False
        self._arrange()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def arrive(self, **where: object) -> None:
        """Show an action, or those that are late or of a pillar, or begin a new one."""
        if not where:
            return
        pillar = Pillar(str(where["pillar"])) if where.get("pillar") else None
        if where.get("new"):
            self.verbs.add(pillar=pillar, added=self._added)
            return
        self.filters.clear()
        self._over = False
        if where.get("filter") == "late":
            self.filters.due.set_value("late")
        if pillar is not None:
            self.filters.pillar.set_value(pillar)
        record = str(where.get("record") or "")
        if record and self.context.data.get(Action, record) is not None:
            self.open_action(record)
        elif self.table.filter.count() and self._current not in self.table.shown_ids():
            self._select(self.table.shown_ids()[0])
        self._arrange()
