"""The keys of the wall, and those that presenter remotes send."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.ui.projecting.keys import KEYS, wish_of

K = Qt.Key


@pytest.mark.parametrize(
    ("wish", "keys"),
    [
        ("next", {K.Key_Right, K.Key_Down, K.Key_PageDown, K.Key_Space}),
        ("back", {K.Key_Left, K.Key_Up, K.Key_PageUp}),
        ("timer", {K.Key_T}),
        ("blank", {K.Key_H, K.Key_B, K.Key_Period}),
        ("private", {K.Key_P}),
        ("end", {K.Key_F5, K.Key_Escape}),
    ],
)
def test_each_wish_has_its_keys(wish: str, keys: set[Qt.Key]) -> None:
    assert {key for key, asked in KEYS.items() if asked == wish} == keys


def test_other_keys_ask_for_nothing() -> None:
    for key in (K.Key_A, K.Key_1, K.Key_Return, K.Key_Shift, 0x7FFFFFFF):
        assert wish_of(int(key)) == ""
