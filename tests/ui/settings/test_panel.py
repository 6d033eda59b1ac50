"""The settings panel: each control gives the new settings at once, and only what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSlider

from pcve_desktop.settings import Settings
from pcve_desktop.ui.settings.panel import SettingsPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

START = Settings(
    language="en", theme="light", text_size=100, office="Espace Jeunes", recent=("/a.passerelle",)
)


@pytest.fixture
def panel(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> SettingsPanel:
    made = SettingsPanel(hub, tr, START)
    qtbot.addWidget(made)
    return made


def slider(panel: SettingsPanel) -> QSlider:
    found = panel.findChild(QSlider, "settings.text_size")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("settings.language.fr", "language", "fr"),
        ("settings.theme.dark", "theme", "dark"),
        ("settings.theme.system", "theme", "system"),
        ("settings.motion.less", "reduced_motion", True),
        ("settings.motion.full", "reduced_motion", False),
    ],
)
def test_a_choice_changes_one_setting(
    panel: SettingsPanel, qtbot: QtBot, name: str, field: str, value: object
) -> None:
    button = panel.findChild(QAbstractButton, name)
    assert button is not None
    with qtbot.waitSignal(panel.changed) as changed:
        button.click()
    (settings,) = changed.args
    assert getattr(settings, field) == value
    assert settings.recent == START.recent
    assert settings.office == START.office


def test_the_current_settings_are_shown(panel: SettingsPanel) -> None:
    for name in ("settings.language.en", "settings.theme.light", "settings.motion.system"):
        button = panel.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isChecked()
    assert slider(panel).value() == 100


def test_the_text_size_goes_in_steps_of_five(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed) as changed:
        slider(panel).setValue(118)
    assert changed.args[0].text_size == 120
    assert [label.text() for label in panel.findChildren(QLabel) if "%" in label.text()] == ["120%"]


def test_the_range_is_that_of_the_settings(panel: SettingsPanel) -> None:
    assert (slider(panel).minimum(), slider(panel).maximum()) == (90, 160)


def test_while_the_handle_is_held_only_the_sample_grows(panel: SettingsPanel, qtbot: QtBot) -> None:
    sample = panel.findChild(QLabel, "settings.text_size.sample")
    assert sample is not None
    slider(panel).setSliderDown(True)
    with qtbot.assertNotEmitted(panel.changed):
        slider(panel).setValue(160)
    assert "24px" in sample.styleSheet()
    with qtbot.waitSignal(panel.changed) as changed:
        slider(panel).setSliderDown(False)
    assert changed.args[0].text_size == 160


def test_a_size_changed_elsewhere_is_shown_without_asking_again(
    panel: SettingsPanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.changed):
        panel.show_settings(Settings(text_size=140))
    assert slider(panel).value() == 140


def test_the_office_is_taken_over_when_it_is_left(panel: SettingsPanel, qtbot: QtBot) -> None:
    field = panel.findChild(QLineEdit, "settings.office")
    assert field is not None
    assert field.text() == "Espace Jeunes"
    field.setText("  Prevention   service ")
    with qtbot.waitSignal(panel.changed) as changed:
        field.editingFinished.emit()
    assert changed.args[0].office == "Prevention service"
    with qtbot.assertNotEmitted(panel.changed):
        field.editingFinished.emit()


def test_a_panel_that_is_gone_does_not_follow_the_text_size(
    qtbot: QtBot, hub: ThemeHub, tr: Translator
) -> None:
    panel = SettingsPanel(hub, tr, START)
    shiboken6.delete(panel)
    with qtbot.captureExceptions() as raised:
        hub.set_text_factor(1.4)
    assert raised == []
