"""The composition root: settings reach theme, language and disk."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from pcve_desktop.app import Application
from pcve_desktop.paths import settings_file
from pcve_desktop.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator


START = Settings(language="en", theme="light", text_size=100)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[Application]:
    made = Application(qapp, START)
    yield made
    made.window.close()
    made.close()
    shiboken6.delete(made.window)


def test_the_window_starts_in_the_language_of_the_settings(application: Application) -> None:
    assert application.words.language == "en"
    assert application.window.words is application.words
    assert application.hub.choice == "light"


def test_a_changed_theme_and_size_are_shown_and_saved(application: Application) -> None:
    changed = dataclasses.replace(START, theme="dark", text_size=130)
    application.window.apply_settings(changed)
    assert application.hub.theme.mode == "dark"
    assert application.hub.text_factor == pytest.approx(1.3)
    assert load_settings() == changed


def test_another_language_rebuilds_the_window(application: Application) -> None:
    application.window.apply_settings(dataclasses.replace(START, language="de"))
    assert application.window.words.language == "de"
    assert load_settings().language == "de"


def test_reduced_motion_reaches_the_theme(application: Application) -> None:
    application.window.apply_settings(dataclasses.replace(START, reduced_motion=True))
    assert application.hub.reduce_motion


def test_settings_that_cannot_be_saved_are_no_reason_to_stop(application: Application) -> None:
    target = settings_file()
    target.parent.parent.mkdir(parents=True, exist_ok=True)
    # A file where the folder should be.
    target.parent.write_text("in the way")
    application.window.apply_settings(dataclasses.replace(START, theme="dark"))
    assert application.hub.theme.mode == "dark"


def test_without_a_choice_the_system_decides_about_motion(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    for welcome in (True, False):
        monkeypatch.setattr(
            QApplication, "isEffectEnabled", staticmethod(lambda _effect, said=welcome: said)
        )
        application.window.apply_settings(dataclasses.replace(START, reduced_motion=not welcome))
        application.window.apply_settings(dataclasses.replace(START, reduced_motion=None))
        assert application.hub.reduce_motion is not welcome
