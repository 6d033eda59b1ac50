"""A name slips into the silent writing: the note is reached, read and answered by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.ui.kit.scan_note import ScanNote

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.evenings.keyboard import Evening


def note(evening: Evening) -> ScanNote | None:
    found = evening.window.findChildren(ScanNote)
    return next((item for item in found if item.isVisible()), None)


def test_a_name_is_noticed_and_the_card_is_still_mine(evening: Evening, qtbot: QtBot) -> None:
    evening.press("Ctrl+2")
    evening.reach("diagnosis.gather.line")
    evening.type("Karim B. feels left out at FC Tilleuls")
    qtbot.waitUntil(lambda: note(evening) is not None)
    shown = note(evening)
    assert shown is not None
    assert shown.sentence.text() == "Looks like the name of a person: Karim B."

    evening.press("Tab", "Space")
    assert evening.focus.objectName() == "diagnosis.gather.line"
    evening.type("Somebody")
    qtbot.waitUntil(lambda: note(evening) is None)
    evening.press("Return")
    assert [card.statement for card in evening.all(Finding)] == [
        "Somebody feels left out at FC Tilleuls"
    ]
