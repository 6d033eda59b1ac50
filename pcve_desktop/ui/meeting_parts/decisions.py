"""What a meeting decided; a decision becomes an action or a milestone in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting, MeetingDecision
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.meeting_parts.moving import move_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_FIELDS = ("text", "organisation_id", "due_on")


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
        self.to_milestone = Button(hub, tr.t("Make it a milestone of…"), name="", kind="quiet",
                                   icon="flag")  # fmt: skip
        self.became = Button(hub, "", name="", kind="quiet", icon="link")
        for key, button in (
            ("action", self.to_action), ("milestone", self.to_milestone), ("open", self.became),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, what=key: self.asked.emit(what))
            ways.addWidget(button)
        column.addWidget(holder)
        move_keys(self, lambda way: self.asked.emit("up" if way < 0 else "down"))

    def fill(
        self, decision: MeetingDecision, who: str, became: str, ends: tuple[bool, bool], *,
        name: str,
    ) -> None:  # fmt: skip
        """Show a decision; `became` is what it was made into, empty for nothing yet."""
        tr = self._tr
        self.text.setText(decision.text)
        parts = [who or tr.t("Nobody named yet")]
        if decision.due_on:
            parts.append(tr.t("until {date}", date=tr.date(decision.due_on, "day_month")))
        self.who.setText(", ".join(parts))
        if self.menu.objectName() != name:
            self.menu.setObjectName(name)
            self.to_action.setObjectName(f"{name}.action")
            self.to_milestone.setObjectName(f"{name}.milestone")
            self.became.setObjectName(f"{name}.open")
        self.menu.set_text(tr.t("What to do with: {title}", title=decision.text))
        self.menu.set_off(*(key for key, end in zip(("up", "down"), ends, strict=True) if end))
        if self.became.label() != became:
            self.became.set_label(became)
        self.became.setVisible(bool(became))
        self.to_action.setVisible(not became)
        self.to_milestone.setVisible(not became)


class MilestoneDialog(Dialog):
    """Choose the action of which a decision becomes a milestone."""

    def __init__(
        self,
        context: Context,
        actions: Sequence[tuple[str, str]],
        on_save: Callable[[str], object],
    ) -> None:
        tr = context.tr
        super().__init__(
            context.hub, tr, tr.t("A milestone of which action?"), name="dialog.milestone",
            width=520, parent=context.window,
        )  # fmt: skip
        self._on_save = on_save
        self.body.addWidget(
            Text(
                tr.t("The decision, its date and who takes care of it become a milestone."),
                Role.BODY,
                tone="ink2",
                wrap=True,
            )
        )
        self.combo = RecordCombo(tr, context.hub, empty=False)
        self.combo.setObjectName("dialog.milestone.choice")
        self.combo.setAccessibleName(tr.t("Collective action"))
        self.combo.set_options(actions)
        self.combo.setCurrentIndex(-1)
        self.body.addWidget(self.combo)
        self.add_cancel()
        save = self.add_button(tr.t("Make it a milestone"), name="dialog.milestone.save",
                               kind="primary")  # fmt: skip
        save.clicked.connect(self._save)
        self.set_first(self.combo)

    def _save(self) -> None:
        try:
            chosen = self.combo.resolve()
        except TypingError as error:
            self.note.setText(error.message(self.tr_))
            return
        if chosen is None:
            self.note.setText(self.tr_.t("Choose an action of the list."))
            self.combo.setFocus()
            return
        self.accept()
        self._on_save(chosen)


class DecisionsCard(Card):
    """The decisions of one meeting: type one, Enter."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Decisions"), beside=" ", name=name)
        self.context, self._tr, self._name = context, tr, name
        self._meeting_id = ""
        self.rows: KeyedRows[DecisionRow] = KeyedRows(self._make, ruled=True)
        self.body.addWidget(self.rows)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.new_decision = QLineEdit()
        self.new_decision.setObjectName(f"{name}.new")
        label = tr.t("Add a decision and press Enter")
        self.new_decision.setPlaceholderText(label)
        self.new_decision.setAccessibleName(label)
        self.new_decision.returnPressed.connect(self.add)
        add = IconButton(hub, "plus", tr.t("Add the decision"), name=f"{name}.add", framed=True,
                         size=36)  # fmt: skip
        add.clicked.connect(self.add)
        line.addWidget(self.new_decision, 1)
        line.addWidget(add)
        self.body.addLayout(line)
        care = tr.t("Write about situations, never about named people.")
        self.body.addWidget(Text(care, Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.care"))

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
            self.new_decision.clear()
        self._meeting_id = meeting.id
        decisions = self._decisions()
        rows = self.rows.set_keys([item.id for item in decisions])
        last = len(decisions) - 1
        for place, (row, item) in enumerate(zip(rows, decisions, strict=True)):
            who = data.title(Organisation, item.organisation_id)
            name = f"{self._name}.{place}"
            row.fill(item, who, self._became(item), (place == 0, place == last), name=name)
        self.rows.setVisible(bool(decisions))
        followed = sum(1 for item in decisions if self._became(item))
        self.beside.setText(
            tr.t("{count} of {total} followed up", count=followed, total=len(decisions))
        )
        self.beside.setVisible(bool(decisions))

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
        text = self.new_decision.text().strip()
        if not text:
            self.new_decision.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        context = self.context
        values = {
            "network_id": context.network_id,
            "meeting_id": self._meeting_id,
            "text": text,
        }
        if context.perform(lambda: records.create(context.ws, MeetingDecision, values=values)):
            self.new_decision.clear()
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

    def _make_milestone(self, decision: MeetingDecision) -> None:
        tr, context = self._tr, self.context
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
        context.perform(
            lambda: sharing.decision_to_milestone(context.ws, decision.id, action_id=action_id),
            done=self._tr.t(
                "Now a milestone of “{title}”", title=context.data.title(Action, action_id)
            ),
        )

    def _open(self, decision: MeetingDecision) -> None:
        if decision.action_id:
            self.context.open_record("action", decision.action_id)
