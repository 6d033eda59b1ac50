"""A look at a file before it is trusted: whether it is ours, whole and without surprises.

A workspace may come from anybody. Its triggers run when we write, so only those that keep the
full-text indexes are accepted; views and other virtual tables do not belong in a workspace.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from typing import TYPE_CHECKING

from pcve_desktop.models.base import ENTITIES
from pcve_desktop.store.engine import APPLICATION_ID, SCHEMA_VERSION
from pcve_desktop.store.errors import (
    DamagedWorkspace,
    NewerWorkspace,
    NotAWorkspace,
    WorkspaceMissing,
)

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_MARK_AT = slice(68, 72)
_TRIGGER = re.compile(
    r"""CREATE\ TRIGGER\ \W?(?P<key>\w+)_(?:ai|ad|au)\W?\ AFTER\ (?:INSERT|DELETE|UPDATE)
    \ ON\ \W?(?P=key)\W?\ BEGIN
    (?:\ INSERT\ INTO\ \W?(?P=key)_fts\W?\ \([\w,\ \[\]"]+\)
    \ VALUES\ ?\((?:'delete',\ )?(?:(?:old|new)\.[\w\[\]"]+(?:,\ )?)+\);)+
    \ END""",
    re.VERBOSE,
)
_FTS = re.compile(r"CREATE VIRTUAL TABLE \W?(?P<key>\w+)_fts\W? USING FTS5 \(")


def vet(path: Path, *, whole: bool = True) -> int:
    """Check a file without changing it and return its schema number.

    `whole` reads all of it; without, only its head and its schema, for a quick look. Raises WorkspaceMissing, NotAWorkspace, NewerWorkspace or DamagedWorkspace.
    """
    _refuse_foreign(path)
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as file:
            file.execute("PRAGMA trusted_schema=OFF")
            schema = int(file.execute("PRAGMA user_version").fetchone()[0])
            if schema > SCHEMA_VERSION:
                raise NewerWorkspace(path.name)
            if whole and file.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DamagedWorkspace(path.name)
            rows = file.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        raise DamagedWorkspace(path.name) from error
    if not all(_expected(kind, name, sql or "") for kind, name, sql in rows):
        raise NotAWorkspace(path.name)
    return schema


def _refuse_foreign(path: Path) -> None:
    """Look at the first bytes before SQLite touches anything."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_SIZE)
    except FileNotFoundError as error:
        raise WorkspaceMissing(path.name) from error
    except (OSError, ValueError) as error:
        raise NotAWorkspace(path.name) from error
    ours = int.from_bytes(head[_MARK_AT], "big") == APPLICATION_ID
    if not head.startswith(_HEADER) or len(head) < _HEADER_SIZE or not ours:
        raise NotAWorkspace(path.name)


def _expected(kind: str, name: str, sql: str) -> bool:
    text = " ".join(sql.split())
    match kind:
        case "trigger":
            found = _TRIGGER.fullmatch(text)
            return found is not None and found["key"] in ENTITIES
        case "view":
            return False
        case "table" if text.upper().startswith("CREATE VIRTUAL"):
            found = _FTS.match(text)
            return found is not None and name == f"{found['key']}_fts"
        case _:
            return True
