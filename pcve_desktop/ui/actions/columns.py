"""The columns of the actions table, the words of its groups, and when an action is late."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import agenda
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.vocabularies import ActionStatus, Pillar
from pcve_desktop.ui.kit.table import Column, LazyTableModel, Show, column, glyph_of

if TYPE_CHECKING:
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import Group
    from pcve_desktop.ui.context import Context

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

# What the table shows until somebody arranges it otherwise.
USUAL_COLUMNS = ("title", "pillar", "lead_id", "status", "planned_end", "progress")
GROUPINGS = {
    "status": mark("Status"),
    "pillar": mark("Pillar"),
    "lead_id": mark("Lead"),
    "month": mark("Month due"),
}
# Long texts, ticks and marks of the program are read in the details, not in a table.
_NOT_SHOWN = frozenset({Kind.LONG_TEXT, Kind.BOOLEAN})
_HIDDEN = frozenset({"continues", "network_id", "cycle_id", "changed_by", "validated"})


def days_late(action: Any, today: dt.date) -> int:
    """Return for how many days an action has been late, 0 when it is not.

    Ideas and paused actions wait for nobody.
    """
    if action.planned_end is None or action.planned_end >= today:
        return 0
    item = next(iter(agenda.due([action], (), today=today)), None)
    return -item.days if item is not None else 0


class ActionTableModel(LazyTableModel):
    """Actions in rows; a late one says so to a screen reader."""

    def __init__(self, context: Context, source: ActionListing) -> None:
        self._day = context.today()
        self.catalogue = _catalogue(context, self._day)
        super().__init__(
            [self.catalogue[name] for name in USUAL_COLUMNS],
            source,
            tr=context.tr,
            titles=context.title,
            today=self._day,
            group_words=lambda name, group: group_words(context, name, group),
        )

    def show_columns(self, names: tuple[str, ...]) -> None:
        """Show the columns of these names in this order; without any known one, the usual."""
        known = [name for name in names if name in self.catalogue]
        wanted = known or list(USUAL_COLUMNS)
        if wanted != self.column_names():
            self.set_columns([self.catalogue[name] for name in wanted])

    def column_names(self) -> list[str]:
        """Return the names of the columns shown."""
        return [column.name for column in self.columns]

    def row_in_words(self, row: int) -> str:
        words = super().row_in_words(row)
        late = days_late(self.record(row), self._day)
        if not late:
            return words
        return f"{words}, " + self.tr_.n("{count} day late", "{count} days late", late)


def group_words(context: Context, grouping: str, group: Group) -> tuple[str, str]:
    """Return the words and the glyph of a group."""
    t = context.tr.t
    if grouping == "status" and group.key:
        status = ActionStatus(group.key)
        return t(status.label), glyph_of(status)
    if grouping == "pillar":
        if not group.key:
            return t("No pillar yet"), ""
        pillar = Pillar(group.key)
        return t(PILLAR_WORDS[pillar]), PILLAR_ICONS[pillar]
    if grouping == "lead_id":
        return group.label or t("Lead to be found"), "partners" if group.label else ""
    if not group.key:
        return t("No date yet"), ""
    from babel.dates import format_skeleton

    first = dt.date.fromisoformat(f"{group.key}-01")
    words = format_skeleton("yMMMM", first, locale=context.tr.locale)
    return words[:1].upper() + words[1:], "calendar"


def _catalogue(context: Context, today: dt.date) -> dict[str, Column]:
    """Return every column that can be shown, by name, in the order in which they are offered."""
    own = {item.name: item for item in _special(context, today)}
    found = dict(own)
    for name, field in fields_of(Action).items():
        if name not in own and name not in _HIDDEN and field.kind not in _NOT_SHOWN:
            found[name] = column(Action, name)
    return found


def _special(context: Context, today: dt.date) -> list[Column]:
    tr = context.tr

    # Formatting asks Babel each time; the same few dates and shares come again and again.
    @functools.cache
    def date_words(day: dt.date) -> str:
        return tr.date(day, "day_month" if day.year == today.year else "medium")

    @functools.cache
    def share_words(progress: int) -> str:
        return tr.percent(progress / 100)

    def steps_words(_done: object, row: Any) -> str:
        if not row.milestones:
            return ""
        return tr.t("{done} of {count}", done=row.milestones_done, count=row.milestones)

    return [
        column(Action, "title", widest=520, narrowest=140),
        column(
            Action,
            "pillar",
            text=lambda pillar, _row: tr.t(PILLAR_WORDS[pillar]) if pillar else "",
            narrowest=106,
        ),
        column(
            Action,
            "lead_id",
            text=lambda _id, row: row.lead_words,
            empty=mark("to be found"),
            widest=260,
            narrowest=104,
        ),
        column(Action, "status", show=Show.CHIP),
        column(
            Action,
            "planned_end",
            show=Show.DUE,
            text=lambda day, _row: date_words(day) if day else "",
            late=lambda row: days_late(row, today) > 0,
            empty=mark("none yet"),
        ),
        column(
            Action,
            "progress",
            getter=lambda row: row.progress or 0,
            text=lambda progress, _row: share_words(progress),
            tone=lambda row: _TONES.get(row.status, "accent"),
        ),
        column(Action, "review_on", text=lambda day, _row: date_words(day) if day else ""),
        Column(
            "milestones",
            mark("Milestones"),
            Show.NUMBER,
            lambda row: row.milestones_done,
            text=steps_words,
        ),
        Column("partners", mark("Partners taking part"), Show.NUMBER, lambda row: row.partners),
    ]
