"""What is due, told quietly when a network is opened: a line above the overview, and its list.

Once a day for each network; the settings keep only the day and a digest of the network's
identifier, which tells nothing to anybody. It can be switched off there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import agenda, reminding
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.entries import Entry, EntryList, Mark, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.methodology.agenda import DueItem
    from pcve_desktop.methodology.reminding import Soon
    from pcve_desktop.settings import Settings
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.overview.mind import Reminder

# More of one kind is read in its own place.
_MOST = 12


class _Window(Protocol):
    """What keeps the settings."""

    settings: Settings

    def apply_settings(self, settings: Settings) -> None:
        """Take over changed settings."""


def due_soon(context: Context) -> Soon:
    """Return what is late, due or meets within a week."""
    data = context.data
    return reminding.soon(
        data.all(Action), data.all(Milestone), data.all(Meeting), today=context.today()
    )


class ReminderBanner(QWidget):
    """The line above the overview; it waits for nobody and takes no keyboard."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        hub, t = context.hub, context.tr.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        holder = CentredColumn(top=14, bottom=0)
        column.addWidget(holder)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        show = Button(hub, t("Show"), name="reminders.show", kind="quiet", trailing="chevron-right")
        show.clicked.connect(self.open_list)
        shut = IconButton(hub, "close", t("Close"), name="reminders.close")
        shut.clicked.connect(self.hide)
        row.addWidget(show)
        row.addWidget(shut)
        self.notice = Notice(
            hub, "", tone="soft", icon="bell", button=buttons, name="reminders.notice"
        )
        holder.column.addWidget(self.notice)
        self.hide()

    def remind(self) -> None:
        """Show the line if there is something to say, for the first time today."""
        context = self._context
        settings, today = context.settings, context.today()
        if not settings.reminders or settings.was_reminded(context.network_id, today):
            return
        if context.closing() is not None:
            return
        words = reminding.sentence(context.tr, due_soon(context), len(in_mind(context)))
        if not words:
            return
        self.notice.set_text(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        window = cast("_Window", context.window)
        window.apply_settings(window.settings.with_reminded(context.network_id, today))

    def open_list(self) -> None:
        """Open the list of it all; the line has done its work."""
        self.hide()
        RemindersDialog(self._context).open()


def in_mind(context: Context) -> list[Reminder]:
    """Return what the overview keeps in mind, too."""
    from pcve_desktop.ui.overview.mind import reminders

    return reminders(context.data, context.tr, today=context.today())


class RemindersDialog(Dialog):
    """What is late, due this week, met this week, and to keep in mind; each leads to its place."""

    def __init__(self, context: Context) -> None:
        tr = context.tr
        super().__init__(
            context.hub,
            tr,
            tr.t("Due and to keep in mind"),
            name="dialog.reminders",
            width=620,
            parent=context.window,
        )
        self._context = context
        self._ways: dict[str, Callable[[], None]] = {}
        found = due_soon(context)
        made = [
            self._add("late", tr.t("Late"), [self._due(item) for item in found.late]),
            self._add("due", tr.t("Due this week"), [self._due(item) for item in found.due]),
            self._add("meeting", tr.t("Meeting this week"), self._meeting(found.meeting)),
            self._add("mind", tr.t("Keep in mind"), self._mind()),
        ]
        lists = [item for item in made if item is not None]
        if lists:
            self.set_first(lists[0].row(0))
        else:
            words = tr.t("Nothing is late, and nothing is due this week.")
            self.body.addWidget(Text(words, wrap=True))
        self.body.addStretch(1)
        self.note.setText(tr.t("Reminders at the start can be switched off in the settings."))
        close = self.add_button(tr.t("Close"), name="dialog.reminders.done", kind="primary")
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _add(self, key: str, title: str, entries: Sequence[Entry]) -> EntryList | None:
        """Add a heading and its entries; none of them, no heading."""
        if not entries:
            return None
        tr = self._context.tr
        self.body.addWidget(Text(title, Role.CARD_TITLE))
        made = EntryList(
            self._context.hub, tr, name=f"dialog.reminders.{key}", text=title, lined=True,
            deletes=False,
        )  # fmt: skip
        made.fill(entries[:_MOST])
        made.opened.connect(self._go)
        self.body.addWidget(made)
        rest = len(entries) - _MOST
        if rest > 0:
            words = tr.n("and {count} more", "and {count} more", rest)
            self.body.addWidget(Text(words, Role.CAPTION, tone="ink2"))
        return made

    def _due(self, item: DueItem) -> Entry:
        context = self._context
        data, tr = context.data, context.tr
        key = f"{item.entity}:{item.id}"
        self._ways[key] = lambda: context.go("actions", record=item.action_id)
        about = [data.title(Organisation, item.organisation_id)]
        if item.entity == "milestone":
            about.insert(0, data.title(Action, item.action_id))
        lines = [one_line(item.title, Role.SECONDARY_STRONG)]
        words = " · ".join(part for part in about if part)
        if words:
            lines.append(one_line(words, Role.CAPTION, "ink2"))
        sign = "warning" if item.late else "flag" if item.entity == "milestone" else "sprout"
        return Entry(
            key,
            tuple(lines),
            mark=Mark("glyph", sign, "attn" if item.late else "accent"),
            right=agenda.due_text(tr, item),
            right_tone="attn" if item.late else "ink2",
            right_strong=item.late,
        )

    def _meeting(self, meeting: Meeting | None) -> list[Entry]:
        if meeting is None or meeting.held_on is None:
            return []
        context = self._context
        self._ways["meeting"] = lambda: context.go("meetings", record=meeting.id)
        lines = [one_line(meeting.title, Role.SECONDARY_STRONG)]
        if meeting.place:
            lines.append(one_line(meeting.place, Role.CAPTION, "ink2"))
        day = context.tr.date(meeting.held_on, "day_month")
        return [Entry("meeting", tuple(lines), mark=Mark("glyph", "calendar"), right=day)]

    def _mind(self) -> list[Entry]:
        context, entries = self._context, []
        for place, item in enumerate(in_mind(context)):
            key = f"mind:{place}"
            self._ways[key] = partial(context.go, item.place, **item.where)
            entries.append(Entry(key, (one_line(item.text),), mark=Mark("glyph", item.icon)))
        return entries

    def _go(self, key: str) -> None:
        self.accept()
        self._ways[key]()
