"""The path of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.path import PathReturn, PathStep, path_picture, path_row
from pcve_desktop.pictures.scene import Circle, Path, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

STEPS = [PathStep(f"s{n}", f"{n} Step", "done", f"note {n}") for n in range(1, 7)]


def discs(width: float, tr: Translator) -> list[Circle]:
    shapes = path_picture(STEPS, width=width, tr=tr).shapes
    return [shape for shape in shapes if isinstance(shape, Circle)]


def test_steps_stand_in_the_middle_of_equal_columns(tr: Translator) -> None:
    assert [disc.cx for disc in discs(900, tr)] == pytest.approx([75, 225, 375, 525, 675, 825])
    heights = [disc.cy for disc in discs(900, tr)]
    assert heights[0] == heights[2] < heights[1] == heights[3]


def test_narrow_path_runs_downwards(tr: Translator) -> None:
    found = discs(400, tr)
    assert {disc.cx for disc in found} == {13}
    assert [disc.cy for disc in found] == sorted(disc.cy for disc in found)


def test_every_step_can_be_chosen_and_is_named_in_words(tr: Translator) -> None:
    picture = path_picture(STEPS, width=900, tr=tr)
    assert [spot.key for spot in picture.spots] == [step.key for step in STEPS]
    assert picture.spots[0].label == "1 Step, Done, note 1"
    assert all(
        spot.holds(disc.cx, disc.cy)
        for spot, disc in zip(picture.spots, discs(900, tr), strict=True)
    )


def test_returns_that_would_cross_take_levels(tr: Translator) -> None:
    returns = [PathReturn(2, 1, "Oct"), PathReturn(5, 0, "Nov"), PathReturn(5, 4, "Jan")]
    picture = path_picture(STEPS, returns, width=900, tr=tr)
    heights = {
        shape.text: shape.y
        for shape in picture.shapes
        if isinstance(shape, Text) and shape.text.startswith("came back")
    }
    assert heights["came back, Oct"] == heights["came back, Jan"] > heights["came back, Nov"]
    assert sum(isinstance(s, Path) and bool(s.dash) for s in picture.shapes) == 3
    assert picture.table.rows[1] == ("2 Step", "Done", "note 2, came back, Oct")


def test_sentence_counts_what_has_begun(tr: Translator) -> None:
    steps = [PathStep("a", "1 A", "not_started"), PathStep("b", "2 B", "adapted")]
    assert path_picture(steps, width=300, tr=tr).sentence == "1 of 2 steps begun, in any order."


def test_row_keeps_its_size_and_its_words(tr: Translator) -> None:
    picture = path_row(STEPS, tr=tr)
    assert picture.width == 147
    assert picture.table.rows[0] == ("1 Step", "Done", "note 1")
