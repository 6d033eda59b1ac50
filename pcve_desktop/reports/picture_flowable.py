"""Pictures on a PDF page: the same drawing as in the window, as vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.layout import text_box
from pcve_desktop.pictures.outline import bounds, outline_of
from pcve_desktop.pictures.scene import ROLES, Close, CubicTo, LineTo, Move, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Outline, Picture, TextRole

# A px of the picture is 1/96 inch, a point 1/72.
POINTS_PER_PX = 0.75


@dataclass(frozen=True, slots=True)
class PdfFonts:
    """Names of two TrueType fonts registered with reportlab."""

    regular: str
    strong: str

    def name(self, role: TextRole) -> str:
        """Give the font of a text role."""
        return self.strong if ROLES[role].strong else self.regular


def pdf_measure(fonts: PdfFonts) -> Measure:
    """Give the measure that builders need to lay a picture out for these fonts."""

    def measure(text: str, role: TextRole) -> float:
        return float(pdfmetrics.stringWidth(text, fonts.name(role), ROLES[role].size))

    return measure


class PictureFlowable(Flowable):
    """A picture as wide as the column it stands in.

    ``build`` gets the width in px and gives the picture; ``scale`` is points per px: smaller
    than 0.75 sets a denser picture with smaller letters. A picture taller than a page is cut
    between its rows.
    """

    TALLEST = 600.0

    def __init__(
        self,
        build: Callable[[int], Picture],
        colours: Mapping[str, str],
        fonts: PdfFonts,
        *,
        scale: float = POINTS_PER_PX,
    ) -> None:
        super().__init__()
        self._build = build
        self._colours = colours
        self._fonts = fonts
        self._scale = scale
        self._picture: Picture | None = None
        self._span = (0.0, 0.0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 - reportlab's names
        """Build the picture for the width at hand and give its size in points."""
        if self._picture is None:
            self._picture = self._build(int(aW / self._scale))
            self._span = (0.0, self._picture.height)
        self.width = self._picture.width * self._scale
        self.height = (self._span[1] - self._span[0]) * self._scale
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803, ARG002 - reportlab's names
        """Give the rows that fit into the height at hand, and the rest."""
        if self._picture is None or self.height <= self.TALLEST:
            return []
        top, bottom = self._span
        cut = row_end(self._picture, top + 1, top + aH / self._scale)
        return [self._part(top, cut), self._part(cut, bottom)] if cut else []

    def _part(self, top: float, bottom: float) -> PictureFlowable:
        part = PictureFlowable(self._build, self._colours, self._fonts, scale=self._scale)
        part._picture, part._span = self._picture, (top, bottom)
        return part

    def draw(self) -> None:
        """Draw the picture on the canvas that platypus has placed."""
        if self._picture is None:
            return
        canvas = self.canv
        canvas.saveState()
        # A picture counts downwards from its top, a page upwards from its bottom.
        canvas.translate(0, self.height)
        canvas.scale(self._scale, -self._scale)
        if self.height < self._picture.height * self._scale:
            window = canvas.beginPath()
            window.rect(-8, 0, self._picture.width + 16, self._span[1] - self._span[0])
            canvas.clipPath(window, stroke=0, fill=0)
            canvas.translate(0, -self._span[0])
        draw(self._picture, PdfCanvas(canvas, self._colours, self._fonts))
        canvas.restoreState()


def row_end(picture: Picture, top: float, bottom: float) -> float | None:
    """Return the lowest height between two where no letter or shape is cut, None for none.

    Lines that run over several rows, such as axes, may be cut.
    """
    boxes = []
    for shape in picture.shapes:
        if isinstance(shape, Text):
            _left, upper, _right, lower = text_box(shape)
        elif outline := outline_of(shape):
            _left, upper, _right, lower = bounds(outline)
        else:
            continue
        if lower > top and lower - upper < _ROW:
            boxes.append((upper, lower))
    ends = sorted({lower for _upper, lower in boxes if top < lower <= bottom}, reverse=True)
    return next(
        (end + 0.5 for end in ends if not any(upper < end + 0.5 < lower for upper, lower in boxes)),
        None,
    )


_ROW = 150.0


class PdfCanvas:
    """Draws primitives on a reportlab canvas whose y axis points downwards, in px."""

    def __init__(self, canvas: Canvas, colours: Mapping[str, str], fonts: PdfFonts) -> None:
        self._canvas = canvas
        self._colours = colours
        self._fonts = fonts

    def fill(self, outline: Outline, colour: str) -> None:
        self._canvas.setFillColor(HexColor(self._colours[colour]))
        self._canvas.drawPath(self._path(outline), stroke=0, fill=1)

    def stroke(self, outline: Outline, colour: str, width: float, dash: tuple[float, ...]) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(HexColor(self._colours[colour]))
        canvas.setLineWidth(width)
        canvas.setLineJoin(1)
        canvas.setLineCap(0 if dash else 1)
        canvas.setDash(list(dash))
        canvas.drawPath(self._path(outline), stroke=1, fill=0)

    def clip(self, outline: Outline) -> None:
        self._canvas.saveState()
        self._canvas.clipPath(self._path(outline), stroke=0, fill=0)

    def unclip(self) -> None:
        self._canvas.restoreState()

    def text(self, text: Text) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(text.x, text.y)
        canvas.rotate(text.angle)
        canvas.translate(0, text.drop)
        # Letters would stand on their heads on an axis that points downwards.
        canvas.scale(1, -1)
        canvas.setFillColor(HexColor(self._colours[text.colour]))
        canvas.setFont(self._fonts.name(text.role), text.style.size)
        match text.anchor:
            case "start":
                canvas.drawString(0, 0, text.text)
            case "middle":
                canvas.drawCentredString(0, 0, text.text)
            case "end":
                canvas.drawRightString(0, 0, text.text)
        canvas.restoreState()

    def _path(self, outline: Outline) -> PDFPathObject:
        path = self._canvas.beginPath()
        for segment in outline:
            match segment:
                case Move():
                    path.moveTo(segment.x, segment.y)
                case LineTo():
                    path.lineTo(segment.x, segment.y)
                case CubicTo():
                    path.curveTo(
                        segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y
                    )
                case Close():
                    path.close()
        return path
