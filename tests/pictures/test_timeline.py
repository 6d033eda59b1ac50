"""The timeline: where bars, milestones and today stand."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.scene import Line, Polygon, Rect, Text
from pcve_desktop.pictures.timeline import Milestone, TimelineRow, timeline_chart

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = date(2026, 11, 24)


def test_bar_is_as_long_as_its_days(tr: Translator) -> None:
    rows = [
        TimelineRow("a", "Debate", "planned", date(2026, 11, 1), date(2026, 11, 11)),
        TimelineRow("b", "Text", "planned", date(2026, 11, 11), date(2026, 12, 1)),
    ]
    picture = timeline_chart(rows, today=TODAY, width=760, tr=tr)
    first, second, _ = (s for s in picture.shapes if isinstance(s, Rect))
    assert second.width == pytest.approx(2 * first.width)
    assert second.x == pytest.approx(first.x + first.width)


def test_today_and_milestones_share_the_axis(tr: Translator) -> None:
    milestone = Milestone(TODAY, "Book the hall", done=True)
    row = TimelineRow(
        "a", "Debate", "under_way", date(2026, 11, 1), date(2026, 12, 20), (milestone,)
    )
    picture = timeline_chart([row], today=TODAY, width=760, tr=tr)
    line = next(s for s in picture.shapes if isinstance(s, Line) and s.stroke == "accent")
    filled = next(s for s in picture.shapes if isinstance(s, Polygon) and s.fill == "accent")
    assert filled.points[0][0] == line.x1 == line.x2
    cells = picture.table.rows[0]
    assert cells[:2] == ("Debate", "Under way")
    assert cells[4] == "Book the hall 24 Nov 2026, reached"


def test_action_without_date_says_so(tr: Translator) -> None:
    rows = [
        TimelineRow("a", "Debate", "done", date(2026, 11, 1), date(2026, 11, 11)),
        TimelineRow("b", "Radio", "idea", None, None),
    ]
    picture = timeline_chart(rows, today=TODAY, width=760, tr=tr)
    texts = {s.text for s in picture.shapes if isinstance(s, Text)}
    assert {"No date yet", "Today", "Nov"} <= texts
    assert picture.spots[1].label == "Radio, Idea, No date yet"
    assert picture.table.rows[1] == ("Radio", "Idea", "No date yet", "No date yet", "")


def test_legend_names_only_the_states_that_occur(tr: Translator) -> None:
    row = TimelineRow("a", "Debate", "stopped", date(2026, 9, 1), date(2026, 11, 11))
    texts = [
        s.text
        for s in timeline_chart([row], today=TODAY, width=760, tr=tr).shapes
        if isinstance(s, Text)
    ]
    assert "Stopped, with lessons" in texts
    assert "Paused" not in texts


def test_years_of_actions_keep_month_labels_apart(tr: Translator) -> None:
    row = TimelineRow("a", "Debate", "planned", date(2024, 1, 1), date(2028, 11, 11))
    picture = timeline_chart([row], today=TODAY, width=400, tr=tr)
    months = [s for s in picture.shapes if isinstance(s, Text) and s.colour == "ink2"]
    xs = [s.x for s in months if s.y < 40]
    assert len(xs) >= 2
    assert all(b - a > 20 for a, b in itertools.pairwise(xs))
