"""Bars: lengths follow the values, small counts are blurred, gaps are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.bars import (
    Balance,
    Bar,
    Pillar,
    balance_chart,
    bar_chart,
    pillars_chart,
)
from pcve_desktop.pictures.scene import Rect, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.bars import SegmentState
    from pcve_desktop.pictures.scene import Picture


def rects(picture: Picture, pattern: str = "solid") -> list[Rect]:
    return [
        shape
        for shape in picture.shapes
        if isinstance(shape, Rect) and shape.fill == "accent" and shape.pattern == pattern
    ]


def words(picture: Picture) -> set[str]:
    return {shape.text for shape in picture.shapes if isinstance(shape, Text)}


def test_bars_are_as_long_as_their_values(tr: Translator) -> None:
    picture = bar_chart(
        [Bar("School", 8), Bar("Youth work", 2), Bar("Health", None, "h", "Invite")],
        title="Sectors", width=400, tr=tr,
    )  # fmt: skip
    long, short = rects(picture)
    assert long.width == pytest.approx(4 * short.width)
    assert long.x == short.x
    assert {"8", "2", "Not reached yet", "Invite"} <= words(picture)
    assert picture.table.rows == (
        ("School", "8"),
        ("Youth work", "2"),
        ("Health", "Not reached yet"),
    )
    assert picture.sentence == "Not reached yet: Health."


def test_link_of_a_missing_row_can_be_chosen(tr: Translator) -> None:
    for width in (400, 200):
        bars = [Bar("School", 8), Bar("Health", 0, "health", "Invite for 10 Dec")]
        picture = bar_chart(bars, title="Sectors", width=width, tr=tr)
        (spot,) = picture.spots
        assert spot.key == "health"
        assert spot.label == "Health, Invite for 10 Dec"
        link = next(s for s in picture.shapes if isinstance(s, Text) and "Invite" in s.text)
        assert spot.holds(link.x + 5, link.y)


def test_small_counts_tell_nothing_below_the_floor(tr: Translator) -> None:
    def chart(value: int) -> Picture:
        bars = [Bar("School", 8), Bar("Health", value)]
        return bar_chart(bars, title="Sectors", width=400, tr=tr, floor=5)

    assert chart(1) == chart(4)
    assert "<5" in words(chart(3))
    assert ("Health", "<5") in chart(3).table.rows
    assert chart(5) != chart(4)


def test_balance_splits_by_share_in_three_patterns(tr: Translator) -> None:
    picture = balance_chart([Balance("Partners", 8, 4, 2)], width=284, tr=tr)
    parts = [rects(picture, pattern)[0] for pattern in ("solid", "hatch", "dots")]
    # 280 px for 14 partners, the outlined parts drawn 0.6 px inside their edge.
    assert parts[0].width == pytest.approx(160)
    assert parts[1].width == pytest.approx(80 - 1.2)
    assert parts[2].width == pytest.approx(40 - 1.2)
    assert "8 · 4 · 2" in words(picture)
    assert picture.table.rows == (("Partners", "8", "4", "2"),)
    assert picture.sentence == "Social cohesion leads; all three are present."


def test_balance_says_which_sphere_is_absent(tr: Translator) -> None:
    picture = balance_chart([Balance("Partners", 8, 4, 0)], width=284, tr=tr)
    assert picture.sentence == "Not present yet: Security."
    assert len(rects(picture, "dots")) == 1  # in the legend only


def test_pillars_show_one_segment_per_action(tr: Translator) -> None:
    pillars = [
        Pillar("training", "Training", ("done", "done", "under_way", "to_come", "stopped")),
        Pillar("referral", "Detection and referral", ()),
    ]
    picture = pillars_chart(pillars, width=370, tr=tr)
    assert len(rects(picture)) == 2 + 1
    assert len(rects(picture, "hatch")) == 1 + 1
    assert {"5 actions", "No action yet", "Talk about it"} <= words(picture)
    assert [spot.key for spot in picture.spots] == ["referral"]
    assert picture.table.rows[0] == ("Training", "5 actions", "2", "1", "1", "1")
    assert picture.sentence == "No action yet: Detection and referral."


def test_many_actions_stay_inside_their_column(tr: Translator) -> None:
    picture = pillars_chart([Pillar("a", "Action", ("done",) * 40)], width=370, tr=tr)
    count = next(s for s in picture.shapes if isinstance(s, Text) and s.text == "40 actions")
    rows = [shape for shape in rects(picture) if abs(shape.y + 7 - count.y) < 1]
    assert len(rows) == 40
    assert max(shape.x + shape.width for shape in rows) < 370 - 60


def test_very_many_actions_become_one_segment_a_state(tr: Translator) -> None:
    reached: SegmentState = "done"
    coming: SegmentState = "to_come"
    states = [reached] * 600 + [coming] * 200
    picture = pillars_chart([Pillar("p", "Training", tuple(states))], width=400, tr=tr)
    drawn = [shape for shape in picture.shapes if isinstance(shape, Rect)][4:]
    assert len(drawn) == 2
    assert max(shape.x + shape.width for shape in drawn) <= 400
    assert drawn[0].width > 2.5 * drawn[1].width


def test_nothing_is_missing_where_something_is_kept_back(tr: Translator) -> None:
    pillar = Pillar("p", "Training", ("done",))
    picture = pillars_chart([pillar], width=400, tr=tr, sentence="1 action.")
    assert picture.sentence == "1 action."
