"""Page "Plan": who leads, with whom, by when; the milestones of the chosen action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import ChipMenu
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.table import (
    RecordTableModel,
    RecordTableView,
    Show,
    column,
    in_card,
)
from pcve_desktop.ui.kit.table.columns import Column
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.actions.going import PARTNER
from pcve_desktop.ui.steps.actions.lessons import Lessons
from pcve_desktop.ui.steps.actions.making import ask_edit, ask_new, in_order, partners_of
from pcve_desktop.ui.steps.actions.milestones import Milestones
from pcve_desktop.ui.steps.actions.partners import ActionPartners, RoleOffer
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_WAITED_FOR = {ActionStatus.PLANNED, ActionStatus.UNDER_WAY}


class ActionPanel(Card):
    """What is planned for one action; each change is saved at once."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, name=name)
        self.context, self._tr = context, tr
        self._action_id = ""
        self.heading = Text("", Role.CARD_TITLE, wrap=True, name=f"{name}.heading")
        self.body.addWidget(self.heading)
        holder = QWidget()
        flow = FlowLayout(holder)
        self.status = ChipMenu(
            hub,
            [(status.value, tr.t(status.label), glyph_of(status)) for status in ActionStatus],
            name=f"{name}.status",
            text=tr.t("Status"),
        )
        self.status.chosen.connect(self.set_status)
        self.whole = Button(hub, tr.t("All fields"), name=f"{name}.edit", kind="quiet",
                            icon="pencil")  # fmt: skip
        self.whole.clicked.connect(lambda: ask_edit(context, self._action_id))
        flow.addWidget(self.status)
        flow.addWidget(self.whole)
        self.body.addWidget(holder)
        self.no_lead = Notice(
            hub,
            tr.t("Who feels closest to it? One organisation is enough, and it may change."),
            tone="soft", icon="person", strong=tr.t("Every team needs a lead"),
            name=f"{name}.no_lead",
        )  # fmt: skip
        self.body.addWidget(self.no_lead)
        self.lessons = Lessons(context, name=f"{name}.lessons")
        self.body.addWidget(self.lessons)
        self.form = RecordForm(
            Action,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=("lead_id", "planned_start", "planned_end"),
            object_name=f"{name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        self.body.addWidget(self.form)
        self.partners = ActionPartners(context, name=f"{name}.partner")
        self.body.addWidget(self.partners)
        self.body.addWidget(hairline())
        self.milestones = Milestones(context, name=f"{name}.milestone")
        self.body.addWidget(self.milestones)

    def show_action(self, action: Action) -> None:
        """Show an action; of the same one, what is being typed stays."""
        self._action_id = action.id
        self.heading.setText(action.title)
        self.setAccessibleName(action.title)
        self.status.set_current(action.status.value)
        self.no_lead.setVisible(action.lead_id is None and action.status.open)
        self.form.set_values(action)
        self.lessons.show_action(action)
        self.partners.show_action(action.id, action.lead_id)
        self.milestones.show_action(action.id)

    def _save(self, field: str, value: Any) -> None:
        self.context.change(Action, self._action_id, field, value)

    def set_status(self, key: str) -> None:
        """Change the state of the action."""
        ws, action_id, status = self.context.ws, self._action_id, ActionStatus(key)
        title = self.context.data.title(Action, action_id)
        self.context.perform(
            lambda: actions.set_status(ws, action_id, status),
            done=self._tr.t("{title}: {state}", title=title, state=self._tr.t(status.label)),
        )
        if status is ActionStatus.STOPPED:
            # A good end, once it says what others can learn from it.
            self.lessons.line.setFocus(Qt.FocusReason.OtherFocusReason)


class PlanView(StepView):
    """Actions in a table, the plan of the chosen one beside it."""

    shows = frozenset(
        {"action", "action_partner", "action_log_entry", "milestone", "organisation", "membership"}
    )
    free_text = True

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        add = Button(hub, tr.t("Propose an action"), name=f"{name}.add", icon="plus", compact=True)
        add.clicked.connect(self.new_item)
        self.add_action(add)
        self.offer = RoleOffer(context, name=f"{name}.offer")
        self.offer.taken.connect(self.give_role)
        self.offer.left.connect(lambda: self._offer_role(""))
        self.body.addWidget(self.offer)
        columns = ThreeColumns(hub, left=0, right=332, middle=600)
        self.model = RecordTableModel(
            self._columns(), tr=tr, titles=context.title, today=context.today()
        )
        self.table = RecordTableView(
            self.model, hub=hub, tr=tr, name=f"{name}.table", label=tr.t("Actions"), compact=True
        )
        self.table.setMinimumHeight(hub.theme.px(300))
        self.table.current_changed.connect(self._picked)
        self.table.opened.connect(lambda key: ask_edit(context, key))
        self.table.delete_asked.connect(lambda key: context.ask_delete(Action, key))
        columns.middle.addWidget(in_card(self.table), 1)
        self.panel = ActionPanel(context, name=f"{name}.panel")
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.panel)
        columns.right.addWidget(side)
        columns.right.addStretch(1)
        self.columns = columns
        self.empty = self.empty_state(self.new_item, icon="sprout")
        self.body.addWidget(self.empty)
        self.body.addWidget(columns, 1)
        self.body.addStretch(0)

    def _columns(self) -> list[Column]:
        tr, context, data = self.words, self.context, self.context.data

        def partners(action: Action) -> int | None:
            return len(partners_of(context, action.id)) or None

        def reached(action: Action) -> str:
            items = data.where(Milestone, "action_id", action.id)
            if not items:
                return ""
            done = sum(1 for item in items if item.done_on)
            return tr.t("{count} of {total}", count=done, total=len(items))

        def late(action: Action) -> bool:
            due = action.planned_end
            return due is not None and due < context.today() and action.status in _WAITED_FOR

        return [
            column(Action, "title", narrowest=150),
            column(Action, "lead_id", empty=mark("to be found"), narrowest=100),
            Column("partners", mark("Partners"), Show.NUMBER, partners, empty="–"),
            column(Action, "planned_end", show=Show.DUE, late=late, empty=mark("none yet")),
            Column("milestones", mark("Milestones"), Show.DATE, reached, empty="–"),
            column(Action, "status", show=Show.CHIP),
        ]

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show actions and the plan of the chosen one."""
        # What is open stands above what has found its end.
        found = in_order(self.context, open_first=True)
        self.model.set_rows(found)
        self.empty.setVisible(not found)
        self.columns.setVisible(bool(found))
        # The table takes the height; without it, what is empty stands at the top.
        self.body.setStretch(self.body.count() - 1, int(not found))
        self.panel.form.refresh_lookups()
        # Choosing a row shows it.
        if self.table.current_id() or not (found and self.table.select_id(found[0].id)):
            self._picked(self.table.current_id())
        self.note_changed.emit()

    def _picked(self, action_id: str) -> None:
        action = self.context.data.get(Action, action_id)
        self.panel.setVisible(action is not None)
        if action is not None:
            self.panel.show_action(action)
        self._offer_role(self.offer.organisation_id)

    def arrive(self, **where: object) -> None:
        """Show the plan of an action, or look for a role for a partner (`partner:<id>`)."""
        record = str(where.get("record"))
        if not record.startswith(PARTNER):
            self.table.select_id(record)
            return
        self._offer_role(record.removeprefix(PARTNER))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_role(self, organisation_id: str) -> None:
        """Offer a partner to the action that is chosen, until it has a role."""
        data, action_id = self.context.data, self.table.current_id()
        known = data.get(Organisation, organisation_id) is not None
        busy = organisation_id in self._busy()
        self.offer.show_partner(
            organisation_id if known and not busy else "",
            data.title(Organisation, organisation_id),
            data.title(Action, action_id),
        )

    def _busy(self) -> set[str]:
        """Return the organisations that lead an action or take part in one."""
        actions_here = self.context.data.all(Action)
        found = {item.lead_id for item in actions_here if item.lead_id}
        for item in actions_here:
            found |= set(partners_of(self.context, item.id))
        return found

    def give_role(self) -> None:
        """Let the partner that is offered take part in the action that is chosen."""
        self.panel.partners.put(self.offer.organisation_id)

    def leave(self) -> bool:
        return self.panel.form.commit()

    def note(self) -> str:
        found = self.context.data.all(Action)
        led = sum(1 for item in found if item.lead_id)
        if not found:
            return ""
        return self.words.t("{count} of {total} actions have a lead.", count=led, total=len(found))

    def new_item(self) -> None:
        """Ask for a new action (Ctrl+N)."""
        ask_new(self.context, then=self.table.select_id)

    def main_control(self) -> QWidget | None:
        """Return the actions: which one comes before what about it."""
        return self.table if self.table.first_id() else super().main_control()

    def focus_filter(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
