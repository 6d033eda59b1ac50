"""What stands around a word: neighbours, sentence, places, verbs, ages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcve_desktop.scan.lexicon import words
from pcve_desktop.scan.tokens import is_apostrophe

if TYPE_CHECKING:
    from pcve_desktop.scan.tokens import Token

_AGE = re.compile(
    r"\.?,?[ ]?\(?[ ]?(?:aged[ ]|âgée?[ ]de[ ])?(?:[5-9]|[1-9]\d)"
    r"(?:[ ](?:ans|years|yrs|Jahre|J\.)|(?=[),.;]|[ ]?$))"
)
_BRACKETED = re.compile(r"[ ]\((?:[5-9]|[1-9]\d)(?:[ ]ans|[ ]years|[ ]Jahre)?\)")
_ENDS = frozenset(".,;:!?)»\n")
_FARTHEST = 5
# Without accents “a cité Omar” reads like a place.
_CITED = frozenset({"a", "ai", "as", "ont", "avons", "avez"})
_JOINTS = frozenset({" ", "\u00a0", ". ", ".\u00a0", "  ", ".", "-"})


class Context:
    """The words of a text, asked by number; numbers outside of it have empty answers."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens

    def _at(self, at: int) -> Token | None:
        return self._tokens[at] if 0 <= at < len(self._tokens) else None

    def fold(self, at: int) -> str:
        """Return a word without case and accents, empty outside of the text."""
        token = self._at(at)
        return token.fold if token is not None else ""

    def gap(self, at: int) -> str:
        """Return what stands before a word."""
        token = self._at(at)
        return token.gap if token is not None else ""

    def capital(self, at: int) -> bool:
        """Say whether a word begins with a capital."""
        token = self._at(at)
        return token is not None and token.capital

    def lower(self, at: int) -> bool:
        """Say whether there is a word without a capital."""
        token = self._at(at)
        return token is not None and not token.capital

    def initial(self, at: int) -> bool:
        """Say whether a word is a single capital."""
        token = self._at(at)
        return token is not None and token.initial

    def spaced(self, at: int) -> bool:
        """Say whether only a space stands before a word."""
        return self.gap(at) in {" ", "\u00a0", "\u202f"}

    def joined(self, at: int) -> bool:
        """Say whether a word follows the one before closely, a full stop allowed."""
        return self.gap(at) in _JOINTS or self.gap(at).strip(" ") in {"«", '"', "“", "„", ""}

    def dot_after(self, at: int) -> bool:
        """Say whether a full stop follows a word."""
        token = self._at(at)
        return token is not None and self._text[token.end : token.end + 1] == "."

    def dot_between(self, at: int) -> bool:
        """Say whether a full stop stands before a word."""
        return "." in self.gap(at)

    def ends_clause(self, at: int) -> bool:
        """Say whether nothing, or a sign that ends something, follows a word."""
        token = self._at(at)
        if token is None:
            return True
        sign = self._text[token.end : token.end + 1]
        return sign == "" or sign in _ENDS

    def initial_ends(self, at: int) -> bool:
        """Say whether a single capital stands as an initial: “B.”, “D left”, not “D’Angelo”."""
        return not is_apostrophe(self.gap(at + 1)) or self.fold(at + 1) == "s"

    def folds_before(self, at: int, count: int) -> set[str]:
        """Return some words before a word, in its sentence."""
        found: set[str] = set()
        for number in range(at, max(-1, at - count), -1):
            if number != at and number + 1 < len(self._tokens) and self._tokens[number + 1].begins:
                break
            found.add(self.fold(number))
        return found

    # ---------------------------------------------------------------- places

    def in_a_place(self, at: int) -> bool:
        """Say whether a word belongs to the name of a street, a school, a hall, a saint."""
        return self.place_before(at) or self.place_after(at) or self.hyphenated_place(at)

    def place_before(self, at: int) -> bool:
        """Say whether a place begins before a word: rue Victor, collège Jean, Saint Luc."""
        if self.fold(at - 1) in words("roles_before") and self.joined(at):
            return True
        for back in range(1, _FARTHEST):
            number = at - back
            token = self._at(number)
            if token is None or self._at(number + 1).begins:  # type: ignore[union-attr] # follows
                return False
            if token.fold in words("place_heads") and self.fold(number - 1) not in _CITED:
                return self.gap(number + 1).strip() in {"", "-", "'", "’"}
            if not token.capital and token.fold not in words("particles"):
                return False
        return False

    def place_after(self, at: int) -> bool:
        """Say whether a place ends soon after a word: Anne Road, Marie Curie School."""
        for ahead in range(1, 4):
            if not self.spaced(at + ahead) or not self.capital(at + ahead):
                return False
            if self.fold(at + ahead) in words("place_tails"):
                return True
        return False

    def hyphenated_place(self, at: int) -> bool:
        """Say whether hyphens make a word a place: Rosa-Luxemburg-Haus, Saint-Luc."""
        parts = self.fold(at).split("-")
        if len(parts) == 1:
            return False
        return parts[-1] in words("place_tails") or parts[0] in words("roles_before")

    # ---------------------------------------------------------------- what is said

    def relation(self, at: int, section: str = "relations") -> bool:
        """Say whether a word is a relation: “brother”, “grand-mère”."""
        return self.fold(at).rpartition("-")[2] in words(section)

    def says_after(self, at: int) -> bool:
        """Say whether a verb of saying follows: “Rose raconte”, “Pierre a dit”."""
        if not self.spaced(at + 1) or self.capital(at + 1):
            return False
        if self.fold(at + 1) in words("says"):
            return True
        return self.fold(at + 1) in words("had") and self.fold(at + 2) in words("says")

    def followed_by_thing(self, at: int) -> bool:
        """Say whether another capital follows closely: Rose Lane, Art Class."""
        return self.spaced(at + 1) and self.capital(at + 1)

    def age_after(self, at: int) -> bool:
        """Say whether an age stands beside a word: “K., 16 ans”, “Enzo (15)”."""
        token = self._at(at)
        if token is None:
            return False
        near = self._text[token.end : token.end + 24]
        aged = near.startswith((",", ".,")) and _AGE.match(near) is not None
        return aged or _BRACKETED.match(near) is not None
