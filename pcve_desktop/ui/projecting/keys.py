"""The keys of a meeting in front of the wall; presenter remotes send the same."""

from __future__ import annotations

from PySide6.QtCore import Qt

_K = Qt.Key

# What a key asks for; digits are a matter of the vote.
KEYS = {
    _K.Key_Right: "next",
    _K.Key_Down: "next",
    _K.Key_PageDown: "next",
    _K.Key_Space: "next",
    _K.Key_Left: "back",
    _K.Key_Up: "back",
    _K.Key_PageUp: "back",
    _K.Key_T: "timer",
    _K.Key_H: "blank",
    _K.Key_B: "blank",
    _K.Key_Period: "blank",
    _K.Key_P: "private",
    _K.Key_F5: "end",
    _K.Key_Escape: "end",
}


def wish_of(key: int) -> str:
    """Return what a key asks for, empty for nothing."""
    try:
        return KEYS.get(Qt.Key(key), "")
    except ValueError:
        return ""
