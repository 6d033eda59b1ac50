"""An evening of exchange: a file is handed over, one comes, is decided by keys, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.ui.exchanging.page import ExchangePage
from tests.ui.exchanging.plans import NextDoor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.evenings.keyboard import Evening

LONG = 20_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder into which the dialog saves."""
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(made))
    return made


@pytest.fixture
def next_door(evening: Evening, tmp_path: Path) -> Iterator[NextDoor]:
    """Give Rive Est, which began with our file and worked on."""
    assert evening.window.workspace is not None
    made = NextDoor(evening.window.workspace, tmp_path)
    college = next(one for one in evening.all(Organisation) if one.name.startswith("Collège"))
    made.add_action("Bike repair Saturday")
    records.update(made.ws, Organisation, college.id, values={"city": "Rive Est", "notes": "Ask."})
    records.update(made.ws, Network, evening.data.network.id, values={"city": "Rive Est"})
    context = evening.window.shell.context if evening.window.shell else None
    assert context is not None
    for entity, record, values in (
        (Organisation, college.id, {"city": "Valmont"}),
        (Network, evening.data.network.id, {"city": "Valmont"}),
    ):
        context.announce(records.update(context.ws, entity, record, values=values))
    yield made
    made.ws.close()


def titles(evening: Evening) -> set[str]:
    return {action.title for action in evening.all(Action)}


def test_two_offices_hand_each_other_files(
    evening: Evening, next_door: NextDoor, folder: Path, qtbot: QtBot
) -> None:
    window = evening.window
    assert window.shell is not None
    context = window.shell.context

    # Hand over what we have.
    evening.press("Ctrl+Shift+E", "Ctrl+N")
    evening.reach("hand.whom")
    evening.reach("hand.save")
    evening.press("Return")
    qtbot.waitUntil(lambda: evening.has("hand.saved.close"), timeout=LONG)
    evening.settle()
    evening.press("Escape")
    assert [path.suffix for path in folder.iterdir()] == [SUFFIX]
    assert len(ledger.sent(context.ws)) == 2

    # A file of theirs comes, as by a double click.
    window.wish(f"receive:{next_door.hand_over()}")
    page = window.shell.page("exchange")
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    evening.settle()
    assert evening.focus.objectName() == "exchange.review.list"
    assert window.shell.rail.item("exchange").accessibleName() == "Exchange, 1"
    review = page.review
    assert review is not None
    assert review.deciding.waiting() == 2

    # Theirs for the first, in the list; ours for the second, in its card.
    evening.press("2")
    evening.press("Return")
    assert evening.focus.objectName().startswith("exchange.review.conflict.")
    evening.press("1")
    assert evening.focus.objectName() == "exchange.review.apply"
    assert titles(evening) == set()
    evening.press("Ctrl+Return")
    qtbot.waitUntil(lambda: page.review is None, timeout=LONG)
    evening.settle()
    assert titles(evening) == {"Bike repair Saturday"}
    college = next(one for one in evening.all(Organisation) if one.name.startswith("Collège"))
    assert {college.city, evening.data.network.city} == {"Valmont", "Rive Est"}
    assert college.notes == "Ask."
    assert window.shell.rail.item("exchange").accessibleName() == "Exchange"

    # Taken back whole, and taken in again.
    evening.press("Ctrl+Z")
    assert titles(evening) == set()
    assert evening.data.network.city == "Valmont"
    evening.press("Ctrl+Y")
    assert titles(evening) == {"Bike repair Saturday"}
    evening.reach("exchange.receipt.0.turn")
    evening.press("Space")
    qtbot.waitUntil(lambda: titles(evening) == set(), timeout=LONG)
    QApplication.processEvents()


def test_a_file_is_left_for_later_by_keyboard(
    evening: Evening, next_door: NextDoor, qtbot: QtBot
) -> None:
    window = evening.window
    assert window.shell is not None
    window.wish(f"receive:{next_door.hand_over()}")
    page = window.shell.page("exchange")
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    evening.settle()
    evening.reach("exchange.review.later", key="Shift+Tab")
    evening.press("Space")
    assert evening.focus.objectName() == "exchange.waiting.0.review"
    evening.press("Ctrl+0")
    evening.reach("overview.exchange.review")
    evening.press("Space")
    qtbot.waitUntil(lambda: evening.focus.objectName() == "exchange.review.list", timeout=LONG)
    evening.reach("exchange.review.cancel")
    evening.press("Space")
    assert evening.has("exchange.waiting.0")
