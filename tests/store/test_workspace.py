"""A workspace file: made, opened, written, replaced behind our back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from pcve_desktop.i18n import Translator
from pcve_desktop.journal import log
from pcve_desktop.models.network import Office
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.engine import APPLICATION_ID, SCHEMA_VERSION
from pcve_desktop.store.errors import (
    CannotWrite,
    DamagedWorkspace,
    FileExists,
    ReadOnlyWorkspace,
    WorkspaceReplaced,
)
from pcve_desktop.store.workspace import Workspace
from tests.store import children

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


def add(ws: Workspace, name: str = "Médiathèque") -> None:
    records.create(ws, Organisation, values={"name": name})


def names(ws: Workspace) -> list[str]:
    return [row.name for row in Dataset(ws).everywhere(Organisation)]


def test_a_new_file_is_ours_and_needs_no_journal_file(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "Réseau.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as ws:
        add(ws)
    with closing(sqlite3.connect(path)) as file:
        marks = [
            file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        ]
    assert marks == [APPLICATION_ID, SCHEMA_VERSION, "delete"]
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_what_was_written_is_there_after_opening(file: Path) -> None:
    with Workspace.open(file) as ws:
        add(ws)
    with Workspace.open(file) as ws:
        assert names(ws) == ["Rive Est", "Médiathèque"]


def test_a_new_file_never_overwrites(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(FileExists):
        Workspace.create(file)
    link = file.with_name("link.passerelle")
    link.symlink_to(file.with_name("nowhere"))
    with pytest.raises(FileExists):
        Workspace.create(link)
    assert file.read_bytes() == before


def test_a_new_file_can_begin_as_a_copy_with_content(tmp_path: Path) -> None:
    def fill(connection: Connection) -> None:
        log.set_meta(connection, "note", "from elsewhere")

    with (
        Workspace.create(tmp_path / "a.passerelle") as first,
        Workspace.create(
            tmp_path / "b.passerelle", workspace_id=first.workspace_id, fill=fill
        ) as second,
        second.read() as session,
    ):
        assert second.workspace_id == first.workspace_id
        assert second.author.device != first.author.device
        assert log.get_meta(session.connection(), "note") == "from elsewhere"


def test_content_that_fails_leaves_no_file(tmp_path: Path) -> None:
    def fill(_connection: Connection) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Workspace.create(tmp_path / "a.passerelle", fill=fill)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite):
        Workspace.create(tmp_path / "file" / "a.passerelle")
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["file"]


def test_the_office_signs_in_once(file: Path) -> None:
    for _ in range(2):
        with Workspace.open(file, office="  Rive Est") as ws:
            assert [row.name for row in Dataset(ws).everywhere(Office)].count("Rive Est") <= 1
            add(ws)
    with Workspace.open(file, office="Rive Est") as ws:
        assert len(Dataset(ws).everywhere(Office)) == 2


def test_an_office_that_could_not_sign_in_tries_again(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws._office_name, ws.office_id = "Ville de Valmont", "office-of-the-city"
    with monkeypatch.context() as patch:
        patch.setattr(ws, "_check_place", _raise(WorkspaceReplaced("x")))
        with pytest.raises(WorkspaceReplaced):
            add(ws)
    add(ws)
    assert "Ville de Valmont" in {row.name for row in Dataset(ws).everywhere(Office)}


def _raise(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_reading_only_leaves_file_and_folder_alone(file: Path) -> None:
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())
    with Workspace.open(file, read_only=True) as ws:
        assert names(ws) == ["Rive Est"]
        with pytest.raises(CannotWrite):
            add(ws)
        with pytest.raises(CannotWrite), ws.write_raw():
            pass
        assert sorted(file.parent.iterdir()) == beside
    assert file.read_bytes() == before


def test_a_closed_workspace_takes_no_more_changes(file: Path) -> None:
    ws = Workspace.open(file)
    ws.close()
    ws.close()
    with pytest.raises(CannotWrite):
        add(ws)


def test_a_file_replaced_while_open_is_not_written(file: Path, ws: Workspace) -> None:
    other = file.with_name("other")
    shutil.copyfile(file, other)
    add(ws, "Before")
    other.replace(file)
    before = file.read_bytes()
    with pytest.raises(WorkspaceReplaced):
        add(ws)
    assert file.read_bytes() == before


def test_a_file_removed_while_open_is_not_made_again(file: Path, ws: Workspace) -> None:
    file.unlink()
    with pytest.raises(WorkspaceReplaced):
        add(ws)
    assert not file.exists()


def test_another_workspace_copied_over_the_file_is_not_written(
    file: Path, ws: Workspace, tmp_path: Path
) -> None:
    """The copy takes the same place on the disk; its identity gives it away."""
    other = tmp_path / "other" / "Other.passerelle"
    Workspace.create(other).close()
    add(ws)
    file.write_bytes(other.read_bytes())
    with pytest.raises(WorkspaceReplaced):
        add(ws)
    assert file.read_bytes() == other.read_bytes()


def test_something_else_copied_over_the_file_is_not_written(file: Path, ws: Workspace) -> None:
    add(ws)
    size = file.stat().st_size
    file.write_bytes(b"\xff" * size)
    with pytest.raises(DamagedWorkspace):
        add(ws)
    assert file.read_bytes() == b"\xff" * size


def test_work_of_the_journal_inside_a_write_is_a_bug(ws: Workspace) -> None:
    with ws.write("Outer"), pytest.raises(RuntimeError), ws.write_raw():
        pass


def test_a_bug_is_not_taken_for_a_full_disk(ws: Workspace) -> None:
    with pytest.raises(OperationalError, match="no such table"), ws.write("Bug") as tx:
        tx.session.connection().exec_driver_sql("SELECT * FROM not_there")
    add(ws)
    assert "Médiathèque" in names(ws)


@pytest.mark.parametrize("doing", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM organisation"])
def test_a_file_busy_for_too_long_is_said_and_nothing_changes(
    file: Path, ws: Workspace, doing: str
) -> None:
    """Another program that writes stops the beginning, one that reads the end of a change."""
    add(ws, "Before")
    with ws._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    before = file.read_bytes()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        for statement in doing.split(";"):
            other.execute(statement).fetchone()
        with pytest.raises(CannotWrite):
            add(ws)
        other.execute("ROLLBACK")
    assert file.read_bytes() == before
    add(ws)
    assert names(ws) == ["Rive Est", "Before", "Médiathèque"]


def test_readers_and_writers_of_other_threads_do_not_meet(ws: Workspace) -> None:
    seen: list[bool] = []

    def look() -> None:
        with ws.read() as session:
            seen.append("Half" in set(session.scalars(select(Organisation.name))))

    with ws.write("Half") as tx:
        tx.session.add(Organisation(name="Half"))
        tx.session.flush()
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    look()
    assert seen == [False, True]


def test_writers_of_two_threads_wait_for_each_other(ws: Workspace) -> None:
    threads = [threading.Thread(target=add, args=(ws, f"Partner {n}")) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(ws)) == 7


FULL = """
import resource, sys
from pathlib import Path
from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.store.workspace import Workspace

