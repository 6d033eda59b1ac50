"""Cards, notices, foldable panels and option cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QListView, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.cards import Card, EmptyState, Foldable, Notice, OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 500) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def test_spare_height_goes_below_text_but_into_a_list(qtbot: QtBot, hub: ThemeHub) -> None:
    words, views = Card(hub, "Words"), Card(hub, "Views")
    first, second = Text("One"), Text("Two")
    words.body.addWidget(first)
    words.body.addWidget(second)
    view = QListView()
    views.body.addWidget(view)
    for card in (words, views):
        shown(qtbot, card)
    qtbot.waitUntil(lambda: second.geometry().top() - first.geometry().bottom() < 20)
    assert view.height() > 400


def test_card_link_stands_at_the_right(qtbot: QtBot, hub: ThemeHub) -> None:
    card = Card(hub, "Actions due", name="due")
    link = card.add_link("All 11 actions", name="due.all")
    shown(qtbot, card)
    assert card.width() - link.geometry().right() < 24
    assert card.title.text() == card.accessibleName() == "Actions due"


def test_empty_state_offers_one_action(qtbot: QtBot, hub: ThemeHub) -> None:
    empty = EmptyState(hub, "Nothing yet", "Ask the group", name="empty")
    qtbot.addWidget(empty)
    assert empty.button is not None
    with qtbot.waitSignal(empty.acted, timeout=500):
        QTest.keyClick(empty.button, Qt.Key.Key_Space)


def test_notice_speaks_all_its_words(qtbot: QtBot, hub: ThemeHub) -> None:
    notice = Notice(hub, "Rive Est, today", tone="soft", strong="1 file to review")
    qtbot.addWidget(notice)
    assert notice.accessibleName() == "1 file to review Rive Est, today"
    notice.set_text("Nothing new")
    assert notice.accessibleName() == "Nothing new"


def test_foldable_opens_by_keyboard(qtbot: QtBot, hub: ThemeHub) -> None:
    panel = Foldable(hub, "Workshop tip", name="tip", text="Start with silent cards.")
    shown(qtbot, panel, height=200)
    words = next(label for label in panel.findChildren(Text))
    assert not words.isVisible()
    head = panel.findChild(QWidget, "tip.head")
    assert head is not None
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert panel.is_unfolded()
    assert words.isVisible()


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
