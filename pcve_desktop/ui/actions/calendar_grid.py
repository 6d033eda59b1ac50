"""The month of the calendar: six weeks of days, walked with the arrows, painted as they show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from pcve_desktop.methodology.deadlines import Deadline, month_days, months_later
from pcve_desktop.methodology.timeline import Mark
from pcve_desktop.ui.actions.calendar_words import (
    day_in_words,
    first_weekday,
    sign_of,
    title_of,
    weekdays,
)
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from pcve_desktop.ui.context import Context

Index = QModelIndex | QPersistentModelIndex

DAY_ROLE = Qt.ItemDataRole.UserRole + 1
ITEMS_ROLE = Qt.ItemDataRole.UserRole + 2
_PAD = 6
_HEAD = 26
_LINE = 18
_SIGN = 13
_LOWEST = 62
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthModel(QAbstractTableModel):
    """Six weeks, a day in each cell; `names` are those of organisations that take care."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.today = context.today()
        self.first_weekday = first_weekday(context.tr)
        self._weekdays = weekdays(self.first_weekday, context.tr)
        self.month = self.today.replace(day=1)
        self.days = month_days(self.month, self.first_weekday)
        self._items: Mapping[dt.date, Sequence[Deadline]] = {}
        self.names: Mapping[str, str] = {}

    def set_month(self, day: dt.date) -> None:
        """Show the month of a day, without anything on its days yet."""
        self.beginResetModel()
        self.month = day.replace(day=1)
        self.days = month_days(self.month, self.first_weekday)
        self._items = {}
        self.endResetModel()

    def set_items(
        self, items: Mapping[dt.date, Sequence[Deadline]], names: Mapping[str, str]
    ) -> None:
        """Show what falls on the days."""
        self._items, self.names = items, names
        self.dataChanged.emit(self.index(0, 0), self.index(5, 6))

    def items(self, day: dt.date) -> Sequence[Deadline]:
        """Return what falls on a day."""
        return self._items.get(day, ())

    def index_of(self, day: dt.date) -> QModelIndex:
        """Return the cell of a day, an invalid one when it does not show."""
        place = (day - self.days[0]).days
        return self.index(place // 7, place % 7) if 0 <= place < len(self.days) else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 6

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if role != Qt.ItemDataRole.DisplayRole and not spoken:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._weekdays[section][1 if spoken else 0]
        # A week has the number of its Thursday's year.
        thursday = next(day for day in self.days[section * 7 :] if day.weekday() == 3)
        number = thursday.isocalendar().week
        return self._context.tr.t("Week {number}", number=number) if spoken else str(number)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day = self.days[index.row() * 7 + index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DAY_ROLE:
            return day
        if role == ITEMS_ROLE:
            return self.items(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return day_in_words(day, self.items(day), self.today, self._context.tr)
        return None


class DayDelegate(QStyledItemDelegate):
    """Paint a day: its number, the first things of it, and how many more there are."""

    def __init__(self, parent: QWidget, context: Context, model: MonthModel) -> None:
        super().__init__(parent)
        self._context, self._month = context, model
        self.ringed = False
        self.current = QModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, month = self._context.hub.theme, self._month
        rect = QRectF(option.rect)
        day: dt.date = index.data(DAY_ROLE)
        inside = day.month == month.month.month and day.year == month.month.year
        current = index == self.current
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        ground = "soft" if current else "surface" if inside else "sunken"
        painter.fillRect(rect, theme.color(ground))
        edge = theme.color("line")
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), edge)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), edge)
        self._number(painter, rect, day, inside=inside)
        self._items(painter, rect, index.data(ITEMS_ROLE))
        if current and self.ringed:
            paint_focus(painter, rect.adjusted(0, 0, -1, -1), theme, 4)
        painter.restore()

    def _number(self, painter: QPainter, rect: QRectF, day: dt.date, *, inside: bool) -> None:
        theme = self._context.hub.theme
        side = theme.px(22)
        disc = QRectF(rect.left() + _PAD - 2, rect.top() + 3, side, side)
        today = day == self._month.today
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(disc)
        role = Role.CAPTION_STRONG if inside else Role.CAPTION
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("on_accent" if today else "ink" if inside else "ink2"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def room(self, height: float) -> int:
        """Return how many lines a day of a height has."""
        px = self._context.hub.theme.px
        return max(0, int((height - px(_HEAD) - 2) // px(_LINE)))

    def _items(self, painter: QPainter, rect: QRectF, items: Sequence[Deadline]) -> None:
        theme, tr = self._context.hub.theme, self._context.tr
        room = self.room(rect.height())
        shown = items if len(items) <= room else items[: max(0, room - 1)]
        y = rect.top() + theme.px(_HEAD)
        for item in shown:
            line = QRectF(rect.left() + _PAD, y, rect.width() - 2 * _PAD, theme.px(_LINE))
            self._item(painter, line, item)
            y += theme.px(_LINE)
        rest = len(items) - len(shown)
        if not rest:
            return
        words = tr.t("+{count}", count=tr.number(rest))
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color("accent"))
        if room:
            line = QRectF(rect.left() + _PAD, y, rect.width() - 2 * _PAD, theme.px(_LINE))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        else:
            line = QRectF(rect.left(), rect.top() + 3, rect.width() - _PAD, theme.px(22))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, side, words)

    def _item(self, painter: QPainter, line: QRectF, item: Deadline) -> None:
        hub = self._context.hub
        theme = hub.theme
        side = theme.px(_SIGN)
        glyph, tone = sign_of(item)
        sign = QRectF(line.left(), line.center().y() - side / 2, side, side)
        paint_glyph(painter, sign, glyph, hub, color=tone or None)
        late, done = item.mark is Mark.LATE, item.mark is Mark.DONE
        role = Role.CAPTION_STRONG if late else Role.CAPTION
        words = line.adjusted(side + 4, 0, 0, 0)
        title = title_of(item, self._month.names, self._context.tr)
        shown = theme.metrics(role).elidedText(
            title, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("attn" if late else "ink2" if done else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(words, int(flags), shown)


class MonthGrid(QTableView):
    """The days of a month. `day_changed(day)` tells where the keyboard is, `opened(day)` Enter.

    Past the edges of the month the next one is shown: `month_changed()`.
    """

    day_changed = Signal(object)
    month_changed = Signal()
    opened = Signal(object)

    def __init__(self, context: Context, model: MonthModel) -> None:
        super().__init__()
        self._context, self._month = context, model
        self.day = model.today
        self.delegate = DayDelegate(self, context, model)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setObjectName("actions.calendar.days")
        self.setAccessibleName(context.tr.t("Days of the month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionsClickable(False)
        down.setHighlightSections(False)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.hide()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(DAY_ROLE)))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        context.hub.changed.connect(self._restyle)
        self._restyle()
        self.go_to(self.day)

    def show_weeks(self, *, shown: bool) -> None:
        """Show the numbers of the weeks, or not."""
        self.verticalHeader().setVisible(shown)

    def go_to(self, day: dt.date) -> None:
        """Make a day the current one, in its month."""
        other = (day.year, day.month) != (self._month.month.year, self._month.month.month)
        self.day = day
        if other:
            self._month.set_month(day)
        index = self._month.index_of(day)
        self.delegate.current = index
        self.setCurrentIndex(index)
        self.viewport().update()
        if other:
            self.month_changed.emit()
        self.day_changed.emit(day)

    def later(self, days: int = 0, months: int = 0) -> None:
        """Go on by days or months; the ends of the calendar stay."""
        if months:
            self.go_to(months_later(self.day, months))
            return
        number = self.day.toordinal() + days
        number = min(max(number, dt.date.min.toordinal()), dt.date.max.toordinal())
        self.go_to(dt.date.fromordinal(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.delegate.ringed = True
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        column = self._month.index_of(self.day).column()
        if held:
            event.ignore()
        elif key in _STEPS:
            self.later(days=_STEPS[key])
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.later(months=-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.later(days=-column)
        elif key == Qt.Key.Key_End:
            self.later(days=6 - column)
        elif key in _OPEN:
            self.opened.emit(self.day)
        else:
            # Tab, Esc and the rest belong to the window.
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.delegate.ringed = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.go_to(index.data(DAY_ROLE))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.delegate.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.delegate.ringed = False
        self.viewport().update()

    def _restyle(self) -> None:
        """Share the height among the weeks, as far as they stay readable."""
        self.verticalHeader().setMinimumSectionSize(self._context.hub.theme.px(_LOWEST))
