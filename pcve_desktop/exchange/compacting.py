"""Making the file smaller: closed cycles that every office has keep what stands, not how it came.

Local: another copy does it for itself, whenever it likes. The backup made before holds all of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange import ledger
from pcve_desktop.i18n import mark
from pcve_desktop.journal import compact as journal
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.store.errors import CannotWrite, known_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from pcve_desktop.store.workspace import Workspace


class CannotCompact(PasserelleError):
    """The cycle is still needed as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class Compactable:
    """A cycle with the reason why it cannot be compacted (None: it can)."""

    cycle: str
    name: str
    network: str
    why_not: CannotCompact | None = None


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting did: earlier values that went, the size of the file in bytes."""

    values: int
    before: int
    after: int
    backup: str


def can_compact(ws: Workspace) -> list[Compactable]:
    """Return all cycles, those that can be compacted and those that cannot, with the reason."""
    with ws.read() as session:
        ours = _names_here(session.connection(), ws.author.device)
        known = {
            office.name: ledger.known_to(ws, office.id)
            for office in ledger.offices(ws)
            if office.id not in ours
        }
        query = select(Cycle, Network.name).join(Network, Network.id == Cycle.network_id)
        return [
            Compactable(cycle.id, cycle.name, network, _why_not(session.connection(), cycle, known))
            for cycle, network in session.execute(query.order_by(Network.name, Cycle.name))
        ]


def compact(
    ws: Workspace, cycle_id: str, *, step: Callable[[int, int], object] | None = None
) -> Compacted:
    """Compact a closed cycle; a backup is made before, and the file gives back the room.

    `step(done, total)` hears how far it is; what it raises leaves the file as it was. Raises
    CannotCompact.
    """
    found = next((each for each in can_compact(ws) if each.cycle == cycle_id), None)
    if found is None or found.why_not is not None:
        raise found.why_not if found and found.why_not else _gone()
    before = ws.path.stat().st_size
    backup = ws.back_up("compact")
    with ws.write_raw() as connection:
        records = journal.records_of_cycle(connection, cycle_id)
        count = journal.compact(connection, records, step=step)
    try:
        ws.shrink()
    except sqlite3.Error as error:
        raise known_error(error, ws.path.name) or CannotWrite(ws.path.name) from error
    return Compacted(count, before, ws.path.stat().st_size, backup.name)


def _names_here(connection: Connection, device: str) -> set[str]:
    """Return the offices that never worked but in this very file: names that it had before."""
    rows = connection.execute(select(BATCH.c.office, BATCH.c.device).distinct()).all()
    elsewhere = {row.office for row in rows if row.device != device}
    return {row.office for row in rows} - elsewhere


def _gone() -> CannotCompact:
    return CannotCompact(mark("This cycle was deleted meanwhile. Nothing was changed."))


def _why_not(
    connection: Connection, cycle: Cycle, known: dict[str, set[str]]
) -> CannotCompact | None:
    if cycle.closed_on is None:
        return CannotCompact(
            mark("The cycle {name} is still open. Close it first; nothing was changed."),
            name=cycle.name,
        )
    batches = journal.batches_about(connection, journal.records_of_cycle(connection, cycle.id))
    lacking = sorted(name for name, has in known.items() if not batches <= has)
    if lacking:
        return CannotCompact(
            mark(
                "Not every office is known to have the cycle {name}: {offices}. Take in a file "
                "of theirs first; nothing was changed."
            ),
            name=cycle.name,
            offices=", ".join(lacking),
        )
    return None
