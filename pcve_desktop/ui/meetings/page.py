"""The place "meetings": all meetings of the network, to prepare and to note what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.meeting_parts.meetings import SHOWS, Meetings
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


class MeetingsPage(Page):
    """`arrive(record=id)` shows a meeting, `next=True` the next one, `new=True` plans one."""

    shows = SHOWS

    def __init__(self, context: Context) -> None:
        tr = context.tr
        super().__init__(context, name="meetings", text=tr.t("Meetings"))
        content = CentredColumn(top=20, bottom=20)
        header = PageHeader(
            self.hub,
            tr.t("Meetings"),
            tr.t("Prepare together, note what was decided and what did not work."),
            name="meetings.header",
        )
        self.plan = Button(
            self.hub, tr.t("Plan a meeting"), name="meetings.plan", kind="primary", icon="plus"
        )
        self.plan.clicked.connect(self.new_item)
        header.add_action(self.plan)
        content.column.addWidget(header)
        self.meetings = Meetings(context, name="meetings", scrolls=True)
        content.column.addWidget(self.meetings, 1)
        self.column.addWidget(content)

    def reload(self) -> None:
        self.meetings.reload()

    def arrive(self, **where: object) -> None:
        """Show a meeting (`record`), the next one (`next`), or plan one (`new`)."""
        record = where.get("record")
        if record:
            self.meetings.show_meeting(str(record))
        elif where.get("new") or (where.get("next") and not self.meetings.show_next()):
            self.new_item()

    def leave(self) -> bool:
        return self.meetings.leave()

    def new_item(self) -> None:
        """Plan a meeting (Ctrl+N)."""
        self.meetings.plan()

    def focus_filter(self) -> None:
        """Put the cursor into the list (Ctrl+F)."""
        self.meetings.listing.setFocus(Qt.FocusReason.ShortcutFocusReason)
