"""What can go wrong with a workspace file, in sentences for the person in front of it."""

from __future__ import annotations

import sqlite3

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark


class StoreError(PasserelleError):
    """A problem with a workspace file."""


class WorkspaceMissing(StoreError):
    """There is no file at that place."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark("There is no file “{name}” any more. It may have been moved or be on a USB key."),
            name=name,
        )


class NotAWorkspace(StoreError):
    """The file is something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” is not a Passerelle network. It was left as it is; choose another file."
            ),
            name=name,
        )


class NewerWorkspace(StoreError):
    """The file comes from a newer version of the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” was written by a newer version of Passerelle. It was left as it is; "
                "update the program to open it."
            ),
            name=name,
        )


class DamagedWorkspace(StoreError):
    """The file cannot be read whole."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” is damaged and was left as it is. Open the latest copy in the backup "
                "folder beside it."
            ),
            name=name,
        )


class LockedWorkspace(StoreError):
    """Somebody else has the file open."""

    def __init__(self, name: str, *, who: str, where: str, since: str) -> None:
        super().__init__(
            mark(
                "“{name}” is open at {who} on the computer {where} since {since}. Close it there "
                "first, or go on if that computer is switched off."
            ),
            name=name,
            who=who,
            where=where,
            since=since,
        )


class WorkspaceReplaced(StoreError):
    """The file on the disk is not the one that was opened."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "The file “{name}” was replaced or removed while it was open. Nothing was written "
                "over it; close the network and open the file again."
            ),
            name=name,
        )


class ReadOnlyWorkspace(StoreError):
    """The file, or the folder it is in, takes no change."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” cannot be changed where it is: the file or its folder is read-only. "
                "Copy it to a folder of yours and open the copy."
            ),
            name=name,
        )


class CannotWrite(StoreError):
    """The disk does not take the change."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "The last change could not be saved in “{name}”: the disk is full, read-only or "
                "gone. What was saved before is safe; free some space and try again."
            ),
            name=name,
        )


class FileExists(StoreError):
    """A new file would overwrite another one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark("“{name}” already exists and was left as it is. Choose another name."), name=name
        )


# SQLite's primary result codes, by what they mean for the person in front of the file.
_SURROUNDINGS = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def known_error(error: BaseException, name: str) -> StoreError | None:
    """Return what an error of the database means for a file, None when it is a bug."""
    cause = getattr(error, "orig", error)
    if not isinstance(cause, sqlite3.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGE:
        return DamagedWorkspace(name)
    return CannotWrite(name) if code in _SURROUNDINGS else None
