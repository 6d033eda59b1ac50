"""Words compared as a person would: without case, accents, punctuation and plural endings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "'"})
_SHORTEST_PLURAL: Final = 4


def fold(text: str) -> str:
    """Return lower-case letters and digits with single spaces: “Téléphone n°” is “telephone n”."""
    lowered = text.casefold().translate(_LIGATURES)
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", lowered).strip()


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, each without a plural s."""
    return tuple(_singular(word) for word in fold(text).split())


def _singular(word: str) -> str:
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def find_words(needle: tuple[str, ...], hay: tuple[str, ...]) -> int:
    """Return where `needle` stands as a run of whole words in `hay`, or -1."""
    for start in range(len(hay) - len(needle) + 1):
        if hay[start : start + len(needle)] == needle:
            return start
    return -1


def distinct(texts: Iterable[str]) -> list[str]:
    """Return the texts without those that say the same, in their order."""
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(fold(text) or text, text)
    return list(seen.values())
