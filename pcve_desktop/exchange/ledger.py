"""The ledger: what was handed over to whom and came from whom, and what each office lacks.

What an office has is read from its last file: the batches that it named as its latest, with all
below them. In doubt it is taken to have nothing, and gets everything.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.journal.batch import from_json
from pcve_desktop.journal.changes import Changes
from pcve_desktop.journal.tables import BATCH, PARENT, RECEIVED, SENT, WAITING
from pcve_desktop.models.network import Office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pcve_desktop.journal.log import AnyRow
    from pcve_desktop.store.workspace import Workspace

# Who has not been heard of for so long may not know what changed here.
STALE_AFTER = dt.timedelta(days=60)
# What the counts of a receipt hold beside the standings of a plan.
WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file that was taken in.

    `counts` are records by the name of their standing, with "same" and "aside"; `waiting` batches
    of it that wait for earlier ones (when it came); `decided` the batch with what was decided,
    empty when nothing came that changes a record. `changes` is what the tables show since, when
    it was just taken in.
    """

    id: str
    package: str
    office: str
    office_name: str
    made_at: dt.datetime
    received_at: dt.datetime
    file_name: str
    counts: Mapping[str, int]
    waiting: int = 0
    decided: str = ""
    undone_at: dt.datetime | None = None
    backup: str = ""
    changes: Changes = field(default_factory=Changes, compare=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was handed over; `office` is empty when it was for anybody."""

    package: str
    office: str
    made_at: dt.datetime
    file_name: str
    network: str | None
    batches: int
    whole: bool


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office that edits the same workspace, and how things stand with it.

    `unseen` counts the changes here that it has not seen, as far as is known, the oldest of which
    was made at `unseen_since`; `waiting` those that wait for earlier ones of this office: ask it
    for a whole file. `stale`: it has not been heard of for long while something changed here.
    """

    id: str
    name: str
    sent: Sent | None = None
    received: Receipt | None = None
    unseen: int = 0
    unseen_since: dt.datetime | None = None
    waiting: int = 0
    stale: bool = False


def receipts(ws: Workspace) -> list[Receipt]:
    """Return the files that were taken in, latest first."""
    with ws.read() as session:
        return _receipts(session.connection())


def sent(ws: Workspace) -> list[Sent]:
    """Return the files that were handed over, latest first."""
    with ws.read() as session:
        return _sent(session.connection())


def offices(ws: Workspace) -> list[OfficeRecord]:
    """Return the other offices of a workspace, those heard of last first."""
    now = ws.now()
    with ws.read() as session:
        connection = session.connection()
        came, went = _receipts(connection), _sent(connection)
        names = dict(connection.execute(select(Office.id, Office.name)).all())
        for receipt in came:
            names.setdefault(receipt.office, receipt.office_name)
        names.pop(ws.office_id, None)
        graph = _Graph(connection)
        waits = _waits(connection)
        found = [
            _record(identifier, name, came, went, graph, waits.get(identifier, 0), now)
            for identifier, name in names.items()
        ]
    return sorted(found, key=lambda each: (_last(each), each.name.casefold()))


def known_to(ws: Workspace, office_id: str) -> set[str]:
    """Return the batches of this file that an office has; empty (send everything) in doubt."""
    with ws.read() as session:
        connection = session.connection()
        return _Graph(connection).known_to(office_id)


def receipt_of(row: AnyRow, changes: Changes | None = None) -> Receipt:
    """Return a row of the ledger as people see it."""
    noted = json.loads(row.counts)
    waits = noted.pop(WAITS, [])
    return Receipt(
        id=row.id,
        package=row.package,
        office=row.office,
        office_name=row.office_name,
        made_at=_moment(row.made_at),
        received_at=_moment(row.received_at),
        file_name=row.file_name,
        counts=noted,
        waiting=len(waits),
        decided=row.decided,
        undone_at=_moment(row.undone_at) if row.undone_at else None,
        backup=row.backup or "",
        changes=changes or Changes(),
    )


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _receipts(connection: Connection) -> list[Receipt]:
    # Without a package it is what was put aside and taken in later.
    came = RECEIVED.select().where(RECEIVED.c.package != "")
    found = [receipt_of(row) for row in connection.execute(came)]
    return sorted(found, key=lambda each: (each.received_at, each.id), reverse=True)


def _sent(connection: Connection) -> list[Sent]:
    found = [
        Sent(
            row.package, row.office, _moment(row.made_at), row.file_name, row.network, row.batches,
            bool(row.whole),
        )
        for row in connection.execute(SENT.select())
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.made_at, each.package), reverse=True)


