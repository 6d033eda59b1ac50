"""Three columns: beside each other in a wide window, the last under the middle in a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow

from pcve_desktop.ui.kit.three import ThreeColumns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def window(qtbot: QtBot, hub: ThemeHub) -> tuple[QMainWindow, ThreeColumns, list[QLabel]]:
    made = QMainWindow()
    qtbot.addWidget(made)
    columns = ThreeColumns(hub)
    labels = [QLabel(word) for word in ("list", "work", "beside")]
    for column, label in zip((columns.left, columns.middle, columns.right), labels, strict=True):
        column.addWidget(label)
    made.setCentralWidget(columns)
    return made, columns, labels


def places(columns: ThreeColumns, labels: list[QLabel]) -> list[tuple[int, int]]:
    spots = [label.mapTo(columns, label.rect().topLeft()) for label in labels]
    return [(spot.x(), spot.y()) for spot in spots]


def test_a_wide_window_shows_three_columns(
    window: tuple[QMainWindow, ThreeColumns, list[QLabel]], qtbot: QtBot
) -> None:
    made, columns, labels = window
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    (left, _), (middle, _), (right, _) = places(columns, labels)
    assert (left, middle, right) == (0, 248 + 16, 1366 - 312)
    assert columns.beside


def test_below_1200_the_right_column_goes_under_the_middle(
    window: tuple[QMainWindow, ThreeColumns, list[QLabel]], qtbot: QtBot
) -> None:
    made, columns, labels = window
    made.resize(1199, 700)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: not columns.beside)

    def under() -> bool:
        _list, (middle, above), (right, below) = places(columns, labels)
        return right == middle and below > above

    qtbot.waitUntil(under)


def test_a_small_window_shows_one_column(
    window: tuple[QMainWindow, ThreeColumns, list[QLabel]], qtbot: QtBot
) -> None:
    made, columns, labels = window
    made.resize(600, 700)
    made.show()
    qtbot.waitExposed(made)

    def stacked() -> bool:
        spots = places(columns, labels)
        tops = [y for _x, y in spots]
        return {x for x, _y in spots} == {0} and tops == sorted(set(tops))

    qtbot.waitUntil(stacked)


def test_the_columns_come_back_when_the_window_grows(
    window: tuple[QMainWindow, ThreeColumns, list[QLabel]], qtbot: QtBot
) -> None:
    made, columns, labels = window
    made.resize(600, 700)
    made.show()
    qtbot.waitExposed(made)
    made.resize(1366, 700)
    qtbot.waitUntil(lambda: [x for x, _y in places(columns, labels)] == [0, 264, 1054])
