"""Editors of words and numbers: one line, several lines that grow, numbers, dates and times."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.models import Kind
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.form.editor import Editor
from pcve_desktop.ui.kit.form.parsing import (
    TypingError,
    parse_date,
    parse_number,
    parse_time,
    show_number,
)
from pcve_desktop.ui.kit.scan_wish import ask_for_scan

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field
    from pcve_desktop.ui.kit.theme import ThemeHub

_FEWEST_LINES, _MOST_LINES = 2, 14
_KEYBOARDS = {
    Kind.EMAIL: Qt.InputMethodHint.ImhEmailCharactersOnly,
    Kind.PHONE: Qt.InputMethodHint.ImhDialableCharactersOnly,
    Kind.URL: Qt.InputMethodHint.ImhUrlCharactersOnly,
}


class LineEditor(Editor):
    """One line of words, an address, a phone number."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, name=name, tr=tr, hub=hub)
        if field.scanned:
            ask_for_scan(self.line)
        if field.kind in _KEYBOARDS:
            self.line.setInputMethodHints(_KEYBOARDS[field.kind])
        self.line.editingFinished.connect(self.finished)

    def read(self) -> Any:
        return self.line.text().strip() or None

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class GrowingText(QPlainTextEdit):
    """A plain text of several lines, as tall as its content; Tab leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        # A plain text document counts its height in lines.
        lines = round(self.document().size().height())
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        frame = 2 * round(self.document().documentMargin()) + 14
        self.setFixedHeight(shown * metrics.lineSpacing() + frame)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A text that shows whole lets the page scroll.
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEditor(Editor):
    """A text of several lines."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.text = GrowingText()
        super().__init__(field, self.text, name=name, tr=tr, hub=hub)
        self.text.left.connect(self.finished)
        if field.scanned:
            ask_for_scan(self.text)

    def read(self) -> Any:
        return self.text.toPlainText().strip() or None

    def write(self, value: Any) -> None:
        self.text.setPlainText("" if value is None else str(value))


class NumberEditor(Editor):
    """A number typed in the habits of the language; empty is empty, never zero."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, name=name, tr=tr, hub=hub)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.line.editingFinished.connect(self.finished)

    def read(self) -> Any:
        whole = self.field.kind in {Kind.INTEGER, Kind.PERCENT}
        return parse_number(self.line.text(), self._tr, whole=whole)

    def write(self, value: Any) -> None:
        self.line.setText(show_number(value, self._tr, money=self.field.kind is Kind.MONEY))


class TimeEditor(Editor):
    """A time of day."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, name=name, tr=tr, hub=hub)
        self.line.setPlaceholderText(tr.t("Hours and minutes"))
        self.line.editingFinished.connect(self.finished)

    def read(self) -> Any:
        return parse_time(self.line.text(), self._tr)

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else self._tr.time(value))


class DateLine(QLineEdit):
    """A line for a date; Alt+Down, F4 or its button ask for the calendar."""

    calendar_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.calendar_asked.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A calendar under a date field, with today and no date; Esc closes it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._hub = hub
        self.setObjectName(name)
        self.setProperty("kind", "toast")
        self.calendar = QCalendarWidget()
        self.calendar.setObjectName(f"{name}.calendar")
        self.calendar.setAccessibleName(tr.t("Calendar"))
        self.calendar.setLocale(QLocale(tr.locale))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        today = Button(hub, tr.t("Today"), name=f"{name}.today", kind="quiet")
        clear = Button(hub, tr.t("No date"), name=f"{name}.clear", kind="quiet")
        today.clicked.connect(lambda: self._close(dt.date.today()))  # noqa: DTZ011 -- local day
        clear.clicked.connect(lambda: self._close(None))
        row = QHBoxLayout()
        row.addWidget(today)
        row.addStretch(1)
        row.addWidget(clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.calendar)
        column.addLayout(row)

    def open_at(self, below: QWidget, value: dt.date | None) -> None:
        """Show the calendar under a widget, on the screen it is on."""
        # Weekends are days like others here: no red.
        plain = QTextCharFormat()
        plain.setForeground(self._hub.theme.color("ink"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        day = value or dt.date.today()  # noqa: DTZ011 -- the user's own day
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        spot = below.mapToGlobal(QPoint(0, below.height() + 2))
        room = below.screen().availableGeometry()
        if spot.y() + self.height() > room.bottom():
            spot = below.mapToGlobal(QPoint(0, -self.height() - 2))
        spot.setX(max(room.left(), min(spot.x(), room.right() - self.width())))
        self.move(spot)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self._close(dt.date(day.year(), day.month(), day.day()))

    def _close(self, value: dt.date | None) -> None:
        self.hide()
        self.picked.emit(value)


class DateEditor(Editor):
    """A date, typed in any usual form or picked in a calendar."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.line = DateLine()
        self._popup: CalendarPopup | None = None
        super().__init__(field, self.line, name=name, tr=tr, hub=hub)
        self.line.setPlaceholderText(tr.t("Day, month, year"))
        self._button = self.line.addAction(
            hub.icons.icon("calendar", "ink"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._button.setObjectName(f"{name}.calendar")
        self._button.setText(tr.t("Open the calendar"))
        self._button.setToolTip(tr.t("Open the calendar"))
        self._button.triggered.connect(self.open_calendar)
        self.line.calendar_asked.connect(self.open_calendar)
        self.line.editingFinished.connect(self.finished)
        hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._button.setIcon(self._hub.icons.icon("calendar", "ink"))

    def read(self) -> Any:
        return parse_date(self.line.text(), self._tr, today=dt.date.today())  # noqa: DTZ011 -- the user's own day

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else self._tr.date(value))
        self.line.setCursorPosition(0)

    def open_calendar(self) -> CalendarPopup:
        """Show the calendar at the date of the field, or at today."""
        if self._popup is None:
            self._popup = CalendarPopup(
                self, name=f"{self.line.objectName()}.popup", tr=self._tr, hub=self._hub
            )
            self._popup.picked.connect(self._picked)
        try:
            value = self.read()
        except TypingError:
            value = None
        self._popup.open_at(self.line, value)
        return self._popup

    def _picked(self, value: dt.date | None) -> None:
        self.write(value)
        self.line.setFocus()
        self.finished.emit()
