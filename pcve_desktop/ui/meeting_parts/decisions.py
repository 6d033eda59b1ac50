"""What a meeting decided; a decision becomes an action or a milestone in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.decisions import likely_action
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting, MeetingDecision
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.day_line import DayLine
from pcve_desktop.ui.meeting_parts.milestone_dialog import MilestoneDialog
from pcve_desktop.ui.meeting_parts.moving import move_by

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_FIELDS = ("text", "organisation_id", "due_on")
# A link of a card is no longer than this.
_SHORT = 34


class DecisionRow(QWidget):
    """A decision: who takes it further until when, and what it became."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.text = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.menu = RowMenu(hub, "", name="", entries=row_entries(tr))
        self.menu.chosen.connect(self.asked)
        head.addWidget(self.text, 1)
        head.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.who = Text("", Role.CAPTION, tone="ink2", wrap=True)
        column.addWidget(self.who)
        holder = QWidget()
        ways = FlowLayout(holder, gap=14, line_gap=0)
        self.to_action = Button(hub, tr.t("Make it an action"), name="", kind="quiet",
                                icon="sprout")  # fmt: skip
        self.to_likely = Button(hub, "", name="", kind="quiet", icon="flag")
        self.to_milestone = Button(hub, "", name="", kind="quiet", icon="flag")
        self.became = Button(hub, "", name="", kind="quiet", icon="link")
        for key, button in (
            ("action", self.to_action), ("likely", self.to_likely),
            ("milestone", self.to_milestone), ("open", self.became),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, what=key: self.asked.emit(what))
            ways.addWidget(button)
        column.addWidget(holder)
        move_keys(self, lambda way: self.asked.emit("up" if way < 0 else "down"))

    def fill(
        self, decision: MeetingDecision, who: str, became: str, likely: str,
        ends: tuple[bool, bool], *, name: str,
    ) -> None:  # fmt: skip
        """Show a decision; `became` is what it was made into, empty for nothing yet.

        `likely` is the title of the action it probably belongs to, empty when nobody can tell.
        """
        tr = self._tr
        self.text.setText(decision.text)
        parts = [who or tr.t("Nobody named yet")]
        if decision.due_on:
            parts.append(tr.t("until {date}", date=tr.date(decision.due_on, "day_month")))
        self.who.setText(", ".join(parts))
        if self.menu.objectName() != name:
            self.menu.setObjectName(name)
            self.to_action.setObjectName(f"{name}.action")
            self.to_likely.setObjectName(f"{name}.likely")
            self.to_milestone.setObjectName(f"{name}.milestone")
            self.became.setObjectName(f"{name}.open")
        self.menu.set_text(tr.t("What to do with: {title}", title=decision.text))
        self.menu.set_off(*(key for key, end in zip(("up", "down"), ends, strict=True) if end))
        if self.became.label() != became:
            self.became.set_label(became)
        self.became.setVisible(bool(became))
        short = likely if len(likely) <= _SHORT else f"{likely[:_SHORT].rstrip()}…"
        labels = (
            (self.to_likely, tr.t("A milestone of “{title}”", title=short)),
            (self.to_milestone, tr.t("Of another action…") if likely else
             tr.t("Make it a milestone of…")),
        )  # fmt: skip
        for button, label in labels:
            if button.label() != label:
                button.set_label(label)
        self.to_likely.setToolTip(likely)
        self.to_action.setVisible(not became)
        self.to_likely.setVisible(bool(likely) and not became)
        self.to_milestone.setVisible(not became)


