"""Step 5: actions with their objectives and partners, milestones, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import (
    Action,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
)
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import records
from pcve_desktop.services.partners import today

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


def add_action(
    ws: Workspace,
    *,
    network_id: str,
    cycle_id: str | None,
    values: dict[str, Any],
    objective_ids: Iterable[str] = (),
    partner_ids: Iterable[str] = (),
) -> Changes:
    """Create an action with the next free number. Raises InvalidRecord."""
    with ws.write(mark("Add the action “{title}”"), title=values.get("title", "")) as tx:
        number = tx.session.scalar(
            select(func.max(Action.number)).where(Action.network_id == network_id)
        )
        scope = {"network_id": network_id, "cycle_id": cycle_id, "number": (number or 0) + 1}
        made = records.create(ws, Action, values=scope | values)
        action = made.created["action"][-1]
        for objective in objective_ids:
            tx.session.add(
                ActionObjective(network_id=network_id, action_id=action, objective_id=objective)
            )
        for partner in partner_ids:
            tx.session.add(
                ActionPartner(network_id=network_id, action_id=action, organisation_id=partner)
            )
    return tx.changes


def set_status(ws: Workspace, action_id: str, status: ActionStatus) -> Changes:
    """Change the state of an action and note its start, its end and full progress when done."""
    with ws.write(mark("Action: {status}"), status=status.label) as tx:
        action = tx.session.get(Action, action_id)
        if action is None:
            raise records.RecordGone
        records.refuse_closed(tx.session, action)
        for name, value in status_values(action, status, today()).items():
            setattr(action, name, value)
    return tx.changes


def status_values(action: Action, status: ActionStatus, day: dt.date) -> dict[str, Any]:
    """Return what changes with the state: the start, the end, full progress when done."""
    values: dict[str, Any] = {"status": status}
    if status in {ActionStatus.UNDER_WAY, ActionStatus.DONE} and action.actual_start is None:
        values["actual_start"] = day
    values["actual_end"] = None if status.open else action.actual_end or day
    if status is ActionStatus.DONE:
        values["progress"] = 100
    return values


def note(
    ws: Workspace,
    *,
    network_id: str,
    action_id: str,
    kind: LogKind,
    text: str,
    learned: str | None = None,
) -> Changes:
    """Add an entry to the log of an action."""
    return records.create(
        ws,
        ActionLogEntry,
        values={
            "network_id": network_id,
            "action_id": action_id,
            "kind": kind,
            "text": text,
            "learned": learned,
            "noted_on": today(),
        },
    )


def tick_milestone(ws: Workspace, milestone_id: str, *, done: bool) -> Changes:
    """Note a milestone as done today, or as still to do."""
    return records.update(
        ws, Milestone, milestone_id, values={"done_on": today() if done else None}
    )
