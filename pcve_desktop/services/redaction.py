"""Removing a record for good: nothing of what it said stays, here or in any copy that hears of it.

Backups and files that were handed over before keep what they hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.journal import log, redact
from pcve_desktop.journal.batch import dump
from pcve_desktop.journal.project import referrers
from pcve_desktop.journal.tables import OP
from pcve_desktop.models.base import ENTITIES, fields_of, title_of
from pcve_desktop.models.fields import encode

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.store.workspace import Workspace


class RemovedForGood(PasserelleError):
    """What was removed for good cannot be brought back."""

    def __init__(self) -> None:
        super().__init__(
            mark("This was removed for good and cannot be brought back. Nothing was changed.")
        )


def remove_for_good(ws: Workspace, entity: type[Record], record_id: str) -> Changes:
    """Delete a record with what belongs to it, and remove their values from the whole journal.

    It may have been deleted before. The next exchange removes the values in the other copies. A
    closed cycle does not stop it, and no undo brings anything back; a backup is made before.
    """
    ws.back_up("purge")
    info = entity.__entity__
    with ws.write_raw() as connection:
        return redact.redact(
            connection,
            ws.author,
            belonging(connection, info.key, record_id),
            made_at=str(encode(ws.now().replace(microsecond=0))),
            label=mark("Remove for good: {entity}"),
            values={"entity": info.singular},
        )


def called(ws: Workspace, entity: type[Record], name: str) -> list[str]:
    """Return the records of an entity that go by a name, whatever its case: title or person."""
    wanted = name.casefold()
    with ws.read() as session:
        return [
            record.id
            for record in session.scalars(select(entity))
            if wanted in {title_of(record).casefold(), _person(record)}
        ]


def _person(record: Record) -> str:
    return str(getattr(record, "professional", None) or "").casefold()


def belonging(connection: Connection, entity: str, record_id: str) -> dict[str, str]:
    """Return a record with all that is or ever was a part of it: identifiers with entity keys."""
    found = {record_id: entity}
    queue = [(entity, record_id)]
    while queue:
        key, owner = queue.pop()
        for user, name in referrers(key):
            if not fields_of(ENTITIES[user])[name].required:
                continue
            query = select(OP.c.record_id).where(
                OP.c.entity == user, OP.c.field == name, OP.c.value == dump(owner)
            )
            for record in connection.scalars(query.distinct()):
                if record not in found and _last_owner(connection, record, name) == dump(owner):
                    found[record] = user
                    queue.append((user, record))
    return found


def _last_owner(connection: Connection, record: str, name: str) -> str | None:
    """Return what a record refers to, or referred to last: it may have been moved elsewhere."""
    rows = log.live_ops(connection, [record]).get(record, [])
    said = [row.value for row in rows if row.field == name]
    return said[-1] if said else None
