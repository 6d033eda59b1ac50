"""The look of a timeline in the window: its rows, and the days above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QWidget

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.layout import legend
from pcve_desktop.pictures.scene import Picture, Table
from pcve_desktop.pictures.timeline import name_shapes
from pcve_desktop.pictures.timeline_rows import ROW, elbow, row_shapes, row_spots
from pcve_desktop.pictures.timescale import AXIS, axis, grid, today_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import glyph_color, paint_glyph
from pcve_desktop.ui.kit.picture_painter import PainterCanvas
from pcve_desktop.ui.kit.table.columns import GroupHead
from pcve_desktop.ui.kit.table.model import CELL_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from pcve_desktop.pictures.layout import LegendItem
    from pcve_desktop.pictures.scene import Drawn, Spot, TextRole
    from pcve_desktop.pictures.timescale import Scale
    from pcve_desktop.ui.actions.timeline_model import TimelineModel
    from pcve_desktop.ui.actions.timeline_window import TimeWindow
    from pcve_desktop.ui.context import Context

Index = QModelIndex | QPersistentModelIndex

EDGE = 16.0
_GLYPH = 16
_MOST_WIDTHS = 4096


def names_width(width: float) -> float:
    """Return how much of a width (px of a picture) the names of actions take."""
    return min(max(150.0, width * 0.26), 300.0)


class Brush:
    """Paint shapes of a picture at the user's text size and in the colours of the theme.

    Widths of words are kept: the same few are measured with every row and every step of scrolling.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._widths: dict[tuple[str, TextRole], float] = {}
        context.hub.changed.connect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._fonts = self._context.picture_fonts()
        self._colours = self._context.colours()
        self._widths.clear()

    @property
    def factor(self) -> float:
        """How much larger than a picture things are painted."""
        return self._fonts.factor

    def measure(self, text: str, role: TextRole) -> float:
        """Measure a text in px of a picture."""
        key = (text, role)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            known = self._widths[key] = self._fonts.measure(text, role)
        return known

    def paint(self, painter: QPainter, shapes: Sequence[Drawn]) -> None:
        """Paint shapes at the origin."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.factor, self.factor)
        picture = Picture(0, 0, tuple(shapes), "", "", Table((), ()))
        draw(picture, PainterCanvas(painter, self._colours, self._fonts))
        painter.restore()


class TimelineDelegate(QStyledItemDelegate):
    """Paint rows: sign, name and lead, then the days. `part` of the `current` row is ringed.

    `shift` holds back how many days the part is being dragged.
    """

    def __init__(self, parent: QWidget, context: Context, window: TimeWindow, brush: Brush) -> None:
        super().__init__(parent)
        self._brush = brush
        self._context, self._window = context, window
        self.hovered = self.current = -1
        self.part = ""
        self.ringed = False
        self.shift = 0

    def spots(self, model: TimelineModel, row: int) -> list[Spot]:
        """Return what can be chosen in a row, in px of a picture whose top is the row's."""
        if model.group_at(row) is not None:
            return []
        return row_spots(model.line(row), 0, self._window.scale(), self._context.tr)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._context.hub.theme, QRectF(option.rect)
        head = index.data(CELL_ROLE)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(head, GroupHead):
            self._head(painter, rect, head, current=index.row() == self.current)
        else:
            if index.row() == self.current:
                painter.fillRect(rect, theme.color("soft"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(QRectF(-4, rect.top() + 3, 8, rect.height() - 7), 3, 3)
            elif index.row() == self.hovered:
                painter.fillRect(rect, theme.color("hover"))
            painter.save()
            self._row(painter, rect, index)
            painter.restore()
        bottom = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(bottom, theme.color("line"))
        painter.restore()

    def _row(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        model: TimelineModel = index.model()  # type: ignore[assignment] # the only one it serves
        context, scale = self._context, self._window.scale()
        line, brush = model.line(index.row()), self._brush
        factor, measure = brush.factor, brush.measure
        painter.translate(rect.topLeft())
        painter.translate(EDGE * factor, 0)
        brush.paint(painter, name_shapes(line, 0, scale.left - EDGE - 12, measure))
        painter.translate(-EDGE * factor, 0)
        chart = QRectF(
            (scale.left - 8) * factor, 0, (scale.right - scale.left + 16) * factor, rect.height()
        )
        painter.setClipRect(chart)
        shapes = grid(scale, 0, ROW)
        shapes += today_line(scale, self._window.today, 0, ROW)
        shapes += row_shapes(line, 0, scale, context.tr, measure)
        brush.paint(painter, shapes)
        if index.row() == self.current:
            spot = next((item for item in self.spots(model, index.row()) if item.key == self.part),
                        None)  # fmt: skip
            if spot is not None:
                self._ring(painter, spot, scale)

    def _ring(self, painter: QPainter, spot: Spot, scale: Scale) -> None:
        theme = self._context.hub.theme
        factor = theme.text_factor
        left = max(spot.x, scale.left - 6) * factor
        right = min(spot.x + spot.width, scale.right + 6) * factor
        if right <= left:
            return
        ring = QRectF(left, spot.y * factor, right - left, spot.height * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus" if self.ringed else "accent"), 2))
        radius = ring.height() / 2
        painter.drawRoundedRect(ring.adjusted(-2, -1, 2, 1), radius, radius)
        if self.shift:
            pen = QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(
                ring.translated(self.shift * scale.per_day * factor, 0), radius, radius
            )

    def _head(self, painter: QPainter, rect: QRectF, head: GroupHead, *, current: bool) -> None:
        hub = self._context.hub
        theme = hub.theme
        painter.fillRect(rect, theme.color("soft" if current else "sunken"))
        side = theme.px(_GLYPH)
        sign = QRectF(EDGE, rect.center().y() - side / 2, side, side)
        hub.icons.paint(painter, sign, "chevron-right" if head.folded else "chevron-down", "ink2")
        left = EDGE + side + 8
        if head.glyph:
            glyph = QRectF(left, sign.top(), side, side)
            paint_glyph(painter, glyph, head.glyph, hub, color=glyph_color(head.glyph))
            left += side + 6
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        metrics = theme.metrics(Role.SECONDARY_STRONG)
        room = int(rect.width() - left - theme.px(72))
        words = metrics.elidedText(head.words, Qt.TextElideMode.ElideRight, room)
        area = QRectF(left, rect.top(), rect.width() - left, rect.height())
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(theme.color("ink"))
        painter.drawText(area, flags, words)
        area.setLeft(left + metrics.horizontalAdvance(words) + 10)
        painter.setFont(theme.font(Role.SECONDARY))
        painter.setPen(theme.color("ink2"))
        painter.drawText(area, flags, head.count)


def far_elbows(
    model: TimelineModel, rows: range, scale: Scale, height: float, top: float
) -> list[Drawn]:
    """Return the elbows from milestones of other actions to those of the rows that are seen.

    `top` is where the first row of `rows` begins and `height` how tall each is (px of a picture).
    """
    shapes: list[Drawn] = []
    for row in rows:
        if model.group_at(row) is not None:
            continue
        scheduled = model.record(row)
        own = {item.key: item.day for item in model.line(row).milestones}
        early = {(found.needs_id, found.milestone_id) for found in scheduled.too_early()}
        for order in scheduled.orders:
            other = model.row_of(order.needs_action)
            day = order.needs_due or order.needs_done
            if order.needs_action == scheduled.id or other is None or day is None:
                continue
            if order.milestone_id not in own:
                continue
            shapes += elbow(
                (scale.across(day), top + (other - rows.start) * height),
                (scale.across(own[order.milestone_id]), top + (row - rows.start) * height),
                early=(order.needs_id, order.milestone_id) in early,
            )
    return shapes


class TimelineAxis(QWidget):
    """The days above the rows, with the word for what stands below at the left."""

    def __init__(self, context: Context, window: TimeWindow, brush: Brush) -> None:
        super().__init__()
        self._context, self._window, self._brush = context, window, brush
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        window.changed.connect(self.update)
        context.hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, self._context.hub.theme.px(AXIS + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        context, theme = self._context, self._context.hub.theme
        painter = QPainter(self)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(theme.color("ink2"))
        words = QRectF(theme.px(EDGE), 0, self.width(), self.height() - theme.px(10))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, context.tr.t("Collective action"))
        painter.translate(0, theme.px(4))
        scale, measure = self._window.scale(), self._brush.measure
        self._brush.paint(painter, axis(scale, self._window.today, context.tr, measure))
        painter.translate(0, -theme.px(4))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        painter.end()


class LegendStrip(QWidget):
    """The signs of a timeline and their words, on as many lines as they need."""

    def __init__(self, context: Context, brush: Brush) -> None:
        super().__init__()
        self._context, self._brush = context, brush
        self._items: list[LegendItem] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.hub.changed.connect(self.updateGeometry)

    def set_items(self, items: list[LegendItem]) -> None:
        """Show other signs."""
        if [item.text for item in items] != [item.text for item in self._items]:
            self._items = items
            self.setAccessibleName(", ".join(item.text for item in items))
            self.updateGeometry()
            self.update()

    def _laid_out(self, width: int) -> tuple[list[Drawn], float]:
        brush = self._brush
        return legend(self._items, 0, 0, width / brush.factor, brush.measure)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._context.hub.theme.px(self._laid_out(width)[1])

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._brush.paint(painter, self._laid_out(self.width())[0])
        painter.end()
