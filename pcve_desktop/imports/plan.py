"""The dry run of an import: what would be new, filled in, left alone or skipped, and why.

Nothing is written here. The plan is what the window shows, what the command line prints and what
`apply` carries out, so that what was seen is what happens.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.contacts import GENERAL, contact_values
from pcve_desktop.imports.existing import BY_EMAIL, BY_PHONE, Existing
from pcve_desktop.imports.group import Alike, Group, group_entries
from pcve_desktop.imports.items import ContactPlan, Decider, PlanItem, Verdict
from pcve_desktop.imports.records import entries
from pcve_desktop.imports.table import Note, TableError
from pcve_desktop.imports.targets import CONTACT_KEYS, NAME, SLOTS, in_slot
from pcve_desktop.imports.values import finish_notes, organisation_values
from pcve_desktop.imports.words import Words
from pcve_desktop.models.vocabularies import MemberRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table
    from pcve_desktop.services.dataset import Dataset

NAMELESS: Final = mark("No name in this row")
TOTALS: Final = mark("This row only adds up others")


@dataclass(frozen=True)
class Options:
    """What the person importing decides.

    `names_agreed_on`: the day on which the professionals named in the file agreed to be named;
    None leaves their names out. `overwrite`: replace filled fields too, as shown in the plan.
    `words`: what words of the file mean, where somebody said so.
    """

    names_agreed_on: dt.date | None = None
    overwrite: bool = False
    role: MemberRole = MemberRole.INVITED
    words: Words = field(default_factory=dict)


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
    likely: int
    new: int
    updated: int
    unchanged: int
    skipped_rows: int
    new_contacts: int
    problems: int
    names_left_out: int


@dataclass(frozen=True)
class ImportPlan:
    """Everything that an import would do with a table; `decider` works out other decisions."""

    network_id: str
    source: str
    options: Options
    items: tuple[PlanItem, ...]
    skipped: tuple[Skipped, ...] = ()
    alike: tuple[Alike, ...] = ()
    rows: int = 0
    names_left_out: int = 0
    notes: tuple[Note, ...] = ()
    decider: Decider | None = field(default=None, repr=False, compare=False)

    @property
    def counts(self) -> Counts:
        """Count what the plan holds."""
        verdicts = [item.verdict for item in self.items]
        return Counts(
            rows=self.rows,
            organisations=len(self.items),
            likely=verdicts.count(Verdict.LIKELY),
            new=verdicts.count(Verdict.NEW),
            updated=verdicts.count(Verdict.UPDATE),
            unchanged=verdicts.count(Verdict.SAME),
            skipped_rows=len(self.skipped),
            new_contacts=sum(
                contact.id is None
                for item in self.items
                if item.writes
                for contact in item.contacts
            ),
            problems=sum(len(item.problems) for item in self.items),
            names_left_out=self.names_left_out,
        )

    def with_items(self, items: Iterable[PlanItem]) -> ImportPlan:
        """Return the plan with its organisations as they were decided."""
        return replace(self, items=tuple(items))


def plan_import(
    data: Dataset,
    table: Table,
    mapping: Mapping[int, str],
    *,
    tr: Translator,
    source: str = "",
    options: Options | None = None,
    step: Callable[[int, int, str], None] | None = None,
) -> ImportPlan:
    """Plan the import of `table` into the network of `data`.

    `mapping` gives the key of the target (see `targets`) by the column's place in the table.

    `tr` gives the language of the few words that the import itself adds (such as the function of
    a contact that has none). `step` is told how many organisations are planned, of how many, and
    which comes next; it may raise to stop. Raises `TableError` when no column holds the names.
    """
    if NAME not in mapping.values():
        raise TableError(
            mark(
                "No column holds the names of the organisations. Choose one, then the preview "
                "can be made."
            )
        )
    options = options or Options()
    existing = Existing.load(data)
    grouping = group_entries(entries(table, mapping, tr))
    planner = _Planner(
        existing,
        options,
        tr,
        several=any(
            in_slot(key, slot) in mapping.values() for key in CONTACT_KEYS for slot in SLOTS[1:]
        ),
    )
    items: list[PlanItem] = []
    for done, group in enumerate(grouping.groups):
        if step is not None:
            step(done, len(grouping.groups), group.name)
        items.append(planner.plan(group))
    skipped = [
        *(Skipped(row, NAMELESS) for row in grouping.nameless),
        *(Skipped(row, TOTALS) for row in grouping.totals),
    ]
    return ImportPlan(
        network_id=data.network.id,
        source=source,
        options=options,
        items=tuple(items),
        skipped=tuple(sorted(skipped, key=lambda each: each.row)),
        alike=(*grouping.alike, *planner.alike),
        rows=len(table.rows),
        names_left_out=planner.left_out,
        notes=table.notes,
        decider=planner.decider,
    )


class _Planner:
    """Plans one group of rows after the other, and remembers what was met on the way."""

    def __init__(
        self, existing: Existing, options: Options, tr: Translator, *, several: bool
    ) -> None:
        self._existing, self._options, self._tr, self._several = existing, options, tr, several
        self.decider = Decider(existing, options.overwrite, tr.t(GENERAL))
        self.left_out = 0
        self.alike: list[Alike] = []

    def plan(self, group: Group) -> PlanItem:
        """Return what would happen with the organisation of some rows."""
        found = organisation_values(group, self._tr, self._options.words)
        contacts = contact_values(
            group, found, self._tr, self._options.names_agreed_on, several=self._several
        )
        finish_notes(found, group, self._tr)
        self.left_out += contacts.names_left_out
        existing, values = self._existing, contacts.values
        item = PlanItem(
            name=group.name,
            rows=group.rows,
            verdict=Verdict.NEW,
            values=found.fields,
            contacts=tuple(ContactPlan(dict(each)) for each in values),
            guessed=frozenset(found.guessed),
            problems=tuple(found.problems),
            role=found.role,
        )
        match = existing.match(group.name, found.fields, values)
        if match is not None:
            existing.taken.add(match.organisation_id)
            return self.decider.as_same(item, *match)
        item = replace(item, proposals=existing.proposals(group.name, found.fields, values))
        if item.proposals:
            return self.decider.as_likely(item)
        if near := existing.near(values):
            # What reaches both is no reason to wait, but one to offer.
            owner, reach = near
            why = BY_EMAIL if "@" in reach else BY_PHONE
            offered = existing.proposal(owner, (why,))
            item = replace(item, proposals=(offered,))
            self.alike.append(Alike(group.name, offered.name, reach))
        return replace(self.decider.as_new(item), decided=False)
