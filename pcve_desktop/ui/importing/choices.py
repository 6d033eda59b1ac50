"""What each column of a file means: the guesses, the person's choices, and the rule between them.

No Qt here: the window shows this, and tests read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.guess import Guess
from pcve_desktop.imports.records import entries
from pcve_desktop.imports.table import cell_text
from pcve_desktop.imports.targets import NAME, PROFESSIONAL, SLOTS, Join, in_slot
from pcve_desktop.imports.words import CHOICES, Word, words_of
from pcve_desktop.likeness.names import name_key
from pcve_desktop.likeness.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.columns import Applied
    from pcve_desktop.imports.table import Table
    from pcve_desktop.imports.targets import Target

_SURE: Final = 0.85
_LIKELY: Final = 0.6
_SAMPLES: Final = 3
_SAMPLE_LENGTH: Final = 120
_JOINED_SHOWN: Final = 2
_PEOPLE: Final = frozenset({NAME, *(in_slot(PROFESSIONAL, slot) for slot in SLOTS)})


@dataclass(frozen=True)
class Standing:
    """How sure the meaning of a column is: words (a message id) and the tone of their chip."""

    words: str
    tone: str


SURE: Final = Standing(mark("Sure"), "ok")
LIKELY: Final = Standing(mark("Likely"), "soft")
UNSURE: Final = Standing(mark("A guess, worth a look"), "attn")
SAVED: Final = Standing(mark("Saved columns"), "ok")
CHOSEN: Final = Standing(mark("Chosen here"), "soft")
NOT_IMPORTED: Final = Standing(mark("Not imported"), "mute")


@dataclass
class _Column:
    """One column: what it means now, and why."""

    key: str | None
    guess: Guess
    chosen: bool = False
    saved: bool = False
    given_to: int | None = None


class ColumnChoices:
    """The meaning of every column; a target that cannot be joined stands once."""

    def __init__(self, table: Table, targets: Sequence[Target], guesses: Sequence[Guess]) -> None:
        self.table = table
        self.targets = tuple(targets)
        self._by_key = {target.key: target for target in targets}
        self._guesses = tuple(guesses)
        self._columns = [_Column(guess.target, guess) for guess in guesses]
        self.words: dict[str, dict[str, str]] = {}
        self.applied: Applied | None = None

    def use(self, applied: Applied | None) -> None:
        """Take the meanings of saved columns, or the guesses alone; choices made here go."""
        self.applied = applied
        self._columns = [_Column(guess.target, guess) for guess in self._guesses]
        self.words = {key: dict(words) for key, words in applied.words.items()} if applied else {}
        if applied is None:
            return
        for place, key in applied.targets.items():
            state = self._columns[place]
            state.key, state.saved = key, True
            if key is not None and self._by_key[key].join is Join.NO:
                # A heading that is not among the saved ones was guessed to be the same.
                for index, other in enumerate(self._columns):
                    if index != place and other.key == key and not other.saved:
                        other.key, other.given_to = None, place

    def words_in(self, column: int, tr: Translator) -> list[Word]:
        """Return the words of a column that fills a list, those not understood first."""
        key = self._columns[column].key
        return words_of(self.table, {column: key}, tr) if key in CHOICES and key else []

    def unknown_words(self, column: int, tr: Translator) -> int:
        """Count the words of a column that neither the program nor anybody here understands."""
        return sum(
            not word.understood and fold(word.text) not in self.words.get(word.target, {})
            for word in self.words_in(column, tr)
        )

    def target(self, column: int) -> str | None:
        """Return the key of what a column fills, None when it is not imported."""
        return self._columns[column].key

    def choose(self, column: int, key: str | None) -> None:
        """Say what a column means; the column that filled the same target gives it up."""
        if self._columns[column].key == key:
            return
        if key is not None and self._by_key[key].join is Join.NO:
            for index, other in enumerate(self._columns):
                if index != column and other.key == key:
                    other.key, other.given_to = None, column
        state = self._columns[column]
        state.key, state.chosen, state.given_to = key, True, None

    def mapping(self) -> dict[int, str]:
        """Return the target keys by column, as the plan takes them."""
        return {
            index: column.key
            for index, column in enumerate(self._columns)
            if column.key is not None
        }

    def has_names(self) -> bool:
        """Say whether a column holds the names of the organisations."""
        return NAME in self.mapping().values()

    def standing(self, column: int) -> Standing:
        """Return how sure the meaning of a column is."""
        state = self._columns[column]
        if state.key is None:
            return NOT_IMPORTED
        if state.chosen or state.saved:
            return CHOSEN if state.chosen else SAVED
        sure = state.guess.confidence
        return SURE if sure >= _SURE else LIKELY if sure >= _LIKELY else UNSURE

    def reason(self, column: int, tr: Translator) -> str:
        """Return in words why a column means what it means."""
        state = self._columns[column]
        if state.given_to is not None:
            header = self.table.columns[state.given_to].label(tr)
            return tr.t("“{header}” is used for this instead", header=header)
        partners = [
            self.table.columns[index].label(tr)
            for index, other in enumerate(self._columns)
            if index != column and state.key is not None and other.key == state.key
        ]
        why = "" if state.chosen or state.saved else tr.t(state.guess.reason)
        if not partners:
            return why
        more = len(partners) - _JOINED_SHOWN
        if more > 1:
            partners = partners[:_JOINED_SHOWN]
            partners.append(tr.n("{count} other", "{count} others", more))
        joined = tr.t("Joined with {headers}", headers=tr.list(partners))
        return f"{why}. {joined}" if why else joined

    def samples(self, column: int) -> list[str]:
        """Return the first different values of a column, each on one line."""
        found: dict[str, None] = {}
        for cell in self.table.values(column):
            text = " ".join(cell_text(cell).split())
            if text:
                found[text if len(text) <= _SAMPLE_LENGTH else f"{text[:_SAMPLE_LENGTH]}…"] = None
            if len(found) == _SAMPLES:
                break
        return list(found)

    def names_of_people(self, tr: Translator) -> int:
        """Count the people named in the file, once for each organisation."""
        mapping = {key: value for key, value in self.mapping().items() if value in _PEOPLE}
        if set(mapping.values()) <= {NAME}:
            return 0
        named: set[tuple[str, str]] = set()
        for entry in entries(self.table, mapping, tr):
            organisation = name_key(" ".join(entry.first(NAME).split()))
            for _slot, cells in entry.contacts():
                people = " ".join(part.text for part in cells.get(PROFESSIONAL, ()))
                if people and organisation:
                    named.add((organisation, fold(people)))
        return len(named)
