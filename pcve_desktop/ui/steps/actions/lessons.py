"""What a stopped action leaves behind: its lessons, and a line to write the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pcve_desktop.models.actions import ActionLogEntry
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.models.actions import Action
    from pcve_desktop.ui.context import Context

_LESSONS = (LogKind.LESSON, LogKind.SETBACK)


class Lessons(QFrame):
    """Shown for an action that stopped: a good end, once it says what others can learn."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        tr, hub = context.tr, context.hub
        self.context = context
        self._action_id = ""
        self.setObjectName(name)
        self.setProperty("kind", "lesson")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(GlyphLabel(hub, "leaf", size=17, color="lesson"))
        head.addWidget(Text(tr.t(ActionStatus.STOPPED.label), Role.SECONDARY_STRONG), 1)
        column.addLayout(head)
        self.noted = Text("", Role.SECONDARY, wrap=True, name=f"{name}.noted")
        column.addWidget(self.noted)
        label = tr.t("What do we take with us?")
        column.addWidget(Text(label, Role.SECONDARY, wrap=True))
        self.line = EntryLine()
        self.line.setObjectName(f"{name}.new")
        self.line.setPlaceholderText(tr.t("One sentence, then Enter"))
        self.line.setAccessibleName(label)
        self.line.returnPressed.connect(self.add)
        column.addWidget(self.line)
        self.hide()

    def show_action(self, action: Action) -> None:
        """Show the lessons of an action that stopped, nothing for another."""
        if action.id != self._action_id:
            self.line.empty()
        self._action_id = action.id
        log = self.context.data.where(ActionLogEntry, "action_id", action.id)
        lessons = [row.learned or row.text for row in log if row.kind in _LESSONS]
        self.noted.setText("\n".join(lessons))
        self.noted.setVisible(bool(lessons))
        self.setVisible(action.status is ActionStatus.STOPPED)

    def add(self) -> None:
        """Note the lesson that was typed."""
        text = self.line.take()
        context = self.context
        if text and context.perform(
            lambda: actions.note(
                context.ws,
                network_id=context.network_id,
                action_id=self._action_id,
                kind=LogKind.LESSON,
                text=text,
            ),
            done=context.tr.t("Lesson noted"),
        ):
            self.line.empty()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
