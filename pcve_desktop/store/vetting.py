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
_FTS = re.compile(
    r"""CREATE\ VIRTUAL\ TABLE\ \W?(?P<key>\w+)_fts\W?\ USING\ FTS5\ \(
    (?:\ ?[\[\w\]"]+,)+
    \ tokenize='[\w\ ]+',\ content=\W?(?P=key)\W?\ ?\)""",
    re.VERBOSE,
)
# Tables and indexes of plain columns: no expression calls a function, no comment hides a word.
_TABLE = re.compile(
    r"""CREATE\ TABLE\ (?P<quote>['"]?)\w+(?P=quote)\ ?
    \((?!.*(?:--|/\*|\b(?:AS|CHECK|DEFAULT)\b)).*\)(?:\ WITHOUT\ ROWID)?""",
    re.VERBOSE | re.IGNORECASE,
)
_INDEX = re.compile(
    r"""CREATE\ (?:UNIQUE\ )?INDEX\ (?P<quote>['"]?)\w+(?P=quote)\ ON\ ["]?\w+["]?\ ?
    \((?:["]?\w+["]?(?:,\ )?)+\)(?:\ WHERE\ live)?""",
    re.VERBOSE,
)
# In every version of the schema.
_ALWAYS = {"alembic_version", "journal_batch"}


def vet(path: Path, *, whole: bool = True) -> int:
    """Check a file without changing it and return its schema number.

    `whole` reads all of it; without, only its head and its schema, for a quick look. A write that
    was cut off is rolled back, as SQLite does for any reader. Raises WorkspaceMissing,
    NotAWorkspace, NewerWorkspace or DamagedWorkspace.
    """
    _refuse_foreign(path)
    try:
        try:
            return _look(path, whole=whole)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                raise
        _roll_back(path)
        return _look(path, whole=whole)
    except sqlite3.Error as error:
        raise DamagedWorkspace(path.name) from error


def _look(path: Path, *, whole: bool) -> int:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as file:
        file.execute("PRAGMA trusted_schema=OFF")
        schema = int(file.execute("PRAGMA user_version").fetchone()[0])
        if schema > SCHEMA_VERSION:
            raise NewerWorkspace(path.name)
        rows = file.execute("SELECT name, sql FROM sqlite_master").fetchall()
        if not all(_expected(name, sql or "") for name, sql in rows):
            raise NotAWorkspace(path.name)
        # A migration would fill a file that lost its tables with empty ones.
        if schema and not {name for name, _sql in rows} >= _ALWAYS:
            raise DamagedWorkspace(path.name)
        if whole and file.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedWorkspace(path.name)
    return schema


def _roll_back(path: Path) -> None:
    """Let SQLite undo a write that a crash cut off: a connection for reading only may not."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as file:
        file.execute("PRAGMA trusted_schema=OFF")
        file.execute("PRAGMA schema_version").fetchone()


def _refuse_foreign(path: Path) -> None:
    """Look at the first bytes before SQLite touches anything."""
    # A pipe would keep the program waiting for ever.
    if path.exists() and not path.is_file():
        raise NotAWorkspace(path.name)
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


def _expected(name: str, sql: str) -> bool:
    """Judge an entry of the schema by its text alone: that is what SQLite runs."""
    text = " ".join(sql.split())
    if found := _TRIGGER.fullmatch(text):
        return found["key"] in ENTITIES
    if found := _FTS.fullmatch(text):
        return found["key"] in ENTITIES and name == f"{found['key']}_fts"
    # The indexes that SQLite makes for keys have no text.
    return not text or bool(_TABLE.fullmatch(text) or _INDEX.fullmatch(text))
