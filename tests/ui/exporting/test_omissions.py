"""What is left out, in a low window: the first sentences, then all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from pcve_desktop.ui.exporting.omissions import LeftOut

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

ALL = ["One", "Two", "Three", "Four"]


def seen(part: LeftOut) -> list[str]:
    found = [label for label in part.findChildren(QLabel) if label.isVisibleTo(part)]
    return [label.text() for label in found if label.text() in ALL]


def test_the_rest_is_one_press_away(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> None:
    part = LeftOut(hub, tr, name="part", few=2)
    qtbot.addWidget(part)
    part.show_sentences("Left out", ALL, "Advice")
    assert part.accessibleDescription() == "One\nTwo\nThree\nFour\nAdvice"
    qtbot.waitUntil(lambda: seen(part) == ["One", "Two"])
    more = part.findChild(QAbstractButton, "part.more")
    assert more is not None
    assert more.accessibleName() == "2 more"
    more.click()
    qtbot.waitUntil(lambda: seen(part) == ALL)

    part.show_sentences("Left out", ALL)
    qtbot.waitUntil(lambda: seen(part) == ALL)
    part.show_sentences("Left out", [])
    assert part.isHidden()


def test_where_there_is_room_nothing_is_held_back(
    qtbot: QtBot, hub: ThemeHub, tr: Translator
) -> None:
    part = LeftOut(hub, tr, name="part")
    qtbot.addWidget(part)
    part.show_sentences("Left out", ALL)
    qtbot.waitUntil(lambda: seen(part) == ALL)
    assert part.findChild(QAbstractButton, "part.more") is None
