"""Files that came and are not yet taken in: private copies in the program's own folder.

The copy is made when a file is opened, so that a stick may be pulled out at once. A file with a
password stays locked here as well. What was taken in, or is not wanted, is removed.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Callable

_ABOUT = ".waiting.json"
_HALF = ".part"
_CHUNK = 1 << 20
_BESIDE = ("-journal", "-wal")
# What a note beside a file may hold; more was not written here.
_LARGEST_NOTE = 16 * 1024


class NotKept(PasserelleError):
    """A file could not be read, or not be copied into the program's own folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” could not be copied to this computer. Nothing was changed; look whether "
                "the file can be read and whether there is room on the disk."
            ),
            name=name,
        )


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that waits: where its copy is, what it was called, from whom, when it came.

    `office` and `network` are empty as long as nobody looked inside (it has a password).
    """

    path: Path
    name: str
    received_at: dt.datetime
    office: str = ""
    network: str = ""


def folder_of(workspace_id: str) -> Path:
    """Return the folder of the files that wait for a workspace."""
    # Never a path made of what a file says: the name of the folder is a digest.
    return data_dir() / "waiting" / hashlib.sha256(workspace_id.encode()).hexdigest()[:32]


def keep(
    workspace_id: str,
    source: Path,
    *,
    now: dt.datetime,
    step: Callable[[int, int], None] | None = None,
) -> WaitingFile:
    """Copy a file here and return it; the same content twice is one file.

    `step` hears how many bytes of how many are copied and may stop by raising. Raises NotKept.
    """
    folder = folder_of(workspace_id)
    half = folder / f"{uuid.uuid4().hex}{_HALF}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = _copy(source, half, step)
        home = folder / digest[:32]
        if (known := _read(home)) is not None:
            return known
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(mode=0o700)
        copy = home / source.name
        half.replace(copy)
        # What SQLite keeps beside a file whose last write was cut off, and needs to read it.
        for ending in _BESIDE:
            beside = source.with_name(source.name + ending)
            if beside.is_file():
                shutil.copyfile(beside, home / beside.name)
        made = WaitingFile(copy, source.name, now)
        _write(made)
    except OSError as error:
        raise NotKept(source.name) from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
    return made


def describe(file: WaitingFile, *, office: str, network: str) -> WaitingFile:
    """Note beside a file who made it and what it is about, once somebody looked inside."""
    made = WaitingFile(file.path, file.name, file.received_at, office, network)
    # A note that cannot be written leaves the file as it was: it is found by its name.
    with contextlib.suppress(OSError):
        _write(made)
    return made


def waiting_files(workspace_id: str) -> list[WaitingFile]:
    """Return the files that wait for a workspace, the latest first."""
    try:
        homes = [home for home in folder_of(workspace_id).iterdir() if home.is_dir()]
    except OSError:
        return []
    found = [file for home in homes if (file := _read(home)) is not None]
    return sorted(found, key=lambda file: (file.received_at, file.name), reverse=True)


def let_go(file: WaitingFile) -> None:
    """Remove the copy of a file that was taken in or is not wanted."""
    shutil.rmtree(file.path.parent, ignore_errors=True)


def tidy(workspace_id: str) -> None:
    """Remove what a copy that was interrupted has left."""
    with contextlib.suppress(OSError):
        for entry in folder_of(workspace_id).iterdir():
            if entry.suffix == _HALF:
                entry.unlink()
            elif entry.is_dir() and _read(entry) is None:
                shutil.rmtree(entry, ignore_errors=True)


def _copy(source: Path, target: Path, step: Callable[[int, int], None] | None) -> str:
    digest, done, total = hashlib.sha256(), 0, source.stat().st_size
    with source.open("rb") as reader, target.open("xb") as writer:
        target.chmod(0o600)
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            writer.write(chunk)
            done += len(chunk)
            if step is not None:
                step(done, total)
    return digest.hexdigest()


def _write(file: WaitingFile) -> None:
    note = {
        "file": file.path.name,
        "name": file.name,
        "received_at": file.received_at.isoformat(),
        "office": file.office,
        "network": file.network,
    }
    path = file.path.with_name(_ABOUT)
    half = path.with_suffix(_HALF)
    half.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    half.replace(path)


def _read(home: Path) -> WaitingFile | None:
    """Return the file of a folder, None when there is none or its note makes no sense."""
    try:
        with (home / _ABOUT).open("rb") as reader:
            note = json.loads(reader.read(_LARGEST_NOTE))
        path = home / Path(str(note["file"])).name
        moment = dt.datetime.fromisoformat(note["received_at"])
        made = WaitingFile(
            path, str(note["name"]), moment.astimezone(), str(note["office"]), str(note["network"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if path.is_file() else None
