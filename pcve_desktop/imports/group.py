"""Several rows about the same organisation become one, and it is said which rows went where.

Rows with the same name are one organisation, whatever their addresses and phones: lists have one
row per site or per programme. Nearly the same name (a slip, a legal form, an article) is enough
only together with the same e-mail or phone. Different names that share an e-mail or phone are
never joined, only pointed out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.records import Entry
from pcve_desktop.imports.targets import EMAIL, NAME, PHONE, SLOTS, in_slot
from pcve_desktop.likeness.names import name_key, nearly_same, related
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.imports.records import Part


_NEIGHBOURS: Final = 3
_TOTAL: Final = re.compile(
    r"(?:(?:sous|grand|sub|general)? ?tota(?:l|ux)|gesamt|gesamtsumme|zwischensumme|summe"
    r"|insgesamt|nombre|anzahl|count|sum)(?: (?:general|partiel|\d+|structures?|rows?|lignes?))*"
)


@dataclass
class Group:
    """One organisation of the file: its name, its rows and what they say."""

    name: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def rows(self) -> tuple[int, ...]:
        """Numbers of its rows in the file."""
        return tuple(entry.number for entry in self.entries)

    def spellings(self) -> list[str]:
        """Return the names that its rows write otherwise."""
        names = {name_key(name): name for entry in self.entries if (name := entry.first(NAME))}
        names.pop(name_key(self.name), None)
        return list(names.values())

    def reach(self) -> set[str]:
        """Return comparable forms of all its e-mail addresses and phone numbers."""
        emails, phones = (
            [text for slot in SLOTS for text in self.texts(in_slot(key, slot))]
            for key in (EMAIL, PHONE)
        )
        return reach_keys(emails, phones)

    def parts(self, key: str) -> list[Part]:
        """Return the distinct cells for a target, in the order of the rows."""
        seen: dict[tuple[str, str], Part] = {}
        for entry in self.entries:
            for part in entry.values.get(key, ()):
                seen.setdefault((part.label, fold(part.text) or part.text), part)
        return list(seen.values())

    def texts(self, key: str) -> list[str]:
        """Return the distinct texts for a target, whatever their column."""
        seen: dict[str, str] = {}
        for part in self.parts(key):
            seen.setdefault(fold(part.text) or part.text, part.text)
        return list(seen.values())


@dataclass(frozen=True)
class Alike:
    """Two groups that may be one organisation: by the e-mail or phone that both have, or by name.

    `value` is empty when the names are nearly the same and nothing else speaks for it.
    """

    first: str
    second: str
    value: str


@dataclass(frozen=True)
class Grouping:
    """All groups in the order of the file, and what looks alike.

    `nameless` and `totals` are the rows without a name, and those that only add up others.
    """

    groups: tuple[Group, ...]
    nameless: tuple[int, ...]
    alike: tuple[Alike, ...]
    totals: tuple[int, ...] = ()


def group_entries(entries: Sequence[Entry]) -> Grouping:
    """Group the rows by organisation; every row is in one group or among the nameless."""
    by_name: dict[str, Group] = {}
    nameless: list[int] = []
    totals: list[int] = []
    for entry in entries:
        name = " ".join(entry.first(NAME).split())
        key = name_key(name)
        if not key:
            nameless.append(entry.number)
            continue
        if _is_total(entry, name):
            totals.append(entry.number)
            continue
        by_name.setdefault(key, Group(name)).entries.append(entry)
    alike = _join_nearly_same(by_name)
    alike += _nearly_same_names(by_name, {(each.first, each.second) for each in alike})
    return Grouping(tuple(by_name.values()), tuple(nameless), tuple(alike), tuple(totals))


def _is_total(entry: Entry, name: str) -> bool:
    """Tell whether a row adds up others: it says so, and holds nothing but figures."""
    if not _TOTAL.fullmatch(fold(name)):
        return False
    beside = (part.text for key, parts in entry.values.items() if key != NAME for part in parts)
    return not any(char.isalpha() for text in beside for char in text)


def _join_nearly_same(by_name: dict[str, Group]) -> list[Alike]:
    """Join groups whose names differ by a slip and that share an e-mail or phone."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, group in by_name.items():
        for reach in group.reach():
            owners[reach].append(key)
    alike: dict[tuple[str, str], Alike] = {}
    for reach, keys in owners.items():
        present = [key for key in keys if key in by_name]
        for other in present[1:]:
            first = present[0]
            if nearly_same(first, other):
                by_name[first].entries += by_name.pop(other).entries
                by_name[first].entries.sort(key=lambda entry: entry.number)
            elif "@" in reach or related(first, other):
                pair = by_name[first].name, by_name[other].name
                alike.setdefault(pair, Alike(*pair, reach))
    return [each for each in alike.values() if name_key(each.second) in by_name]


def _nearly_same_names(by_name: dict[str, Group], known: set[tuple[str, str]]) -> list[Alike]:
    """Point out names that differ by a slip; only neighbours in the alphabet are compared."""
    keys = sorted(by_name)
    found = []
    for place, key in enumerate(keys):
        for other in keys[place + 1 : place + 1 + _NEIGHBOURS]:
            pair = by_name[key].name, by_name[other].name
            if nearly_same(key, other) and not known & {pair, pair[::-1]}:
                found.append(Alike(*pair, ""))
    return found
