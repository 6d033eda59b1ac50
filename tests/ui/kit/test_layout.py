"""Layouts: flow, rows of twelve parts, centred column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from pcve_desktop.ui.kit.layout import CentredColumn, FlowLayout, GridLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Box(QWidget):
    """A widget that asks for a fixed size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def place(qtbot: QtBot, holder: QWidget, width: int, height: int = 600) -> None:
    qtbot.addWidget(holder)
    holder.resize(width, height)
    layout = holder.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, width, height))


def test_flow_breaks_lines_and_centres_in_them(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10, line_gap=5)
    boxes = [Box(100, 20), Box(100, 40), Box(100, 20)]
    for box in boxes:
        flow.addWidget(box)
    place(qtbot, holder, 250)
    spots = [(box.x(), box.y()) for box in boxes]
    assert spots == [(0, 10), (110, 0), (0, 45)]
    assert flow.heightForWidth(250) == 65
    assert flow.heightForWidth(400) == 40


def test_flow_skips_hidden_items(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    first, second = Box(100, 20), Box(100, 20)
    flow.addWidget(first)
    flow.addWidget(second)
    first.hide()
    place(qtbot, holder, 400)
    assert second.x() == 0


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1216, [(0, 0, 600), (616, 0, 600), (0, 116, 1216)]),
        (500, [(0, 0, 500), (0, 116, 500), (0, 212, 500)]),
    ],
)
def test_grid_drops_columns_when_narrow(
    qtbot: QtBot, width: int, expected: list[tuple[int, int, int]]
) -> None:
    holder = QWidget()
    grid = GridLayout(holder)
    cards = [Box(50, 100), Box(50, 80), Box(50, 60)]
    for card, span in zip(cards, (6, 6, 12), strict=True):
        grid.add(card, span, 280)
    place(qtbot, holder, width)
    assert [(c.x(), c.y(), c.width()) for c in cards] == expected


def test_cards_of_a_row_have_one_height(qtbot: QtBot) -> None:
    holder = QWidget()
    grid = GridLayout(holder)
    tall, short = Box(50, 100), Box(50, 40)
    grid.add(tall, 8)
    grid.add(short, 4)
    place(qtbot, holder, 1216)
    assert tall.height() == short.height() == 100
    assert (tall.width(), short.width()) == (800, 400)


def test_filling_grid_gives_the_last_row_what_is_left(qtbot: QtBot) -> None:
    holder = QWidget()
    grid = GridLayout(holder, fill=True)
    first, last = Box(50, 100), Box(50, 100)
    grid.add(first)
    grid.add(last)
    place(qtbot, holder, 600, 500)
    assert (first.height(), last.height()) == (100, 384)


@pytest.mark.parametrize(("width", "margin"), [(1000, 32), (1560, 100), (600, 16)])
def test_column_is_centred_and_keeps_its_margin(qtbot: QtBot, width: int, margin: int) -> None:
    column = CentredColumn()
    qtbot.addWidget(column)
    column.resize(width, 100)
    column.show()
    assert column.column.contentsMargins().left() == margin
    assert column.column.contentsMargins().right() == margin
