"""A list under headings: rows of a title, a line below it and a word at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pcve_desktop.ui.kit.chips import ChipLook, chip_size, paint_chip
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
# Matching words stand between these characters, as the search gives them.
BEGIN, END = "\x02", "\x03"
_PADDING = 14


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One row; matches in `title` and `detail` stand between control characters 2 and 3."""

    key: str
    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    chip: ChipLook | None = None

    @property
    def spoken(self) -> str:
        """The row in words."""
        chip = self.chip.text if self.chip else ""
        said = ", ".join(part for part in (self.title, self.detail, chip, self.right) if part)
        return said.replace(BEGIN, "").replace(END, "")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows."""

    title: str
    rows: tuple[SectionRow, ...]


class SectionModel(QAbstractListModel):
    """Headings and rows one below the other; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[str | SectionRow] = []

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections."""
        self.beginResetModel()
        self._items = []
        for section in sections:
            if section.title:
                self._items.append(section.title)
            self._items.extend(section.rows)
        self.endResetModel()

    def item(self, index: Index) -> str | SectionRow | None:
        """Return the heading or row of an index."""
        return self._items[index.row()] if index.isValid() else None

    def place_of(self, key: str) -> int:
        """Return the place of a row, -1 when it is not there."""
        for place, item in enumerate(self._items):
            if isinstance(item, SectionRow) and item.key == key:
                return place
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        if role == ROW_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item if isinstance(item, str) else item.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index)
        if isinstance(item, SectionRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    """Paints headings and rows."""

    def __init__(self, hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, item = self._hub.theme, index.data(ROW_ROLE)
        width = option.rect.width()
        if isinstance(item, str):
            return QSize(width, theme.px(38))
        detail = isinstance(item, SectionRow) and bool(item.detail)
        return QSize(width, theme.px(54 if detail else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, str):
            self._paint_heading(painter, rect, item)
        elif isinstance(item, SectionRow):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            over = bool(state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, rect, selected=selected, over=over)
            self._paint_row(painter, rect, item)
            view = self.parent()
            if selected and isinstance(view, QWidget) and view.hasFocus():
                paint_focus(painter, rect, self._hub.theme)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        theme = self._hub.theme
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color("ink2"))
        area = rect.adjusted(_PADDING, theme.px(8), -_PADDING, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, selected: bool, over: bool) -> None:
        theme = self._hub.theme
        if selected or over:
            painter.fillRect(rect, theme.color("soft" if selected else "hover"))
        if selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()),
                             theme.color("accent"))  # fmt: skip

    def _paint_row(self, painter: QPainter, rect: QRectF, row: SectionRow) -> None:
        theme = self._hub.theme
        left, right = rect.left() + _PADDING, rect.right() - _PADDING
        if row.icon:
            side = theme.px(18)
            box = QRectF(left, rect.center().y() - side / 2, side, side)
            paint_glyph(painter, box, row.icon, self._hub)
            left += side + 12
        if row.right:
            painter.setFont(theme.font(Role.CAPTION))
            painter.setPen(theme.color("ink2"))
            width = theme.metrics(Role.CAPTION).horizontalAdvance(row.right) + 2
            area = QRectF(right - width, rect.top(), width, rect.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.right)
            right -= width + 12
        if row.chip is not None:
            size = chip_size(theme, row.chip)
            box = QRectF(right - size.width(), rect.top(), size.width(), rect.height())
            paint_chip(painter, box, row.chip, self._hub)
            right -= size.width() + 12
        self._paint_words(painter, QRectF(left, rect.top(), right - left, rect.height()), row)

    def _paint_words(self, painter: QPainter, area: QRectF, row: SectionRow) -> None:
        theme = self._hub.theme
        line = theme.line(Role.STRONG)
        below = theme.line(Role.SECONDARY) + 2 if row.detail else 0
        y = area.center().y() - (line + below) / 2
        painter.setPen(theme.color("ink"))
        top = QRectF(area.left(), y, area.width(), line)
        strong = theme.font(Role.STRONG)
        # With a match in it the title itself steps back.
        plain = theme.font(Role.BODY) if BEGIN in row.title else strong
        paint_marked(painter, top, row.title, plain, strong)
        if row.detail:
            box = QRectF(area.left(), y + line + 2, area.width(), below)
            painter.setPen(theme.color("ink2"))
            fonts = theme.font(Role.SECONDARY), theme.font(Role.SECONDARY_STRONG)
            paint_marked(painter, box, row.detail, *fonts)


def paint_marked(painter: QPainter, box: QRectF, text: str, plain: QFont, strong: QFont) -> None:
    """Draw one line in which what stands between the marks is bold, cut at the end of the box."""
    x = box.left()
    for number, part in enumerate(text.replace(END, BEGIN).split(BEGIN)):
        font = strong if number % 2 else plain
        metrics = QFontMetrics(font)
        room = box.right() - x
        if room <= 0:
            return
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.setFont(font)
        area = QRectF(x, box.top(), room + 1, box.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        if shown != part:
            return
        x += metrics.horizontalAdvance(part)


class SectionList(QListView):
    """The view: one tab stop, arrows skip headings; `opened(key)` on Enter or a click."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        *,
        name: str,
        text: str,
        wanted: int = 240,
        parent: QWidget | None = None,
    ) -> None:
        """Take the height that the list would like; it makes do with less."""
        # Qt may ask the filter before this is done.
        self._field: QLineEdit | None = None
        super().__init__(parent)
        self._hub, self._wanted = hub, wanted
        self._rows = SectionModel()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(hub, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._activated)
        self.clicked.connect(self._activated)
        self.selectionModel().currentChanged.connect(self._moved)
        hub.changed.connect(self.scheduleDelayedItemsLayout)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections; the current row stays when it is still there."""
        key = self.current_key()
        self._rows.set_sections(sections)
        if key:
            self.select_key(key)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._hub.theme.px(self._wanted))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 96)

    def keys(self) -> list[str]:
        """Return the keys of all rows from top to bottom."""
        items = [self._rows.item(self._rows.index(at)) for at in range(self._rows.rowCount())]
        return [item.key for item in items if isinstance(item, SectionRow)]

    def current_key(self) -> str:
        """Return the key of the current row, empty when there is none."""
        item = self._rows.item(self.currentIndex())
        return item.key if isinstance(item, SectionRow) else ""

    def select_key(self, key: str) -> bool:
        """Make a row the current one; return False when it is not there."""
        place = self._rows.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place))
        return place >= 0

    def step(self, by: int) -> None:
        """Go one row down (1) or up (-1), stopping at the ends."""
        keys, now = self.keys(), self.current_key()
        if not keys:
            return
        place = keys.index(now) + by if now in keys else 0
        self.select_key(keys[min(max(place, 0), len(keys) - 1)])

    def follow(self, field: QLineEdit) -> None:
        """Let arrows and Enter of a search field, which keeps the cursor, move in this list."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self._field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down:
                    self.step(1)
                    return True
                case Qt.Key.Key_Up:
                    self.step(-1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.open_current()
                    return True
        return super().eventFilter(watched, event)

    def open_current(self) -> None:
        """Open the current row."""
        if self.current_key():
            self.opened.emit(self.current_key())

    def _activated(self, _index: QModelIndex) -> None:
        self.open_current()

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.current_key())
