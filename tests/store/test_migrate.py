"""The migrations lead to exactly the tables that the models declare."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pcve_desktop.models import ENTITIES, Base
from pcve_desktop.store.check import check
from pcve_desktop.store.engine import SCHEMA_VERSION, make_engine
from pcve_desktop.store.fulltext import searchable
from pcve_desktop.store.migrate import configuration, migrate, schema_of

if TYPE_CHECKING:
    from pathlib import Path


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    # The tables of the search and Alembic's own are not declared by models.
    return kind != "table" or (
        name is not None and "_fts" not in name and name != "alembic_version"
    )


def test_the_migrated_file_is_what_the_models_declare(file: Path) -> None:
    engine = make_engine(file)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
        assert schema_of(connection) == SCHEMA_VERSION
    engine.dispose()


def test_every_table_of_the_models_is_made_with_its_indexes(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    declared = {table.name for table in Base.metadata.sorted_tables}
    indexes = {str(index.name) for table in Base.metadata.sorted_tables for index in table.indexes}
    assert made >= declared | indexes
    for key, cls in ENTITIES.items():
        triggers = {f"{key}_ai", f"{key}_ad", f"{key}_au", f"{key}_fts"}
        assert (made & triggers) == (triggers if searchable(cls) else set())


def test_there_is_one_line_of_migrations_and_its_length_is_the_schema_number() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert len(script.get_heads()) == 1
    assert len(list(script.walk_revisions())) == SCHEMA_VERSION


def test_a_migration_that_was_cut_off_is_made_again(file: Path) -> None:
    """The schema number is written last; without it everything is there to be found."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("PRAGMA user_version=0; DROP TABLE cycle_fts;")
        for end in ("ai", "ad", "au"):
            connection.execute(f"DROP TRIGGER cycle_{end}")
    engine = make_engine(file)
    migrate(engine)
    migrate(engine)
    engine.dispose()
    assert check(file).findings == []
