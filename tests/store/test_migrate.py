"""The migrations lead to exactly the tables that the models declare."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from pcve_desktop.journal import log
from pcve_desktop.models import ENTITIES, Base
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.services.search import search
from pcve_desktop.store import backups, fulltext
from pcve_desktop.store.check import check
from pcve_desktop.store.engine import APPLICATION_ID, SCHEMA_VERSION, make_engine
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.store.fulltext import create_indexes, find, searchable
from pcve_desktop.store.migrate import configuration, migrate, schema_of
from pcve_desktop.store.vetting import vet
from pcve_desktop.store.workspace import Workspace


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


@pytest.mark.parametrize("lost", ["cycle_ai", "cycle_ad", "cycle_au"])
def test_an_index_without_one_of_its_triggers_is_made_anew(file: Path, lost: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"DROP TRIGGER {lost}")
        connection.execute("UPDATE cycle SET lessons = 'A meeting place'")
        connection.execute("PRAGMA user_version=0")
        connection.commit()
    engine = make_engine(file)
    migrate(engine)
    with engine.connect() as connection:
        assert [hit.entity for hit in find(connection, "meeting place")] == ["cycle"]
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (lost,)).fetchone()


def test_opening_an_older_file_backs_it_up_and_migrates_it(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")
    with Workspace.open(file, office="Espace Jeunes") as ws:
        (made,) = backups.list_backups(file)
        records.create(ws, Organisation, values={"name": "Médiathèque"})
        assert [hit.title for hit in search(ws, "mediatheque")] == ["Médiathèque"]
    assert made.path.stem.endswith(" migration")
    assert vet(made.path) == 0
    assert vet(file) == SCHEMA_VERSION
    # The next time there is nothing left to do.
    Workspace.open(file).close()
    assert backups.list_backups(file) == [made]


def test_a_file_of_the_first_version_goes_on_as_one_of_today(tmp_path: Path) -> None:
    """Made by the first migration alone, filled as that version did, opened by this program."""
    path = tmp_path / "Les Tilleuls.passerelle"
    path.touch()
    engine = make_engine(path)
    with engine.connect() as connection:
        writing = connection.execution_options(writes=True)
        with writing.begin():
            command.upgrade(configuration(writing), "0001")
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("PRAGMA user_version=1")
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            log.set_meta(writing, "workspace", "w1")
            raw.execute(
                "INSERT INTO organisation (id, name, spheres, publics, prevention_levels, handling,"
                " validated) VALUES ('o1', 'Médiathèque', '[]', '[]', '[]', 'green', 0)"
            )
    engine.dispose()
    with Workspace.open(path, office="Espace Jeunes") as ws:
        assert [hit.title for hit in search(ws, "mediatheque")] == ["Médiathèque"]
        made = records.create(ws, Organisation, values={"name": "FC", "other_names": "Le club"})
        assert [hit.id for hit in search(ws, "club")] == [made.first_id]
    assert vet(path) == SCHEMA_VERSION
    assert [copy.path.stem.endswith(" migration") for copy in backups.list_backups(path)] == [True]


def test_reading_an_older_file_does_not_migrate_it(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")
    before = file.read_bytes()
    with Workspace.open(file, read_only=True) as ws, ws.read() as session:
        assert schema_of(session.connection()) == SCHEMA_VERSION
        (copy,) = {Path(row.file) for row in session.execute(text("PRAGMA database_list"))}
        assert copy != file
    assert not copy.parent.exists()
    assert file.read_bytes() == before
    assert not backups.folder_of(file).exists()


def test_a_migration_is_not_begun_without_its_backup(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")
    before = file.read_bytes()
    backups.folder_of(file).write_text("in the way")
    beside = sorted(file.parent.iterdir())
    with pytest.raises(CannotWrite):
        Workspace.open(file)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == beside


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.passerelle"
    path.touch()

    def fail(connection: sqlite3.Connection) -> None:
        create_indexes(connection)
        assert connection.execute("SELECT COUNT(*) FROM organisation_fts").fetchone() == (0,)
        raise MemoryError

    monkeypatch.setattr(fulltext, "create_indexes", fail)
    engine = make_engine(path)
    with pytest.raises(MemoryError):
        migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").all() == []
        assert schema_of(connection) == 0
        # The connection goes back to work: references hold again.
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_migrating_again_changes_nothing(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
    engine = make_engine(file)
    migrate(engine)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        after = list(connection.iterdump())
    # The search stores its segments anew; nothing else is touched.
    stored = re.compile(r'INSERT INTO "\w+_fts_\w+"')
    assert [line for line in set(before) ^ set(after) if not stored.match(line)] == []
    assert check(file).findings == []
