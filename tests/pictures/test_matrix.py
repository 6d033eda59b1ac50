"""Importance against capacity, and the factor grid."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.matrix import GridCell, MatrixItem, factor_grid, priority_matrix
from pcve_desktop.pictures.scene import Circle, Rect, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture


def plot(picture: Picture) -> Rect:
    return next(s for s in picture.shapes if isinstance(s, Rect) and s.stroke == "ctl")


def letters(picture: Picture) -> dict[str, tuple[float, float]]:
    frame = plot(picture)
    return {
        s.text: (s.x, s.y)
        for s in picture.shapes
        if isinstance(s, Text) and len(s.text) == 1 and s.y < frame.y + frame.height
    }


def test_discs_stand_where_their_ratings_say(tr: Translator) -> None:
    items = [MatrixItem("A", "News", 4.0, 2.0), MatrixItem("B", "Parents", 2.0, 4.0)]
    picture = priority_matrix(items, width=420, tr=tr)
    frame, places = plot(picture), letters(picture)
    # 1 to 5: a rating of 2 is a quarter of the way, 4 three quarters.
    left, right = frame.x + frame.width / 4, frame.x + frame.width * 3 / 4
    high, low = frame.y + frame.height / 4, frame.y + frame.height * 3 / 4
    assert places["A"] == pytest.approx((left, high))
    assert places["B"] == pytest.approx((right, low))


def test_upper_right_quarter_says_start_here(tr: Translator) -> None:
    items = [MatrixItem("A", "News", 4.5, 4.5), MatrixItem("B", "Parents", 2.0, 4.0)]
    picture = priority_matrix(items, width=420, tr=tr)
    frame = plot(picture)
    quarter = next(s for s in picture.shapes if isinstance(s, Rect) and s.fill == "soft")
    assert (quarter.x, quarter.y) == (frame.x + frame.width / 2, frame.y)
    assert picture.sentence == "Start here: News."


def test_discs_with_the_same_ratings_are_set_apart_inside_the_frame(tr: Translator) -> None:
    items = [MatrixItem(letter, "Same", 5.0, 5.0) for letter in "ABCDE"]
    picture = priority_matrix(items, width=420, tr=tr)
    frame, places = plot(picture), letters(picture)
    assert len(places) == 5
    for first, second in combinations(places.values(), 2):
        assert dist(first, second) > 26
    for x, y in places.values():
        assert frame.x + 13 < x < frame.x + frame.width - 13
        assert frame.y + 13 < y < frame.y + frame.height - 13


def test_what_is_not_rated_is_named_below_and_not_placed(tr: Translator) -> None:
    items = [MatrixItem("A", "News", 4.0, 2.0), MatrixItem("B", "Parents", None, 4.0)]
    picture = priority_matrix(items, width=420, tr=tr)
    assert set(letters(picture)) == {"A"}
    assert ("B Parents", "not rated yet", "4.0") in picture.table.rows
    without = priority_matrix(items, width=420, tr=tr, key=False)
    assert without.height < picture.height


def test_grid_shows_counts_by_size_and_gaps_by_shape_and_word(tr: Translator) -> None:
    cells = [[GridCell("a", 1), GridCell("b", 9)], [GridCell("c", 0), GridCell("d", 4)]]
    picture = factor_grid(["Risk", "Need"], ["Family", "School"], cells, width=500, tr=tr)
    discs = [s for s in picture.shapes if isinstance(s, Circle) and s.fill == "accent"]
    small, large, middle = (disc.r for disc in discs)
    assert small < middle < large == 19
    rings = [s for s in picture.shapes if isinstance(s, Circle) and s.dash]
    assert len(rings) == 1
    assert picture.table.rows == (("Risk", "1", "9"), ("Need", "Gap", "4"))
    assert picture.sentence == "1 gap in the grid."
    assert {spot.key: spot.label for spot in picture.spots}["c"] == "Need, Family, Gap"


def test_narrow_grid_turns_but_its_table_does_not(tr: Translator) -> None:
    kinds, levels = ["Risk", "Need"], [f"Level {n}" for n in range(7)]
    cells = [[GridCell(f"{k}{n}", 1 + n) for n in range(7)] for k in range(2)]
    wide = factor_grid(kinds, levels, cells, width=760, tr=tr)
    narrow = factor_grid(kinds, levels, cells, width=320, tr=tr)
    assert narrow.table == wide.table
    assert narrow.height > wide.height
    spots = {spot.key: spot for spot in narrow.spots}
    assert spots["00"].x < spots["10"].x
    assert spots["00"].y < spots["01"].y


def test_grid_hides_small_counts_below_the_floor(tr: Translator) -> None:
    def grid(count: int) -> Picture:
        cells = [[GridCell("a", count), GridCell("b", 9)]]
        return factor_grid(["Need"], ["Family", "School"], cells, width=500, tr=tr, floor=5)

    assert grid(1) == grid(4)
    assert grid(1).table.rows == (("Need", "<5", "9"),)


def test_an_empty_cell_is_no_gap_when_findings_are_kept_back(tr: Translator) -> None:
    cells = [[GridCell("a", 3), GridCell("b", 0)]]
    picture = factor_grid(["Need"], ["Family", "Peers"], cells, width=400, tr=tr, whole=False)
    assert picture.table.rows == (("Need", "3", "–"),)
    assert picture.sentence == "3 findings shown here."
    assert "Gap" not in {shape.text for shape in picture.shapes if isinstance(shape, Text)}
