"""No room left: the person is told, what was saved stays, and work goes on once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from pcve_desktop.journal import apply
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.check import check
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

LONG = "Un atelier de théâtre. " * 400


def add(ws: Workspace, name: str, **values: object) -> str:
    made = records.create(ws, Organisation, values={"name": name, **values})
    return made.created["organisation"][0]


def names(ws: Workspace) -> list[str]:
    return [row.name for row in Dataset(ws).everywhere(Organisation)]


def add_many(ws: Workspace) -> None:
    """Write much in one transaction, part by part."""
    with ws.write("Many") as tx:
        for number in range(20):
            partner = Organisation(name=f"Partner {number}", notes=LONG)
            tx.session.add(partner)
            tx.session.add(Contact(organisation_id=partner.id, function="Director"))
            tx.session.flush()


def go_back_and_forth(ws: Workspace) -> None:
    """Undo and redo: each writes into the journal, until its last page is full."""
    for _ in range(20):
        history.undo_last(ws)
        history.redo_last(ws)


@pytest.fixture
def room(ws: Workspace) -> Callable[[int | None], None]:
    """Return a function that says by how many pages the file may grow; None for no limit.

    SQLite then says in the middle of a write what it says when the disk is full.
    """
    left: list[int | None] = [None]

    @event.listens_for(ws._engine, "engine_connect")
    def _limit(connection: Connection) -> None:
        raw = connection.connection
        cursor = raw.cursor()
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone() or (0,)
        most = 2**30 if left[0] is None else pages + left[0]
        cursor.execute(f"PRAGMA max_page_count={most}")
        cursor.close()

    def set_room(pages: int | None) -> None:
        left[0] = pages

    return set_room


@pytest.mark.parametrize("pages", [0, 1, 3, 10, 30])
def test_a_write_that_finds_no_room_leaves_nothing(
    ws: Workspace, file: Path, room: Callable[[int | None], None], pages: int
) -> None:
    add(ws, "Before")
    before = file.read_bytes()
    room(pages)
    with pytest.raises(CannotWrite):
        add_many(ws)
    assert file.read_bytes() == before
    assert names(ws) == ["Rive Est", "Before"]
    room(None)
    add(ws, "After")
    assert names(ws) == ["Rive Est", "Before", "After"]
    assert check(file).findings == []


def test_an_undo_that_finds_no_room_can_be_made_later(
    ws: Workspace, file: Path, room: Callable[[int | None], None]
) -> None:
    record = add(ws, "Rive Ouest", notes=LONG)
    records.update(ws, Organisation, record, values={"notes": "short"})
    # What the short text left free is taken by another one.
    add(ws, "Next to it", notes=LONG)
    history.undo_last(ws)
    room(0)
    with pytest.raises(CannotWrite):
        go_back_and_forth(ws)
    room(None)
    while history.can_redo(ws):
        history.redo_last(ws)
    assert check(file).findings == []
    assert names(ws)[:2] == ["Rive Est", "Rive Ouest"]


def test_what_arrives_without_room_for_it_arrives_whole_later(
    ws: Workspace, file: Path, tmp_path: Path, room: Callable[[int | None], None]
) -> None:
    add(ws, "Before")
    copy = tmp_path / "copy.passerelle"
    shutil.copyfile(file, copy)
    with Workspace.open(copy, office="Ville de Valmont") as other:
        for number in range(10):
            add(other, f"From elsewhere {number}", notes=LONG)
        with other.read() as session:
            batches = apply.missing_from(session.connection(), [])
    room(8)
    before = file.read_bytes()
    with pytest.raises(CannotWrite), ws.write_raw() as connection:
        apply.ingest(connection, batches)
    assert file.read_bytes() == before
    room(None)
    with ws.write_raw() as connection:
        received = apply.ingest(connection, batches)
    assert len(received.added) == 11
    assert received.waiting == 0
    assert len(names(ws)) == 12
    assert check(file).findings == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 6 MB, where the system lets a test have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or not (mount and umount):
        pytest.skip("only the superuser mounts a small disk")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run([umount or "", str(place)], check=True)


def fill(place: Path) -> Path:
    """Take all the room of a disk that is left; return the file to remove for some."""
    filler = place / f"filler-{len(list(place.iterdir()))}"
    # The last write, and closing with what it could not write, both fail.
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return filler


def test_a_disk_that_is_really_full(disk: Path) -> None:
    file = disk / "Les Tilleuls.passerelle"
    with Workspace.create(file, office="Espace Jeunes") as ws:
        add(ws, "Before")
        filler = fill(disk)
        before, beside = file.read_bytes(), sorted(disk.iterdir())
        for work in (
            lambda: add(ws, "Big", notes=LONG),
            lambda: history.undo_last(ws),
            ws.back_up,
            lambda: ws.save_copy(disk / "copy.passerelle"),
            lambda: Workspace.create(disk / "new.passerelle"),
        ):
            with pytest.raises(CannotWrite):
                work()
        assert names(ws) == ["Before"]
        assert file.read_bytes() == before
        assert list(disk.rglob("*.passerelle")) == [file]
        assert {item for item in disk.iterdir() if item.is_file()} == set(beside)
        filler.unlink()
        add(ws, "After")
    with Workspace.open(file) as ws:
        assert names(ws) == ["Before", "After"]
    assert check(file).findings == []


def test_a_file_on_a_full_disk_can_be_read(disk: Path) -> None:
    """There is not even room for the lock: the sentence is about room, not about permissions."""
    file = disk / "Les Tilleuls.passerelle"
    Workspace.create(file, office="Espace Jeunes").close()
    fill(disk)
    beside = sorted(disk.iterdir())
    with pytest.raises(CannotWrite):
        Workspace.open(file, office="Espace Jeunes")
    assert sorted(disk.iterdir()) == beside
    with Workspace.open(file, read_only=True) as ws:
        assert names(ws) == []
