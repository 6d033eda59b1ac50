"""Bars, grids, scales and webs, with letters that can be read from the back of a room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from pcve_desktop.ui.projecting.canvas import CENTRE, LINE, RIGHT, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.screens.screen import Bars, Grid, Reach, Scale, Web
    from pcve_desktop.ui.projecting.canvas import Canvas

_STRONG = 600
_BAR = 110.0
_SENTENCE = 108.0
_GRID_ROW, _GRID_HEAD = 74.0, 112.0
_DISC = 28
_REACH, _REACH_LEAST = 132.0, 102.0
_AXIS = 54.0
# Where the words of a line of a scale end and its scale begins, and the room for its figure.
_WORDS, _FIGURE = 0.52, 130.0


def least_bars(block: Bars) -> float:
    """Return the height below which bars would lie over each other."""
    return len(block.bars) * 62.0 + (_SENTENCE if block.sentence else 0.0)


def least_grid(block: Grid) -> float:
    """Return the height below which the rows of a grid would touch."""
    return _GRID_HEAD + len(block.rows) * (2 * _DISC + 2)


def least_scale(block: Scale) -> float:
    """Return the height below which the lines of a scale would lie over each other."""
    return _AXIS + len(block.rows) * _REACH_LEAST


def paint_bars(canvas: Canvas, rect: QRectF, block: Bars) -> None:
    """Draw bars with their words before and their figures behind, and a sentence below."""
    below = 0.0
    if block.sentence:
        below = _SENTENCE
        room = QRectF(rect.left(), rect.bottom() - below, rect.width(), below)
        canvas.text(room, block.sentence, 44, lines=2, tone="ink2", middle=True)
    if not block.bars:
        return
    height = min(_BAR, (rect.height() - below) / len(block.bars))
    words = rect.width() * 0.46
    figures = max(canvas.width(bar.figure, 68, _STRONG) for bar in block.bars) + 24
    long = rect.width() - words - 32 - figures
    for index, bar in enumerate(block.bars):
        top = rect.top() + index * height
        size, rows = canvas.boxed(bar.text, words, height, 46, _STRONG)
        canvas.text(
            QRectF(rect.left(), top, words, height), bar.text, size,
            weight=_STRONG, lines=len(rows), middle=True,
        )  # fmt: skip
        share = bar.value / block.most if block.most > 0 else 0.0
        left, middle = rect.left() + words + 32, top + height / 2
        if share > 0:
            canvas.box(QRectF(left, middle - 20, max(8.0, long * share), 40), 6, fill="accent")
        room = QRectF(left + long * share + 20, top, figures, height)
        canvas.text(room, bar.figure, 68, weight=_STRONG, middle=True)


def paint_grid(canvas: Canvas, rect: QRectF, block: Grid) -> None:
    """Draw numbers in discs, an empty ring where there is none."""
    names = max(canvas.width(name, 44, _STRONG) for name, _row in block.rows) + 40
    names = min(names, rect.width() * 0.36)
    wide = (rect.width() - names) / max(1, len(block.columns))
    head = canvas.heads(block.columns, wide - 16, 42)
    for place, name in enumerate(block.columns):
        room = QRectF(rect.left() + names + place * wide + 8, rect.top(), wide - 16, head)
        canvas.text(room, name, 42, weight=_STRONG, align=CENTRE, lines=2, middle=True)
    canvas.rule(rect.left(), rect.right(), rect.top() + head, "ctl")
    height = min(_GRID_ROW, (rect.height() - head) / max(1, len(block.rows)))
    for index, (name, numbers) in enumerate(block.rows):
        top = rect.top() + head + index * height
        canvas.text(
            QRectF(rect.left(), top, names - 16, height), name, 44, weight=_STRONG, middle=True
        )
        for place, number in enumerate(numbers):
            middle = QPointF(rect.left() + names + (place + 0.5) * wide, top + height / 2)
            if number is None:
                canvas.ring(middle, _DISC - 6, "ctl", 3)
                continue
            # A disc, as long as it must be.
            half = max(_DISC, canvas.width(str(number), SMALLEST, _STRONG) / 2 + 12)
            disc = QRectF(middle.x() - half, middle.y() - _DISC, 2 * half, 2 * _DISC)
            canvas.box(disc, _DISC, fill="accent")
            canvas.text(
                disc, str(number), SMALLEST,
                weight=_STRONG, tone="on_accent", align=CENTRE, middle=True,
            )  # fmt: skip
        if index + 1 < len(block.rows):
            canvas.rule(rect.left(), rect.right(), top + height)


def paint_scale(canvas: Canvas, rect: QRectF, block: Scale) -> None:
    """Draw lines on a scale: from where to where, the middle half, the mean, and before."""
    if not block.rows:
        return
    figures = _FIGURE
    left = rect.left() + rect.width() * _WORDS
    long = rect.width() * (1 - _WORDS) - figures - 28
    step = long / max(1, block.high - block.low)
    height = min(_REACH, (rect.height() - _AXIS) / len(block.rows))
    bottom = rect.top() + _AXIS + height * len(block.rows)
    for number in range(block.low, block.high + 1):
        x = left + (number - block.low) * step
        room = QRectF(x - 30, rect.top(), 60, _AXIS - 4)
        canvas.text(room, str(number), SMALLEST, tone="ink2", align=CENTRE, middle=True)
        canvas.upright(x, rect.top() + _AXIS, bottom)
    for index, row in enumerate(block.rows):
        top = rect.top() + _AXIS + index * height
        line = QRectF(rect.left(), top, rect.width() * _WORDS - 40, height)
        _words(canvas, line, row)
        _marks(canvas, row, lambda value: left + (value - block.low) * step, top + height / 2)
        if row.figure:
            figure = QRectF(rect.right() - figures, top, figures, height)
            canvas.text(figure, row.figure, 68, weight=_STRONG, align=RIGHT, middle=True)
        if index + 1 < len(block.rows):
            canvas.rule(rect.left(), rect.right(), top + height)


def _words(canvas: Canvas, room: QRectF, row: Reach) -> None:
    left, middle = room.left(), room.center().y()
    if row.letter:
        canvas.disc(QPointF(left + 34, middle), 34)
        disc = QRectF(left, middle - 34, 68, 68)
        canvas.text(
            disc, row.letter, 44, weight=_STRONG, tone="on_accent", align=CENTRE, middle=True
        )
        left += 92
    wide = room.right() - left
    below = SMALLEST * LINE if row.detail else 0.0
    lines = max(1, int((room.height() - below) / (SMALLEST * LINE)))
    high = min(lines, 2) * SMALLEST * LINE
    start = room.top() + max(0.0, (room.height() - high - below) / 2)
    text = QRectF(left, start, wide, high)
    taken = canvas.text(text, row.text, SMALLEST, weight=_STRONG, lines=min(lines, 2), middle=True)
    if row.detail:
        under = start + (high + taken) / 2
        canvas.text(QRectF(left, under, wide, below), row.detail, SMALLEST, tone="ink2")


def _marks(canvas: Canvas, row: Reach, at: Callable[[float], float], y: float) -> None:
    if row.ends is not None:
        canvas.stroke(at(row.ends[0]), at(row.ends[1]), y, 5)
        for end in row.ends:
            canvas.upright(at(end), y - 18, y + 18, "accent", 5)
    if row.half is not None and row.half[1] > row.half[0]:
        box = QRectF(at(row.half[0]), y - 22, at(row.half[1]) - at(row.half[0]), 44)
        canvas.box(box, 6, fill="soft", stroke="accent")
    if row.before is not None:
        if row.mean is not None:
            canvas.stroke(at(row.before), at(row.mean), y, 5, dashed=True)
        canvas.box(QRectF(at(row.before) - 16, y - 16, 32, 32), 3, fill="surface", stroke="accent")
    if row.mean is not None:
        canvas.disc(QPointF(at(row.mean), y), 17)


def paint_web(canvas: Canvas, rect: QRectF, block: Web) -> None:
    """Draw shares around a centre, each at its letter."""
    count = len(block.spokes)
    if count < 3:
        return
    radius = min(rect.width(), rect.height()) / 2 - 76
    middle = QPointF(rect.center().x(), rect.top() + radius + 76)

    def at(place: int, share: float) -> QPointF:
        turn = 2 * math.pi * place / count - math.pi / 2
        return QPointF(
            middle.x() + math.cos(turn) * radius * share,
            middle.y() + math.sin(turn) * radius * share,
        )

    for share in (1 / 3, 2 / 3, 1.0):
        canvas.outline([at(place, share) for place in range(count)], stroke="line")
    for place in range(count):
        canvas.outline([middle, at(place, 1.0)], stroke="line")
    shape = [at(place, share) for place, (_letter, share) in enumerate(block.spokes)]
    canvas.outline(shape, stroke="accent", fill="soft", width=5)
    for place, (sign, share) in enumerate(block.spokes):
        canvas.disc(at(place, share), 11)
        spot = at(place, 1 + 46 / radius)
        canvas.disc(spot, 34)
        disc = QRectF(spot.x() - 34, spot.y() - 34, 68, 68)
        canvas.text(disc, sign, 44, weight=_STRONG, tone="on_accent", align=CENTRE, middle=True)
