"""Pictures on the screen: paints a picture's primitives with QPainter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import ROLES, Close, CubicTo, LineTo, Move

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcve_desktop.pictures.scene import Outline, Picture, Text, TextRole


class PictureFonts:
    """Makes the font of each text role from one family; sizes in px at text factor 1."""

    def __init__(self, family: str, factor: float = 1.0) -> None:
        self.family = family
        self.factor = factor
        self._fonts: dict[TextRole, QFont] = {}

    def font(self, role: TextRole) -> QFont:
        """Give the font of a role, with figures of equal width."""
        if role not in self._fonts:
            style = ROLES[role]
            font = QFont(self.family)
            font.setPixelSize(round(style.size))
            font.setWeight(QFont.Weight.DemiBold if style.strong else QFont.Weight.Normal)
            font.setFeature(QFont.Tag("tnum"), 1)
            # Widths must not depend on the scale at which the picture is painted.
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return self._fonts[role]

    def measure(self, text: str, role: TextRole) -> float:
        """Measure a text in px at text factor 1, for the builders of pictures."""
        return QFontMetricsF(self.font(role)).horizontalAdvance(text)


def paint_picture(
    painter: QPainter, picture: Picture, colours: Mapping[str, str], fonts: PictureFonts
) -> None:
    """Paint a picture with its top left corner at the origin, enlarged by the text factor.

    ``colours`` gives a hex colour for every token the picture uses (KeyError otherwise).
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(fonts.factor, fonts.factor)
    draw(picture, PainterCanvas(painter, colours, fonts))
    painter.restore()


class PainterCanvas:
    """Draws primitives with a QPainter, in px."""

    def __init__(self, painter: QPainter, colours: Mapping[str, str], fonts: PictureFonts) -> None:
        self._painter = painter
        self._colours = colours
        self._fonts = fonts

    def fill(self, outline: Outline, colour: str) -> None:
        self._painter.fillPath(_path(outline), QColor(self._colours[colour]))

    def stroke(self, outline: Outline, colour: str, width: float, dash: tuple[float, ...]) -> None:
        pen = QPen(QColor(self._colours[colour]), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
        if dash:
            # Qt counts dashes in pen widths.
            pen.setDashPattern([length / width for length in dash])
        self._painter.strokePath(_path(outline), pen)

    def clip(self, outline: Outline) -> None:
        self._painter.save()
        self._painter.setClipPath(_path(outline), Qt.ClipOperation.IntersectClip)

    def unclip(self) -> None:
        self._painter.restore()

    def text(self, text: Text) -> None:
        painter = self._painter
        width = self._fonts.measure(text.text, text.role)
        shift = {"start": 0.0, "middle": -width / 2, "end": -width}[text.anchor]
        painter.save()
        painter.translate(text.x, text.y)
        painter.rotate(text.angle)
        painter.setFont(self._fonts.font(text.role))
        painter.setPen(QColor(self._colours[text.colour]))
        painter.drawText(QPointF(shift, text.drop), text.text)
        painter.restore()


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    for segment in outline:
        match segment:
            case Move():
                path.moveTo(segment.x, segment.y)
            case LineTo():
                path.lineTo(segment.x, segment.y)
            case CubicTo():
                path.cubicTo(segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y)
            case Close():
                path.closeSubpath()
    return path
