"""What people decided about a plan, as operations of one batch of this office.

Works on the journal as it is once the package is in, in the same transaction. Each field in
conflict gets one operation that replaces all rivals; so does, with the latest value, what nobody
is asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from pcve_desktop.exchange.changes import CONTACT_FIELDS, TOGETHER, joined, settled_alone
from pcve_desktop.exchange.review import Choice, Decisions, Item, Joining, Plan
from pcve_desktop.exchange.wordings import AgendaItems
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, ROW, BatchOp, OpKey, dump
from pcve_desktop.journal.project import references, referrers, table_of
from pcve_desktop.journal.recorder import DERIVED
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import BATCH, OP
from pcve_desktop.models.base import ENTITIES, Record, computed_id, defaults_of, fields_of
from pcve_desktop.models.fields import decode, encode
from pcve_desktop.models.partners import Contact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from pcve_desktop.exchange.review import FieldChange
    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.log import AnyRow


@dataclass(frozen=True, slots=True)
class Arrived:
    """What is new in the journal: batches by identifier, operations taken in by local number."""

    batches: Collection[str] = ()
    ops: Collection[int] = ()
    records: Collection[str] = ()

    def __contains__(self, row: AnyRow) -> bool:
        return row.batch_id in self.batches or row.id in self.ops


class Settling:
    """Turn decisions into operations; `run` returns them."""

    def __init__(
        self,
        connection: Connection,
        plan: Plan,
        decisions: Decisions,
        arrived: Arrived,
        words: Translator,
        today: dt.date,
    ) -> None:
        self._connection = connection
        self._plan, self._decisions, self._arrived = plan, decisions, arrived
        self._words, self._today = words, today
        self._ops: dict[tuple[str, str], BatchOp] = {}
        self._live: dict[str, list[AnyRow]] = {}
        # Texts that were kept both ways: of which item, which field.
        self._both: list[tuple[Item, str]] = []

    def run(self) -> list[BatchOp]:
        """Return what was decided, and what is settled without asking."""
        items = {item.record: item for item in self._decisions.taken(self._plan)}
        records = {*self._arrived.records, *items}
        self._live = log.live_ops(self._connection, records)
        self._settle_deletions(items)
        for record, rows in self._live.items():
            if (record, DEL) not in self._ops and rows[0].entity in ENTITIES:
                self._settle_fields(record, rows, items.get(record))
        for item in items.values():
            if item.entity == "contact":
                self._second_contact(item)
        made = AgendaItems(self._connection, self._words, self._today)
        for item, name in self._both:
            for op in made.ops(item, name):
                self._ops[op.record, op.field] = op
        return list(self._ops.values())

    def _add(self, op: BatchOp) -> None:
        self._ops[op.record, op.field] = op

    # -------------------------------------------------------- fields

    def _settle_fields(self, record: str, rows: list[AnyRow], item: Item | None) -> None:
        by_field: dict[str, list[AnyRow]] = defaultdict(list)
        for row in rows:
            if not row.field.startswith("_"):
                by_field[row.field].append(row)
        changes = {change.name: change for change in item.conflicts} if item else {}
        for name, same in by_field.items():
            strong = [row for row in reversed(same) if not row.weak]
            if len({row.value for row in strong}) < 2:  # noqa: PLR2004 -- a conflict has two sides
                continue
            value = self._value(strong, name, item, changes)
            # Whatever is said of a record that is gone would bring it back.
            if value is not _OPEN and (changes or self._there(rows)):
                self._add(BatchOp(rows[0].entity, record, name, value, _keys(same)))

    def _value(
        self,
        rivals: list[AnyRow],
        name: str,
        item: Item | None,
        changes: dict[str, FieldChange],
    ) -> Any:
        """Return the value that settles a field, given its rivals (the one shown first)."""
        entity, record = rivals[0].entity, rivals[0].record_id
        asked = TOGETHER.get((entity, name), name)
        asked = asked if asked in changes else name
        if asked in changes:
            choice = self._decisions.choices[record, asked]
            ours = next((row for row in rivals if row not in self._arrived), rivals[0])
            came = [row for row in rivals if row in self._arrived] or rivals
            theirs = [row for row in came if row.value != ours.value]
            if choice is Choice.BOTH and item is not None:
                return self._together(ours, theirs, changes[asked], item)
            return theirs[0].value if choice is Choice.THEIRS and theirs else ours.value
        if any(row in self._arrived for row in rivals) and settled_alone(entity, name):
            return rivals[0].value
        if DEL in changes:
            standing = [row for row in rivals if not row.covered]
            return (standing or rivals)[0].value
        return _OPEN

    def _together(
        self, ours: AnyRow, theirs: list[AnyRow], change: FieldChange, item: Item
    ) -> str | None:
        if change.joining is Joining.TEXTS:
            about = fields_of(ENTITIES[item.entity])[change.name]
            text = joined(about, read(ours.value), [read(row.value) for row in theirs])
            if text is not None:
                self._both.append((item, change.name))
                return dump(text)
        value: str | None = ours.value
        return value

    # -------------------------------------------------------- contacts

    def _second_contact(self, item: Item) -> None:
        """Keep two contacts: ours as it was, and beside it what they made of it."""
        both = [
            change
            for change in item.conflicts
            if change.joining is Joining.CONTACT
            and self._decisions.choices.get((item.record, change.name)) is Choice.BOTH
        ]
        rows = self._live.get(item.record, [])
        if not both or not rows:
            return
        table = table_of(Contact)
        shown = self._connection.execute(table.select().where(table.c.id == item.record))
        theirs = dict(shown.mappings().one())
        for change in item.changes:
            if change.name not in CONTACT_FIELDS:
                continue
            theirs[change.name] = change.theirs.value
            if not change.conflict:
                value = dump(encode(change.ours.value if change.ours is not None else None))
                same = [row for row in rows if row.field == change.name]
                self._add(BatchOp("contact", item.record, change.name, value, _keys(same)))
        theirs["first"] = False
        said = [str(encode(theirs[name])) for name in sorted(CONTACT_FIELDS)]
        # The same from both offices: two that keep both make one second contact.
        theirs["id"] = computed_id("contact", item.record, *said)
        if self._connection.scalar(select(table.c.id).where(table.c.id == theirs["id"])) is None:
            for op in creation(self._connection, Contact, theirs):
                self._add(op)

    # -------------------------------------------------------- deletions

    def _settle_deletions(self, items: dict[str, Item]) -> None:
        for record, item in items.items():
            change = next((each for each in item.conflicts if each.name == DEL), None)
            if change is None or change.ours is None:
                continue
            choice = self._decisions.choices[record, DEL]
            side = change.theirs if choice is Choice.THEIRS else change.ours
            if choice is Choice.BOTH or not side.value:
                self._keep(record)
            else:
                self._delete(item.entity, record)

    def _keep(self, record: str) -> None:
        """Let a record stay, with the parts that were deleted with it, and for nothing else."""
        batches = {row.batch_id for row in self._live[record] if row.field == DEL}
        self._return(record, self._live[record])
        parts = {
            part: rows
            for part, rows in self._deleted_with(batches).items()
            if batches.issuperset(row.batch_id for row in rows if row.field == DEL)
        }
        kept = {record}
        while more := {
            part
            for part, rows in parts.items()
            if part not in kept and self._comes_with(rows, kept) and not self._there(rows)
        }:
            for part in more:
                self._return(part, parts[part])
            kept |= more

    def _comes_with(self, rows: list[AnyRow], kept: Collection[str]) -> bool:
        """Say whether a part belongs to a record that is kept, and to none that is gone."""
        owners = _required(rows)
        return any(owner in kept for owner in owners) and all(
            owner in kept or self._stands(kind, owner) for owner, kind in owners.items()
        )

    def _return(self, record: str, rows: list[AnyRow]) -> None:
        deletions = [row for row in rows if row.field == DEL]
        self._add(BatchOp(rows[0].entity, record, ROW, None, _keys(deletions)))

    def _deleted_with(self, batches: set[str]) -> dict[str, list[AnyRow]]:
        """Return the records that some batches deleted, with their live operations."""
        query = select(OP.c.record_id).join(BATCH, BATCH.c.seq == OP.c.batch_seq)
        query = query.where(OP.c.field == DEL, OP.c.live)
        records: set[str] = set()
        for part in log.chunks(sorted(batches)):
            records.update(self._connection.scalars(query.where(BATCH.c.id.in_(part))))
        return log.live_ops(self._connection, records)

    def _there(self, rows: list[AnyRow]) -> bool:
        return rows[0].entity not in ENTITIES or self._stands(rows[0].entity, rows[0].record_id)

    def _stands(self, entity: str, record: str) -> bool:
        table = table_of(ENTITIES[entity])
        query = select(table.c.id).where(table.c.id == record)
        return self._connection.scalar(query) is not None

    def _delete(self, entity: str, record: str) -> None:
        """Delete a record with what belongs to it; optional references to it are cleared."""
        if (record, DEL) in self._ops:
            return
        rows = log.live_ops(self._connection, [record]).get(record, [])
        seen = [row for row in rows if row.field != DEL]
        self._add(BatchOp(entity, record, DEL, None, _keys(seen)))
        for other, name in referrers(entity):
            table = table_of(ENTITIES[other])
            users = self._connection.scalars(select(table.c.id).where(table.c[name] == record))
            for user in list(users):
                if fields_of(ENTITIES[other])[name].required:
                    self._delete(other, user)
                else:
                    live = log.live_ops(self._connection, [user]).get(user, [])
                    same = [row for row in live if row.field == name]
                    self._add(BatchOp(other, user, name, dump(None), _keys(same)))


class _Open:
    """Stands for a field that is left as it is."""


_OPEN = _Open()


def creation(
    connection: Connection, cls: type[Record], values: dict[str, Any]
) -> Iterable[BatchOp]:
    """Yield the operations that make a record with these values (by field, with its `id`)."""
    entity, record = cls.__entity__.key, values["id"]
    known = log.live_ops(connection, [record]).get(record, [])
    yield BatchOp(entity, record, ROW, None, _keys(row for row in known if row.field == DEL))
    defaults = defaults_of(cls)
    for name in fields_of(cls):
        value = values.get(name, defaults.get(name))
        same = [row for row in known if row.field == name]
        if name not in DERIVED and (same or value != defaults.get(name)):
            yield BatchOp(entity, record, name, dump(encode(value)), _keys(same))


def _required(rows: list[AnyRow]) -> dict[str, str]:
    """Return the records of which the one with these live operations is a part, with entity."""
    if rows[0].entity not in ENTITIES:
        return {}
    fields, targets = fields_of(ENTITIES[rows[0].entity]), references(rows[0].entity)
    return {
        str(decode(fields[row.field], read(row.value))): targets[row.field]
        for row in rows
        if row.field in targets and fields[row.field].required
    }


def _keys(rows: Iterable[AnyRow]) -> tuple[OpKey, ...]:
    return tuple((row.batch_id, row.idx) for row in rows)
