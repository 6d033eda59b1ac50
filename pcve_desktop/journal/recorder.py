"""Recording: every flush of a session becomes operations, every transaction one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import DEL, ROW, Batch, BatchOp, OpKey, dump
from pcve_desktop.journal.changes import Changes
from pcve_desktop.journal.project import project_lost, references
from pcve_desktop.models.base import Record, defaults_of, fields_of
from pcve_desktop.models.fields import encode

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import ORMExecuteState, Session
    from sqlalchemy.orm.unitofwork import UOWTransaction

    from pcve_desktop.journal.log import AnyRow

# Computed from the journal, therefore not in it.
DERIVED = frozenset({"changed_at", "changed_by"})
# Position of the version digit of a UUID; time-ordered ones are version 7.
_VERSION, _TIME_ORDERED = 14, "7"


def utc_now() -> dt.datetime:
    """Return the present moment by the clock of this computer, which may be wrong."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the device (a copy of the program), the office, the schema, the clock in use."""

    device: str
    office: str
    schema: int
    now: Callable[[], dt.datetime] = utc_now

    def milliseconds(self) -> int:
        """Return the reading of the clock in milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands for a field: the operations a new one replaces, and the value shown."""

    keys: tuple[OpKey, ...]
    value: str | None
    contested: bool = False


class Recorder:
    """Turn the flushes of one session into one batch."""

    def __init__(
        self, session: Session, author: Author, label: str, values: dict[str, Any]
    ) -> None:
        self.author = author
        self.kind = "edit"
        self.scope: str | None = None
        self.changes = Changes(label=label, values=values)
        self.made_at = author.now().replace(microsecond=0)
        self._session = session
        self._ops: list[BatchOp] = []
        self._standing: dict[str, dict[str, _Standing]] = {}
        self._numbers: dict[OpKey, int] = {}
        # Records that lost a reference: some had no other reason to be there.
        self._let_go: set[str] = set()
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: Any) -> None:
        new = [item for item in session.new if isinstance(item, Record)]
        changed = [
            item for item in session.dirty if isinstance(item, Record) and session.is_modified(item)
        ]
        gone = [item for item in session.deleted if isinstance(item, Record)]
        # A new record with a time-ordered identifier has no past; any other may come back.
        past = [*changed, *gone, *(item for item in new if item.id[_VERSION] != _TIME_ORDERED)]
        self._look_up(session.connection(), [item.id for item in past])
        # Deletions first: a link that is removed and made again in one go is there afterwards.
        for item in gone:
            self._deleted(item)
        for item in new:
            self._created(item)
        for item in changed:
            self._changed(item)

    def _look_up(self, connection: Connection, records: list[str]) -> None:
        """Learn what stands for the records of this flush before they are replaced."""
        unknown = [record for record in records if record not in self._standing]
        for record, rows in log.live_ops(connection, unknown).items():
            self._numbers.update({(row.batch_id, row.idx): row.id for row in rows})
            by_field: dict[str, list[AnyRow]] = {}
            for row in rows:
                by_field.setdefault(row.field, []).append(row)
            self._standing[record] = {name: _standing(same) for name, same in by_field.items()}

    def _created(self, item: Record) -> None:
        entity, record = item.__entity__.key, item.id
        standing = self._standing.setdefault(record, {})
        deletions = standing.pop(DEL, _Standing((), None)).keys
        self._add(entity, record, ROW, None, deletions)
        defaults = defaults_of(type(item))
        for name in fields_of(type(item)):
            if name in DERIVED:
                continue
            value = getattr(item, name)
            if name not in standing and _says_nothing(value, defaults.get(name)):
                continue
            if value is None:
                # A link made again in the flush that removed it would keep its old value.
                setattr(item, name, None)
            self._write(entity, record, name, value)
        self._sign(item)
        self.changes.touch(entity, record, created=True)

    def _changed(self, item: Record) -> None:
        entity, record = item.__entity__.key, item.id
        state = inspect(item)
        names = [
            name
            for name in fields_of(type(item))
            if name not in DERIVED and state.attrs[name].history.has_changes()
        ]
        for name in references(entity).keys() & names:
            self._let_go.update(filter(None, state.attrs[name].history.deleted or ()))
        wrote = [name for name in names if self._write(entity, record, name, getattr(item, name))]
        if wrote:
            self._sign(item)
            self.changes.touch(entity, record)

    def _deleted(self, item: Record) -> None:
        entity, record = item.__entity__.key, item.id
        standing = self._standing.setdefault(record, {})
        seen = tuple(key for name in standing if name != DEL for key in standing[name].keys)
        self._add(entity, record, DEL, None, seen)
        self._let_go.update(filter(None, (getattr(item, name) for name in references(entity))))
        self.changes.touch(entity, record)

    def _write(self, entity: str, record: str, name: str, value: object) -> bool:
        stored = dump(encode(value))
        standing = self._standing.setdefault(record, {}).get(name)
        if standing is not None and standing.value == stored and not standing.contested:
            return False
        self._add(entity, record, name, stored, standing.keys if standing else ())
        return True

    def _add(
        self, entity: str, record: str, name: str, value: str | None, replaces: tuple[OpKey, ...]
    ) -> None:
        mine: OpKey = ("", len(self._ops))
        self._ops.append(BatchOp(entity, record, name, value, replaces))
        standing = self._standing.setdefault(record, {})
        if name in {ROW, DEL}:
            # Creations and deletions stand beside earlier ones; they do not replace their like.
            before = standing.get(name, _Standing((), None)).keys
            standing[name] = _Standing((*before, mine), None)
        else:
            standing[name] = _Standing((mine,), value)

    def _sign(self, item: Record) -> None:
        item.changed_at = self.made_at
        item.changed_by = self.author.office

    def finish(self) -> Changes:
        """Flush, append the batch to the journal and return what changed."""
        self._session.flush()
        if self._ops:
            connection = self._session.connection()
            batch = Batch(
                device=self.author.device,
                clock=log.next_clock(connection, self.author.milliseconds()),
                schema=self.author.schema,
                office=self.author.office,
                label=self.changes.label,
                made_at=encode(self.made_at),  # type: ignore[arg-type] # a moment encodes as text
                values=self.changes.values,
                scope=self.scope,
                kind=self.kind,
                parents=log.heads(connection),
                ops=tuple(self._ops),
            ).salted()
            self.changes.batch_id, _ = log.append(connection, batch, self._numbers)
            for entity, records in project_lost(connection, self._let_go).items():
                self.changes.touched.setdefault(entity, set()).update(records)
        return self.changes


def _standing(rows: list[AnyRow]) -> _Standing:
    """Sum up the live operations of one field, given in ascending rank."""
    strong = [row for row in rows if not row.weak]
    return _Standing(
        keys=tuple((row.batch_id, row.idx) for row in rows),
        value=(strong or rows)[-1].value,
        contested=len({row.value for row in strong}) > 1,
    )


def _says_nothing(value: object, default: object) -> bool:
    """Say whether a new record reads the same without an operation for this value."""
    # By type, because zero equals False and an empty text is not the same as none.
    return not value and type(value) is type(default) and value == default


def _refuse_bulk(state: ORMExecuteState) -> None:
    """Refuse statements that would change records behind the journal's back."""
    if state.is_update or state.is_delete or state.is_insert:
        message = "bulk changes are not journaled; change the records one by one"
        raise RuntimeError(message)
