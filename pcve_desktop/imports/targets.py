"""Where a column can go: the targets of an import, built from the fields of the models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.lexicon import CONCEPTS
from pcve_desktop.imports.looks import Shape
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.fields import Field, Kind
from pcve_desktop.models.partners import Contact, Membership, Organisation

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.base import Record


class Join(Enum):
    """What happens when several columns go to the same target."""

    NO = "no"
    """One column only."""
    PLAIN = "plain"
    """The texts follow each other: first name and surname, two address columns."""
    LABELLED = "labelled"
    """Each text is on its own line after its column's header."""


@dataclass(frozen=True)
class Target:
    """One field that a column can fill.

    `key` is `entity.field`; `label` a message id; `shapes` what its values look like (none: any
    text); `synonyms` the phrases found above such columns; `typed` says that a value of another
    shape contradicts it. `slot` counts the contacts that stand beside each other in one row.
    """

    key: str
    label: str
    shapes: frozenset[Shape] = frozenset()
    synonyms: tuple[str, ...] = ()
    join: Join = Join.NO
    typed: bool = False
    slot: int = 1

    def text(self, tr: Translator) -> str:
        """Return the label for a person."""
        label = tr.t(self.label)
        return (
            label
            if self.slot == 1
            else tr.t("{field} (contact {number})", field=label, number=self.slot)
        )


NAME: Final = "organisation.name"
KIND: Final = "organisation.kind"
SECTOR: Final = "organisation.sector"
SPHERES: Final = "organisation.spheres"
PUBLICS: Final = "organisation.publics"
OTHER_NAMES: Final = "organisation.other_names"
EXTERNAL_ID: Final = "organisation.external_id"
OFFERS: Final = "organisation.offers"
ADDRESS: Final = "organisation.address"
WEBSITE: Final = "organisation.website"
NOTES: Final = "organisation.notes"
FUNCTION: Final = "contact.function"
PHONE: Final = "contact.phone"
EMAIL: Final = "contact.email"
PROFESSIONAL: Final = "contact.professional"
ROLE: Final = "membership.role"
SLOTS: Final = (1, 2, 3)
"""How many contacts a row can have beside each other."""
CONTACT_KEYS: Final = (FUNCTION, PHONE, EMAIL, PROFESSIONAL)

_SHAPES: Final = {
    Kind.EMAIL: frozenset({Shape.EMAIL}),
    Kind.PHONE: frozenset({Shape.PHONE}),
    Kind.URL: frozenset({Shape.URL}),
    Kind.DATE: frozenset({Shape.DATE}),
    Kind.LONG_TEXT: frozenset({Shape.LONG, Shape.TEXT}),
}
_TYPED: Final = frozenset({Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.DATE})
# Which words above a column lead to which field; a field's own synonyms are added.
_CONCEPTS_OF: Final[dict[str, tuple[str, ...]]] = {
    NAME: ("name",),
    "organisation.short_name": ("short_name",),
    KIND: ("kind",),
    OTHER_NAMES: ("other_names",),
    SECTOR: ("category",),
    SPHERES: ("spheres",),
    OFFERS: ("offers", "description"),
    "organisation.needs": ("needs",),
    PUBLICS: ("publics",),
    "organisation.neighbourhoods": ("neighbourhood",),
    ADDRESS: ("address",),
    "organisation.postcode": ("postcode",),
    "organisation.city": ("city",),
    WEBSITE: ("website",),
    "organisation.verified_on": ("verified",),
    "organisation.external_id": ("external_id",),
    NOTES: ("notes", "hours", "access", "address_more", "languages"),
    FUNCTION: ("contact_role",),
    PHONE: ("phone",),
    EMAIL: ("email",),
    PROFESSIONAL: ("contact_name",),
    ROLE: ("member_role",),
}
_JOINS: Final = {
    OFFERS: Join.LABELLED,
    "organisation.needs": Join.LABELLED,
    NOTES: Join.LABELLED,
    OTHER_NAMES: Join.PLAIN,
    SECTOR: Join.PLAIN,
    SPHERES: Join.PLAIN,
    PUBLICS: Join.PLAIN,
    FUNCTION: Join.PLAIN,
    PHONE: Join.PLAIN,
    EMAIL: Join.PLAIN,
    PROFESSIONAL: Join.PLAIN,
}


def partner_targets() -> tuple[Target, ...]:
    """Return what a list of partners can fill, in the order of the forms."""
    contact = _targets_of(Contact)
    beside = [
        replace(target, key=in_slot(target.key, slot), slot=slot)
        for slot in SLOTS[1:]
        for target in contact
    ]
    return (*_targets_of(Organisation), *contact, *_targets_of(Membership), *beside)


def in_slot(key: str, slot: int) -> str:
    """Return the key of a contact's field for the first, second or third contact of a row."""
    entity, _, name = key.partition(".")
    return key if slot == 1 else f"{entity}{slot}.{name}"


def _targets_of(entity: type[Record]) -> list[Target]:
    key = entity.__entity__.key
    fields = ((f"{key}.{name}", field) for name, field in fields_of(entity).items())
    return [_target(name, field) for name, field in fields if name in _CONCEPTS_OF]


def _target(key: str, field: Field) -> Target:
    phrases = [phrase for concept in _CONCEPTS_OF[key] for phrase in CONCEPTS[concept]]
    shapes = _SHAPES.get(field.kind, frozenset())
    if key == ADDRESS:
        shapes = frozenset({Shape.ADDRESS})
    elif key == "organisation.postcode":
        shapes = frozenset({Shape.POSTCODE})
    return Target(
        key=key,
        label=field.label,
        shapes=shapes,
        synonyms=(*field.synonyms, *phrases),
        join=_JOINS.get(key, Join.NO),
        typed=field.kind in _TYPED,
    )
