"""Where a step stood before: its earlier states with date, reason and office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.services.step_history import Stood, states
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.parts import Lines
from pcve_desktop.ui.steps.reason import ASKS_WHY
from pcve_desktop.ui.steps.view import came_back

if TYPE_CHECKING:
    from pcve_desktop.models.network import StepProgress
    from pcve_desktop.ui.context import Context


class StoodBefore(QWidget):
    """A line for each earlier state, the latest first; hidden while there is none."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self._shown: list[Stood] = []
        self.setObjectName(name)
        title = context.tr.t("Where it stood before")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(title, Role.SECONDARY_STRONG, wrap=True))
        self._lines = Lines(gap=6)
        column.addWidget(self._lines)
        self.hide()

    def reload(self, progress: StepProgress | None) -> None:
        """Show what the step was before what it is now."""
        found = states(self._context.ws, progress.id)[:-1] if progress is not None else []
        if found != self._shown:
            self._shown = found
            self._lines.set_lines([self._line(one) for one in reversed(found)])
        self.setVisible(bool(found))

    def texts(self) -> list[str]:
        """Return the lines as they are read out, the latest state first."""
        return [self._said(one) for one in reversed(self._shown)]

    def _said(self, one: Stood) -> str:
        tr = self._context.tr
        parts = [tr.t(one.state.label)]
        if one.since is not None:
            parts.append(tr.date(one.since))
        if one.state is StepState.REVISIT and one.returned_from is not None:
            parts.append(came_back(tr, one.returned_from, None))
        parts.append(self._context.office(one.office))
        return " · ".join(parts)

    def _line(self, one: Stood) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        glyph = GlyphLabel(self._context.hub, glyph_of(one.state), size=16, color="ink2")
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        said = self._said(one)
        line.setAccessibleName(said)
        words.addWidget(Text(said, Role.SECONDARY, tone="ink2", wrap=True))
        if one.reason and one.state in ASKS_WHY:
            words.addWidget(Text(one.reason, Role.SECONDARY, wrap=True))
        row.addLayout(words, 1)
        return line
