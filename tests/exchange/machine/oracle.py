"""What a set of batches stands for where some of it was put aside, and some removed for good.

Computed by sets, from the definitions in the docstrings of `journal.state` and `journal.closure`
alone: it calls neither of them, nor anything that reads the tables.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from pcve_desktop.models import ENTITIES, Kind, fields_of
from tests.journal.oracle import Oracle, Seen, operations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pcve_desktop.journal.batch import Batch

Key = tuple[str, int]
_REMOVAL = "_gone"


def references(entity: str, *, required: bool = False) -> set[str]:
    """Return the reference fields of an entity: all, or only those that it cannot be without."""
    if entity not in ENTITIES:
        return set()
    fields = fields_of(ENTITIES[entity])
    return {
        name
        for name, field in fields.items()
        if field.kind is Kind.REFERENCE and (field.required or not required)
    }


def leads_to(seen: Seen) -> str | None:
    """Return the record that an operation makes its record refer to."""
    if seen.op.field not in references(seen.op.entity) or seen.op.value is None:
        return None
    found: str | None = json.loads(seen.op.value)
    return found


def not_counting(ops: Iterable[Seen], seeds: Collection[Key]) -> set[Key]:
    """Return the operations that do not count when some were put aside: those, and what follows."""
    by_record: dict[str, list[Seen]] = defaultdict(list)
    for seen in ops:
        by_record[seen.op.record].append(seen)
    away, waiting = set(seeds), set[Key]()
    while True:
        gone = {record for record, same in by_record.items() if _absent(same, away | waiting)}
        more, late = set[Key](), set[Key]()
        for record, same in by_record.items():
            for seen in same:
                if seen.op.field == _REMOVAL or seen.key in away:
                    continue
                below = {other.key for other in same} & seen.replaces
                # The record is gone whether or not what it referred to is here.
                waits = seen.op.field != "_del" and not below.isdisjoint(waiting)
                if record in gone or below & away:
                    more.add(seen.key)
                elif waits or _refers(seen, gone, by_record):
                    late.add(seen.key)
        if not more and late <= waiting:
            return away | waiting
        away |= more
        waiting |= late


def _absent(same: list[Seen], away: set[Key]) -> bool:
    """Say whether no creation of a record counts, or nothing that gives it what it needs."""
    fields = {seen.op.field for seen in same}
    needed = {"_row"} | (references(same[0].op.entity, required=True) & fields)
    return not needed <= {seen.op.field for seen in same if seen.key not in away}


def _refers(seen: Seen, gone: set[str], known: Collection[str]) -> bool:
    target = leads_to(seen)
    return target is not None and (target in gone or target not in known)


class CountingOracle(Oracle):
    """The tables that a set of batches stands for, and what does not count of them."""

    def __init__(self, batches: Iterable[Batch], seeds: Collection[Key]) -> None:
        everything = operations(batches)
        self.away = not_counting(everything, seeds)
        self.by_record: dict[str, list[Seen]] = {}
        removals = []
        for seen in everything:
            if seen.op.field == _REMOVAL:
                removals.append(seen)
            elif seen.key not in self.away:
                self.by_record.setdefault(seen.op.record, []).append(seen)
        self.live = {record: self._live(same) for record, same in self.by_record.items()}
        self.rows = self._rows()
        # What may have no value any more.
        self.removed = {
            key for seen in removals if seen.key not in self.away for key in seen.replaces
        }
