"""The milestones of an action: tick, add, edit, reorder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.actions import Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import actions, records
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.day_line import DayLine
from pcve_desktop.ui.meeting_parts.moving import move_by

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_FIELDS = ("title", "due_on", "done_on", "organisation_id")


class MilestoneRow(QWidget):
    """A milestone: a box to tick, what, who and until when."""

    asked = Signal(str)
    ticked = Signal(bool)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.box = QCheckBox()
        self.box.clicked.connect(self.ticked)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, 6, 0, 4)
        words.setSpacing(0)
        self.title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.menu = RowMenu(hub, "", name="", entries=row_entries(tr))
        self.menu.chosen.connect(self.asked)
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        move_keys(self, lambda way: self.asked.emit("up" if way < 0 else "down"))

    def fill(
        self, milestone: Milestone, who: str, days: int | None, ends: tuple[bool, bool], *,
        name: str,
    ) -> None:  # fmt: skip
        """Show a milestone; `days` from today to its date."""
        tr = self._tr
        done = milestone.done_on is not None
        self.title.setText(milestone.title)
        role = Role.SECONDARY if done else Role.SECONDARY_STRONG
        if self.title.property("role") != role.value:
            self.title.set_role(role)
        self.line.setText(", ".join(part for part in (self._when(milestone, days), who) if part))
        self.line.setVisible(bool(self.line.text()))
        late = not done and days is not None and days < 0
        tone = "attn" if late else "ink2"
        if self.line.property("tone") != tone:
            self.line.set_tone(tone)
        self.box.setChecked(done)
        if self.box.objectName() != name:
            self.box.setObjectName(name)
            self.menu.setObjectName(f"{name}.menu")
        self.box.setAccessibleName(milestone.title)
        self.menu.set_text(tr.t("What to do with: {title}", title=milestone.title))
        self.menu.set_off(*(key for key, end in zip(("up", "down"), ends, strict=True) if end))

    def _when(self, milestone: Milestone, days: int | None) -> str:
        tr = self._tr
        if milestone.done_on is not None:
            return tr.t("Done {date}", date=tr.date(milestone.done_on, "day_month"))
        if milestone.due_on is None or days is None:
            return tr.t("No date yet")
        date = tr.date(milestone.due_on, "day_month")
        if days < 0:
            late = tr.n("{count} day late", "{count} days late", -days)
            return tr.t("{date}, {late}", date=date, late=late)
        return date


class Milestones(QWidget):
    """All milestones of one action; type a title and press Enter to add one."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        tr, hub = context.tr, context.hub
        self.context, self._tr, self._name = context, tr, name
        self._action_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Text(tr.t("Milestones"), Role.CARD_TITLE), 1)
        self.count = Text("", Role.SECONDARY, tone="ink2", name=f"{name}.count")
        head.addWidget(self.count)
        column.addLayout(head)
        self.rows: KeyedRows[MilestoneRow] = KeyedRows(self._make)
        column.addWidget(self.rows)
        self.new_title = EntryLine()
        self.new_title.setObjectName(f"{name}.new")
        label = tr.t("Add a milestone, then Enter")
        self.new_title.setPlaceholderText(label)
        self.new_title.setAccessibleName(label)
        self.new_title.returnPressed.connect(self.add)
        column.addWidget(self.new_title)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.new_day = DayLine(context, tr.t("By when"), name=f"{name}.new.day")
        self.new_day.returnPressed.connect(self.add)
        add = IconButton(hub, "plus", tr.t("Add the milestone"), name=f"{name}.add", framed=True,
                         size=36)  # fmt: skip
        add.clicked.connect(self.add)
        line.addWidget(self.new_day, 1)
        line.addWidget(add)
        column.addLayout(line)
        problem = Text("", Role.CAPTION, tone="crit", wrap=True, name=f"{name}.problem")
        problem.hide()
        self.new_day.complained.connect(problem.setText)
        self.new_day.complained.connect(lambda said: problem.setVisible(bool(said)))
        column.addWidget(problem)

    def _make(self, key: str) -> MilestoneRow:
        row = MilestoneRow(self.context.hub, self._tr)
        row.asked.connect(lambda what: self.act(key, what))
        row.ticked.connect(lambda done: self.tick(key, done=done))
        return row

    def _items(self) -> list[Milestone]:
        return self.context.data.where(Milestone, "action_id", self._action_id)

    def show_action(self, action_id: str) -> None:
        """Show the milestones of an action."""
        if action_id != self._action_id:
            self.new_title.empty()
            self.new_day.empty()
        self._action_id = action_id
        data, today = self.context.data, self.context.today()
        items = self._items()
        rows = self.rows.set_keys([item.id for item in items])
        last = len(items) - 1
        for place, (row, item) in enumerate(zip(rows, items, strict=True)):
            days = (item.due_on - today).days if item.due_on else None
            who = data.title(Organisation, item.organisation_id)
            row.fill(item, who, days, (place == 0, place == last), name=f"{self._name}.{place}")
        self.rows.setVisible(bool(items))
        done = sum(1 for item in items if item.done_on)
        self.count.setText(
            self._tr.t("{count} of {total}", count=done, total=len(items)) if items else ""
        )

    # ---------------------------------------------------------------- changes

    def add(self) -> None:
        """Add the milestone that was typed, and wait for the next."""
        title = self.new_title.take()
        if title and not self.new_day.is_right():
            self.new_day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if title:
            context = self.context
            values = {
                "network_id": context.network_id,
                "action_id": self._action_id,
                "title": title,
                "due_on": self.new_day.day(),
            }
            if context.perform(lambda: records.create(context.ws, Milestone, values=values)):
                self.new_title.empty()
                self.new_day.empty()
        self.new_title.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, milestone_id: str, *, done: bool) -> None:
        """Note a milestone as done today, or as still to do."""
        context = self.context
        title = context.data.title(Milestone, milestone_id)
        said = self._tr.t("Done: {title}", title=title) if done else ""
        context.perform(
            lambda: actions.tick_milestone(context.ws, milestone_id, done=done), done=said
        )

    def act(self, milestone_id: str, what: str) -> None:
        """Do with a milestone what was asked: edit, up, down, delete."""
        context = self.context
        item = context.data.get(Milestone, milestone_id)
        if item is None:
            return
        if what == "edit":
            context.edit(Milestone, item, fields=_FIELDS)
        elif what == "delete":
            said = self._tr.t("Deleted: {title}", title=item.title)
            context.perform(lambda: records.delete(context.ws, Milestone, item.id), done=said)
        else:
            order = [row.id for row in self._items()]
            move_by(context, Milestone, order, milestone_id, -1 if what == "up" else 1)
