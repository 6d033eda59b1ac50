"""The settings dialog of the welcome page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from pcve_desktop.settings import Settings
from pcve_desktop.ui.settings.dialog import SettingsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1024, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, hub: ThemeHub, tr: Translator) -> SettingsDialog:
    made = SettingsDialog(hub=hub, tr=tr, settings=Settings(language="en"), parent=window)
    made.open()
    return made


def press(dialog: SettingsDialog, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_a_change_takes_effect_while_the_dialog_stays(dialog: SettingsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.changed) as changed:
        press(dialog, "settings.theme.dark")
    assert changed.args[0].theme == "dark"
    assert dialog.isVisible()


def test_another_language_closes_it(dialog: SettingsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignals([dialog.changed, dialog.finished]):
        press(dialog, "settings.language.de")


def test_closing_keeps_the_office_being_typed(dialog: SettingsDialog, qtbot: QtBot) -> None:
    field = dialog.findChild(QLineEdit, "settings.office")
    assert field is not None
    field.setText("City of Valmont")
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.reject()
    assert changed.args[0].office == "City of Valmont"
