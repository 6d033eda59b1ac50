"""The actions over time: days to zoom and to walk, bars and milestones to move."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollBar, QStackedWidget, QVBoxLayout

from pcve_desktop.pictures.timeline import signs_of
from pcve_desktop.services import schedule
from pcve_desktop.services.action_details import action_details
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.actions.other_view import OtherView
from pcve_desktop.ui.actions.timeline_list import TimelineList
from pcve_desktop.ui.actions.timeline_model import TimelineModel
from pcve_desktop.ui.actions.timeline_painting import Brush, LegendStrip, TimelineAxis
from pcve_desktop.ui.actions.timeline_print import PrintTimelineDialog
from pcve_desktop.ui.actions.timeline_window import TimeWindow
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import EmptyState, frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import LazyTableView, in_card
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.pictures.timeline_rows import TimelineRow
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import ListQuery
    from pcve_desktop.services.schedule import Scheduled
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import LazyTableModel

# The legend names what occurs among the first rows; more would have to be read for it.
_LOOKED_AT = 30
_ROOM_FOR_LEGEND = 360


class TimelineView(OtherView):
    """The view "timeline"; `menu_filling` asks for more entries, as in the table."""

    menu_filling = Signal(QMenu, str)

    def __init__(
        self,
        context: Context,
        source: ActionListing,
        shown: LazyTableModel,
        verbs: ActionVerbs,
    ) -> None:
        super().__init__(context, name="actions.timeline", text=context.tr.t("Timeline"))
        self._verbs, self._source, self._dated = verbs, source, False
        self._schedule = schedule.Schedule(
            source, lambda query: shown.result if query == shown.query else None
        )
        self.model = TimelineModel(context, self._schedule)
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setObjectName("actions.timeline.days")
        self.bar.setAccessibleName(context.tr.t("Days shown"))
        self.days = TimeWindow(self.bar, context.today())
        self._brush = Brush(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._make_tools())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_chart())
        column.addWidget(self.stack, 1)
        self._table: LazyTableView | None = None
        self._empty: EmptyState | None = None
        self.legend = LegendStrip(context, self._brush)
        column.addWidget(self.legend)
        column.addLayout(self._make_words())
        self._shortcut("Ctrl+Shift+T", lambda: self.show_as_table(shown=not self.table_shown()))

    # ---------------------------------------------------------------- building

    def _shortcut(self, keys: str, call: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _make_tools(self) -> QHBoxLayout:
        hub, t, name = self.context.hub, self.context.tr.t, "actions.timeline"
        row = QHBoxLayout()
        row.setSpacing(8)
        self.zoom = Segmented(
            hub,
            [
                ("month", t("Month"), None),
                ("quarter", t("Quarter"), None),
                ("year", t("Year"), None),
            ],
            name=f"{name}.zoom",
            text=t("Days shown"),
            compact=True,
        )
        self.zoom.set_current(self.days.zoom)
        self.zoom.chosen.connect(self.days.set_zoom)
        self.zoom.setToolTip(t("In the timeline: + and −"))
        row.addWidget(self.zoom)
        for key, icon, words, share in (
            ("earlier", "chevron-left", t("Earlier"), -0.75),
            ("later", "chevron-right", t("Later"), 0.75),
        ):
            button = IconButton(hub, icon, words, name=f"{name}.{key}", framed=True)
            button.clicked.connect(lambda _checked=False, by=share: self.days.scroll(by))
            row.addWidget(button)
            if key == "earlier":
                today = Button(hub, t("Today"), name=f"{name}.today", compact=True)
                today.clicked.connect(self.days.show_today)
                row.addWidget(today)
        row.addStretch(1)
        self.as_table = IconButton(
            hub, "list", t("Show as a table"), name=f"{name}.as_table", framed=True
        )
        self.as_table.clicked.connect(lambda: self.show_as_table(shown=not self.table_shown()))
        self.print = Button(
            hub, t("Print the timeline…"), name=f"{name}.print", icon="printer", compact=True
        )
        self.print.clicked.connect(self.ask_print)
        row.addWidget(self.as_table)
        row.addWidget(self.print)
        return row

    def _make_chart(self) -> QFrame:
        card = frame("card")
        column = self._chart = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.axis = TimelineAxis(self.context, self.days, self._brush)
        self.list = TimelineList(self.context, self.model, self.days, self._brush)
        self.list.current_changed.connect(self.chosen)
        self.list.part_changed.connect(self._say_part)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._move)
        self.list.zoomed.connect(self._step_zoom)
        self.list.menu_filling.connect(self.menu_filling)
        self.model.rowsInserted.connect(lambda *_: self._say_part())
        self.model.rowsRemoved.connect(lambda *_: self._say_part())
        column.addWidget(self.axis)
        column.addWidget(self.list, 1)
        column.addWidget(self.bar)
        return card

    def _make_words(self) -> QHBoxLayout:
        """Make the line below: what is chosen, and how many have no day."""
        t = self.context.tr.t
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.said = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="actions.timeline.said")
        self.order = Text("", Role.SECONDARY_STRONG, tone="attn", wrap=True)
        self.order.setObjectName("actions.timeline.order")
        words.addWidget(self.said)
        words.addWidget(self.order)
        row.addLayout(words, 1)
        self.undated = Button(
            self.context.hub, "", name="actions.timeline.undated", kind="quiet",
            trailing="chevron-right", hint=t("Show them in the table"),
        )  # fmt: skip
        self.undated.clicked.connect(lambda: self.left.emit("due", "none"))
        row.addWidget(self.undated, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # ---------------------------------------------------------------- content

    def fill(self, query: ListQuery) -> None:
        extent = self._schedule.extent(query)
        self.days.set_extent(extent)
        if query == self.model.query:
            self.model.refresh()
        else:
            self.model.ask(query)
        self._show_undated(query, dated=extent is not None)
        rows = [
            self.model.line(row)
            for row in range(min(self.model.rowCount(), _LOOKED_AT))
            if self.model.id_at(row)
        ]
        self.legend.set_items(signs_of(rows, self.context.tr))
        self.list.viewport().update()
        self._say_part()

    def _show_undated(self, query: ListQuery, *, dated: bool) -> None:
        """Say how many have no day; where none has one, say it in the place of the rows."""
        tr = self.context.tr
        count = self._schedule.without_date(query)
        words = tr.n("{count} action has no due date", "{count} actions have no due date", count)
        self.undated.set_label(words)
        self.undated.setVisible(count > 0 and dated)
        rows = len(self.model.ids())
        if dated:
            self._set_empty("", "")
        elif not rows:
            narrowed = query.narrows
            self._set_empty(
                tr.t("Nothing fits the filters.")
                if narrowed
                else tr.t("No action yet. Start with what already exists."),
                "",
            )
        else:
            self._set_empty(
                tr.n(
                    "No action has a date yet: {count} waits for one.",
                    "No action has a date yet: {count} wait for one.",
                    rows,
                ),
                tr.t("Show them in the table"),
            )
        self._dated = dated
        for part in (self.axis, self.list, self.said, self.zoom, self.print):
            part.setVisible(dated)
        self._fit_legend()

    def _fit_legend(self) -> None:
        """Leave the room to the rows where there is little: signs are told in words below."""
        room = self.height() >= self.context.hub.theme.px(_ROOM_FOR_LEGEND)
        self.legend.setVisible(self._dated and room and not self.table_shown())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_legend()

    def _set_empty(self, text: str, action: str) -> None:
        if self._empty is not None:
            if self._empty.accessibleName() == text:
                return
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if text:
            self._empty = EmptyState(
                self.context.hub, text, action, name="actions.timeline.empty", icon="timeline"
            )
            self._empty.acted.connect(lambda: self.left.emit("due", "none"))
            self._chart.insertWidget(0, self._empty, 0, Qt.AlignmentFlag.AlignCenter)

    def ids(self) -> Sequence[str]:
        return self.model.ids()

    def select(self, action_id: str, *, focus: bool = False) -> None:
        if self.list.current_id() != action_id:
            self.list.select(action_id)
        if self._table is not None:
            self._table.reveal(action_id)
        if focus:
            taker = self._table if self.table_shown() and self._table else self.list
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- as a table

    def table_shown(self) -> bool:
        """Say whether the same facts stand as a table."""
        return self._table is not None and self.stack.currentIndex() == 1

    def show_as_table(self, *, shown: bool) -> None:
        """Show the same facts as a table in place of the drawing, or the drawing again."""
        t = self.context.tr.t
        if shown and self._table is None:
            self._table = LazyTableView(
                self.model,
                hub=self.context.hub,
                tr=self.context.tr,
                name="actions.timeline.table",
                label=t("Timeline"),
            )
            self._table.opened.connect(self.opened)
            self._table.current_changed.connect(self.chosen)
            self.stack.addWidget(in_card(self._table))
        current = self.list.current_id()
        self.stack.setCurrentIndex(1 if shown else 0)
        self.as_table.set_icon(
            "timeline" if shown else "list",
            t("Show as a drawing") if shown else t("Show as a table"),
        )
        self._fit_legend()
        self.select(current, focus=True)

    def ask_print(self) -> PrintTimelineDialog:
        """Open the dialog that writes these rows as a PDF."""
        tr, query = self.context.tr, self.model.query
        about = tr.t("Only those that fit the filters.") if query.narrows else ""
        dialog = PrintTimelineDialog(
            self.context,
            self._source,
            self.model.ids(),
            about,
            cycle_id=None if query.filters.get("cycle") else self.context.cycle_id or None,
        )
        dialog.open()
        return dialog

    # ---------------------------------------------------------------- acting

    def _step_zoom(self, way: int) -> None:
        self.zoom.set_current(self.days.step_zoom(way))
        self.days.set_zoom(self.zoom.current())

    def _current(self) -> tuple[Scheduled, TimelineRow] | None:
        action = self.list.current_id()
        row = self.model.row_of(action) if action else None
        return None if row is None else (self.model.record(row), self.model.line(row))

    def _say_part(self) -> None:
        """Say what is chosen, how it moves, and what its order does not keep."""
        found, tr = self._current(), self.context.tr
        words = next((spot.label for spot in self.list.spots() if spot.key == self.list.part), "")
        hint = tr.t("Shift with the arrow keys: a day or a week earlier or later.")
        self.said.setText(f"{words}. {hint}" if words else "")
        self.order.setText("" if found is None else self._order_words(*found))
        self.order.setVisible(bool(self.order.text()))

    def _order_words(self, scheduled: Scheduled, line: TimelineRow) -> str:
        """Return what milestones of an action are due too early, the chosen one first."""
        tr = self.context.tr
        names = {item.id: item.title for item in scheduled.milestones}
        names |= {order.needs_id: order.needs_title for order in scheduled.orders}
        early = sorted(
            scheduled.too_early(),
            key=lambda one: self.list.part not in {one.milestone_id, one.needs_id},
        )
        if not early or line.key != scheduled.id:
            return ""
        first = early[0]
        return tr.n(
            "“{later}” comes after “{earlier}”, and is due {count} day before it: another day for "
            "one of them would help.",
            "“{later}” comes after “{earlier}”, and is due {count} days before it: another day for "
            "one of them would help.",
            first.days,
            later=names[first.milestone_id],
            earlier=names[first.needs_id],
        )

    def _open(self, part: str, action: str) -> None:
        """Open the form of a milestone, or the details of an action."""
        current = self._current()
        if current is None or current[0].milestone(part) is None:
            self.opened.emit(action)
            return
        details = action_details(self.context.ws, current[0].action)
        found = next((item for item in details.milestones if item.id == part), None)
        if found is not None:
            self._verbs.edit_milestone(details, found)

    def _move(self, part: str, action: str, days: int) -> None:
        """Give the bar or a milestone other days, with a way back."""
        context = self.context
        found = self._current()
        if found is None:
            return
        milestone = found[0].milestone(part)
        title = milestone.title if milestone is not None else found[0].action.title
        due = milestone.due_on if milestone is not None else found[0].action.planned_end
        done = context.tr.t("Other days for “{title}”", title=title)
        if due is not None:
            day = short_date(context, due + dt.timedelta(days=days))
            done = context.tr.t("“{title}” is now due {day}.", title=title, day=day)
        context.perform(
            lambda: (
                schedule.move_milestone(context.ws, part, days=days)
                if milestone is not None
                else schedule.move_action(context.ws, action, days=days)
            ),
            done=done,
        )
        chosen = self.list.days_of_part()
        if chosen is not None:
            self.days.reveal(*chosen)
