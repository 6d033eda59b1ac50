"""The vocabulary of a picture: shapes, texts, active spots and the text alternative.

Units are device-independent pixels at text factor 1, x to the right, y downwards. Colours are
names of palette tokens ("accent", "ink2", ...), so one description serves every theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Point = tuple[float, float]
Pattern = Literal["solid", "hatch", "dots"]
TextRole = Literal["caption", "caption_strong", "body", "strong", "figure"]
Anchor = Literal["start", "middle", "end"]
Baseline = Literal["alphabetic", "middle"]


class RoleStyle(NamedTuple):
    """Size and line height of a text role in px, and whether it is semi-bold."""

    size: float
    line: float
    strong: bool


# Source Sans draws smaller letters than its size says: one px above the 12 px floor of axes.
ROLES: Mapping[TextRole, RoleStyle] = {
    "caption": RoleStyle(13, 17, False),
    "caption_strong": RoleStyle(13, 17, True),
    "body": RoleStyle(14, 19, False),
    "strong": RoleStyle(14, 19, True),
    "figure": RoleStyle(26, 32, True),
}

# Half the height of capitals and figures in Source Sans (0.66 em): centres a text on a line.
HALF_CAPITAL = 0.33


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a shape is painted: token names, stroke width in px, dash lengths in px.

    With the pattern "hatch" or "dots", ``fill`` is the colour of the marks and the ground
    stays as it is.
    """

    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    pattern: Pattern = "solid"


@dataclass(frozen=True, slots=True)
class Line(Shape):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Polyline(Shape):
    """An open run of straight lines."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Polygon(Shape):
    """A closed run of straight lines."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Rect(Shape):
    """A rectangle with round corners of the given radius."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle(Shape):
    """A circle."""

    cx: float
    cy: float
    r: float


@dataclass(frozen=True, slots=True)
class Move:
    """Begin a new part of an outline."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """Go straight to a point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class CubicTo:
    """Go to (x, y) along a cubic curve with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the current part of an outline."""


Segment = Move | LineTo | CubicTo | Close
Outline = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Path(Shape):
    """A free outline."""

    segments: Outline


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``angle`` is 0, or -90 to read upwards."""

    x: float
    y: float
    text: str
    role: TextRole = "body"
    colour: str = "ink"
    anchor: Anchor = "start"
    baseline: Baseline = "alphabetic"
    angle: int = 0

    @property
    def style(self) -> RoleStyle:
        """Size, line height and weight of the text."""
        return ROLES[self.role]

    @property
    def drop(self) -> float:
        """Distance from the given point down to the alphabetic baseline, in px."""
        return self.style.size * HALF_CAPITAL if self.baseline == "middle" else 0.0


Drawn = Line | Polyline | Polygon | Rect | Circle | Path | Text


class Table(NamedTuple):
    """The text alternative: column headers and rows of cells, all in words."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the picture that can be chosen: its key, its box and its name in words."""

    key: str
    x: float
    y: float
    width: float
    height: float
    label: str

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in the spot."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing with its title, its sentence and the same facts as a table."""

    width: float
    height: float
    shapes: tuple[Drawn, ...]
    title: str
    sentence: str
    table: Table
    spots: tuple[Spot, ...] = ()

    def description(self) -> str:
        """Give the sentence followed by every value, for assistive technology."""
        rows = "; ".join(", ".join(cell for cell in row if cell) for row in self.table.rows)
        return f"{self.sentence} {rows}".strip()
