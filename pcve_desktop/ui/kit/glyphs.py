"""Glyphs of states, agreement and spheres: each has its own shape, so that colour is never alone.

Steps: `step.not_started`, `step.under_way`, `step.done`, `step.adapted`, `step.to_revisit`,
`step.set_aside`. Actions: `action.idea`, `action.planned`, `action.under_way`, `action.done`,
`action.paused`, `action.stopped`. Agreement: `agreement.shared`, `agreement.differ`,
`agreement.not_discussed`. Spheres: `sphere.social_cohesion`, `sphere.prevention`,
`sphere.security`. Everything else is the name of an icon.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.kit.theme import Theme, ThemeHub


class _Brush:
    """A painter prepared for one glyph: a unit square of 20, ink and the ground under it."""

    def __init__(self, painter: QPainter, rect: QRectF, ink: QColor, ground: QColor) -> None:
        side = min(rect.width(), rect.height())
        painter.translate(rect.center())
        painter.scale(side / 20, side / 20)
        self.painter, self.ink, self.ground = painter, ink, ground

    def pen(
        self, width: float, colour: QColor | None = None, dash: list[float] | None = None
    ) -> None:
        pen = QPen(colour or self.ink, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern(dash)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def ring(self, radius: float = 7.6) -> None:
        self.painter.drawEllipse(QPointF(0, 0), radius, radius)

    def disc(self, radius: float = 8.5) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        self.painter.drawEllipse(QPointF(0, 0), radius, radius)

    def stroke(self, *points: tuple[float, float]) -> None:
        self.painter.drawPolyline([QPointF(x, y) for x, y in points])


def _dotted(b: _Brush) -> None:
    b.pen(1.7, dash=[0.01, 2.009])
    b.ring(7.9)


def _ring(b: _Brush) -> None:
    b.pen(1.8)
    b.ring()


def _half(b: _Brush) -> None:
    b.pen(1.9)
    b.ring()
    b.painter.setPen(Qt.PenStyle.NoPen)
    b.painter.setBrush(b.ink)
    b.painter.drawPie(QRectF(-5.1, -5.1, 10.2, 10.2), -90 * 16, 180 * 16)


def _done(b: _Brush) -> None:
    b.disc()
    b.pen(2.1, b.ground)
    b.stroke((-3.8, 0.2), (-1.1, 2.9), (4.0, -2.8))


def _wave(b: _Brush) -> None:
    b.disc()
    b.pen(2.1, b.ground)
    path = QPainterPath(QPointF(-4.8, 0.9))
    path.cubicTo(QPointF(-3.0, -3.0), QPointF(-1.4, -1.9), QPointF(0, 0))
    path.cubicTo(QPointF(1.4, 1.9), QPointF(3.0, 3.0), QPointF(4.8, -0.9))
    b.painter.drawPath(path)


def _again(b: _Brush) -> None:
    b.pen(1.9)
    b.painter.drawArc(QRectF(-7, -7, 14, 14), 35 * 16, 290 * 16)
    b.stroke((7.0, -7.4), (6.6, -3.2), (2.4, -3.4))


def _dash(b: _Brush) -> None:
    b.pen(1.8)
    b.ring()
    b.stroke((-3.4, 0), (3.4, 0))


def _paused(b: _Brush) -> None:
    b.pen(1.7)
    b.ring()
    b.stroke((-2.1, -3), (-2.1, 3))
    b.stroke((2.1, -3), (2.1, 3))


def _leaf(b: _Brush) -> None:
    b.pen(1.7)
    path = QPainterPath(QPointF(-4.2, 4.2))
    path.cubicTo(QPointF(-6.6, -1.4), QPointF(-3, -6), QPointF(6.4, -6.4))
    path.cubicTo(QPointF(6.8, 2.6), QPointF(2.2, 6.6), QPointF(-4.2, 4.2))
    b.painter.drawPath(path)
    vein = QPainterPath(QPointF(-7, 7.4))
    vein.quadTo(QPointF(-3.4, 1.4), QPointF(2, -2))
    b.painter.drawPath(vein)


def _shared(b: _Brush) -> None:
    b.pen(1.7)
    b.painter.drawEllipse(QPointF(-2.7, 0), 4.9, 4.9)
    b.painter.drawEllipse(QPointF(2.7, 0), 4.9, 4.9)


def _differ(b: _Brush) -> None:
    b.pen(1.7)
    b.painter.drawEllipse(QPointF(-4.9, 0), 3.6, 3.6)
    b.painter.drawEllipse(QPointF(4.9, 0), 3.6, 3.6)


def _bubble(b: _Brush) -> None:
    b.pen(1.7)
    path = QPainterPath()
    path.moveTo(-7, -6.2)
    for x, y in ((7, -6.2), (7, 3.4), (-2.2, 3.4), (-5.6, 6.8), (-5.6, 3.4), (-7, 3.4)):
        path.lineTo(x, y)
    path.closeSubpath()
    b.painter.drawPath(path)


def _warning(b: _Brush) -> None:
    b.pen(1.7)
    b.painter.drawPolygon([QPointF(0, -7), QPointF(8, 6.6), QPointF(-8, 6.6)])
    b.stroke((0, -2), (0, 2))
    b.painter.drawPoint(QPointF(0, 4.3))


_SHAPES: dict[str, Callable[[_Brush], None]] = {
    "step.not_started": _dotted,
    "step.under_way": _half,
    "step.done": _done,
    "step.adapted": _wave,
    "step.to_revisit": _again,
    "step.set_aside": _dash,
    "action.idea": _dotted,
    "action.planned": _ring,
    "action.under_way": _half,
    "action.done": _done,
    "action.paused": _paused,
    "action.stopped": _leaf,
    "agreement.shared": _shared,
    "agreement.differ": _differ,
    "agreement.not_discussed": _bubble,
    "warning": _warning,
}

_SPHERES = ("sphere.social_cohesion", "sphere.prevention", "sphere.security")

_DEFAULT_COLOUR = {
    "step.not_started": "ink3",
    "step.set_aside": "ink2",
    "action.idea": "ink2",
    "action.planned": "ink2",
    "action.done": "ok",
    "action.paused": "attn",
    "action.stopped": "lesson",
    "agreement.shared": "ok",
    "agreement.differ": "attn",
    "agreement.not_discussed": "ink2",
    "warning": "attn",
}


def glyph_names() -> list[str]:
    """Return the names of all drawn glyphs."""
    return [*_SHAPES, *_SPHERES]


def glyph_color(name: str) -> str:
    """Return the token a glyph is drawn with unless another is asked."""
    return _DEFAULT_COLOUR.get(name, "accent")


def paint_pattern(
    painter: QPainter, rect: QRectF, name: str, theme: Theme, radius: float = 3
) -> None:
    """Fill a bar or square with a sphere's pattern: solid, diagonal hatch or dots."""
    ink = theme.color("ink2" if name == "sphere.security" else "accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)
    if name == "sphere.social_cohesion":
        painter.fillPath(shape, ink)
        painter.restore()
        return
    painter.fillPath(shape, theme.color("surface"))
    painter.save()
    painter.setClipPath(shape)
    if name == "sphere.prevention":
        painter.setPen(QPen(ink, 2.2))
        span = rect.height()
        for step in range(math.ceil((rect.width() + span) / 5.6) + 1):
            x = rect.left() - span + step * 5.6
            painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + span + 2, rect.top() - 1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        # Centred on a whole number of dots, so that none is cut at an edge.
        columns, rows = max(1, int(rect.width() // 5)), max(1, int(rect.height() // 5))
        for column in range(columns):
            for row in range(rows):
                x = rect.center().x() + (column - (columns - 1) / 2) * 5
                y = rect.center().y() + (row - (rows - 1) / 2) * 5
                painter.drawEllipse(QPointF(x, y), 1.05, 1.05)
    painter.restore()
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    painter.restore()


def paint_glyph(
    painter: QPainter,
    rect: QRectF,
    name: str,
    hub: ThemeHub,
    *,
    color: str | None = None,
    ground: str = "surface",
) -> None:
    """Draw a glyph or an icon into a rectangle; `ground` is the token of what lies under it."""
    theme = hub.theme
    if name in _SPHERES:
        side = min(rect.width(), rect.height()) * 0.8
        square = QRectF(0, 0, side, side)
        square.moveCenter(rect.center())
        paint_pattern(painter, square, name, theme)
        return
    shape = _SHAPES.get(name)
    if shape is None:
        hub.icons.paint(painter, rect, name, color or "ink2")
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.color(color or glyph_color(name))
    shape(_Brush(painter, rect, ink, theme.color(ground)))
    painter.restore()


def glyph_icon(hub: ThemeHub, name: str, size: int = 16, color: str | None = None) -> QIcon:
    """Return a glyph as an icon, for menus and item models."""
    ratio = 2.0
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_glyph(painter, QRectF(picture.rect()), name, hub, color=color)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


class GlyphLabel(QWidget):
    """A glyph or icon standing alone; `text` is what it says to a screen reader and tooltip."""

    def __init__(
        self,
        hub: ThemeHub,
        glyph: str,
        text: str = "",
        *,
        size: int = 18,
        color: str | None = None,
        ground: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._glyph, self._size = hub, glyph, size
        self._color, self._ground = color, ground
        self.set_glyph(glyph, text)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_glyph(self, glyph: str, text: str = "", color: str | None = None) -> None:
        """Show another glyph with its word."""
        self._glyph = glyph
        self._color = color or self._color
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def _restyle(self) -> None:
        side = self._hub.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(
            painter,
            QRectF(self.rect()),
            self._glyph,
            self._hub,
            color=self._color,
            ground=self._ground,
        )
