"""Which words of two texts differ. No Qt here."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# Words, the spaces between them, and signs one by one.
_PARTS = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond so many parts, comparing takes longer than anybody would look at the result.
_MOST = 2_000

Piece = tuple[str, bool]
"""A piece of a text, and whether it differs from the other one."""


def compared(ours: str, theirs: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces, each with whether it differs from the other text.

    Texts that have nothing in common are not marked at all: that every word differs is no help.
    """
    one, two = _PARTS.findall(ours), _PARTS.findall(theirs)
    if len(one) + len(two) > _MOST:
        return _by_ends(ours, theirs)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] == "equal"]
    shared = sum(_weight(one[start:end]) for _tag, start, end, _s, _e in blocks)
    if not shared:
        return [(ours, False)], [(theirs, False)]
    first: list[Piece] = []
    second: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        _add(first, "".join(one[a:b]), differs=tag != "equal")
        _add(second, "".join(two[c:d]), differs=tag != "equal")
    return _joined(first), _joined(second)


def _weight(parts: list[str]) -> int:
    return sum(part.isalnum() for part in parts)


def _by_ends(ours: str, theirs: str) -> tuple[list[Piece], list[Piece]]:
    """Mark what lies between the common beginning and the common end of two long texts."""
    most = min(len(ours), len(theirs))
    start = next((i for i in range(most) if ours[i] != theirs[i]), most)
    room = most - start
    end = next((i for i in range(room) if ours[-1 - i] != theirs[-1 - i]), room)
    pieces = []
    for text in (ours, theirs):
        made: list[Piece] = []
        _add(made, text[:start], differs=False)
        _add(made, text[start : len(text) - end], differs=True)
        _add(made, text[len(text) - end :], differs=False)
        pieces.append(made)
    return pieces[0], pieces[1]


def _add(pieces: list[Piece], text: str, *, differs: bool) -> None:
    if not text:
        return
    # The spaces around what differs are not underlined.
    bare = text.strip()
    if differs and bare and bare != text:
        at = text.index(bare)
        _add(pieces, text[:at], differs=False)
        _add(pieces, bare, differs=True)
        _add(pieces, text[at + len(bare) :], differs=False)
        return
    pieces.append((text, differs and bool(bare)))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Put neighbours of one kind together; a lone space between two differences differs too."""
    made: list[Piece] = []
    for place, (text, differs) in enumerate(pieces):
        between = (
            text == " "
            and 0 < place < len(pieces) - 1
            and pieces[place - 1][1]
            and pieces[place + 1][1]
        )
        marked = differs or between
        if made and made[-1][1] == marked:
            made[-1] = (made[-1][0] + text, marked)
        else:
            made.append((text, marked))
    return made
