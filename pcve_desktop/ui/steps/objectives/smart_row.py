"""A SMART row of the editor: letter, question, the answer, its state and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.letters import LetterBadge, StateMark

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.smart import SmartLetter
    from pcve_desktop.ui.kit.form.editor import Editor
    from pcve_desktop.ui.kit.theme import ThemeHub


_PLAIN = 2
"""Widgets under the editors of a row to which nothing was added: hint and tick."""


class SmartRow(QWidget):
    """One letter. The editors come from the form of the objective and are shown bare."""

    # The flag of the letter: the group says that it is clear, or takes that back.
    flagged = Signal(bool)

    def __init__(
        self, hub: ThemeHub, tr: Translator, editors: list[tuple[Editor, bool]], *, name: str
    ) -> None:
        """Take editors and whether each keeps its own label."""
        super().__init__()
        self._tr, self._flag = tr, False
        self._editors = [editor for editor, _labelled in editors]
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.badge = LetterBadge(hub)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QWidget()
        flow = FlowLayout(words, gap=8, line_gap=0)
        self._label = Text("", Role.SECONDARY_STRONG)
        self._question = Text("", Role.SECONDARY, tone="ink2")
        flow.addWidget(self._label)
        flow.addWidget(self._question)
        self.state = StateMark(hub)
        head.addWidget(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for editor, labelled in editors:
            if not labelled:
                label = editor.findChild(Text, f"{editor.control.objectName()}.label")
                if label is not None:
                    label.hide()
            column.addWidget(editor)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self.hint = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.hint")
        self.flag = Button(hub, "", name=f"{name}.flag", kind="quiet")
        self.flag.clicked.connect(lambda: self.flagged.emit(not self._flag))
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._foot)
        row.addLayout(column, 1)

    def add_below(self, widget: QWidget) -> None:
        """Add a widget under the editors, at the right."""
        self._foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_editor(self, shown: bool) -> None:
        """Show the editors, or leave them out where something else gives the answer."""
        for editor in self._editors:
            # One that has the keyboard stays until it is left.
            editor.setVisible(shown or editor.has_focus())

    def fill(self, letter: SmartLetter, *, flag: bool, offered: bool) -> None:
        """Show the state; `flag` is what the group ticked, `offered` shows the way to tick it."""
        tr = self._tr
        self._flag = flag
        self.badge.show_letter(letter.letter, clear=letter.clear)
        self._label.setText(tr.t(letter.label))
        self._question.setText(tr.t(letter.question))
        state = tr.c("wording", "Clear") if letter.clear else tr.t("To complete")
        self.state.show_state(state, clear=letter.clear)
        self.setAccessibleName(f"{tr.t(letter.label)}: {state}")
        hint = letter.hint_text(tr) if letter.hint else ""
        self.hint.setText(hint)
        # An empty hint keeps what stands beside it at the right edge.
        self.hint.setVisible(bool(hint) or self._foot.count() > _PLAIN or offered)
        self.flag.setVisible(offered)
        label = tr.t("Take back") if flag else tr.t("We find it clear")
        self.flag.set_label(label)
        self.flag.setAccessibleName(f"{label}: {tr.t(letter.label)}")
