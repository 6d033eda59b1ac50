"""What looks like the name of a person: titles, given names, initials, and what sentences say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.scan.lexicon import given_names, public_names, words
from pcve_desktop.scan.marks import Mark, MarkKind
from pcve_desktop.scan.names_context import Context
from pcve_desktop.scan.tokens import is_apostrophe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.scan.tokens import Token

_SHORTEST_SURNAME = 2
_MOST_PARTS = 4
_COUPLE = 2


class NameReader:
    """Reads the words of one text from left to right, each a few times at most."""

    def __init__(self, text: str, tokens: list[Token], *, language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._context = Context(text, tokens)
        self._german = language == "german"

    def marks(self) -> Iterator[Mark]:
        """Yield the names from left to right."""
        at = 0
        while at < len(self._tokens):
            span = self._span(at)
            if span is None:
                at += 1
                continue
            first, last = span
            yield Mark(self._tokens[first].start, self._end(last), MarkKind.NAME)
            at = last + 1

    def _end(self, last: int) -> int:
        """Return where a name ends, the full stop of an initial included."""
        end = self._tokens[last].end
        short = self._tokens[last].initial and self._text[end : end + 1] == "."
        return end + 1 if short else end

    def _span(self, at: int) -> tuple[int, int] | None:
        """Return the first and last word of a name that begins here, titles included."""
        token = self._tokens[at]
        if not token.capital:
            return (at, at) if self._hasty(at) else None
        return self._titled(at) or self._initials(at) or self._given(at) or self._told(at)

    # ---------------------------------------------------------------- titles

    def _titled(self, at: int) -> tuple[int, int] | None:
        """Mr Benali; M. et Mme Hugues; Frau von der Heide."""
        if not self._is_title(at):
            return None
        after = at + 1
        context = self._context
        if context.fold(after) in {"et", "and", "und"} and self._is_title(after + 1):
            after += 2
        while self._is_title(after):
            after += 1
        after = self._over_particles(after)
        if not context.joined(after) or not context.capital(after):
            return None
        word = context.fold(after)
        if word in words("not_after_title") or context.place_before(at):
            return None
        if context.hyphenated_place(after) or (self._german and _is_function(word)):
            return None
        return at, self._extend(after)

    def _is_title(self, at: int) -> bool:
        word = self._context.fold(at)
        if word in words("titles"):
            # “eine Frau Mitte dreißig” is no title.
            noun = word == "frau" and self._context.fold(at - 1) in words("not_before_frau")
            return self._context.capital(at) and not noun
        dotted = word in words("short_titles") and self._context.capital(at)
        if not dotted or not self._context.dot_after(at):
            return False
        # Otherwise the initial of somebody: “Léa M.”
        after = self._context.fold(at + 1)
        return self._context.capital(at + 1) or after in words("particles")

    def _over_particles(self, at: int) -> int:
        """Return the word after the small words of a name, or `at` when no name follows."""
        last = at
        while self._context.fold(last) in words("name_particles") and last - at < _MOST_PARTS:
            last += 1
        # “Madame la directrice” goes on without a capital.
        return last if self._context.capital(last) and last > at else at

    def _extend(self, at: int) -> int:
        """Return the last word of a name that begins here."""
        context, last, parts = self._context, at, 1
        while parts < _MOST_PARTS:
            after = last + 1
            if is_apostrophe(context.gap(after)) and context.capital(after):
                last = after
                continue
            if not context.spaced(after):
                break
            behind = self._over_particles(after)
            if not context.capital(behind) or context.dot_between(behind):
                break
            if not self._goes_on(behind):
                break
            last, parts = behind, parts + 1
        return last

    def _goes_on(self, at: int) -> bool:
        token = self._tokens[at]
        if token.fold in words("stop_capitals") or self._is_title(at):
            return False
        if token.initial:
            return self._context.initial_ends(at)
        # In German every noun has a capital: a second word must be shouted or known.
        return not self._german or token.shouted or not _is_german_noun(token.fold)

    # ---------------------------------------------------------------- initials

    def _initials(self, at: int) -> tuple[int, int] | None:
        """K. B. told; the brother of A.; J. Perrin; le jeune K."""
        token, context = self._tokens[at], self._context
        if not token.initial or is_apostrophe(context.gap(at + 1)):
            return None
        before = context.fold(at - 1) if not token.begins else ""
        if before in words("not_before_initial") or self._abbreviated(at - 1):
            return None
        if self._two_initials(at):
            return at, at + 1
        if self._initial_and_surname(at, before):
            return at, self._extend(at + 1)
        if self._one_initial(at, before):
            return at, at
        return None

    def _abbreviated(self, at: int) -> bool:
        """Say whether a word is a letter with a full stop: “z. B.”, “C.N.A.”."""
        return len(self._context.fold(at)) == 1 and self._context.dot_after(at)

    def _two_initials(self, at: int) -> bool:
        context = self._context
        if not (context.dot_after(at) and context.initial(at + 1) and context.dot_after(at + 1)):
            return False
        if context.gap(at + 1) not in {". ", ".", ".\u00a0"} or context.initial(at + 2):
            return False
        letters = context.fold(at) + context.fold(at + 1)
        return letters not in words("stop_initials")

    def _initial_and_surname(self, at: int, before: str) -> bool:
        context = self._context
        if context.gap(at + 1) not in {". ", ".", ".\u00a0"} or not context.capital(at + 1):
            return False
        surname = self._tokens[at + 1]
        if len(surname.text) <= _SHORTEST_SURNAME or surname.fold in words("stop_capitals"):
            return False
        starts = self._tokens[at].begins and not context.capital(at + 2)
        return (starts or before in words("before_surname_initial")) and not context.place_before(
            at
        )

    def _one_initial(self, at: int, before: str) -> bool:
        context = self._context
        if not context.dot_after(at) and not context.ends_clause(at):
            return False
        if before in words("of") or is_apostrophe(context.gap(at)):
            return context.relation(at - 2)
        if before in words("little"):
            return True
        if context.age_after(at):
            return True
        calm = context.dot_after(at) and context.lower(at + 1)
        return before in words("before_initial") and calm

    # ---------------------------------------------------------------- given names

    def _given(self, at: int) -> tuple[int, int] | None:
        """Yanis; Karim B.; Léa MARTIN; MARTIN Léa; and words that are names in some sentences."""
        strength = self._strength(at)
        if not strength:
            return self._surname_first(at)
        if self._is_public(at) or self._context.in_a_place(at):
            return None
        last = self._extend(at)
        if strength == "plain" or self._counts(at, last, strength):
            return at, last
        return None

    def _strength(self, at: int) -> str:
        """Say how surely a word is a given name: plain, ordinary, strict or empty."""
        token = self._tokens[at]
        word = token.fold
        for section in ("plain", "ordinary", "strict"):
            if word in given_names(section):
                return section if not token.shouted or self._shouts_on(at) else ""
        parts = word.replace("‐", "-").replace("‑", "-").split("-")
        if len(parts) == _COUPLE and all(_any_given(part) for part in parts):
            return "" if (parts[0], parts[1]) in public_names() else "plain"
        # The genitive: Jürgens Mutter.
        if self._german and word.endswith("s") and word[:-1] in given_names("plain"):
            return "plain" if self._context.capital(at + 1) else ""
        return ""

    def _shouts_on(self, at: int) -> bool:
        """Say whether a word in capitals stands beside another of its kind."""
        near = [at - 1, at + 1]
        return any(self._context.capital(other) and self._context.joined(max(at, other))
                   for other in near)  # fmt: skip

    def _is_public(self, at: int) -> bool:
        here, context = self._context.fold(at), self._context
        after = self._over_particles(at + 1)
        return (here, context.fold(after)) in public_names() or (
            (context.fold(at - 1), here) in public_names() and context.capital(at - 1)
        )

    def _counts(self, at: int, last: int, strength: str) -> bool:
        """Say whether a sentence treats an ambiguous word as a person."""
        context, token = self._context, self._tokens[at]
        behind = self._tokens[last]
        if last > at and (behind.initial or behind.shouted):
            # “Mark A” may be a grade: a full stop makes it a person.
            return behind.shouted or context.dot_after(last)
        if context.says_after(last) or context.fold(at - 1) in words("called"):
            return True
        if strength == "strict" or token.begins:
            return False
        if context.fold(at - 1) in words("little"):
            return True
        linked = self._linked(at)
        if self._german:
            return linked and last == at and not context.capital(at + 1)
        return linked and not context.followed_by_thing(last)

    def _linked(self, at: int) -> bool:
        """Say whether somebody does something with whom the word names."""
        before = self._context.fold(at - 1)
        if before in words("with") or before in words("little"):
            return True
        if before in words("of"):
            return self._context.relation(at - 2)
        # “avec Claire et Marine”: the second is what the first is.
        joins = before in {"and", "et", "und", "or", "ou", "oder"}
        earlier = at - _COUPLE
        return (
            joins
            and earlier >= 0
            and self._context.capital(earlier)
            and bool(self._strength(earlier))
        )

    def _surname_first(self, at: int) -> tuple[int, int] | None:
        """BENALI Samira."""
        token, context = self._tokens[at], self._context
        if not token.shouted or not context.spaced(at + 1) or not context.capital(at + 1):
            return None
        after = self._tokens[at + 1]
        sure = not after.shouted and self._strength(at + 1) == "plain"
        long = len(token.text) > _SHORTEST_SURNAME
        return (at, at + 1) if sure and long and not context.in_a_place(at + 1) else None

    def _hasty(self, at: int) -> bool:
        """Say whether a name was typed without its capital: “mehdi said”, “sagte mehdi”."""
        token, context = self._tokens[at], self._context
        if len(token.text) <= _SHORTEST_SURNAME or token.fold not in given_names("plain"):
            return False
        if context.fold(at - 1) in {"sagte", "sagt"} and not context.capital(at - 1):
            return True
        return context.says_after(at)

    # ---------------------------------------------------------------- what sentences say

    def _told(self, at: int) -> tuple[int, int] | None:
        """Names no list knows: son of X, a boy named X, famille X, the X family, X, 16 ans."""
        token, context = self._tokens[at], self._context
        if token.initial or context.in_a_place(at) or self._is_public(at):
            return None
        if self._with_initial(at):
            return at, at + 1
        if token.begins:
            return None
        if token.shouted and not context.capital(at + 1):
            return None
        if self._said_to_be(at) or self._of_family(at):
            return at, self._extend(at)
        return None

    def _with_initial(self, at: int) -> bool:
        """Say whether an initial and no end of a sentence follows: “Wassilou K. came”."""
        context, word = self._context, self._tokens[at].fold
        if len(word) <= _SHORTEST_SURNAME or word in words("not_before_initial"):
            return False
        initial = context.spaced(at + 1) and context.initial(at + 1) and context.dot_after(at + 1)
        return initial and context.lower(at + 2) and context.gap(at + 2) == ". "

    def _said_to_be(self, at: int) -> bool:
        context, word = self._context, self._tokens[at].fold
        before = context.fold(at - 1)
        noun = self._german and _is_german_noun(word)
        if before in words("called") and context.joined(at):
            if before in words("surely_called"):
                return True
            return bool(context.folds_before(at - 1, 4) & words("people"))
        if before in words("of") and context.relation(at - 2, "close_relations"):
            return not noun and word not in words("not_after_title") | words("places")
        if self._german or word.endswith(("s", "x")) or _is_people(word):
            return False
        if context.age_after(at) or (context.says_after(at) and not self._is_office(at)):
            return True
        young = before in words("little") and context.lower(at - 1)
        return young and not context.followed_by_thing(at) and word not in words("people")

    def _is_office(self, at: int) -> bool:
        """Say whether a word is a function, or the end of a name that goes before it."""
        context = self._context
        return self._tokens[at].fold in words("not_after_title") or context.capital(at - 1)

    def _of_family(self, at: int) -> bool:
        context, word = self._context, self._tokens[at].fold
        if context.fold(at - 1) in words("family") and context.spaced(at):
            return not (self._german and _is_german_noun(word)) and not _is_people(word)
        english = context.fold(at + 1) == "family" and context.lower(at + 1)
        named = context.fold(at - 1) == "the" and word not in words("not_family")
        return english and named and not _is_people(word)


def _any_given(word: str) -> bool:
    return any(word in given_names(section) for section in ("plain", "ordinary", "strict"))


_NOUN_ENDS = (
    "ung", "ungen", "heit", "keit", "keiten", "schaft", "tion", "tionen", "tat", "ismus", "kinder",
    "kindern", "eltern", "lingen", "leute", "schule", "gruppe", "probleme", "arbeit", "zeit",
)  # fmt: skip
_FUNCTION_ENDS = (
    "meister", "meisterin", "leiter", "leiterin", "prasident", "prasidentin", "rat", "ratin",
    "minister", "ministerin", "lehrer", "lehrerin", "direktor", "direktorin", "anwalt", "anwaltin",
)  # fmt: skip
_PEOPLE_ENDS = ("ish", "ese", "ian", "ean", "ische", "aise", "enne", "een")


def _is_german_noun(word: str) -> bool:
    return word.endswith(_NOUN_ENDS)


def _is_function(word: str) -> bool:
    return word.endswith(_FUNCTION_ENDS)


def _is_people(word: str) -> bool:
    return word.endswith(_PEOPLE_ENDS)
