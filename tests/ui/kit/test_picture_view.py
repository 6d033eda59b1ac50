"""The widget: rebuilds with its width, is told in words, has a table and active spots."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.scene import Picture, Rect, Spot, Table
from pcve_desktop.ui.kit.palette import DARK, LIGHT
from pcve_desktop.ui.kit.picture_painter import PictureFonts
from pcve_desktop.ui.kit.picture_view import PictureView
from tests.pictures.samples import builders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Source:
    """Builds a picture half as high as wide and remembers the widths asked for."""

    def __init__(self) -> None:
        self.widths: list[int] = []
        self.colours: Mapping[str, str] = asdict(LIGHT)
        self.value = "7"

    def build(self, width: int) -> Picture:
        self.widths.append(width)
        spots = (
            Spot("youth", 0, 0, width / 2, 20, "Youth work, 7"),
            Spot("health", width / 2, 0, width / 2, 20, "Health, not reached yet"),
        )
        return Picture(
            width,
            width / 2,
            (Rect(0, 0, width, width / 2, fill="accent"),),
            "Who attended",
            "One sector is missing.",
            Table(("Sector", "Number"), (("Youth work", self.value), ("Health", "–"))),
            spots,
        )


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def view(source: Source, tr: Translator, qtbot: QtBot) -> PictureView:
    made = PictureView(source.build, lambda: source.colours, PictureFonts("Source Sans Pro"), tr)
    qtbot.addWidget(made)
    made.resize(300, 150)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def test_builds_once_per_width(view: PictureView, source: Source) -> None:
    view.picture()
    view.grab()
    assert source.widths.count(300) == 1
    view.resize(400, 200)
    assert view.picture().width == 400
    view.resize(300, 150)
    view.grab()
    assert source.widths.count(300) == 1


def test_layout_gives_the_height_that_the_width_needs(
    source: Source, tr: Translator, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = PictureView(
        source.build, lambda: source.colours, PictureFonts("Source Sans Pro"), tr, window
    )
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(view)
    layout.addStretch()
    layout.setGeometry(QRect(0, 0, 500, 600))
    assert (view.width(), view.height()) == (500, 250)
    assert view.heightForWidth(200) == 100


def test_name_and_description_say_everything(view: PictureView) -> None:
    assert view.accessibleName() == "Who attended"
    assert view.accessibleDescription() == ("One sector is missing. Youth work, 7; Health, –")


def test_ctrl_shift_t_shows_the_table_and_the_picture_again(
    view: PictureView, qtbot: QtBot
) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_T, modifiers)
    table = view.findChild(QTableWidget)
    assert table is not None
    assert view.table_shown()
    assert table.isVisible()
    cells = [[_cell(table, row, column) for column in range(2)] for row in range(2)]
    assert cells == [["Youth work", "7"], ["Health", "–"]]
    QTest.keyClick(table, Qt.Key.Key_T, modifiers)
    assert not view.table_shown()
    assert not table.isVisible()


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


@pytest.mark.parametrize("kind", sorted(builders(Translator("en"))))
def test_every_picture_is_told_in_words_and_as_a_table(
    kind: str, tr: Translator, qtbot: QtBot
) -> None:
    width, build = builders(tr)[kind]
    view = PictureView(build, lambda: asdict(LIGHT), PictureFonts("Source Sans Pro"), tr)
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    picture = view.picture()
    assert view.accessibleName() == picture.title != ""
    assert view.accessibleDescription().startswith(picture.sentence)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_T, modifiers)
    table = view.findChild(QTableWidget)
    assert table is not None
    assert table.isVisible()
    assert table.accessibleName() == picture.title
    rows = range(table.rowCount())
    found = tuple(
        tuple(_cell(table, row, column) for column in range(table.columnCount())) for row in rows
    )
    assert found == picture.table.rows
    for cells in found:
        assert all(cell in view.accessibleDescription() for cell in cells)


def test_new_data_reach_the_words_and_the_table(view: PictureView, source: Source) -> None:
    view.show_as_table(True)
    source.value = "9"
    view.refresh()
    assert "Youth work, 9" in view.accessibleDescription()
    table = view.findChild(QTableWidget)
    assert table is not None
    assert _cell(table, 0, 1) == "9"


def test_theme_is_asked_at_each_painting(view: PictureView, source: Source) -> None:
    assert view.grab().toImage().pixelColor(150, 100) == QColor(LIGHT.accent)
    source.colours = asdict(DARK)
    assert view.grab().toImage().pixelColor(150, 100) == QColor(DARK.accent)


def test_text_factor_asks_for_a_narrower_picture(view: PictureView, source: Source) -> None:
    view.set_fonts(PictureFonts("Source Sans Pro", 1.5))
    assert view.picture().width == 200
    assert view.heightForWidth(300) == 150


def test_arrow_keys_walk_the_spots_and_enter_chooses(view: PictureView, qtbot: QtBot) -> None:
    chosen: list[str] = []
    view.activated.connect(chosen.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == []
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("Youth work, 7. ")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == ["health", "youth", "health"]


def test_mouse_chooses_the_spot_under_it(view: PictureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.activated) as caught:
        QTest.mouseClick(
            view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 10)
        )
    assert caught.args == ["health"]
    with qtbot.assertNotEmitted(view.activated):
        QTest.mouseClick(
            view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 100)
        )
