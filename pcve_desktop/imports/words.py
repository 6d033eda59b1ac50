"""The words that a file uses where the program has a list, and what somebody said they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports import targets as t
from pcve_desktop.imports.kinds import kind_of, sector_of
from pcve_desktop.imports.publics import publics_in
from pcve_desktop.imports.records import entries
from pcve_desktop.imports.vocabulary import role_of, spheres_in
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.vocabularies import (
    MemberRole,
    OrganisationKind,
    Public,
    Sector,
    Sphere,
    Vocabulary,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Group
    from pcve_desktop.imports.table import Table

Words = Mapping[str, Mapping[str, str]]
"""What words mean by hand: target key, folded word of the file, key of the vocabulary.

An empty key leaves the word in the notes.
"""

CHOICES: Final[dict[str, type[Vocabulary]]] = {
    t.KIND: OrganisationKind,
    t.SECTOR: Sector,
    t.SPHERES: Sphere,
    t.PUBLICS: Public,
    t.ROLE: MemberRole,
}
"""The targets that take words of a list."""

# Who left or declined is not imported as such: those are events with a date of their own.
ROLES: Final = (MemberRole.INVITED, MemberRole.MEMBER, MemberRole.RESOURCE, MemberRole.LEAD)

_SEVERAL: Final = frozenset({t.SPHERES, t.PUBLICS})
_BETWEEN: Final = re.compile(r"[;|\n,]")
# Longer texts are sentences: nobody maps them one by one.
LONGEST_WORD: Final = 60
MOST_WORDS: Final = 200


@dataclass(frozen=True)
class Word:
    """A word of the file for a target: in how many rows it stands, and what is understood."""

    target: str
    text: str
    rows: int
    understood: tuple[Vocabulary, ...]


def options_for(key: str) -> tuple[Vocabulary, ...]:
    """Return the words of the list that a target takes."""
    return ROLES if key == t.ROLE else tuple(CHOICES[key])


def units(key: str, text: str) -> list[str]:
    """Return the words in a cell: the whole text, or its parts where a field takes several."""
    if key not in _SEVERAL:
        return [text]
    return [part for each in _BETWEEN.split(text) if (part := each.strip())]


def understood(key: str, text: str) -> tuple[Vocabulary, ...]:
    """Return what the program makes of a word by itself."""
    if key == t.PUBLICS:
        return publics_in(text)
    if key == t.SPHERES:
        return spheres_in(text)
    one: Vocabulary | None
    if key == t.KIND:
        one = kind_of("", text)
    elif key == t.SECTOR:
        one = sector_of(text, kind_of("", text))
    else:
        one = role_of(text)
    return (one,) if one in options_for(key) else ()


def given(group: Group, key: str, chosen: Words) -> list[Vocabulary]:
    """Return what somebody said the words of a group mean, in the order of the rows."""
    meanings = chosen.get(key)
    if not meanings:
        return []
    found: dict[Vocabulary, None] = {}
    for text in group.texts(key):
        for unit in units(key, text):
            if meaning := meanings.get(fold(unit)):
                found[CHOICES[key](meaning)] = None
    return list(found)


def words_of(table: Table, mapping: Mapping[int, str], tr: Translator) -> list[Word]:
    """Return the different words of the columns that fill a list, those not understood first."""
    asked = {index: key for index, key in mapping.items() if key in CHOICES}
    if not asked:
        return []
    counts: Counter[tuple[str, str]] = Counter()
    texts: dict[tuple[str, str], str] = {}
    for entry in entries(table, asked, tr):
        for key, parts in entry.values.items():
            for unit in (unit for part in parts for unit in units(key, part.text)):
                folded = key, fold(unit)
                if folded[1] and len(unit) <= LONGEST_WORD:
                    texts.setdefault(folded, " ".join(unit.split()))
                    counts[folded] += 1
    found = [
        Word(place[0], texts[place], count, understood(place[0], texts[place]))
        for place, count in counts.most_common(MOST_WORDS)
    ]
    order = list(CHOICES)
    return sorted(found, key=lambda word: (bool(word.understood), order.index(word.target)))
