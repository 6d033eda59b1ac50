"""Fixtures of the window's tests: a light theme on the test application, and English."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6

from pcve_desktop.i18n import Translator
from pcve_desktop.services import networks
from pcve_desktop.settings import Settings
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.context import Context
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.kit.theme import ThemeHub
from pcve_desktop.ui.kit.toast import ToastHost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the off-screen platform say that it cannot pass on the smallest size of a window."""
    quiet = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(quiet)


@pytest.fixture
def hub(qapp: QApplication) -> Iterator[ThemeHub]:
    """Give a theme hub that is gone after the test, so that none outlives its widgets."""
    made = ThemeHub(qapp, "light")
    yield made
    made.close()


@pytest.fixture
def tr() -> Translator:
    return Translator("en")


@pytest.fixture(scope="session")
def begun_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a file with one begun network, once: tests work on copies."""
    path = tmp_path_factory.mktemp("begun") / "les-tilleuls.passerelle"
    ws = Workspace.create(path, office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), lead="Espace Jeunes")
    ws.close()
    return path


@pytest.fixture
def context(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, begun_network: Path, tmp_path: Path
) -> Iterator[Context]:
    """Give the context of a begun English network, with a window to put pages into."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QMainWindow

    path = tmp_path / begun_network.name
    shutil.copyfile(begun_network, path)
    ws = Workspace.open(path, office="Espace Jeunes")
    summary = networks.networks(ws)[0]
    runner = TaskRunner()
    made = Context(
        ws=ws,
        tr=tr,
        hub=hub,
        settings=Settings(),
        runner=runner,
        network_id=summary.id,
        cycle_id=summary.cycle_id,
    )
    window = QMainWindow()
    window.resize(1366, 768)
    toasts = ToastHost(window, hub, tr)
    made.attach(window, toasts)
    yield made
    # Deleted at once: the next theme would restyle all that is still alive, which takes seconds.
    toasts.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(window)
    runner.close()
    ws.close()
