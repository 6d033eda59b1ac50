"""The tables as a projection of the journal: incremental after a batch, or whole (rebuild)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pcve_desktop.journal import log
from pcve_desktop.journal.state import RecordState, read, record_state, workspace_state
from pcve_desktop.journal.tables import OP
from pcve_desktop.models.base import ENTITIES, Record, defaults_of, fields_of
from pcve_desktop.models.fields import Kind, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Select, Table
    from sqlalchemy.dialects.sqlite import Insert


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


def row_of(state: RecordState) -> dict[str, Any]:
    """Return the table row that a record's state stands for."""
    cls = ENTITIES[state.entity]
    row: dict[str, Any] = {"id": state.record}
    defaults = defaults_of(cls)
    for name, field in fields_of(cls).items():
        value = decode(field, read(state.values.get(name)))
        row[name] = defaults.get(name) if value is None else value
    row["changed_at"] = decode(fields_of(cls)["changed_at"], state.changed_at)
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
    """One incremental update. Referrers are settled before what they refer to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._states: dict[str, RecordState] = {}
        self._due: dict[str, set[str]] = {key: set() for key in by_dependency()}
        self.written: dict[str, set[str]] = {}

    def run(self, records: Iterable[str]) -> dict[str, set[str]]:
        records = set(records)
        self._load(records)
        for record in records & self._states.keys():
            state = self._states[record]
            if state.entity in self._due:
                self._due[state.entity].add(record)
        for entity in by_dependency():
            while self._due[entity]:
                due, self._due[entity] = self._due[entity], set()
                for record in sorted(due):
                    self._settle(record)
        return self.written

    def dead(self, records: Iterable[str]) -> list[str]:
        """Return those records that are not alive by themselves."""
        return [state.record for state in self._load(records) if not state.alive]

    def _load(self, records: Iterable[str]) -> list[RecordState]:
        missing = [record for record in set(records) if record not in self._states]
        by_record: dict[str, list[Any]] = {}
        for op in log.state_ops(self._connection, missing):
            by_record.setdefault(op.record, []).append(op)
        found = []
        for record, ops in by_record.items():
            state = self._states[record] = record_state(ops)
            if state.entity in ENTITIES:
                found.append(state)
        self._leave(set(missing) - by_record.keys())
        return found

    def _leave(self, records: set[str]) -> None:
        """Note that nothing counts of some records: all they had is aside, or there is nothing."""
        kinds = select(OP.c.record_id, OP.c.entity).distinct()
        for part in log.chunks(sorted(records)):
            for record, entity in self._connection.execute(kinds.where(OP.c.record_id.in_(part))):
                self._states[record] = RecordState(entity, record, False, False, {}, {}, "", "")

    def _settle(self, record: str) -> None:
        state = self._states[record]
        found = self._connection.execute(_row_query(state.entity), {"record": record})
        before = found.mappings().one_or_none()
        old = {name: before[name] for name in references(state.entity)} if before else {}
        new: dict[str, Any] = {}
        if state.alive or self._referred_to(state):
            row = row_of(state)
            new = {name: row[name] for name in references(state.entity)}
            if before is None or dict(before) != row:
                self._connection.execute(_upsert(state.entity), row)
                self._note(state)
        elif before is not None:
            table = table_of(ENTITIES[state.entity])
            self._connection.execute(table.delete().where(table.c.id == record))
            self._note(state)
        # What lost or gained a reference may have lost or gained its reason to be.
        affected = {value for value in (*old.values(), *new.values()) if value is not None}
        self._load(affected)
        for value in affected:
            target = self._states.get(value)
            if target is not None and not target.alive:
                self._due[target.entity].add(value)

    def _note(self, state: RecordState) -> None:
        self.written.setdefault(state.entity, set()).add(state.record)

    def _referred_to(self, state: RecordState) -> bool:
        return any(
            self._connection.scalar(_user_query(entity, name), {"record": state.record}) is not None
            for entity, name in referrers(state.entity)
        )


# Built once for each entity: a merge runs them for every record.
@cache
def _row_query(entity: str) -> Select[Any]:
    table = table_of(ENTITIES[entity])
    return table.select().where(table.c.id == bindparam("record"))


@cache
def _user_query(entity: str, name: str) -> Select[Any]:
    table = table_of(ENTITIES[entity])
    return select(table.c.id).where(table.c[name] == bindparam("record")).limit(1)


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
