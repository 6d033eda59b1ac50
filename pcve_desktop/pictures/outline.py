"""From shapes to outlines, and from patterns to marks, so that all renderers agree."""

from __future__ import annotations

from itertools import pairwise

from pcve_desktop.pictures.scene import (
    Circle,
    Close,
    CubicTo,
    Line,
    LineTo,
    Move,
    Outline,
    Path,
    Point,
    Polygon,
    Polyline,
    Rect,
    Segment,
)

# Control distance with which four cubics draw a circle of radius 1 (error below 0.03 %).
KAPPA = 0.5522847498
HATCH_PITCH = 6.0
DOT_PITCH = 6.0
DOT_RADIUS = 1.1


def outline_of(shape: Line | Polyline | Polygon | Rect | Circle | Path) -> Outline:
    """Give the outline of a shape as moves, lines and cubics."""
    match shape:
        case Line():
            return (Move(shape.x1, shape.y1), LineTo(shape.x2, shape.y2))
        case Polyline():
            return _run(shape.points)
        case Polygon():
            return (*_run(shape.points), Close())
        case Rect():
            return _rounded(shape.x, shape.y, shape.width, shape.height, shape.radius)
        case Circle():
            r = shape.r
            return _rounded(shape.cx - r, shape.cy - r, 2 * r, 2 * r, r)
        case Path():
            return shape.segments


def _run(points: tuple[Point, ...]) -> Outline:
    if not points:
        return ()
    return (Move(*points[0]), *(LineTo(*point) for point in points[1:]))


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> Outline:
    r = max(0.0, min(radius, width / 2, height / 2))
    right, bottom = x + width, y + height
    if r == 0:
        return (Move(x, y), LineTo(right, y), LineTo(right, bottom), LineTo(x, bottom), Close())
    k = r * (1 - KAPPA)
    return (
        Move(x + r, y),
        LineTo(right - r, y),
        CubicTo(right - k, y, right, y + k, right, y + r),
        LineTo(right, bottom - r),
        CubicTo(right, bottom - k, right - k, bottom, right - r, bottom),
        LineTo(x + r, bottom),
        CubicTo(x + k, bottom, x, bottom - k, x, bottom - r),
        LineTo(x, y + r),
        CubicTo(x, y + k, x + k, y, x + r, y),
        Close(),
    )


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    """Give the box (left, top, right, bottom) of the end and control points of an outline."""
    points = [point for segment in outline for point in _points(segment)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _points(segment: Segment) -> tuple[Point, ...]:
    match segment:
        case Move() | LineTo():
            return ((segment.x, segment.y),)
        case CubicTo():
            return ((segment.x1, segment.y1), (segment.x2, segment.y2), (segment.x, segment.y))
        case Close():
            return ()


def hatch_marks(outline: Outline, pitch: float = HATCH_PITCH) -> tuple[Outline, ...]:
    """Give the diagonal lines that cover the box of an outline, one every ``pitch`` px."""
    left, top, right, bottom = bounds(outline)
    height = bottom - top
    marks: list[Outline] = []
    # Lines start on multiples of the pitch, so that neighbouring shapes share one raster.
    start = (left // pitch) * pitch
    while start < right + height:
        marks.append((Move(start, top), LineTo(start - height, bottom)))
        start += pitch
    return tuple(marks)


def dot_marks(outline: Outline, pitch: float = DOT_PITCH) -> tuple[Outline, ...]:
    """Give the dots of an outline's box, centred so that none is cut unless it must be."""
    left, top, right, bottom = bounds(outline)
    columns = _centred(left, right, pitch)
    rows = _centred(top, bottom, pitch)
    return tuple(
        _rounded(x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS, DOT_RADIUS)
        for y in rows
        for x in columns
    )


def _centred(low: float, high: float, pitch: float) -> list[float]:
    count = max(1, int((high - low - 2 * DOT_RADIUS - 1) / pitch) + 1)
    first = (low + high) / 2 - (count - 1) * pitch / 2
    return [first + index * pitch for index in range(count)]


def s_curve(start: Point, end: Point) -> Outline:
    """Join two points by a cubic that leaves and arrives level."""
    middle = (start[0] + end[0]) / 2
    return (Move(*start), CubicTo(middle, start[1], middle, end[1], *end))


def arrow_head(tip: Point, towards: Point, size: float = 8.0) -> tuple[Point, Point, Point]:
    """Give the three points of an open arrow head at ``tip`` coming from ``towards``."""
    dx, dy = towards[0] - tip[0], towards[1] - tip[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length * size, dy / length * size
    # The two arms leave the tip at about 35 degrees on each side.
    cos, sin = 0.82, 0.57
    return (
        (tip[0] + ux * cos - uy * sin, tip[1] + ux * sin + uy * cos),
        tip,
        (tip[0] + ux * cos + uy * sin, tip[1] - ux * sin + uy * cos),
    )


def step_points(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Turn points into stairs: level up to the next x, then straight up or down."""
    stairs: list[Point] = list(points[:1])
    for (_, y), (next_x, next_y) in pairwise(points):
        stairs.append((next_x, y))
        if next_y != y:
            stairs.append((next_x, next_y))
    return tuple(stairs)