def _last(record: OfficeRecord) -> float:
    moments = [each.received_at for each in (record.received,) if each is not None]
    moments += [each.made_at for each in (record.sent,) if each is not None]
    return -max(moments).timestamp() if moments else 0.0


def _record(
    identifier: str,
    name: str,
    came: Iterable[Receipt],
    went: Iterable[Sent],
    graph: _Graph,
    waiting: int,
    now: dt.datetime,
) -> OfficeRecord:
    received = next((each for each in came if each.office == identifier), None)
    handed = next((each for each in went if each.office == identifier), None)
    unseen = graph.unseen_by(identifier)
    since = min(unseen) if unseen else None
    # Who was never heard of may still be at the beginning.
    heard = received.received_at if received is not None else since
    return OfficeRecord(
        id=identifier,
        name=name,
        sent=handed,
        received=received,
        unseen=len(unseen),
        unseen_since=since,
        waiting=waiting,
        stale=since is not None and heard is not None and now - heard > STALE_AFTER,
    )


def _waits(connection: Connection) -> dict[str, int]:
    """Count the batches that wait, by the office to ask: whose file brought them last."""
    noted = select(RECEIVED.c.office, RECEIVED.c.counts).order_by(RECEIVED.c.received_at)
    brought: dict[str, str] = {}
    for row in connection.execute(noted):
        brought |= dict.fromkeys(json.loads(row.counts).get(WAITS, ()), row.office)
    found: dict[str, int] = {}
    for row in connection.execute(WAITING.select()):
        office = brought.get(row.batch_id) or from_json(json.loads(row.payload)).office
        found[office] = found.get(office, 0) + 1
    return found


class _Graph:
    """The batches of a file with what is below them, read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        columns = (BATCH.c.seq, BATCH.c.id, BATCH.c.device, BATCH.c.office, BATCH.c.made_at)
        worked = (BATCH.c.records > 0) & (BATCH.c.kind != "office")
        self._batches = connection.execute(select(*columns, worked.label("worked"))).all()
        names = {row.seq: row.id for row in self._batches}
        self._below: dict[str, list[str]] = {row.id: [] for row in self._batches}
        for row in connection.execute(select(PARENT.c.batch_seq, PARENT.c.parent_id)):
            self._below[names[row.batch_seq]].append(row.parent_id)

    def below(self, heads: Iterable[str]) -> set[str]:
        """Return some batches with all that came before them, as far as they are here."""
        found: set[str] = set()
        queue = [head for head in heads if head in self._below]
        while queue:
            one = queue.pop()
            if one not in found:
                found.add(one)
                queue += [parent for parent in self._below[one] if parent in self._below]
        return found

    def known_to(self, office: str) -> set[str]:
        """Return what an office has for certain."""
        devices = {row.device for row in self._batches if row.office == office}
        if len(devices) > 1:
            # Copies on several computers: which of them a file goes to, nobody knows.
            return set()
        query = select(RECEIVED).where(RECEIVED.c.office == office)
        rows = self._connection.execute(query).all()
        if not rows:
            return set()
        last = max(rows, key=lambda row: row.received_at)
        lacks = set(json.loads(last.lacks))
        return self.below(json.loads(last.heads)) - lacks

    def unseen_by(self, office: str) -> list[dt.datetime]:
        """Return the moments of the changes here that an office was never shown, as far as known.

        What was handed over to it counts as seen.
        """
        seen = self.known_to(office)
        for row in self._connection.execute(select(SENT.c.heads).where(SENT.c.office == office)):
            seen |= self.below(json.loads(row.heads))
        return [
            _moment(row.made_at)
            for row in self._batches
            if row.worked and row.office != office and row.id not in seen
        ]
