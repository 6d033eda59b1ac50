"""Phrases looked for in a text, quickly: only those that begin with one of its words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pcve_desktop.likeness.words import find_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

K = TypeVar("K")


class Found(NamedTuple, Generic[K]):
    """A phrase in a text: where it begins (in words), the place of its key in the table."""

    place: int
    order: int
    key: K


class Phrases(Generic[K]):
    """A table of phrases by key, split into words once."""

    def __init__(self, table: Mapping[K, Sequence[str]]) -> None:
        self._by_word: dict[str, list[tuple[int, K, tuple[str, ...]]]] = defaultdict(list)
        for order, (key, phrases) in enumerate(table.items()):
            for phrase in map(words, phrases):
                self._by_word[phrase[0]].append((order, key, phrase))

    def found(self, text: str) -> list[Found[K]]:
        """Return the phrases that stand in the text as whole words, in any order."""
        spoken = words(text)
        return [
            Found(place, order, key)
            for word in dict.fromkeys(spoken)
            for order, key, phrase in self._by_word.get(word, ())
            if (place := find_words(phrase, spoken)) >= 0
        ]
