"""Ways to go on with a sentence each, and the password of a file, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.ui.kit.offer_dialog import OfferDialog, Way
from pcve_desktop.ui.kit.password_dialog import PasswordDialog
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

WAYS = (
    Way("begin", "plus", "Begin with this file", "A network of your own is made from it."),
    Way("into", "folder", "Add it to another file", "For the city: several networks in one file."),
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def offer(hub: ThemeHub, tr: Translator, parent: QWidget) -> OfferDialog:
    made = OfferDialog(hub, tr, "A file", "From the city", WAYS, name="offer", parent=parent)
    made.open()
    return made


def test_enter_takes_the_way_that_is_proposed(offer: OfferDialog, qtbot: QtBot) -> None:
    assert clipped(offer) == []
    first = offer.findChild(QWidget, "offer.begin")
    assert first is not None
    qtbot.waitUntil(lambda: offer.focusWidget() is first)
    assert first.accessibleName() == (
        "Begin with this file. A network of your own is made from it."
    )  # fmt: skip
    with qtbot.waitSignal(offer.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Return)
    assert chosen.args == ["begin"]


def test_tab_leads_to_the_next_way(offer: OfferDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: offer.focusWidget() is not None)
    QTest.keyClick(offer.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(offer.chosen) as chosen:
        QTest.keyClick(offer.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == ["into"]


def test_closing_chooses_nothing(offer: OfferDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(offer.chosen), qtbot.waitSignal(offer.rejected):
        QTest.keyClick(offer, Qt.Key.Key_Escape)


def test_a_password_is_hidden_until_it_is_to_be_shown(
    hub: ThemeHub, tr: Translator, parent: QWidget, qtbot: QtBot
) -> None:
    dialog = PasswordDialog(
        hub, tr, "“a” has a password.", name="password", parent=parent, problem="Another one."
    )
    dialog.open()
    assert clipped(dialog) == []
    assert not dialog.go_on.isEnabled()
    QTest.keyClicks(dialog.field, "three words")
    assert dialog.field.echoMode() == QLineEdit.EchoMode.Password
    dialog.show_it.click()
    assert dialog.field.echoMode() == QLineEdit.EchoMode.Normal
    with qtbot.waitSignal(dialog.entered) as entered:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert entered.args == ["three words"]
