"""Full-text search: one FTS5 index per entity, made and kept by sqlite-utils.

Triggers keep the indexes true to the tables, whoever writes. Accents and case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from pcve_desktop.models.base import ENTITIES, fields_of

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection

    from pcve_desktop.models.base import Record

TOKENIZE = "unicode61 remove_diacritics 2"
# How sqlite-utils ends the names of the triggers of a table: insert, delete, update.
TRIGGERS = ("ai", "ad", "au")
# Letters and digits; FTS5 finds no word in an underscore either.
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A record whose text matches; control characters 2 and 3 enclose the matching words."""

    entity: str
    record: str
    snippet: str
    rank: float


def searchable(entity: type[Record]) -> list[str]:
    """Return the fields of an entity that the search reads."""
    return [name for name, field in fields_of(entity).items() if field.search]


def create_indexes(connection: sqlite3.Connection) -> None:
    """Create the indexes anew, filled with what the tables hold.

    A migration may have copied a table, which numbers its rows anew and drops its triggers, or
    changed what is searched; a vacuum numbers rows anew too. Belongs in the transaction of the
    migration.
    """
    from sqlite_utils import Database

    database = Database(connection)
    for key, cls in ENTITIES.items():
        for ending in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {key}_{ending}")
        connection.execute(f"DROP TABLE IF EXISTS {key}_fts")
        if columns := searchable(cls):
            database.table(key).enable_fts(columns, create_triggers=True, tokenize=TOKENIZE)


def query_of(words: str) -> str:
    """Return the FTS5 query for what somebody typed: every word, the last one as a beginning.

    Words are quoted, so that no character of the input is read as an operator.
    """
    # Composed first: a letter typed as base and accent would fall into two words.
    found = _WORD.findall(unicodedata.normalize("NFC", words))
    return " ".join(f'"{word}"' for word in found) + ("*" if found else "")


def find(
    connection: Connection, words: str, *, limit: int = 50, network_id: str | None = None
) -> list[Found]:
    """Return the records that hold all the words, best first.

    With `network_id`, those of other networks are left out.
    """
    query = query_of(words)
    if not query:
        return []
    found: list[Found] = []
    for key, cls in ENTITIES.items():
        if not searchable(cls):
            continue
        # Table names come from the program's own entities, never from input.
        scoped = network_id is not None and "network_id" in fields_of(cls)
        where = " AND t.network_id = :network" if scoped else ""
        statement = text(
            f"SELECT t.id, snippet({key}_fts, -1, char(2), char(3), '…', 12) AS part,"  # noqa: S608
            f" bm25({key}_fts) AS weight FROM {key}_fts JOIN {key} t ON t.rowid = {key}_fts.rowid"
            f" WHERE {key}_fts MATCH :query{where} ORDER BY weight LIMIT :limit"
        )
        values: dict[str, object] = {"query": query, "limit": limit}
        rows = connection.execute(statement, values | ({"network": network_id} if scoped else {}))
        found += [Found(key, row.id, row.part or "", row.weight) for row in rows]
    return sorted(found, key=lambda item: item.rank)[:limit]
