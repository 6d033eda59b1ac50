"""Many actions at once: what would change, the change itself, deleting several. One undo each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import actions, records
from pcve_desktop.services.partners import today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

_SHIFTED = ("planned_start", "planned_end")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ManyChange:
    """What many actions get: values of fields, their planned dates so many days later, a lesson."""

    values: Mapping[str, Any] = field(default_factory=dict)
    shift: int = 0
    lesson: str = ""

    def is_empty(self) -> bool:
        """Say whether nothing would change."""
        return not self.values and not self.shift


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of a preview: the values there are now, the one to come, how many actions differ.

    For a shift `before` is empty and `after` the number of days.
    """

    name: str
    before: tuple[Any, ...]
    after: Any
    count: int


def preview(ws: Workspace, action_ids: Sequence[str], change: ManyChange) -> list[ChangeLine]:
    """Return what a change would do, field by field; fields that would not change are left out."""
    if change.is_empty():
        return []
    names = [*change.values, *(_SHIFTED if change.shift else ())]
    columns = [Action.__table__.c[name] for name in names]
    rows: list[Any] = []
    with ws.read() as session:
        for start in range(0, len(action_ids), _AT_ONCE):
            query = select(*columns).where(Action.id.in_(action_ids[start : start + _AT_ONCE]))
            rows += session.execute(query).all()
    lines = []
    for place, (name, after) in enumerate(change.values.items()):
        before = Counter(row[place] for row in rows if row[place] != after)
        if before:
            ordered = tuple(value for value, _count in before.most_common())
            lines.append(ChangeLine(name, ordered, after, sum(before.values())))
    if change.shift:
        dated = sum(any(row[place] is not None for place in (-2, -1)) for row in rows)
        if dated:
            lines.append(ChangeLine("shift", (), change.shift, dated))
    return lines


def change_many(
    ws: Workspace,
    action_ids: Sequence[str],
    change: ManyChange,
    *,
    network_id: str,
    check: Callable[[], None] = lambda: None,
) -> Changes:
    """Change many actions in one step.

    Raises InvalidRecord, RecordGone, CycleClosed, or what `check` raises; none is then changed.
    """
    with ws.write(mark("Change {count} actions"), count=len(action_ids)) as tx:
        values: dict[str, dict[str, Any]] = {}
        for start in range(0, len(action_ids), _AT_ONCE):
            part = action_ids[start : start + _AT_ONCE]
            for action in tx.session.scalars(select(Action).where(Action.id.in_(part))):
                values[action.id] = _values(action, change)
        records.update_many(ws, Action, values, check=check)
        if change.lesson:
            for action_id in values:
                check()
                actions.note(
                    ws,
                    network_id=network_id,
                    action_id=action_id,
                    kind=LogKind.LESSON,
                    text=change.lesson,
                )
    return tx.changes


def _values(action: Action, change: ManyChange) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in _SHIFTED if change.shift else ():
        day = getattr(action, name)
        if day is not None:
            values[name] = _later(day, change.shift)
    values |= change.values
    status = values.pop("status", None)
    if status is not None and status is not action.status:
        values |= actions.status_values(action, ActionStatus(status), today())
    return values


def _later(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day


def delete_many(
    ws: Workspace, action_ids: Sequence[str], *, check: Callable[[], None] = lambda: None
) -> Changes:
    """Delete actions with their milestones, notes and links in one step.

    Raises CycleClosed, or what `check` raises; none is then deleted.
    """
    with ws.write(mark("Delete {count} actions"), count=len(action_ids)) as tx:
        records.delete_many(ws, Action, action_ids, check=check)
    return tx.changes
