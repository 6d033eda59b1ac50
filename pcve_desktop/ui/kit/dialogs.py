"""Dialogs over a scrim: base, question or message, and progress of background work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.buttons import Button, IconButton, Kind
from pcve_desktop.ui.kit.focus import FocusRing
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.palette import SCRIM
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import DIALOG_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.tasks import Task
    from pcve_desktop.ui.kit.theme import ThemeHub

FADE_MS = 120
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


class Scrim(QWidget):
    """A dark veil over a whole window while a dialog is open above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        red, green, blue, opacity = SCRIM
        QPainter(self).fillRect(self.rect(), QColor(red, green, blue, round(opacity * 255)))


@runtime_checkable
class GivesHelp(Protocol):
    """A window that opens the help."""

    def give_help(self, over: QWidget | None = None) -> None:
        """Open the help about what is at hand."""


class Dialog(QDialog):
    """The base of dialogs: title and Close, scrolling `body`, footer with buttons at the right.

    Esc closes, the first field has the focus, closing gives the focus back. Use `open()` and
    the signals `accepted`/`rejected`.
    """

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        title: str,
        *,
        name: str,
        width: int = 560,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self.hub, self.tr_ = hub, tr
        self._wanted = width
        self._scrim: Scrim | None = None
        self._came_from: QWidget | None = None
        self._first: QWidget | None = None
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(1, 1, 1, 1)
        self._across.setSpacing(0)
        self._side: QWidget | None = None
        outer = QVBoxLayout()
        outer.setSpacing(0)
        self._across.addLayout(outer, 1)
        head = self._title_row = QHBoxLayout()
        head.setContentsMargins(28, 18, 16, 8)
        self.title = Text(title, Role.DETAIL_TITLE, wrap=True)
        head.addWidget(self.title, 1)
        self.shut = IconButton(hub, "close", tr.t("Close"), name=f"{name}.close")
        self.shut.clicked.connect(self.reject)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(28, 4, 28, 20)
        self.body.setSpacing(12)
        self.area = ScrollArea(inside, name=f"{name}.scroll")
        outer.addWidget(self.area, 1)
        self._line = QFrame()
        self._line.setProperty("kind", "hairline")
        outer.addWidget(self._line)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(28, 12, 28, 12)
        self._footer.setSpacing(8)
        self.note = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._footer.addWidget(self.note, 1)
        outer.addLayout(self._footer)
        self._ring = FocusRing(self, hub)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.ask_help)
        hub.changed.connect(self.update)

    def add_button(self, text: str, *, name: str, kind: Kind = "default") -> Button:
        """Add a button to the footer, left to right, and return it; connect it yourself."""
        button = Button(self.hub, text, name=name, kind=kind)
        if kind == "primary":
            button.setDefault(True)
        self._footer.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> Button:
        """Add the button that closes without doing anything."""
        label = text or self.tr_.t("Cancel")
        button = self.add_button(label, name=f"{self.objectName()}.cancel")
        button.clicked.connect(self.reject)
        return button

    def set_side(self, widget: QWidget, share: float, row: QHBoxLayout) -> None:
        """Show a pane at the right, as high as the dialog; Close goes to the end of its `row`.

        `share` is its part of the width.
        """
        self._side = widget
        self._across.addWidget(widget)
        self._across.setStretch(0, round(1000 * (1 - share)))
        self._across.setStretch(1, round(1000 * share))
        self._title_row.removeWidget(self.shut)
        row.addWidget(self.shut)

    def ask_help(self) -> None:
        """Ask the window for the help about this dialog."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, GivesHelp):
            above = above.parentWidget()
        if above is not None:
            above.give_help(self)

    def set_first(self, widget: QWidget) -> None:
        """Say which widget has the focus when the dialog opens."""
        self._first = widget

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.parentWidget()
        if window is None or event.spontaneous():
            return
        self._came_from = window.focusWidget()
        if self._scrim is None:
            self._scrim = Scrim(window)
        self._scrim.show()
        self._scrim.raise_()
        self._fit(window)
        if not self.hub.reduce_motion:
            self._fade_in()
        first = self._first or self._first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None and not event.spontaneous():
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
            window = self.parentWidget()
            if window is not None:
                # Not every window manager goes back to the window below by itself.
                window.activateWindow()
            if self._came_from is not None and shiboken6.isValid(self._came_from):
                self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fade_in(self) -> None:
        fade = QPropertyAnimation(self, b"windowOpacity", self)
        fade.setDuration(FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _fit(self, window: QWidget) -> None:
        width = min(self.hub.theme.px(self._wanted), window.width() - 32)
        inside = self.body.sizeHint().height()
        beside = 0
        if self._side is not None:
            beside = width * self._across.stretch(1) // 1000
        if self.body.hasHeightForWidth():
            inside = self.body.totalHeightForWidth(width - beside - 2)
        around = self._title_row.sizeHint().height() + self._footer.sizeHint().height() + 3
        wanted = inside + around
        if self._side is not None:
            wanted = max(wanted, self._side.sizeHint().height())
        height = min(wanted, window.height() - 48)
        # A bar of the first layout would stay: beside it, texts break more and need it.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(width, height)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle - QPoint(width // 2, height // 2))

    def _first_field(self) -> QWidget | None:
        for widget in self.findChildren(QWidget):
            if not widget.isEnabled() or not widget.isVisibleTo(self):
                continue
            scrolls = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, _FIELDS)
            if isinstance(widget, _FIELDS) and not scrolls:
                return widget
        return self.focusWidget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.hub.theme.color("line"), 1))
        painter.setBrush(self.hub.theme.color("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, DIALOG_RADIUS, DIALOG_RADIUS)


class MessageDialog(Dialog):
    """A question or message with a few answers; `answered(key)`, empty when closed with Esc."""

    answered = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        title: str,
        text: str,
        answers: list[tuple[str, str, Kind]],
        *,
        name: str,
        width: int = 460,
        parent: QWidget,
    ) -> None:
        """Take (key, label, kind) per answer; the last one has the focus."""
        super().__init__(hub, tr, title, name=name, width=width, parent=parent)
        self.finished.connect(self.deleteLater)
        self._answer = ""
        words = Text(text, Role.BODY, tone="ink2", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)
        self.setAccessibleDescription(text)
        for key, label, kind in answers:
            button = self.add_button(label, name=f"{name}.{key}", kind=kind)
            button.clicked.connect(lambda _checked=False, picked=key: self._choose(picked))
            self.set_first(button)
        self.finished.connect(lambda: self.answered.emit(self._answer))

    def _choose(self, key: str) -> None:
        self._answer = key
        self.accept()


class ProgressDialog(Dialog):
    """The progress of a task: shows itself after 300 ms, cancels the task, closes when it ends."""

    DELAY = 300

    def __init__(
        self, hub: ThemeHub, tr: Translator, task: Task, title: str, *, name: str, parent: QWidget
    ) -> None:
        super().__init__(hub, tr, title, name=name, width=420, parent=parent)
        self._task = task
        self.words = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        # Without an end in sight Qt lets the bar wander, which is motion.
        self.bar.setRange(0, 1 if hub.reduce_motion else 0)
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self._stop = self.add_button(tr.t("Cancel"), name=f"{name}.cancel")
        self._stop.clicked.connect(self.reject)
        self.set_first(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        self._timer.start(self.DELAY)
        task.progressed.connect(self._progress)
        task.finished.connect(self._end)

    def reject(self) -> None:
        """Ask the task to stop; the dialog closes when it has."""
        self._stop.setEnabled(False)
        self.words.setText(self.tr_.t("Stopping…"))
        self._task.cancel()

    def _progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, max(total, 1) if self.hub.reduce_motion else total)
        self.bar.setValue(done)
        self.words.setText(text)

    def _end(self) -> None:
        self._timer.stop()
        self.accept()
        self.deleteLater()
