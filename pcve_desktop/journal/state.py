"""What a set of operations stands for. This function is the truth; everything else is faster.

The state of a workspace depends on nothing but its set of operations, in whatever order they
arrived:

* an operation of a field is *live* when no operation of the same field replaces it;
* the value of a field is that of its live operations; of several, the one with the greatest
  (clock, batch, index) is shown and, when the values differ, the field is in conflict;
* weak operations (withdrawals) count only where nothing else is live;
* a `_gone` operation, which removes values for good, says nothing about the state;
* a record is alive by itself when it has a live, not weak operation that no deletion has seen
  (edit beats delete); it is alive by reference when a living record refers to it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Any

from pcve_desktop.journal.batch import DEL, GONE, ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class StateOp:
    """An operation with what the state needs to know; `key` is any identity, `replaces` keys."""

    key: Hashable
    rank: tuple[str, str, int]
    entity: str
    record: str
    field: str
    value: str | None
    replaces: frozenset[Hashable]
    weak: bool
    made_at: str
    office: str


@dataclass(slots=True)
class RecordState:
    """What the operations of one record stand for."""

    entity: str
    record: str
    alive: bool
    deleted: bool
    values: dict[str, str | None]
    conflicts: dict[str, list[StateOp]]
    changed_at: str
    changed_by: str
    by_reference: bool = attribute(default=False)

    @property
    def flagged(self) -> bool:
        """Say whether somebody deleted the record while somebody else still used it."""
        return self.deleted and (self.alive or self.by_reference)


def record_state(ops: Iterable[StateOp]) -> RecordState:
    """Return the state of one record from all its operations (at least one)."""
    ops = list(ops)
    by_field: dict[str, list[StateOp]] = defaultdict(list)
    for op in ops:
        by_field[op.field].append(op)
    seen_by_deletion = {key for op in by_field[DEL] for key in op.replaces}
    values: dict[str, str | None] = {}
    conflicts: dict[str, list[StateOp]] = {}
    standing: list[StateOp] = []
    for name, same in by_field.items():
        if name in {DEL, GONE}:
            continue
        live = _live(same)
        standing += live
        if name != ROW:
            values[name], rivals = choose(live)
            if rivals:
                conflicts[name] = rivals
    # Only a forged record has nothing but deletions.
    last = max(standing or ops, key=lambda op: op.rank)
    returned = {key for op in by_field[ROW] for key in op.replaces}
    return RecordState(
        entity=ops[0].entity,
        record=ops[0].record,
        alive=any(not op.weak and op.key not in seen_by_deletion for op in standing),
        deleted=any(op.key not in returned for op in by_field[DEL]),
        values=values,
        conflicts=conflicts,
        changed_at=last.made_at,
        changed_by=last.office,
    )


def _live(same: list[StateOp]) -> list[StateOp]:
    replaced = {key for op in same for key in op.replaces}
    return [op for op in same if op.key not in replaced]


def choose(live: list[StateOp]) -> tuple[str | None, list[StateOp]]:
    """Return the value shown for a field and, in a conflict, its rivals (best first)."""
    strong = [op for op in live if not op.weak]
    ranked = sorted(strong or live, key=lambda op: op.rank, reverse=True)
    rivals = ranked if strong and len({op.value for op in strong}) > 1 else []
    return ranked[0].value, rivals


def workspace_state(
    ops: Iterable[StateOp], references: Callable[[str], Mapping[str, str]]
) -> dict[str, RecordState]:
    """Return the state of every record that was ever written, dead ones included.

    `references(entity)` maps the reference fields of an entity to the entity they point to.
    """
    by_record: dict[str, list[StateOp]] = defaultdict(list)
    for op in ops:
        by_record[op.record].append(op)
    states = {record: record_state(same) for record, same in by_record.items()}
    queue = [state for state in states.values() if state.alive]
    while queue:
        state = queue.pop()
        for name in references(state.entity):
            target = states.get(str(read(state.values.get(name))))
            if target is not None and not target.alive and not target.by_reference:
                target.by_reference = True
                queue.append(target)
    return states


def read(value: str | None) -> Any:
    """Return the data of a stored JSON value (None when it was removed for good)."""
    return None if value is None else json.loads(value)
