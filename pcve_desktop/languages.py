"""The languages the program speaks, and how each writes dates and times.

This is the one place that lists them: a line here, and a catalogue beside the others, is a new
language. `docs/translating.md` goes through it step by step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FIXED_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Language:
    """A language, in Babel's terms; what is usual need not be given.

    `locale` names language and country, such as `it_IT`: the country lends its habits of dates
    and numbers, its public phone lines where the program knows them, and its phone numbers.
    """

    name: str
    locale: str
    # Babel's own short forms drop the century.
    short: str = "dd/MM/yyyy"
    day_month: str = "d MMM"
    weekday: str = "EEEE d MMMM"
    time: str = "{hour:02d}:{minute:02d}"
    # Nouns bear a capital inside a sentence too.
    capital_nouns: bool = False

    @property
    def country(self) -> str:
        """Return the two letters of the country."""
        return self.locale.partition("_")[2]


SOURCE: Final = "en"
"""The language the texts are written in, and the one shown where a translation is missing."""

# In the order in which people of the border region look for their language.
SPOKEN: Final[dict[str, Language]] = {
    "fr": Language(
        "Français", "fr_FR", time=f"{{hour}}{_FIXED_SPACE}h{_FIXED_SPACE}{{minute:02d}}"
    ),
    # British English: the day stands before the month, as in every country this is made for.
    "en": Language("English", "en_GB"),
    "de": Language(
        "Deutsch",
        "de_DE",
        short="dd.MM.yyyy",
        day_month="d. MMM",
        weekday="EEEE, d. MMMM",
        capital_nouns=True,
    ),
}