path = Path(sys.argv[1])
ws = Workspace.open(path, office="Espace Jeunes")
records.create(ws, Organisation, values={"name": "Before"})
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def raw():
    with ws.write_raw() as connection:
        connection.exec_driver_sql("CREATE TABLE filler AS SELECT zeroblob(500000)")

room = path.stat().st_size + 8192
for limit, work in (
    (room, lambda: records.create(ws, Organisation, values={"name": "Big", "notes": "x" * 19_000})),
    (room, raw),
    (4096, lambda: ws.back_up()),
    (4096, lambda: ws.save_copy(path.with_name("copy.passerelle"))),
):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        for _ in range(100):
            work()
    except PasserelleError as error:
        print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
records.create(ws, Organisation, values={"name": "After"})
"""


@pytest.mark.skipif(os.name != "posix", reason="limits on the size of files are of Unix")
def test_a_full_disk_is_said_and_what_was_saved_is_safe(file: Path) -> None:
    said = children.run(FULL, file).split()
    assert said == ["CannotWrite"] * 4
    assert not list(file.parent.glob("*copy*"))
    assert not list(file.parent.rglob("*.part*"))
    with Workspace.open(file) as ws:
        found = names(ws)
    assert (found[0], found[1], found[-1]) == ("Rive Est", "Before", "After")


READ_ONLY = """
import os, sys
from pathlib import Path
from pcve_desktop.errors import PasserelleError
from pcve_desktop.store.workspace import Workspace
path = Path(sys.argv[1])
if os.getuid() == 0:
    # Everything was imported: the superuser, whom no mode stops, becomes nobody.
    import pcve_desktop.services.dataset
    Workspace.open(path, read_only=True).close()
    os.setuid(65534)
for read_only in (False, True):
    try:
        Workspace.open(path, read_only=read_only).close()
        print("open")
    except PasserelleError as error:
        print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of Unix")
@pytest.mark.parametrize(("mode", "folder"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_a_read_only_place_is_said_and_can_be_read(template: Path, mode: int, folder: int) -> None:
    # Outside the folders of pytest, which let nobody but their owner in.
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        place = Path(outer) / "place"
        place.mkdir()
        path = place / "Les Tilleuls.passerelle"
        shutil.copyfile(template, path)
        path.chmod(mode)
        place.chmod(folder)
        try:
            said = children.run(READ_ONLY, path).split()
        finally:
            place.chmod(0o755)
        assert said == ["ReadOnlyWorkspace", "open"]
        assert [item.name for item in place.iterdir()] == [path.name]


def test_the_sentence_for_a_read_only_place_names_the_file() -> None:
    message = ReadOnlyWorkspace("Les Tilleuls.passerelle").message(Translator("en"))
    assert message.startswith("“Les Tilleuls.passerelle” cannot be changed where it is")
