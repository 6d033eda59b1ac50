"""A candidate on the page "Decide": outcome, reason, when and where it was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Outcome
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text, TitleText
from pcve_desktop.ui.steps.priorities.reading import present_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.models.priorities import Candidate, PriorityDecision
    from pcve_desktop.ui.context import Context


_ICONS = {Outcome.RETAINED: "check", Outcome.DEFERRED: "pause", Outcome.DROPPED: "minus"}


class OutcomeSwitch(Segmented):
    """Retained, deferred, dropped; none of them while nothing is decided."""

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what was decided without telling."""
        self.blockSignals(True)
        if outcome is not None:
            self.set_current(outcome.value)
        else:
            group = self.button(Outcome.RETAINED.value).group()
            group.setExclusive(False)
            for item in Outcome:
                self.button(item.value).setChecked(False)
            group.setExclusive(True)
        self.blockSignals(False)


class DecisionRow(QWidget):
    """One candidate with its decision; earlier ones stay visible below."""

    decided = Signal(str, str)
    reasoned = Signal(str, str)
    edit_asked = Signal(str)

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self._context, self.key = context, key
        tr, hub = context.tr, context.hub
        self.frame = frame("card", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(14)
        self._badge = Badge(hub, "", size=32)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        titles = QVBoxLayout()
        titles.setContentsMargins(0, 2, 0, 0)
        titles.setSpacing(0)
        self._title = Text("", Role.CARD_TITLE, wrap=True)
        self._figures = Text("", Role.SECONDARY, tone="ink2")
        titles.addWidget(self._title)
        titles.addWidget(self._figures)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addLayout(titles, 1)
        words.addLayout(head)
        self.outcome = OutcomeSwitch(
            hub,
            [(item.value, tr.t(item.label), _ICONS[item]) for item in Outcome],
            name="",
            text=tr.t("Decision"),
            compact=True,
        )
        self.outcome.chosen.connect(lambda picked: self.decided.emit(key, picked))
        head.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignTop)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr.t("Why, for those who proposed it"))
        self.reason.editingFinished.connect(self.keep_reason)
        words.addWidget(self.reason)
        words.addWidget(self._make_foot())
        row.addLayout(words, 1)
        self._saved_reason = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The choice goes under the title where it would squeeze it.
        needed = self.outcome.sizeHint().width() + self._context.hub.theme.px(260)
        flow = QBoxLayout.Direction
        beside = event.size().width() >= needed
        self._head.setDirection(flow.LeftToRight if beside else flow.TopToBottom)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        line = FlowLayout(foot, gap=6, line_gap=0)
        self._when = TitleText("", Role.CAPTION)
        self._when.set_tone("ink2")
        self.edit = Button(self._context.hub, self._context.tr.t("Edit"), name="", kind="quiet")
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.key))
        self._before = Text("", Role.CAPTION, tone="ink2", wrap=True)
        for widget in (self._when, self.edit, self._before):
            line.addWidget(widget)
        self._foot = foot
        return foot

    def keep_reason(self) -> None:
        """Tell about the reason when it was changed."""
        text = self.reason.text().strip()
        self.reason.setModified(False)
        if text != self._saved_reason and self.reason.isVisibleTo(self):
            self._saved_reason = text
            self.reasoned.emit(self.key, text)

    def fill(
        self,
        sign: str,
        candidate: Candidate,
        figures: str,
        decisions: Sequence[PriorityDecision],
        *,
        name: str,
    ) -> None:
        """Show a candidate; `decisions` are its own, the latest last."""
        tr, title = self._context.tr, candidate.title
        latest = decisions[-1] if decisions else None
        self.frame.setObjectName(name)
        self.frame.setAccessibleName(f"{sign} {title}")
        self._badge.set_text(sign, tone=_tone(latest))
        self._title.setText(title)
        self._figures.setText(figures)
        self._figures.setVisible(bool(figures))
        self.outcome.setObjectName(f"{name}.outcome")
        self.outcome.setAccessibleName(tr.t("Decision: {title}", title=title))
        for item in Outcome:
            button = self.outcome.button(item.value)
            button.setObjectName(f"{name}.outcome.{item.value}")
            button.setAccessibleDescription(title)
        self.outcome.show_outcome(latest.outcome if latest else None)
        self.reason.setObjectName(f"{name}.reason")
        self.reason.setAccessibleName(tr.t("Why: {title}", title=title))
        self.reason.setVisible(latest is not None)
        self._saved_reason = (latest.reason or "") if latest else ""
        # What is being typed stays until the field is left.
        if not self.reason.isModified():
            self.reason.setText(self._saved_reason)
            self.reason.setCursorPosition(0)
        self.edit.setObjectName(f"{name}.edit")
        self.edit.setAccessibleName(tr.t("Edit the decision: {title}", title=title))
        self._foot.setVisible(latest is not None)
        if latest is not None:
            self._when.setText(self._said(latest))
        before = [self._told(item) for item in reversed(decisions[:-1])]
        text = tr.t("Before: {decisions}", decisions="; ".join(before)) if before else ""
        self._before.setText(text)
        self._before.setVisible(bool(before))

    def _day(self, decision: PriorityDecision) -> str:
        tr = self._context.tr
        return tr.date(decision.decided_on) if decision.decided_on else tr.t("without date")

    def _told(self, decision: PriorityDecision) -> str:
        """Return an earlier decision with its day and reason."""
        outcome = self._context.tr.t(decision.outcome.label)
        reason = f", {decision.reason}" if decision.reason else ""
        return f"{outcome} ({self._day(decision)}{reason})"

    def _said(self, decision: PriorityDecision) -> str:
        tr = self._context.tr
        meeting = self._context.data.title(Meeting, decision.meeting_id)
        day = self._day(decision)
        here = len(present_at(self._context.data, decision.meeting_id))
        if meeting and here:
            return tr.n(
                "Decided: {date}, at “{meeting}”, {count} organisation present",
                "Decided: {date}, at “{meeting}”, {count} organisations present",
                here,
                date=day,
                meeting=meeting,
            )
        if meeting:
            return tr.t("Decided: {date}, at “{meeting}”", date=day, meeting=meeting)
        return tr.t("Decided: {date}", date=day)


def _tone(decision: PriorityDecision | None) -> str:
    """Return the tone of the letter: full when retained, soft while open, outlined otherwise."""
    if decision is None:
        return "soft"
    return "accent" if decision.outcome is Outcome.RETAINED else "outline"
