"""Where a step stood before: every state it had, with its day, reason and office.

The record of a step holds its present state only; the journal remembers the others. A reason
that was written or corrected later belongs to the state it was written under.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pcve_desktop.journal import history
from pcve_desktop.journal.undone import undone_batches
from pcve_desktop.models.vocabularies import Step, StepState

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace

_TOLD = {
    "state_on": "since",
    "reason": "reason",
    "returned_from": "returned_from",
    "returned_on": "returned_on",
}
_TAKEN_BACK = frozenset({"undo", "redo"})


@dataclass(frozen=True, slots=True)
class Stood:
    """A state that a step had; `office` wrote it."""

    state: StepState
    since: dt.date | None
    reason: str
    office: str
    returned_from: Step | None = None
    returned_on: dt.date | None = None


def states(ws: Workspace, progress_id: str) -> list[Stood]:
    """Return all states that somebody gave a step, the present one last.

    What was taken back by undo is left out. A step that nobody spoke of has none.
    """
    with ws.read() as session:
        connection = session.connection()
        undone = undone_batches(connection)
        events = history.record_history(connection, progress_id)
    found: list[Stood] = []
    values: dict[str, Any] = {}
    for event in reversed(events):
        if event.kind in _TAKEN_BACK or event.batch_id in undone:
            continue
        values[event.field] = event.after
        if event.field == "state" and isinstance(event.after, StepState):
            found.append(Stood(event.after, None, "", event.office))
        if found and event.field in _TOLD | {"state": ""}:
            told: dict[str, Any] = {name: values.get(field) for field, name in _TOLD.items()}
            told["reason"] = told["reason"] or ""
            found[-1] = replace(found[-1], **told)
    spoken = [one for one in found if one.state is not StepState.NOT_STARTED or one.since]
    return _distinct(spoken)


def _distinct(found: list[Stood]) -> list[Stood]:
    """Leave out a state that was only said again with nothing new."""
    kept: list[Stood] = []
    for one in found:
        if kept and (kept[-1].state, kept[-1].reason) == (one.state, one.reason):
            kept[-1] = replace(one, since=kept[-1].since or one.since)
        else:
            kept.append(one)
    return kept
