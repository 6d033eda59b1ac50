"""Page "Check": the questions of care for each action, and whether the whole is in balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import actions as methods
from pcve_desktop.methodology import balance
from pcve_desktop.methodology.content.starters import CARE_QUESTIONS
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.pictures import bars
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
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
from pcve_desktop.ui.kit.text import Text, TitleText, hairline
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.actions import gaps
from pcve_desktop.ui.steps.actions.going import follow_gap
from pcve_desktop.ui.steps.actions.lessons import Lessons
from pcve_desktop.ui.steps.actions.making import ask_edit, in_order
from pcve_desktop.ui.steps.parts import PictureCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.content.starters import CareQuestion
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class CareRow(QWidget):
    """A question of care: what can be said once it is answered, the question, a hint."""

    ticked = Signal(bool)

    def __init__(self, context: Context, question: CareQuestion, *, name: str) -> None:
        super().__init__()
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        label = tr.t(fields_of(Action)[question.field].label)
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(f"{tr.t(question.question)} {tr.t(question.hint)}")
        self.box.clicked.connect(self.ticked)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, 7, 0, 0)
        words.setSpacing(1)
        words.addWidget(Text(label, Role.STRONG, wrap=True))
        words.addWidget(Text(tr.t(question.question), Role.SECONDARY, wrap=True))
        words.addWidget(Text(tr.t(question.hint), Role.CAPTION, tone="ink2", wrap=True))
        row.addLayout(words, 1)


class CareCard(Card):
    """The do-no-harm check of one action; each tick is saved at once."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, name=name)
        self.context, self._tr = context, tr
        self._action_id = ""
        self.heading = TitleText("", Role.CARD_TITLE, name=f"{name}.heading")
        self.body.addWidget(self.heading)
        self.count = Text("", Role.SECONDARY, tone="ink2", name=f"{name}.count")
        self.body.addWidget(self.count)
        self.rows: dict[str, CareRow] = {}
        for place, question in enumerate(CARE_QUESTIONS):
            if place:
                self.body.addWidget(hairline())
            row = CareRow(context, question, name=f"{name}.{question.field}")
            row.ticked.connect(lambda on, field=question.field: self._save(field, on))
            self.rows[question.field] = row
            self.body.addWidget(row)
        self.form = RecordForm(
            Action,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=("care_note",),
            object_name=f"{name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        self.body.addWidget(hairline())
        self.body.addWidget(self.form)
        self.ends = self._good_ends(name)
        self.body.addWidget(self.ends)
        self.lessons = Lessons(context, name=f"{name}.lessons")
        self.body.addWidget(self.lessons)

    def _good_ends(self, name: str) -> QWidget:
        """Return what can be done when the answers say so: pause, or stop with what was learned."""
        tr, hub = self._tr, self.context.hub
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = tr.t("Pausing, or stopping with what was learned, is a good end too.")
        column.addWidget(Text(words, Role.SECONDARY, tone="ink2", wrap=True))
        ways = QWidget()
        flow = FlowLayout(ways, gap=14, line_gap=0)
        for status, label, icon in (
            (ActionStatus.PAUSED, tr.t("Pause it"), "pause"),
            (ActionStatus.STOPPED, tr.t("Stop, with lessons"), "leaf"),
        ):
            button = Button(hub, label, name=f"{name}.{status.value}", kind="quiet", icon=icon)
            button.clicked.connect(lambda _checked=False, to=status: self.set_status(to))
            flow.addWidget(button)
        column.addWidget(ways)
        return holder

    def set_status(self, status: ActionStatus) -> None:
        """Pause or stop the action; stopping asks what others can learn from it."""
        context, action_id = self.context, self._action_id
        title = context.data.title(Action, action_id)
        context.perform(
            lambda: actions.set_status(context.ws, action_id, status),
            done=self._tr.t("{title}: {state}", title=title, state=self._tr.t(status.label)),
        )
        if status is ActionStatus.STOPPED:
            self.lessons.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_action(self, action: Action) -> None:
        """Show the check of an action."""
        self._action_id = action.id
        self.ends.setVisible(action.status.open and action.status is not ActionStatus.PAUSED)
        self.lessons.show_action(action)
        self.heading.setText(action.title)
        self.setAccessibleName(action.title)
        for field, row in self.rows.items():
            row.box.setChecked(getattr(action, field))
        found = methods.care(action)
        self.count.setText(
            self._tr.t(
                "{count} of {total} questions answered",
                count=found.answered,
                total=len(CARE_QUESTIONS),
            )
        )
        self.form.set_values(action)

    def _save(self, field: str, value: Any) -> None:
        self.context.change(Action, self._action_id, field, value)


class CheckView(StepView):
    """Actions at the left, the questions in the middle, balance, pillars and gaps at the right."""

    shows = gaps.SHOWS | {"action_log_entry"}
    free_text = True

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        self.columns = ThreeColumns(hub, left=286, right=330)
        self.model = RecordTableModel(self._columns(), tr=tr, today=context.today())
        self.table = RecordTableView(
            self.model, hub=hub, tr=tr, name=f"{name}.table", label=tr.t("Actions"), compact=True
        )
        self.table.setMinimumHeight(hub.theme.px(300))
        self.table.current_changed.connect(self._picked)
        self.table.opened.connect(lambda key: ask_edit(context, key))
        self.columns.left.addWidget(in_card(self.table), 1)
        self.care = CareCard(context, name=f"{name}.care")
        self.columns.middle.addWidget(self.care)
        self.columns.middle.addStretch(1)
        self.balance = PictureCard(
            context, tr.t("Balance of the three spheres"), self._balance, name=f"{name}.balance",
            sentence=True,
        )  # fmt: skip
        self.pillars = PictureCard(
            context, tr.t("Five pillars"), self._pillars, name=f"{name}.pillars"
        )
        self.pillars.view.activated.connect(lambda key: follow_gap(self, "pillar", key))
        self.gaps = gaps.GapsCard(context, name=f"{name}.gaps")
        self.gaps.asked.connect(lambda kind, key: follow_gap(self, kind, key))
        for card in (self.balance, self.pillars, self.gaps):
            self.columns.right.addWidget(card)
        self.columns.right.addStretch(1)
        self.empty = self.empty_state(lambda: self.go_page("propose"), icon="sprout")
        self.body.addWidget(self.empty)
        self.body.addWidget(self.columns)
        self.body.addStretch(1)

    def _columns(self) -> list[Column]:
        tr, total = self.words, len(CARE_QUESTIONS)

        def asked(value: float, _action: Any) -> str:
            return tr.t("{count} of {total}", count=round(value * total), total=total)

        return [
            column(Action, "title", narrowest=120),
            Column(
                "care", mark("Care"), Show.PROGRESS,
                lambda action: methods.care(action).answered / total, text=asked,
                tone=lambda action: "ok" if methods.care(action).clear else "accent",
            ),
        ]  # fmt: skip

    # ---------------------------------------------------------------- pictures

    def _balance(self, width: int) -> Picture:
        data, tr = self.context.data, self.words
        found = balance.balance(data.all(Action))
        partners = balance.balance(data.organisations())
        return bars.balance_chart(
            [
                bars.Balance(tr.t("Actions"), *found.counts.values()),
                bars.Balance(tr.t("Partners"), *partners.counts.values()),
            ],
            width=width,
            tr=tr,
            title=tr.t("Balance of the three spheres"),
            sentence=balance.sentence(tr, found),
            measure=self.context.picture_fonts().measure,
        )

    def _pillars(self, width: int) -> Picture:
        tr = self.words
        rows = []
        for line in methods.pillars(self.context.data.all(Action)):
            counts: list[tuple[bars.SegmentState, int]] = [
                ("done", line.done),
                ("under_way", line.under_way),
                ("to_come", line.to_come),
                ("stopped", line.stopped),
            ]
            states = tuple(state for state, count in counts for _ in range(count))
            label = tr.t(line.pillar.label) if line.pillar else tr.t("No pillar yet")
            rows.append(bars.Pillar(line.pillar.value if line.pillar else "", label, states))
        return bars.pillars_chart(
            rows, width=width, tr=tr, measure=self.context.picture_fonts().measure
        )

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the actions, the check of the chosen one, and the whole."""
        found = in_order(self.context, open_first=True)
        self.model.set_rows(found)
        self.empty.setVisible(not found)
        self.columns.setVisible(bool(found))
        if not found:
            return
        # Choosing a row shows it.
        if self.table.current_id() or not self.table.select_id(found[0].id):
            self._picked(self.table.current_id())
        loose = balance.balance(found).unplaced
        without = self.words.n("{count} without sphere", "{count} without sphere", max(loose, 1))
        self.balance.show_picture(self._balance, beside=without if loose else "")
        self.pillars.show_picture(self._pillars)
        self.gaps.show_gaps(gaps.find_gaps(self.context))
        self.note_changed.emit()

    def _picked(self, action_id: str) -> None:
        action = self.context.data.get(Action, action_id)
        if action is not None:
            self.care.show_action(action)

    def arrive(self, **where: object) -> None:
        """Show the check of an action."""
        self.table.select_id(str(where.get("record")))

    def leave(self) -> bool:
        return self.care.form.commit()

    def note(self) -> str:
        found = self.context.data.all(Action)
        clear = sum(1 for item in found if methods.care(item).clear)
        if not found:
            return ""
        return self.words.t("{count} of {total} actions are clear.", count=clear, total=len(found))

    def main_control(self) -> QWidget | None:
        """Return the actions: which one comes before what about it."""
        return self.table if self.table.first_id() else super().main_control()

    def focus_filter(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
