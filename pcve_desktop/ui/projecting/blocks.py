"""How each kind of block is drawn on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from pcve_desktop.screens.screen import (
    Bars,
    Columns,
    Drawing,
    Figures,
    Grid,
    Lines,
    Scale,
    Statement,
    Web,
)
from pcve_desktop.ui.projecting.canvas import LINE, RIGHT, SMALLEST
from pcve_desktop.ui.projecting.charts import (
    least_bars,
    least_grid,
    least_scale,
    paint_bars,
    paint_grid,
    paint_scale,
    paint_web,
)
from pcve_desktop.ui.projecting.lines import least, paint_lines

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Block, Column, Figure
    from pcve_desktop.ui.projecting.canvas import Canvas

_STRONG = 600
_GAP = 40
_SENTENCE = 112.0
# A card of two lines, and what pictures, figures and statements look well in.
_CARD = 104
_OTHERS, _SQUARE = 440.0, 590.0


def paint_block(canvas: Canvas, rect: QRectF, block: Block) -> None:
    """Draw a block into a rectangle."""
    match block:
        case Lines():
            paint_lines(canvas, rect, block)
        case Columns():
            _columns(canvas, rect, block.columns)
        case Figures():
            _figures(canvas, rect, block.figures)
        case Drawing():
            _drawing(canvas, rect, block)
        case Statement():
            _statement(canvas, rect, block)
        case Bars():
            paint_bars(canvas, rect, block)
        case Grid():
            paint_grid(canvas, rect, block)
        case Scale():
            paint_scale(canvas, rect, block)
        case Web():
            paint_web(canvas, rect, block)


def least_height(block: Block | None, *, beside: bool = False) -> float:
    """Return the height that a block needs for all its texts; a longer question makes room.

    A picture `beside` another block is about as high as it is wide.
    """
    height = _OTHERS
    match block:
        case Drawing() if beside:
            height = _SQUARE
        case Lines():
            height = least(block)
        case Columns():
            most = max((len(column.cards) for column in block.columns), default=0)
            height = 76.0 + max(3, most) * _CARD
        case Bars():
            height = least_bars(block)
        case Grid():
            height = least_grid(block)
        case Scale():
            height = least_scale(block)
        case None:
            height = 0.0
    return height


def _columns(canvas: Canvas, rect: QRectF, columns: tuple[Column, ...]) -> None:
    if not columns:
        return
    wide = (rect.width() - _GAP * (len(columns) - 1)) / len(columns)
    most = max(3, *(len(column.cards) for column in columns))
    counted = max(canvas.width(str(column.total or ""), 52, _STRONG) for column in columns) + 16
    titles = [column.title for column in columns]
    head = canvas.heads(titles, wide - counted, 46) if any(titles) else 0.0
    for index, column in enumerate(columns):
        left = rect.left() + index * (wide + _GAP)
        number = "" if column.total is None else str(column.total)
        canvas.text(
            QRectF(left, rect.top(), wide - counted, head), column.title, 46,
            weight=_STRONG, lines=2, middle=True,
        )  # fmt: skip
        canvas.text(
            QRectF(left + wide - counted, rect.top(), counted, head), number, 52,
            weight=_STRONG, tone="accent", align=RIGHT, middle=True,
        )  # fmt: skip
        top = rect.top() + head + 8
        canvas.rule(left, left + wide, top, "ctl")
        height = (rect.bottom() - top) / most
        fits = max(1, int(height / (SMALLEST * LINE)))
        for card in column.cards:
            canvas.text(QRectF(left, top, wide, height), card, 40, lines=fits, middle=True)
            top += height
            canvas.rule(left, left + wide, top)


def _figures(canvas: Canvas, rect: QRectF, figures: tuple[Figure, ...]) -> None:
    if not figures:
        return
    wide = (rect.width() - _GAP * (len(figures) - 1)) / len(figures)
    for index, figure in enumerate(figures):
        left = rect.left() + index * (wide + _GAP)
        canvas.text(
            QRectF(left, rect.top(), wide, 150), figure.number, 120, weight=_STRONG, tone="accent"
        )
        canvas.text(QRectF(left, rect.top() + 156, wide, 160), figure.words, 46, lines=3)


def _drawing(canvas: Canvas, rect: QRectF, block: Drawing) -> None:
    said = 0.0
    if block.sentence:
        said = _SENTENCE
        room = QRectF(rect.left(), rect.bottom() - said, rect.width(), said)
        canvas.text(room, block.sentence, 44, lines=2, tone="ink2", middle=True)
    canvas.picture(QRectF(rect.left(), rect.top(), rect.width(), rect.height() - said), block.build)


def _statement(canvas: Canvas, rect: QRectF, block: Statement) -> None:
    under = 0.0
    if block.under:
        size, rows = canvas.boxed(block.under, rect.width(), rect.height() / 2, 46)
        under = size * LINE * len(rows) + 24
    room = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - under)
    size, rows = canvas.boxed(block.text, room.width(), room.height(), 68, _STRONG)
    taken = canvas.text(room, block.text, size, weight=_STRONG, lines=len(rows))
    if block.under:
        below = QRectF(rect.left(), rect.top() + taken + 24, rect.width(), under - 24)
        size, rows = canvas.boxed(block.under, below.width(), below.height() + 1, 46)
        canvas.text(below, block.under, size, tone="ink2", lines=len(rows))
