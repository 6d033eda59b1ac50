"""The details of one action, beside the table or over the whole page when there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.ui.actions.care import CarePart
from pcve_desktop.ui.actions.columns import PILLAR_ICONS, PILLAR_WORDS
from pcve_desktop.ui.actions.entries import (
    LESSONS,
    facts_of,
    kinds_in_words,
    log_entries,
    milestone_entries,
    more_facts,
    objective_entries,
)
from pcve_desktop.ui.actions.money import MoneyPart
from pcve_desktop.ui.actions.reminder import Reminder
from pcve_desktop.ui.actions.section import Section
from pcve_desktop.ui.actions.signs import SignsPart
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.chips import Chip, ChipMenu
from pcve_desktop.ui.kit.entries import EntryList, Facts
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import CentredColumn, FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text, TitleText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.models.base import Record
    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context

WIDTH = 312
_MARGIN = 20


class ActionPanel(QFrame):
    """Show an action and everything that belongs to it; every change is saved at once."""

    closed = Signal()
    stepped = Signal(int)
    # The action shall be kept as a template.
    template_asked = Signal(str, str)

    def __init__(self, context: Context, verbs: ActionVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._verbs = context, verbs
        self.hub, self.words = context.hub, context.tr
        self._details: ActionDetails | None = None
        self.setObjectName("actions.panel")
        self.setProperty("kind", "panel")
        self.setAccessibleName(self.words.t("Details of the action"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        content = CentredColumn(width=720, margin=_MARGIN, top=18, bottom=18, around=self)
        self._column = content.column
        self._column.setSpacing(12)
        self._add_head()
        self._add_facts()
        self._add_sections()
        self._column.addStretch(1)
        outer.addWidget(ScrollArea(content, name="actions.panel.scroll"), 1)
        outer.addWidget(self._footer())

    # ---------------------------------------------------------------- building

    def _add_head(self) -> None:
        hub, t = self.hub, self.words.t
        row = QHBoxLayout()
        row.setSpacing(0)
        self.place = Text("", Role.SECONDARY, tone="ink2", name="actions.panel.place")
        self.back = Button(
            hub, t("All actions"), name="actions.panel.back", kind="quiet", icon="chevron-left"
        )
        self.back.clicked.connect(self.closed)
        self.previous = IconButton(
            hub, "chevron-up", t("Previous action"), name="actions.panel.previous"
        )
        self.next = IconButton(hub, "chevron-down", t("Next action"), name="actions.panel.next")
        self.shut = IconButton(hub, "close", t("Close the details"), name="actions.panel.close")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.shut.clicked.connect(self.closed)
        row.addWidget(self.back)
        row.addWidget(self.place)
        row.addStretch(1)
        for button in (self.previous, self.next, self.shut):
            row.addWidget(button)
        self._column.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(0)
        self.title = TitleText("", Role.DETAIL_TITLE, name="actions.panel.title")
        line.addWidget(self.title, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.edit = IconButton(hub, "pencil", t("Edit"), name="actions.panel.edit")
        self.edit.clicked.connect(self._with_id(self._verbs.edit))
        more = IconButton(hub, "more", t("More"), name="actions.panel.more")
        more.clicked.connect(lambda: self.more_menu().popup(more.mapToGlobal(more.rect().center())))
        line.addWidget(self.edit, 0, top)
        line.addWidget(more, 0, top)
        self._column.addLayout(line)
        chips = QWidget()
        flow = FlowLayout(chips)
        self.status = ChipMenu(
            hub,
            [(status.value, t(status.label), glyph_of(status)) for status in ActionStatus],
            name="actions.panel.status",
            text=t("State of the action"),
        )
        self.status.chosen.connect(self._set_status)
        self.pillar = Chip(hub, "", name="actions.panel.pillar")
        flow.addWidget(self.status)
        flow.addWidget(self.pillar)
        self._column.addWidget(chips)

    def _add_facts(self) -> None:
        t = self.words.t
        self.facts = Facts(
            self.hub,
            name="actions.panel.facts",
            widest=96,
            beside=(t("Objective"), t("Objectives")),
        )
        self.description = Text("", Role.SECONDARY, wrap=True, name="actions.panel.description")
        together = QVBoxLayout()
        together.setSpacing(6)
        together.addWidget(self.facts)
        together.addWidget(self._objectives_row())
        self._column.addLayout(together)
        self.reminder = Reminder(self._context, self._verbs)
        self._column.addWidget(self.reminder)
        self._column.addWidget(self.description)

    def _objectives_row(self) -> QWidget:
        """Return the row that goes on after the facts: objectives as links."""
        context, t = self._context, self.words.t
        self.objectives_part = QWidget()
        row = QHBoxLayout(self.objectives_part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._objectives_label = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.objectives = EntryList(
            self.hub,
            self.words,
            name="actions.panel.objectives",
            text=t("Objectives served"),
            deletes=False,
            tight=True,
        )
        self.objectives.opened.connect(lambda key: context.open_record("objective", key))
        row.addWidget(self._objectives_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.objectives, 1, Qt.AlignmentFlag.AlignTop)
        return self.objectives_part

    def _list(self, section: Section, name: str, text: str, *, chained: bool = False) -> EntryList:
        made = EntryList(self.hub, self.words, name=name, text=text, chained=chained)
        section.body.addWidget(made)
        self._column.addWidget(section)
        return made

    def _add_sections(self) -> None:
        hub, t, verbs = self.hub, self.words.t, self._verbs
        name = "actions.panel"
        part = self.milestones_part = Section(
            hub, t("Milestones"), name=f"{name}.milestones.part", action=t("Add a milestone")
        )
        part.acted.connect(lambda: self._details and verbs.add_milestone(self._details))
        self.milestones = self._list(part, f"{name}.milestones", t("Milestones"))
        self.milestones.ticked.connect(
            lambda key, done: verbs.tick(self._of(key, "milestones"), done=done)
        )
        self.milestones.opened.connect(self._open_milestone)
        self.milestones.delete_asked.connect(
            lambda key: verbs.delete_part(self._of(key, "milestones"))
        )
        self.signs = SignsPart(self._context, verbs)
        self._column.addWidget(self.signs)
        part = self.lessons_part = Section(
            hub, t("Setbacks and lessons"), name=f"{name}.lessons.part", action=t("Note a lesson")
        )
        part.acted.connect(self._note_lesson)
        self.lessons = self._list(part, f"{name}.lessons", t("Setbacks and lessons"), chained=True)
        part = self.log_part = Section(
            hub,
            t("Progress and decisions"),
            name=f"{name}.log.part",
            action=t("Note progress or a decision"),
        )
        part.acted.connect(self._with_id(lambda key: verbs.note(key, LogKind.PROGRESS)))
        self.log = self._list(part, f"{name}.log", t("Progress and decisions"))
        for log in (self.lessons, self.log):
            log.opened.connect(lambda key: verbs.edit_part(self._of(key, "log")))
            log.delete_asked.connect(lambda key: verbs.delete_part(self._of(key, "log")))
        self.money = MoneyPart(self._context, verbs)
        self._column.addWidget(self.money)
        self.care_part = CarePart(self._context, verbs)
        self._column.addWidget(self.care_part)
        self.evidence_part = Section(hub, t("Signs of progress"), name=f"{name}.evidence.part")
        self.evidence = Text("", Role.SECONDARY, wrap=True, name=f"{name}.evidence")
        self.evidence_part.body.addWidget(self.evidence)
        self._column.addWidget(self.evidence_part)
        self.more_part = Section(hub, t("More about it"), name=f"{name}.more.part")
        self.more_facts = Facts(hub, name=f"{name}.more.facts", widest=112)
        self.more_part.body.addWidget(self.more_facts)
        self._column.addWidget(self.more_part)

    def _footer(self) -> QFrame:
        hub, t = self.hub, self.words.t
        footer = QFrame()
        footer.setProperty("kind", "footer")
        holder = QVBoxLayout(footer)
        holder.setContentsMargins(0, 0, 0, 0)
        # Beside the table the margins give the two buttons room for one line.
        inside = CentredColumn(width=720, margin=_MARGIN, top=12, bottom=12, around=self)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        inside.column.addWidget(buttons)
        holder.addWidget(inside)
        self.note = Button(
            hub,
            t("Note a lesson"),
            name="actions.panel.note",
            kind="lesson",
            icon="leaf",
            compact=True,
        )
        self.note.clicked.connect(self._note_lesson)
        self.finish = Button(
            hub, t("Mark done"), name="actions.panel.done", icon="check", compact=True
        )
        self.finish.clicked.connect(self._finish)
        flow.addWidget(self.note)
        flow.addWidget(self.finish)
        return footer

    # ---------------------------------------------------------------- showing

    @property
    def action(self) -> Any:
        """The action shown."""
        return self._details.action if self._details is not None else None

    def set_whole(self, whole: bool) -> None:
        """Take the whole page, with a link back, or stand beside the table."""
        self.back.setVisible(whole)
        self.shut.setVisible(not whole)
        if whole:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(self.hub.theme.px(WIDTH))

    def show_place(self, place: int, count: int) -> None:
        """Say that the action is the `place`-th (from 0) of `count` in the list; 0 for none."""
        t = self.words.t
        self.place.setText(
            t("Action {place} of {count}", place=place + 1, count=count) if count else ""
        )
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(0 <= place < count - 1)

    def show_action(self, details: ActionDetails) -> None:
        """Show an action."""
        self._details, action = details, details.action
        context, t = self._context, self.words.t
        self.title.setText(action.title)
        self.status.set_current(action.status.value)
        self.pillar.setVisible(action.pillar is not None)
        if action.pillar is not None:
            icon = PILLAR_ICONS[action.pillar]
            self.pillar.set_state(t(PILLAR_WORDS[action.pillar]), glyph=icon, tone="mute")
        self.facts.fill(facts_of(context, details))
        self.reminder.fill(details)
        self.description.setText(action.description or "")
        self.description.setVisible(bool(action.description))
        objectives = objective_entries(details)
        self.objectives.fill(objectives)
        self.objectives_part.setVisible(bool(objectives))
        self._objectives_label.setText(t("Objective") if len(objectives) == 1 else t("Objectives"))
        self._objectives_label.setFixedWidth(self.facts.label_width())
        self._show_milestones(details)
        self._show_log(details)
        self.signs.fill(details)
        self.money.fill(details)
        self.care_part.fill(action)
        self.evidence.setText(action.evidence or "")
        self.evidence_part.setVisible(bool(action.evidence))
        self.more_facts.fill(more_facts(context, action))
        open_ = action.status.open
        self.finish.set_label(t("Mark done") if open_ else t("Reopen"))
        self.finish.set_icon("check" if open_ else "undo")

    def _show_milestones(self, details: ActionDetails) -> None:
        t, milestones = self.words.t, details.milestones
        self.milestones.fill(milestone_entries(self._context, details))
        done = sum(item.done_on is not None for item in milestones)
        self.milestones_part.beside.setText(
            t("{done} of {count}", done=done, count=len(milestones)) if milestones else ""
        )
        self.milestones_part.say_none(
            "" if milestones else t("Small steps with a date keep an action going.")
        )

    def _show_log(self, details: ActionDetails) -> None:
        t = self.words.t
        lessons = [row for row in details.log if row.kind in LESSONS]
        other = [row for row in details.log if row.kind not in LESSONS]
        self.lessons.fill(log_entries(self._context, lessons))
        self.log.fill(log_entries(self._context, other))
        for part, rows in ((self.lessons_part, lessons), (self.log_part, other)):
            part.beside.setText(str(len(rows)) if rows else "")
            part.beside.setToolTip(kinds_in_words(self._context, rows))
            part.beside.setAccessibleName(kinds_in_words(self._context, rows))
        self.lessons_part.say_none(
            "" if lessons else t("What did not work teaches those who come after.")
        )
        self.log_part.say_none("" if other else t("Nothing noted yet."))

    # ---------------------------------------------------------------- acting

    def _with_id(self, act: Callable[[str], object]) -> Callable[[], None]:
        """Return what does something with the action shown."""

        def run() -> None:
            if self._details is not None:
                act(self._details.action.id)

        return run

    def _of(self, key: str, name: str) -> Any:
        """Return a milestone or an entry of the log by its id."""
        parts: Sequence[Record] = getattr(self._details, name)
        return next(part for part in parts if part.id == key)

    def _open_milestone(self, key: str) -> None:
        if self._details is not None:
            self._verbs.edit_milestone(self._details, self._of(key, "milestones"))

    def _set_status(self, key: str) -> None:
        if self._details is not None:
            self._verbs.set_status(self._details.action, ActionStatus(key))

    def _finish(self) -> None:
        action = self.action
        if action is not None:
            after = ActionStatus.DONE if action.status.open else ActionStatus.UNDER_WAY
            self._verbs.set_status(action, after)

    def _note_lesson(self) -> None:
        if self._details is not None:
            self._verbs.note(self._details.action.id, LogKind.LESSON)

    def more_menu(self) -> QMenu:
        """Return the menu of what is done rarely: print, template, history, delete."""
        menu = QMenu(self)
        menu.setObjectName("actions.panel.more.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action, context, t = self.action, self._context, self.words.t
        if action is not None:
            menu.addAction(t("Print…")).triggered.connect(
                lambda: context.wished.emit(f"print:action-sheet:{action.id}")
            )
            menu.addAction(t("Save as template…")).triggered.connect(
                lambda: self.template_asked.emit(action.id, action.title)
            )
            menu.addAction(t("History of this action")).triggered.connect(
                lambda: context.go("history", entity="action", record=action.id)
            )
            menu.addAction(t("Delete…")).triggered.connect(
                lambda: self._verbs.ask_delete(action.id)
            )
        return menu

    def focus_first(self) -> None:
        """Put the keyboard focus on the state of the action."""
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 320)
