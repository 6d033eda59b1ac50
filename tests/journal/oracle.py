"""What a set of batches stands for, computed by sets from the definitions in `journal.state`.

Written from its docstring alone: it calls neither `state` nor `project`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from pcve_desktop.models import ENTITIES, Kind, fields_of
from pcve_desktop.models.base import defaults_of
from pcve_desktop.models.fields import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.journal.batch import Batch, BatchOp

Key = tuple[str, int]
Rows = dict[str, dict[str, dict[str, Any]]]


class Seen(NamedTuple):
    """One operation with what makes it what it is everywhere."""

    rank: tuple[str, str, int]
    op: BatchOp
    replaces: frozenset[tuple[str, int]]
    made_at: str
    office: str

    @property
    def key(self) -> tuple[str, int]:
        return self.rank[1], self.rank[2]


def operations(batches: Iterable[Batch]) -> list[Seen]:
    """Return all operations of some batches, in no particular order."""
    found = []
    for batch in batches:
        identifier = batch.identifier()
        for index, op in enumerate(batch.ops):
            replaces = frozenset((key or identifier, number) for key, number in op.replaces)
            rank = (batch.clock, identifier, index)
            found.append(Seen(rank, op, replaces, batch.made_at, batch.office))
    return found


def closure(everything: list[Seen], seeds: set[Key]) -> set[Key]:
    """Return what is aside together with the seeds."""
    by_record: dict[str, list[Seen]] = {}
    place = {seen.key: seen.op.record for seen in everything}
    for seen in everything:
        by_record.setdefault(seen.op.record, []).append(seen)
    hard, waiting = set(seeds), set[Key]()

    def absent(record: str) -> bool:
        same = by_record.get(record, [])
        needed = {"_row"}
        for seen in same:
            cls = ENTITIES.get(seen.op.entity)
            field = fields_of(cls).get(seen.op.field) if cls else None
            if field is not None and field.kind is Kind.REFERENCE and field.required:
                needed.add(seen.op.field)
        counting = {seen.op.field for seen in same if seen.key not in hard | waiting}
        return not needed <= counting

    def target(seen: Seen) -> str | None:
        cls = ENTITIES.get(seen.op.entity)
        field = fields_of(cls).get(seen.op.field) if cls else None
        if field is None or field.kind is not Kind.REFERENCE or seen.op.value is None:
            return None
        referred: str | None = json.loads(seen.op.value)
        return referred

    targets = {seen.key: target(seen) for seen in everything}

    def builds_on(seen: Seen, others: set[Key]) -> bool:
        return any(place.get(key) == seen.op.record for key in seen.replaces & others)

    while True:
        gone = {record for record in by_record if absent(record)}
        open_ones = [seen for seen in everything if seen.op.field != "_gone"]
        more = {
            seen.key
            for seen in open_ones
            if seen.key not in hard and (seen.op.record in gone or builds_on(seen, hard))
        }
        late = {
            seen.key
            for seen in open_ones
            if seen.key not in hard | waiting
            and (
                ((to := targets[seen.key]) is not None and (to in gone or to not in by_record))
                or (seen.op.field != "_del" and builds_on(seen, waiting))
            )
        }
        if not more and not late:
            return hard | waiting
        hard |= more
        waiting |= late


class Oracle:
    """The tables, the conflicts and the flags that a set of batches stands for.

    `seeds` are the operations put aside; what follows from them is worked out from the rules in
    `journal.closure`, again from their words alone.
    """

    def __init__(self, batches: Iterable[Batch], seeds: Iterable[Key] = ()) -> None:
        everything = operations(batches)
        self.aside = closure(everything, set(seeds))
        self.everything = everything
        self.by_record: dict[str, list[Seen]] = {}
        for seen in everything:
            if seen.key not in self.aside and seen.op.field != "_gone":
                self.by_record.setdefault(seen.op.record, []).append(seen)
        self.live = {record: self._live(same) for record, same in self.by_record.items()}
        self.rows = self._rows()

    @staticmethod
    def _live(same: list[Seen]) -> list[Seen]:
        return [
            seen
            for seen in same
            if not any(
                seen.key in other.replaces and other.op.field == seen.op.field for other in same
            )
        ]

    def _alive(self, record: str) -> bool:
        deletions = [seen for seen in self.by_record[record] if seen.op.field == "_del"]
        return any(
            seen.op.field != "_del"
            and not seen.op.weak
            and not any(seen.key in deletion.replaces for deletion in deletions)
            for seen in self.live[record]
        )

    def shown(self, record: str, field: str) -> list[Seen]:
        """Return the operations that count for a field, the one that is shown first."""
        live = [seen for seen in self.live[record] if seen.op.field == field]
        strong = [seen for seen in live if not seen.op.weak]
        return sorted(strong or live, key=lambda seen: seen.rank, reverse=True)

    def value(self, record: str, field: str) -> Any:
        shown = self.shown(record, field)
        if not shown or shown[0].op.value is None:
            return None
        return json.loads(shown[0].op.value)

    def entity(self, record: str) -> str:
        return self.by_record[record][0].op.entity

    def _rows(self) -> Rows:
        records = [record for record in self.by_record if self.entity(record) in ENTITIES]
        there = {record for record in records if self._alive(record)}
        targets = {record: self._targets(record) & set(records) for record in records}
        while more := {other for record in there for other in targets[record]} - there:
            there |= more
        rows: Rows = {key: {} for key in ENTITIES}
        for record in there:
            rows[self.entity(record)][record] = self._row(record)
        return rows

    def _targets(self, record: str) -> set[Any]:
        fields = fields_of(ENTITIES[self.entity(record)])
        return {
            self.value(record, name)
            for name, field in fields.items()
            if field.kind is Kind.REFERENCE
        } - {None}

    def _row(self, record: str) -> dict[str, Any]:
        cls = ENTITIES[self.entity(record)]
        defaults = defaults_of(cls)
        row: dict[str, Any] = {"id": record}
        for name, field in fields_of(cls).items():
            value = decode(field, self.value(record, name))
            row[name] = defaults.get(name) if value is None else value
        standing = [seen for seen in self.live[record] if seen.op.field != "_del"]
        last = max(standing, key=lambda seen: seen.rank)
        row["changed_at"] = decode(fields_of(cls)["changed_at"], last.made_at)
        row["changed_by"] = last.office
        return row

    def conflicts(self) -> dict[tuple[str, str], tuple[str | None, ...]]:
        """Return the values of each contested field of a record that is there, winner first."""
        found = {}
        for record in self.by_record:
            if record not in self.rows.get(self.entity(record), {}):
                continue
            for field in {seen.op.field for seen in self.live[record]} - {"_row", "_del"}:
                shown = [seen.op.value for seen in self.shown(record, field) if not seen.op.weak]
                if len(set(shown)) > 1:
                    found[record, field] = tuple(shown)
        return found

    def flags(self) -> set[tuple[str, int, bool, bool]]:
        """Return which operations are live, and which a deletion has seen."""
        found = set()
        for seen in self.everything:
            others = [
                other.op.field
                for other in self.by_record.get(seen.op.record, [])
                if seen.key in other.replaces
            ]
            by = "_row" if seen.op.field == "_del" else seen.op.field
            counts = seen.key not in self.aside
            live = counts and (seen.op.field == "_row" or by not in others)
            found.add((*seen.key, live, counts and "_del" in others))
        return found

    def flagged(self) -> set[str]:
        """Return the records that are there although somebody deleted them."""
        found = set()
        for record, same in self.by_record.items():
            returned = {key for seen in same if seen.op.field == "_row" for key in seen.replaces}
            if record in self.rows.get(self.entity(record), {}) and any(
                seen.op.field == "_del" and seen.key not in returned for seen in same
            ):
                found.add(record)
        return found
