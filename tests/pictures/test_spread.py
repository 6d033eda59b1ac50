"""The spread of ratings, over the whole scale and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.scoring import spread
from pcve_desktop.pictures.spread import SpreadRow, spread_chart

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_the_table_holds_what_the_boxes_show(tr: Translator) -> None:
    rows = [
        SpreadRow("a", "News", 3.0, spread([1, 2, 3, 4, 5]), "A", 1),
        SpreadRow("b", "Parents", None, None, "B"),
    ]
    picture = spread_chart(rows, title="Candidate", width=480, tr=tr)
    assert picture.table.rows == (
        ("A News", "3.0", "1.0", "2.0–4.0", "5.0", "5"),
        ("B Parents", "–", "–", "–", "–", "0"),
    )
    assert picture.sentence == "Ratings lie furthest apart for “News”: from 1.0 to 5.0."
    assert [spot.key for spot in picture.spots] == ["a", "b"]
