"""How each kind of block is drawn on the wall, and what it says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from pcve_desktop.pictures.layout import default_measure
from pcve_desktop.screens.screen import Columns, Drawing, Figures, Lines, Statement
from pcve_desktop.ui.projecting.canvas import CENTRE, RIGHT, SMALLEST

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Block, Column, Figure, Line
    from pcve_desktop.ui.projecting.canvas import Canvas

_STRONG = 600
_DISC = 38
_DOT, _DOT_STEP = 12, 38
_ROW = 128
_TIGHT = 110
_GAP = 40


def paint_block(canvas: Canvas, rect: QRectF, block: Block) -> None:
    """Draw a block into a rectangle."""
    match block:
        case Lines():
            _lines(canvas, rect, block)
        case Columns():
            _columns(canvas, rect, block.columns)
        case Figures():
            _figures(canvas, rect, block.figures)
        case Drawing():
            _drawing(canvas, rect, block)
        case Statement():
            _statement(canvas, rect, block)


def block_words(block: Block | None) -> list[str]:
    """Return all that a block says, in reading order, for those who do not see it."""
    match block:
        case Lines():
            said = [line_words(line) for line in block.lines] or [block.empty]
            return [text for text in (block.title, *said) if text]
        case Columns():
            return [
                text for one in block.columns for text in (one.title, str(one.total), *one.cards)
            ]
        case Figures():
            return [f"{one.number} {one.words}" for one in block.figures]
        case Drawing():
            picture = block.build(600, default_measure)
            return [text for text in (picture.title, picture.description(), block.sentence) if text]
        case Statement():
            return [text for text in (block.text, block.under) if text]
        case None:
            return []


def line_words(line: Line) -> str:
    """Return what a line says."""
    return ", ".join(t for t in (line.letter, line.text, line.word, line.detail, line.figure) if t)


def _lines(canvas: Canvas, rect: QRectF, block: Lines) -> None:
    top = rect.top()
    if block.title:
        room = QRectF(rect.left(), top, rect.width(), 52)
        top += canvas.text(room, block.title, 44, weight=_STRONG, tone="ink2") + 16
    if not block.lines:
        canvas.text(
            QRectF(rect.left(), top, rect.width(), rect.bottom() - top),
            block.empty, 46, tone="ink2", lines=4,
        )  # fmt: skip
        return
    height = min(_ROW, (rect.bottom() - top) / len(block.lines))
    for index, line in enumerate(block.lines):
        row = QRectF(rect.left(), top + index * height, rect.width(), height)
        _line(canvas, row, line)
        if index + 1 < len(block.lines):
            canvas.rule(row.left(), row.right(), row.bottom())


def _line(canvas: Canvas, row: QRectF, line: Line) -> None:
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
    under = line.detail or line.word
    room = QRectF(left, row.top(), right - left, row.height())
    if not under and not line.dots:
        canvas.text(room, line.text, 46, weight=_STRONG, lines=2, middle=True)
        return
    # Five lines under a long question leave less room: both texts then have the smallest size.
    tight = row.height() < _TIGHT
    size = SMALLEST if tight else 46
    text_high, below = (49.0, 49.0) if tight else (56.0, 50.0 if under else 32.0)
    start = row.top() + max(0.0, (row.height() - text_high - below) / 2)
    canvas.text(QRectF(left, start, room.width(), text_high), line.text, size, weight=_STRONG)
    if under:
        said = " · ".join(text for text in (line.word, line.detail) if text)
        canvas.text(QRectF(left, start + text_high, room.width(), below), said, 40, tone="ink2")
        return
    # As many as there is room for; the figure says how many there are.
    for index in range(min(line.dots, int(room.width() / _DOT_STEP))):
        centre = QPointF(left + _DOT + index * _DOT_STEP, start + text_high + _DOT + 4)
        canvas.disc(centre, _DOT)


def _columns(canvas: Canvas, rect: QRectF, columns: tuple[Column, ...]) -> None:
    if not columns:
        return
    wide = (rect.width() - _GAP * (len(columns) - 1)) / len(columns)
    for index, column in enumerate(columns):
        left = rect.left() + index * (wide + _GAP)
        number = str(column.total)
        room = canvas.width(number, 52, _STRONG) + 16
        canvas.text(
            QRectF(left, rect.top(), wide - room, 64), column.title, 46, weight=_STRONG, middle=True
        )
        canvas.text(
            QRectF(left + wide - room, rect.top(), room, 64), number, 52,
            weight=_STRONG, tone="accent", align=RIGHT, middle=True,
        )  # fmt: skip
        top = rect.top() + 76
        canvas.rule(left, left + wide, top, "ctl")
        height = (rect.bottom() - top) / max(len(column.cards), 3)
        fits = max(1, int(height / 52))
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
        said = 112.0
        room = QRectF(rect.left(), rect.bottom() - said, rect.width(), said)
        canvas.text(room, block.sentence, 44, lines=2, tone="ink2", middle=True)
    canvas.picture(QRectF(rect.left(), rect.top(), rect.width(), rect.height() - said), block.build)


def _statement(canvas: Canvas, rect: QRectF, block: Statement) -> None:
    taken = canvas.text(rect, block.text, 68, weight=_STRONG, lines=6)
    if block.under:
        below = QRectF(rect.left(), rect.top() + taken + 24, rect.width(), 160)
        canvas.text(below, block.under, 46, tone="ink2", lines=3)
