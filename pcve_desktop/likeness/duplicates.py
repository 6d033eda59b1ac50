"""Organisations of a directory that may be the same: found by what speaks for it, never joined.

Every pair comes with its reasons. To stay quick with thousands of organisations, only those are
compared that share something: a name, an uncommon word, an e-mail, a phone, an address, a site.
"""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pcve_desktop.likeness.names import name_key, nearly_same, related
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

# What more than so many organisations share tells nothing: a switchboard, a house of associations.
_CROWD: Final = 12
# A word in so many names is no reason to compare them.
_COMMON: Final = 30
_WEB: Final = ("https://", "http://", "www.")


class Reason(enum.Enum):
    """What speaks for two entries being one organisation, the strongest first."""

    SAME_NAME = "same_name"
    SAME_EMAIL = "same_email"
    NEARLY_SAME_NAME = "nearly_same_name"
    SAME_PHONE = "same_phone"
    SAME_SITE = "same_site"
    SAME_ADDRESS = "same_address"


# One of these is enough; the others count beside a name that has most words in common.
_ENOUGH: Final = {Reason.SAME_NAME, Reason.SAME_EMAIL, Reason.NEARLY_SAME_NAME}
_ORDER: Final = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation as it is compared: identifier and texts, as they were written."""

    id: str
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two identifiers in order, and why they may be one organisation (strongest reason first)."""

    first: str
    second: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Keys:
    id: str
    names: frozenset[str]
    reach: frozenset[str]
    address: str
    site: str


def find_duplicates(
    listed: Iterable[Listed],
    *,
    distinct: Collection[frozenset[str]] = (),
    checkpoint: Callable[[], None] | None = None,
) -> list[Likeness]:
    """Return the pairs that may be one organisation, the surest first.

    `distinct` holds the pairs that somebody said are not the same; `checkpoint` is called now and
    then and may raise to stop.
    """
    entries = {entry.id: _keys_of(entry) for entry in listed}
    found: list[Likeness] = []
    for first, second in sorted(_worth_comparing(entries.values())):
        if checkpoint is not None:
            checkpoint()
        if frozenset((first, second)) in distinct:
            continue
        reasons = _reasons(entries[first], entries[second])
        if reasons:
            found.append(Likeness(first, second, reasons))
    return sorted(found, key=_strength)


class Directory:
    """Entries that can be asked for those like another one, which is not among them."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._entries = {entry.id: _keys_of(entry) for entry in listed}
        self._often = Counter(
            word
            for entry in self._entries.values()
            for name in entry.names
            for word in name.split()
        )
        self._shared: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self._entries.values():
            for key in set(_shared_keys(entry, self._often)):
                self._shared[key].append(entry.id)

    def like(self, entry: Listed) -> list[Likeness]:
        """Return pairs of `entry` and one that may be the same, the surest first."""
        asked = _keys_of(entry)
        near = {
            owner
            for key in set(_shared_keys(asked, self._often))
            if len(owners := self._shared.get(key, ())) <= _most_owners(key[0])
            for owner in owners
        }
        found = [
            Likeness(entry.id, owner, reasons)
            for owner in near
            if (reasons := _reasons(asked, self._entries[owner]))
        ]
        return sorted(found, key=_strength)


def _strength(pair: Likeness) -> tuple[int, int, str, str]:
    return (_ORDER[pair.reasons[0]], -len(pair.reasons), pair.first, pair.second)


def _keys_of(entry: Listed) -> _Keys:
    names = frozenset(key for name in entry.names if (key := name_key(name)))
    address = fold(f"{entry.address} {entry.postcode}")
    return _Keys(
        id=entry.id,
        names=names,
        reach=frozenset(reach_keys(entry.emails, entry.phones)),
        # A street without a number is shared by a neighbourhood.
        address=address if any(char.isdigit() for char in fold(entry.address)) else "",
        site=_site(entry.website),
    )


def _site(address: str) -> str:
    """Return the host and path of a web address; the pages of one site are different partners."""
    bare = address.strip().casefold()
    for start in _WEB:
        bare = bare.removeprefix(start)
    return bare.rstrip("/")


def _worth_comparing(entries: Collection[_Keys]) -> set[tuple[str, str]]:
    """Return the pairs that have something in common that is not common."""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    often = Counter(word for entry in entries for name in entry.names for word in name.split())
    for entry in entries:
        for key in _shared_keys(entry, often):
            shared[key].add(entry.id)
    pairs: set[tuple[str, str]] = set()
    for (kind, _value), owners in shared.items():
        if 1 < len(owners) <= _most_owners(kind):
            pairs.update(combinations(sorted(owners), 2))
    return pairs


def _most_owners(kind: str) -> int:
    """Return how many may share a thing for it to be a reason to compare them."""
    return _COMMON if kind in {"word", "name"} else _CROWD


def _shared_keys(entry: _Keys, often: Counter[str]) -> Iterator[tuple[str, str]]:
    for name in entry.names:
        yield "name", name
        for word in set(name.split()):
            if often[word] <= _COMMON:
                yield "word", word
        # A slip in a name of one word leaves no word in common, but a beginning or an end.
        yield "word", f"^{name[:4]}"
        yield "word", f"{name[-4:]}$"
    for reach in entry.reach:
        yield "reach", reach
    if entry.address:
        yield "address", entry.address
    if entry.site:
        yield "site", entry.site


def _reasons(first: _Keys, second: _Keys) -> tuple[Reason, ...]:
    reasons = set(_name_reasons(first, second))
    for reach in first.reach & second.reach:
        reasons.add(Reason.SAME_EMAIL if "@" in reach else Reason.SAME_PHONE)
    if first.address and first.address == second.address:
        reasons.add(Reason.SAME_ADDRESS)
    if first.site and first.site == second.site:
        reasons.add(Reason.SAME_SITE)
    if not reasons & _ENOUGH and not (reasons and _related(first, second)):
        return ()
    return tuple(sorted(reasons, key=lambda reason: _ORDER[reason]))


def _name_reasons(first: _Keys, second: _Keys) -> Iterator[Reason]:
    if first.names & second.names:
        yield Reason.SAME_NAME
    elif any(nearly_same(one, two) for one in first.names for two in second.names):
        yield Reason.NEARLY_SAME_NAME


def _related(first: _Keys, second: _Keys) -> bool:
    return any(related(one, two) for one in first.names for two in second.names)
