"""The rows of the timeline, read as they are seen; the same facts as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.pictures import timeline
from pcve_desktop.reports.timeline_rows import timeline_row
from pcve_desktop.ui.actions.columns import group_words
from pcve_desktop.ui.kit.table import Column, LazyTableModel, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.pictures.timeline_rows import TimelineRow
    from pcve_desktop.services.schedule import Schedule, Scheduled
    from pcve_desktop.ui.context import Context

_HEADERS = (
    mark("Collective action"),
    mark("State"),
    mark("From"),
    mark("Until"),
    mark("Milestones"),
)
_NAMES = ("title", "status", "planned_start", "planned_end", "milestones")


class TimelineModel(LazyTableModel):
    """Actions with their days; `line(row)` is what the timeline draws of a row."""

    def __init__(self, context: Context, schedule: Schedule) -> None:
        self._context = context
        self._lines_of: dict[str, TimelineRow] = {}
        columns = [
            Column(
                name,
                label,
                Show.STRONG if place == 0 else Show.TEXT,
                lambda row: row,
                text=self._cell_of(place),
                stretch=3 if name in {"title", "milestones"} else 1,
                narrowest=150,
            )
            for place, (name, label) in enumerate(zip(_NAMES, _HEADERS, strict=True))
        ]
        super().__init__(
            columns,
            schedule,
            tr=context.tr,
            today=context.today(),
            group_words=lambda name, group: group_words(context, name, group),
        )

    def _cell_of(self, place: int) -> Callable[[Any, Any], str]:
        return lambda row, _record: timeline.cells(self.line_of(row), self.tr_)[place]

    def line(self, row: int) -> TimelineRow:
        """Return what the timeline draws of a row that is no head of a group."""
        return self.line_of(self.record(row))

    def line_of(self, scheduled: Scheduled) -> TimelineRow:
        """Return what the timeline draws of an action."""
        known = self._lines_of.get(scheduled.id)
        if known is None:
            known = self._lines_of[scheduled.id] = timeline_row(
                scheduled.action,
                scheduled.milestones,
                scheduled.orders,
                scheduled.too_early(),
                who=scheduled.action.lead_words or self.tr_.t("Lead to be found"),
                today=self._context.today(),
                names={order.needs_id: order.needs_title for order in scheduled.orders},
            )
        return known

    def refresh(self) -> None:
        """Ask again; what was read is read anew."""
        self._lines_of.clear()
        super().refresh()
