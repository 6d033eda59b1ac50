"""Small things drawn on a page: rules, figures, numbered discs, status signs, progress bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.glyphs import action_glyph, leaf
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_page import fitting
from pcve_desktop.reports.pdf_table import LEADING, SIZE, Breaker
from pcve_desktop.reports.picture_flowable import POINTS_PER_PX, PdfCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pcve_desktop.models.vocabularies import ActionStatus
    from pcve_desktop.pictures.glyphs import ActionState
    from pcve_desktop.pictures.scene import Drawn, Picture
    from pcve_desktop.reports.content import Figure

_ACTION_STATES: dict[str, ActionState] = {
    "idea": "idea",
    "planned": "planned",
    "under_way": "under_way",
    "done": "done",
    "paused": "paused",
    "stopped": "stopped",
}


class Rule(Flowable):
    """The short line under the name of the network."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Give the room that the line takes."""
        return 44, 14

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(s.colour("accent"))
        self.canv.setLineWidth(1.6)
        self.canv.line(0, 6, 44, 6)


class FigureRow(Flowable):
    """Up to three figures side by side, each in its box."""

    _HEIGHT = 50.0
    _GAP = 12.0

    def __init__(self, figures: Sequence[Figure]) -> None:
        super().__init__()
        self._figures = figures

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Give the room that the boxes take."""
        self.width = aW
        return aW, self._HEIGHT

    def draw(self) -> None:
        """Draw the boxes; one figure alone keeps the width of a third."""
        canvas = self.canv
        width = (self.width - 2 * self._GAP) / 3
        for index, figure in enumerate(self._figures):
            x = index * (width + self._GAP)
            canvas.setFillColor(s.colour("sunken"))
            canvas.roundRect(x, 0, width, self._HEIGHT, 6, stroke=0, fill=1)
            canvas.setFillColor(s.colour("ink"))
            canvas.setFont(s.STRONG, 19)
            canvas.drawString(x + 12, 25, figure.value)
            canvas.setFillColor(s.colour("ink2"))
            canvas.setFont(s.REGULAR, 9.5)
            canvas.drawString(x + 12, 11, fitting(figure.label, s.REGULAR, 9.5, width - 20))


class Marked(Flowable):
    """Paragraphs with a sign to their left: a number in a disc, or the leaf of a lesson."""

    _INDENT = 26.0

    def __init__(self, body: Sequence[Flowable], *, number: str = "", lesson: bool = False) -> None:
        super().__init__()
        self._body = list(body)
        self._number = number
        self._lesson = lesson

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Give the height of the paragraphs."""
        self.width = aW
        self._sizes = [part.wrap(aW - self._INDENT, aH)[1] for part in self._body]
        self.height = sum(self._sizes)
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Give the paragraphs that fit with the sign, and the rest without."""
        self.wrap(aW, aH)
        room, rest = aH, list(self._body)
        fitting_parts: list[Flowable] = []
        while rest and rest[0].wrap(aW - self._INDENT, room)[1] <= room:
            room -= rest[0].height
            fitting_parts.append(rest.pop(0))
        if rest:
            pieces = rest[0].split(aW - self._INDENT, room)
            if len(pieces) > 1:
                fitting_parts.append(pieces[0])
                rest[:1] = pieces[1:]
        if not fitting_parts:
            return []
        first = Marked(fitting_parts, number=self._number, lesson=self._lesson)
        return [first, Marked(rest)] if rest else [first]

    def draw(self) -> None:
        """Draw the sign and the paragraphs."""
        y = self.height
        for part, size in zip(self._body, self._sizes, strict=True):
            y -= size
            part.drawOn(self.canv, self._INDENT, y)
        if self._lesson:
            draw_shapes(self.canv, 8, self.height - 8, leaf(0, 0, 8))
        elif self._number:
            _numbered_disc(self.canv, 8.5, self.height - 8.5, self._number)


def _numbered_disc(canvas: Canvas, x: float, y: float, number: str) -> None:
    canvas.setFillColor(s.colour("accent"))
    canvas.circle(x, y, 8.5, stroke=0, fill=1)
    canvas.setFillColor(s.colour("on_accent"))
    canvas.setFont(s.STRONG, 9.5)
    canvas.drawCentredString(x, y - 3.3, number)


class StatusCell:
    """The state of an action in a cell: its sign and its word."""

    _INDENT = 16.0

    def __init__(self, status: ActionStatus, word: str, width: float) -> None:
        self._form = f"status-{status.value}"
        self._state = _ACTION_STATES[status.value]
        self._lines = Breaker(s.REGULAR, SIZE, width - self._INDENT)(word)
        self.height = LEADING * len(self._lines)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - broken beforehand
        """Draw the sign and the word; a document holds each sign once."""
        if not canvas.hasForm(self._form):
            canvas.beginForm(self._form, -10, -10, 10, 10)
            draw_shapes(canvas, 0, 0, action_glyph(self._state, 0, 0, 5.2))
            canvas.endForm()
        canvas.saveState()
        canvas.translate(x + 6, top - 5.6)
        canvas.doForm(self._form)
        canvas.restoreState()
        canvas.setFont(s.REGULAR, SIZE)
        canvas.setFillColor(s.colour("ink"))
        y = top - SIZE + 0.5
        for line in self._lines:
            canvas.drawString(x + self._INDENT, y, line)
            y -= LEADING


class ProgressBar:
    """A percentage as a small bar with its number."""

    height = 12.0

    def __init__(self, percent: int, text: str) -> None:
        self._share = max(0, min(100, percent)) / 100
        self._text = text

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the bar and the number."""
        bar = width - 26
        canvas.setFillColor(s.colour("mute_bg"))
        canvas.rect(x, top - 8, bar, 4, stroke=0, fill=1)
        canvas.setFillColor(s.colour("accent"))
        if self._share:
            canvas.rect(x, top - 8, bar * self._share, 4, stroke=0, fill=1)
        canvas.setFillColor(s.colour("ink2"))
        canvas.setFont(s.REGULAR, 8)
        canvas.drawRightString(x + width, top - 8.5, self._text)


class PictureCell:
    """A picture in a cell, such as a sparkline."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self.height = picture.height * POINTS_PER_PX

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - the picture knows its width
        """Draw the picture."""
        draw_picture(canvas, x, top, self._picture)


def draw_picture(canvas: Canvas, x: float, top: float, picture: Picture) -> None:
    """Draw a picture with its top left at a place of the page."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(POINTS_PER_PX, -POINTS_PER_PX)
    draw(picture, PdfCanvas(canvas, s.COLOURS, s.FONTS))
    canvas.restoreState()


def draw_shapes(canvas: Canvas, x: float, y: float, shapes: Sequence[Drawn]) -> None:
    """Draw shapes described around the origin, in points."""
    from pcve_desktop.pictures.scene import Picture, Table

    picture = Picture(0, 0, tuple(shapes), "", "", Table((), ()))
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(1, -1)
    draw(picture, PdfCanvas(canvas, s.COLOURS, s.FONTS))
    canvas.restoreState()


def kept(*parts: Flowable) -> KeepTogether:
    """Return parts that stay on one page if they can."""
    return KeepTogether(list(parts))
