"""The list of meetings with the one chosen beside it; below it where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import agenda
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.ui.kit.cards import EmptyState, frame
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.meeting_parts.attendance import answers
from pcve_desktop.ui.meeting_parts.detail import MeetingDetail
from pcve_desktop.ui.meeting_parts.listing import Face, MeetingList
from pcve_desktop.ui.meeting_parts.planning import plan
from pcve_desktop.ui.meeting_parts.words import hours, in_order, month_short, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog

SHOWS = frozenset(
    {"meeting", "meeting_attendance", "agenda_item", "meeting_decision", "action", "milestone",
     "organisation", "membership"}
)  # fmt: skip
"""Entities that the meetings show."""

_LIST, _BESIDE = 276, 560
_SHORTEST, _TALLEST = 240, 560


class Meetings(QWidget):
    """Meetings of the network. With `scrolls` list and detail scroll by themselves."""

    def __init__(
        self,
        context: Context,
        *,
        name: str,
        scrolls: bool,
        show: Callable[[QWidget], object] | None = None,
    ) -> None:
        """Take the names of the objects, and what brings a widget into view if not this."""
        super().__init__()
        self.context, self._scrolls = context, scrolls
        tr, hub = context.tr, context.hub
        self._wanted = ""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.listing = MeetingList(hub, name=f"{name}.list", label=tr.t("Meetings"))
        self.listing.picked.connect(self._picked)
        self.listing.delete_asked.connect(self._ask_delete)
        self._side = frame("card")
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(1, 4, 1, 8)
        inside.addWidget(self.listing)
        self._left = QVBoxLayout()
        self._left.addWidget(self._side)
        self._left.addStretch(1)
        self._row.addLayout(self._left)
        self.detail = MeetingDetail(
            context, name=f"{name}.detail", delete=lambda: self._ask_delete(self.current_id()),
            show=show or self._scroll_to,
        )  # fmt: skip
        self.detail.follow_ups.asked.connect(self._picked)
        self.area: ScrollArea | None = None
        if scrolls:
            padded = QWidget()
            column = QVBoxLayout(padded)
            column.setContentsMargins(0, 0, 10, 4)
            column.addWidget(self.detail)
            self.area = ScrollArea(padded, name=f"{name}.scroll")
            self._row.addWidget(self.area, 1)
        else:
            self._row.addWidget(self.detail, 1)
        self._row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty = EmptyState(
            hub,
            tr.t("No meeting yet. A title and a date are enough."),
            tr.t("Plan a meeting"),
            name=f"{name}.empty",
            icon="calendar",
        )
        self.empty.acted.connect(self.plan)
        self._row.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self._fit(1200)

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        """Show the meetings and the chosen one."""
        meetings = self.context.data.all(Meeting)
        shown = bool(meetings)
        self._side.setVisible(shown)
        (self.area or self.detail).setVisible(shown)
        self.empty.setVisible(not shown)
        self.listing.set_faces(self._faces(meetings))
        wanted = self._wanted or self.current_id()
        self._wanted = ""
        if not shown:
            return
        if not wanted or self.context.data.get(Meeting, wanted) is None:
            wanted = self._next_or_latest(meetings)
        self.show_meeting(wanted)
        self._fit_list()

    def _faces(self, meetings: list[Meeting]) -> list[Face]:
        tr, today = self.context.tr, self.context.today()
        ahead, held = in_order(meetings, today=today)
        faces = []
        for title, group in ((tr.t("Meetings to come"), ahead), (tr.t("Meetings held"), held)):
            if group:
                faces.append(Face("", title))
                faces += [self._face(meeting) for meeting in group]
        return faces

    def _face(self, meeting: Meeting) -> Face:
        tr, today = self.context.tr, self.context.today()
        found = list(answers(self.context, meeting.id).values())
        coming = sum(answer in (Presence.COMING, Presence.PRESENT) for answer in found)
        silent = sum(answer is Presence.NO_REPLY for answer in found)
        day = meeting.held_on
        line = ", ".join(part for part in (hours(meeting, tr), meeting.place or "") if part) or (
            tr.t("No time yet") if day else tr.t("No date yet")
        )
        spoken = ", ".join(
            (
                meeting.title,
                when(meeting, tr, today=today),
                tr.t("{count} of {total} organisations", count=coming, total=len(found)),
            )
        )
        return Face(
            meeting.id, meeting.title, line,
            month_short(day, tr) if day else "", str(day.day) if day else "–",
            (coming, silent, len(found) - coming - silent), spoken,
        )  # fmt: skip

    def _next_or_latest(self, meetings: list[Meeting]) -> str:
        following = agenda.next_meeting(meetings, today=self.context.today())
        if following is not None:
            return following.id
        ids = self.listing.rows.ids()
        return ids[0] if ids else ""

    def current_id(self) -> str:
        """Return the meeting shown."""
        return self.listing.current_id()

    def show_meeting(self, meeting_id: str) -> bool:
        """Show a meeting; say whether it is there."""
        meeting = self.context.data.get(Meeting, meeting_id)
        if meeting is None or not self.listing.select_id(meeting_id):
            return False
        self.detail.show_meeting(meeting)
        return True

    def show_next(self) -> bool:
        """Show the next meeting; say whether there is one."""
        found = agenda.next_meeting(self.context.data.all(Meeting), today=self.context.today())
        return found is not None and self.show_meeting(found.id)

    def _picked(self, meeting_id: str) -> None:
        before = self.detail.meeting_id
        if before and before != meeting_id and not self.detail.commit():
            self.listing.select_id(before)
            return
        self.show_meeting(meeting_id)
        if self.area is not None:
            self.area.verticalScrollBar().setValue(0)

    def _scroll_to(self, widget: QWidget) -> None:
        if self.area is not None:
            spot = widget.mapTo(self.detail, widget.rect().topLeft())
            self.area.verticalScrollBar().setValue(spot.y())

    # ---------------------------------------------------------------- changes

    def plan(self) -> RecordDialog:
        """Open the form of a new meeting and show it once it is planned."""

        def then(meeting_id: str) -> None:
            self._wanted = meeting_id

        return plan(self.context, then)

    def _ask_delete(self, meeting_id: str) -> None:
        if meeting_id:
            self.context.ask_delete(Meeting, meeting_id)

    def leave(self) -> bool:
        """Save what is being typed; say whether nothing blocks."""
        return self.detail.commit()

    # ---------------------------------------------------------------- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        theme = self.context.hub.theme
        beside = width >= theme.px(_LIST) + 16 + min(theme.px(_BESIDE), _BESIDE)
        flow = QBoxLayout.Direction
        self._row.setDirection(flow.LeftToRight if beside else flow.TopToBottom)
        if beside:
            self._side.setFixedWidth(theme.px(_LIST))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._fit_list()

    def _fit_list(self) -> None:
        """Let the list be as tall as its meetings, within limits, where it does not stretch."""
        theme = self.context.hub.theme
        beside = self._row.direction() is QBoxLayout.Direction.LeftToRight
        wanted = self.listing.content_height() + 2
        if self._scrolls and beside:
            self.listing.setMinimumHeight(theme.px(120))
            self.listing.setMaximumHeight(wanted)
            return
        most = theme.px(_TALLEST if beside else _SHORTEST)
        self.listing.setFixedHeight(min(wanted, most))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())
