"""Option cards tick and choose, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def shown(qtbot: QtBot, widget: QWidget, height: int = 500) -> None:
    qtbot.addWidget(widget)
    widget.resize(400, height)
    with qtbot.waitExposed(widget):
        widget.show()


def test_option_cards_tick_and_choose(qtbot: QtBot, hub: ThemeHub) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    tick = OptionCard(hub, "Summary", "Path, balance", name="tick")
    city = OptionCard(hub, "The city", "Results", name="city", kind="radio")
    public = OptionCard(hub, "Public", "Validated results", name="public", kind="radio")
    group = QButtonGroup(holder)
    group.addButton(city)
    group.addButton(public)
    for card in (tick, city, public):
        column.addWidget(card)
    shown(qtbot, holder)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    city.click()
    public.click()
    assert (city.isChecked(), public.isChecked()) == (False, True)
    assert tick.accessibleDescription() == "Path, balance"


def test_click_on_the_words_of_an_option_card_counts(qtbot: QtBot, hub: ThemeHub) -> None:
    card = OptionCard(hub, "Summary", "Path, balance, next steps", name="tick")
    shown(qtbot, card, height=80)
    words = card.findChildren(Text)[1]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=words.geometry().center())
    assert card.isChecked()


def test_option_card_gets_higher_when_narrow(qtbot: QtBot, hub: ThemeHub) -> None:
    card = OptionCard(hub, "Network members", "Everything they signed for in May", name="m")
    qtbot.addWidget(card)
    assert card.heightForWidth(140) > card.heightForWidth(500)
