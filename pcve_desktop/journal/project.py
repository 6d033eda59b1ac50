"""The tables as a projection of the journal: incremental after a batch, or whole (rebuild)."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, GONE, ROW
from pcve_desktop.journal.state import RecordState, read, workspace_state
from pcve_desktop.journal.tables import OP
from pcve_desktop.models.base import ENTITIES, Record, defaults_of, fields_of
from pcve_desktop.models.fields import Kind, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select, Table
    from sqlalchemy.dialects.sqlite import Insert

    Values = Mapping[str, Any]
    # Record, entity, field, value, weak, covered, moment, office.
    Standing = tuple[str, str, str, str | None, int, int, str, str]


@cache
def references(entity: str) -> Mapping[str, str]:
    """Return the reference fields of an entity and the entities they point to."""
    cls = ENTITIES.get(entity)
    if cls is None:
        return {}
    return {
        name: field.target for name, field in fields_of(cls).items() if field.kind is Kind.REFERENCE
    }


@cache
def referrers(entity: str) -> tuple[tuple[str, str], ...]:
    """Return (entity, field) of all references that point to an entity."""
    return tuple(
        (key, name)
        for key in ENTITIES
        for name, target in references(key).items()
        if target == entity
    )


@cache
def by_dependency() -> tuple[str, ...]:
    """Return all entities, each before those it refers to (references never form a circle)."""
    order: list[str] = []
    waiting = dict.fromkeys(ENTITIES)
    while waiting:
        free = [
            key
            for key in waiting
            if not any(other in waiting and other != key for other, _ in referrers(key))
        ]
        if not free:
            message = f"references form a circle among {sorted(waiting)}"
            raise RuntimeError(message)
        for key in free:
            del waiting[key]
            order.append(key)
    return tuple(order)


def table_of(cls: type[Record]) -> Table:
    """Return the table of an entity."""
    return cls.__table__  # type: ignore[return-value] # declared classes map to plain tables


@cache
def _plain_row(entity: str) -> Mapping[str, Any]:
    """Return the row of a record of which nothing was said."""
    cls = ENTITIES[entity]
    defaults = defaults_of(cls)
    row: dict[str, Any] = {"id": ""}
    for name, field in fields_of(cls).items():
        value = decode(field, None)
        row[name] = defaults.get(name) if value is None else value
    return row


def row_of(state: RecordState) -> dict[str, Any]:
    """Return the table row that a record's state stands for."""
    fields, plain = fields_of(ENTITIES[state.entity]), _plain_row(state.entity)
    row = dict(plain)
    row["id"] = state.record
    for name, said in state.values.items():
        if said is not None and name in fields:
            value = decode(fields[name], read(said))
            row[name] = plain[name] if value is None else value
    row["changed_at"] = decode(fields["changed_at"], state.changed_at)
    row["changed_by"] = state.changed_by
    return row


def project(connection: Connection, records: Iterable[str]) -> dict[str, set[str]]:
    """Bring the rows of some records (and of what they keep alive) up to date.

    Returns the records written or removed, by entity.
    """
    return _Projection(connection).run(records)


def project_lost(connection: Connection, records: Iterable[str]) -> dict[str, set[str]]:
    """Remove the rows of those records that nothing but a lost reference kept alive.

    Returns what was removed, by entity.
    """
    projection = _Projection(connection)
    lost = projection.dead(records)
    return projection.run(lost) if lost else {}


