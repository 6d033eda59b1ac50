"""A screen for the wall: one question and at most five things to look at, as plain data.

The window that shows it knows nothing else: no record, no workspace. All texts are translated.
Sizes are those of a canvas of 1920 x 1080, which is scaled as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pcve_desktop.pictures.layout import Measure
from pcve_desktop.pictures.scene import Picture

# More than this many things at once cannot be taken in from the back of a room.
MOST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a letter or a sign before it, its text, a figure behind.

    `sign` is the key of a sign of `pictures.signs` with its word in `word`; `dots` are drawn under
    the text, one for each.
    """

    text: str
    letter: str = ""
    sign: str = ""
    word: str = ""
    detail: str = ""
    figure: str = ""
    dots: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """At most five lines; `empty` is said when there is none."""

    lines: tuple[Line, ...]
    title: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a board: its title, how many cards it holds in all if it says so, those shown."""

    title: str
    total: int | None
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A big number and what it counts."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Up to four big numbers."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of few words, as wide as there is room, with its sentence under it."""

    build: Callable[[int, Measure], Picture]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, large."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its words before and its figure behind."""

    text: str
    value: float
    figure: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of the same scale, up to `most`; several screens of one list share it."""

    bars: tuple[Bar, ...]
    most: float
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers in rows and columns; None is an empty place, which says something too."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A line on a scale: what is rated, from where to where, its middle half, its mean.

    `before` is where it stood, drawn as a hollow square with a dashed way to the mean.
    """

    text: str
    letter: str = ""
    detail: str = ""
    figure: str = ""
    ends: tuple[float, float] | None = None
    half: tuple[float, float] | None = None
    mean: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Lines on one scale from `low` to `high`."""

    rows: tuple[Reach, ...]
    low: int = 1
    high: int = 5


@dataclass(frozen=True, slots=True)
class Web:
    """Shares from 0 to 1 around a centre, each at its letter; the words stand beside it."""

    spokes: tuple[tuple[str, float], ...]


Block: TypeAlias = "Lines | Columns | Figures | Drawing | Statement | Bars | Grid | Scale | Web"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the room is: `done` of `total`, with the words behind the bar."""

    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown at one moment.

    `key` is "<step>.<page>.<number>", `step` the name of the step, `question` the heading. `note`
    is for the facilitator alone: the window for the wall never gets it (see `for_the_wall`).
    """

    key: str
    step: str
    question: str
    hint: str = ""
    progress: Progress | None = None
    left: Block | None = None
    right: Block | None = None
    note: str = ""
