"""The cards of the overview that hold lines: next meeting, actions due, keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import agenda
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import ActionStatus, Presence
from pcve_desktop.pictures.attendance import Answer, attendance_row
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.chips import DateTile
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.overview.lines import AgendaLine, DueLine, MindLine
from pcve_desktop.ui.overview.mind import Reminder, reminders

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from pcve_desktop.methodology.agenda import DueItem
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_AGENDA_LINES, _DUE_LINES, _MIND_LINES = 4, 4, 5
_ANSWERS: dict[Presence, Answer] = {
    Presence.COMING: "present",
    Presence.PRESENT: "present",
    Presence.NO_REPLY: "no_reply",
    Presence.EXCUSED: "excused",
    Presence.ABSENT: "excused",
}
_ORDER: tuple[Answer, ...] = ("present", "no_reply", "excused")


def _level_title(card: Card, *, beside_link: bool) -> None:
    """Put a title beside a link, which is taller, at the height of titles without one."""
    layout = card.layout()
    if layout is not None:
        layout.setContentsMargins(18, 7 if beside_link else 14, 18, 16)
        layout.setSpacing(5 if beside_link else 10)


class MeetingCard(Card):
    """The next meeting: when, where, who comes, what is on the agenda."""

    asked = Signal(str)

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context.hub, t("Next meeting"), name="overview.meeting")
        self.context = context
        self.meeting_id = ""
        self._answers: list[Answer] = []
        self._fonts = context.picture_fonts()
        self.link = self.add_link(t("Open agenda"), name="overview.meeting.open")
        self.link.clicked.connect(lambda: self.asked.emit(self.meeting_id))
        self.empty = EmptyState(
            context.hub, t("No meeting is planned yet."), t("Plan a meeting"),
            name="overview.meeting.empty", icon="calendar",
        )  # fmt: skip
        self.empty.acted.connect(lambda: self.asked.emit(""))
        self.body.addWidget(self.empty)
        self._content = QWidget()
        self.body.addWidget(self._content)
        self._build()
        context.hub.changed.connect(self._restyle)

    def _build(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._tile = DateTile(self.context.hub, "", "", "")
        words = QVBoxLayout()
        words.setSpacing(1)
        self.when = Text("", Role.STRONG, wrap=True)
        self.place = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self._dots = PictureView(
            self._attendance, self.context.colours, self._fonts, self.context.tr
        )
        self._dots.setObjectName("overview.meeting.replies")
        words.addWidget(self.when)
        words.addWidget(self.place)
        words.addSpacing(4)
        words.addWidget(self._dots)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)
        self._line = hairline()
        column.addWidget(self._line)
        self._lines = [AgendaLine() for _ in range(_AGENDA_LINES)]
        for line in self._lines:
            column.addWidget(line)
        self._more = Text("", Role.CAPTION, tone="ink2")
        column.addWidget(self._more)

    def _restyle(self) -> None:
        self._fonts = self.context.picture_fonts()
        self._dots.set_fonts(self._fonts)

    def _attendance(self, width: int) -> Picture:
        return attendance_row(
            self._answers, width=width, tr=self.context.tr, coming=True, measure=self._fonts.measure
        )

    def show_meeting(self) -> None:
        """Show the first meeting from today on."""
        data, tr = self.context.data, self.context.tr
        meeting = agenda.next_meeting(data.all(Meeting), today=self.context.today())
        self.empty.setVisible(meeting is None)
        self._content.setVisible(meeting is not None)
        self.link.setVisible(meeting is not None)
        _level_title(self, beside_link=meeting is not None)
        if meeting is None or meeting.held_on is None:
            self.meeting_id = ""
            return
        self.meeting_id = meeting.id
        day = meeting.held_on
        spoken = tr.date(day, "long")
        self._tile.set_date(_month(day, tr.locale), str(day.day), spoken)
        self.when.setText(self._time(meeting, day))
        place = meeting.place or self.context.title("organisation", meeting.host_id or "")
        self.place.setText(place)
        self.place.setVisible(bool(place))
        active = [row.organisation_id for row in data.all(Membership) if row.role.active]
        counts = agenda.replies(meeting.id, data.all(MeetingAttendance), active)
        found = [_ANSWERS[presence] for presence, count in counts.items() for _ in range(count)]
        self._answers = sorted(found, key=_ORDER.index)
        self._dots.refresh()
        self._show_agenda(meeting.id)

    def _time(self, meeting: Meeting, day: dt.date) -> str:
        tr = self.context.tr
        weekday = _weekday(day, tr.locale)
        if meeting.starts_at is None:
            return tr.t("{weekday}, {title}", weekday=weekday, title=meeting.title)
        start = tr.time(meeting.starts_at)
        if meeting.ends_at is None:
            return tr.t("{weekday}, {start}", weekday=weekday, start=start)
        end = tr.time(meeting.ends_at)
        return tr.t("{weekday}, {start} to {end}", weekday=weekday, start=start, end=end)

    def _show_agenda(self, meeting_id: str) -> None:
        tr = self.context.tr
        items = self.context.data.where(AgendaItem, "meeting_id", meeting_id)
        self._line.setVisible(bool(items))
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(items))
            if index < len(items):
                line.title.setText(items[index].title)
                minutes = items[index].minutes
                line.minutes.setText(tr.t("{count} min", count=minutes) if minutes else "")
        rest = len(items) - len(self._lines)
        self._more.setVisible(rest > 0)
        if rest > 0:
            self._more.setText(tr.n("and {count} more", "and {count} more", rest))


def _month(day: dt.date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "MMM", locale=locale)


def _weekday(day: dt.date, locale: str) -> str:
    from babel.dates import format_date

    name = format_date(day, "EEEE", locale=locale)
    return name[:1].upper() + name[1:]


class DueCard(Card):
    """What is due or late next; a tick marks it done."""

    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context.hub, t("Actions due"), name="overview.due")
        self.context = context
        self._items: list[DueItem] = []
        self.link = self.add_link(t("All actions"), name="overview.due.all")
        self.link.clicked.connect(self.all_asked)
        self.empty = EmptyState(
            context.hub, t("Nothing is due."), t("Plan an action"), name="overview.due.empty"
        )
        self.empty.acted.connect(self.all_asked)
        self.body.addWidget(self.empty)
        self.body.setSpacing(0)
        self._lines = [DueLine(context.hub, number) for number in range(_DUE_LINES)]
        for number, line in enumerate(self._lines):
            self.body.addWidget(line)
            line.box.clicked.connect(lambda _on=False, at=number: self._done(at))
            line.open.clicked.connect(lambda _on=False, at=number: self._open(at))

    def show_due(self) -> None:
        """Show the first items with a date."""
        data, tr = self.context.data, self.context.tr
        found = data.all(Action)
        items = agenda.due(found, data.all(Milestone), today=self.context.today())
        self._items = list(items[: len(self._lines)])
        self.empty.setVisible(not self._items)
        self.link.set_label(tr.n("All {count} action", "All {count} actions", len(found)))
        self.link.setVisible(len(found) > 1)
        _level_title(self, beside_link=len(found) > 1)
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(self._items))
            if index < len(self._items):
                item = self._items[index]
                line.fill(
                    item.title,
                    data.title(Organisation, item.organisation_id),
                    agenda.due_text(tr, item),
                    late=item.late,
                    hint=tr.t("Mark as done: {title}", title=item.title),
                )

    def _open(self, index: int) -> None:
        self.asked.emit(self._items[index].action_id)

    def _done(self, index: int) -> None:
        item, context = self._items[index], self.context
        said = context.tr.t("Done: {title}", title=item.title)
        if item.entity == "milestone":
            done = context.perform(
                lambda: actions.tick_milestone(context.ws, item.id, done=True), done=said
            )
        else:
            done = context.perform(
                lambda: actions.set_status(context.ws, item.id, ActionStatus.DONE), done=said
            )
        if done is None:
            # The tick must not stay on something that was not saved.
            self.show_due()


class MindCard(Card):
    """What needs attention, kindly; each line leads there."""

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.hub, context.tr.t("Keep in mind"), name="overview.mind")
        self.context = context
        self._found: list[Reminder] = []
        self.body.setSpacing(0)
        self.empty = Text(
            context.tr.t("Nothing needs attention today."), Role.SECONDARY, tone="ink2", wrap=True
        )
        self.empty.setObjectName("overview.mind.empty")
        self.body.addWidget(self.empty)
        self._lines = [MindLine(context.hub, number) for number in range(_MIND_LINES)]
        for number, line in enumerate(self._lines):
            self.body.addWidget(line)
            line.clicked.connect(self._opener(number))

    def _opener(self, number: int) -> Callable[[], None]:
        return lambda: self.asked.emit(self._found[number])

    def show_reminders(self) -> None:
        """Show the first reminders."""
        found = reminders(self.context.data, self.context.tr, today=self.context.today())
        self._found = found[: len(self._lines)]
        self.empty.setVisible(not self._found)
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(self._found))
            if index < len(self._found):
                line.fill(self._found[index].icon, self._found[index].text)
