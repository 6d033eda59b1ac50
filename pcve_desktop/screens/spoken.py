"""What a screen says in words: for those who do not see it, and for whoever searches it."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from pcve_desktop.pictures.layout import default_measure
from pcve_desktop.screens.screen import (
    Bars,
    Columns,
    Drawing,
    Figures,
    Grid,
    Line,
    Lines,
    Scale,
    Statement,
    Web,
)

if TYPE_CHECKING:
    from pcve_desktop.screens.screen import Block, Screen

_WIDE = 600


def screen_words(screen: Screen) -> list[str]:
    """Return all that a screen says to the room, in reading order."""
    words = screen.progress.words if screen.progress is not None else ""
    said = [screen.step, screen.question, screen.hint, words]
    return [text for text in [*said, *block_words(screen.left), *block_words(screen.right)] if text]


def block_words(block: Block | None) -> list[str]:
    """Return all that a block says, in reading order."""
    return [] if block is None else [text for text in _words(block) if text]


def line_words(line: Line) -> str:
    """Return what a line says."""
    return _joined(line.letter, line.text, line.word, line.detail, line.figure)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


@singledispatch
def _words(block: object) -> list[str]:
    """Return the texts of a block; every kind of block has its own."""
    raise TypeError(type(block))


@_words.register
def _(block: Lines) -> list[str]:
    return [block.title, *([line_words(line) for line in block.lines] or [block.empty])]


@_words.register
def _(block: Columns) -> list[str]:
    found: list[str] = []
    for column in block.columns:
        found += [column.title, str(column.total or ""), *column.cards]
    return found


@_words.register
def _(block: Figures) -> list[str]:
    return [f"{one.number} {one.words}" for one in block.figures]


@_words.register
def _(block: Drawing) -> list[str]:
    picture = block.build(_WIDE, default_measure)
    return [picture.title, picture.description(), block.sentence]


@_words.register
def _(block: Statement) -> list[str]:
    return [block.text, block.under]


@_words.register
def _(block: Bars) -> list[str]:
    return [*(f"{bar.text}, {bar.figure}" for bar in block.bars), block.sentence]


@_words.register
def _(block: Grid) -> list[str]:
    return [
        f"{name}, {column}: {number or 0}"
        for name, numbers in block.rows
        for column, number in zip(block.columns, numbers, strict=True)
    ]


@_words.register
def _(block: Scale) -> list[str]:
    return [_joined(row.letter, row.text, row.detail, row.figure) for row in block.rows]


@_words.register
def _(block: Web) -> list[str]:
    # The lines beside it say the same in words.
    del block
    return []
