"""The day on which something is noted to have happened: today, unless another is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.priorities import PriorityDecision
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.form.text_editors import DateEditor
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.ui.context import Context

_WIDTH = 170


class DayField(QWidget):
    """A label and a date in one line. Paper is often typed in on another day."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self._chosen: dt.date | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        field = fields_of(PriorityDecision)["decided_on"]
        self.editor = DateEditor(field, name=name, tr=context.tr, hub=context.hub)
        self.editor.setFixedWidth(context.hub.theme.px(_WIDTH))
        self.editor.finished.connect(self._left)
        above = self.editor.findChild(Text, f"{name}.label")
        if above is not None:
            above.hide()
        label = Text(self.editor.label(), Role.SECONDARY, tone="ink2")
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.editor)
        self.set_day(None)

    def day(self) -> dt.date | None:
        """Return the day chosen, None for today."""
        return self._chosen

    def set_day(self, day: dt.date | None) -> None:
        """Choose a day; None follows the calendar."""
        today = self._context.today()
        self._chosen = None if day == today else day
        self.editor.write(self._chosen or today)
        self.editor.set_problem("")

    def refresh(self) -> None:
        """Show today's date again when the night has passed and no day was chosen."""
        if self._chosen is None and not self.editor.has_focus():
            self.set_day(None)

    def _left(self) -> None:
        try:
            self.set_day(self.editor.read())
        except TypingError as problem:
            self.editor.set_problem(problem.message(self._context.tr))
