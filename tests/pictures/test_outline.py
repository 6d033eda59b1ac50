"""Outlines of shapes and marks of patterns, checked by hand."""

from __future__ import annotations

from math import dist, pi

import pytest

from pcve_desktop.pictures.glyphs import arc_outline
from pcve_desktop.pictures.outline import (
    arrow_head,
    bounds,
    dot_marks,
    hatch_marks,
    outline_of,
    step_points,
)
from pcve_desktop.pictures.scene import Circle, Close, CubicTo, LineTo, Move, Polygon, Rect


def test_square_corners_are_plain_lines() -> None:
    assert outline_of(Rect(1, 2, 10, 5)) == (
        Move(1, 2),
        LineTo(11, 2),
        LineTo(11, 7),
        LineTo(1, 7),
        Close(),
    )


def test_a_radius_never_exceeds_half_the_side() -> None:
    assert outline_of(Rect(0, 0, 10, 4, 99)) == outline_of(Rect(0, 0, 10, 4, 2))


def test_circle_passes_through_its_four_poles() -> None:
    outline = outline_of(Circle(10, 20, 4))
    ends = {
        (round(part.x, 6), round(part.y, 6)) for part in outline if isinstance(part, Move | CubicTo)
    }
    assert ends == {(10, 16), (14, 20), (10, 24), (6, 20)}
    assert bounds(outline) == (6, 16, 14, 24)


def test_polygon_closes_and_an_empty_one_is_nothing() -> None:
    assert outline_of(Polygon(((0, 0), (1, 0), (0, 1))))[-1] == Close()
    assert bounds(outline_of(Polygon(((0, 0), (1, 0), (0, 1))))) == (0, 0, 1, 1)


def test_hatch_covers_the_whole_box() -> None:
    marks = hatch_marks(outline_of(Rect(3, 0, 24, 12)), pitch=6)
    # Lines fall by 45 degrees: they must begin at 0, 6 ... 36 (right edge plus height).
    starts = [mark[0].x for mark in marks if isinstance(mark[0], Move)]
    assert starts == [0, 6, 12, 18, 24, 30, 36]


def test_dots_are_centred_and_whole() -> None:
    marks = dot_marks(outline_of(Rect(0, 0, 26, 14)))
    boxes = [bounds(mark) for mark in marks]
    assert len(marks) == 4 * 2
    assert min(box[0] for box in boxes) == pytest.approx(26 - max(box[2] for box in boxes))
    assert min(box[1] for box in boxes) > 0


def test_stairs_stay_level_until_the_next_day() -> None:
    assert step_points(((0, 5), (10, 2), (20, 2))) == ((0, 5), (10, 5), (10, 2), (20, 2))


def test_arrow_arms_have_equal_length() -> None:
    first, tip, second = arrow_head((0, 0), (10, 0), 8)
    assert tip == pytest.approx((0, 0))
    assert dist(first, tip) == pytest.approx(dist(second, tip))
    assert first[0] > 0


def test_arc_keeps_its_distance_from_the_centre() -> None:
    ends = [
        (part.x, part.y)
        for part in arc_outline(5, 5, 10, 0.0, 1.75 * pi)
        if isinstance(part, Move | CubicTo)
    ]
    assert len(ends) == 5
    assert [dist(end, (5, 5)) for end in ends] == pytest.approx([10] * 5)
