"""The list of the preview: groups, ticks, search, and what it says to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pcve_desktop.ui.importing.preview_list import PreviewList
from pcve_desktop.ui.importing.preview_model import Entry, PreviewModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.ui.kit.theme import ThemeHub

CHECK = Qt.ItemDataRole.CheckStateRole
NO_KEY = Qt.KeyboardModifier.NoModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(tr: Translator, plan: ImportPlan) -> PreviewModel:
    made = PreviewModel(tr)
    made.set_plan(plan)
    return made


def titles(model: PreviewModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def row_of(model: PreviewModel, title: str) -> int:
    return titles(model).index(title)


def test_model_keeps_the_rules_of_qt(model: PreviewModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_groups_come_in_their_order(model: PreviewModel) -> None:
    assert titles(model) == [
        "New organisations",
        "Le Pont",
        "FC Tilleuls",
        "Club FC Tilleuls",
        "Updated organisations",
        "Médiathèque",
        "Rows left out",
        "Row 7",
    ]
    assert model.first_item() == 1
    assert model.ticked() == 4


def test_tick_of_a_heading_is_that_of_its_lines(model: PreviewModel) -> None:
    assert model.setData(model.index(1), Qt.CheckState.Unchecked, CHECK)
    assert model.left_out() == {"Le Pont"}
    assert model.ticked() == 3
    assert model.index(0).data(CHECK) is Qt.CheckState.PartiallyChecked
    assert model.index(0).data(SPOKEN) == "New organisations, 2 of 3, partly ticked"
    model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    assert model.left_out() == {"Le Pont", "FC Tilleuls", "Club FC Tilleuls"}
    model.setData(model.index(0), Qt.CheckState.Checked, CHECK)
    assert model.left_out() == set()


def test_rows_without_name_have_no_tick(model: PreviewModel) -> None:
    row = row_of(model, "Row 7")
    assert model.index(row).data(CHECK) is None
    assert not model.setData(model.index(row), Qt.CheckState.Unchecked, CHECK)
    assert model.index(row).data(SPOKEN) == "Row 7, No name in this row"
    assert model.index(row_of(model, "Rows left out")).data(CHECK) is None


def test_lines_say_what_is_worth_a_look(model: PreviewModel) -> None:
    said = model.index(row_of(model, "FC Tilleuls")).data(SPOKEN)
    assert said == "FC Tilleuls, Perhaps twice, ticked"
    assert model.index(1).data(SPOKEN) == "Le Pont, ticked"


def test_search_ignores_case_and_accents(model: PreviewModel) -> None:
    model.set_filter("media")
    assert titles(model) == ["Updated organisations", "Médiathèque"]
    # A heading ticks what it shows.
    model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    model.set_filter("")
    assert model.left_out() == {"Médiathèque"}
    assert model.ticked() == 3


def test_ticks_taken_away_survive_a_new_plan(model: PreviewModel, plan: ImportPlan) -> None:
    model.set_plan(plan, {"Le Pont", "Somebody else"})
    assert model.left_out() == {"Le Pont"}


@pytest.fixture
def view(qtbot: QtBot, hub: ThemeHub, tr: Translator, plan: ImportPlan) -> PreviewList:
    made = PreviewList(hub, tr, name="import.list")
    qtbot.addWidget(made)
    made.lines.set_plan(plan)
    made.resize(360, 400)
    made.show()
    made.select_first()
    return made


def test_space_ticks_and_arrows_walk(view: PreviewList, qtbot: QtBot) -> None:
    shown: list[Entry] = []
    view.shown.connect(shown.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert [entry.name for entry in shown if entry.name] == ["FC Tilleuls"]
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.lines.left_out() == {"FC Tilleuls"}
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.lines.left_out() == set()


def test_click_on_the_box_ticks_and_elsewhere_only_selects(view: PreviewList, qtbot: QtBot) -> None:
    rect = view.visualRect(view.lines.index(2))
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, button, NO_KEY, QPoint(rect.right() - 30, rect.center().y()))
    entry = view.current_entry()
    assert entry is not None
    assert entry.name == "FC Tilleuls"
    assert view.lines.left_out() == set()
    QTest.mouseClick(port, button, NO_KEY, QPoint(rect.left() + 20, rect.center().y()))
    assert view.lines.left_out() == {"FC Tilleuls"}
