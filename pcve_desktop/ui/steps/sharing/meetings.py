"""Page "Meetings": the meetings of the network, as in their own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.models.sharing import Meeting
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.meeting_parts.meetings import SHOWS, Meetings
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context


class MeetingsView(StepView):
    """List of meetings and the one chosen."""

    shows = SHOWS

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        add = Button(
            self.hub, self.words.t("Plan a meeting"), name=f"{self.name}.plan", icon="plus",
            compact=True,
        )  # fmt: skip
        add.clicked.connect(self.new_item)
        self.add_action(add)
        self.meetings = Meetings(context, name=self.name, scrolls=False, show=self._show)
        self.body.addWidget(self.meetings)
        self.body.addStretch(1)

    def _show(self, widget: QWidget) -> None:
        spot = widget.mapTo(self.content, widget.rect().topLeft())
        self.area.verticalScrollBar().setValue(spot.y() - 8)

    def reload(self) -> None:
        self.meetings.reload()

    def arrive(self, **where: object) -> None:
        """Show a meeting."""
        self.meetings.show_meeting(str(where.get("record")))

    def leave(self) -> bool:
        return self.meetings.leave()

    def new_item(self) -> None:
        """Plan a meeting (Ctrl+N)."""
        self.meetings.plan()

    def main_control(self) -> QWidget | None:
        """Return the list of meetings, which the arrows walk."""
        return self.meetings.listing if self.meetings.current_id() else super().main_control()

    def focus_filter(self) -> None:
        self.meetings.listing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self) -> str:
        count = len(self.context.data.all(Meeting))
        return self.words.n("{count} meeting", "{count} meetings", count) if count else ""
