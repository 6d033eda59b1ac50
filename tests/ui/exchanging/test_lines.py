"""The lines of a review: groups that fold, states, ticks, words for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.exchange.review import Choice, Plan, Standing
from pcve_desktop.ui.exchanging.deciding import Deciding
from pcve_desktop.ui.exchanging.lines import ReviewModel
from pcve_desktop.ui.exchanging.words import Telling
from tests.ui.exchanging.plans import large_plan, small_plan

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from pcve_desktop.ui.context import Context

CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def make(context: Context, plan: Plan) -> ReviewModel:
    return ReviewModel(Telling(context, plan), Deciding(plan))


@pytest.fixture
def model(context: Context) -> ReviewModel:
    return make(context, small_plan())


def shown(model: ReviewModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def test_groups_in_order_each_under_its_heading(model: ReviewModel) -> None:
    assert shown(model) == [
        "Changed by both", "Sports day, status", "Our words, change sought",
        "New", "Maison des Rives",
        "Updated by them", "Debate night, place", "Passages",
        "Deleted by them", "Old leaflet",
    ]  # fmt: skip


def test_what_screen_readers_hear(model: ReviewModel) -> None:
    spoken = shown(model, SPOKEN)
    assert spoken[:2] == ["Changed by both, 2, unfolded", "Sports day, status, To decide"]
    assert spoken[4] == "Maison des Rives, Partner, ticked"
    model.deciding.choose(("sports", "status"), Choice.THEIRS)
    model.deciding.put_aside(["rives", "words"])
    spoken = shown(model, SPOKEN)
    assert spoken[1] == "Sports day, status, Decided, Theirs"
    assert spoken[2] == "Our words, change sought, Put aside"
    assert spoken[3] == "New, 0 of 1, unfolded"
    assert spoken[4] == "Maison des Rives, Put aside, not ticked"


def test_only_records_have_a_tick(model: ReviewModel) -> None:
    ticks = [model.index(row).data(CHECK) for row in range(model.rowCount())]
    assert ticks[:5] == [None, None, None, None, Qt.CheckState.Checked]
    assert not model.setData(model.index(1), Qt.CheckState.Unchecked, CHECK)
    assert model.setData(model.index(4), Qt.CheckState.Unchecked, CHECK)
    assert model.deciding.is_aside("rives")
    assert model.deciding.is_aside("member")


def test_a_heading_ticks_its_group(model: ReviewModel) -> None:
    heading = model.line(5)
    assert heading is not None
    model.toggle(heading)
    assert model.deciding.counts(Standing.UPDATED) == (0, 2)
    model.toggle(heading)
    assert model.deciding.counts(Standing.UPDATED) == (2, 2)


def test_folding_and_filtering_keep_the_rules_of_qt(
    model: ReviewModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    model.fold(Standing.UPDATED, folded=True)
    assert "Debate night, place" not in shown(model)
    model.fold(Standing.BOTH, folded=True)
    assert model.row_of(("words", "title")) == -1
    model.fold(Standing.BOTH, folded=False)
    assert model.row_of(("words", "title")) == 2
    model.show_only({Standing.NEW})
    assert shown(model) == ["New", "Maison des Rives"]
    model.show_only({Standing.UPDATED})
    assert shown(model) == ["Updated by them", "Debate night, place", "Passages"]
    model.show_only(())
    assert model.rowCount() == 10
    model.told()
    qtmodeltester.check(model)


def test_it_begins_at_the_first_open_conflict(model: ReviewModel, context: Context) -> None:
    assert model.first_row() == 1
    model.deciding.choose(("sports", "status"), Choice.OURS)
    assert model.first_row() == 2
    assert make(context, large_plan(3)).first_row() == 1
    assert make(context, Plan((), "here")).first_row() == -1
