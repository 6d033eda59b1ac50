"""The radar: where points fall, one or two series, unknown values."""

from __future__ import annotations

from math import dist, pi, sin
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.layout import text_box
from pcve_desktop.pictures.radar import Facet, radar_chart
from pcve_desktop.pictures.scene import Circle, Polygon, Polyline, Rect, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_points_lie_on_their_axis_at_their_share(tr: Translator) -> None:
    facets = [Facet("North", 5.0), Facet("East", 2.5), Facet("South", 1.0), Facet("West", 0.0)]
    picture = radar_chart(facets, title="Facets", width=400, tr=tr)
    rings = [s for s in picture.shapes if isinstance(s, Polygon) and s.stroke == "ctl"]
    (top_x, top_y), (right_x, right_y), *_ = rings[0].points
    centre, radius = (top_x, right_y), right_x - top_x
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    north, east, south, west = ((disc.cx, disc.cy) for disc in discs)
    assert north == pytest.approx((centre[0], centre[1] - radius))
    assert north == pytest.approx((top_x, top_y))
    assert east == pytest.approx((centre[0] + radius / 2, centre[1]))
    assert south == pytest.approx((centre[0], centre[1] + radius / 5))
    assert west == pytest.approx(centre)


def test_before_is_dashed_with_squares_and_after_full_with_discs(tr: Translator) -> None:
    facets = [Facet(str(n), 4.0, 2.0) for n in range(6)]
    picture = radar_chart(facets, title="Hexagon", width=400, tr=tr)
    series = [s for s in picture.shapes if isinstance(s, Polygon) and s.stroke_width > 1]
    before, after = series
    assert before.dash
    assert not after.dash
    assert dist(after.points[0], after.points[3]) == pytest.approx(
        2 * dist(before.points[0], before.points[3])
    )
    # Six facets and one sign in the legend, each.
    assert sum(isinstance(s, Rect) for s in picture.shapes) == 7
    assert sum(isinstance(s, Circle) for s in picture.shapes) == 7
    assert picture.table.headers == ("Facet", "Before", "After")
    assert picture.table.rows[0] == ("0", "2", "4")


def test_an_unknown_value_is_not_invented(tr: Translator) -> None:
    facets = [Facet("A", 4.5), Facet("B", None), Facet("C", 2.0), Facet("D", 1.0)]
    picture = radar_chart(facets, title="Facets", width=400, tr=tr)
    assert any(isinstance(s, Polyline) and len(s.points) == 3 for s in picture.shapes)
    assert sum(isinstance(s, Circle) for s in picture.shapes) == 3
    assert ("B", "–") in picture.table.rows
    assert picture.sentence == "Highest: A."


@pytest.mark.parametrize("count", [3, 5, 8, 12, 16])
def test_any_number_of_facets_keeps_labels_apart(count: int, tr: Translator) -> None:
    facets = [Facet(f"Facet number {n}", 3.0, 2.0) for n in range(count)]
    picture = radar_chart(facets, title="Facets", width=420, tr=tr)
    boxes = [text_box(s) for s in picture.shapes if isinstance(s, Text)]
    for index, a in enumerate(boxes):
        assert a[0] >= -1
        assert a[2] <= picture.width + 1
        for b in boxes[index + 1 :]:
            apart = min(a[2], b[2]) - max(a[0], b[0]) <= 0.5
            assert apart or min(a[3], b[3]) - max(a[1], b[1]) <= 1.5


def test_two_facets_become_rows(tr: Translator) -> None:
    picture = radar_chart([Facet("A", 3.0), Facet("B", 4.0)], title="Facets", width=400, tr=tr)
    assert not any(isinstance(s, Polygon) for s in picture.shapes)
    assert [row[2] for row in picture.table.rows] == ["3", "4"]


def test_third_axis_of_six_points_down_right(tr: Translator) -> None:
    facets = [Facet(str(n), 5.0) for n in range(6)]
    picture = radar_chart(facets, title="Facets", width=400, tr=tr)
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    radius = (discs[3].cy - discs[0].cy) / 2
    assert discs[2].cx - 200 == pytest.approx(radius * sin(2 * pi / 3))
    assert discs[2].cy - (discs[0].cy + radius) == pytest.approx(radius / 2)


def test_equal_facets_are_all_named(tr: Translator) -> None:
    facets = [Facet("Social", 3.0), Facet("Family", 3.0), Facet("Online", 1.0)]
    picture = radar_chart(facets, title="Hexagon", width=400, tr=tr)
    assert picture.sentence == "Highest: Social and Family."
