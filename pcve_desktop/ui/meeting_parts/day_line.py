"""A short line for a date beside what is being added: "3.12." or "3 December"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from pcve_desktop.ui.kit.form.parsing import TypingError, parse_date
from pcve_desktop.ui.kit.text import repolish

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.ui.context import Context


class DayLine(QLineEdit):
    """A date that may stay empty. `complained(sentence)`: how to write it, empty once it is right.

    Enter is the caller's; leaving the line shows the date as it was understood.
    """

    complained = Signal(str)

    def __init__(self, context: Context, label: str, *, name: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.setToolTip(context.tr.t("Day, month, year"))
        self.editingFinished.connect(self._show_understood)
        self.textEdited.connect(lambda _text: self._mark(""))

    def day(self) -> dt.date | None:
        """Return the date, None for an empty line. Raises TypingError for what is no date."""
        return parse_date(self.text(), self._context.tr, today=self._context.today())

    def is_right(self) -> bool:
        """Say whether the line holds a date or nothing; if not, say how to write one."""
        try:
            self.day()
        except TypingError as error:
            self._mark(error.message(self._context.tr))
            return False
        self._mark("")
        return True

    def empty(self) -> None:
        """Begin anew."""
        self.setText("")
        self._mark("")

    def _show_understood(self) -> None:
        if self.is_right() and (day := self.day()) is not None:
            self.setText(self._context.tr.date(day))

    def _mark(self, sentence: str) -> None:
        if bool(self.property("error")) != bool(sentence):
            self.setProperty("error", bool(sentence))
            repolish(self)
        self.setAccessibleDescription(sentence)
        self.complained.emit(sentence)
