"""Taking back a file that was received, as if it had never come, and taking it in again.

Both are local: nothing is written that could travel and take the work of others away in their own
copies.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.journal import receipts
from pcve_desktop.journal.aside import records_of_batches
from pcve_desktop.journal.changes import Changes
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models.fields import encode
from pcve_desktop.services.frozen import cycles_of, frozen_since, reopened
from pcve_desktop.services.records import CycleClosed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from pcve_desktop.journal.aside import Touched
    from pcve_desktop.journal.log import AnyRow
    from pcve_desktop.store.workspace import Workspace


class NoSuchReceipt(PasserelleError):
    """The ledger holds no such receipt, or it is not in the state that was asked for."""

    def __init__(self) -> None:
        super().__init__(
            mark("No file that was taken in goes by this name. Nothing was changed; see the list.")
        )


def take_back(
    ws: Workspace, receipt_id: str, *, check: Callable[[], object] | None = None
) -> Changes:
    """Take back what was received with a receipt: the tables are as they were before.

    What somebody here has built on since stays; `changes.kept` counts the records of which
    something did. What `check` raises stops it with nothing changed. So does CycleClosed, raised
    for what belongs to a cycle closed since; NoSuchReceipt for what is not taken in.
    """
    with ws.write_raw() as connection:
        row = _receipt(connection, receipt_id, undone=False)
        brought = receipts.batches_of(connection, receipt_id)
        frozen = frozen_since(connection, max(brought, default=0))
        before = _cycles(connection, brought) if frozen else set()
        at = str(encode(ws.now().replace(microsecond=0)))
        touched, kept = receipts.undo(connection, receipt_id, at=at)
        if check is not None:
            check()
        # Looked at again: some of it belongs to a cycle only now.
        concerned = {record: entity for entity, same in touched.items() for record in same}
        cycles = before | cycles_of(connection, concerned if frozen else {})
        for cycle_id in sorted(cycles & frozen.keys() - reopened(connection, frozen)):
            raise CycleClosed(frozen[cycle_id])
        return _changes(connection, row, touched, kept)


def take_again(
    ws: Workspace, receipt_id: str, *, check: Callable[[], object] | None = None
) -> Changes:
    """Take in again what `take_back` took back. Raises NoSuchReceipt, and what `check` raises.

    A cycle closed meanwhile does not stop it: receiving is allowed there too.
    """
    with ws.write_raw() as connection:
        row = _receipt(connection, receipt_id, undone=True)
        touched = receipts.redo(connection, receipt_id)
        if check is not None:
            check()
        return _changes(connection, row, touched)


def _receipt(connection: Connection, receipt_id: str, *, undone: bool) -> AnyRow:
    row = receipts.find(connection, receipt_id)
    if row is None or (row.undone_at is not None) != undone:
        raise NoSuchReceipt
    return row


def _cycles(connection: Connection, batches: list[int]) -> set[str]:
    """Return the cycles to which the records of some batches belong."""
    return cycles_of(connection, records_of_batches(connection, batches))


def _changes(connection: Connection, row: AnyRow, touched: Touched, kept: int = 0) -> Changes:
    head = connection.execute(BATCH.select().where(BATCH.c.id == row.decided)).one_or_none()
    return Changes(
        label=head.label if head else "",
        values=json.loads(head.label_values) if head else {},
        touched=touched,
        batch_id=row.decided or None,
        kept=kept,
    )
