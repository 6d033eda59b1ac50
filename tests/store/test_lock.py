"""Who has the file open, and where; a lock that nobody holds any more does not stop anybody."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.store.errors import LockedWorkspace, WorkspaceReplaced
from pcve_desktop.store.lock import FileLock, computer_name
from pcve_desktop.store.workspace import Workspace
from tests.store import children

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from pcve_desktop.store.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), office="Médiathèque de Valmont")
print("open", flush=True)
sys.stdin.readline()
ws.close()
"""


def lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def leave(file: Path, **changes: object) -> None:
    """Leave a lock as another program would."""
    data = {
        "office": "Ville de Valmont", "computer": "mairie-2", "process": 4242,
        "since": "2026-11-24T08:00:00+00:00", "token": "theirs",
    }  # fmt: skip
    lock_of(file).write_text(json.dumps(data | changes), encoding="utf-8")


def test_a_second_process_hears_who_and_where(file: Path) -> None:
    with children.start(HOLDER, file) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(LockedWorkspace) as caught:
            Workspace.open(file, office="Espace Jeunes")
        message = caught.value.message(Translator("en"))
        assert "Médiathèque de Valmont" in message
        assert computer_name() in message
        # Reading does not need the lock.
        Workspace.open(file, read_only=True).close()
        process.communicate("close\n", timeout=60)
    Workspace.open(file).close()


def test_the_lock_of_a_killed_process_is_taken_without_a_question(file: Path) -> None:
    with children.start(HOLDER, file) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.wait()
    assert lock_of(file).exists()
    Workspace.open(file).close()
    assert not lock_of(file).exists()


def test_another_computer_is_asked_about_and_can_be_taken_over(file: Path) -> None:
    leave(file)
    with pytest.raises(LockedWorkspace) as caught:
        Workspace.open(file)
    assert (caught.value.values["who"], caught.value.values["where"]) == (
        "Ville de Valmont",
        "mairie-2",
    )
    Workspace.open(file, take_over=True).close()


def test_who_was_taken_over_writes_no_more(file: Path) -> None:
    first = Workspace.open(file, office="Espace Jeunes")
    with pytest.raises(LockedWorkspace):
        Workspace.open(file)
    with Workspace.open(file, take_over=True) as second:
        before = file.read_bytes()
        with pytest.raises(WorkspaceReplaced):
            records.create(first, Organisation, values={"name": "Médiathèque"})
        assert file.read_bytes() == before
        first.close()
        # Closing the first one leaves the lock to the second.
        assert lock_of(file).exists()
        records.create(second, Organisation, values={"name": "Médiathèque"})


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"office": 1}', "\xff" * 9000], ids=lambda text: text[:5]
)
def test_an_unreadable_lock_is_taken(file: Path, content: str) -> None:
    lock_of(file).write_text(content, encoding="latin-1")
    Workspace.open(file).close()


@pytest.mark.parametrize(
    "process",
    [os.getppid(), 1, 10**30, os.getpid()],
    # The numbers differ between workers, which have to agree on the names of the tests.
    ids=["parent", "first", "huge", "itself"],
)
def test_a_living_process_of_this_computer_keeps_its_lock(file: Path, process: int) -> None:
    leave(file, computer=computer_name(), process=process)
    with pytest.raises(LockedWorkspace):
        Workspace.open(file)


def test_a_lock_appears_with_its_content(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = FileLock(file, "One"), FileLock(file, "Two")
    assert one.acquire() is None
    assert two.acquire() == one.holder()
    assert (one.held(), two.held()) == (True, False)
    two.release()
    assert one.held()
    one.release()
    # The same on a file system that knows no links.
    monkeypatch.setattr(os, "link", _no_links)
    assert two.acquire() is None
    assert one.acquire() == two.holder()
    two.release()
    assert [item.name for item in file.parent.iterdir() if "lock" in item.name] == []


def _no_links(*_: object) -> None:
    raise OSError(1, "not supported")


def test_a_refused_file_keeps_no_lock(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(Exception, match="damaged"):
        Workspace.open(file)
    assert not lock_of(file).exists()