class _Projection:
    """One incremental update. Referrers are settled before what they refer to.

    It believes the flags of the operations: what is live and not covered. `check` and the tests
    hold the flags, and the tables, against the state of all operations.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._states: dict[str, RecordState] = {}
        self._due: dict[str, set[str]] = {key: set() for key in by_dependency()}
        # Entities of records of which values were removed for good.
        self._removed: set[str] = set()
        self.written: dict[str, set[str]] = {}

    def run(self, records: Iterable[str]) -> dict[str, set[str]]:
        for state in self._load(records):
            self._due[state.entity].add(state.record)
        for entity in by_dependency():
            while self._due[entity]:
                due, self._due[entity] = self._due[entity], set()
                for part in log.chunks(sorted(due)):
                    self._settle(entity, part)
        for entity in sorted(self._removed):
            _write_search_anew(self._connection, entity)
        return self.written

    def dead(self, records: Iterable[str]) -> list[str]:
        """Return those records that are not alive by themselves."""
        return [state.record for state in self._load(records) if not state.alive]

    def _load(self, records: Iterable[str]) -> list[RecordState]:
        """Return the states of those records whose entity is known."""
        wanted = set(records)
        missing = wanted - self._states.keys()
        for record, rows in _standing(self._connection, missing):
            self._states[record] = state = _state_of(rows)
            if state.entity in ENTITIES and any(row[2] == GONE for row in rows):
                self._removed.add(state.entity)
        self._leave(missing - self._states.keys())
        found = [self._states[record] for record in wanted if record in self._states]
        return [state for state in found if state.entity in ENTITIES]

    def _leave(self, records: set[str]) -> None:
        """Note that nothing counts of some records: all they had is aside."""
        kinds = select(OP.c.record_id, OP.c.entity).distinct()
        for part in log.chunks(sorted(records)):
            for record, entity in self._connection.execute(kinds.where(OP.c.record_id.in_(part))):
                self._states[record] = RecordState(entity, record, False, False, {}, {}, "", "")

    def _settle(self, entity: str, records: Sequence[str]) -> None:
        """Write the rows of some records of one entity as they have to be."""
        rows = self._connection.execute(_row_query(entity), {"records": records}).mappings()
        before = {row["id"]: dict(row) for row in rows}
        staying = self._staying(entity, records)
        after = {record: row_of(self._states[record]) for record in records if record in staying}
        write = [row for record, row in after.items() if before.get(record) != row]
        gone = [record for record in before if record not in after]
        if write:
            self._connection.execute(_upsert(entity), write)
        if gone:
            table = table_of(ENTITIES[entity])
            self._connection.execute(table.delete().where(table.c.id.in_(gone)))
        if noted := {row["id"] for row in write}.union(gone):
            self.written.setdefault(entity, set()).update(noted)
        # What lost or gained a reference may have lost or gained its reason to be.
        affected = _let_go(entity, {record: before.get(record, {}) for record in noted}, after)
        for state in self._load(affected):
            if not state.alive:
                self._due[state.entity].add(state.record)

    def _staying(self, entity: str, records: Sequence[str]) -> set[str]:
        """Return those records that are alive, by themselves or by reference."""
        alive = {record for record in records if self._states[record].alive}
        rest = [record for record in records if record not in alive]
        if rest:
            for user, name in referrers(entity):
                alive.update(self._connection.scalars(_used_query(user, name), {"records": rest}))
        return alive


def _write_search_anew(connection: Connection, entity: str) -> None:
    """Let the search index of an entity hold its words as they are now, and no former ones.

    A row that goes leaves its words there, marked as gone: where values were removed for good,
    that is too much.
    """
    if any(field.search for field in fields_of(ENTITIES[entity]).values()):
        connection.exec_driver_sql(f"INSERT INTO {entity}_fts ({entity}_fts) VALUES ('rebuild')")  # noqa: S608 -- the program's own tables


_STANDING = """
SELECT o.record_id, o.entity, o.field, o.value, o.weak, o.covered, b.made_at, b.office
FROM journal_op o JOIN journal_batch b ON b.seq = o.batch_seq
WHERE o.live AND o.record_id IN (SELECT value FROM json_each(?))
ORDER BY o.record_id, b.clock, b.id, o.idx
"""


def _standing(
    connection: Connection, records: Iterable[str]
) -> Iterator[tuple[str, list[Standing]]]:
    """Yield records with their live operations in ascending rank, as a projection reads them."""
    for part in log.chunks(sorted(records), log.LARGE):
        rows = log.fetch(connection, _STANDING, json.dumps(part))
        yield from ((record, list(same)) for record, same in groupby(rows, itemgetter(0)))


def _let_go(entity: str, before: Mapping[str, Values], after: Mapping[str, Values]) -> set[str]:
    """Return what records refer to only before or only after they were written."""
    found: set[str] = set()
    for record, old in before.items():
        new = after.get(record, {})
        for name in references(entity):
            if old.get(name) != new.get(name):
                found.update(filter(None, (old.get(name), new.get(name))))
    return found


def _state_of(rows: list[Standing]) -> RecordState:
    """Return the state of a record from its live operations, in ascending rank."""
    values: dict[str, str | None] = {}
    withdrawn: set[str] = set()
    alive = deleted = False
    last = rows[-1]
    for row in rows:
        _, _, name, value, weak, covered, _, _ = row
        if name in {DEL, GONE}:
            deleted = deleted or name == DEL
            continue
        last = row
        if not weak:
            alive = alive or not covered
            withdrawn.discard(name)
        elif name not in values:
            withdrawn.add(name)
        if not weak or name in withdrawn:
            values[name] = value
    values.pop(ROW, None)
    record, entity, _, _, _, _, made_at, office = last
    return RecordState(entity, record, alive, deleted, values, {}, made_at, office)


# Built once for each entity: a merge runs them for every record.
@cache
def _row_query(entity: str) -> Select[Any]:
    table = table_of(ENTITIES[entity])
    return table.select().where(table.c.id.in_(bindparam("records", expanding=True)))


@cache
def _used_query(entity: str, name: str) -> Select[Any]:
    """Ask which of some records an entity refers to with one of its fields."""
    column = table_of(ENTITIES[entity]).c[name]
    return select(column).where(column.in_(bindparam("records", expanding=True))).distinct()


@cache
def _upsert(entity: str) -> Insert:
    table = table_of(ENTITIES[entity])
    statement = insert(table)
    names = [column.name for column in table.columns if column.name != "id"]
    return statement.on_conflict_do_update(
        index_elements=["id"], set_={name: statement.excluded[name] for name in names}
    )


def expected(connection: Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the rows that the whole journal stands for, by entity and record."""
    rows: dict[str, dict[str, dict[str, Any]]] = {key: {} for key in ENTITIES}
    for state in workspace_state(log.state_ops(connection), references).values():
        if state.entity in rows and (state.alive or state.by_reference):
            rows[state.entity][state.record] = row_of(state)
    return rows


def rebuild(connection: Connection) -> None:
    """Write all tables anew from the journal."""
    rows = expected(connection)
    for entity, records in rows.items():
        table = table_of(ENTITIES[entity])
        connection.execute(table.delete())
        if records:
            connection.execute(table.insert(), list(records.values()))
