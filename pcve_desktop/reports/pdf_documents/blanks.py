"""Empty cards, ballots, matrices and rating rows, to fill in by hand."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_page import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_GAP = 10.0
_SMALL = 8.0


class _Drawn(Flowable):
    """Something as wide as its column and of a known height."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 - reportlab's names
        """Give the size."""
        self.width = aW
        return aW, self.height


class Cards(_Drawn):
    """Dashed cards to cut out; below each one, rows of words to tick."""

    def __init__(
        self, columns: int, rows: int, *, height: float, ticks: Sequence[Sequence[str]] = ()
    ) -> None:
        super().__init__(rows * height + (rows - 1) * _GAP)
        self._columns, self._rows, self._one, self._ticks = columns, rows, height, ticks

    def draw(self) -> None:
        """Draw the cards."""
        canvas = self.canv
        width = (self.width - (self._columns - 1) * _GAP) / self._columns
        for row in range(self._rows):
            y = self.height - (row + 1) * self._one - row * _GAP
            for column in range(self._columns):
                x = column * (width + _GAP)
                _dashed(canvas, x, y, width, self._one)
                for place, words in enumerate(reversed(self._ticks)):
                    tick_row(canvas, x + 9, y + 8 + 14 * place, width - 18, words)


class Hexagons(_Drawn):
    """Rows of empty hexagons for the cards of an exercise."""

    def __init__(self, columns: int, rows: int, *, radius: float) -> None:
        self._columns, self._rows, self._radius = columns, rows, radius
        super().__init__(radius * (1.55 * rows + 0.45) + 2)

    def draw(self) -> None:
        """Draw the hexagons, each row shifted by half of one."""
        canvas, r = self.canv, self._radius
        step = r * 1.78
        for row in range(self._rows):
            shift = step / 2 if row % 2 else 0.0
            for column in range(self._columns - row % 2):
                x, y = r + column * step + shift, self.height - r - row * r * 1.55 - 1
                path = canvas.beginPath()
                for corner in range(6):
                    angle = pi / 2 + corner * pi / 3
                    point = (x + r * 0.96 * cos(angle), y + r * 0.96 * sin(angle))
                    (path.lineTo if corner else path.moveTo)(*point)
                path.close()
                canvas.setStrokeColor(s.colour("ctl"))
                canvas.setLineWidth(0.8)
                canvas.drawPath(path, stroke=1, fill=0)


class Ballots(_Drawn):
    """Ballots to cut out: an organisation, letters with room for dots."""

    def __init__(self, count: int, letters: str, words: str, *, height: float) -> None:
        super().__init__(count * height + (count - 1) * _GAP)
        self._count, self._letters, self._words, self._one = count, letters, words, height

    def draw(self) -> None:
        """Draw the ballots one below the other."""
        canvas = self.canv
        for number in range(self._count):
            y = self.height - (number + 1) * self._one - number * _GAP
            _dashed(canvas, 0, y, self.width, self._one)
            canvas.setFont(s.REGULAR, _SMALL)
            canvas.setFillColor(s.colour("ink2"))
            top = y + self._one - 16
            canvas.drawString(9, top, fitting(self._words, s.REGULAR, _SMALL, self.width - 18))
            pitch = (self.width - 18) / len(self._letters)
            for place, letter in enumerate(self._letters):
                x = 9 + place * pitch
                canvas.setStrokeColor(s.colour("ctl"))
                canvas.setLineWidth(0.7)
                canvas.rect(x, y + 8, pitch - 5, self._one - 34, stroke=1, fill=0)
                canvas.setFont(s.STRONG, 10)
                canvas.setFillColor(s.colour("ink"))
                canvas.drawString(x + 4, y + self._one - 37, letter)


class BlankMatrix(_Drawn):
    """Five by five squares: importance upwards, capacity to act to the right."""

    def __init__(self, upwards: str, right: str, *, size: float) -> None:
        super().__init__(size + 20)
        self._upwards, self._right, self._size = upwards, right, size

    def draw(self) -> None:
        """Draw the squares, their numbers and the two words."""
        canvas, size = self.canv, self._size
        left, one = 24.0, size / 5
        canvas.setFillColor(s.colour("soft"))
        canvas.rect(left + 3 * one, 20 + 3 * one, 2 * one, 2 * one, stroke=0, fill=1)
        canvas.setStrokeColor(s.colour("line"))
        canvas.setLineWidth(0.8)
        for line in range(6):
            canvas.line(left, 20 + line * one, left + size, 20 + line * one)
            canvas.line(left + line * one, 20, left + line * one, 20 + size)
        canvas.setFillColor(s.colour("ink2"))
        canvas.setFont(s.REGULAR, _SMALL)
        for number in range(1, 6):
            middle = (number - 0.5) * one
            canvas.drawCentredString(left + middle, 11, str(number))
            canvas.drawCentredString(left - 7, 20 + middle - 3, str(number))
        canvas.setFont(s.STRONG, _SMALL)
        canvas.drawCentredString(left + size / 2, 0, fitting(self._right, s.STRONG, _SMALL, size))
        canvas.saveState()
        canvas.translate(7, 20 + size / 2)
        canvas.rotate(90)
        canvas.drawCentredString(0, 0, fitting(self._upwards, s.STRONG, _SMALL, size))
        canvas.restoreState()


class Scale:
    """The numbers 1 to 5 in rings, in a cell of a table."""

    height = 18.0

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the rings."""
        pitch = min(width / 5, 20.0)
        for number in range(5):
            middle = x + 8 + number * pitch
            canvas.setStrokeColor(s.colour("ctl"))
            canvas.setLineWidth(0.7)
            canvas.circle(middle, top - 9, 7, stroke=1, fill=0)
            canvas.setFont(s.REGULAR, 8)
            canvas.setFillColor(s.colour("ink2"))
            canvas.drawCentredString(middle, top - 11.8, str(number + 1))


class Tick:
    """A box to tick in a cell of a table."""

    height = 14.0

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the box."""
        del width
        canvas.setStrokeColor(s.colour("ctl"))
        canvas.setLineWidth(0.8)
        canvas.rect(x + 2, top - 12, 11, 11, stroke=1, fill=0)


def tick_row(canvas: Canvas, x: float, y: float, width: float, words: Sequence[str]) -> None:
    """Draw words beside each other, each after a box to tick."""
    room = width / len(words)
    for place, word in enumerate(words):
        left = x + place * room
        canvas.setStrokeColor(s.colour("ctl"))
        canvas.setLineWidth(0.7)
        canvas.rect(left, y, 7, 7, stroke=1, fill=0)
        canvas.setFont(s.REGULAR, _SMALL - 0.5)
        canvas.setFillColor(s.colour("ink2"))
        text = fitting(word, s.REGULAR, _SMALL - 0.5, room - 14)
        canvas.drawString(left + 10, y + 0.8, text)


def _dashed(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(s.colour("ctl"))
    canvas.setLineWidth(0.8)
    canvas.setDash([4, 3])
    canvas.roundRect(x, y, width, height, 6, stroke=1, fill=0)
    canvas.setDash([])
