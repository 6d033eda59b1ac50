"""The views of the page beside its table: made when first shown, filled while they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from pcve_desktop.i18n import mark
from pcve_desktop.ui.actions.board import BoardView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import ListQuery
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.actions.other_view import OtherView
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import LazyTableModel

VIEWS = {
    "table": (mark("Table"), "table"),
    "board": (mark("Board"), "board"),
    "timeline": (mark("Timeline"), "timeline"),
    "calendar": (mark("Calendar"), "calendar"),
    "partners": (mark("By partner"), "partners"),
}
"""The views of the page by key: name and icon."""

GROUPED = frozenset({"table", "timeline"})
"""The views that show the groups of the list."""


class OtherViews(QObject):
    """Hold the views beside the table in the stack of the page.

    `opened`, `chosen` and `left` come from the view shown (see `OtherView`).
    """

    opened = Signal(str)
    chosen = Signal(str)
    left = Signal(str, str)
    added = Signal()
    menu_filling = Signal(QMenu, str)

    def __init__(
        self,
        context: Context,
        stack: QStackedWidget,
        table: QWidget,
        *,
        source: ActionListing,
        model: LazyTableModel,
        verbs: ActionVerbs,
    ) -> None:
        super().__init__(stack)
        self._context, self._stack, self._table = context, stack, table
        self._source, self._model, self._verbs = source, model, verbs
        self._made: dict[str, OtherView] = {}
        # What each of them shows, as long as it is what there is.
        self._filled: dict[str, ListQuery] = {}
        self.key = "table"

    @property
    def shown(self) -> OtherView | None:
        """The view that stands in the place of the table, None while the table is shown."""
        return self._made.get(self.key)

    def view(self, key: str) -> OtherView:
        """Return a view, made when it is first asked for."""
        if key not in self._made:
            makers: dict[str, Callable[[], OtherView]] = {
                "board": self._make_board,
                "timeline": self._make_timeline,
                "calendar": self._make_calendar,
                "partners": self._make_partners,
            }
            with self._context.building_in(self._stack):
                made = self._made[key] = makers[key]()
            made.opened.connect(self.opened)
            made.chosen.connect(self.chosen)
            made.left.connect(self.left)
            self._stack.addWidget(made)
        return self._made[key]

    def _make_board(self) -> OtherView:
        board = BoardView(self._context, self._source, self._model, self._verbs)
        board.added.connect(self.added)
        board.board.menu_filling.connect(self.menu_filling)
        return board

    def _make_timeline(self) -> OtherView:
        from pcve_desktop.ui.actions.timeline import TimelineView

        timeline = TimelineView(self._context, self._source, self._model, self._verbs)
        timeline.menu_filling.connect(self.menu_filling)
        return timeline

    def _make_calendar(self) -> OtherView:
        from pcve_desktop.ui.actions.calendar import CalendarView

        return CalendarView(self._context, self._source)

    def _make_partners(self) -> OtherView:
        from pcve_desktop.ui.actions.by_partner import PartnersByRole

        return PartnersByRole(self._context, self._source)

    def show(self, key: str, current: str = "") -> None:
        """Show a view, or the table."""
        self.key = key
        if key == "table":
            self._stack.setCurrentWidget(self._table)
            return
        other = self.view(key)
        self.fill(current)
        self._stack.setCurrentWidget(other)

    def refill(self, current: str = "") -> None:
        """Fill the view shown with what has changed; the others, once they are shown."""
        self.forget()
        self.fill(current)

    def forget(self) -> None:
        """Let every view read anew what it shows, once it is shown."""
        self._filled.clear()

    def fill(self, current: str = "") -> None:
        """Fill the view shown; an action may be the current one in it."""
        other, query = self.shown, self._model.query
        if other is None:
            return
        if self._filled.get(self.key) != query:
            other.fill(query)
            self._filled[self.key] = query
        if current:
            other.select(current)

    def ids(self) -> Sequence[str]:
        """Return the actions in the order in which they are shown."""
        return self._model.ids() if self.shown is None else self.shown.ids()
