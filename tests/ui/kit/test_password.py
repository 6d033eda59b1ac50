"""The password of files to write: on and off, shown, refused, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.password import HINT, MISSING, PasswordChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

WORD = "le tram de 8 heures"


@pytest.fixture
def choice(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Iterator[PasswordChoice]:
    """Return the part as a dialog puts it, in a window."""
    made = PasswordChoice(hub, tr, name="part")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (made.on, made.field, made):
        column.addWidget(widget)
    window.show()
    yield made
    window.close()


def test_off_there_is_nothing_to_fill_in(choice: PasswordChoice) -> None:
    assert choice.password() is None
    assert not choice.field.isVisible()
    assert choice.accepts()
    assert choice.on.accessibleName() == "Protect with a password"


def test_on_the_keyboard_goes_to_the_field(choice: PasswordChoice, qtbot: QtBot) -> None:
    choice.on.click()
    assert choice.field.isVisible()
    qtbot.waitUntil(choice.field.hasFocus)
    assert choice.hint.text() == HINT
    assert choice.field.echoMode() is QLineEdit.EchoMode.Password
    assert choice.field.accessibleName() == "Password"
    qtbot.keyClicks(choice.field, WORD)
    assert choice.password() == WORD
    assert choice.accepts()


def test_an_empty_one_is_no_fault_until_somebody_saves(choice: PasswordChoice) -> None:
    choice.on.click()
    assert choice.is_missing()
    assert choice.hint.text() == HINT
    assert not choice.accepts()
    assert choice.hint.text() == MISSING
    assert choice.field.property("error") is True
    choice.field.setText("a")
    assert choice.field.property("error") is False
    choice.field.setText("   ")
    assert not choice.accepts()


def test_show_shows_what_was_typed(choice: PasswordChoice) -> None:
    choice.on.click()
    choice.field.setText(WORD)
    choice.show_it.click()
    assert choice.field.displayText() == WORD
    assert choice.show_it.accessibleName() == "Hide"
    choice.show_it.click()
    assert WORD not in choice.field.displayText()


def test_advice_and_refusal_are_said_while_typing(choice: PasswordChoice) -> None:
    choice.on.click()
    choice.field.setText("tram")
    assert choice.hint.text().startswith("Short passwords")
    assert choice.accepts()
    choice.field.setText("10² trams")
    assert "character 3" in choice.hint.text()
    assert choice.field.accessibleDescription() == choice.hint.text()
    assert not choice.accepts()
    choice.field.setText(WORD)
    assert choice.hint.text() == HINT


def test_what_it_does_not_protect_is_named(choice: PasswordChoice) -> None:
    choice.set_unprotected(["Calendar"])
    assert not choice.bare.isVisible()
    choice.on.click()
    assert choice.bare.isVisible()
    assert choice.bare.text() == "Calendar: without a password, as the format knows none."
    choice.set_unprotected([])
    assert not choice.bare.isVisible()


def test_switched_off_it_is_forgotten(choice: PasswordChoice) -> None:
    choice.on.click()
    choice.field.setText(WORD)
    choice.show_it.click()
    choice.on.click()
    assert choice.password() is None
    choice.on.click()
    assert choice.password() == ""
    assert choice.field.echoMode() is QLineEdit.EchoMode.Password
