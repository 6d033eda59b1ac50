"""Names of organisations compared: a slip, a legal form or an article makes no other name."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz

from pcve_desktop.likeness.words import fold

_SMALL_WORDS: Final = frozenset(
    {
        "de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "the", "of", "and",
        "for", "und", "fuer", "fur", "der", "die", "das", "von", "e", "v", "ev", "inc", "llc",
        "ltd", "gmbh", "sarl", "scop", "asso", "association", "verein",
    }
)  # fmt: skip
_NEARLY: Final = 93
_RELATED: Final = 0.5


def name_key(name: str) -> str:
    """Return what is the same in two writings of a name: letters and digits, no small words."""
    spoken = fold(name).split()
    return " ".join(word for word in spoken if word not in _SMALL_WORDS) or " ".join(spoken)


def nearly_same(first: str, second: str) -> bool:
    """Tell whether two name keys differ by a slip only; other figures are other names."""
    if _figures(first) != _figures(second):
        return False
    return fuzz.ratio(first, second) >= _NEARLY


def _figures(key: str) -> list[str]:
    return [word for word in key.split() if any(char.isdigit() for char in word)]


def related(first: str, second: str) -> bool:
    """Tell whether two name keys share most words: sites in one building share a phone too."""
    one, two = set(first.split()), set(second.split())
    return len(one & two) / min(len(one), len(two)) > _RELATED
