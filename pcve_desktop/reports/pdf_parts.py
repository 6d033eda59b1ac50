"""Small things drawn on a page: rules, figures, numbered discs, status signs, progress bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether, Spacer

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.glyphs import action_glyph, leaf, lettered_disc
from pcve_desktop.pictures.scene import Circle, Picture, Table, Text
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_page import fitting
from pcve_desktop.reports.pdf_table import LEADING, SIZE, Breaker
from pcve_desktop.reports.picture_flowable import POINTS_PER_PX, PdfCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pcve_desktop.models.vocabularies import ActionStatus
    from pcve_desktop.pictures.glyphs import ActionState
    from pcve_desktop.pictures.scene import Drawn
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
    """A picture in a cell, such as a sparkline, with its values in words beside it."""

    _SIZE, _LEADING, _GAP = 7.5, 9.5, 8.0

    def __init__(self, picture: Picture, values: str, width: float) -> None:
        self._picture = picture
        self._left = picture.width * POINTS_PER_PX + self._GAP
        self._lines = Breaker(s.REGULAR, self._SIZE, width - self._left)(values)
        self.height = max(picture.height * POINTS_PER_PX, self._LEADING * len(self._lines))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - the picture knows its width
        """Draw the picture and its values."""
        draw_picture(canvas, x, top, self._picture)
        canvas.setFont(s.REGULAR, self._SIZE)
        canvas.setFillColor(s.colour("ink2"))
        y = top - self._SIZE + 0.5
        for line in self._lines:
            canvas.drawString(x + self._left, y, line)
            y -= self._LEADING


class LettersCell:
    """The letters of SMART: in a disc when clear, in a dashed ring while they ask something."""

    _PITCH = 14.0
    WIDTH = 5 * _PITCH
    height = 13.0

    def __init__(self, letters: Sequence[tuple[str, bool]]) -> None:
        self._letters = letters

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - as wide as its letters
        """Draw the letters."""
        for place, (letter, clear) in enumerate(self._letters):
            draw_shapes(
                canvas, x + 6 + place * self._PITCH, top - 5.5, sign(letter, clear), scale=0.56
            )


def sign(letter: str, clear: bool) -> tuple[Drawn, ...]:
    """Return a letter that is clear, or one that still asks something."""
    if clear:
        return lettered_disc(0, 0, letter)
    return (
        Circle(0, 0, 10, stroke="ctl", stroke_width=1.6, dash=(3.2, 2.6)),
        Text(0, 0, letter, "caption_strong", "ink2", "middle", "middle"),
    )


class SideBySide(Flowable):
    """Two columns; what is taller than a page is set one below the other."""

    _TALLEST = 560.0

    def __init__(
        self,
        first: Sequence[Flowable],
        second: Sequence[Flowable],
        *,
        left: float,
        right: float,
    ) -> None:
        super().__init__()
        self._columns = ((list(first), left), (list(second), right))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Give the height of the taller column."""
        self.width = aW
        self.height = max(
            sum(part.wrap(width, aH)[1] + part.getSpaceAfter() for part in parts)
            for parts, width in self._columns
        )
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803 - reportlab's names
        """Give the parts of both columns when a page could not hold them."""
        if self.height <= self._TALLEST:
            return []
        (first, _), (second, _) = self._columns
        return [*first, Spacer(0, 8), *second]

    def draw(self) -> None:
        """Draw both columns from the same height down."""
        right = self._columns[1][1]
        for (parts, width), x in zip(self._columns, (0.0, self.width - right), strict=True):
            y = self.height
            for part in parts:
                y -= part.wrap(width, self.height)[1]
                part.drawOn(self.canv, x, y)
                y -= part.getSpaceAfter()


def draw_picture(canvas: Canvas, x: float, top: float, picture: Picture) -> None:
    """Draw a picture with its top left at a place of the page."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(POINTS_PER_PX, -POINTS_PER_PX)
    draw(picture, PdfCanvas(canvas, s.COLOURS, s.FONTS))
    canvas.restoreState()


def draw_shapes(
    canvas: Canvas, x: float, y: float, shapes: Sequence[Drawn], *, scale: float = 1.0
) -> None:
    """Draw shapes described around the origin; `scale` is points for each of their units."""
    picture = Picture(0, 0, tuple(shapes), "", "", Table((), ()))
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, -scale)
    draw(picture, PdfCanvas(canvas, s.COLOURS, s.FONTS))
    canvas.restoreState()


class Kept(KeepTogether):
    """Parts that stay on one page if they can."""

    def __init__(self, contents: Sequence[Flowable]) -> None:
        super().__init__(list(contents))
        self.contents = tuple(contents)


def kept(*parts: Flowable) -> Kept:
    """Return parts that stay on one page if they can."""
    return Kept(parts)
