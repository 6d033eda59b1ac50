"""The fields of a record in a plan: what each side says, and which of them have to be decided."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from pcve_desktop.exchange.review import FieldChange, Joining, Side, Standing
from pcve_desktop.exchange.titles import shown_fields
from pcve_desktop.journal.batch import DEL, GONE, ROW
from pcve_desktop.journal.project import references
from pcve_desktop.journal.recorder import DERIVED
from pcve_desktop.journal.state import read
from pcve_desktop.models.base import ENTITIES, defaults_of, fields_of
from pcve_desktop.models.fields import Kind, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from pcve_desktop.exchange.outlook import Sight
    from pcve_desktop.journal.state import StateOp
    from pcve_desktop.models.fields import Field

# What makes a contact another one: kept both ways, it is a second record.
CONTACT_FIELDS = frozenset({"function", "phone", "email", "professional", "agreed_on"})
# The date of an agreement is that of the professional named: one is decided, both follow.
TOGETHER = {("contact", "agreed_on"): "professional"}
_BESIDE = " / "
_BELOW = "\n\n"


def silent(entity: str) -> bool:
    """Say whether records of an entity come in without an item of their own."""
    return entity == "office" or not ENTITIES[entity].__entity__.reported


def settled_alone(entity: str, name: str) -> bool:
    """Say whether nobody is asked about a field: the latest value counts."""
    field = fields_of(ENTITIES[entity]).get(name)
    hidden = field is None or field.kind is Kind.POSITION or name == "continues"
    return hidden or silent(entity)


def joining_of(entity: str, name: str, ours: Any, theirs: Iterable[Any]) -> Joining:
    """Return what "keep both" means for a field with these values."""
    if entity == "contact" and name in CONTACT_FIELDS:
        return Joining.CONTACT
    field = fields_of(ENTITIES[entity])[name]
    return Joining.HISTORY if joined(field, ours, theirs) is None else Joining.TEXTS


def joined(field: Field, ours: Any, theirs: Iterable[Any]) -> str | None:
    """Return the texts of both sides as one, ours first; None when they do not go into one."""
    texts = [text for text in dict.fromkeys([ours, *theirs]) if isinstance(text, str) and text]
    if not field.free_text or not field.form or len(texts) < 2:  # noqa: PLR2004 -- both sides
        return None
    together = (_BELOW if field.kind is Kind.LONG_TEXT else _BESIDE).join(texts)
    return None if field.max_length and len(together) > field.max_length else together


def live(ops: Iterable[StateOp], name: str) -> list[StateOp]:
    """Return the operations that stand for a field, the one that is shown first."""
    same = [op for op in ops if op.field == name]
    replaced = {key for op in same for key in op.replaces}
    standing = [op for op in same if op.key not in replaced]
    strong = [op for op in standing if not op.weak]
    return sorted(strong or standing, key=lambda op: op.rank, reverse=True)


def _deletions(ops: Iterable[StateOp]) -> list[StateOp]:
    """Return the deletions that nobody took back, the latest first."""
    ops = list(ops)
    returned = {key for op in ops if op.field == ROW for key in op.replaces}
    left = [op for op in ops if op.field == DEL and op.key not in returned]
    return sorted(left, key=lambda op: op.rank, reverse=True)


def _covered(ops: Iterable[StateOp]) -> set[Any]:
    return {key for op in ops if op.field == DEL for key in op.replaces}


def ours_and_theirs(sight: Sight) -> tuple[StateOp, StateOp] | None:
    """Return what stands against each other when one side deleted what the other changed.

    The operation of our side, then of theirs: one of them is the deletion. None when that is not
    so, or when one of them knew of the other.
    """
    if not (sight.will and sight.after.deleted):
        return None
    coming = sight.coming_keys
    deletions = _deletions(sight.ops)
    standing = [op for op in _standing(sight) if op.key not in _covered(sight.ops)]
    theirs = [op for op in deletions if op.key in coming]
    if sight.was and theirs:
        kept = [op for op in standing if op.key not in coming] or sight.here
        return max(kept, key=lambda op: op.rank), theirs[0]
    ours = [op for op in deletions if op.key not in coming]
    changed = [op for op in standing if op.key in coming]
    if not sight.was and sight.after.alive and ours and changed:
        return ours[0], max(changed, key=lambda op: op.rank)
    return None


def _standing(sight: Sight) -> list[StateOp]:
    names = {op.field for op in sight.ops if op.field not in {DEL, GONE}}
    return [op for name in names for op in live(sight.ops, name) if not op.weak]


def followers(sights: Mapping[str, Sight], contested: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each record whose deletion has to be decided, the parts they deleted with it.

    One that was deleted by itself before is another matter.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for record, sight in sights.items():
        if sight.was and not sight.will:
            for whole in _required(sight):
                parts[whole].append(record)
    found = {}
    for top in contested:
        batches = _deleting(sights[top])
        following: set[str] = set()
        queue = [top]
        while queue:
            for part in parts.get(queue.pop(), ()):
                if part not in following and _deleting(sights[part]) & batches:
                    following.add(part)
                    queue.append(part)
        found[top] = frozenset(following)
    return found


def _deleting(sight: Sight) -> set[str]:
    """Return the batches that deleted a record."""
    return {op.rank[1] for op in _deletions(sight.ops)}


def _required(sight: Sight) -> set[str]:
    """Return the records of which this one is a part."""
    if sight.before is None:
        return set()
    fields = fields_of(ENTITIES[sight.entity])
    return {
        str(read(sight.before.values.get(name)))
        for name in references(sight.entity)
        if fields[name].required
    }


def changes_of(
    sight: Sight, offices: Mapping[str, str], standing: Standing
) -> tuple[FieldChange, ...]:
    """Return the fields of a record that a package changes, those to decide first."""
    making = _Making(sight, offices)
    if (pair := ours_and_theirs(sight)) is not None:
        ours, theirs = pair
        one, other = (making.side(op, value=op.field == DEL) for op in (ours, theirs))
        # Where we deleted it, what they made of it since helps to decide.
        return (FieldChange(DEL, one, other, conflict=True), *making.coming())
    if standing is Standing.DELETED or (standing is Standing.REMOVED and not sight.will):
        theirs = _deletions(sight.ops)[0] if _deletions(sight.ops) else making.last(sight.ops)
        return (FieldChange(DEL, making.side(making.last(sight.here), value=False),
                            making.side(theirs, value=True)),)  # fmt: skip
    if standing is Standing.RETURNED:
        gone = _deletions(sight.here)
        ours = gone[0] if gone else making.last(sight.here)
        coming = sight.coming or sight.ops
        back = FieldChange(DEL, making.side(ours, value=True),
                           making.side(making.last(coming), value=False))  # fmt: skip
        return (back, *making.coming())
    if standing is Standing.NEW:
        return making.new()
    found = making.fields()
    return tuple(sorted(found, key=lambda change: not change.conflict))


class _Making:
    """The field changes of one record."""

    def __init__(self, sight: Sight, offices: Mapping[str, str]) -> None:
        self._sight, self._offices = sight, offices
        self._fields = fields_of(ENTITIES[sight.entity])

    def side(self, op: StateOp, *, value: Any) -> Side:
        return Side(value, self._offices.get(op.office, ""), dt.datetime.fromisoformat(op.made_at))

    def _read(self, op: StateOp) -> Side:
        return self.side(op, value=decode(self._fields[op.field], read(op.value)))

    @staticmethod
    def last(ops: Iterable[StateOp]) -> StateOp:
        return max(ops, key=lambda op: op.rank)

    def new(self) -> tuple[FieldChange, ...]:
        """Return what a new record says."""
        row = self._sight.row_after() or {}
        defaults = defaults_of(ENTITIES[self._sight.entity])
        return tuple(
            FieldChange(name, None, self._said(name, row[name], self._sight.ops))
            for name in shown_fields(self._sight.entity)
            if row[name] not in (None, "", ()) and row[name] != defaults.get(name)
        )

    def coming(self) -> tuple[FieldChange, ...]:
        """Return the fields that come for a record that is not here."""
        if self._sight.was:
            return ()
        here = self._sight.here
        found = []
        for name in shown_fields(self._sight.entity):
            theirs = live([op for op in self._sight.coming if not op.weak], name)
            if theirs:
                before = live(here, name)
                ours = self._read(before[0]) if before else self.side(self.last(here), value=None)
                found.append(FieldChange(name, ours, self._read(theirs[0])))
        return tuple(found)

    def fields(self) -> tuple[FieldChange, ...]:
        """Return the fields that differ or are in conflict."""
        before = self._sight.row_before() or {}
        after = self._sight.row_after() or {}
        found = []
        for name in self._fields:
            if name in DERIVED:
                continue
            conflict = self._conflict(name)
            if conflict is not None:
                found.append(conflict)
            elif before and before[name] != after[name]:
                ours = self._said(name, before[name], self._sight.here)
                found.append(
                    FieldChange(name, ours, self._said(name, after[name], self._sight.ops))
                )
        return tuple(found)

    def _said(self, name: str, value: Any, ops: list[StateOp]) -> Side:
        standing = live(ops, name)
        return self.side(standing[0] if standing else self.last(ops), value=value)

    def _conflict(self, name: str) -> FieldChange | None:
        """Return a field that both sides changed without knowing of each other.

        One that goes together with another is decided with that one.
        """
        rivals = self._sight.after.conflicts.get(name)
        if not rivals or settled_alone(self._sight.entity, name):
            return None
        coming, covered = self._sight.coming_keys, _covered(self._sight.ops)
        rivals = [op for op in rivals if op.key not in covered]
        ours = next((op for op in rivals if op.key not in coming), None)
        if ours is None:
            return None
        # Where nothing comes, it was left open: what is shown for now stands against the rest.
        theirs = [op for op in rivals if op.key in coming or not coming]
        theirs = [op for op in theirs if op.value != ours.value]
        if not theirs:
            return None
        field = self._fields[name]
        mine = decode(field, read(ours.value))
        others = [decode(field, read(op.value)) for op in theirs]
        return FieldChange(
            name,
            self.side(ours, value=mine),
            self.side(theirs[0], value=others[0]),
            conflict=TOGETHER.get((self._sight.entity, name)) not in self._sight.after.conflicts,
            joining=joining_of(self._sight.entity, name, mine, others),
        )
