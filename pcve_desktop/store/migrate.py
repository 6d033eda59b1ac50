"""Migrations: bring a file to the schema of this program, all or nothing.

Alembic is imported only when there is something to migrate: opening a current file stays fast.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from pcve_desktop.store.engine import SCHEMA_VERSION

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

HERE = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for the migrations of this program."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def schema_of(connection: Connection) -> int:
    """Return the schema number of a file (0 for an empty one)."""
    return int(connection.scalar(text("PRAGMA user_version")) or 0)


def migrate(engine: Engine) -> None:
    """Bring a file to the current schema.

    Tables, full-text indexes and schema number change in one transaction: a run that was cut off
    leaves the file as it was.
    """
    from alembic import command

    from pcve_desktop.store.fulltext import create_indexes

    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 -- engine.py decides the driver
        # Batch migrations copy tables; SQLite takes this pragma only outside a transaction.
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                command.upgrade(configuration(writing), "head")
                create_indexes(raw)
                raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def shrink(engine: Engine) -> None:
    """Give back the room in a file that nothing takes any more.

    That numbers rows anew, so that the full-text indexes are made anew too. Meanwhile the file
    counts as one whose migration was cut off: should this be, opening it puts it right.
    """
    from pcve_desktop.store.fulltext import create_indexes

    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 -- engine.py decides the driver
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
        try:
            raw.execute("VACUUM")
        finally:
            raw.execute("BEGIN IMMEDIATE")
            create_indexes(raw)
            raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            raw.execute("COMMIT")
