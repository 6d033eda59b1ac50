"""F1 opens the help about the page or the dialog at hand, and Esc goes back to where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcve_desktop.ui.help.about import FIRST
from pcve_desktop.ui.help.dialog import TOPICS, HelpDialog
from tests.ui.accessibility.openers import OPENERS, dialog_of, focus
from tests.ui.accessibility.walking import STOPS, settle, tab_stops

if TYPE_CHECKING:
    from tests.ui.accessibility.walking import Opened

EXPECTED = {
    "overview": "six-steps",
    "actions": "actions",
    "partners": "partners",
    "history": "undo",
    "settings": "settings",
    "training.prepare": "training",
    "diagnosis.sort": "diagnosis",
    "sharing.charter": "sharing",
    "sharing.summary": "six-steps",
}
ABOUT = {
    "export": "export",
    "import": "import",
    "return form": "return-form",
    "hand over": "exchange",
    "gathering": "gathering",
    "record": "partners",
    "story of a record": "undo",
    "filters": "finding",
    "begin a cycle": "cycles",
}


def press_f1() -> None:
    held = focus()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_F1)
    settle()


def leave() -> None:
    held = focus()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Escape)
    settle()


def test_f1_is_about_every_place_and_page(english: Opened) -> None:
    topics = {}
    for stop in STOPS:
        page = english.go(stop)
        held = tab_stops(page)[0]
        held.setFocus(Qt.FocusReason.TabFocusReason)
        press_f1()
        dialog = dialog_of(english)
        assert isinstance(dialog, HelpDialog), stop
        topics[stop] = dialog.topic()
        leave()
        assert focus() is held, stop
    assert set(topics.values()) <= set(TOPICS) - {FIRST}
    assert {stop: topics[stop] for stop in EXPECTED} == EXPECTED


@pytest.mark.parametrize("name", [name for name in OPENERS if name != "help"])
def test_f1_is_about_a_dialog_and_leads_back_to_it(english: Opened, name: str) -> None:
    english.go("overview")
    OPENERS[name](english)
    dialog = dialog_of(english)
    held = focus()
    press_f1()
    shown = dialog.findChild(HelpDialog)
    assert shown is not None
    assert shown.topic() in TOPICS
    assert shown.topic() == ABOUT.get(name, shown.topic())
    # As large as over the page itself.
    assert shown.width() > 700
    press_f1()
    assert shown.topic() == "keyboard"
    leave()
    assert dialog.isVisible()
    assert focus() is held
    leave()
