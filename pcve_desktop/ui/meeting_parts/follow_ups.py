"""What earlier meetings decided, where it stands, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.decisions import Standing, follow_ups
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting, MeetingDecision
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_MOST = 6
_GLYPHS = {
    Standing.LATE: ("warning", "attn"),
    Standing.OPEN: ("action.idea", "ink2"),
    Standing.UNDER_WAY: ("action.under_way", "accent"),
    Standing.STOPPED: ("leaf", "lesson"),
    Standing.DONE: ("action.done", "ok"),
}


class FollowUpRow(QWidget):
    """A decision, where it stands, and the way to it."""

    asked = Signal()

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(10)
        self.sign = GlyphLabel(hub, "action.idea", size=18)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.text)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.way = Button(hub, "", name="", kind="quiet")
        self.way.clicked.connect(self.asked)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)

    def fill(
        self, decision: MeetingDecision, standing: Standing, line: str, way: str, *,
        tr: Translator, name: str,
    ) -> None:  # fmt: skip
        """Show a decision; `line` says from when and by whom, `way` what the link does."""
        glyph, colour = _GLYPHS[standing]
        said = tr.t(standing.value)
        self.sign.set_glyph(glyph, said, color=colour)
        self.text.setText(decision.text)
        self.line.setText(", ".join(part for part in (line, said) if part))
        self.way.setObjectName(name)
        if self.way.label() != way:
            self.way.set_label(way)
        self.way.setAccessibleName(f"{way}: {decision.text}")


class FollowUpsCard(Card):
    """The decisions of the last meeting, and what is still open of those before.

    `asked(meeting_id)`: show the meeting in which it was decided.
    """

    asked = Signal(str)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(context.hub, context.tr.t("Decided before"), beside=" ", name=name)
        self.context, self._name = context, name
        self.rows: KeyedRows[FollowUpRow] = KeyedRows(self._make, ruled=True)
        self._more = Text("", Role.CAPTION, tone="ink2", wrap=True)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._more)

    def _make(self, key: str) -> FollowUpRow:
        row = FollowUpRow(self.context.hub)
        row.asked.connect(lambda: self.follow(key))
        return row

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what to look back on in a meeting that is not over; nothing for an earlier one."""
        tr, data, today = self.context.tr, self.context.data, self.context.today()
        over = meeting.held_on is not None and meeting.held_on < today
        found = () if over else follow_ups(
            meeting, data.all(Meeting), data.all(MeetingDecision), data.all(Action),
            data.all(Milestone), today=today,
        )  # fmt: skip
        self.setVisible(bool(found))
        shown = found[:_MOST]
        rows = self.rows.set_keys([item.decision_id for item in shown])
        for place, (row, item) in enumerate(zip(rows, shown, strict=True)):
            decision = data.get(MeetingDecision, item.decision_id)
            held = data.get(Meeting, item.meeting_id)
            if decision is None or held is None or held.held_on is None:
                continue
            who = data.title(Organisation, decision.organisation_id)
            line = ", ".join(part for part in (tr.date(held.held_on, "day_month"), who) if part)
            gone_on = data.get(Action, decision.action_id) is not None
            way = tr.t("Open the action") if gone_on else tr.t("Go to the decision")
            row.fill(decision, item.standing, line, way, tr=tr, name=f"{self._name}.{place}")
        rest = len(found) - len(shown)
        self._more.setText(tr.n("and {count} more", "and {count} more", max(rest, 1)))
        self._more.setVisible(rest > 0)
        done = sum(1 for item in found if item.standing in {Standing.DONE, Standing.STOPPED})
        self.beside.setText(tr.t("{count} of {total} done", count=done, total=len(found)))
        self.beside.setVisible(bool(found))

    def follow(self, decision_id: str) -> None:
        """Open the action of a decision, else the meeting in which it was taken."""
        decision = self.context.data.get(MeetingDecision, decision_id)
        if decision is None:
            return
        if self.context.data.get(Action, decision.action_id) is not None:
            self.context.open_record("action", decision.action_id or "")
        else:
            self.asked.emit(decision.meeting_id)
