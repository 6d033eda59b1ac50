"""Undo, redo and the story of a record, for the window and the commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pcve_desktop.journal import apply, history, undo
from pcve_desktop.journal.receipts import decided_by
from pcve_desktop.journal.redact import KIND
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models.fields import encode
from pcve_desktop.services import receipts
from pcve_desktop.services.frozen import cycles_of, frozen_since, reopened
from pcve_desktop.services.records import CycleClosed
from pcve_desktop.services.redaction import RemovedForGood

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.journal.history import Candidate, Entry, Event
    from pcve_desktop.journal.log import AnyRow
    from pcve_desktop.store.workspace import Workspace


def record_history(ws: Workspace, record_id: str) -> list[Event]:
    """Return all changes of a record, latest first."""
    with ws.read() as session:
        return history.record_history(session.connection(), record_id)


def batch_records(ws: Workspace, batch_id: str) -> dict[str, str]:
    """Return the records that one batch is about, the first changed first: id to entity key."""
    with ws.read() as session:
        return history.batch_records(session.connection(), batch_id)


def batch_history(
    ws: Workspace, batch_id: str, *, records: Sequence[str] | None = None
) -> list[Event]:
    """Return what one batch changed (of these records only), in the order of the changes."""
    with ws.read() as session:
        return history.batch_history(session.connection(), batch_id, records=records)


def recent(ws: Workspace, *, limit: int = 200) -> list[Entry]:
    """Return what was done in the workspace, latest first."""
    with ws.read() as session:
        return history.entries(session.connection(), limit=limit)


def can_undo(ws: Workspace) -> Candidate | None:
    """Return what undo would take back: own work since the file was opened."""
    with ws.read() as session:
        return history.undo_candidate(session.connection(), ws.author.device, ws.session_start)


def can_redo(ws: Workspace) -> Candidate | None:
    """Return what redo would bring back."""
    with ws.read() as session:
        return history.redo_candidate(session.connection(), ws.author.device, ws.session_start)


def undo_last(ws: Workspace) -> Changes | None:
    """Take back the last change; None when there is nothing to take back."""
    candidate = can_undo(ws)
    return None if candidate is None else take_back(ws, candidate.batch_id)


def redo_last(ws: Workspace) -> Changes | None:
    """Bring back what was last taken back; None when there is nothing."""
    candidate = can_redo(ws)
    return None if candidate is None else take_back(ws, candidate.batch_id, kind="redo")


def take_back(
    ws: Workspace,
    batch_id: str,
    *,
    kind: str = "undo",
    check: Callable[[], object] | None = None,
) -> Changes:
    """Take back one batch, whenever it was made (a whole import is one batch).

    What others changed since stays; `changes.kept` counts it. The batch that stands for a received
    file takes all of it back, or in again (whatever `kind` says). What `check` raises stops it
    with nothing changed. So do CycleClosed, raised for what was done in a cycle closed since, and
    RemovedForGood.
    """
    receipt = _receipt(ws, batch_id)
    if receipt is not None:
        turn = receipts.take_back if receipt.undone_at is None else receipts.take_again
        return turn(ws, receipt.id, check=check)
    now = ws.now().replace(microsecond=0)
    with ws.write_raw() as connection:
        head = connection.execute(BATCH.select().where(BATCH.c.id == batch_id)).one()
        if head.kind == KIND:
            raise RemovedForGood
        inverse = undo.invert(connection, [batch_id])
        if check is not None:
            check()
        frozen = frozen_since(connection, head.seq)
        concerned = {op.record: op.entity for op in inverse.ops} if frozen else {}
        cycles = cycles_of(connection, concerned)
        changes = apply.write_ops(
            connection,
            ws.author,
            inverse.ops,
            made_at=str(encode(now)),
            label=head.label,
            values=json.loads(head.label_values),
            kind=kind,
            target=batch_id,
            scope=head.scope,
        )
        if check is not None:
            check()
        changes.kept = inverse.kept
        # Looked at again: what came back belongs to a cycle only now, and a closing that is taken
        # back with the rest frees its cycle.
        cycles |= cycles_of(connection, concerned)
        for cycle_id in sorted(cycles & frozen.keys() - reopened(connection, frozen)):
            raise CycleClosed(frozen[cycle_id])
    return changes


def _receipt(ws: Workspace, batch_id: str) -> AnyRow | None:
    with ws.read() as session:
        return decided_by(session.connection(), batch_id)
