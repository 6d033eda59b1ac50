"""The views of the actions that are always there; others are saved under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.ui import saved_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.services.views import ViewDefinition
    from pcve_desktop.ui.context import Context

PLACE = "actions"
ORDER = "planned_end"

ALWAYS: dict[str, tuple[str, ListQuery]] = {
    "all": (mark("All actions"), ListQuery(sort=ORDER)),
    "open": (mark("Still open"), ListQuery(sort=ORDER, filters={"status": ("open",)})),
    "late": (mark("Overdue"), ListQuery(sort=ORDER, filters={"due": ("late",)})),
    "review": (mark("To review"), ListQuery(sort="review_on", filters={"due": ("review",)})),
}


class ViewChoice(saved_views.ViewChoice):
    """The choice of a view of the actions."""

    def __init__(self, context: Context, current: Callable[[], ViewDefinition]) -> None:
        kept = context.tr.t(
            "Filters, order, groups and columns as they are now, for everyone in this network."
        )
        super().__init__(context, current, place=PLACE, always=ALWAYS, kept=kept)
