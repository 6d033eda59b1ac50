"""One organisation of a file in a plan: what it would become, and the decisions about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.changes import FieldChange, Way, compare
from pcve_desktop.imports.existing import BY_HAND, Existing, Proposal
from pcve_desktop.imports.table import Note
from pcve_desktop.imports.values import other_names
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import MemberRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


NOTHING_NEW: Final = mark("Everything in these rows is known already")
KEPT: Final = mark("What is in the workspace differs and is kept")
UNDECIDED: Final = mark("May be known already: left out until it is decided")

ORGANISATION: Final = -1
"""The place of the organisation itself where the fields of its contacts are counted from 0."""


class Verdict(Enum):
    """What an import does with one organisation of the file; the value is a message id."""

    LIKELY = mark("To decide")
    NEW = mark("New")
    UPDATE = mark("Updated")
    SAME = mark("Unchanged")


VERDICTS: Final = {
    Verdict.LIKELY: mark("To decide"),
    Verdict.NEW: mark("New ones"),
    Verdict.UPDATE: mark("Updated ones"),
    Verdict.SAME: mark("Unchanged ones"),
}
"""What many organisations are called together (message ids)."""


@dataclass(frozen=True)
class ContactPlan:
    """A contact to create (`id` None, `changes` empty) or to fill in."""

    values: dict[str, Any]
    id: str | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class PlanItem:
    """One organisation of the file and what would happen with it.

    `rows` are row numbers of the file; `values` what it says, by field; `changes` the fields of a
    known organisation that differ, with before and after; `guessed` the fields that were worked
    out from words rather than read. `proposals` are the organisations it may be; `decided` says
    that a person said which, or that it is none.
    """

    name: str
    rows: tuple[int, ...]
    verdict: Verdict
    values: dict[str, Any]
    organisation_id: str | None = None
    matched_by: str = ""
    known_as: str = ""
    changes: tuple[FieldChange, ...] = ()
    contacts: tuple[ContactPlan, ...] = ()
    joins_network: bool = True
    guessed: frozenset[str] = frozenset()
    problems: tuple[Note, ...] = ()
    reason: str = ""
    role: MemberRole | None = None
    proposals: tuple[Proposal, ...] = ()
    decided: bool = False

    @property
    def writes(self) -> bool:
        """Say whether the import would write something for it."""
        return self.verdict in {Verdict.NEW, Verdict.UPDATE}

    def every_change(self) -> list[tuple[int, FieldChange]]:
        """Return all changes, each with the place of its contact or `ORGANISATION`."""
        own = [(ORGANISATION, change) for change in self.changes]
        return own + [
            (place, change)
            for place, contact in enumerate(self.contacts)
            for change in contact.changes
        ]


@dataclass(frozen=True)
class Decider:
    """Works out what happens with an organisation of the file, as it is decided."""

    existing: Existing = field(repr=False)
    overwrite: bool = False
    general: str = ""

    def as_same(self, item: PlanItem, organisation_id: str, why: str = BY_HAND) -> PlanItem:
        """Return the item as one that the workspace knows: fill in, add, or leave alone."""
        record = self.existing.organisations[organisation_id]
        changes = compare(
            record,
            {name: value for name, value in item.values.items() if name != "other_names"},
            overwrite=self.overwrite,
            only_empty=item.guessed | {"name"},
        )
        contacts = tuple(
            self._contact(organisation_id, contact.values) for contact in item.contacts
        )
        return judged(
            replace(
                item,
                organisation_id=organisation_id,
                matched_by=why,
                known_as=record.name,
                changes=(*changes, *_names(record, item)),
                contacts=contacts,
                joins_network=organisation_id not in self.existing.members,
                decided=why == BY_HAND,
            )
        )

    def _contact(self, organisation_id: str, values: Mapping[str, Any]) -> ContactPlan:
        values = {name: value for name, value in values.items() if name != "first"}
        known = self.existing.contact_for(organisation_id, values)
        if known is None:
            return ContactPlan(values)
        # The function that the import itself gives to a nameless contact contradicts nobody.
        unsaid = ("function",) if values["function"] == self.general else ()
        changes = compare(known, values, overwrite=self.overwrite, only_empty=unsaid)
        return ContactPlan(values, known.id, changes)

    def as_new(self, item: PlanItem) -> PlanItem:
        """Return the item as an organisation that the workspace does not know."""
        return replace(_unmatched(item), verdict=Verdict.NEW, reason="", decided=True)

    def as_likely(self, item: PlanItem) -> PlanItem:
        """Return the item as one that waits for a decision."""
        return replace(_unmatched(item), verdict=Verdict.LIKELY, reason=UNDECIDED, decided=False)

    def others(self) -> list[Proposal]:
        """Return all organisations of the workspace, by name, to choose another one."""
        everybody = sorted(
            self.existing.organisations.values(), key=lambda item: item.name.casefold()
        )
        return [self.existing.proposal(item.id, ()) for item in everybody]


def _unmatched(item: PlanItem) -> PlanItem:
    contacts = [
        ContactPlan({key: value for key, value in contact.values.items() if key != "first"})
        for contact in item.contacts
    ]
    if contacts:
        contacts[0].values["first"] = True
    return replace(
        item,
        organisation_id=None,
        matched_by="",
        known_as="",
        changes=(),
        contacts=tuple(contacts),
        joins_network=True,
    )


def judged(item: PlanItem) -> PlanItem:
    """Return a known item with the verdict that its changes make."""
    every = [change for _place, change in item.every_change()]
    new_contacts = any(contact.id is None for contact in item.contacts)
    writes = item.joins_network or new_contacts or any(change.applied for change in every)
    kept = any(not change.applied for change in every)
    return replace(
        item,
        verdict=Verdict.UPDATE if writes else Verdict.SAME,
        reason=KEPT if kept else "" if writes else NOTHING_NEW,
    )


def going(item: PlanItem, place: int, name: str, way: Way) -> PlanItem:
    """Return the item with one field decided otherwise; `place` counts its contacts from 0."""

    def turned(changes: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
        return tuple(each.going(way) if each.field == name else each for each in changes)

    if place == ORGANISATION:
        return judged(replace(item, changes=turned(item.changes)))
    contacts = tuple(
        replace(contact, changes=turned(contact.changes)) if index == place else contact
        for index, contact in enumerate(item.contacts)
    )
    return judged(replace(item, contacts=contacts))


def _names(record: Organisation, item: PlanItem) -> tuple[FieldChange, ...]:
    """Add the names of the file to the other names, so that the next list finds it again."""
    known = record.other_names or ""
    said = [item.name, *str(item.values.get("other_names") or "").split(";")]
    missing = other_names("", said, but=(record.name, record.short_name or "", *known.split(";")))
    if not missing or other_names(known, missing.split(";"), ()) == known:
        return ()
    return (
        FieldChange(
            entity="organisation",
            field="other_names",
            label=fields_of(Organisation)["other_names"].label,
            before=record.other_names,
            after=missing,
            way=Way.ADD,
        ),
    )
