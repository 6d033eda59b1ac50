"""The real window on a network begun today, with three partners, and nobody but the keyboard."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtTest import QTest

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import Sector
from pcve_desktop.services import networks, records
from pcve_desktop.settings import Settings
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.main_window import MainWindow
from tests.ui.evenings.keyboard import Evening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

PARTNERS = {
    "Collège des Tilleuls": Sector.YOUTH_EDUCATION,
    "FC Tilleuls": Sector.SPORT_CULTURE,
    "La Fraternité": Sector.FAITH_CIVIL,
}


@pytest.fixture
def evening(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, begun_network: Path, tmp_path: Path
) -> Iterator[Evening]:
    """Give the keyboard of a window that shows the overview of Les Tilleuls."""
    path = tmp_path / begun_network.name
    shutil.copyfile(begun_network, path)
    with Workspace.open(path, office="Espace Jeunes") as ws:
        (network,) = networks.networks(ws)
        for name, sector in PARTNERS.items():
            made = records.create(ws, Organisation, values={"name": name, "sector": sector})
            records.create(
                ws,
                Membership,
                values={"network_id": network.id, "organisation_id": made.first_id},
            )
    runner = TaskRunner()
    window = MainWindow(
        hub=hub, tr=tr, settings=Settings(language="en", office="Espace Jeunes"), runner=runner
    )
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowActive(window)
    assert window.open_path(path)
    keyboard = Evening(window)
    keyboard.settle()
    yield keyboard
    window.close()
    runner.close()
    # Deleted at once: the next theme would restyle all that is still alive.
    shiboken6.delete(window)
