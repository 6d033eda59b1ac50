"""Checking a workspace file: whether it is whole, and whether its tables say what its journal says.

Everything is done on a copy in a temporary folder: the file itself is only read, and somebody may
go on working in it meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError

from pcve_desktop.i18n import mark
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import from_json
from pcve_desktop.journal.project import expected, table_of
from pcve_desktop.journal.tables import BATCH, ELSEWHERE, HEAD, PARENT, WAITING
from pcve_desktop.models.base import ENTITIES, Base
from pcve_desktop.store.engine import SCHEMA_VERSION, make_engine
from pcve_desktop.store.errors import DamagedWorkspace
from pcve_desktop.store.fulltext import searchable
from pcve_desktop.store.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

# Enough to see what is wrong; a broken file could list thousands.
_SHOWN = 20
_TRIGGERS = ("ai", "ad", "au")


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found: a marked text with values for its placeholders."""

    msgid: str
    values: dict[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; nothing when all is well."""

    findings: list[Finding]

    @property
    def ok(self) -> bool:
        """Say whether the file is sound (notes may remain)."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def check(path: Path, *, progress: Callable[[str], object] | None = None) -> CheckReport:
    """Check a file without changing it; `progress` hears a msgid before each part.

    Raises WorkspaceMissing, NotAWorkspace or NewerWorkspace for what is no file to check.
    """
    tell = progress or (lambda _msgid: None)
    tell(mark("Reading the file"))
    with tempfile.TemporaryDirectory(prefix="passerelle-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy.passerelle"
        try:
            schema = vet(path, whole=False)
            _copy(path, copy)
        except (DamagedWorkspace, sqlite3.Error) as error:
            return CheckReport([_damage(error)])
        findings = list(_database(copy))
        if findings:
            return CheckReport(findings)
        if schema < SCHEMA_VERSION:
            msgid = mark("The file is of an older version; it is brought up to date when opened.")
            return CheckReport([Finding(msgid, severity=Severity.NOTE)])
        return CheckReport(_contents(copy, tell))


def _copy(path: Path, copy: Path) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with (
        contextlib.closing(sqlite3.connect(uri, uri=True)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def _damage(error: BaseException) -> Finding:
    detail = str(error.__cause__ or error)
    return Finding(mark("The file cannot be read whole: {detail}."), {"detail": detail})


def _database(copy: Path) -> Iterator[Finding]:
    """Look at the file as a database."""
    with contextlib.closing(sqlite3.connect(copy)) as file:
        try:
            for (line,) in file.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall():
                if line != "ok":
                    msgid = mark("The file is damaged: {detail}.")
                    yield Finding(msgid, {"detail": str(line)})
        except sqlite3.Error as error:
            yield _damage(error)


def _contents(copy: Path, tell: Callable[[str], object]) -> list[Finding]:
    engine = make_engine(copy)
    found: list[Finding] = []
    try:
        with engine.connect() as connection:
            found += _schema(connection)
            if found:
                # Without all its tables nothing else can be looked at.
                return found
            tell(mark("Following references"))
            found += _references(connection)
            tell(mark("Verifying the journal"))
            found += _batches(connection)
            found += _chain(connection)
            found += _marks(connection)
            tell(mark("Comparing the tables with the journal"))
            found += _tables(connection)
            tell(mark("Checking the search"))
            found += _indexes(connection)
    except DatabaseError as error:
        found.append(_damage(error))
    finally:
        engine.dispose()
    return found


def _schema(connection: Connection) -> Iterator[Finding]:
    there = inspect(connection)
    missing: list[str] = []
    for table in Base.metadata.sorted_tables:
        if not there.has_table(table.name):
            missing.append(table.name)
            continue
        columns = {column["name"] for column in there.get_columns(table.name)}
        missing += [f"{table.name}.{name}" for name in sorted(set(table.columns.keys()) - columns)]
        indexes = {index["name"] for index in there.get_indexes(table.name)}
        missing += sorted({str(index.name) for index in table.indexes} - indexes)
    triggers = set(
        connection.scalars(
            text("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'table')")
        )
    )
    for key in _searched():
        missing += sorted({f"{key}_fts", *(f"{key}_{end}" for end in _TRIGGERS)} - triggers)
    if missing:
        msgid = mark("Parts of the file are missing: {names}.")
        yield Finding(msgid, {"names": ", ".join(missing[:_SHOWN])})
    for key in ("workspace", "device"):
        if "workspace_meta" not in missing and not log.get_meta(connection, key):
            yield Finding(
                mark("The file does not say which workspace it is ({key})."), {"key": key}
            )


def _searched() -> list[str]:
    return [key for key, cls in ENTITIES.items() if searchable(cls)]


def _references(connection: Connection) -> Iterator[Finding]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    for (table, target), count in Counter((row[0], row[2]) for row in rows).items():
        msgid = mark("{count} records of “{table}” refer to something missing in “{target}”.")
        yield Finding(msgid, {"count": count, "table": table, "target": target})


def _batches(connection: Connection) -> Iterator[Finding]:
    """Recompute the identifier of every batch: it covers all that the batch says."""
    known = connection.execute(select(BATCH.c.seq, BATCH.c.id).order_by(BATCH.c.seq)).all()
    wrong: list[str] = []
    for part in log.chunks(known):
        if _identifiers(connection, [row.seq for row in part]) != [row.id for row in part]:
            wrong += [row.id for row in part if _identifiers(connection, [row.seq]) != [row.id]]
    for identifier in wrong[:_SHOWN]:
        msgid = mark("The change {batch} is not what it was when it was made.")
        yield Finding(msgid, {"batch": identifier[:12]})


def _identifiers(connection: Connection, seqs: list[int]) -> list[str]:
    try:
        return [batch.identifier() for batch in log.load_all(connection, seqs)]
    except (ValueError, TypeError):
        return []


def _chain(connection: Connection) -> Iterator[Finding]:
    known = set(connection.scalars(select(BATCH.c.id)))
    parents = set(connection.scalars(select(PARENT.c.parent_id).distinct()))
    # What a package left out on purpose is missed by nobody.
    away = set(connection.scalars(select(ELSEWHERE.c.batch_id)))
    if lost := parents - known - away:
        msgid = mark("The journal has gaps: {count} earlier changes are missing.")
        yield Finding(msgid, {"count": len(lost)})
    if set(connection.scalars(select(HEAD.c.batch_id))) != known - parents:
        yield Finding(mark("The journal does not know its latest changes."))
    orphans = connection.scalar(
        text(
            "SELECT COUNT(*) FROM journal_op WHERE batch_seq NOT IN (SELECT seq FROM journal_batch)"
        )
    )
    if orphans:
        msgid = mark("The journal holds {count} entries that belong to no change.")
        yield Finding(msgid, {"count": orphans})
    waiting = connection.execute(select(WAITING)).all()
    if spoilt := sum(not _sound(row.payload, row.batch_id) for row in waiting):
        msgid = mark("{count} received changes that wait for earlier ones are damaged.")
        yield Finding(msgid, {"count": spoilt})
    elif waiting:
        msgid = mark("{count} received changes wait for earlier ones that have not arrived.")
        yield Finding(msgid, {"count": len(waiting)}, Severity.NOTE)


def _sound(payload: str, identifier: str) -> bool:
    try:
        return from_json(json.loads(payload)).identifier() == identifier
    except ValueError:
        return False


# `live` and `covered` as `journal.state` defines them, from the operations that are not aside.
_WRONG_MARKS = """
WITH link AS (
    SELECT r.replaced_id AS id, n.field, n.record_id
    FROM journal_replaces r JOIN journal_op n ON n.id = r.op_id
    WHERE n.id NOT IN (SELECT op_id FROM journal_aside)
)
SELECT COUNT(*) FROM journal_op o LEFT JOIN journal_aside a ON a.op_id = o.id WHERE
    o.live IS NOT (a.op_id IS NULL AND (o.field = '_row' OR NOT EXISTS (
        SELECT 1 FROM link l WHERE l.id = o.id AND l.record_id = o.record_id
        AND l.field = CASE o.field WHEN '_del' THEN '_row' ELSE o.field END
    )))
    OR o.covered IS NOT (a.op_id IS NULL AND EXISTS (
        SELECT 1 FROM link l WHERE l.id = o.id AND l.record_id = o.record_id AND l.field = '_del'
    ))
"""


def _marks(connection: Connection) -> Iterator[Finding]:
    # The table of links is ordered by the newer operation; this question asks by the older.
    connection.exec_driver_sql("CREATE INDEX check_replaced ON journal_replaces (replaced_id)")
    if count := connection.scalar(text(_WRONG_MARKS)):
        msgid = mark("{count} entries of the journal are marked wrongly as replaced or standing.")
        yield Finding(msgid, {"count": count})


def _tables(connection: Connection) -> Iterator[Finding]:
    for key, records in expected(connection).items():
        rows = connection.execute(select(table_of(ENTITIES[key]))).mappings()
        there = {row["id"]: dict(row) for row in rows}
        count = sum(there.get(record) != row for record, row in records.items())
        count += len(there.keys() - records.keys())
        if count:
            msgid = mark("{count} records of “{table}” differ from the journal.")
            yield Finding(msgid, {"count": count, "table": key})


def _indexes(connection: Connection) -> Iterator[Finding]:
    """Compare the full-text indexes with the tables (a write, therefore on the copy)."""
    for key in _searched():
        command = f"INSERT INTO {key}_fts ({key}_fts, rank) VALUES ('integrity-check', 1)"  # noqa: S608 -- the program's own tables
        try:
            connection.exec_driver_sql(command)
        except DatabaseError:
            yield Finding(mark("The search in “{table}” is not up to date."), {"table": key})
