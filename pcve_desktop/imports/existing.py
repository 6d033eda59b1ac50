"""What the workspace knows already: which organisation a row of a file is about, and how sure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from pcve_desktop.i18n import mark
from pcve_desktop.likeness.duplicates import Directory, Listed, Reason
from pcve_desktop.likeness.names import name_key, related
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services.merging import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.services.dataset import Dataset

BY_IDENTIFIER: Final = mark("Same identifier")
BY_NAME: Final = mark("Same name")
BY_OTHER_NAME: Final = mark("Same short name or other name")
BY_EMAIL: Final = mark("Same e-mail")
BY_PHONE: Final = mark("Same phone")
BY_HAND: Final = mark("Chosen here")

REASONS: Final = {
    Reason.SAME_NAME: mark("Same short name or other name"),
    Reason.SAME_EMAIL: BY_EMAIL,
    Reason.NEARLY_SAME_NAME: mark("Nearly the same name"),
    Reason.SAME_PHONE: BY_PHONE,
    Reason.SAME_SITE: mark("Same web site"),
    Reason.SAME_ADDRESS: mark("Same address"),
}
OTHER_IDENTIFIER: Final = mark("Same name, but another identifier")

_NOT_IDENTIFYING: Final = re.compile(r"[^0-9A-Z]+")
_SHORTEST_IDENTIFIER: Final = 4
_PROPOSED: Final = 4


class Proposal(NamedTuple):
    """An organisation that a row may be about, where it is, and why (message ids)."""

    organisation_id: str
    name: str
    place: str
    reasons: tuple[str, ...]


class Match(NamedTuple):
    """The organisation that a row is about for sure, and by what (message id)."""

    organisation_id: str
    why: str


def identifier_key(text: str | None) -> str:
    """Return what is the same in two writings of an identifier: “123 456 789 00012”."""
    key = _NOT_IDENTIFYING.sub("", (text or "").upper())
    return key if len(key) >= _SHORTEST_IDENTIFIER and any(map(str.isdigit, key)) else ""


@dataclass
class Existing:
    """The organisations of the workspace with their contacts, ready to be looked up."""

    organisations: dict[str, Organisation]
    contacts: dict[str, list[Contact]]
    members: set[str]
    directory: Directory
    by_identifier: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, str] = field(default_factory=dict)
    by_other_name: dict[str, str] = field(default_factory=dict)
    by_reach: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    taken: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, data: Dataset) -> Self:
        """Take what is needed to compare; memberships are those of the network looked at."""
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for contact in data.everywhere(Contact):
            contacts[contact.organisation_id].append(contact)
        everybody = data.everywhere(Organisation)
        known = cls(
            organisations={item.id: item for item in everybody},
            contacts=contacts,
            members={item.organisation_id for item in data.all(Membership)},
            directory=Directory(listed(item, contacts.get(item.id, [])) for item in everybody),
        )
        known._index()
        return known

    def _index(self) -> None:
        for item in self.organisations.values():
            self.by_name[name_key(item.name)] = item.id
            for name in (item.short_name or "", *(item.other_names or "").split(";")):
                if key := name_key(name):
                    self.by_other_name.setdefault(key, item.id)
            if key := identifier_key(item.external_id):
                self.by_identifier[key].add(item.id)
        for owner, contacts in self.contacts.items():
            for contact in contacts:
                for key in _reach(contact.email, contact.phone):
                    self.by_reach[key].add(owner)

    def match(
        self, name: str, values: Mapping[str, Any], contacts: Iterable[Mapping[str, Any]]
    ) -> Match | None:
        """Return the organisation that this is, and by what (message id); None when not sure.

        An identifier decides first, then a name, then what reaches it. A phone alone does not make
        two names one, since several organisations share a house: the names must also have most of
        their words in common. The same name with another identifier is only likely.
        """
        key, identifier = name_key(name), identifier_key(values.get("external_id"))
        owners = self.by_identifier.get(identifier, set()) if identifier else set()
        if len(owners) == 1 and not owners <= self.taken:
            (owner,) = owners
            return Match(owner, BY_IDENTIFIER)
        for names, why in ((self.by_name, BY_NAME), (self.by_other_name, BY_OTHER_NAME)):
            found = names.get(key)
            if found is not None and not self._contradicts(found, identifier):
                return Match(found, why)
        return self._by_reach(key, identifier, contacts)

    def _contradicts(self, organisation_id: str, identifier: str) -> bool:
        known = identifier_key(self.organisations[organisation_id].external_id)
        return bool(identifier and known and identifier != known)

    def _by_reach(
        self, key: str, identifier: str, contacts: Iterable[Mapping[str, Any]]
    ) -> Match | None:
        for reach in sorted(_reach_of(contacts)):
            owners = self.by_reach.get(reach, set()) - self.taken
            if len(owners) != 1:
                continue
            (owner,) = owners
            if self._contradicts(owner, identifier):
                continue
            if "@" in reach:
                return Match(owner, BY_EMAIL)
            if related(key, name_key(self.organisations[owner].name)):
                return Match(owner, BY_PHONE)
        return None

    def proposals(
        self, name: str, values: Mapping[str, Any], contacts: Sequence[Mapping[str, Any]]
    ) -> tuple[Proposal, ...]:
        """Return the organisations that this may be, the likeliest first."""
        names = [name, str(values.get("short_name") or "")]
        names += str(values.get("other_names") or "").split(";")
        asked = Listed(
            id="",
            names=tuple(each for each in names if each.strip()),
            emails=tuple(each["email"] for each in contacts if each.get("email")),
            phones=tuple(each["phone"] for each in contacts if each.get("phone")),
            address=str(values.get("address") or ""),
            postcode=str(values.get("postcode") or ""),
            website=str(values.get("website") or ""),
        )
        identifier = identifier_key(values.get("external_id"))
        found: dict[str, tuple[str, ...]] = {}
        for owner in sorted(self.by_identifier.get(identifier, ()) if identifier else ()):
            found[owner] = (BY_IDENTIFIER,)
        for pair in self.directory.like(asked):
            if self._contradicts(pair.second, identifier):
                if Reason.SAME_NAME in pair.reasons:
                    found.setdefault(pair.second, (OTHER_IDENTIFIER,))
                continue
            said = tuple(REASONS[reason] for reason in pair.reasons)
            found[pair.second] = (*found.get(pair.second, ()), *said)
        return tuple(self.proposal(owner, why) for owner, why in list(found.items())[:_PROPOSED])

    def proposal(self, organisation_id: str, reasons: tuple[str, ...]) -> Proposal:
        """Return an organisation of the workspace with what tells it from others."""
        item = self.organisations[organisation_id]
        place = ", ".join(text for text in (item.short_name, item.city) if text)
        return Proposal(organisation_id, item.name, place, reasons)

    def near(self, contacts: Iterable[Mapping[str, Any]]) -> tuple[str, str] | None:
        """Return one known organisation with the same phone or e-mail, and which of them."""
        for reach in sorted(_reach_of(contacts)):
            for owner in sorted(self.by_reach.get(reach, ())):
                return owner, reach
        return None

    def contact_for(self, organisation_id: str, values: Mapping[str, Any]) -> Contact | None:
        """Return the known contact that these values are about: same reach, or same function."""
        known = self.contacts.get(organisation_id, [])
        wanted = _reach(values.get("email"), values.get("phone"))
        for contact in known:
            if wanted & _reach(contact.email, contact.phone):
                return contact
        for contact in known:
            same = fold(contact.function) == fold(values["function"])
            clash = contact.email and values.get("email")
            if same and not clash:
                return contact
        return None


@lru_cache(maxsize=8192)
def _reach(email: str | None, phone: str | None) -> frozenset[str]:
    return frozenset(reach_keys([email or ""], [phone or ""]))


def _reach_of(contacts: Iterable[Mapping[str, Any]]) -> set[str]:
    keys: set[str] = set()
    for values in contacts:
        keys |= _reach(values.get("email"), values.get("phone"))
    return keys
