"""Lines over time, checked point by point."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.lines import (
    Commitment,
    CommitmentMark,
    Moment,
    commitment_chart,
    participation_chart,
    sparkline,
)
from pcve_desktop.pictures.scene import Circle, Line, Polyline, Rect, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture


def run(picture: Picture) -> Polyline:
    return next(shape for shape in picture.shapes if isinstance(shape, Polyline))


def test_participation_rises_in_proportion_to_the_total(tr: Translator) -> None:
    moments = [Moment("Mar", 0), Moment("Apr", 7), Moment("May", 14)]
    picture = participation_chart(moments, 14, width=300, tr=tr)
    ys = [y for _, y in run(picture).points]
    floor, ceiling = (shape.y1 for shape in picture.shapes if isinstance(shape, Line))
    assert ys[0] == floor
    assert ys[2] == ceiling
    assert ys[1] == pytest.approx((floor + ceiling) / 2)
    assert picture.sentence == "14 of 14 partners took part last."


def test_single_meeting_needs_no_line_length(tr: Translator) -> None:
    picture = participation_chart([Moment("Mar", 6)], 14, width=300, tr=tr)
    assert picture.table.rows == (("Mar", "6", "14"),)


def test_sparkline_goes_from_square_to_disc_under_its_target(tr: Translator) -> None:
    moments = [Moment("Sep", 0), Moment("Nov", 3)]
    picture = sparkline(moments, 6, title="Meet-ups", width=112, tr=tr, height=36)
    (target,) = (shape for shape in picture.shapes if isinstance(shape, Line))
    assert target.dash
    assert target.y1 == 5
    start, now = run(picture).points
    assert start == pytest.approx((6, 30))
    assert now == pytest.approx((106, 17.5))
    assert [type(shape) for shape in picture.shapes[2:]] == [Rect, Circle]
    assert picture.sentence == "From 0 to 3, target 6."
    assert ("Target", "6") in picture.table.rows


def test_commitment_climbs_like_stairs_on_the_day(tr: Translator) -> None:
    history = [Commitment(date(2026, 3, 1), 0), Commitment(date(2026, 6, 9), 2)]
    marks = [CommitmentMark(date(2026, 6, 9), 1)]
    until = date(2026, 9, 17)
    picture = commitment_chart(
        ["Knows", "Comes", "Contributes"], history, marks, until=until, width=300, tr=tr
    )
    # The second level comes after 100 of 200 days: the stair stands half-way.
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = run(picture).points
    assert x1 == x2 == pytest.approx((x0 + x3) / 2)
    assert y0 == y1
    assert y2 == y3 == y0 - 70
    number = next(s for s in picture.shapes if isinstance(s, Text) and s.text == "1")
    assert (number.x, number.y) == (x1, y0 - 35)
    assert picture.table.rows == (("1 Mar 2026", "Knows"), ("9 Jun 2026", "Contributes"))
    assert picture.sentence == "Now: Contributes."
