"""The dry run of an import: what would be new, filled in, left alone or skipped, and why.

Nothing is written here. The plan is what the window shows, what the command line prints and what
`apply` carries out, so that what was seen is what happens.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.contacts import GENERAL, contact_values
from pcve_desktop.imports.existing import Existing, FieldChange, compare
from pcve_desktop.imports.group import Alike, Group, group_entries
from pcve_desktop.imports.records import entries
from pcve_desktop.imports.table import Note, TableError
from pcve_desktop.imports.targets import NAME
from pcve_desktop.imports.values import Values, finish_notes, organisation_values
from pcve_desktop.models.vocabularies import MemberRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table
    from pcve_desktop.services.dataset import Dataset

NAMELESS: Final = mark("No name in this row")
NOTHING_NEW: Final = mark("Everything in these rows is known already")
KEPT: Final = mark("What is in the workspace differs and is kept")


class Verdict(Enum):
    """What an import does with one organisation of the file; the value is a message id."""

    NEW = mark("New")
    UPDATE = mark("Completed")
    SAME = mark("Unchanged")


@dataclass(frozen=True)
class Options:
    """What the person importing decides.

    `names_agreed_on`: the day on which the professionals named in the file agreed to be named;
    None leaves their names out. `overwrite`: replace filled fields too, as shown in the plan.
    """

    names_agreed_on: dt.date | None = None
    overwrite: bool = False
    role: MemberRole = MemberRole.INVITED


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
    out from words rather than read.
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


@dataclass(frozen=True)
class Skipped:
    """A row that is not imported, and why (message id)."""

    row: int
    reason: str


@dataclass(frozen=True)
class Counts:
    """The figures of a plan: rows and organisations in, what comes of them, what is left out."""

    rows: int
    organisations: int
    new: int
    updated: int
    unchanged: int
    skipped_rows: int
    new_contacts: int
    problems: int
    names_left_out: int


@dataclass(frozen=True)
class ImportPlan:
    """Everything that an import would do with a table."""

    network_id: str
    source: str
    options: Options
    items: tuple[PlanItem, ...]
    skipped: tuple[Skipped, ...] = ()
    alike: tuple[Alike, ...] = ()
    rows: int = 0
    names_left_out: int = 0
    notes: tuple[Note, ...] = field(default_factory=tuple)

    @property
    def counts(self) -> Counts:
        """Count what the plan holds."""
        verdicts = [item.verdict for item in self.items]
        return Counts(
            rows=self.rows,
            organisations=len(self.items),
            new=verdicts.count(Verdict.NEW),
            updated=verdicts.count(Verdict.UPDATE),
            unchanged=verdicts.count(Verdict.SAME),
            skipped_rows=len(self.skipped),
            new_contacts=sum(
                contact.id is None for item in self.items for contact in item.contacts
            ),
            problems=sum(len(item.problems) for item in self.items),
            names_left_out=self.names_left_out,
        )


def plan_import(
    data: Dataset,
    table: Table,
    mapping: Mapping[int, str],
    *,
    tr: Translator,
    source: str = "",
    options: Options | None = None,
) -> ImportPlan:
    """Plan the import of `table` into the network of `data`.

    `mapping` gives the key of the target (see `targets`) by the column's place in the table.

    `tr` gives the language of the few words that the import itself adds (such as the function of
    a contact that has none). Raises `TableError` when no column holds the names.
    """
    if NAME not in mapping.values():
        raise TableError(
            mark(
                "No column holds the names of the organisations. Choose one, then the preview "
                "can be made."
            )
        )
    options = options or Options()
    grouping = group_entries(entries(table, mapping, tr))
    existing = Existing.load(data)
    items: list[PlanItem] = []
    alike = list(grouping.alike)
    left_out = 0
    for group in grouping.groups:
        found = organisation_values(group, tr)
        contacts = contact_values(group, found, tr, options.names_agreed_on)
        finish_notes(found, group, tr)
        left_out += contacts.names_left_out
        match = existing.match(group.name, contacts.values)
        if match is not None:
            items.append(_known_item(group, found, contacts.values, existing, match, options, tr))
            continue
        items.append(_new_item(group, found, contacts.values))
        if near := existing.near(contacts.values):
            alike.append(Alike(group.name, *near))
    return ImportPlan(
        network_id=data.network.id,
        source=source,
        options=options,
        items=tuple(items),
        skipped=tuple(Skipped(row, NAMELESS) for row in grouping.nameless),
        alike=tuple(alike),
        rows=len(table.rows),
        names_left_out=left_out,
        notes=table.notes,
    )


def _new_item(group: Group, found: Values, contacts: Sequence[Mapping[str, Any]]) -> PlanItem:
    planned = [ContactPlan(dict(values)) for values in contacts]
    if planned:
        planned[0].values["first"] = True
    return PlanItem(
        name=group.name,
        rows=group.rows,
        verdict=Verdict.NEW,
        values=found.fields,
        contacts=tuple(planned),
        guessed=frozenset(found.guessed),
        problems=tuple(found.problems),
    )


def _known_item(
    group: Group,
    found: Values,
    contacts: Sequence[Mapping[str, Any]],
    existing: Existing,
    match: tuple[str, str],
    options: Options,
    tr: Translator,
) -> PlanItem:
    """Compare with the organisation that the workspace knows: fill in, add, or leave alone."""
    organisation_id, matched_by = match
    existing.taken.add(organisation_id)
    record = existing.organisations[organisation_id]
    guessed = frozenset(found.guessed)
    changes = compare(
        record, found.fields, overwrite=options.overwrite, only_empty=guessed | {"name"}
    )
    planned = tuple(
        _plan_contact(organisation_id, values, existing, options, tr) for values in contacts
    )
    joins = organisation_id not in existing.members
    every = [*changes, *(change for contact in planned for change in contact.changes)]
    new_contacts = any(contact.id is None for contact in planned)
    writes = joins or new_contacts or any(change.applied for change in every)
    kept = any(not change.applied for change in every)
    return PlanItem(
        name=group.name,
        rows=group.rows,
        verdict=Verdict.UPDATE if writes else Verdict.SAME,
        values=found.fields,
        organisation_id=organisation_id,
        matched_by=matched_by,
        known_as=record.name,
        changes=changes,
        contacts=planned,
        joins_network=joins,
        guessed=guessed,
        problems=tuple(found.problems),
        reason=KEPT if kept else "" if writes else NOTHING_NEW,
    )


def _plan_contact(
    organisation_id: str,
    values: Mapping[str, Any],
    existing: Existing,
    options: Options,
    tr: Translator,
) -> ContactPlan:
    known = existing.contact_for(organisation_id, values)
    if known is None:
        return ContactPlan(dict(values))
    # The function that the import itself gives to a nameless contact contradicts nobody.
    unsaid = frozenset({"function"} if values["function"] == tr.t(GENERAL) else ())
    changes = compare(known, values, overwrite=options.overwrite, only_empty=unsaid)
    return ContactPlan(dict(values), known.id, changes)
