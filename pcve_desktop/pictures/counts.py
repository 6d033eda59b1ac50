"""Counts as they may be shown: small ones are blurred when a floor is given.

What leaves for the city or the public hides counts below a floor ("<5"); the drawing must not
tell what the text hides, so such a count is drawn as if it were the floor itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

# From here on languages group the digits of a number, each in its own way.
_GROUPED = 1000


def shown_count(value: float, floor: int, tr: Translator) -> str:
    """Give the text of a count, "<5" when it lies between 0 and the floor."""
    if 0 < value < floor:
        return f"<{tr.number(floor)}"
    if value == int(value) and 0 <= value < _GROUPED:
        # Alike in every language, and pictures write hundreds of them.
        return str(int(value))
    return tr.number(value)


def drawn_count(value: float, floor: int) -> float:
    """Give the size with which a count is drawn."""
    return float(floor) if 0 < value < floor else float(value)
