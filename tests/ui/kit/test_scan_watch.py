"""Warned while typing: when, where, what can be done, and that nothing is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.form.text_editors import LineEditor, TextEditor
from pcve_desktop.ui.kit.scan_note import ScanNote
from pcve_desktop.ui.kit.scan_watch import ScanWatch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

LINE, TEXT = "page.line", "form.action.description"


class Window(QWidget):
    """A form of an action, the name of an organisation, and a line for one entry after another."""

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self.line = EntryLine()
        self.line.setObjectName(LINE)
        self.form = RecordForm(
            Action, tr=tr, hub=hub, lookups=lambda _key: [], fields=["title", "description"]
        )
        self.partner = RecordForm(
            Organisation, tr=tr, hub=hub, lookups=lambda _key: [], fields=["name"]
        )
        column = QVBoxLayout(self)
        for part in (self.line, self.form, self.partner):
            column.addWidget(part)
        column.addStretch(1)
        self.watch = ScanWatch(
            self, window=self, hub=hub, tr=tr, known=lambda: {"Marcel Dupont Association"}
        )
        description, title = self.form.editor("description"), self.form.editor("title")
        name = self.partner.editor("name")
        assert isinstance(description, TextEditor)
        assert isinstance(title, LineEditor)
        assert isinstance(name, LineEditor)
        self.text, self.title, self.name = description.text, title.line, name.line

    def note(self, field: str) -> ScanNote | None:
        found = self.findChild(ScanNote, f"{field}.scan")
        return found if found is not None and found.isVisible() else None

    def said(self, field: str) -> str:
        note = self.note(field)
        return note.sentence.text() if note is not None else ""


@pytest.fixture
def window(hub: ThemeHub, tr: Translator, qtbot: QtBot) -> Window:
    made = Window(hub, tr)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def write(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, words)


def test_a_text_is_scanned_a_moment_after_the_last_key(window: Window, qtbot: QtBot) -> None:
    write(window.text, "We call 020 7946 0123")
    assert window.note(TEXT) is None

    qtbot.waitUntil(lambda: window.note(TEXT) is not None)
    assert window.said(TEXT) == "Looks like a phone number: 020 7946 0123"
    assert window.text.hasFocus()
    assert window.text.toPlainText() == "We call 020 7946 0123"
    (selection,) = window.text.extraSelections()
    assert selection.cursor.selectedText() == "020 7946 0123"
    look = selection.format
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert "never about named people" in window.text.accessibleDescription()


def test_it_goes_when_the_passage_goes(window: Window, qtbot: QtBot) -> None:
    write(window.text, "Karim B.")
    qtbot.waitUntil(lambda: window.note(TEXT) is not None)
    window.text.selectAll()
    write(window.text, "Many feel alone")

    qtbot.waitUntil(lambda: window.note(TEXT) is None)
    assert window.text.extraSelections() == []
    assert "named people" not in window.text.accessibleDescription()


def test_tab_reaches_both_ways_on(window: Window, qtbot: QtBot) -> None:
    window.text.setFocus()
    window.text.insertPlainText("😀 Karim B. and Léa M.")
    qtbot.waitUntil(lambda: window.note(TEXT) is not None)
    assert window.said(TEXT) == "Looks like the name of a person: Karim B. (and 1 more)"

    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert window.text.hasFocus()
    assert window.text.textCursor().selectedText() == "Karim B."
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert window.text.textCursor().selectedText() == "Léa M."

    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert window.note(TEXT) is None
    assert window.text.hasFocus()


def test_what_was_called_fine_is_not_said_again(window: Window, qtbot: QtBot) -> None:
    write(window.text, "Karim B.")
    qtbot.waitUntil(lambda: window.note(TEXT) is not None)
    note = window.note(TEXT)
    assert note is not None
    note.fine.click()
    write(window.title, "Karim B. and Yanis")

    qtbot.waitUntil(lambda: window.note("form.action.title") is not None)
    assert window.said("form.action.title") == "Looks like the name of a person: Yanis"


def test_names_of_organisations_and_known_ones_are_left_alone(window: Window, qtbot: QtBot) -> None:
    write(window.name, "Karim B. Foundation")
    write(window.text, "The Marcel Dupont Association helps, Yanis too")

    qtbot.waitUntil(lambda: window.note(TEXT) is not None)
    assert window.said(TEXT).endswith("Yanis")
    assert window.note("form.organisation.name") is None


def test_a_line_keeps_its_place_while_the_note_floats(window: Window, qtbot: QtBot) -> None:
    place, below = window.line.geometry(), window.form.geometry()
    write(window.line, "Mrs Whitfield said")
    qtbot.waitUntil(lambda: window.note(LINE) is not None)

    assert (window.line.geometry(), window.form.geometry()) == (place, below)
    note = window.note(LINE)
    assert note is not None
    assert note.geometry().top() > place.bottom()
    assert note.width() == place.width()
    window.title.setFocus()
    assert window.note(LINE) is None
    window.line.setFocus()
    assert window.note(LINE) is not None


def test_a_line_taken_at_once_is_scanned_all_the_same(window: Window, qtbot: QtBot) -> None:
    window.line.returnPressed.connect(window.line.empty)
    write(window.line, "Mrs Whitfield said")
    QTest.keyClick(window.line, Qt.Key.Key_Return)

    note = window.note(LINE)
    assert note is not None
    assert note.show_passage.isHidden()
    write(window.line, "Many feel alone")
    qtbot.waitUntil(lambda: window.note(LINE) is None)


def test_a_screen_reader_hears_it_once(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    write(window.text, "Karim B.")
    qtbot.waitUntil(lambda: window.note(TEXT) is not None)

    assert len(heard) == 1
    assert heard[0].startswith("Looks like the name of a person: Karim B.")


def test_nothing_of_the_note_is_cut(window: Window, qtbot: QtBot) -> None:
    window.resize(420, 900)
    write(window.line, "Mrs Whitfield said")
    qtbot.waitUntil(lambda: window.note(LINE) is not None)
    note = window.note(LINE)
    assert note is not None
    for label in note.findChildren(QLabel):
        assert label.heightForWidth(label.width()) <= label.height()
