"""Layouts: flowing chips, rows of cards that rearrange, and a centred column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

PAGE_WIDTH = 1360
PAGE_MARGIN = 32
# What Qt takes for "as wide as there is room".
_ANY_WIDTH = 16777215


class _Arranged(QLayout):
    """What both layouts share: their items, and a height that follows the width.

    Qt asks for sizes many times while it lays out a page; they are kept until `invalidate`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        self._placed = QRect()
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        self._placed = QRect()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return height

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if rect != self._placed:
            self._arrange(rect, move=True)
            self._placed = QRect(rect)

    def minimumSize(self) -> QSize:
        return self._measured()[0]

    def sizeHint(self) -> QSize:
        return self._measured()[1]

    def _measured(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            self._sizes = (self._smallest(), self._wanted())
        return self._sizes

    def _smallest(self) -> QSize:
        """Return the size of the largest item at its smallest."""
        size = QSize()
        for _i, item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _wanted(self) -> QSize:
        """Return the size in which the items look best."""
        return self._smallest()

    def _shown(self) -> list[tuple[int, QLayoutItem]]:
        return [(i, item) for i, item in enumerate(self._items) if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height needed for the width of `rect`; place the items when asked."""
        raise NotImplementedError


def _height(item: QLayoutItem, width: int) -> int:
    """Return the height an item needs at a width."""
    if item.hasHeightForWidth():
        # Its smallest size counts with the narrowest width, where texts break most.
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())


class FlowLayout(_Arranged):
    """Put items side by side and go on in the next line when there is no more room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap

    def _wanted(self) -> QSize:
        sizes = [item.sizeHint() for _i, item in self._shown()]
        width = sum(s.width() for s in sizes) + self._gap * max(0, len(sizes) - 1)
        margins = self.contentsMargins()
        height = max((s.height() for s in sizes), default=0)
        return QSize(width, height).grownBy(margins)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        x, y = area.x(), area.y()
        line: list[tuple[QLayoutItem, QSize, int]] = []
        height = 0
        for _i, item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), max(area.width(), item.minimumSize().width()))
            if line and x + width > area.x() + area.width():
                self._close(line, y, height, move=move)
                x, y = area.x(), y + height + self._line_gap
                line, height = [], 0
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(width))
            line.append((item, QSize(width, size.height()), x))
            x += width + self._gap
            height = max(height, size.height())
        self._close(line, y, height, move=move)
        margins = self.contentsMargins()
        return y + height - rect.y() + margins.bottom()

    @staticmethod
    def _close(
        line: list[tuple[QLayoutItem, QSize, int]], y: int, height: int, *, move: bool
    ) -> None:
        if move:
            for item, size, x in line:
                drop = (height - size.height()) // 2
                item.setGeometry(QRect(x, y + drop, size.width(), size.height()))


@dataclass(frozen=True, slots=True)
class _Cell:
    span: int
    minimum: int


class GridLayout(_Arranged):
    """Cards in rows of 12 parts: a row breaks where a card would get narrower than it can be.

    Cards of a row have the same height. With `fill`, height left over goes to the last row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 16, fill: bool = False) -> None:
        super().__init__(parent)
        self._gap, self._fill = gap, fill
        self._cells: list[_Cell] = []

    def add(self, widget: QWidget, span: int = 12, minimum: int = 280) -> None:
        """Add a card over `span` of 12 parts; it is never narrower than `minimum` px."""
        self._cells.append(_Cell(span, minimum))
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        if len(self._cells) < len(self._items):
            self._cells.append(_Cell(12, 280))

    def takeAt(self, index: int) -> QLayoutItem | None:
        item = super().takeAt(index)
        if item is not None:
            del self._cells[index]
        return item

    def _rows(self, width: int) -> list[list[int]]:
        rows: list[list[int]] = []
        for index, item in self._shown():
            row = [*rows[-1], index] if rows else []
            if row and self._fits(row, width):
                rows[-1] = row
            else:
                rows.append([index])
            del item
        return rows

    def _fits(self, row: list[int], width: int) -> bool:
        spans = sum(self._cells[i].span for i in row)
        if spans > 12:
            return False
        return all(
            part >= max(self._cells[i].minimum, self._items[i].minimumSize().width())
            for i, part in zip(row, self._parts(row, width), strict=True)
        )

    def _parts(self, row: list[int], width: int) -> list[int]:
        """Return the widths of a row's cards; they fill the width exactly."""
        room = width - self._gap * (len(row) - 1)
        spans = [self._cells[i].span for i in row]
        parts = [room * span // sum(spans) for span in spans]
        parts[-1] += room - sum(parts)
        return parts

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        rows = self._rows(area.width())
        heights = []
        for row in rows:
            tall = 0
            for i, part in zip(row, self._parts(row, area.width()), strict=True):
                item = self._items[i]
                tall = max(tall, _height(item, part))
            heights.append(tall)
        needed = sum(heights) + self._gap * max(0, len(rows) - 1)
        if move:
            if self._fill and heights:
                heights[-1] += max(0, area.height() - needed)
            self._place(rows, heights, area)
        margins = self.contentsMargins()
        return needed + margins.top() + margins.bottom()

    def _place(self, rows: list[list[int]], heights: list[int], area: QRect) -> None:
        y = area.y()
        for row, height in zip(rows, heights, strict=True):
            x = area.x()
            for i, part in zip(row, self._parts(row, area.width()), strict=True):
                self._items[i].setGeometry(QRect(x, y, part, height))
                x += part + self._gap
            y += height + self._gap


def set_beside(halves: QBoxLayout, card: QWidget, width: int, *, beside: bool) -> None:
    """Let a card of this width stand beside the rest, or below it as wide as there is room."""
    directions = QBoxLayout.Direction
    halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
    card.setMinimumWidth(width if beside else 0)
    card.setMaximumWidth(width if beside else _ANY_WIDTH)
    halves.setStretchFactor(card, 0 if beside else 1)


class CentredColumn(QWidget):
    """A column at most 1360 px wide, centred, with the page margin on both sides."""

    def __init__(
        self,
        *,
        width: int = PAGE_WIDTH,
        margin: int = PAGE_MARGIN,
        top: int = 0,
        bottom: int = 0,
        around: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take the widget whose width counts, when a scroll bar stands beside the column."""
        super().__init__(parent)
        self._around = around
        self._width, self._margin, self._top, self._bottom = width, margin, top, bottom
        self.column = QVBoxLayout(self)
        self.column.setSpacing(16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._fit(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        whole = self._around.width() if self._around is not None and width else width
        # Narrow windows (200 % scaling) keep their room for the content.
        margin = self._margin if whole > 720 or not whole else 16
        side = max(margin, (whole - self._width) // 2)
        right = max(0, side - max(0, whole - width))
        wanted = QMargins(side, self._top, right, self._bottom)
        if self.column.contentsMargins() != wanted:
            self.column.setContentsMargins(wanted)
