"""What a received file would change, and what people decide about it. Nothing here reads or writes.

A plan has one item for each record that the file says something about. Items without a conflict
need no decision: they are taken in unless they are put aside. A field that both sides changed is
decided field by field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import ENTITIES, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Standing(Enum):
    """What a file does to a record; the value is a message id."""

    BOTH = mark("Changed by both")
    NEW = mark("New")
    UPDATED = mark("Updated by them")
    RETURNED = mark("Comes back")
    DELETED = mark("Deleted by them")
    # Values that were removed for good elsewhere and now are here too.
    REMOVED = mark("Removed for good")


class Choice(Enum):
    """How a field that both changed is settled; the value is a message id."""

    OURS = mark("Ours")
    THEIRS = mark("Theirs")
    BOTH = mark("Keep both")


class Joining(Enum):
    """What "keep both" means for a field."""

    # Both texts, ours first, one under the other.
    TEXTS = "texts"
    # A second contact beside ours.
    CONTACT = "contact"
    # Ours, with theirs in the history.
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: the decoded value, who wrote it, when by their clock."""

    value: Any
    office: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record: what it is here and what it would become.

    `name` is a field of the entity, or `_del` where one side deleted what the other changed: then
    a side whose value is True deleted the record, and one whose value is False kept it. In a
    conflict both sides are there; otherwise `ours` is what stands here (None for a new record).
    """

    name: str
    ours: Side | None
    theirs: Side
    conflict: bool = False
    joining: Joining = Joining.HISTORY


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a plan.

    `title` is what people call the record, `network` the name of its network (empty for what
    belongs to none). `needs` are other records of the plan without which this one cannot be taken
    in; `aside` says that it was put aside before and is offered again. `closed` is the name of the
    cycle to which it belongs when that was closed here: it may still be taken in. `follow` are the
    parts that they deleted with a record whose deletion is to be decided: they are no items.
    """

    entity: str
    record: str
    title: str
    standing: Standing
    network: str = ""
    changes: tuple[FieldChange, ...] = ()
    needs: frozenset[str] = frozenset()
    aside: bool = False
    closed: str = ""
    follow: frozenset[str] = frozenset()

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """The fields that have to be decided."""
        return tuple(change for change in self.changes if change.conflict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a package would change here.

    `same` counts records of which the package says what already stands here; `known` batches that
    were here before, `fresh` those that would be added, `waiting` those that wait for earlier
    files; `later` operations of fields or entities that only a newer program knows. `base` stands
    for the journal that the plan was made on. `names` are the titles of the records to which the
    values of reference fields lead.
    """

    items: tuple[Item, ...]
    base: str
    same: int = 0
    known: int = 0
    fresh: int = 0
    waiting: int = 0
    later: int = 0
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, standing: Standing) -> list[Item]:
        """Return the items of one standing, in the order of the plan."""
        return [item for item in self.items if item.standing is standing]

    def __bool__(self) -> bool:
        """Say whether taking it in would change anything, be it only in the journal."""
        return bool(self.items or self.fresh)


@dataclass(slots=True)
class Decisions:
    """What people decided about a plan; empty at first: take in all, conflicts open."""

    aside: set[str] = field(default_factory=set)
    choices: dict[tuple[str, str], Choice] = field(default_factory=dict)

    @classmethod
    def first(cls, plan: Plan) -> Decisions:
        """Return where a review begins: what was put aside before stays so until somebody says."""
        decisions = cls()
        for item in plan.items:
            if item.aside:
                decisions.put_aside(plan, item.record)
        return decisions

    def choose(self, record: str, name: str, choice: Choice) -> None:
        """Settle a field of a record."""
        self.choices[record, name] = choice

    def put_aside(self, plan: Plan, record: str) -> None:
        """Put a record aside, with all that cannot be taken in without it."""
        self.aside.add(record)
        while more := {
            item.record
            for item in plan.items
            if item.record not in self.aside and item.needs & self.aside
        }:
            self.aside |= more

    def take(self, plan: Plan, record: str) -> None:
        """Take a record in, with all that it needs."""
        needs = {item.record: item.needs for item in plan.items}
        queue = [record]
        while queue:
            one = queue.pop()
            self.aside.discard(one)
            queue += needs.get(one, frozenset()) & self.aside

    def open(self, plan: Plan) -> list[tuple[Item, FieldChange]]:
        """Return what is left to decide."""
        return [
            (item, change)
            for item, change in _conflicts(plan)
            if item.record not in self.aside and (item.record, change.name) not in self.choices
        ]

    def taken(self, plan: Plan) -> list[Item]:
        """Return the items that would be taken in."""
        return [item for item in plan.items if item.record not in self.aside]


def _conflicts(plan: Plan) -> Iterator[tuple[Item, FieldChange]]:
    for item in plan.items:
        for change in item.conflicts:
            yield item, change


def parts(plan: Plan) -> dict[str, str]:
    """Return the records that only come or go with another one of the plan, with that one.

    A new partner brings its contacts and its membership, a deleted action takes its milestones
    with it: people see and count the partner and the action.
    """
    items = {item.record: item for item in plan.items}
    above: dict[str, str] = {}
    for item in plan.items:
        if item.standing is Standing.DELETED:
            for record in item.needs:
                part = items.get(record)
                if part is not None and _owner(part) == item.entity and _alike(part, item):
                    above.setdefault(record, item.record)
        elif item.entity in ENTITIES:
            name = ENTITIES[item.entity].__entity__.parent
            value = next((each.theirs.value for each in item.changes if each.name == name), None)
            whole = items.get(str(value)) if value else None
            if whole is not None and whole.entity not in _WIDE and _alike(item, whole):
                above[item.record] = whole.record
    return {record: _top(record, above) for record in above}


# What nearly everything belongs to: nobody would call that a part.
_WIDE = frozenset({"network", "cycle"})
_COMING = frozenset({Standing.NEW, Standing.RETURNED, Standing.DELETED})


def _owner(item: Item) -> str:
    """Return the entity to whose records those of an item's entity belong."""
    entity = ENTITIES.get(item.entity)
    parent = entity.__entity__.parent if entity is not None else ""
    return str(fields_of(entity)[parent].target) if entity is not None and parent else ""


def _alike(part: Item, whole: Item) -> bool:
    same = part.standing is whole.standing and part.standing in _COMING
    return same and part.aside == whole.aside and not part.conflicts


def _top(record: str, above: Mapping[str, str]) -> str:
    seen = {record}
    while (one := above.get(record)) is not None and one not in seen:
        seen.add(one)
        record = one
    return record


def counts(plan: Plan, decisions: Decisions) -> Mapping[Standing, tuple[int, int]]:
    """Return, for each standing, how many items are taken in, and of how many; parts left out."""
    found: dict[Standing, tuple[int, int]] = {}
    along = parts(plan)
    for item in plan.items:
        if item.record in along:
            continue
        taken, total = found.get(item.standing, (0, 0))
        found[item.standing] = (taken + (item.record not in decisions.aside), total + 1)
    return found
