"""Cards, notices, foldable panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from pcve_desktop.ui.kit.cards import Card, EmptyState, Foldable, Notice, set_flush
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


def test_flush_content_takes_the_padding_at_both_sides(qtbot: QtBot, hub: ThemeHub) -> None:
    card = Card(hub, "Rows")
    plain, rows = QListView(), QListView()
    set_flush(rows)
    card.body.addWidget(plain)
    card.body.addWidget(rows)
    shown(qtbot, card)
    assert plain.geometry().left() - rows.geometry().left() == 16
    assert rows.geometry().right() - plain.geometry().right() == 16
    assert rows.geometry().left() > card.contentsRect().left()
