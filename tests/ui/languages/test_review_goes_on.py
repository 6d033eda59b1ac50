"""An open review in another language: the file stays open, what was decided stays decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from pcve_desktop.exchange.review import Choice
from pcve_desktop.models.actions import Action
from pcve_desktop.services import records
from pcve_desktop.ui.exchanging.page import ExchangePage
from tests.ui.accessibility.walking import Opened, opened, settle
from tests.ui.exchanging.plans import NextDoor
from tests.ui.languages.reading import Old, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LONG = 20_000
OURS, THEIRS = "Zwölf Gruppen", "Alle Gruppen"


@pytest.fixture
def begun(qapp: QApplication, begun_network: Path, tmp_path: Path) -> Iterator[Opened]:
    with opened(qapp, begun_network, tmp_path, language="en") as made:
        yield made


def test_a_review_goes_on_in_another_language(begun: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    ws = begun.shell.context.ws
    scope = {
        "network_id": begun.shell.context.network_id,
        "cycle_id": begun.shell.context.cycle_id,
    }
    action = records.create(ws, Action, values={**scope, "title": "Gruppen"}).first_id
    next_door = NextDoor(ws, tmp_path)
    records.update(ws, Action, action, values={"title": OURS})
    records.update(next_door.ws, Action, action, values={"title": THEIRS})
    page = begun.go("exchange")
    assert isinstance(page, ExchangePage)
    page.receive(next_door.hand_over(), ask=True)
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    assert page.review is not None
    page.review.deciding.choose((action, "title"), Choice.THEIRS)

    settings = begun.go("settings")
    button = settings.findChild(QAbstractButton, "settings.language.fr")
    assert button is not None
    button.click()
    settle()
    again = begun.shell.page("exchange")
    assert isinstance(again, ExchangePage)
    assert again is not page
    qtbot.waitUntil(lambda: again.review is not None, timeout=LONG)
    begun.go("exchange")

    review = again.review
    assert review is not None
    assert again.stack.currentWidget() is review
    assert review.deciding.choice((action, "title")) is Choice.THEIRS
    assert review.deciding.waiting() == 0
    old = Old("en")
    assert [text for _, text in texts(begun.window) if text in old] == []
    review.apply.click()
    qtbot.waitUntil(lambda: again.review is None, timeout=LONG)
    (now,) = (one for one in begun.shell.context.data.all(Action) if one.id == action)
    assert now.title == THEIRS
    next_door.ws.close()
