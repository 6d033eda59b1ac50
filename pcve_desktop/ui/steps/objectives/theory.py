"""Why an objective should work: the sentence with its three parts, and its assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import theory
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.text_editors import TextEditor
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.letters import StateMark

if TYPE_CHECKING:
    from pcve_desktop.models.objectives import Objective
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.form.editor import Editor


class TheoryPanel(QWidget):
    """The editors come from the form of the objective; marks and a hint guide the wording."""

    def __init__(
        self, context: Context, sentence: Editor, assumptions: Editor, *, name: str
    ) -> None:
        super().__init__()
        self._context, self._sentence = context, sentence
        self._change = ""
        tr, hub = context.tr, context.hub
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(sentence)
        self.marks = [StateMark(hub) for _part in theory.read("", "").parts]
        holder = QWidget()
        flow = FlowLayout(holder, gap=14, line_gap=4)
        for mark in self.marks:
            flow.addWidget(mark)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(holder, 1)
        self.begin = Button(hub, tr.t("Begin the sentence"), name=f"{name}.begin", kind="quiet")
        self.begin.clicked.connect(self._begin)
        foot.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        self.hint = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.hint")
        column.addWidget(self.hint)
        column.addSpacing(4)
        column.addWidget(assumptions)

    def fill(self, objective: Objective) -> None:
        """Show which parts of the sentence are said."""
        tr = self._context.tr
        self._change = objective.title.strip().rstrip(".")
        found = theory.read(objective.if_then, objective.assumptions)
        for mark, part in zip(self.marks, found.parts, strict=True):
            mark.show_state(tr.t(part.label), clear=part.said)
            state = tr.c("wording", "Clear") if part.said else tr.t("To complete")
            mark.setAccessibleName(f"{tr.t(part.label)}: {state}")
        self.hint.setText(tr.t(found.hint) if found.hint else "")
        self.hint.setVisible(bool(found.hint))
        self.begin.setVisible(not objective.if_then)

    def _begin(self) -> None:
        """Write the frame of the sentence and put the cursor into its first gap."""
        if not isinstance(self._sentence, TextEditor):
            return
        tr, text = self._context.tr, self._sentence.text
        if not text.toPlainText().strip():
            frame = tr.t("If we …, then {change}, because …", change=self._inner_change())
            text.setPlainText(frame)
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        gap = text.toPlainText().find("…")
        if gap >= 0:
            cursor = text.textCursor()
            cursor.setPosition(gap)
            cursor.setPosition(gap + 1, QTextCursor.MoveMode.KeepAnchor)
            text.setTextCursor(cursor)

    def _inner_change(self) -> str:
        """Return the change sought as it stands inside a sentence."""
        return self._context.tr.inside(self._change)
