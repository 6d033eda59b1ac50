"""Filter and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere
from pcve_desktop.ui.kit.table import ID_ROLE, RecordFilter, RecordTableModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture
def rows(model: RecordTableModel) -> RecordFilter:
    """Return the filter over the four actions."""
    return RecordFilter(model)


def shown(rows: RecordFilter) -> list[str]:
    return [rows.index(row, 0).data(ID_ROLE) for row in range(rows.rowCount())]


def test_filter_is_sound(rows: RecordFilter, qtmodeltester: ModelTester) -> None:
    rows.set_text("a")
    qtmodeltester.check(rows)


def test_words_without_accents_and_case(rows: RecordFilter) -> None:
    rows.set_text("ecoute")
    assert shown(rows) == ["a2"]
    rows.set_text("  MEDIATHEQUE debate ")
    assert shown(rows) == ["a1"]
    rows.set_text("mediatheque", ["title"])
    assert shown(rows) == []
    rows.set_text("")
    assert rows.count() == 4


def test_placeholder_words_are_not_found(rows: RecordFilter) -> None:
    rows.set_text("to be found")
    assert shown(rows) == []


def test_exact_values_add_up(rows: RecordFilter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.counted) as told:
        rows.set_exact("pillar", Pillar.ACTION)
    assert told.args == [2]
    rows.set_exact("status", ActionStatus.DONE)
    assert shown(rows) == ["a4"]
    rows.set_exact("pillar", None)
    rows.set_exact("status", None)
    rows.set_exact("spheres", Sphere.PREVENTION)
    assert shown(rows) == ["a1"]
    assert rows.active()
    rows.clear()
    assert rows.count() == 4
    assert not rows.active()


def test_any_test(rows: RecordFilter) -> None:
    rows.set_test("half", lambda record: (record.progress or 0) >= 50)
    assert shown(rows) == ["a1", "a4"]
    rows.set_test("half", None)
    assert rows.count() == 4


@pytest.mark.parametrize(
    ("place", "rising", "falling"),
    [
        (0, ["a4", "a1", "a2", "a3"], ["a3", "a2", "a1", "a4"]),
        (4, ["a2", "a1", "a4", "a3"], ["a4", "a1", "a2", "a3"]),
        (5, ["a2", "a1", "a4", "a3"], ["a4", "a1", "a2", "a3"]),
        (1, ["a2", "a1", "a4", "a3"], ["a1", "a4", "a2", "a3"]),
    ],
)
def test_order_by_native_value_nothing_last(
    rows: RecordFilter, place: int, rising: list[str], falling: list[str]
) -> None:
    rows.sort(place, Qt.SortOrder.AscendingOrder)
    assert shown(rows) == rising
    rows.sort(place, Qt.SortOrder.DescendingOrder)
    assert shown(rows) == falling
