"""What the workspace knows already, and how the values of a file compare with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from pcve_desktop.i18n import mark
from pcve_desktop.likeness.names import name_key, related
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.partners import Contact, Membership, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pcve_desktop.models.base import Record
    from pcve_desktop.services.dataset import Dataset

BY_NAME: Final = mark("Same name")
BY_EMAIL: Final = mark("Same e-mail")
BY_PHONE: Final = mark("Same phone")


@dataclass(frozen=True)
class FieldChange:
    """One field of a known record that the file says otherwise; `applied` tells who wins."""

    entity: str
    field: str
    label: str
    before: Any
    after: Any
    applied: bool


@dataclass
class Existing:
    """The organisations of the workspace with their contacts, ready to be looked up."""

    organisations: dict[str, Organisation]
    contacts: dict[str, list[Contact]]
    members: set[str]
    by_name: dict[str, str] = field(default_factory=dict)
    by_reach: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    taken: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, data: Dataset) -> Self:
        """Take what is needed to compare; memberships are those of the network looked at."""
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for contact in data.everywhere(Contact):
            contacts[contact.organisation_id].append(contact)
        known = cls(
            organisations={item.id: item for item in data.everywhere(Organisation)},
            contacts=contacts,
            members={item.organisation_id for item in data.all(Membership)},
        )
        known._index()
        return known

    def _index(self) -> None:
        for item in self.organisations.values():
            if item.short_name:
                self.by_name.setdefault(name_key(item.short_name), item.id)
        for item in self.organisations.values():
            self.by_name[name_key(item.name)] = item.id
        for owner, contacts in self.contacts.items():
            for contact in contacts:
                for key in _reach(contact.email, contact.phone):
                    self.by_reach[key].add(owner)

    def match(self, name: str, contacts: Iterable[Mapping[str, Any]]) -> tuple[str, str] | None:
        """Return the organisation that this is, and by what (message id); None when it is new.

        A phone alone does not make two names one, since several organisations share a house: the
        names must also have most of their words in common.
        """
        key = name_key(name)
        found = self.by_name.get(key)
        if found is not None:
            return found, BY_NAME
        for reach in sorted(_reach_of(contacts)):
            owners = self.by_reach.get(reach, set()) - self.taken
            if len(owners) != 1:
                continue
            (owner,) = owners
            if "@" in reach:
                return owner, BY_EMAIL
            if related(key, name_key(self.organisations[owner].name)):
                return owner, BY_PHONE
        return None

    def near(self, contacts: Iterable[Mapping[str, Any]]) -> tuple[str, str] | None:
        """Return the name of one known organisation with the same phone or e-mail, and which."""
        for reach in sorted(_reach_of(contacts)):
            for owner in sorted(self.by_reach.get(reach, ())):
                return self.organisations[owner].name, reach
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


def _reach(email: str | None, phone: str | None) -> set[str]:
    return reach_keys([email or ""], [phone or ""])


def _reach_of(contacts: Iterable[Mapping[str, Any]]) -> set[str]:
    keys: set[str] = set()
    for values in contacts:
        keys |= _reach(values.get("email"), values.get("phone"))
    return keys


def compare(
    record: Record,
    values: Mapping[str, Any],
    *,
    overwrite: bool,
    only_empty: frozenset[str] = frozenset(),
) -> tuple[FieldChange, ...]:
    """Return the fields in which the file differs from a record.

    An empty field is filled; a filled one is kept unless `overwrite`. Fields in `only_empty` are
    guesses: they fill, but are no difference where something is known.
    """
    info = fields_of(type(record))
    changes = []
    for name, after in values.items():
        before = getattr(record, name)
        empty = before in (None, "", ())
        if not empty and (name in only_empty or _same(info[name].kind, before, after)):
            continue
        changes.append(
            FieldChange(
                entity=record.__entity__.key,
                field=name,
                label=info[name].label,
                before=before,
                after=after,
                applied=empty or overwrite,
            )
        )
    return tuple(changes)


def _same(kind: Kind, before: object, after: object) -> bool:
    """Tell whether a known value says what the file says, perhaps among other things."""
    if not isinstance(before, str) or not isinstance(after, str):
        return before == after
    if kind is Kind.PHONE:
        return reach_keys([], [after]) <= reach_keys([], [before]) or fold(before) == fold(after)
    known, said = f" {fold(before)} ", f" {fold(after)} "
    return said in known if kind is Kind.LONG_TEXT else said == known
