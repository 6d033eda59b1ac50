"""Trends: parts as long as their counts, said by arrow, pattern and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.scene import Line, Rect, Text
from pcve_desktop.pictures.trends import HEADINGS, TrendRow, trend_chart, trend_sign

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_parts_are_as_long_as_their_counts_and_look_different(tr: Translator) -> None:
    picture = trend_chart([TrendRow("Needs", 2, 4, 1, 1)], width=406, tr=tr)
    parts = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.width > 20]
    # 400 px are shared by eight findings; outlined parts are drawn 1.2 px inside.
    assert [part.width for part in parts] == pytest.approx([100, 198.8, 48.8, 48.8])
    looks = {(part.fill, part.pattern, part.dash) for part in parts}
    assert len(looks) == 4


def test_numbers_and_words_say_the_same(tr: Translator) -> None:
    rows = [TrendRow("Needs", 2, 0, 1, 0), TrendRow("Resources", 0, 0, 0, 3)]
    picture = trend_chart(rows, width=400, tr=tr)
    assert picture.sentence == "2 rising, 0 stable, 1 falling, 3 unknown."
    assert picture.table.headers == (
        "Where it is heading", "Rising", "Stable", "Falling", "Unknown",
    )  # fmt: skip
    assert picture.table.rows == (
        ("Needs", "2", "0", "1", "0"),
        ("Resources", "0", "0", "0", "3"),
    )
    words = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    assert words.count("2") == 1
    assert "0" not in words


def test_small_counts_can_be_blurred(tr: Translator) -> None:
    picture = trend_chart([TrendRow("Needs", 2, 9, 0, 0)], width=400, tr=tr, floor=5)
    assert picture.table.rows == (("Needs", "<5", "9", "0", "0"),)
    assert picture.sentence.startswith("<5 rising, 9 stable")


def test_arrows_point_where_things_are_heading() -> None:
    def rise(heading: str) -> float:
        (shaft,) = [s for s in trend_sign(heading, 0, 0) if isinstance(s, Line)]  # type: ignore[arg-type] # a literal from the list below
        return shaft.y1 - shaft.y2

    assert [rise(heading) > 0 for heading in HEADINGS[:3]] == [True, False, False]
    assert (rise("stable"), rise("falling") < 0) == (0, True)
    (sign,) = trend_sign("unknown", 0, 0)
    assert isinstance(sign, Text)


def test_without_anything_it_says_so(tr: Translator) -> None:
    picture = trend_chart([TrendRow("Needs", 0, 0, 0, 0)], width=400, tr=tr)
    assert picture.table.rows == ()
    assert picture.sentence == "Nothing to compare yet."
