"""Files that are not opened: one clear sentence each, and not a byte of them changes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.store.engine import APPLICATION_ID, SCHEMA_VERSION
from pcve_desktop.store.errors import (
    DamagedWorkspace,
    NewerWorkspace,
    NotAWorkspace,
    StoreError,
    WorkspaceMissing,
)
from pcve_desktop.store.vetting import vet
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


def refused(path: Path, error: type[StoreError]) -> None:
    """Check that a file is refused in one sentence or two, and left exactly as it was."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())
    with pytest.raises(StoreError) as caught:
        Workspace.open(path, office="Espace Jeunes")
    assert type(caught.value) is error
    message = caught.value.message(Translator("en"))
    assert path.name in message
    assert "Traceback" not in message
    assert 20 < len(message) < 220
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_good_file_passes(file: Path) -> None:
    assert vet(file) == SCHEMA_VERSION
    assert vet(file, whole=False) == SCHEMA_VERSION


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"PK\x03\x04" + bytes(5000), b"SQLite format 3\x00", b"Les Tilleuls\n" * 500],
    ids=["empty", "one byte", "zip", "only a header", "text"],
)
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.passerelle"
    path.write_bytes(content)
    refused(path, NotAWorkspace)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.passerelle"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    refused(path, NotAWorkspace)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "gone.passerelle", WorkspaceMissing)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.passerelle"
    folder.mkdir()
    refused(folder, NotAWorkspace)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe.passerelle"
    os.mkfifo(path)
    refused(path, NotAWorkspace)


def test_links_are_followed_and_those_that_lead_nowhere_refused(file: Path) -> None:
    link = file.with_name("link.passerelle")
    link.symlink_to(file)
    with Workspace.open(link) as ws:
        # One file, one lock: whoever comes by another way meets it.
        assert ws.path == file
    nowhere = file.with_name("nowhere.passerelle")
    nowhere.symlink_to(file.with_name("gone"))
    refused(nowhere, WorkspaceMissing)
    circle = file.with_name("circle.passerelle")
    circle.symlink_to(circle)
    refused(circle, NotAWorkspace)
    other = file.with_name("other.txt")
    other.write_text("Les Tilleuls")
    foreign = file.with_name("foreign.passerelle")
    foreign.symlink_to(other)
    refused(foreign, NotAWorkspace)


def test_a_newer_file_is_refused(tamper: Callable[[str], Path]) -> None:
    refused(tamper(f"PRAGMA user_version={SCHEMA_VERSION + 1}"), NewerWorkspace)


def test_a_file_without_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.passerelle"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
    refused(path, DamagedWorkspace)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    refused(file, DamagedWorkspace)


def test_flipped_bits_in_the_structure_are_refused(file: Path) -> None:
    data = bytearray(file.read_bytes())
    pages = len(data) // PAGE
    for page in range(1, pages, pages // 6):
        damaged = bytearray(data)
        # The first bytes of a page say what it is and where its cells are.
        for offset in range(8):
            damaged[page * PAGE + offset] ^= 0xFF
        file.write_bytes(damaged)
        refused(file, DamagedWorkspace)


EVIL = [
    "CREATE TRIGGER evil AFTER INSERT ON organisation BEGIN DELETE FROM contact; END",
    (
        "DROP TRIGGER organisation_ai; CREATE TRIGGER organisation_ai AFTER INSERT ON contact"
        " BEGIN SELECT load_extension('x'); END"
    ),
    "CREATE VIEW evil AS SELECT load_extension('x')",
    "CREATE VIRTUAL TABLE evil USING rtree(id, a, b)",
    "CREATE VIRTUAL TABLE evil_fts USING fts5(name)",
    "CREATE INDEX evil ON organisation (upper(name))",
    "CREATE TABLE evil (a, b AS (zeroblob(1000000000)))",
    "CREATE TABLE evil (a DEFAULT (randomblob(1000000000)))",
    "CREATE TABLE evil (a, CHECK (load_extension('x')))",
]


@pytest.mark.parametrize("sql", EVIL, ids=lambda sql: sql[:45])
def test_a_schema_with_surprises_is_refused(tamper: Callable[[str], Path], sql: str) -> None:
    refused(tamper(sql), NotAWorkspace)


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        ("index", "CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM contact; END"),
        ("table", "CREATE/**/VIRTUAL TABLE evil USING rtree(id, a, b)"),
        ("table", "create trigger evil after insert on contact begin delete from contact; end"),
        ("table", "CREATE\tVIEW evil AS SELECT 1"),
        ("table", "CREATE TABLE evil (a) -- , b"),
        ("table", "CREATE TABLE evil (a /* */)"),
    ],
)
def test_a_schema_that_lies_about_itself_is_refused(file: Path, kind: str, sql: str) -> None:
    """SQLite runs the text of an entry whatever its kind says."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES (?, 'evil', 'contact', 0, ?)", (kind, sql)
        )
        connection.commit()
    with pytest.raises((NotAWorkspace, DamagedWorkspace)):
        vet(file)


def test_what_the_program_makes_passes_its_own_judgement(ws: Workspace) -> None:
    assert vet(ws.path) == SCHEMA_VERSION
