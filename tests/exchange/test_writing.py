"""Writing a package: whole or not at all, the same bytes for the same content, noted."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import ledger, limits
from pcve_desktop.exchange.archive import JOURNAL, MANIFEST, SEALED, SEALING
from pcve_desktop.exchange.errors import CannotPack, EmptyPassword, TooMuchToPack
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import dump, to_json
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.store.errors import DamagedWorkspace
from pcve_desktop.store.workspace import Workspace
from tests.exchange.packing import NAME, PASSWORD, content, members, small_workspace, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = dt.datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=dt.UTC)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with small_workspace(tmp_path / "tilleuls.passerelle") as made:
        made.now = lambda: NOON
        yield made


def test_lines_are_the_batches_of_the_journal_in_order(ws: Workspace, tmp_path: Path) -> None:
    path = write(ws, tmp_path / NAME)

    found = members(path)
    with ws.read() as session:
        count = session.connection().exec_driver_sql("SELECT max(seq) FROM journal_batch").scalar()
        stored = list(log.load_all(session.connection(), range(1, (count or 0) + 1)))
    assert found.keys() == {MANIFEST, JOURNAL}
    assert found[JOURNAL] == b"".join(dump(to_json(one)).encode() + b"\n" for one in stored)


def test_the_manifest_says_who_when_and_how_much(ws: Workspace, tmp_path: Path) -> None:
    with open_package(write(ws, tmp_path / NAME)) as package:
        said, batches = package.manifest, list(package.batches())

    assert (said.office.id, said.office.name) == (ws.office_id, "Espace Jeunes")
    assert said.workspace == ws.workspace_id
    assert said.device == ws.author.device
    assert said.made_at == "2026-11-24T12:00:00+00:00"
    assert [one.name for one in said.networks] == ["Les Tilleuls"]
    assert said.batches == len(batches) > 5
    assert said.operations == sum(len(one.ops) for one in batches)
    assert said.records == len({op.record for one in batches for op in one.ops})
    assert said.heads == (batches[-1].identifier(),)
    assert (said.first, said.last) == (batches[0].made_at, batches[-1].made_at)
    assert (said.whole, said.network, said.lacks, said.elsewhere) == (True, None, (), ())


def test_the_same_content_gives_the_same_journal_and_no_moment(
    ws: Workspace, tmp_path: Path
) -> None:
    first, second = write(ws, tmp_path / "1"), write(ws, tmp_path / "2")

    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as two:
        assert one.getinfo(JOURNAL).CRC == two.getinfo(JOURNAL).CRC
        assert {info.date_time for info in one.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    ours, theirs = (json.loads(members(path)[MANIFEST]) for path in (first, second))
    assert ours.pop("package") != theirs.pop("package")
    assert ours == theirs


def test_progress_counts_up_to_the_end(ws: Workspace, tmp_path: Path) -> None:
    steps = list(write_package(ws, tmp_path / NAME))

    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total
    assert steps[-1].path == tmp_path / NAME


def test_the_ledger_notes_what_was_handed_over(ws: Workspace, tmp_path: Path) -> None:
    path = write(ws, tmp_path / NAME, office="o-rive-est")

    (noted,) = ledger.sent(ws)
    manifest = content(path)[0]
    assert (noted.package, noted.office, noted.file_name) == (manifest.package, "o-rive-est", NAME)
    assert (noted.batches, noted.whole, noted.network) == (manifest.batches, True, None)


def test_nothing_but_the_sealing_is_to_be_seen_with_a_password(
    ws: Workspace, tmp_path: Path
) -> None:
    path = write(ws, tmp_path / NAME, password=PASSWORD)

    found = members(path)
    assert found.keys() == {SEALING, SEALED}
    header = json.loads(found[SEALING])
    assert header.keys() == {"format", "cipher", "kdf", "parameters", "salt", "nonce"}
    data = path.read_bytes()
    for secret in ("Tilleuls", "Espace", "manifest", "journal", ws.workspace_id, ws.office_id):
        assert secret.encode() not in data
    assert content(path, password=PASSWORD)[0].office.name == "Espace Jeunes"


def test_two_sealed_packages_share_no_salt_and_no_nonce(ws: Workspace, tmp_path: Path) -> None:
    first, second = (
        json.loads(members(write(ws, tmp_path / name, password=PASSWORD))[SEALING])
        for name in ("1", "2")
    )

    assert first["salt"] != second["salt"]
    assert first["nonce"] != second["nonce"]


@pytest.mark.parametrize("password", ["", "   "])
def test_an_empty_password_is_refused(password: str, ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(EmptyPassword):
        write(ws, tmp_path / NAME, password=password)
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_stopping_leaves_everything_as_it_was(
    password: str | None, ws: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = folder / NAME
    target.write_bytes(b"the earlier file")
    steps = write_package(ws, target, password=password)
    next(steps)
    assert len(list(folder.iterdir())) == 2

    steps.close()  # type: ignore[attr-defined] # a generator, told as an iterator

    assert [path.read_bytes() for path in folder.iterdir()] == [b"the earlier file"]
    assert ledger.sent(ws) == []


def test_the_earlier_file_is_replaced(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"the earlier file")

    assert content(write(ws, tmp_path / NAME))[1]


def test_a_folder_that_is_not_there_is_told(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CannotPack) as caught:
        write(ws, tmp_path / "nowhere" / NAME)
    assert str(tmp_path / "nowhere") in str(caught.value)


def test_a_full_disk_is_told(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(CannotPack):
        write(ws, folder / NAME)
    assert list(folder.iterdir()) == []


def test_what_no_one_could_open_is_not_written(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, value in [
        ("BATCHES", 2), ("OPERATIONS", 10), ("RECORDS", 5), ("LINE_BYTES", 500),
        ("OPERATIONS_IN_BATCH", 1), ("JOURNAL_BYTES", 2000), ("PACKAGE_BYTES", 1000),
        ("MANIFEST_BYTES", 100),
    ]:  # fmt: skip
        with monkeypatch.context() as patched:
            patched.setattr(limits, name, value)
            with pytest.raises(TooMuchToPack):
                write(ws, folder / NAME)
        assert list(folder.iterdir()) == []


def test_a_journal_that_was_tampered_with_is_not_handed_over(ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    with contextlib.closing(sqlite3.connect(ws.path)) as file, file:
        file.execute("UPDATE journal_op SET value = '\"Walmont\"' WHERE value = '\"Valmont\"'")
    with (
        Workspace.open(ws.path, office="Espace Jeunes") as changed,
        pytest.raises(DamagedWorkspace),
    ):
        write(changed, tmp_path / NAME)
    assert not (tmp_path / NAME).exists()


def test_only_what_an_office_lacks(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest, before = content(write(ws, tmp_path / NAME))
    made = records.create(ws, Organisation, values={"name": "FC Tilleuls"})
    monkeypatch.setattr(ledger, "known_to", lambda _ws, office: set(before) if office else set())

    manifest, found = content(write(ws, tmp_path / NAME, office="o", whole=False))
    assert found == [made.batch_id]
    assert (manifest.whole, manifest.elsewhere) == (False, ())
    # Nobody to ask about: everything.
    manifest, found = content(write(ws, tmp_path / NAME, whole=False))
    assert (manifest.whole, len(found)) == (True, len(before) + 1)


def test_nothing_new_is_a_package_too(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tells the other office what was seen here."""
    _, before = content(write(ws, tmp_path / NAME))
    monkeypatch.setattr(ledger, "known_to", lambda _ws, _office: set(before))

    manifest, found = content(write(ws, tmp_path / NAME, office="o", whole=False))

    assert found == []
    assert manifest.heads == (before[-1],)


def test_a_file_that_is_only_read_can_be_handed_over(ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    with Workspace.open(ws.path, read_only=True) as reading:
        assert content(write(reading, tmp_path / NAME))[1]
        assert ledger.sent(reading) == []
