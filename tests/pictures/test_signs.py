"""The named signs that window and PDF draw."""

from __future__ import annotations

from itertools import combinations

from pcve_desktop.pictures.outline import bounds, outline_of
from pcve_desktop.pictures.scene import Text
from pcve_desktop.pictures.signs import SIDE, SIGNS, sign_tokens


def test_every_sign_has_a_shape_of_its_own_inside_its_square() -> None:
    for first, second in combinations([name for name in SIGNS if "." in name], 2):
        if first.split(".")[0] == second.split(".")[0]:
            assert SIGNS[first] != SIGNS[second], (first, second)
    for name, shapes in SIGNS.items():
        for shape in shapes:
            assert not isinstance(shape, Text)
            left, top, right, bottom = bounds(outline_of(shape))
            assert min(left, top) >= -SIDE / 2, name
            assert max(right, bottom) <= SIDE / 2, name


def test_the_main_colour_comes_first_and_the_ground_is_none() -> None:
    assert sign_tokens("action.done") == ("ok",)
    assert sign_tokens("action.stopped") == ("lesson",)
    assert sign_tokens("step.under_way") == ("accent",)
    assert sign_tokens("home") == ()
    assert not {"crit", "surface"} & {token for name in SIGNS for token in sign_tokens(name)}
