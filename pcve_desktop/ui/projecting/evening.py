"""The evening in the facilitator's window: who is here at the start, what is decided at the end.

The cards are those of the meetings: there is one place where attendance and decisions are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology import agenda
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.screens.evening import meeting_of
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.attendance import AttendanceCard
from pcve_desktop.ui.meeting_parts.decisions import DecisionsCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.projecting.session import Session


class EveningPart(QWidget):
    """Tonight's meeting: three screens of its own, and what is noted for them."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__()
        tr = context.tr
        self._context, self._session = context, session
        self.setObjectName("private.evening")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(tr.t("This evening"), Role.SECONDARY_STRONG))
        self.title = Text("", wrap=True, name="private.evening.title")
        column.addWidget(self.title)
        self.planned = self._button("planned", "", self._meet_today)
        self.new = self._button("new", tr.t("Note a meeting of today"), self._note_meeting)
        self.here = self._button("here", tr.t("Who is here"), lambda: self._show("attendance"))
        self.decided = self._button(
            "decided", tr.t("What we decided"), lambda: self._show("decided")
        )
        self.last = self._button("last", tr.t("Last screen"), lambda: self._show("tonight"))
        self.print = self._button("print", tr.t("Print what we decided…"), self._print)
        self.back = self._button("back", tr.t("Back to the step"), session.leave_evening)
        ways = QWidget()
        row = FlowLayout(ways)
        for button in (
            self.planned, self.new, self.here, self.decided, self.last, self.print, self.back
        ):  # fmt: skip
            row.addWidget(button)
        column.addWidget(ways)
        self.attendance = AttendanceCard(context, name="private.attendance")
        self.decisions = DecisionsCard(context, name="private.decisions")
        column.addWidget(self.attendance)
        column.addWidget(self.decisions)

    def _button(self, key: str, label: str, act: Callable[[], object]) -> Button:
        made = Button(self._context.hub, label, name=f"private.evening.{key}", compact=True)
        made.clicked.connect(act)
        return made

    def _meeting(self) -> Meeting | None:
        context = self._context
        return meeting_of(context.data.all(Meeting), context.today())

    def refresh(self) -> None:
        """Show tonight's meeting and what belongs to the screen on the wall."""
        tr, meeting, page = self._context.tr, self._meeting(), self._session.evening_page
        following = self._following()
        if meeting is not None:
            self.title.setText(meeting.title)
        elif following is not None and following.held_on is not None:
            said = tr.t(
                "No meeting is noted for today. The next one: {title}, {date}",
                title=following.title, date=tr.date(following.held_on, "day_month"),
            )  # fmt: skip
            self.title.setText(said)
            self.planned.set_label(tr.t("We meet today instead"))
        else:
            self.title.setText(tr.t("No meeting is noted for today yet."))
        noted = meeting is not None
        self.planned.setVisible(not noted and following is not None)
        self.new.setVisible(not noted)
        for button in (self.here, self.decided, self.last, self.print):
            button.setVisible(noted)
        self.back.setVisible(bool(page))
        self.attendance.setVisible(noted and page == "attendance")
        self.decisions.setVisible(noted and page in {"decided", "tonight"})
        if meeting is not None:
            self.attendance.show_meeting(meeting, held=True)
            self.decisions.show_meeting(meeting)

    def _following(self) -> Meeting | None:
        context = self._context
        return agenda.next_meeting(context.data.all(Meeting), today=context.today())

    def _show(self, page: str) -> None:
        self._session.show_evening(page)
        if page == "attendance":
            self.attendance.focus_first()
        elif page == "decided":
            self.decisions.new_decision.setFocus()

    # -- changes

    def _meet_today(self) -> None:
        context, meeting = self._context, self._following()
        if meeting is not None:
            values = {"held_on": context.today()}
            context.perform(
                lambda: records.update(context.ws, Meeting, meeting.id, values=values),
                done=context.tr.t("“{title}” is held today", title=meeting.title),
            )
            self.here.setFocus()

    def _note_meeting(self) -> None:
        context, tr = self._context, self._context.tr
        context.perform(
            lambda: sharing.plan_meeting(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id or None,
                title=tr.t("Meeting of {date}", date=tr.date(context.today(), "day_month")),
                held_on=context.today(),
            )
        )  # fmt: skip
        self.here.setFocus()

    def _print(self) -> None:
        meeting = self._meeting()
        if meeting is not None:
            self._context.wished.emit(f"print:tonight:{meeting.id}")
