"""Every small sign by its name: states of steps and actions, agreement, spheres, a warning.

Window and PDF draw these same descriptions; each has its own shape, so that colour is never alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.pictures.bars import SPHERE_PATTERNS, sphere_shape
from pcve_desktop.pictures.glyphs import (
    ACTION_WORDS,
    STEP_WORDS,
    action_glyph,
    pen_of,
    step_glyph,
)
from pcve_desktop.pictures.scene import Circle, Line, Polygon, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcve_desktop.pictures.scene import Drawn

RADIUS = 8.5
SIDE = 20.0
"""Signs are described around the origin, in a square of this side."""


def _shared() -> tuple[Drawn, ...]:
    pen = pen_of(RADIUS)
    return tuple(
        Circle(x, 0, 4.9, stroke="ok", stroke_width=pen) for x in (-2.7, 2.7)
    )  # fmt: skip


def _differ() -> tuple[Drawn, ...]:
    pen = pen_of(RADIUS)
    return tuple(
        Circle(x, 0, 3.6, stroke="attn", stroke_width=pen) for x in (-4.9, 4.9)
    )  # fmt: skip


def _bubble() -> tuple[Drawn, ...]:
    corners = (
        (-7.0, -6.2), (7.0, -6.2), (7.0, 3.4), (-2.2, 3.4), (-5.6, 6.8), (-5.6, 3.4), (-7.0, 3.4),
    )  # fmt: skip
    return (Polygon(corners, stroke="ink2", stroke_width=pen_of(RADIUS)),)


def _warning() -> tuple[Drawn, ...]:
    pen = pen_of(RADIUS)
    return (
        Polygon(((0, -7), (8, 6.6), (-8, 6.6)), stroke="attn", stroke_width=pen),
        Line(0, -2, 0, 2, stroke="attn", stroke_width=pen),
        Circle(0, 4.3, pen / 2, fill="attn"),
    )


_SPHERES = ("social_cohesion", "prevention", "security")

SIGNS: Mapping[str, tuple[Drawn, ...]] = {
    **{f"step.{state}": step_glyph(state, 0, 0, RADIUS) for state in STEP_WORDS},
    **{f"action.{state}": action_glyph(state, 0, 0, RADIUS) for state in ACTION_WORDS},
    "agreement.shared": _shared(),
    "agreement.differ": _differ(),
    "agreement.not_discussed": _bubble(),
    "warning": _warning(),
    **{
        f"sphere.{sphere}": (sphere_shape(-8, -8, 16, 16, pattern),)
        for sphere, pattern in zip(_SPHERES, SPHERE_PATTERNS, strict=True)
    },
}


GROUND = "surface"
"""What lies under a sign; the window puts the colour of its row or button in its place."""


def sign_tokens(name: str) -> tuple[str, ...]:
    """Return the colour tokens of a sign, its main one first, without its ground."""
    found: dict[str, None] = {}
    for shape in SIGNS.get(name, ()):
        if not isinstance(shape, Text):
            found.update(dict.fromkeys(one for one in (shape.stroke, shape.fill) if one))
    return tuple(token for token in found if token != GROUND)
