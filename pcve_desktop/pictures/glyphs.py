"""Signs that carry a state by their shape, and the words that go with them.

Every state has its own shape and a word; colour is never alone. All step states rank equally.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Literal

from pcve_desktop.i18n import mark
from pcve_desktop.pictures.scene import (
    Circle,
    Close,
    CubicTo,
    Drawn,
    Line,
    LineTo,
    Move,
    Outline,
    Path,
    Point,
    Polygon,
    Polyline,
    Rect,
    Text,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

StepState = Literal["not_started", "under_way", "done", "adapted", "to_revisit", "set_aside"]
ActionState = Literal["idea", "planned", "under_way", "done", "paused", "stopped"]

STEP_WORDS: dict[StepState, str] = {
    "not_started": mark("Not started"),
    "under_way": mark("Under way"),
    "done": mark("Done"),
    "adapted": mark("Adapted"),
    "to_revisit": mark("To revisit"),
    "set_aside": mark("Set aside"),
}
ACTION_WORDS: dict[ActionState, str] = {
    "idea": mark("Idea"),
    "planned": mark("Planned"),
    "under_way": mark("Under way"),
    "done": mark("Done"),
    "paused": mark("Paused"),
    "stopped": mark("Stopped, with lessons"),
}


def pen_of(r: float) -> float:
    """Give the width of the lines of a sign of radius ``r``."""
    return max(1.2, r * 0.2)


def step_word(state: StepState, tr: Translator) -> str:
    """Give the word of a step state."""
    return tr.t(STEP_WORDS[state])


def action_word(state: ActionState, tr: Translator) -> str:
    """Give the word of an action state."""
    return tr.t(ACTION_WORDS[state])


def step_glyph(
    state: StepState, cx: float, cy: float, r: float, colour: str = "accent"
) -> tuple[Drawn, ...]:
    """Draw the sign of a step state in a circle of radius ``r``."""
    pen = pen_of(r)
    match state:
        case "not_started":
            return (_dotted_ring(cx, cy, r),)
        case "under_way":
            return _half_disc(cx, cy, r, colour)
        case "done":
            return (Circle(cx, cy, r, fill=colour), _tick(cx, cy, r, "surface"))
        case "adapted":
            return (Circle(cx, cy, r, fill=colour), _wave(cx, cy, r))
        case "to_revisit":
            return _circular_arrow(cx, cy, r, colour, pen)
        case "set_aside":
            ring = Circle(cx, cy, r - pen / 2, stroke="ink2", stroke_width=pen)
            half = r * 0.4
            return (ring, Line(cx - half, cy, cx + half, cy, stroke="ink2", stroke_width=pen))


def action_glyph(state: ActionState, cx: float, cy: float, r: float) -> tuple[Drawn, ...]:
    """Draw the sign of an action state in a circle of radius ``r``."""
    pen = pen_of(r)
    match state:
        case "idea":
            return (_dotted_ring(cx, cy, r),)
        case "planned":
            return (Circle(cx, cy, r - pen / 2, stroke="ink2", stroke_width=pen),)
        case "under_way":
            return _half_disc(cx, cy, r, "accent")
        case "done":
            return (Circle(cx, cy, r, fill="ok"), _tick(cx, cy, r, "surface"))
        case "paused":
            bar = r * 0.36
            ring = Circle(cx, cy, r - pen / 2, stroke="attn", stroke_width=pen)
            bars = (
                Line(x, cy - bar, x, cy + bar, stroke="attn", stroke_width=pen)
                for x in (cx - r * 0.26, cx + r * 0.26)
            )
            return (ring, *bars)
        case "stopped":
            return leaf(cx, cy, r)


def leaf(cx: float, cy: float, r: float) -> tuple[Drawn, ...]:
    """Draw the leaf, the sign of lessons and of nothing else."""
    pen = pen_of(r)
    blade: Outline = (
        Move(cx - 0.62 * r, cy + 0.5 * r),
        CubicTo(
            cx - 0.9 * r, cy - 0.55 * r, cx - 0.1 * r, cy - 0.85 * r, cx + 0.85 * r, cy - 0.8 * r
        ),
        CubicTo(
            cx + 0.95 * r, cy + 0.3 * r, cx + 0.3 * r, cy + 0.95 * r, cx - 0.62 * r, cy + 0.5 * r
        ),
        Close(),
    )
    vein = (
        Move(cx - 0.9 * r, cy + 0.85 * r),
        CubicTo(cx - 0.6 * r, cy + 0.35 * r, cx - 0.15 * r, cy, cx + 0.35 * r, cy - 0.25 * r),
    )
    return (
        Path(blade, stroke="lesson", stroke_width=pen),
        Path(vein, stroke="lesson", stroke_width=pen),
    )


def notice(cx: float, cy: float, r: float = 5.5) -> tuple[Drawn, ...]:
    """Draw the round sign of something to talk about."""
    return (
        Circle(cx, cy, r, stroke="attn", stroke_width=1.3),
        Line(cx, cy - 0.1 * r, cx, cy + 0.48 * r, stroke="attn", stroke_width=1.3),
        Circle(cx, cy - 0.48 * r, 0.9, fill="attn"),
    )


def hollow_square(cx: float, cy: float, half: float = 4.0) -> Rect:
    """Draw the sign of a value before, or of a baseline."""
    return Rect(
        cx - half, cy - half, 2 * half, 2 * half, fill="surface", stroke="ink2", stroke_width=1.6
    )


def disc(cx: float, cy: float, r: float = 5.0) -> Circle:
    """Draw the sign of a value after, or of the last value."""
    return Circle(cx, cy, r, fill="accent")


def lettered_disc(cx: float, cy: float, letter: str, r: float = 11.0) -> tuple[Drawn, ...]:
    """Draw a disc that carries a letter or a number."""
    return (
        Circle(cx, cy, r, fill="accent"),
        Text(cx, cy, letter, "caption_strong", "on_accent", "middle", "middle"),
    )


def diamond(cx: float, cy: float, r: float, *, filled: bool) -> tuple[Polygon, Polygon]:
    """Draw a milestone, filled when it is reached, on a ground that sets it off from a bar."""

    def square(half: float) -> tuple[Point, ...]:
        return ((cx, cy - half), (cx + half, cy), (cx, cy + half), (cx - half, cy))

    inner = Polygon(
        square(r), fill="accent" if filled else "surface", stroke="accent", stroke_width=1.6
    )
    return Polygon(square(r + 3), fill="surface"), inner


def _dotted_ring(cx: float, cy: float, r: float) -> Circle:
    pen = max(1.2, r * 0.12)
    # Sixteen marks of equal length, whatever the size of the ring.
    mark_length = 2 * pi * (r - pen / 2) / 32
    dash = (mark_length * 0.9, mark_length * 1.1)
    return Circle(cx, cy, r - pen / 2, stroke="ink2", stroke_width=pen, dash=dash)


def _half_disc(cx: float, cy: float, r: float, colour: str) -> tuple[Drawn, ...]:
    pen = pen_of(r)
    inner = r * 0.62
    k = inner * 0.5522847498
    half: Outline = (
        Move(cx, cy - inner),
        CubicTo(cx + k, cy - inner, cx + inner, cy - k, cx + inner, cy),
        CubicTo(cx + inner, cy + k, cx + k, cy + inner, cx, cy + inner),
        Close(),
    )
    ring = Circle(cx, cy, r - pen / 2, fill="surface", stroke=colour, stroke_width=pen)
    return (ring, Path(half, fill=colour))


def _tick(cx: float, cy: float, r: float, colour: str) -> Polyline:
    points = (
        (cx - 0.42 * r, cy + 0.02 * r),
        (cx - 0.12 * r, cy + 0.32 * r),
        (cx + 0.42 * r, cy - 0.3 * r),
    )
    return Polyline(points, stroke=colour, stroke_width=max(1.4, r * 0.2))


def _wave(cx: float, cy: float, r: float) -> Path:
    wave = (
        Move(cx - 0.52 * r, cy + 0.12 * r),
        CubicTo(cx - 0.34 * r, cy - 0.36 * r, cx - 0.14 * r, cy - 0.28 * r, cx, cy),
        CubicTo(
            cx + 0.14 * r, cy + 0.28 * r, cx + 0.34 * r, cy + 0.36 * r, cx + 0.52 * r, cy - 0.12 * r
        ),
    )
    return Path(wave, stroke="surface", stroke_width=max(1.4, r * 0.2))


def _circular_arrow(cx: float, cy: float, r: float, colour: str, pen: float) -> tuple[Drawn, ...]:
    unit = r / 9
    # Clockwise from the right over the bottom to the upper right, then to the arrow's corner.
    corner_x, corner_y = cx + 8 * unit, cy - 4 * unit
    arc = (*arc_outline(cx, cy, 8 * unit, 0.0, 1.75 * pi), LineTo(corner_x, corner_y))
    head = Polyline(
        ((corner_x, cy - 8.6 * unit), (corner_x, corner_y), (corner_x - 4.6 * unit, corner_y)),
        stroke=colour,
        stroke_width=pen,
    )
    return (Path(arc, stroke=colour, stroke_width=pen), head)


def arc_outline(cx: float, cy: float, r: float, start: float, end: float) -> Outline:
    """Give an arc of a circle between two angles (radians, clockwise from the right)."""
    parts = max(1, int(abs(end - start) / (pi / 2)) + 1)
    step = (end - start) / parts
    # Standard length of the control arms of a cubic that follows an arc of angle ``step``.
    arm = 4 / 3 * sin(step / 2) / (1 + cos(step / 2)) * r
    segments: list[Move | CubicTo | LineTo | Close] = [
        Move(cx + r * cos(start), cy + r * sin(start))
    ]
    for index in range(parts):
        a, b = start + index * step, start + (index + 1) * step
        segments.append(
            CubicTo(
                cx + r * cos(a) - arm * sin(a),
                cy + r * sin(a) + arm * cos(a),
                cx + r * cos(b) + arm * sin(b),
                cy + r * sin(b) - arm * cos(b),
                cx + r * cos(b),
                cy + r * sin(b),
            )
        )
    return tuple(segments)
