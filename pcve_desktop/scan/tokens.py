"""Words of a text with what the scan asks about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.scan.lexicon import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_APOSTROPHES = "'’ʼ"
_ENDS = frozenset('.!?:;…\n\r•·«»“”„"|')
_LANGUAGES = ("english", "french", "german")
_ENOUGH = 400
_EDGE = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word (with inner hyphens), folded too, and whether a sentence may begin with it."""

    start: int
    end: int
    text: str
    fold: str
    gap: str
    """What stands between the word before and this one."""
    begins: bool

    @property
    def capital(self) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Say whether all of the word is in capitals (two letters at least)."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Say whether the word is a single capital letter."""
        return len(self.text) == 1 and self.text.isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text; linear in its length."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        # A gap may be a page of digits: only its beginning and end say something.
        gap = text[last:start]
        if len(gap) > 2 * _EDGE:
            gap = gap[:_EDGE] + gap[-_EDGE:]
        word = match.group()
        begins = not found or any(sign in _ENDS for sign in gap)
        found.append(Token(start, end, word, fold(word), gap, begins))
        last = end
    return found


def is_apostrophe(gap: str) -> bool:
    """Say whether only an apostrophe stands between two words."""
    return len(gap) == 1 and gap in _APOSTROPHES


def language_of(tokens: Iterable[Token], wanted: str = "") -> str:
    """Return which of the three languages a text is in, by its small words."""
    counts = dict.fromkeys(_LANGUAGES, 0)
    known = {name: words(name) for name in _LANGUAGES}
    for number, token in enumerate(tokens):
        if number >= _ENOUGH:
            break
        for name, small in known.items():
            counts[name] += token.fold in small
    best = max(counts.values())
    if best == 0 or list(counts.values()).count(best) > 1:
        first = {"en": "english", "fr": "french", "de": "german"}.get(wanted)
        if first is not None and (best == 0 or counts[first] == best):
            return first
    return max(counts, key=lambda name: counts[name])
