"""The SQLite connection: how every connection to a workspace behaves."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from pcve_desktop.store.folding import Folding

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# "PsRl", the mark of a workspace in the SQLite header (`file` and backup tools can see it).
APPLICATION_ID = 0x5073526C
# Grows with each migration; a file with a greater number is not opened.
SCHEMA_VERSION = 4


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine for one file.

    A rollback journal rather than WAL: files live on USB sticks and network drives and are copied
    by hand. Every acknowledged write is on the disk (`synchronous=FULL`). `trusted_schema` stays on
    because SQLite before 3.41 refuses FTS5 in triggers without it; `store.vetting` looks at the
    schema of a file before anything in it can run.
    """
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5
        )

    # Named, because without a path SQLAlchemy takes the database for one in memory: it would hand
    # one connection to all the sessions of a thread, and close those of others when there are many.
    engine = create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_use_lifo=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.create_function("fold", 1, Folding(), deterministic=True)
        for pragma in (
            "foreign_keys=ON", "synchronous=FULL", "journal_mode=DELETE",
            "secure_delete=ON", "recursive_triggers=ON", "cache_size=-16000", "temp_store=MEMORY",
        ):  # fmt: skip
            if read_only and pragma.startswith(("journal_mode", "secure_delete")):
                continue
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
