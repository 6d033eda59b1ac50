"""Entries of a detail: height by width, keyboard, ticking, words, kept rows; facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.entries import (
    Entry,
    EntryLine,
    EntryList,
    EntryRow,
    Fact,
    Facts,
    Mark,
    Piece,
    one_line,
)
from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

LONG = "A long sentence that needs several lines when there is only little room for it"


@pytest.fixture
def rows(hub: ThemeHub, tr: Translator, qtbot: QtBot) -> EntryList:
    """Return a list with something to tick, something to open, something to read."""
    made = EntryList(hub, tr, name="log", text="Log", lined=True)
    qtbot.addWidget(made)
    made.fill(
        [
            Entry("tick", (one_line("Book the hall"),), right="27 Nov", checked=False),
            Entry("read", (one_line("Only read"),), opens=False),
            Entry("open", (one_line("Open me"),), mark=Mark("disc", "leaf", "lesson")),
        ]
    )
    made.resize(300, 200)
    made.show()
    return made


def test_an_entry_is_said_in_words() -> None:
    line = EntryLine((Piece("We learned:", Role.SECONDARY_STRONG, "lesson"), Piece(" ask first")))
    entry = Entry("1", (one_line("Topic\nfelt imposed"), line), chip=ChipLook("Done"), right="")
    assert entry.in_words() == "Topic felt imposed, We learned: ask first, Done"


def test_a_narrow_row_is_higher(hub: ThemeHub, qtbot: QtBot) -> None:
    row = EntryRow(hub, Entry("1", (one_line(LONG),), right="14 Nov"))
    qtbot.addWidget(row)
    assert row.heightForWidth(160) > row.heightForWidth(320) > row.heightForWidth(900)


def test_a_larger_text_makes_a_higher_row(hub: ThemeHub, qtbot: QtBot) -> None:
    row = EntryRow(hub, Entry("1", (one_line(LONG),)))
    qtbot.addWidget(row)
    before = row.heightForWidth(400)
    hub.set_text_factor(1.6)
    assert row.heightForWidth(400) > before


def test_space_ticks_and_enter_opens(rows: EntryList, qtbot: QtBot) -> None:
    row = rows.row(0)
    with qtbot.waitSignal(rows.ticked) as ticked:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert ticked.args == ["tick", True]
    assert not row.isChecked(), "the tick follows the data"
    with qtbot.waitSignal(rows.opened) as opened:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened.args == ["tick"]
    with qtbot.waitSignal(rows.delete_asked) as asked:
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert asked.args == ["tick"]


def test_the_box_ticks_and_the_text_opens(rows: EntryList, qtbot: QtBot) -> None:
    row = rows.row(0)
    with qtbot.waitSignal(rows.ticked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(8, row.height() // 2))
    with qtbot.waitSignal(rows.opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(120, row.height() // 2))


def test_arrows_skip_what_is_only_read(rows: EntryList) -> None:
    assert rows.row(1).focusPolicy() == Qt.FocusPolicy.NoFocus
    rows.row(0).setFocus()
    QTest.keyClick(rows.row(0), Qt.Key.Key_Down)
    assert rows.row(2).hasFocus()
    assert rows.row(2).focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert rows.row(0).focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_rows_are_kept_when_entries_change(rows: EntryList) -> None:
    first = rows.row(0)
    rows.fill([Entry("tick", (one_line("Book the hall"),), checked=True)])
    assert rows.row(0) is first
    assert first.isChecked()
    assert [entry.id for entry in rows.entries()] == ["tick"]
    assert not rows.row(2).isVisible()
    rows.fill([])
    assert not rows.isVisible()


def test_the_menu_offers_open_and_delete(rows: EntryList, qtbot: QtBot) -> None:
    rows.menu_filling.connect(lambda menu, key: menu.addAction(f"More about {key}"))
    menu = rows.fill_menu("open")
    assert [entry.text() for entry in menu.actions()] == ["Open", "More about open", "Delete"]
    with qtbot.waitSignal(rows.delete_asked):
        menu.actions()[2].trigger()


def test_rows_paint_in_both_themes(rows: EntryList, hub: ThemeHub) -> None:
    light = rows.grab().toImage()
    hub.set_choice("dark")
    assert rows.grab().toImage() != light


def test_facts_share_the_width_of_their_labels(hub: ThemeHub, qtbot: QtBot) -> None:
    facts = Facts(hub, name="facts", beside=("A much longer label",))
    qtbot.addWidget(facts)
    facts.fill([Fact("Lead", "Médiathèque", strong=True), Fact("Due", "none yet", tone="ink2")])
    metrics = hub.theme.metrics(Role.SECONDARY)
    assert facts.label_width() == metrics.horizontalAdvance("A much longer label") + 2
    assert [fact.value for fact in facts.facts()] == ["Médiathèque", "none yet"]
    facts.fill([])
    assert facts.facts() == []
    assert facts.isHidden()


def test_tab_meets_entries_that_came_later_in_their_place(
    hub: ThemeHub, tr: Translator, qtbot: QtBot
) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    above, below = QLineEdit(), QLineEdit()
    made = EntryList(hub, tr, name="log", text="Log")
    for widget in (above, made, below):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    made.fill([Entry("one", (one_line("One"),)), Entry("two", (one_line("Two"),))])
    with qtbot.waitActive(window):
        window.activateWindow()
    above.setFocus()
    met = []
    for _step in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [made.row(0), below]
