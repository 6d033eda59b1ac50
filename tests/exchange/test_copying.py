"""A stranger's workspace file as a package: from a private copy, never in its place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange import limits
from pcve_desktop.exchange.errors import TooLarge
from pcve_desktop.exchange.package import last_office, open_package, open_workspace_copy
from pcve_desktop.journal.batch import to_json
from pcve_desktop.store.engine import SCHEMA_VERSION
from pcve_desktop.store.errors import (
    DamagedWorkspace,
    NewerWorkspace,
    NotAWorkspace,
    WorkspaceMissing,
)
from pcve_desktop.store.workspace import Workspace
from tests.exchange.packing import NAME, small_workspace, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return another office's file, alone in its folder."""
    folder = tmp_path / "mail"
    folder.mkdir()
    path = folder / "tilleuls.passerelle"
    small_workspace(path).close()
    return path


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Look into the folder of temporary files afterwards."""
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def _state(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


def test_it_says_what_a_package_of_that_file_says(theirs: Path, tmp_path: Path) -> None:
    with Workspace.open(theirs, office="Espace Jeunes") as ws:
        path = write(ws, tmp_path / NAME)

    with open_workspace_copy(theirs) as copy, open_package(path) as package:
        assert copy.path == theirs
        ours, said = copy.manifest, package.manifest
        assert (ours.workspace, ours.device, ours.office) == (
            said.workspace, said.device, said.office,
        )  # fmt: skip
        assert ours.made_at == said.last
        assert (ours.heads, ours.batches, ours.whole) == (said.heads, said.batches, True)
        assert [to_json(one) for one in copy.batches()] == [
            to_json(one) for one in package.batches()
        ]


def test_the_file_is_left_as_it_was(theirs: Path) -> None:
    before = _state(theirs.parent)

    with open_workspace_copy(theirs) as package:
        assert list(package.batches())
        # Nobody has to keep the file where it is.
        theirs.rename(theirs.with_name("moved"))
        assert list(package.batches())
        theirs.with_name("moved").rename(theirs)

    assert _state(theirs.parent) == before


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="permissions mean nothing here")
def test_a_folder_that_takes_no_change_will_do(theirs: Path) -> None:
    theirs.parent.chmod(0o500)
    try:
        open_workspace_copy(theirs).close()
    finally:
        theirs.parent.chmod(0o700)


def test_one_that_somebody_has_open(theirs: Path) -> None:
    with Workspace.open(theirs, office="Espace Jeunes") as ws:
        assert last_office(ws) is not None
        with open_workspace_copy(theirs) as package:
            assert package.manifest.office.name == "Espace Jeunes"


def test_a_write_that_was_cut_off_is_rolled_back_in_the_copy(theirs: Path) -> None:
    """Its journal lies beside it, as after a crash."""
    with contextlib.closing(sqlite3.connect(theirs)) as file:
        file.execute("PRAGMA cache_size=1")
        file.execute("BEGIN")
        file.execute("UPDATE journal_op SET value = value || ' '")
        file.execute("UPDATE journal_op SET record_id = 'x' || record_id")
        half = theirs.parent / "half"
        half.mkdir()
        for path in [*theirs.parent.glob("*.passerelle*")]:
            shutil.copyfile(path, half / path.name)
        file.execute("ROLLBACK")
    assert (half / f"{theirs.name}-journal").stat().st_size
    before = _state(half)

    with open_workspace_copy(half / theirs.name) as package:
        assert package.manifest.batches

    assert _state(half) == before


def test_an_earlier_schema_is_brought_up_in_the_copy(theirs: Path) -> None:
    _change(theirs, "PRAGMA user_version=0")
    before = _state(theirs.parent)

    with open_workspace_copy(theirs) as package:
        assert package.manifest.schema == SCHEMA_VERSION
        assert list(package.batches())

    assert _state(theirs.parent) == before


def _change(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_op SET value = x'ff00' WHERE id = 3",
        "UPDATE journal_op SET value = '{' WHERE id = 3",
        "UPDATE journal_op SET value = 'NaN' WHERE value IS NOT NULL",
        "UPDATE journal_op SET entity = 7 WHERE id = 3",
        "UPDATE journal_op SET salt = 'text' WHERE id = 3",
        "UPDATE journal_op SET salt = 5 WHERE id = 3",
        "UPDATE journal_op SET idx = 'x' WHERE id = 3",
        "UPDATE journal_batch SET label_values = '[' WHERE seq = 2",
        "UPDATE journal_batch SET label_values = '[1]' WHERE seq = 2",
        "UPDATE journal_batch SET label_values = 5 WHERE seq = 2",
        "UPDATE journal_batch SET made_at = 5 WHERE seq = 2",
        "UPDATE journal_batch SET made_at = 'never'",
        "UPDATE journal_batch SET clock = 'x' WHERE seq = 2",
        "UPDATE journal_batch SET id = 'x' WHERE seq = 2",
        "UPDATE journal_batch SET label = NULL || 5 WHERE seq = 2",
        "UPDATE journal_batch SET office = x'00' WHERE seq = 2",
        "UPDATE journal_batch SET device = 5",
        "DELETE FROM journal_batch WHERE seq = 2",
        "DELETE FROM journal_op WHERE id = 3",
        "UPDATE journal_parent SET parent_id = 'x'",
        "DELETE FROM journal_parent WHERE batch_seq = 3",
        "UPDATE workspace_meta SET value = '../x y' WHERE key = 'workspace'",
        "UPDATE workspace_meta SET value = x'ff' WHERE key = 'device'",
        "DELETE FROM workspace_meta",
        "UPDATE journal_head SET batch_id = 'x'",
        "INSERT INTO journal_elsewhere VALUES ('x')",
        "UPDATE network SET name = x'ff'",
        "UPDATE office SET name = 5",
    ],
)
def test_whatever_stands_in_its_columns(statement: str, theirs: Path) -> None:
    with contextlib.suppress(sqlite3.IntegrityError):
        _change(theirs, statement)

    try:
        package = open_workspace_copy(theirs)
    except PasserelleError:
        return
    with package:
        assert list(package.batches())


def test_what_is_no_workspace(theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkspaceMissing):
        open_workspace_copy(theirs.with_name("nothing"))
    with pytest.raises(NotAWorkspace):
        open_workspace_copy(theirs.parent)
    letter = theirs.with_name("letter.passerelle")
    letter.write_text("Dear colleagues,", encoding="utf-8")
    with pytest.raises(NotAWorkspace):
        open_workspace_copy(letter)
    data = theirs.read_bytes()
    letter.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedWorkspace):
        open_workspace_copy(letter)
    letter.write_bytes(data)
    _change(letter, "CREATE TRIGGER t AFTER INSERT ON network BEGIN SELECT 1; END")
    with pytest.raises(NotAWorkspace):
        open_workspace_copy(letter)
    _change(theirs, "PRAGMA user_version = 999")
    with pytest.raises(NewerWorkspace):
        open_workspace_copy(theirs)
    monkeypatch.setattr("pcve_desktop.exchange.copying._MOST_BYTES", 100)
    with pytest.raises(TooLarge):
        open_workspace_copy(theirs)


def test_one_too_large_for_a_package(theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BATCHES", 2)

    with pytest.raises(PasserelleError):
        open_workspace_copy(theirs)
