"""The words the scan knows, read once from the resources: data, to be corrected without code."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pcve_desktop.paths import resources_dir

_SMALL_CACHE = 8192


@lru_cache(_SMALL_CACHE)
def fold(word: str) -> str:
    """Return a word without case and accents, `Émilie` as `emilie`."""
    lower = word.casefold().replace("œ", "oe").replace("æ", "ae")
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@cache
def _sections(name: str) -> dict[str, list[str]]:
    """Return the lines of each `[section]` of a word file."""
    text = (resources_dir() / "scan" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = lines = []
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a section of `words.txt`."""
    return frozenset(" ".join(_sections("words")[section]).split())


@cache
def given_names(section: str) -> frozenset[str]:
    """Return the given names of a section: plain, ordinary (also words) or strict (places)."""
    return frozenset(" ".join(_sections("given-names")[section]).split())


@cache
def public_names() -> frozenset[tuple[str, str]]:
    """Return pairs of words that are the name of a public figure."""
    found = set()
    for line in _sections("public-names")["names"]:
        for name in line.split("|"):
            first, second = name.split()
            found.add((first, second))
    return frozenset(found)
