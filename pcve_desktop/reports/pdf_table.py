"""A long table on paper: light enough for ten thousand rows, its header on every page.

Cells are lines of text broken beforehand, or small drawings. Splitting over pages looks heights up
in a running sum, where reportlab's own table measures the rest of the table again on every page.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, Protocol

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable

from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.plain_text import held, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

PADDING = 4.5
GAP = 9.0
_MOST_LINES = 16


class Drawn(Protocol):
    """A small drawing in a cell."""

    height: float

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw below `top`, between `x` and `x + width`."""


@dataclass(frozen=True, slots=True)
class Col:
    """A column: header, width and look of its texts (points)."""

    header: str
    width: float
    strong: bool = False
    tone: str = "ink"
    align: Literal["left", "right"] = "left"

    @property
    def font(self) -> str:
        """The font of the texts."""
        return s.STRONG if self.strong else s.REGULAR


Cell = list[str] | Drawn
SIZE = 9.0
LEADING = 12.0
HEADER_SIZE = 8.0
_LEAST_ROWS = 2
# A table of so few rows is not parted from its heading.
_FEW_ROWS = 4


class Ledger(Flowable):
    """Rows under a header that comes back on every page."""

    def __init__(
        self,
        columns: Sequence[Col],
        rows: Sequence[Sequence[Cell]],
        sums: Sequence[float],
        header: Sequence[list[str]],
        span: tuple[int, int],
    ) -> None:
        super().__init__()
        self.columns = columns
        self._rows = rows
        self._sums = sums
        self._header = header
        self._start, self._end = span
        lines = max(map(len, header))
        self._header_height = lines * 11.0 + 2 * PADDING if lines else 0.0
        self.width = sum(column.width for column in columns) + GAP * (len(columns) - 1)
        self.height = self._header_height + sums[self._end] - sums[self._start]

    @classmethod
    def of(cls, columns: Sequence[Col], rows: Iterable[Sequence[str | Drawn]]) -> Ledger:
        """Break the texts of rows into lines and lay the table out."""
        broken = [Breaker(column.font, SIZE, column.width) for column in columns]
        cells = [
            [
                lines(cell) if isinstance(cell, str) else cell
                for lines, cell in zip(broken, row, strict=True)
            ]
            for row in rows
        ]
        sums = [0.0, *accumulate(map(_height, cells))]
        header = [Breaker(s.STRONG, HEADER_SIZE, c.width)(c.header) for c in columns]
        return cls(columns, cells, sums, header, (0, len(cells)))

    @property
    def beginning(self) -> float:
        """Return the height of the header and the first rows, which stay together."""
        few = self._end - self._start <= _FEW_ROWS
        first = self._end if few else self._start + 2
        return self._header_height + self._sums[first] - self._sums[self._start]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Give the size of the table."""
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803 - reportlab's names
        """Give the rows that fit into the height at hand, and the rest."""
        room = self._sums[self._start] + aH - self._header_height
        middle = min(bisect_right(self._sums, room + 0.01) - 1, self._end)
        if self._end - middle == 1 and middle - self._start > _LEAST_ROWS:
            # The last row does not stand alone under its header, here or on the next page.
            first, rest = self._part(self._start, middle - 1), self._part(middle - 1, self._end)
            return [first, CondPageBreak(rest.height), rest]
        if middle <= self._start:
            return []
        return [self._part(self._start, middle), self._part(middle, self._end)]

    def _part(self, start: int, end: int) -> Ledger:
        return Ledger(self.columns, self._rows, self._sums, self._header, (start, end))

    def draw(self) -> None:
        """Draw the header and the rows."""
        canvas = self.canv
        y = self.height
        if self._header_height:
            self._draw_header(canvas, y)
        y -= self._header_height
        canvas.setLineWidth(0.5)
        for index in range(self._start, self._end):
            self._draw_row(canvas, self._rows[index], y - PADDING)
            y = self.height - self._header_height - self._sums[index + 1] + self._sums[self._start]
            canvas.setStrokeColor(_LINE)
            canvas.line(0, y, self.width, y)

    def _draw_header(self, canvas: Canvas, top: float) -> None:
        canvas.setFont(s.STRONG, HEADER_SIZE)
        canvas.setFillColor(_INK2)
        x = 0.0
        for column, lines in zip(self.columns, self._header, strict=True):
            # Headers stand on the line that parts them from the rows.
            y = top - self._header_height + PADDING + 2.5 + 11.0 * (len(lines) - 1)
            for line in lines:
                _write(canvas, line, x, y, column)
                y -= 11.0
            x += column.width + GAP
        canvas.setStrokeColor(_CTL)
        canvas.setLineWidth(0.9)
        canvas.line(0, top - self._header_height, self.width, top - self._header_height)

    def _draw_row(self, canvas: Canvas, row: Sequence[Cell], top: float) -> None:
        x = 0.0
        for column, cell in zip(self.columns, row, strict=True):
            if isinstance(cell, list):
                if cell:
                    canvas.setFont(column.font, SIZE)
                    canvas.setFillColor(_TONES[column.tone])
                y = top - SIZE + 0.5
                for line in cell:
                    _write(canvas, line, x, y, column)
                    y -= LEADING
            else:
                cell.draw(canvas, x, top, column.width)
            x += column.width + GAP


_TONES = {tone: s.colour(tone) for tone in ("ink", "ink2", "accent")}
_INK2 = s.colour("ink2")
_LINE = s.colour("line")
_CTL = s.colour("ctl")


def _write(canvas: Canvas, line: str, x: float, y: float, column: Col) -> None:
    if column.align == "right":
        canvas.drawRightString(x + column.width, y, line)
    else:
        canvas.drawString(x, y, line)


def _height(row: Sequence[Cell]) -> float:
    return 2 * PADDING + max(
        LEADING * len(cell) if isinstance(cell, list) else cell.height for cell in row
    )


class Breaker:
    """Breaks texts into lines of a width; the same texts come again and again in a column."""

    def __init__(self, font: str, size: float, width: float) -> None:
        self._font = font
        self._size = size
        self._width = width
        self._known: dict[str, list[str]] = {}

    def __call__(self, text: str) -> list[str]:
        """Return the lines of a text; a word longer than a line is broken."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._lines(text)
        return known

    def _measure(self, text: str) -> float:
        return float(stringWidth(text, self._font, self._size))

    def _lines(self, text: str) -> list[str]:
        if text.isprintable() and self._measure(text) <= self._width:
            return [text] if text else []
        lines: list[str] = []
        for part in held(plain(text)).split("\n"):
            lines.extend(self._broken(part))
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-1] + "…"]
        return lines

    def _broken(self, text: str) -> list[str]:
        lines: list[str] = []
        line = ""
        # No-break spaces stay inside words.
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self._measure(longer) <= self._width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while self._measure(line) > self._width:
                room = self._room(line)
                lines.append(line[:room])
                line = line[room:]
        return [*lines, line] if line else lines

    def _room(self, word: str) -> int:
        """Return how many letters of a long word fill a line, at least one."""
        room = 1
        while self._measure(word[: room + 1]) <= self._width:
            room += 1
        return room
