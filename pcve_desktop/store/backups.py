"""Backups beside the workspace: made with SQLite's backup API, test-opened, rotated."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pcve_desktop.store.engine import APPLICATION_ID
from pcve_desktop.store.errors import CannotWrite

SUFFIX = ".passerelle"
LAST, DAILY, WEEKLY = 10, 14, 8
# What was there before a received file was taken in stays for so long, whatever comes after it.
MERGE, MERGE_KEPT = "merge", dt.timedelta(days=30)
_STAMP = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?: \w+)?$")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workspace, and when it was made (local time)."""

    path: Path
    made_at: dt.datetime


def folder_of(workspace: Path) -> Path:
    """Return the backup folder: beside the file, so that data stay where their owner put them."""
    return workspace.with_name(f"{workspace.stem} backups")


def list_backups(workspace: Path) -> list[Backup]:
    """Return the backups of a workspace, latest first."""
    found = []
    for path in folder_of(workspace).glob(f"*{SUFFIX}"):
        match = _NAME.search(path.stem)
        if match:
            with contextlib.suppress(ValueError):
                moment = dt.datetime.strptime(match[1], _STAMP).astimezone()
                found.append(Backup(path, moment))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def made_today(workspace: Path) -> bool:
    """Say whether the latest backup is from today."""
    today = dt.datetime.now().astimezone().date()
    return any(backup.made_at.date() == today for backup in list_backups(workspace)[:1])


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be open, whole and tested, to a new file.

    Raises CannotWrite; a half-written file never remains.
    """
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(partial)
        with _reading(source) as old, contextlib.closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        if not opens(partial):
            raise CannotWrite(target.name)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise CannotWrite(target.name) from error
    finally:
        with contextlib.suppress(OSError):
            _clear(partial)


def _clear(partial: Path) -> None:
    """Remove an unfinished copy, with the journal that SQLite keeps beside it on a full disk."""
    for file in (partial, partial.with_name(f"{partial.name}-journal")):
        file.unlink(missing_ok=True)


def _reading(path: Path) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))


def opens(path: Path) -> bool:
    """Test whether a copy is a whole workspace."""
    try:
        with _reading(path) as file:
            mark = file.execute("PRAGMA application_id").fetchone()[0]
            state = file.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error:
        return False
    return bool(mark == APPLICATION_ID and state == "ok")


def back_up(workspace: Path, reason: str = "", now: dt.datetime | None = None) -> Path:
    """Make a backup and drop those that the rotation no longer keeps.

    `reason` is one word that ends the file name, such as "import".
    """
    moment = now or dt.datetime.now().astimezone()
    ending = f"{' ' + reason if reason else ''}{SUFFIX}"
    target = folder_of(workspace) / f"{workspace.stem} {moment:{_STAMP}}{ending}"
    while target.exists():
        # Two in one second (packages taken in one after the other): both are kept.
        moment += dt.timedelta(seconds=1)
        target = target.with_name(f"{workspace.stem} {moment:{_STAMP}}{ending}")
    copy_database(workspace, target)
    rotate(workspace)
    return target


def rotate(workspace: Path) -> None:
    """Keep the last 10 copies, one a day for 14 days, one a week for 8 weeks; drop the others.

    Those made before a file was taken in stay for 30 days, by the moment of the latest.
    """
    backups = list_backups(workspace)
    keep = set(backups[:LAST])
    keep.update(
        backup
        for backup in backups
        if backup.path.stem.endswith(f" {MERGE}")
        and backups[0].made_at - backup.made_at <= MERGE_KEPT
    )
    for limit, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V")):
        latest: dict[str, Backup] = {}
        for backup in backups:
            latest.setdefault(backup.made_at.strftime(period), backup)
        keep.update(list(latest.values())[:limit])
    # An older copy goes only when a newer one is known to open.
    if any(opens(backup.path) for backup in backups[:1]):
        for backup in set(backups) - keep:
            with contextlib.suppress(OSError):
                backup.path.unlink()
