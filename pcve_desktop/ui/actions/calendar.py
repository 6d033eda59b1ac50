"""The calendar of the actions page: what falls on which day, and the day itself beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.deadlines import Deadline, What, by_day
from pcve_desktop.services.deadlines import Agenda
from pcve_desktop.ui.actions.calendar_grid import MonthGrid, MonthModel
from pcve_desktop.ui.actions.calendar_words import (
    SIGNS,
    WORDS,
    entry_of,
    long_day,
    month_words,
)
from pcve_desktop.ui.actions.other_view import OtherView
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.entries import EntryList
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import Legend
from pcve_desktop.ui.kit.layout import set_beside
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.switches import Switch
from pcve_desktop.ui.kit.table import in_card
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QFrame

    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import ListQuery
    from pcve_desktop.ui.context import Context

# Below this width the day stands under the month.
_BESIDE = 760
_ROOM_FOR_LEGEND = 360
_DAY_WIDTH = 300
# What Qt takes for no limit.
# Nobody reads more of one day; the table has the rest.
_MOST = 24


class CalendarView(OtherView):
    """The view "calendar": deadlines, meetings, contacts to come and the charter, by day."""

    def __init__(self, context: Context, source: ActionListing) -> None:
        super().__init__(context, name="actions.calendar", text=context.tr.t("Calendar"))
        self._agenda = Agenda(source, context.today)
        self._query: ListQuery | None = None
        self._items: dict[str, Deadline] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.month = MonthModel(context)
        self.grid = MonthGrid(context, self.month)
        column.addLayout(self._make_tools())
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(14)
        self._halves.addWidget(in_card(self.grid), 3)
        self._day_card = self._make_day()
        self._halves.addWidget(self._day_card, 0)
        column.addLayout(self._halves, 1)
        # An action shows the sign of its state; one of them stands for all.
        signs = SIGNS | {What.ACTION: "action.under_way"}
        words = [(signs[what], context.tr.t(WORDS[what])) for what in What]
        self.legend = Legend(context.hub, [*words, ("warning", context.tr.t("Late"))])
        column.addWidget(self.legend)
        self.left_out = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.left_out.setObjectName("actions.calendar.left_out")
        column.addWidget(self.left_out)
        self.grid.month_changed.connect(self._read)
        self.grid.day_changed.connect(lambda _day: self._show_day())
        self.grid.opened.connect(lambda _day: self._enter_day())
        context.hub.changed.connect(self._arrange)
        self._arrange()

    # ---------------------------------------------------------------- building

    def _make_tools(self) -> QHBoxLayout:
        hub, t, name = self.context.hub, self.context.tr.t, "actions.calendar"
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, icon, words, months in (
            ("earlier", "chevron-left", t("Month before"), -1),
            ("later", "chevron-right", t("Month after"), 1),
        ):
            button = IconButton(hub, icon, words, name=f"{name}.{key}", framed=True)
            button.clicked.connect(lambda _checked=False, by=months: self.grid.later(months=by))
            row.addWidget(button)
            if key == "earlier":
                today = Button(hub, t("Today"), name=f"{name}.today", compact=True)
                today.clicked.connect(lambda: self.grid.go_to(self.context.today()))
                row.addWidget(today)
        self.title = Text("", Role.CARD_TITLE, name=f"{name}.month")
        row.addSpacing(6)
        row.addWidget(self.title, 1)
        self.weeks = Switch(hub, t("Week numbers"), name=f"{name}.weeks")
        self.weeks.toggled.connect(lambda shown: self.grid.show_weeks(shown=shown))
        row.addWidget(self.weeks)
        return row

    def _make_day(self) -> QFrame:
        """Make the list of the day."""
        context = self.context
        card = frame("card")
        card.setAccessibleName(context.tr.t("The day"))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 6, 10)
        column.setSpacing(4)
        self.day_title = Text("", Role.CARD_TITLE, wrap=True, name="actions.calendar.day.title")
        self.day_count = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.day_count.setObjectName("actions.calendar.day.count")
        column.addWidget(self.day_title)
        column.addWidget(self.day_count)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 4, 8, 4)
        self.list = EntryList(
            context.hub,
            context.tr,
            name="actions.calendar.day",
            text=context.tr.t("The day"),
            lined=True,
            deletes=False,
        )
        self.list.opened.connect(self._open)
        lines.addWidget(self.list)
        lines.addStretch(1)
        column.addWidget(ScrollArea(inside, name="actions.calendar.day.scroll"), 1)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the day stand beside the month, or below it where there is no room."""
        px = self.context.hub.theme.px
        beside = self.width() >= px(_BESIDE)
        set_beside(self._halves, self._day_card, px(_DAY_WIDTH), beside=beside)
        self.legend.setVisible(self.height() >= px(_ROOM_FOR_LEGEND))

    # ---------------------------------------------------------------- content

    def fill(self, query: ListQuery) -> None:
        self._query = query
        self.left_out.setText(
            self.context.tr.t(
                "Only what belongs to the actions that fit the filters: meetings, contacts and the "
                "charter are left out."
            )
            if query.narrows
            else ""
        )
        self.left_out.setVisible(query.narrows)
        self._read()

    def _read(self) -> None:
        """Read what falls on the days that show."""
        if self._query is None:
            return
        days = self.month.days
        found = self._agenda.between(self._query, days[0], days[-1])
        # In the month only a contact is called by its partner; the day names everybody.
        partners = (item.organisation_id for item in found if item.what is What.CONTACT)
        self.month.set_items(by_day(found), self._agenda.names(partners))
        self.title.setText(month_words(self.month.month, self.context.tr))
        self._show_day()

    def _show_day(self) -> None:
        tr, day = self.context.tr, self.grid.day
        items = self.month.items(day)
        self.day_title.setText(long_day(day, tr))
        rest = len(items) - _MOST
        words = tr.n("{count} thing on this day.", "{count} things on this day.", len(items))
        if rest > 0:
            words += " " + tr.n("{count} of them not shown.", "{count} of them not shown.", rest)
        self.day_count.setText(words if items else tr.t("Nothing on this day."))
        shown = items[:_MOST]
        self._items = {item.key: item for item in shown}
        names = self._agenda.names(item.organisation_id for item in shown)
        self.list.fill([entry_of(item, names, tr) for item in shown])

    def ids(self) -> Sequence[str]:
        """Return the actions of the day."""
        owners = (
            item.owner_id for item in self.month.items(self.grid.day) if item.entity == "action"
        )
        return list(dict.fromkeys(owners))

    def select(self, action_id: str, *, focus: bool = False) -> None:
        """Nothing is moved: an action may stand on many days. The day keeps the keyboard."""
        entries = [self._items[entry.id].owner_id for entry in self.list.entries()]
        if not focus:
            return
        if action_id in entries:
            self.list.row(entries.index(action_id)).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- acting

    def _enter_day(self) -> None:
        """Open the only thing of a day, or go to its list."""
        items = self.month.items(self.grid.day)
        if len(items) == 1:
            self._open(items[0].key)
        elif items:
            self.list.row(0).setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, key: str) -> None:
        item = self._items[key]
        if item.entity == "action":
            self.opened.emit(item.owner_id)
        else:
            self.context.open_record(item.entity, item.owner_id)
