"""The board: walking, lifting, moving, dropping, by key, mouse and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.board import Board, BoardColumn, CardFace, CardMark
from pcve_desktop.ui.kit.board.lane import card_mime
from pcve_desktop.ui.kit.board.painting import RING, CardPainter
from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

COLUMNS = [
    BoardColumn("risk", "Risk factors", "What makes life together harder", "cloud"),
    BoardColumn("need", "Needs"),
    BoardColumn("res", "Resources", empty="No resource yet.", empty_action="Ask the group"),
]
HOSTILE = ["<b>x</b> & <img>", "שלום \u202eעולם", "a\nb\tc", "x" * 3000, ""]
Move = tuple[str, str, str | None, str | None]


def faces(*ids: str) -> list[CardFace]:
    return [CardFace(key, f"Card {key}", CardMark("Peers", "level-peers")) for key in ids]


@pytest.fixture
def board(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Iterator[Board]:
    """Return a shown board of three columns, the last one empty."""
    made = Board(COLUMNS, hub=hub, tr=tr, name="d.board", label="Findings")
    made.set_cards({"risk": faces("a", "b", "c"), "need": faces("x", "y")})
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    # The window owns the board: it is kept until here, whatever the test does.
    window.close()


@pytest.fixture
def moves(board: Board) -> list[Move]:
    """Return the moves the board tells."""
    told: list[Move] = []
    board.moved.connect(lambda *move: told.append(move))
    return told


def press(qtbot: QtBot, board: Board, *keys: Qt.Key) -> None:
    for key in keys:
        focused = next(lane.list for lane in board.lanes if lane.list.hasFocus())
        QTest.keyClick(focused, key)


def order(board: Board) -> list[list[str]]:
    return [board.ids(column.key) for column in COLUMNS]


def test_names_and_counts(board: Board) -> None:
    lane = board.lanes[0]
    assert lane.objectName() == "d.board.risk"
    assert lane.list.objectName() == "d.board.risk.cards"
    assert lane.list.accessibleName() == "Risk factors, 3 cards"
    assert lane.findChild(QWidget, "d.board.risk.count").text() == "3"  # type: ignore[union-attr]  # a label


def test_arrows_walk(qtbot: QtBot, board: Board) -> None:
    board.select_id("c", focus=True)
    press(qtbot, board, Qt.Key.Key_Right)
    assert board.current_id() == "y"
    press(qtbot, board, Qt.Key.Key_Right)
    assert board.current_id() == "y"
    press(qtbot, board, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert board.current_id() == "a"


def test_one_tab_stop(board: Board) -> None:
    board.select_id("x", focus=True)
    stops = [lane.list.focusPolicy() == Qt.FocusPolicy.StrongFocus for lane in board.lanes]
    assert stops == [False, True, False]


def test_lift_move_and_drop(qtbot: QtBot, board: Board, moves: list[Move]) -> None:
    said: list[str] = []
    board.said.connect(said.append)
    board.select_id("a", focus=True)
    press(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert order(board) == [["b", "c"], ["x", "a", "y"], []]
    assert moves == []
    press(qtbot, board, Qt.Key.Key_Space)
    assert moves == [("a", "need", "x", "y")]
    assert board.current_id() == "a"
    assert board.lanes[1].list.hasFocus()
    assert said == [
        "Card a is lifted. Arrows move it, Space drops it, Escape puts it back.",
        "Risk factors, place 2 of 3",
        "Needs, place 2 of 3",
        "Dropped in Needs.",
    ]


def test_a_card_goes_into_an_empty_column(qtbot: QtBot, board: Board, moves: list[Move]) -> None:
    board.select_id("x", focus=True)
    press(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert moves == [("x", "res", None, None)]
    assert board.current_id() == "x"


def test_escape_puts_back(qtbot: QtBot, board: Board, moves: list[Move]) -> None:
    board.select_id("b", focus=True)
    press(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert order(board) == [["a", "b", "c"], ["x", "y"], []]
    assert moves == []
    press(qtbot, board, Qt.Key.Key_Down)
    assert board.current_id() == "c"


def test_drop_where_it_was_tells_nothing(qtbot: QtBot, board: Board, moves: list[Move]) -> None:
    board.select_id("b", focus=True)
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space)
    press(qtbot, board, *keys)
    assert moves == []


def test_focus_that_goes_elsewhere_puts_back(qtbot: QtBot, board: Board, moves: list[Move]) -> None:
    board.select_id("a", focus=True)
    press(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_Right)
    board.window().findChild(QLineEdit).setFocus()  # type: ignore[union-attr]  # of the fixture
    assert order(board) == [["a", "b", "c"], ["x", "y"], []]
    assert moves == []


def test_enter_opens_and_delete_asks(qtbot: QtBot, board: Board) -> None:
    board.select_id("b", focus=True)
    with qtbot.waitSignal(board.opened) as opened:
        press(qtbot, board, Qt.Key.Key_Return)
    with qtbot.waitSignal(board.delete_asked) as asked:
        press(qtbot, board, Qt.Key.Key_Delete)
    assert opened.args == asked.args == ["b"]


def drag(board: Board, place: int, record_id: str, y: float) -> None:
    """Send what Qt sends while a card is dragged over a column and let go."""
    where = QPointF(40, y)
    data = card_mime(record_id)
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    view = board.lanes[place].list
    view.dragMoveEvent(QDragMoveEvent(where.toPoint(), *how, plain))
    assert view.cards.slot() >= 0
    view.dropEvent(QDropEvent(where, *how, plain))
    assert view.cards.slot() == -1


def test_drag_to_another_column(board: Board, moves: list[Move]) -> None:
    view = board.lanes[1].list
    second = view.visualRect(view.cards.index(1))
    drag(board, 1, "a", second.top() + 3)
    assert order(board) == [["b", "c"], ["x", "a", "y"], []]
    assert moves == [("a", "need", "x", "y")]


def test_drag_within_a_column(board: Board, moves: list[Move]) -> None:
    drag(board, 0, "a", 600)
    assert moves == [("a", "risk", "c", None)]
    drag(board, 0, "a", 2)
    assert moves[1] == ("a", "risk", None, "b")
    drag(board, 0, "a", 2)
    assert len(moves) == 2


def test_drag_of_something_foreign_is_refused(board: Board, moves: list[Move]) -> None:
    drag(board, 0, "unknown", 2)
    assert moves == []
    assert order(board)[0] == ["a", "b", "c"]


def test_context_menu_moves(board: Board, moves: list[Move]) -> None:
    board.menu_filling.connect(lambda menu, record_id: menu.addAction(f"Note on {record_id}"))
    menu = board.fill_menu("a")
    entries = {entry.text(): entry for entry in menu.actions()}
    assert list(entries) == ["Open", "Move up", "Move down", "Move to", "Note on a", "Delete"]
    assert not entries["Move up"].isEnabled()
    entries["Move down"].trigger()
    to = entries["Move to"].menu()
    assert isinstance(to, QMenu)
    assert [entry.text() for entry in to.actions()] == ["Needs", "Resources"]
    to.actions()[1].trigger()
    assert moves == [("a", "risk", "b", "c"), ("a", "res", None, None)]
    menu.close()


def test_current_card_survives_new_cards(board: Board) -> None:
    board.select_id("x", focus=True)
    board.set_cards({"risk": faces("a", "x")})
    assert board.current_id() == "x"
    assert board.lanes[0].list.hasFocus()
    board.set_cards({})
    assert board.current_id() == ""


def test_empty_column_and_note(qtbot: QtBot, board: Board) -> None:
    link = board.findChild(QPushButton, "d.board.res.empty.action")
    assert link is not None
    with qtbot.waitSignal(board.empty_acted) as acted:
        link.click()
    assert acted.args == ["res"]
    board.set_note("need", "Nothing yet on families.", "Ask the group")
    note = board.findChild(QPushButton, "d.board.need.empty.action")
    assert note is not None
    with qtbot.waitSignal(board.note_acted) as noted:
        note.click()
    assert noted.args == ["need"]


def test_columns_stand_in_rows_when_narrow(board: Board) -> None:
    assert board.grid.across() == 3
    board.window().resize(560, 700)
    assert board.grid.across() == 2
    board.window().resize(300, 700)
    assert board.grid.across() == 1


def test_cards_fill_their_column_and_titles_stop_at_three_lines(
    board: Board, hub: ThemeHub
) -> None:
    cards = CardPainter(hub)
    lines = cards.lines("word " * 200, 180)
    assert len(lines) == 3
    assert lines[2].endswith("…")
    assert len(cards.lines("w" * 900, 180)) == 3
    assert cards.lines("", 180) in ([], [""])
    view = board.lanes[0].list
    rect = view.visualRect(view.cards.index(0))
    assert rect.width() == view.viewport().width()
    face = CardFace("a", "Card a", CardMark("Peers", "level-peers"))
    assert rect.height() == cards.height(face, rect.width() - 2 * RING) + 2 * RING


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles(board: Board, title: str) -> None:
    board.set_cards({"need": [CardFace("h", title, CardMark(title), CardMark(title))]})
    board.window().resize(330, 500)
    assert not board.window().grab().isNull()
    assert board.fill_menu("h").actions()


def test_board_follows_the_theme(board: Board, hub: ThemeHub) -> None:
    before = board.lanes[0].list.visualRect(board.lanes[0].cards.index(0)).height()
    hub.set_text_factor(1.6)
    board.window().grab()
    after = board.lanes[0].list.visualRect(board.lanes[0].cards.index(0)).height()
    assert after > before
    assert board.grid.across() == 2


def test_many_cards_are_laid_out_once_and_equal_ones_not_again(board: Board, qtbot: QtBot) -> None:
    lane = board.lanes[0]
    asked: list[int] = []
    measure = lane.list.delegate.sizeHint

    def counted(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        asked.append(index.row())
        return measure(option, index)

    lane.list.delegate.sizeHint = counted  # type: ignore[method-assign,assignment] # what Qt calls is counted
    many = faces(*(f"card {number}" for number in range(60)))
    board.set_cards({"risk": many})
    qtbot.waitUntil(lambda: len(asked) >= 60)
    QTest.qWait(0)
    # Every card once, and those in view once more to paint them.
    assert len(asked) < 90
    assert lane.list.verticalScrollBar().isVisible()
    asked.clear()
    board.set_cards({"risk": list(many)})
    QTest.qWait(0)
    # Nothing but what is in view, to paint it.
    assert len(asked) < 30
    board.set_cards({"risk": faces("a")})
    qtbot.waitUntil(lambda: not lane.list.verticalScrollBar().isVisible())


def test_titles_break_between_words_and_a_long_word_breaks_anywhere(hub: ThemeHub) -> None:
    painter = CardPainter(hub)
    width = hub.theme.px(180)
    metrics = hub.theme.metrics(Role.STRONG)
    text = "Few places to talk about world news between school and the evening"
    lines = painter.lines(text, width)
    assert " ".join(lines) == text
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
    assert len(painter.lines(text * 3, width)) == 3
    assert painter.lines(text * 3, width)[-1].endswith("…")
    long = painter.lines("Nachbarschaftsversammlungsprotokollführung am Abend", width)
    assert len(long) == 3
    assert painter.lines("", width) == [""]
