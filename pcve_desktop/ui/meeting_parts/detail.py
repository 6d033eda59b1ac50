"""One meeting: when and where, agenda, decisions, what it said of itself, who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.pictures.attendance import attendance_row
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.chips import DateTile
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.agenda import AgendaCard
from pcve_desktop.ui.meeting_parts.attendance import AttendanceCard, answers
from pcve_desktop.ui.meeting_parts.decisions import DecisionsCard
from pcve_desktop.ui.meeting_parts.follow_ups import FollowUpsCard
from pcve_desktop.ui.meeting_parts.planning import FACTS
from pcve_desktop.ui.meeting_parts.words import day_in_words, hours, is_held, month_short, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.pictures.attendance import Answer
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_SIGNS: dict[Presence, Answer] = {
    Presence.COMING: "present",
    Presence.PRESENT: "present",
    Presence.NO_REPLY: "no_reply",
    Presence.EXCUSED: "excused",
    Presence.ABSENT: "excused",
}
# From this width the buttons stand beside the title.
_BESIDE = 640
_ORDER = ("present", "no_reply", "excused")


class MeetingHead(Card):
    """Calendar leaf, title, when and where, and a sign for each organisation."""

    def __init__(
        self, context: Context, *, name: str, edit: Callable[[], object],
        delete: Callable[[], object], to_attendance: Callable[[], object],
    ) -> None:  # fmt: skip
        tr, hub = context.tr, context.hub
        super().__init__(hub, name=name)
        self.context = context
        self._answers: list[Answer] = []
        self._meeting_id = ""
        self._coming = True
        row = self._row = QHBoxLayout()
        row.setSpacing(16)
        self._tile = DateTile(hub, "", "", "")
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.heading = Text("", Role.DETAIL_TITLE, wrap=True, name=f"{name}.title")
        self.time = Text("", Role.STRONG, wrap=True, name=f"{name}.when")
        self.place = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.where")
        for text in (self.heading, self.time, self.place):
            words.addWidget(text)
        self.dots = PictureView(self._picture, context.colours, context.picture_fonts(), tr)
        self.dots.setObjectName(f"{name}.dots")
        words.addSpacing(4)
        words.addWidget(self.dots)
        row.addLayout(words, 1)
        # Beside the words where there is room for both, else below them.
        self._ways, self._words = QWidget(), words
        actions = self._ways_row = QHBoxLayout(self._ways)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(6)
        change = Button(hub, tr.t("Edit"), name=f"{name}.edit", icon="pencil", compact=True)
        change.clicked.connect(edit)
        self.who = Button(hub, tr.t("Who comes"), name=f"{name}.who", icon="partners",
                          compact=True)  # fmt: skip
        self.who.clicked.connect(to_attendance)
        more = RowMenu(hub, tr.t("More for this meeting"), name=f"{name}.more", entries=[
            ("print", tr.t("Print…"), "printer"),
            ("delete", tr.t("Delete this meeting"), "trash"),
        ])  # fmt: skip
        more.chosen.connect(lambda key: delete() if key == "delete" else self._print())
        for widget in (self.who, change, more):
            actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        actions.addStretch(1)
        row.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        hub.changed.connect(self._restyle)

    def _print(self) -> None:
        self.context.wished.emit(f"print:meeting-record:{self._meeting_id}")

    def _restyle(self) -> None:
        self.dots.set_fonts(self.context.picture_fonts())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self.context.hub.theme.px(_BESIDE)
        if beside == (self._row.indexOf(self._ways) >= 0):
            return
        top = Qt.AlignmentFlag.AlignTop
        self._ways_row.setContentsMargins(0, 0 if beside else 10, 0, 0)
        if beside:
            self._words.removeWidget(self._ways)
            self._row.addWidget(self._ways, 0, top)
        else:
            self._row.removeWidget(self._ways)
            self._words.insertWidget(self._words.count(), self._ways)

    def _picture(self, width: int) -> Picture:
        return attendance_row(
            self._answers,
            width=width,
            tr=self.context.tr,
            coming=self._coming,
            measure=self.context.picture_fonts().measure,
        )

    def show_meeting(self, meeting: Meeting, *, held: bool) -> None:
        """Show what stands above everything else."""
        tr, today = self.context.tr, self.context.today()
        self._meeting_id = meeting.id
        day = meeting.held_on
        spoken = day_in_words(day, tr, today=today) if day else tr.t("No date yet")
        self._tile.set_date(
            month_short(day, tr) if day else "", str(day.day) if day else "–", spoken
        )
        self.heading.setText(meeting.title)
        self.time.setText(when(meeting, tr, today=today))
        host = self.context.data.title(Organisation, meeting.host_id)
        where = [meeting.place or ""]
        if host:
            where.append(tr.t("hosted by {name}", name=host))
        said = ", ".join(part for part in where if part)
        self.place.setText(said[:1].upper() + said[1:])
        self.place.setVisible(bool(said))
        found = (_SIGNS[answer] for answer in answers(self.context, meeting.id).values())
        self._answers = sorted(found, key=_ORDER.index)
        self._coming = not held
        self.dots.refresh()
        self.who.set_label(tr.t("Who was there") if held else tr.t("Who comes"))
        self.setAccessibleName(f"{meeting.title}, {spoken}, {hours(meeting, tr)}")


class MeetingDetail(QWidget):
    """Everything about one meeting; each change is saved at once."""

    def __init__(
        self, context: Context, *, name: str, delete: Callable[[], object],
        show: Callable[[QWidget], object],
    ) -> None:  # fmt: skip
        """Take what deletes the meeting and what brings a widget into view."""
        super().__init__()
        self.context, self._show = context, show
        self._meeting_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.head = MeetingHead(
            context, name=f"{name}.head", edit=self.edit, delete=delete,
            to_attendance=self.to_attendance,
        )  # fmt: skip
        self.agenda = AgendaCard(context, name=f"{name}.agenda")
        self.decisions = DecisionsCard(context, name=f"{name}.decisions")
        self.follow_ups = FollowUpsCard(context, name=f"{name}.before")
        self.attendance = AttendanceCard(context, name=f"{name}.attendance")
        column.addWidget(self.head)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        grid.add(self.agenda, 6, 320)
        grid.add(self.decisions, 6, 320)
        grid.add(self.follow_ups, 12, 320)
        grid.add(self._said(name), 12, 320)
        grid.add(self.attendance, 12, 320)
        column.addWidget(holder)
        column.addStretch(1)

    def _said(self, name: str) -> Card:
        context, tr = self.context, self.context.tr
        card = Card(context.hub, tr.t("What we keep of it"), name=f"{name}.said")
        self.form = RecordForm(
            Meeting,
            tr=tr,
            hub=context.hub,
            lookups=context.choices,
            fields=("summary", "setback"),
            object_name=f"{name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        card.body.addWidget(self.form)
        return card

    @property
    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._meeting_id

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; of the same one, what is being typed stays."""
        held = is_held(meeting, today=self.context.today())
        self._meeting_id = meeting.id
        self.head.show_meeting(meeting, held=held)
        self.agenda.show_meeting(meeting)
        self.decisions.show_meeting(meeting)
        self.follow_ups.show_meeting(meeting)
        self.form.set_values(meeting)
        self.attendance.show_meeting(meeting, held=held)

    def edit(self) -> None:
        """Open the form of title, day, time, place and host."""
        meeting = self.context.data.get(Meeting, self._meeting_id)
        if meeting is not None:
            self.context.edit(Meeting, meeting, fields=FACTS)

    def to_attendance(self) -> None:
        """Bring the organisations into view."""
        self._show(self.attendance)
        self.attendance.focus_first()

    def _save(self, field: str, value: Any) -> None:
        self.context.change(Meeting, self._meeting_id, field, value)

    def commit(self) -> bool:
        """Save what is being typed; say whether nothing blocks."""
        return self.form.commit()
