"""Words without accents and case, as a function of the database: `fold(text)` in SQL."""

from __future__ import annotations

import unicodedata

_KEPT = 20_000


def fold(text: str) -> str:
    """Return a text without accents and case, for searching and sorting."""
    if text.isascii():
        return text.lower().strip()
    plain = unicodedata.normalize("NFKD", text)
    return (
        "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().strip()
    )


class Folding:
    """`fold` for one connection; the same few thousand names are asked for again and again."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, value: object) -> str | None:
        """Return the folded text, None for no value."""
        if value is None:
            return None
        text = str(value)
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[text] = fold(text)
        return known
