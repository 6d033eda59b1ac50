"""Lists on the wall: every line gets the room its text asks for, and none lies over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from pcve_desktop.screens.screen import Line
from pcve_desktop.ui.projecting.canvas import CENTRE, LINE, RIGHT, SMALLEST, wrap

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Lines
    from pcve_desktop.ui.projecting.canvas import Canvas

_STRONG = 600
_DISC = 38
_DOT, _DOT_STEP = 12, 38
_TALLEST = 128
_UNDER, _DOTS, _AIR = 50.0, 32.0, 6.0
_TITLE, _LARGE = 52, 46
# What the smallest line takes: one row of the smallest letters, and what stands under it.
_LEAST = SMALLEST * LINE + _AIR


def least(block: Lines) -> float:
    """Return the height below which the lines would lie over each other."""
    title = _TITLE + 16 if block.title else 0
    lines = sum(max(_LEAST + _below(line), 2 * _DISC if line.letter else 0) for line in block.lines)
    return title + max(lines, _LEAST)


def paint_lines(canvas: Canvas, rect: QRectF, block: Lines) -> None:
    """Draw lines one below the other."""
    top = rect.top()
    if block.title:
        room = QRectF(rect.left(), top, rect.width(), _TITLE)
        top += canvas.text(room, block.title, 44, weight=_STRONG, tone="ink2") + 16
    if not block.lines:
        below = QRectF(rect.left(), top, rect.width(), rect.bottom() - top)
        canvas.text(below, block.empty, _LARGE, tone="ink2", lines=4)
        return
    fitted = _fitted(canvas, block.lines, rect.width(), rect.bottom() - top)
    heights = [one.height for one in fitted]
    # What is left over is air, until the lines stand as far apart as they look well.
    air = max(0.0, rect.bottom() - top - sum(heights)) / len(heights)
    for index, one in enumerate(fitted):
        tall = one.height + min(air, max(24.0, _TALLEST - one.height))
        row = QRectF(rect.left(), top, rect.width(), tall)
        _paint(canvas, row, one)
        top += tall
        if index + 1 < len(heights):
            canvas.rule(row.left(), row.right(), row.bottom())


def _below(line: Line) -> float:
    if line.word or line.detail:
        return _UNDER
    return _DOTS if line.dots else 0.0


@dataclass(slots=True)
class _Fitted:
    """A line with the size of its text, and how many rows its text and what is under it have."""

    line: Line
    size: int
    rows: int
    under: int

    @property
    def below(self) -> float:
        return _UNDER * self.under if self.under else _below(self.line)

    @property
    def height(self) -> float:
        text = self.size * LINE * self.rows + self.below + _AIR
        return max(text, 2 * _DISC if self.line.letter else 0)


def _width(canvas: Canvas, width: float, line: Line) -> float:
    """Return how much of a line is left for its text."""
    before = 2 * _DISC + 28 if line.letter else 76 if line.sign else 0
    behind = canvas.width(line.figure, 68, _STRONG) + 32 if line.figure else 0
    return width - before - behind


def _fitted(canvas: Canvas, lines: tuple[Line, ...], width: float, height: float) -> list[_Fitted]:
    """Return the lines in one size, with as many rows as there is room for."""
    found: list[_Fitted] = []
    small = canvas.look.font(SMALLEST, 400)
    for size in range(_LARGE, SMALLEST - 1, -2):
        font = canvas.look.font(size, _STRONG)
        found = []
        for line in lines:
            wide, said = _width(canvas, width, line), _said_under(line)
            under = len(wrap(said, small, wide)) if said else 0
            found.append(_Fitted(line, size, len(wrap(line.text, font, wide)), under))
        if sum(one.height for one in found) <= height:
            return found
    # The longest ends in three dots a row earlier; what stands under the texts goes first.
    while sum(one.height for one in found) > height:
        if (longest := max(found, key=lambda one: one.under)).under > 1:
            longest.under -= 1
        elif (longest := max(found, key=lambda one: one.rows)).rows > 1:
            longest.rows -= 1
        else:
            break
    return found


def _said_under(line: Line) -> str:
    return " · ".join(text for text in (line.word, line.detail) if text)


def _paint(canvas: Canvas, row: QRectF, one: _Fitted) -> None:
    line = one.line
    left, right = row.left(), row.right()
    middle = row.center().y()
    if line.letter:
        canvas.disc(QPointF(left + _DISC, middle), _DISC)
        disc = QRectF(left, middle - _DISC, 2 * _DISC, 2 * _DISC)
        canvas.text(
            disc, line.letter, 46, weight=_STRONG, tone="on_accent", align=CENTRE, middle=True
        )
        left += 2 * _DISC + 28
    elif line.sign:
        canvas.sign(line.sign, QPointF(left + 26, middle), 52)
        left += 76
    if line.figure:
        wide = canvas.width(line.figure, 68, _STRONG) + 8
        figure = QRectF(right - wide, row.top(), wide, row.height())
        canvas.text(figure, line.figure, 68, weight=_STRONG, align=RIGHT, middle=True)
        right -= wide + 24
    high = one.size * LINE * one.rows
    start = row.top() + max(0.0, (row.height() - high - one.below) / 2)
    room = QRectF(left, start, right - left, high)
    taken = canvas.text(room, line.text, one.size, weight=_STRONG, lines=one.rows)
    if under := _said_under(line):
        said = QRectF(left, start + taken, room.width(), one.below)
        canvas.text(said, under, SMALLEST, tone="ink2", lines=one.under)
        return
    # As many as there is room for; the figure says how many there are.
    for index in range(min(line.dots, int(room.width() / _DOT_STEP))):
        canvas.disc(QPointF(left + _DOT + index * _DOT_STEP, start + taken + _DOT + 4), _DOT)
