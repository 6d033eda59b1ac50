"""Signs of states."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from pcve_desktop.pictures.glyphs import (
    ACTION_WORDS,
    STEP_WORDS,
    ActionState,
    StepState,
    action_glyph,
    step_glyph,
    step_word,
)
from pcve_desktop.pictures.outline import bounds, outline_of
from pcve_desktop.pictures.scene import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


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
