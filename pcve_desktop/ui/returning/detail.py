"""One line of a form in full: three values, what comes with it, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pcve_desktop.services.return_columns import value_text
from pcve_desktop.services.returns import Since
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text, TitleText, hairline
from pcve_desktop.ui.returning.model import Line, place_text, what_text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.returns import Proposal, RowProblem
    from pcve_desktop.ui.kit.theme import ThemeHub


class Detail(QFrame):
    """A card that scrolls by itself."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words = hub, tr
        self.setObjectName(name)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self.area = ScrollArea(QWidget(), name=f"{name}.scroll")
        # A reader without a mouse scrolls with the arrows and Page Down.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr.t("The line in full"))
        column.addWidget(self.area)

    def show_line(self, line: Line) -> None:
        """Show a line of the list."""
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 14, 18, 16)
        self._column.setSpacing(10)
        if line.proposal is not None:
            self._add_proposal(line.proposal)
        elif line.problem is not None:
            self._add_problem(line.problem)
        else:
            self._column.addWidget(TitleText(line.heading, Role.CARD_TITLE))
            self._add_quiet(self._heading_text(line))
        self._column.addStretch(1)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _heading_text(self, line: Line) -> str:
        if line.group:
            return self._words.t("The tick stands for all changes of this action.")
        return self._words.t("These cells and lines of the form change nothing.")

    def _add_quiet(self, text: str) -> None:
        self._column.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True))

    def _add_value(self, heading: str, text: str, *, strong: bool = False) -> None:
        self._column.addWidget(Text(heading, Role.CAPTION_STRONG, tone="ink2"))
        shown = Text(text, Role.STRONG if strong else Role.BODY, wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(shown)

    def _add_proposal(self, proposal: Proposal) -> None:
        t, column = self._words.t, proposal.column
        self._column.addWidget(TitleText(what_text(proposal, self._words), Role.CARD_TITLE))
        place = place_text(proposal.sheet, proposal.row, self._words)
        self._add_quiet(f"{proposal.action} · {place}")
        if proposal.since is Since.CHANGED:
            said = t("This was changed here since the form was sent. Which value is right?")
            self._add_notice(said, t("Changed here since"))
        self._column.addWidget(hairline())
        after = value_text(column, proposal.after, self._words)
        if proposal.note_kind is not None:
            self._add_value(t("New entry of the log"), after, strong=True)
        else:
            if proposal.since is not Since.UNKNOWN:
                self._add_value(t("When sent"), value_text(column, proposal.sent, self._words))
            self._add_value(t("Here now"), value_text(column, proposal.now, self._words))
            self._add_value(t("In the form"), after, strong=True)
        for other, value in proposal.follows:
            self._add_quiet(
                t(
                    "With it, {field} becomes {value}.",
                    field=f"“{t(other.label)}”",
                    value=value_text(other, value, self._words),
                )
            )
        for hint in proposal.hints:
            self._add_notice(hint.text(self._words))

    def _add_problem(self, problem: RowProblem) -> None:
        t = self._words.t
        title = problem.title or t(problem.column) or t("Not taken")
        self._column.addWidget(TitleText(title, Role.CARD_TITLE))
        parts = [t(problem.column)] if problem.title and problem.column else []
        parts.append(place_text(problem.sheet, problem.row, self._words))
        self._add_quiet(" · ".join(parts))
        self._column.addWidget(hairline())
        self._column.addWidget(Text(problem.said.text(self._words), Role.BODY, wrap=True))

    def _add_notice(self, text: str, strong: str = "") -> None:
        self._column.addWidget(Notice(self._hub, text, tone="attn", icon="warning", strong=strong))
