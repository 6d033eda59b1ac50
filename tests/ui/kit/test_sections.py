"""The list under headings: headings cannot be chosen, rows stay chosen, matches are bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.sections import (
    Section,
    SectionList,
    SectionModel,
    SectionRow,
    paint_marked,
)

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub

SECTIONS = (
    Section("Partners", (SectionRow("a", "Espace Jeunes", "A \x02hall\x03", "14:00"),)),
    Section("Actions", (SectionRow("b", "Debate"), SectionRow("c", "Film", chip=ChipLook("Done")))),
)


@pytest.fixture
def view(qtbot: QtBot, hub: ThemeHub) -> SectionList:
    made = SectionList(hub, name="list", text="Results")
    made.set_sections(SECTIONS)
    made.resize(420, 320)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = SectionModel()
    model.set_sections(SECTIONS)
    qtmodeltester.check(model)


def test_headings_cannot_be_chosen(view: SectionList) -> None:
    model = view._rows
    heading, row = model.index(0), model.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert row.flags() & Qt.ItemFlag.ItemIsSelectable


def test_rows_are_said_without_their_marks(view: SectionList) -> None:
    said = [view._rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1, 4)]
    assert said == ["Partners", "Espace Jeunes, A hall, 14:00", "Film, Done"]


def test_arrows_skip_headings(view: SectionList) -> None:
    view.select_key("a")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key() == "b"


def test_the_current_row_stays_when_the_rows_change(view: SectionList) -> None:
    view.select_key("c")
    view.set_sections(SECTIONS[1:])
    assert view.current_key() == "c"
    view.set_sections(SECTIONS[:1])
    assert view.current_key() == ""


def test_a_click_and_enter_open(view: SectionList, qtbot: QtBot) -> None:
    place = view.visualRect(view._rows.index(3)).center()
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert opened.args == ["b"]
    view.select_key("c")
    with qtbot.waitSignal(view.opened) as opened:
        view.open_current()
    assert opened.args == ["c"]


def test_an_unknown_key_is_not_there(view: SectionList) -> None:
    assert not view.select_key("nothing")


def _ink(text: str, hub: ThemeHub) -> int:
    """Return how many pixels a marked line covers."""
    image = QImage(300, 24, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    fonts = hub.theme.font(Role.SECONDARY), hub.theme.font(Role.SECONDARY_STRONG)
    paint_marked(painter, QRectF(0, 0, 300, 24), text, *fonts)
    painter.end()
    return sum(image.pixelColor(x, y).value() < 128 for x in range(300) for y in range(24))


def test_a_match_is_bolder(hub: ThemeHub) -> None:
    plain, marked = _ink("A hall on Thursdays", hub), _ink("A \x02hall\x03 on Thursdays", hub)
    assert marked > plain > 0
