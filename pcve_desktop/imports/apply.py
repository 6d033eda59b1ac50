"""Carry out a plan: one backup, one transaction, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import new_id
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services import records
from pcve_desktop.services.partners import today as this_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable

    from pcve_desktop.imports.changes import FieldChange
    from pcve_desktop.imports.items import ContactPlan, PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.models.base import Record
    from pcve_desktop.services.changes import Changes
    from pcve_desktop.store.workspace import Transaction, Workspace


def apply_plan(
    ws: Workspace,
    plan: ImportPlan,
    *,
    leave_out: Collection[str] = (),
    today: dt.date | None = None,
    step: Callable[[int, int, str], None] | None = None,
) -> Changes:
    """Write what the plan says, except the organisations whose names are in `leave_out`.

    What waits for a decision is left out too.

    The workspace is backed up first. A field that somebody changed since the plan was made is left
    alone. `step` is told how many organisations are done, of how many, and which comes next; it
    may raise to stop. Raises what `step` and the services raise; nothing is then written.
    """
    day = today or this_day()
    items = [item for item in plan.items if item.name not in leave_out and item.writes]
    if items:
        ws.back_up("import")
    with ws.write(mark("Import: {source}"), source=plan.source) as tx:
        tx.recorder.kind = "import"
        for done, item in enumerate(items):
            if step is not None:
                step(done, len(items), item.name)
            if item.organisation_id is None:
                organisation_id = _create(ws, Organisation, item.values)
            else:
                organisation_id = item.organisation_id
                _fill(ws, tx, Organisation, organisation_id, item.changes)
            for contact in item.contacts:
                _write_contact(ws, tx, organisation_id, contact)
            if item.joins_network:
                _join(ws, plan, item, organisation_id, day)
    return tx.changes


def _create(ws: Workspace, entity: type[Record], values: dict[str, Any]) -> str:
    identifier = new_id()
    records.create(ws, entity, values={"id": identifier, **values})
    return identifier


def _fill(
    ws: Workspace,
    tx: Transaction,
    entity: type[Record],
    record_id: str,
    changes: Iterable[FieldChange],
) -> None:
    """Write the changes that were shown, where the value is still the one that was shown."""
    record = tx.session.get(entity, record_id)
    if record is None:
        raise records.RecordGone
    values = {
        change.field: change.written_over(getattr(record, change.field)) for change in changes
    }
    if values:
        records.update(ws, entity, record_id, values=values)


def _write_contact(
    ws: Workspace, tx: Transaction, organisation_id: str, contact: ContactPlan
) -> None:
    if contact.id is None:
        _create(ws, Contact, {"organisation_id": organisation_id, **contact.values})
    else:
        _fill(ws, tx, Contact, contact.id, contact.changes)


def _join(
    ws: Workspace, plan: ImportPlan, item: PlanItem, organisation_id: str, day: dt.date
) -> None:
    """Make the organisation a member; one that became a member meanwhile keeps its role."""
    ends = {"network_id": plan.network_id, "organisation_id": organisation_id}
    records.create(
        ws, Membership, values={**ends, "role": item.role or plan.options.role, "since": day}
    )
