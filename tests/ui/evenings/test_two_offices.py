"""Two offices, two real windows, one evening: what both changed is decided by keys, and comes back.

Espace Jeunes hands over; Rive Est, whose file was begun with theirs, receives, decides, takes it
back and in again, and hands back. In the end both files show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths
from PySide6.QtTest import QTest

from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.review import Choice
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action
from pcve_desktop.services import records
from pcve_desktop.settings import Settings
from pcve_desktop.store.check import check
from pcve_desktop.ui.exchanging.page import ExchangePage
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.main_window import MainWindow
from tests.journal.world import differences
from tests.ui.evenings.keyboard import Evening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub
    from tests.journal.oracle import Rows

LONG = 20_000
TITLE = "Open evenings"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder into which the dialog saves: the shared one of both offices."""
    made = tmp_path / "shared"
    made.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(made))
    return made


@pytest.fixture
def action(evening: Evening) -> str:
    """Give an action that both offices know."""
    assert evening.window.shell is not None
    context = evening.window.shell.context
    network, cycle = evening.data.network, evening.data.cycle
    assert cycle is not None
    values = {"network_id": network.id, "cycle_id": cycle.id, "title": TITLE, "place": "Hall"}
    made = records.create(context.ws, Action, values=values)
    context.announce(made)
    return str(made.first_id)


@pytest.fixture
def neighbour(
    evening: Evening,
    action: str,
    hub: ThemeHub,
    tr: Translator,
    tmp_path: Path,
    folder: Path,
    qtbot: QtBot,
) -> Iterator[Evening]:
    """Give the keyboard of a second window, whose file was begun with a package of the first."""
    path = tmp_path / "rive-est.passerelle"
    with open_package(hand_over(evening, folder, qtbot)) as package:
        begin_from(package, path, office="Rive Est").close()
    runner = TaskRunner()
    settings = Settings(language="en", office="Rive Est")
    window = MainWindow(hub=hub, tr=tr, settings=settings, runner=runner)
    window.resize(1366, 768)
    window.show()
    come_to(window)
    assert window.open_path(path)
    keyboard = Evening(window)
    keyboard.settle()
    yield keyboard
    window.close()
    runner.close()
    shiboken6.delete(window)


def come_to(window: MainWindow) -> None:
    """Let a window come to the front, as people do when two are open."""
    window.activateWindow()
    window.raise_()
    QTest.qWaitForWindowActive(window)


def hand_over(evening: Evening, folder: Path, qtbot: QtBot) -> Path:
    """Hand over what there is by the dialog; return the file."""
    come_to(evening.window)
    before = set(folder.iterdir())
    evening.press("Ctrl+Shift+E", "Ctrl+N")
    evening.reach("hand.save")
    evening.press("Return")
    qtbot.waitUntil(lambda: evening.has("hand.saved.close"), timeout=LONG)
    evening.settle()
    evening.press("Escape")
    (made,) = set(folder.iterdir()) - before
    return made


def review(evening: Evening, path: Path, qtbot: QtBot) -> ExchangePage:
    """Open a file that came, as by a double click; return the page once it is looked at."""
    come_to(evening.window)
    evening.window.wish(f"receive:{path}")
    assert evening.window.shell is not None
    page = evening.window.shell.page("exchange")
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    evening.settle()
    return page


def apply(evening: Evening, page: ExchangePage, qtbot: QtBot) -> None:
    evening.press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.review is None, timeout=LONG)
    evening.settle()


def change(evening: Evening, record: str, **values: object) -> None:
    assert evening.window.shell is not None
    context = evening.window.shell.context
    context.announce(records.update(context.ws, Action, record, values=values))
    evening.settle()


def place_of(evening: Evening, record: str) -> str | None:
    (place,) = [one.place for one in evening.all(Action) if one.id == record]
    return place


def rows(evening: Evening) -> Rows:
    """Return all tables of the file that a window has open."""
    assert evening.window.workspace is not None
    with evening.window.workspace.read() as session:
        connection = session.connection()
        return {
            key: {
                row["id"]: dict(row)
                for row in connection.execute(cls.__table__.select()).mappings()
            }
            for key, cls in ENTITIES.items()
        }


def test_what_two_windows_changed_is_one_in_the_end(
    evening: Evening, neighbour: Evening, action: str, folder: Path, qtbot: QtBot
) -> None:
    change(evening, action, place="Parc des Tilleuls", title="Open evenings in spring")
    change(neighbour, action, place="Gare")
    before = rows(neighbour)

    # Rive Est sees the conflict, and takes theirs.
    page = review(neighbour, hand_over(evening, folder, qtbot), qtbot)
    assert page.review is not None
    assert page.review.deciding.waiting() == 1
    assert place_of(neighbour, action) == "Gare"
    neighbour.press("2")
    assert page.review.deciding.waiting() == 0
    chosen = page.review.deciding.decisions.choices
    assert chosen == {(action, "place"): Choice.THEIRS}
    apply(neighbour, page, qtbot)
    assert place_of(neighbour, action) == "Parc des Tilleuls"
    merged = rows(neighbour)

    # As if it had never come, and again as it was.
    neighbour.press("Ctrl+Z")
    assert differences(before, rows(neighbour)) == []
    assert place_of(neighbour, action) == "Gare"
    neighbour.press("Ctrl+Y")
    assert differences(merged, rows(neighbour)) == []

    # Handed back, it decides nothing anew: nobody is asked.
    page = review(evening, hand_over(neighbour, folder, qtbot), qtbot)
    assert page.review is not None
    assert page.review.deciding.waiting() == 0
    apply(evening, page, qtbot)
    page = review(neighbour, hand_over(evening, folder, qtbot), qtbot)
    apply(neighbour, page, qtbot)
    assert differences(rows(evening), rows(neighbour)) == []
    for each in (evening, neighbour):
        assert each.window.workspace is not None
        assert check(each.window.workspace.path).ok
