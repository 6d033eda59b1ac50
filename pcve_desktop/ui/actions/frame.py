"""The list side of the page: header, filters, table, before anything is connected to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pcve_desktop.ui.actions.columns import ActionTableModel
from pcve_desktop.ui.actions.filters import FilterBar
from pcve_desktop.ui.actions.other_views import VIEWS
from pcve_desktop.ui.actions.selection import SelectionBar
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import LazyTableView, in_card

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.ui.context import Context

_WIDE = 1000


class ActionsHeader(PageHeader):
    """Title, the view shown, and the ways to begin an action."""

    def __init__(self, context: Context, views: QWidget) -> None:
        hub, t = context.hub, context.tr.t
        self._hub = hub
        super().__init__(
            hub,
            t("Actions"),
            t("What we do together, including what did not work."),
            name="actions.header",
        )
        self.view = Segmented(
            hub,
            [(key, t(label), icon) for key, (label, icon) in VIEWS.items()],
            name="actions.view",
            text=t("View"),
            compact=True,
            folds=True,
        )
        self.add = Button(hub, t("Add"), name="actions.add", kind="primary", icon="plus")
        self.add.setToolTip(t("Add an action (Ctrl+N)"))
        self.begin = IconButton(
            hub, "copy", t("New from template…"), name="actions.begin", framed=True, size=40
        )
        self.add_beside(views)
        self.add_action(self.view)
        self.add_action(self.begin)
        self.add_action(self.add)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Where it is narrow, one line with the title, the views and the buttons is enough.
        wide = event.size().width() >= self._hub.theme.px(_WIDE)
        self.view.show_icons(shown=wide)
        self.subtitle.setVisible(wide)
        super().resizeEvent(event)


class ListSide(QWidget):
    """Header, filters, the bar of those chosen, and the table in a stack that takes more views."""

    def __init__(
        self, context: Context, source: ActionListing, views: QWidget, parent: QWidget
    ) -> None:
        # In its place from the beginning: a widget that moves is styled again with all it holds.
        super().__init__(parent)
        t = context.tr.t
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = CentredColumn(margin=26, top=20, bottom=20)
        outer.addWidget(content)
        column = content.column
        column.setSpacing(14)
        self.header = ActionsHeader(context, views)
        self.filters = FilterBar(context, source)
        self.selection = SelectionBar(context)
        self.model = ActionTableModel(context, source)
        self.table = LazyTableView(
            self.model, hub=context.hub, tr=context.tr, name="actions.table", label=t("Actions")
        )
        self.table.set_empty(
            t("No action yet. Start with what already exists."), t("Add an action")
        )
        self.card = in_card(self.table)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.card)
        column.addWidget(self.header)
        column.addWidget(self.filters)
        column.addWidget(self.selection)
        column.addWidget(self.stack, 1)
