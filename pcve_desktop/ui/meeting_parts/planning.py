"""Plan a meeting: its day, time, place and host; every active partner is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.services import records, sharing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog

FACTS = ("title", "held_on", "starts_at", "ends_at", "place", "host_id")


def plan(context: Context, then: Callable[[str], None]) -> RecordDialog:
    """Open the form of a new meeting; `then` gets its id before the pages look again."""
    tr = context.tr

    def create(values: dict[str, Any], _links: dict[str, list[str]]) -> Changes:
        with context.ws.write(
            mark("Plan the meeting “{title}”"), title=values.get("title", "")
        ) as tx:
            made = sharing.plan_meeting(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                title=values.get("title", ""),
                held_on=values.get("held_on"),
            ).created["meeting"][-1]
            more = {name: values[name] for name in FACTS[2:] if name in values}
            if more:
                records.update(context.ws, Meeting, made, values=more)
        then(made)
        return tx.changes

    return context.edit(
        Meeting,
        fields=FACTS,
        title=tr.t("Plan a meeting"),
        done=tr.t("Meeting planned; every active partner is invited"),
        create=create,
    )
