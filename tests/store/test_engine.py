"""How every connection to a workspace behaves."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.search import search
from pcve_desktop.store.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from pcve_desktop.store.workspace import Workspace

# Values as SQLite gives them back: 2 is FULL for `synchronous` and MEMORY for `temp_store`.
PRAGMAS = {
    "foreign_keys": 1, "synchronous": 2, "journal_mode": "delete", "secure_delete": 1,
    "recursive_triggers": 1, "temp_store": 2,
}  # fmt: skip


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    made = make_engine(file)
    yield made
    made.dispose()


@pytest.fixture
def reading(file: Path) -> Iterator[Engine]:
    made = make_engine(file, read_only=True)
    yield made
    made.dispose()


def pragmas(connection: Connection) -> dict[str, object]:
    return {name: connection.scalar(text(f"PRAGMA {name}")) for name in PRAGMAS}


def test_every_connection_is_careful(engine: Engine) -> None:
    with engine.connect() as first, engine.connect() as second:
        assert first.connection.driver_connection is not second.connection.driver_connection
        assert pragmas(first) == pragmas(second) == PRAGMAS


def test_a_connection_of_an_open_workspace_is_careful(ws: Workspace) -> None:
    with ws.read() as session:
        assert pragmas(session.connection()) == PRAGMAS
    with ws.write("Look") as tx:
        assert pragmas(tx.session.connection()) == PRAGMAS
    with ws.write_raw() as connection:
        assert pragmas(connection) == PRAGMAS


def test_a_file_in_another_journal_mode_comes_back_to_the_one_that_can_be_copied(
    file: Path,
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal"
    engine = make_engine(file)
    with engine.connect() as connection:
        assert pragmas(connection) == PRAGMAS
    engine.dispose()
    assert [item.name for item in file.parent.glob(f"{file.name}*")] == [file.name]


def test_references_are_enforced_when_the_transaction_ends(ws: Workspace) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), ws.write_raw() as connection:
        connection.execute(text("UPDATE cycle SET network_id = 'nowhere'"))
    # A commit that failed leaves SQLite in its transaction; the next user of the connection is not.
    with ws.read() as session:
        assert not session.scalar(text("SELECT 1 FROM cycle WHERE network_id = 'nowhere'"))
    records.create(ws, Organisation, values={"name": "Médiathèque"})


def begins(engine: Engine) -> list[str]:
    """Return a list that fills with the statements that begin transactions."""
    found: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("BEGIN"):
            found.append(statement)

    return found


def test_only_writes_take_the_file_at_once(ws: Workspace) -> None:
    records.create(ws, Organisation, values={"name": "Signs in"})
    found = begins(ws._engine)
    Dataset(ws).everywhere(Organisation)
    search(ws, "rive")
    assert set(found) == {"BEGIN"}
    found.clear()
    with ws.write("Write") as tx:
        tx.session.add(Organisation(name="Médiathèque"))
    with ws.write_raw():
        pass
    assert found == ["BEGIN IMMEDIATE", "BEGIN IMMEDIATE"]


def test_others_see_that_a_write_has_begun_but_may_read(ws: Workspace, file: Path) -> None:
    with ws.write("Write"), closing(sqlite3.connect(file, timeout=0)) as other:
        assert other.execute("SELECT COUNT(*) FROM organisation").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    with ws.read() as session, closing(sqlite3.connect(file, timeout=0)) as other:
        session.scalar(text("SELECT COUNT(*) FROM organisation"))
        other.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM organisation",
        "CREATE TABLE more (a)",
        "PRAGMA user_version=0",
        "INSERT INTO organisation_fts (organisation_fts) VALUES ('rebuild')",
    ],
)
def test_an_engine_for_reading_cannot_write(file: Path, reading: Engine, statement: str) -> None:
    before = file.read_bytes()
    with (
        reading.connect() as connection,
        pytest.raises(OperationalError, match="readonly database"),
    ):
        connection.exec_driver_sql(statement)
    with reading.connect() as connection:
        assert connection.scalar(text("SELECT name FROM organisation")) == "Rive Est"
    assert file.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_not_there_is_never_made(tmp_path: Path, read_only: bool) -> None:
    engine = make_engine(tmp_path / "gone.passerelle", read_only=read_only)
    with pytest.raises(OperationalError, match="unable to open"):
        engine.connect()
    assert list(tmp_path.glob("gone*")) == []


@pytest.mark.parametrize("name", ["100 % à nous?.passerelle", "a#b&mode=memory.passerelle"])
def test_names_are_not_read_as_addresses(file: Path, name: str) -> None:
    path = file.rename(file.with_name(name))
    engine = make_engine(path)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM organisation")) == "Rive Est"
    engine.dispose()


def test_reads_within_each_other_do_not_meet(ws: Workspace) -> None:
    with ws.read() as outer:
        assert outer.scalar(text("SELECT name FROM organisation")) == "Rive Est"
        with ws.read() as inner:
            assert inner.scalar(text("SELECT name FROM organisation")) == "Rive Est"
        assert [hit.title for hit in search(ws, "rive")] == ["Rive Est"]
        assert outer.scalar(text("SELECT COUNT(*) FROM organisation")) == 1


def in_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_many_threads_leave_an_open_read_alone(ws: Workspace) -> None:
    """Each thread that reads takes a connection; the one of a read that goes on stays."""
    with ws.read() as session:
        rows = session.execute(text("SELECT name FROM organisation UNION ALL SELECT 'second'"))
        assert rows.fetchone() == ("Rive Est",)
        seen: list[int] = []
        for _ in range(12):
            in_thread(lambda: seen.append(len(Dataset(ws).everywhere(Organisation))))
        assert seen == [1] * 12
        assert rows.fetchone() == ("second",)
        assert session.scalar(text("SELECT COUNT(*) FROM organisation")) == 1
