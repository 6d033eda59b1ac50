"""The timeline: where bars, milestones, their order and today stand."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.layout import default_measure
from pcve_desktop.pictures.scene import Line, Polygon, Polyline, Rect, Text
from pcve_desktop.pictures.timeline import span_of, timeline_chart
from pcve_desktop.pictures.timeline_rows import (
    ROW,
    Link,
    Milestone,
    TimelineRow,
    row_shapes,
    row_spots,
)
from pcve_desktop.pictures.timescale import AXIS, Scale, axis, ticks

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Drawn, Picture

TODAY = date(2026, 11, 24)
HALL = Milestone("hall", date(2026, 11, 20), "Book the hall", "late", 4)
RULES = Milestone("rules", date(2026, 12, 4), "House rules", "due")
DONE = Milestone("ask", date(2026, 11, 2), "Ask for topics", "done")


def chart(*rows: TimelineRow, tr: Translator, width: float = 760) -> Picture:
    return timeline_chart(rows, today=TODAY, width=width, tr=tr)


def words(shapes: tuple[Drawn, ...] | list[Drawn]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def test_bar_is_as_long_as_its_days(tr: Translator) -> None:
    picture = chart(
        TimelineRow("a", "Debate", "planned", date(2026, 11, 1), date(2026, 11, 11)),
        TimelineRow("b", "Text", "planned", date(2026, 11, 11), date(2026, 12, 1)),
        tr=tr,
    )
    first, second, _ = (s for s in picture.shapes if isinstance(s, Rect))
    assert second.width == pytest.approx(2 * first.width)
    assert second.x == pytest.approx(first.x + first.width)


def test_today_and_milestones_share_the_scale(tr: Translator) -> None:
    milestone = Milestone("m", TODAY, "Book the hall", "done")
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 12, 20), (milestone,)
    )
    picture = chart(row, tr=tr)
    line = next(s for s in picture.shapes if isinstance(s, Line) and s.stroke == "accent")
    filled = next(s for s in picture.shapes if isinstance(s, Polygon) and s.fill == "accent")
    assert filled.points[0][0] == line.x1 == line.x2
    cells = picture.table.rows[0]
    assert cells[:2] == ("Debate", "Under way")
    assert cells[4] == "Book the hall 24 Nov 2026, reached"


def test_action_without_date_says_so(tr: Translator) -> None:
    picture = chart(
        TimelineRow("a", "Debate", "done", date(2026, 11, 1), date(2026, 11, 11)),
        TimelineRow("b", "Radio", "idea", None, None),
        tr=tr,
    )
    assert {"No date yet", "Today", "November 2026"} <= set(words(picture.shapes))
    assert picture.spots[1].label == "Radio, Idea, No date yet"
    assert picture.table.rows[1] == ("Radio", "Idea", "No date yet", "No date yet", "")


def test_what_happened_stands_below_what_was_planned(tr: Translator) -> None:
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 11, 11),
        began=date(2026, 11, 6), now=TODAY,
    )  # fmt: skip
    planned, real = (
        s for s in chart(row, tr=tr).shapes if isinstance(s, Rect) and s.y < AXIS + ROW
    )
    assert real.y > planned.y + planned.height
    assert real.x == pytest.approx(planned.x + planned.width / 2)
    # It goes on until today.
    assert real.width == pytest.approx(planned.width * 1.8)
    assert chart(row, tr=tr).table.rows[0][2] == "1 Nov 2026 (began 6 Nov 2026)"


def test_each_state_of_a_milestone_has_its_shape_and_its_word(tr: Translator) -> None:
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 12, 11), (DONE, HALL, RULES)
    )
    picture = chart(row, tr=tr)
    said = words(picture.shapes)
    assert {"Milestone reached", "Milestone to come", "Milestone waited for"} <= set(said)
    assert "Book the hall, 4 days late" in said
    colours = {s.stroke for s in picture.shapes if isinstance(s, Polygon) and s.stroke}
    assert colours == {"accent", "attn"}
    assert "Book the hall 20 Nov 2026, 4 days late" in picture.table.rows[0][4]


def test_a_name_gives_way_to_the_next_but_lateness_is_never_cut(tr: Translator) -> None:
    near = Milestone("near", date(2026, 11, 21), "Find a neutral facilitator", "due")
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 12, 11), (HALL, near)
    )
    said = words(chart(row, tr=tr).shapes)
    assert not any("hall" in text or "Book" in text for text in said)
    assert "Find a neutral facilitator" in said


def test_what_comes_too_early_is_dashed_and_never_red(tr: Translator) -> None:
    links = (Link("ask", "hall"), Link("rules", "hall", early=True))
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 12, 11), (DONE, HALL, RULES),
        links,
    )  # fmt: skip
    picture = chart(row, tr=tr)
    elbows = [s for s in picture.shapes if isinstance(s, Polyline) and len(s.points) == 4]
    plain, early = elbows[:2]
    assert (plain.stroke, plain.dash) == ("ink2", ())
    assert early.stroke == "attn"
    assert early.dash
    assert plain.points[0][0] < plain.points[-1][0]
    assert early.points[0][0] > early.points[-1][0]
    assert "after Ask for topics and House rules" in picture.table.rows[0][4]
    assert not {s.stroke for s in picture.shapes if not isinstance(s, Text)} & {"crit"}


def test_milestones_of_two_actions_are_joined_across_the_rows(tr: Translator) -> None:
    rows = [
        TimelineRow("a", "Debate", "planned", None, None, (HALL,)),
        TimelineRow(
            "b",
            "Text",
            "planned",
            None,
            None,
            (RULES,),
            (Link("hall", "rules", name="Book the hall"),),
        ),
    ]
    elbow = next(
        s for s in chart(*rows, tr=tr).shapes if isinstance(s, Polyline) and len(s.points) == 4
    )
    assert elbow.points[1][1] == AXIS + ROW
    assert elbow.points[0][1] < AXIS + ROW < elbow.points[-1][1]
    assert chart(*rows, tr=tr).table.rows[1][4].endswith("after Book the hall")


def test_legend_names_only_the_states_that_occur(tr: Translator) -> None:
    row = TimelineRow("a", "Debate", "stopped", date(2026, 9, 1), date(2026, 11, 11))
    texts = words(chart(row, tr=tr).shapes)
    assert "Stopped, with lessons" in texts
    assert "Paused" not in texts
    assert "Milestone reached" not in texts


def test_years_of_actions_keep_labels_apart(tr: Translator) -> None:
    row = TimelineRow("a", "Debate", "planned", date(2024, 1, 1), date(2028, 11, 11))
    picture = chart(row, tr=tr, width=400)
    for y in {s.y for s in picture.shapes if isinstance(s, Text) and s.y < AXIS}:
        found = sorted(
            (s.x, s.x + default_measure(s.text, s.role))
            for s in picture.shapes
            if isinstance(s, Text) and s.y == y and s.anchor == "start"
        )
        assert all(b[0] > a[1] for a, b in itertools.pairwise(found))


def test_pages_of_one_timeline_share_their_days(tr: Translator) -> None:
    rows = [
        TimelineRow("a", "Debate", "planned", date(2026, 9, 3), date(2026, 11, 11)),
        TimelineRow("b", "Text", "planned", date(2027, 2, 1), date(2027, 3, 1)),
    ]
    span = span_of(rows, TODAY)
    assert span is not None
    assert span.first == date(2026, 9, 1)
    assert span.last > date(2027, 3, 1)
    pages = [
        timeline_chart([row], today=TODAY, width=760, tr=tr, span=span, signs=()) for row in rows
    ]
    first, second = (
        next(s for s in page.shapes if isinstance(s, Line) and s.stroke == "accent")
        for page in pages
    )
    assert first.x1 == pytest.approx(second.x1, abs=40)
    assert span_of([TimelineRow("c", "Radio", "idea", None, None)], TODAY) is None


# ---------------------------------------------------------------- single rows, as the window paints


SCALE = Scale(date(2026, 11, 1), 10.0, 200.0, 500.0)


def test_a_row_out_of_sight_says_where_it_is(tr: Translator) -> None:
    before = TimelineRow("a", "Debate", "done", date(2026, 2, 1), date(2026, 3, 3))
    after = TimelineRow("b", "Text", "planned", date(2027, 2, 1), date(2027, 3, 1))
    assert words(row_shapes(before, 0, SCALE, tr, default_measure)) == ["← 3 Mar 2026"]
    assert words(row_shapes(after, 0, SCALE, tr, default_measure)) == ["1 Feb 2027 →"]
    both = TimelineRow("c", "Walk", "paused", date(2027, 2, 1), date(2027, 3, 1),
                       began=date(2026, 2, 1), ended=date(2026, 3, 3))  # fmt: skip
    assert words(row_shapes(both, 0, SCALE, tr, default_measure)) == [
        "← 3 Mar 2026",
        "1 Feb 2027 →",
    ]


def test_a_bar_that_goes_on_is_drawn_no_longer_than_it_shows(tr: Translator) -> None:
    row = TimelineRow("a", "Debate", "under_way", date(2000, 1, 1), date(2040, 1, 1))
    (bar,) = (s for s in row_shapes(row, 0, SCALE, tr, default_measure) if isinstance(s, Rect))
    assert bar.x < SCALE.left
    assert bar.x + bar.width > SCALE.right
    assert bar.width < 400


def test_what_can_be_chosen_stands_from_left_to_right(tr: Translator) -> None:
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 4), date(2026, 11, 20), (RULES, DONE)
    )
    spots = row_spots(row, 100, SCALE, tr)
    assert [spot.key for spot in spots] == ["a", "ask", "rules"]
    assert spots[0].holds(SCALE.across(date(2026, 11, 10)), 124)
    assert spots[1].label == "Ask for topics 2 Nov 2026, reached"
    assert not row_spots(TimelineRow("b", "Radio", "idea", None, None), 0, SCALE, tr)


@pytest.mark.parametrize(
    ("per_day", "days"),
    [(20, 7), (7, 30), (0.4, 91), (0.1, 365)],
)
def test_lines_of_the_scale_keep_apart(per_day: float, days: int) -> None:
    found = ticks(Scale(date(2026, 1, 1), per_day, 0.0, 900.0))
    assert found
    gaps = {(b - a).days for a, b in itertools.pairwise(found)}
    assert all(abs(gap - days) <= 3 for gap in gaps)
    assert all(gap * per_day >= 17 for gap in gaps)


def test_days_and_places_answer_each_other() -> None:
    assert SCALE.across(date(2026, 11, 11)) == 300
    assert SCALE.day_at(300) == date(2026, 11, 11)
    assert SCALE.day_at(-1e12) == date.min
    assert Scale.fitting(date(2026, 1, 1), date(2026, 1, 11), 0, 100).per_day == 10


def test_the_month_at_hand_stays_named_at_the_left_edge(tr: Translator) -> None:
    scale = Scale(date(2026, 11, 3), 20.0, 200.0, 900.0)
    first = next(
        s for s in axis(scale, date(2027, 5, 1), tr, default_measure) if isinstance(s, Text)
    )
    assert (first.text, first.x) == ("November 2026", 200.0)
