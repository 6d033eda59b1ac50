"""Fractional positions: a place between two neighbours without renumbering the list.

A position is a string over the digits 0-9a-z that sorts as text and never ends in "0", so that
there is always room before and after it. Two offices that insert at the same place get equal
strings; the record id then decides the order, the same on both sides.
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str | None, after: str | None) -> str:
    """Return a position strictly between two others (None: the end of the list on that side).

    Equal neighbours (after a merge) or neighbours in the wrong order give a place after `before`.
    """
    low = before or ""
    high = after if after is not None and after > low else None
    result: list[str] = []
    index = 0
    while True:
        floor = _DIGITS.index(low[index]) if index < len(low) else 0
        ceiling = _DIGITS.index(high[index]) if high is not None and index < len(high) else _BASE
        if floor == ceiling:
            result.append(_DIGITS[floor])
        elif ceiling - floor > 1:
            # Appending is the common case: go up by a small step so that positions stay short.
            step = (floor + ceiling) // 2 if high is not None else min(floor + 1, _BASE - 1)
            step = step if before or high is not None else _BASE // 2
            result.append(_DIGITS[step])
            return "".join(result)
        else:
            result.append(_DIGITS[floor])
            high = None
        index += 1


def spread(count: int) -> list[str]:
    """Return `count` ascending positions for a new list."""
    width = 1
    while _BASE**width <= 2 * count:
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits((number + 1) * step, width) for number in range(count)]


def _digits(value: int, width: int) -> str:
    text = ""
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        text = _DIGITS[digit] + text
    # A trailing zero would leave no room before it.
    return text if not text.endswith("0") else text + "i"
