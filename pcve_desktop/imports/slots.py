"""Several contacts beside each other in one row: which column belongs to which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.header import JOINER
from pcve_desktop.imports.lexicon import PERSON_WORDS, SLOT_WORDS
from pcve_desktop.imports.targets import CONTACT_KEYS, FUNCTION, PROFESSIONAL, SLOTS
from pcve_desktop.likeness.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERSONAL: Final = frozenset({FUNCTION, PROFESSIONAL})
_FEWEST: Final = 2


def contact_slots(columns: Mapping[int, tuple[str, str]]) -> dict[int, int]:
    """Return the contact (1, 2 or 3) of each column that fills one.

    `columns` gives target key and heading by place. “Phone 2” alone is a second phone of the same
    contact; it is a second contact when a name, a function or the word contact is counted too, or
    when a heading stands over the columns of each contact.
    """
    contact = {place: each for place, each in columns.items() if each[0] in CONTACT_KEYS}
    numbers = {place: _number(heading) for place, (_key, heading) in contact.items()}
    counted = any(
        (numbers[place] or 1) > 1 and (key in _PERSONAL or _names_a_person(heading))
        for place, (key, heading) in contact.items()
    )
    if counted:
        return {place: number or 1 for place, number in numbers.items()}
    return _by_heading_above(contact)


def _number(heading: str) -> int | None:
    """Return the place that a heading counts: “Contact 2 – phone”, “zweite Ansprechperson”."""
    return next((SLOT_WORDS[word] for word in fold(heading).split() if word in SLOT_WORDS), None)


def _names_a_person(heading: str) -> bool:
    return any(word in PERSON_WORDS for word in fold(heading).split())


def _by_heading_above(contact: Mapping[int, tuple[str, str]]) -> dict[int, int]:
    above: dict[str, list[int]] = {}
    for place in sorted(contact):
        key, heading = contact[place]
        group, joined, _ = heading.partition(JOINER)
        if joined:
            above.setdefault(group, []).append(place)
        elif key in _PERSONAL:
            # A person without a heading above: the groups beside are no further contacts.
            return {}
    full = [places for places in above.values() if len(places) >= _FEWEST]
    if len(full) < _FEWEST:
        return {}
    return {place: slot for slot, places in zip(SLOTS, full, strict=False) for place in places}
