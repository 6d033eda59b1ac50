"""The agenda of a meeting: points with their minutes, and the time they take together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pcve_desktop.methodology.agenda import agenda_time
from pcve_desktop.models.sharing import AgendaItem, Meeting
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.moving import move_by

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.agenda import AgendaTime
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

# Up to 600 minutes; an empty field is a valid answer too.
_MINUTES = QRegularExpression(r"\d{0,2}|[1-5]\d{2}|600")


class AgendaRow(QWidget):
    """A point, its minutes, and what can be done with it."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        self.number = Text("", Role.SECONDARY, tone="ink2")
        self.number.setMinimumWidth(hub.theme.px(18))
        self.point = Text("", Role.SECONDARY, wrap=True)
        self.minutes = Text("", Role.CAPTION, tone="ink2")
        self.menu = RowMenu(hub, "", name="", entries=row_entries(tr))
        self.menu.chosen.connect(self.asked)
        row.addWidget(self.number)
        row.addWidget(self.point, 1)
        row.addWidget(self.minutes)
        row.addWidget(self.menu)
        move_keys(self, lambda way: self.asked.emit("up" if way < 0 else "down"))

    def fill(self, item: AgendaItem, place: int, count: int, start: str, *, name: str) -> None:
        """Show a point of the agenda; `start` is when it begins, empty when nobody can say."""
        tr = self._tr
        self.number.setText(str(place + 1))
        self.point.setText(item.title)
        minutes = tr.t("{count} min", count=item.minutes) if item.minutes else ""
        self.minutes.setText(", ".join(part for part in (start, minutes) if part))
        self.menu.setObjectName(name)
        self.menu.set_text(tr.t("What to do with: {title}", title=item.title))
        off = (["up"] if place == 0 else []) + (["down"] if place == count - 1 else [])
        self.menu.set_off(*off)


class AgendaCard(Card):
    """The agenda: type a point, its minutes, Enter."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Agenda"), beside=" ", name=name)
        self.context, self._tr, self._name = context, tr, name
        self._meeting_id = ""
        self.rows: KeyedRows[AgendaRow] = KeyedRows(self._make, ruled=True)
        self.body.addWidget(self.rows)
        self._longer = Text("", Role.CAPTION, tone="attn", wrap=True, name=f"{name}.longer")
        self.body.addWidget(self._longer)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.new_point = EntryLine()
        self.new_point.setObjectName(f"{name}.new")
        label = tr.t("Add a point and press Enter")
        self.new_point.setPlaceholderText(label)
        self.new_point.setAccessibleName(label)
        self.new_minutes = QLineEdit()
        self.new_minutes.setObjectName(f"{name}.new.minutes")
        self.new_minutes.setPlaceholderText(tr.t("min"))
        self.new_minutes.setAccessibleName(tr.t("Minutes for the new point"))
        self.new_minutes.setValidator(QRegularExpressionValidator(_MINUTES, self.new_minutes))
        self.new_minutes.setFixedWidth(hub.theme.px(62))
        add = IconButton(hub, "plus", tr.t("Add the point"), name=f"{name}.add", framed=True,
                         size=36)  # fmt: skip
        for field in (self.new_point, self.new_minutes):
            field.returnPressed.connect(self.add)
        add.clicked.connect(self.add)
        line.addWidget(self.new_point, 1)
        line.addWidget(self.new_minutes)
        line.addWidget(add)
        self.body.addLayout(line)

    def _make(self, key: str) -> AgendaRow:
        row = AgendaRow(self.context.hub, self._tr)
        row.asked.connect(lambda what: self.act(key, what))
        return row

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the agenda of a meeting."""
        tr = self._tr
        if meeting.id != self._meeting_id:
            self.new_point.empty()
            self.new_minutes.clear()
        self._meeting_id = meeting.id
        items = self.context.data.where(AgendaItem, "meeting_id", meeting.id)
        rows = self.rows.set_keys([item.id for item in items])
        found = agenda_time(meeting, [item.minutes for item in items])
        for place, (row, item) in enumerate(zip(rows, items, strict=True)):
            start = found.starts[place]
            row.fill(
                item, place, len(items), tr.time(start) if start else "",
                name=f"{self._name}.{place}",
            )  # fmt: skip
        self.rows.setVisible(bool(items))
        self.beside.setText(self._time(found))
        self.beside.setVisible(found.total > 0)
        self._longer.setVisible(found.over > 0)
        self._longer.setText(
            tr.n(
                "{count} minute more than the meeting lasts.",
                "{count} minutes more than the meeting lasts.",
                max(found.over, 1),
            )
        )

    def _time(self, found: AgendaTime) -> str:
        tr = self._tr
        said = tr.t("{count} min in all", count=found.total)
        if found.ends is None:
            return said
        return tr.t("{total}, until {time}", total=said, time=tr.time(found.ends))

    # ---------------------------------------------------------------- changes

    def add(self) -> None:
        """Add the point that was typed, and wait for the next."""
        title = self.new_point.take()
        if not title:
            self.new_point.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        minutes = self.new_minutes.text().strip()
        values = {
            "network_id": self.context.network_id,
            "meeting_id": self._meeting_id,
            "title": title,
            "minutes": int(minutes) if minutes else None,
        }
        ws = self.context.ws
        if self.context.perform(lambda: records.create(ws, AgendaItem, values=values)):
            self.new_point.empty()
            self.new_minutes.clear()
            self.new_point.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, item_id: str, what: str) -> None:
        """Do with a point what was asked: edit, up, down, delete."""
        context = self.context
        item = context.data.get(AgendaItem, item_id)
        if item is None:
            return
        if what == "edit":
            context.edit(AgendaItem, item, fields=("title", "minutes"))
        elif what == "delete":
            said = self._tr.t("Deleted: {title}", title=item.title)
            context.perform(lambda: records.delete(context.ws, AgendaItem, item_id), done=said)
        else:
            order = [row.id for row in context.data.where(AgendaItem, "meeting_id",
                                                          self._meeting_id)]  # fmt: skip
            move_by(context, AgendaItem, order, item_id, -1 if what == "up" else 1)
