"""The columns of the actions table, the order of its rows, and when an action is late."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import agenda
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Pillar
from pcve_desktop.ui.kit.table import Column, RecordTableModel, Show, column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.ui.context import Context

_UNNUMBERED = 10**9
_TONES = {ActionStatus.DONE: "ok", ActionStatus.STOPPED: "lesson"}

# Short words: the pillar is read beside many others.
PILLAR_WORDS = {
    Pillar.COMMUNICATION: mark("Communication"),
    Pillar.TRAINING: mark("Training"),
    Pillar.MOBILISATION: mark("Mobilisation"),
    Pillar.REFERRAL: mark("Detection and referral"),
    Pillar.ACTION: mark("Action"),
}
PILLAR_ICONS = {
    Pillar.COMMUNICATION: "chat",
    Pillar.TRAINING: "book",
    Pillar.MOBILISATION: "partners",
    Pillar.REFERRAL: "link",
    Pillar.ACTION: "sprout",
}


def order(action: Action) -> tuple[bool, dt.date, int, str]:
    """Return what actions are sorted by: open ones first, then by due date, undated last."""
    return (
        not action.status.open,
        action.planned_end or dt.date.max,
        action.number or _UNNUMBERED,
        action.id,
    )


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return actions, open ones first, then by due date."""
    return sorted(actions, key=order)


def days_late(action: Action, today: dt.date) -> int:
    """Return for how many days an action has been late, 0 when it is not.

    Ideas and paused actions wait for nobody.
    """
    if action.planned_end is None or action.planned_end >= today:
        return 0
    item = next(iter(agenda.due([action], (), today=today)), None)
    return -item.days if item is not None else 0


def short_name(context: Context, organisation_id: str | None) -> str:
    """Return the short name of an organisation, its name when it has none."""
    found = context.data.get(Organisation, organisation_id)
    return (found.short_name or found.name) if found is not None else ""


class ActionTableModel(RecordTableModel):
    """Actions in rows; a late one says so to a screen reader."""

    def __init__(self, context: Context) -> None:
        self._day = context.today()
        super().__init__(
            _columns(context, self._day), tr=context.tr, titles=context.title, today=self._day
        )

    def row_in_words(self, row: int) -> str:
        words = super().row_in_words(row)
        late = days_late(self.record(row), self._day)
        if not late:
            return words
        return f"{words}, " + self.tr_.n("{count} day late", "{count} days late", late)


def _columns(context: Context, today: dt.date) -> list[Column]:
    tr = context.tr

    def lead_words(lead_id: str | None, _action: Action) -> str:
        return short_name(context, lead_id)

    # Formatting asks Babel each time; the same few dates and shares come again and again.
    @functools.cache
    def date_words(day: dt.date) -> str:
        return tr.date(day, "day_month" if day.year == today.year else "medium")

    @functools.cache
    def share_words(progress: int) -> str:
        return tr.percent(progress / 100)

    def due_words(_key: object, action: Action) -> str:
        return date_words(action.planned_end) if action.planned_end else ""

    def waits(action: Action) -> bool:
        return days_late(action, today) > 0

    return [
        column(Action, "title", widest=520, narrowest=140),
        column(
            Action,
            "pillar",
            text=lambda pillar, _action: tr.t(PILLAR_WORDS[pillar]) if pillar else "",
            narrowest=106,
        ),
        column(
            Action, "lead_id", text=lead_words, empty=mark("to be found"), widest=260, narrowest=104
        ),
        column(Action, "status", show=Show.CHIP),
        column(
            Action,
            "planned_end",
            show=Show.DUE,
            # Sorting by this column is the order of the page: open actions first.
            getter=order,
            sort=lambda key: key,
            text=due_words,
            late=waits,
            empty=mark("none yet"),
        ),
        column(
            Action,
            "progress",
            getter=lambda action: action.progress or 0,
            text=lambda progress, _action: share_words(progress),
            tone=lambda action: _TONES.get(action.status, "accent"),
        ),
    ]
