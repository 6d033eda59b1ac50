"""Removing values for good where a `_gone` operation counts, whatever arrived first.

What it names loses value and salt and keeps the digest, so that the identifiers stay right. With
them go the values that fill the labels of those batches, where they may show these texts. The
search index, which may still hold the words, is written anew once the tables are (`project`).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import GONE, REMOVED, dump
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import BATCH, OP, REPLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow

_GONE = """
SELECT DISTINCT o.record_id FROM json_each(?) k
JOIN journal_op o ON o.record_id = k.value AND o.field = '_gone' AND o.live
"""
_HEADS = select(BATCH.c.seq, BATCH.c.id, BATCH.c.label_values, BATCH.c.salt).where(
    BATCH.c.seq.in_(bindparam("seqs", expanding=True))
)
_UNDOS = select(BATCH.c.seq).where(BATCH.c.target.in_(bindparam("ids", expanding=True)))
_ABOUT = (
    select(OP.c.batch_seq, OP.c.record_id)
    .where(OP.c.batch_seq.in_(bindparam("seqs", expanding=True)))
    .distinct()
)
# Shorter texts are looked for only as a whole: they would be found in any label.
_TELLING = 4


def enforce(connection: Connection, records: Iterable[str]) -> None:
    """Remove what counting operations say is gone of some records."""
    removed = records_gone(connection, records)
    if not removed:
        return
    victims = list(_victims(connection, removed))
    for row in victims:
        digest = hashlib.sha256((row.salt or b"") + (row.value or "").encode()).digest()
        connection.execute(
            OP.update().where(OP.c.id == row.id).values(value=None, salt=None, digest=digest)
        )
    texts = {value for row in victims if isinstance(value := read(row.value), str) and value}
    _clear_labels(connection, removed, texts)


def records_gone(connection: Connection, records: Iterable[str]) -> set[str]:
    """Return those of some records of which values were removed for good."""
    found: set[str] = set()
    for part in log.chunks(sorted(records), log.LARGE):
        found.update(record for (record,) in log.fetch(connection, _GONE, json.dumps(part)))
    return found


def _victims(connection: Connection, records: Iterable[str]) -> Iterable[AnyRow]:
    naming = OP.alias()
    query = (
        select(OP)
        .join(REPLACES, REPLACES.c.replaced_id == OP.c.id)
        .join(naming, naming.c.id == REPLACES.c.op_id)
        .where(naming.c.field == GONE, naming.c.record_id == OP.c.record_id, OP.c.digest.is_(None))
        .where(naming.c.live, naming.c.record_id.in_(bindparam("records", expanding=True)))
    )
    for part in log.chunks(sorted(records)):
        found = {row.id: row for row in connection.execute(query, {"records": part})}
        yield from found.values()


def _clear_labels(connection: Connection, removed: set[str], texts: set[str]) -> None:
    """Remove the values of labels that show one of these texts, in batches about these records.

    In those about nothing else, and in their undos, whatever they show: a batch that comes later
    may name the record by a word that is not known any more.
    """
    queue = [_of_records(connection, removed)]
    while queue:
        seqs = queue.pop()
        for part in log.chunks(sorted(seqs)):
            rows = connection.execute(_HEADS, {"seqs": part}).all()
            undos = connection.scalars(_UNDOS, {"ids": [row.id for row in rows]}).all()
            queue += [set(undos) - seqs] if undos else []
            only = set(part) - _about_others(connection, part)
            for row in rows:
                values = json.loads(row.label_values)
                # Batches of the first versions hash their label as it is.
                if row.salt and values and (row.seq in only or _show(values, texts)):
                    _clear(connection, row.seq, row.salt, values)


def _about_others(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """Return those batches that are about records, too, of which nothing was removed."""
    about = connection.execute(_ABOUT, {"seqs": seqs}).all()
    removed = records_gone(connection, {row.record_id for row in about})
    return {row.batch_seq for row in about if row.record_id not in removed}


def _of_records(connection: Connection, records: set[str]) -> set[int]:
    found: set[int] = set()
    for part in log.chunks(sorted(records)):
        query = select(OP.c.batch_seq).where(OP.c.record_id.in_(part)).distinct()
        found.update(connection.scalars(query))
    return found


def _clear(connection: Connection, seq: int, salt: bytes, values: dict[str, Any]) -> None:
    digest = hashlib.sha256(salt + dump(values).encode()).digest()
    plain = dump(dict.fromkeys(values, REMOVED))
    head = BATCH.update().where(BATCH.c.seq == seq)
    connection.execute(head.values(label_values=plain, salt=None, digest=digest))


def _show(values: dict[str, Any], texts: set[str]) -> bool:
    return any(
        value == text or (len(text) >= _TELLING and text in value)
        for value in values.values()
        if isinstance(value, str)
        for text in texts
    )
