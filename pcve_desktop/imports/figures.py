"""Numbers that a spreadsheet shows as figures: the leading zero of a phone or postcode.

Typed as a number, 03 88 00 00 00 is stored as 388000000 and only its format brings the zero back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.')
_PLAIN: Final = re.compile(r"[0# \u00a0()+/\ue000-\uf8ff-]*0[0# \u00a0()+/\ue000-\uf8ff-]*")
_HOLDERS: Final = "0#"
_FEWEST: Final = 2
# Quoted signs are moved out of the way of the signs that mean something in a format.
_SHIFT: Final = 0xE000


def as_shown(value: int, number_format: str) -> str | None:
    """Return a whole number as its format shows it, if that is figures in groups; else None."""
    layout = _layout(number_format)
    if layout is None or value < 0:
        return None
    holders = sum(sign in _HOLDERS for sign in layout)
    first_zero = next(place for place, sign in enumerate(layout) if sign == "0")
    skipped = sum(sign in _HOLDERS for sign in layout[:first_zero])
    figures = str(value).zfill(holders - skipped)
    shown: list[str] = []
    for place in range(len(layout) - 1, -1, -1):
        sign = layout[place]
        if sign not in _HOLDERS:
            shown.append(chr(ord(sign) - _SHIFT) if ord(sign) >= _SHIFT else sign)
        elif figures:
            shown.append(figures[-1])
            figures = figures[:-1]
    return (figures + "".join(reversed(shown))).strip()


@lru_cache(maxsize=64)
def _layout(number_format: str) -> str | None:
    """Return the place holders of a format with its literal signs, None for other formats."""
    first = number_format.split(";", maxsplit=1)[0]
    layout = _LITERAL.sub(_set_aside, first)
    if not _PLAIN.fullmatch(layout):
        return None
    holders = sum(sign in _HOLDERS for sign in layout)
    return layout if holders >= _FEWEST else None


def _set_aside(match: re.Match[str]) -> str:
    literal = match[1] or match[2] or ""
    return "".join(chr(_SHIFT + ord(char)) for char in literal if ord(char) < _SHIFT // 16)