class DecisionsCard(Card):
    """The decisions of one meeting: type one, Enter."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Decisions"), beside=" ", name=name)
        self.context, self._tr, self._name = context, tr, name
        self._meeting_id = ""
        self._recent: str | None = None
        self.rows: KeyedRows[DecisionRow] = KeyedRows(self._make, ruled=True)
        self.body.addWidget(self.rows)
        for widget in (self._entry(name), self._entry_more(name)):
            self.body.addWidget(widget)
        care = tr.t("Write about situations, never about named people.")
        self.body.addWidget(Text(care, Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.care"))

    def _entry(self, name: str) -> QWidget:
        tr = self._tr
        self.new_decision = EntryLine()
        self.new_decision.setObjectName(f"{name}.new")
        label = tr.t("Add a decision and press Enter")
        self.new_decision.setPlaceholderText(label)
        self.new_decision.setAccessibleName(label)
        self.new_decision.returnPressed.connect(self.add)
        return self.new_decision

    def _entry_more(self, name: str) -> QWidget:
        """Return who takes a new decision further, until when, and the button."""
        tr, hub = self._tr, self.context.hub
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.new_who = RecordCombo(tr, hub)
        self.new_who.setObjectName(f"{name}.new.who")
        who = tr.t("Who takes it further")
        self.new_who.setAccessibleName(who)
        inner = self.new_who.lineEdit()
        if inner is not None:
            inner.setObjectName(f"{name}.new.who.line")
            inner.setPlaceholderText(tr.t("Who"))
            inner.setAccessibleName(who)
            inner.returnPressed.connect(self.add)
        self.new_day = DayLine(self.context, tr.t("By when"), name=f"{name}.new.day")
        self.new_day.setMaximumWidth(hub.theme.px(130))
        self.new_day.returnPressed.connect(self.add)
        add = IconButton(hub, "plus", tr.t("Add the decision"), name=f"{name}.add", framed=True,
                         size=36)  # fmt: skip
        add.clicked.connect(self.add)
        line.addWidget(self.new_who, 1)
        line.addWidget(self.new_day)
        line.addWidget(add)
        column = QWidget()
        whole = QVBoxLayout(column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(holder)
        self.problem = Text("", Role.CAPTION, tone="crit", wrap=True, name=f"{name}.problem")
        self.problem.hide()
        self.new_day.complained.connect(self._complain)
        whole.addWidget(self.problem)
        return column

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _make(self, key: str) -> DecisionRow:
        row = DecisionRow(self.context.hub, self._tr)
        row.asked.connect(lambda what: self.act(key, what))
        return row

    def _decisions(self) -> list[MeetingDecision]:
        return self.context.data.where(MeetingDecision, "meeting_id", self._meeting_id)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the decisions of a meeting."""
        tr, data = self._tr, self.context.data
        if meeting.id != self._meeting_id:
            self.new_decision.empty()
            self.new_day.empty()
            self.new_who.setEditText("")
        self._meeting_id = meeting.id
        inner = self.new_who.lineEdit()
        if inner is None or not inner.text():
            self.new_who.set_options(self.context.choices("organisation"))
            self.new_who.setEditText("")
        decisions = self._decisions()
        rows = self.rows.set_keys([item.id for item in decisions])
        last = len(decisions) - 1
        for place, (row, item) in enumerate(zip(rows, decisions, strict=True)):
            who = data.title(Organisation, item.organisation_id)
            name = f"{self._name}.{place}"
            likely = self._likely(item)
            row.fill(
                item, who, self._became(item), likely.title if likely else "",
                (place == 0, place == last), name=name,
            )  # fmt: skip
        self.rows.setVisible(bool(decisions))
        followed = sum(1 for item in decisions if self._became(item))
        self.beside.setText(
            tr.t("{count} of {total} followed up", count=followed, total=len(decisions))
        )
        self.beside.setVisible(bool(decisions))

    def _likely(self, decision: MeetingDecision) -> Action | None:
        """Return the action of which a decision is most likely a milestone."""
        return likely_action(decision, self.context.data.all(Action), recent=self._recent)

    def _became(self, decision: MeetingDecision) -> str:
        """Return what a decision was made into, in words."""
        tr, data = self._tr, self.context.data
        action = data.get(Action, decision.action_id)
        if action is None:
            return ""
        if data.get(Milestone, decision.milestone_id) is not None:
            return tr.t("Milestone of “{title}”", title=action.title)
        if action.number is None:
            return tr.t("Action “{title}”", title=action.title)
        return tr.t("Action {number}, {title}", number=action.number, title=action.title)

    # ---------------------------------------------------------------- changes

    def add(self) -> None:
        """Add the decision that was typed, and wait for the next."""
        text = self.new_decision.take()
        if text and not self.new_day.is_right():
            self.new_day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            who = self.new_who.resolve()
        except TypingError as error:
            self._complain(error.message(self._tr))
            self.new_who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        context = self.context
        values = {
            "network_id": context.network_id,
            "meeting_id": self._meeting_id,
            "text": text,
            "organisation_id": who,
            "due_on": self.new_day.day(),
        }
        if text and context.perform(
            lambda: records.create(context.ws, MeetingDecision, values=values)
        ):
            self.new_decision.empty()
            self.new_day.empty()
            self.new_who.setEditText("")
        self.new_decision.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, decision_id: str, what: str) -> None:
        """Do with a decision what was asked."""
        decision = self.context.data.get(MeetingDecision, decision_id)
        if decision is None:
            return
        doing = {
            "edit": self._edit,
            "delete": self._delete,
            "action": self._make_action,
            "likely": self._make_likely,
            "milestone": self._make_milestone,
            "open": self._open,
        }
        if what in doing:
            doing[what](decision)
        else:
            order = [item.id for item in self._decisions()]
            move_by(self.context, MeetingDecision, order, decision_id, -1 if what == "up" else 1)

    def _edit(self, decision: MeetingDecision) -> None:
        self.context.edit(MeetingDecision, decision, fields=_FIELDS)

    def _delete(self, decision: MeetingDecision) -> None:
        context = self.context
        said = self._tr.t("Deleted: {title}", title=decision.text)
        context.perform(lambda: records.delete(context.ws, MeetingDecision, decision.id), done=said)

    def _make_action(self, decision: MeetingDecision) -> None:
        context = self.context
        context.perform(
            lambda: sharing.decision_to_action(
                context.ws, decision.id, cycle_id=context.cycle_id or None
            ),
            done=self._tr.t("Now an action: {title}", title=decision.text),
        )

    def _make_likely(self, decision: MeetingDecision) -> None:
        action = self._likely(decision)
        if action is not None:
            self._save_milestone(decision, action.id)

    def _make_milestone(self, decision: MeetingDecision) -> None:
        tr, context = self._tr, self.context
        if context.refuse_closed():
            return
        actions = [(item.id, item.title) for item in context.data.all(Action) if item.status.open]
        if not actions:
            context.say(
                tr.t("No open action yet. Make it an action, or add one first."), icon="info"
            )
            return
        actions.sort(key=lambda pair: pair[1].casefold())
        MilestoneDialog(
            context, actions, lambda action: self._save_milestone(decision, action)
        ).open()

    def _save_milestone(self, decision: MeetingDecision, action_id: str) -> None:
        context = self.context
        self._recent = action_id
        context.perform(
            lambda: sharing.decision_to_milestone(context.ws, decision.id, action_id=action_id),
            done=self._tr.t(
                "Now a milestone of “{title}”", title=context.data.title(Action, action_id)
            ),
        )

    def _open(self, decision: MeetingDecision) -> None:
        if decision.action_id:
            self.context.open_record("action", decision.action_id)
