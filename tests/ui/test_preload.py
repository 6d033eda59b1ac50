"""Importing ahead: what is there afterwards, and that it can be left."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.preload import Preloader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# In a program of its own, because this one has everything imported already.
_PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from pcve_desktop.app import Application
from pcve_desktop.settings import Settings
qt = QApplication([])
application = Application(qt, Settings(language="en"))
application.window.show()
assert "sqlalchemy" not in sys.modules
application.preloader.finished.connect(qt.quit)
application.load_ahead()
qt.exec()
application.close()
print(*sys.modules)
"""


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


@pytest.mark.usefixtures("passerelle_home")
def test_the_window_of_a_network_is_ready_when_it_has_finished() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True, timeout=60
    )
    loaded = set(run.stdout.split())
    assert "pcve_desktop.store.workspace" in loaded
    assert "pcve_desktop.ui.shell" in loaded
    assert "pcve_desktop.ui.actions.page" in loaded
    assert "pcve_desktop.ui.steps.sharing.charter" in loaded


def test_it_says_when_everything_is_there(runner: TaskRunner, qtbot: QtBot) -> None:
    preloader = Preloader(runner)
    with qtbot.waitSignal(preloader.finished):
        preloader.start()


def test_nothing_follows_when_it_is_stopped(runner: TaskRunner, qtbot: QtBot) -> None:
    preloader = Preloader(runner)
    with qtbot.assertNotEmitted(preloader.finished, wait=100):
        preloader.start()
        preloader.stop()
