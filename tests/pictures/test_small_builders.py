"""Dumbbell, attendance, counts, months and signs."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.attendance import attendance_row
from pcve_desktop.pictures.counts import drawn_count, shown_count
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.pictures.glyphs import (
    ACTION_WORDS,
    STEP_WORDS,
    ActionState,
    StepState,
    action_glyph,
    step_glyph,
    step_word,
)
from pcve_desktop.pictures.months import month_name, month_starts
from pcve_desktop.pictures.outline import bounds, outline_of
from pcve_desktop.pictures.scene import Circle, Line, Rect, Text


def test_dumbbell_places_both_values_on_the_scale(tr: Translator) -> None:
    rows = [ConfidenceRow("Whom to turn to", 2.0, 4.0), ConfidenceRow("Other", None, 5.0)]
    picture = dumbbell_chart(rows, title="Confidence", width=400, tr=tr)
    scale, joined, last = (s for s in picture.shapes if isinstance(s, Line))
    length = scale.x2 - scale.x1
    assert joined.x1 == pytest.approx(scale.x1 + length / 4)
    assert joined.x2 == pytest.approx(scale.x1 + length * 3 / 4)
    squares = [s for s in picture.shapes if isinstance(s, Rect)]
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    assert len(squares) == 1
    assert discs[1].cx == pytest.approx(last.x2)
    assert picture.table.rows == (("Whom to turn to", "2.0", "4.0"), ("Other", "–", "5.0"))
    assert picture.sentence == "1 of 1 answers are higher after."


def test_attendance_has_one_sign_an_answer_in_order(tr: Translator) -> None:
    picture = attendance_row(
        ["present", "no_reply", "present", "excused"], width=300, tr=tr, coming=True
    )
    signs = [s for s in picture.shapes if not isinstance(s, Text)]
    assert [s.fill for s in signs] == ["accent", None, "accent", None]
    assert isinstance(signs[3], Line)
    assert picture.sentence == "2 coming, 1 no reply, 1 excused"
    assert picture.table.rows == (("Coming", "2"), ("No reply", "1"), ("Excused", "1"))


def test_attendance_goes_on_below_when_the_row_is_full(tr: Translator) -> None:
    picture = attendance_row(["present"] * 30, width=200, tr=tr, caption=False)
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    assert len({disc.cy for disc in discs}) == 3
    assert max(disc.cx + disc.r for disc in discs) <= 200
    assert picture.height == 54


def test_floor_blurs_small_counts_only(tr: Translator) -> None:
    assert [shown_count(n, 5, tr) for n in (0, 1, 4, 5)] == ["0", "<5", "<5", "5"]
    assert [drawn_count(n, 5) for n in (0, 1, 4, 5)] == [0, 5, 5, 5]
    assert shown_count(3, 0, tr) == "3"


def test_months_begin_on_their_first_day() -> None:
    starts = month_starts(date(2026, 11, 2), date(2027, 2, 1))
    assert starts == (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1))
    assert month_starts(date(2026, 11, 1), date(2026, 11, 30)) == (date(2026, 11, 1),)
    assert month_name(date(2026, 12, 1), Translator("de")) == "Dez"
    assert month_name(date(2027, 1, 1), Translator("fr")) == "janv. 2027"


def test_every_state_has_a_sign_of_its_own_and_a_word(tr: Translator) -> None:
    steps = [step_glyph(state, 10, 10, 8) for state in get_args(StepState)]
    actions = [action_glyph(state, 10, 10, 8) for state in get_args(ActionState)]
    assert len(set(steps)) == len(steps) == len(STEP_WORDS) == len(set(STEP_WORDS.values()))
    assert len(set(actions)) == len(actions) == len(ACTION_WORDS)
    assert step_word("to_revisit", tr) == "To revisit"


@pytest.mark.parametrize("state", get_args(StepState))
def test_step_signs_stay_in_their_circle(state: StepState) -> None:
    for shape in step_glyph(state, 20, 20, 16):
        assert not isinstance(shape, Text)
        left, top, right, bottom = bounds(outline_of(shape))
        assert min(left, top) >= 3.5
        assert max(right, bottom) <= 36.5


def test_no_step_sign_is_red() -> None:
    for state in get_args(StepState):
        for shape in step_glyph(state, 10, 10, 8):
            assert not isinstance(shape, Text)
            assert not {shape.fill, shape.stroke} & {"crit", "attn", "crit_bg"}
