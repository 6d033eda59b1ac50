"""Painting for the wall: a canvas of 1920 x 1080, scaled as a whole to whatever screen there is.

No text is smaller than 40 px of the canvas: on a picture 2.4 m wide, that can be read from 8 m.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import Picture, Table
from pcve_desktop.pictures.signs import SIDE, SIGNS
from pcve_desktop.ui.kit.fonts import load_fonts, make_font, tabular
from pcve_desktop.ui.kit.icons import IconFactory
from pcve_desktop.ui.kit.palette import PROJECTION
from pcve_desktop.ui.kit.picture_painter import PainterCanvas, PictureFonts, paint_picture
from pcve_desktop.ui.kit.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.pictures.layout import Measure

WIDTH, HEIGHT = 1920, 1080
SMALLEST = 40
# Captions of pictures have 13 px at factor 1.
_PICTURE_FACTOR = SMALLEST / 13
# How often a picture that is too high is tried narrower, in px of the picture.
_TRIES, _NARROWEST = 6, 120
LINE = 1.22
_STRONG = 600

Align = Qt.AlignmentFlag
LEFT, CENTRE, RIGHT = Align.AlignLeft, Align.AlignHCenter, Align.AlignRight


class Look:
    """Fonts, colours and icons of the wall, made once for a window."""

    def __init__(self) -> None:
        self.family = load_fonts()
        self.colours = asdict(PROJECTION)
        self.icons = IconFactory(Theme.projection().hex)
        self.pictures = PictureFonts(self.family, _PICTURE_FACTOR)
        self._fonts: dict[tuple[int, int], QFont] = {}

    def font(self, size: int, weight: int) -> QFont:
        """Return a font whose widths do not depend on the size of the screen."""
        made = self._fonts.get((size, weight))
        if made is None:
            made = tabular(make_font(self.family, size, weight))
            made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[size, weight] = made
        return made

    def width(self, text: str, size: int, weight: int = 400) -> float:
        """Measure a text on one line."""
        return QFontMetricsF(self.font(size, weight)).horizontalAdvance(text)


class Canvas:
    """Draws in px of the canvas; `scale` is how large one of them is on the screen."""

    def __init__(self, painter: QPainter, look: Look, scale: float = 1.0) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.painter = painter
        self.look = look
        self._scale = scale

    def colour(self, tone: str) -> QColor:
        """Return a colour of the palette of the wall."""
        return QColor(self.look.colours[tone])

    def width(self, text: str, size: int, weight: int = 400) -> float:
        """Measure a text on one line."""
        return self.look.width(text, size, weight)

    def text(
        self,
        rect: QRectF,
        text: str,
        size: int,
        *,
        weight: int = 400,
        tone: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        lines: int = 1,
        middle: bool = False,
    ) -> float:
        """Write a text into a rectangle, smaller if it must be, and return the height it took.

        Down to the smallest size it is made to fit into `lines`; what is still too long ends in
        three dots. `middle` centres it from top to bottom.
        """
        size, rows = fit(self.look, text, rect.width(), size, weight, lines)
        step = size * LINE
        height = step * len(rows)
        top = rect.top() + (max(0.0, (rect.height() - height) / 2) if middle else 0.0)
        self.painter.setFont(self.look.font(size, weight))
        self.painter.setPen(self.colour(tone))
        for row in rows:
            line = QRectF(rect.left(), top, rect.width(), step)
            self.painter.drawText(
                line, align | Align.AlignVCenter | Qt.TextFlag.TextSingleLine, row
            )
            top += step
        return height

    def disc(self, centre: QPointF, radius: float, tone: str = "accent") -> None:
        """Draw a filled disc."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(tone))
        self.painter.drawEllipse(centre, radius, radius)

    def ring(self, centre: QPointF, radius: float, tone: str = "accent", width: float = 4) -> None:
        """Draw a ring."""
        self.painter.setPen(QPen(self.colour(tone), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(centre, radius - width / 2, radius - width / 2)

    def rule(self, left: float, right: float, y: float, tone: str = "line") -> None:
        """Draw a thin line across."""
        self.painter.setPen(QPen(self.colour(tone), 2))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def box(
        self, rect: QRectF, radius: float, *, fill: str | None = None, stroke: str | None = None
    ) -> None:
        """Draw a rectangle with round corners."""
        self.painter.setPen(QPen(self.colour(stroke), 3) if stroke else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, radius, radius)

    def icon(self, name: str, rect: QRectF, tone: str = "ink") -> None:
        """Draw an icon, sharp at the scale of the screen."""
        pixmap = self.look.icons.pixmap(name, tone, round(rect.width()), self._scale)
        self.painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))

    def sign(self, name: str, centre: QPointF, side: float) -> None:
        """Draw the sign of a state."""
        self.painter.save()
        self.painter.translate(centre)
        self.painter.scale(side / SIDE, side / SIDE)
        drawn = Picture(SIDE, SIDE, SIGNS[name], "", "", Table((), ()))
        draw(drawn, PainterCanvas(self.painter, self.look.colours, self.look.pictures))
        self.painter.restore()

    def upright(
        self, x: float, top: float, bottom: float, tone: str = "line", width: float = 2
    ) -> None:
        """Draw a line from top to bottom."""
        self.painter.setPen(QPen(self.colour(tone), width))
        self.painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def stroke(
        self, left: float, right: float, y: float, width: float, *, dashed: bool = False
    ) -> None:
        """Draw a line of data across, dashed for what was before."""
        pen = QPen(self.colour("accent"), width)
        if dashed:
            pen.setDashPattern([3, 2])
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def outline(
        self, points: list[QPointF], *, stroke: str, fill: str | None = None, width: float = 2
    ) -> None:
        """Draw a closed run of lines."""
        self.painter.setPen(QPen(self.colour(stroke), width))
        self.painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon(QPolygonF(points))

    def boxed(
        self, text: str, width: float, height: float, size: int, weight: int = 400
    ) -> tuple[int, list[str]]:
        """Return the largest size, and its rows, in which a text fits into a box."""
        for one in range(size, SMALLEST, -2):
            rows = wrap(text, self.look.font(one, weight), width)
            if len(rows) * one * LINE <= height:
                return one, rows
        return fit(
            self.look, text, width, SMALLEST, weight, max(1, int(height / (SMALLEST * LINE)))
        )

    def heads(self, titles: Sequence[str], width: float, size: int) -> float:
        """Return the height of a row of titles: two rows of text as soon as one needs them."""
        rows = [
            len(self.boxed(title, width, 2 * size * LINE, size, _STRONG)[1]) for title in titles
        ]
        return size * LINE * max(rows, default=1) + 10

    def picture(self, rect: QRectF, build: Callable[[int, Measure], Picture]) -> float:
        """Draw a picture as wide as the rectangle, or narrower where it would be too high.

        Its texts keep their size; only what is still too high when narrow is made smaller. Return
        by how much, 1 for not at all.
        """
        wide = int(rect.width() / _PICTURE_FACTOR)
        room = rect.height() / _PICTURE_FACTOR
        picture = build(wide, self.look.pictures.measure)
        for _ in range(_TRIES):
            if picture.height <= room or wide < _NARROWEST:
                break
            wide = int(wide * max(0.6, room / picture.height)) - 1
            picture = build(wide, self.look.pictures.measure)
        shrink = min(1.0, room / picture.height) if picture.height else 1.0
        drawn = picture.width * _PICTURE_FACTOR * shrink
        self.painter.save()
        self.painter.translate(rect.left() + (rect.width() - drawn) / 2, rect.top())
        self.painter.scale(shrink, shrink)
        paint_picture(self.painter, picture, self.look.colours, self.look.pictures)
        self.painter.restore()
        return shrink


def fit(
    look: Look, text: str, width: float, size: int, weight: int, lines: int
) -> tuple[int, list[str]]:
    """Return the size and the lines in which a text fits into a width."""
    rows: list[str] = []
    for one in range(size, SMALLEST - 1, -2):
        rows = wrap(text, look.font(one, weight), width)
        if len(rows) <= lines:
            return one, rows
    metrics = QFontMetricsF(look.font(SMALLEST, weight))
    rest = "".join(rows[lines - 1 :])
    last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return SMALLEST, [*rows[: lines - 1], last]


def wrap(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into lines, inside a word only when nothing else helps."""
    rows: list[str] = []
    for paragraph in text.split("\n") or [""]:
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            rows.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
    return rows
