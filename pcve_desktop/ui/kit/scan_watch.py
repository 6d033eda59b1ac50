"""Scanning what is typed: a moment after the last key, in every field that asks for it.

A field asks with the property `scanned` (`scan_wish`). Nothing is blocked and nothing is
stored: what somebody called fine is remembered until the network is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from pcve_desktop.ui.kit.form.editor import Editor
from pcve_desktop.ui.kit.scan_note import ScanNote
from pcve_desktop.ui.kit.scan_wish import asks_for_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pcve_desktop.i18n import Translator
    from pcve_desktop.scan import Mark
    from pcve_desktop.ui.kit.theme import ThemeHub

PAUSE_MS = 400
_GAP = 4


class ScanWatch(QObject):
    """Follows the keyboard through a window and its dialogs.

    `known()` returns texts that are no secret.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        window: QWidget,
        hub: ThemeHub,
        tr: Translator,
        known: Callable[[], Collection[str]],
    ) -> None:
        super().__init__(parent)
        self.hub, self.words = hub, tr
        self._window, self._known = window, known
        self._fine: set[str] = set()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def marks(self, text: str) -> list[Mark]:
        """Return what looks personal in a text and was not called fine."""
        from pcve_desktop.scan import passage, scan

        found = scan(text, known=self._known(), language=self.words.language)
        return [mark for mark in found if passage(text, mark).casefold() not in self._fine]

    def agree(self, passages: Collection[str]) -> None:
        """Remember passages as fine, as long as this network is open."""
        self._fine.update(words.casefold() for words in passages)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QLineEdit | QPlainTextEdit) or not asks_for_scan(now):
            return
        if self._holds(now) and not now.findChildren(FieldWatch, "scan.watch"):
            FieldWatch(now, self)

    def _holds(self, widget: QWidget) -> bool:
        """Say whether a widget stands in the window or in a dialog of it."""
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None


class FieldWatch(QObject):
    """Watches one field from the moment somebody comes into it."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, watch: ScanWatch) -> None:
        super().__init__(field)
        self.setObjectName("scan.watch")
        self._field, self._watch = field, watch
        self._note: ScanNote | None = None
        self._floats = False
        self._host: QWidget | None = None
        self._text = self._shown_text = ""
        self._marks: list[Mark] = []
        self._next = 0
        self._described = field.accessibleDescription()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._scan)
        field.textChanged.connect(self._typed)
        watch.hub.changed.connect(self._underline)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._text = self._read()
        if self._text:
            self._timer.start()

    def _read(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    # ---------------------------------------------------------------- scanning

    def _typed(self) -> None:
        before, self._text = self._text, self._read()
        if self._text == before:
            return
        if self._text:
            self._timer.start()
            return
        hasty = self._timer.isActive()
        self._timer.stop()
        # Enter came before the pause was over: what was just taken over is scanned all the same.
        taken = self._watch.marks(before) if hasty and self._takes() else []
        self._show(taken, before, selectable=False)

    def _takes(self) -> bool:
        """Say whether the field is emptied by taking over what was typed."""
        return isinstance(self._field, QLineEdit) and self._editor() is None

    def _scan(self) -> None:
        self._show(self._watch.marks(self._text), self._text, selectable=True)

    def _show(self, marks: list[Mark], text: str, *, selectable: bool) -> None:
        changed = [(m.start, m.end) for m in marks] != [(m.start, m.end) for m in self._marks]
        self._marks, self._next = marks, 0
        self._shown_text = text
        if not marks:
            self._put_away()
            return
        note = self._note or self._make_note()
        first = marks[0]
        sentence = self._watch.words.t(first.reason, passage=text[first.start : first.end])
        said = note.say(sentence, more=len(marks) - 1, selectable=selectable)
        note.show()
        self._place()
        self._underline()
        self._field.setAccessibleDescription(" ".join(filter(None, [self._described, said])))
        if changed and self._field.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _put_away(self) -> None:
        if self._note is not None and not self._note.isHidden():
            within = self._note.isAncestorOf(QApplication.focusWidget() or self._field)
            self._note.hide()
            if within:
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field.setAccessibleDescription(self._described)
        self._underline()

    # ---------------------------------------------------------------- the note

    def _editor(self) -> Editor | None:
        above = self._field.parentWidget()
        return above if isinstance(above, Editor) else None

    def _make_note(self) -> ScanNote:
        editor = self._editor()
        watch, field = self._watch, self._field
        self._floats = editor is None
        host = editor or self._ground()
        note = ScanNote(watch.hub, watch.words, name=f"{field.objectName()}.scan", parent=host)
        note.shown.connect(self._select_next)
        note.agreed.connect(self._agree)
        if editor is not None:
            editor.add_below(note)
        else:
            self._host = host
            host.installEventFilter(self)
            field.installEventFilter(self)
        QWidget.setTabOrder(field, note.show_passage)
        QWidget.setTabOrder(note.show_passage, note.fine)
        self._note = note
        return note

    def _ground(self) -> QWidget:
        """Return what a floating note stands on: it scrolls with the field."""
        above = self._field.parentWidget()
        while above is not None and not above.isWindow():
            around = above.parentWidget()
            outer = around.parentWidget() if around is not None else None
            if isinstance(outer, QScrollArea) and outer.widget() is above:
                return above
            above = around
        return self._field.window()

    def _place(self) -> None:
        """Put a floating note under its field, over what is there: nothing moves."""
        note, host, field = self._note, self._host, self._field
        if note is None or host is None or note.isHidden():
            return
        spot = field.mapTo(host, QPoint(0, field.height() + _GAP))
        needed = note.heightForWidth(field.width())
        tall = needed if needed > 0 else note.sizeHint().height()
        if spot.y() + tall > host.height():
            above = field.mapTo(host, QPoint(0, -tall - _GAP))
            spot = above if above.y() >= 0 else spot
        note.setGeometry(spot.x(), spot.y(), field.width(), tall)
        note.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}:
            self._place()
        elif event.type() == QEvent.Type.Hide and self._note is not None and self._floats:
            self._note.hide()
        return False

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._note is None or not self._floats or now is None:
            return
        if now is self._field:
            self._note.setVisible(bool(self._marks) and self._shown_text == self._text)
            self._place()
        elif not self._note.isAncestorOf(now):
            self._note.hide()

    # ---------------------------------------------------------------- what can be done

    def _select_next(self) -> None:
        """Select a passage in the field; again: the next one."""
        if not self._marks:
            return
        mark = self._marks[self._next % len(self._marks)]
        self._next += 1
        start, end = _units(self._text, mark.start), _units(self._text, mark.end)
        field = self._field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setSelection(start, end - start)
        else:
            field.setTextCursor(_cursor(field, start, end))
            field.ensureCursorVisible()

    def _agree(self) -> None:
        text = self._shown_text
        self._watch.agree([text[mark.start : mark.end] for mark in self._marks])
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show([], text, selectable=False)

    def _underline(self) -> None:
        """Draw a dotted line under the passages of a text of several lines."""
        field = self._field
        if not isinstance(field, QPlainTextEdit):
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(self._watch.hub.theme.color("attn"))
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            selection.cursor = _cursor(
                field, _units(self._text, mark.start), _units(self._text, mark.end)
            )
            selections.append(selection)
        field.setExtraSelections(selections)


def _cursor(field: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str, at: int) -> int:
    """Return a place as Qt counts it: in UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
