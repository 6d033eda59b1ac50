"""Page "Vote and rate", the criteria: digits rate, older ratings stay, weights change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt

from pcve_desktop.models.priorities import Candidate, Criterion, Score
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.priorities.criteria import Stepper
from pcve_desktop.ui.steps.priorities.vote import VoteView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage
    from pcve_desktop.ui.steps.priorities.rate_panel import RatePanel


@pytest.fixture
def panel(
    steps: StepsPage, candidate: Callable[..., str], partner: Callable[..., str]
) -> RatePanel:
    """Return the rating of two candidates by two organisations."""
    candidate("News")
    candidate("Parents")
    partner("Collège")
    steps.arrive(step="priorities", page="vote")
    view = steps.frame.view
    assert isinstance(view, VoteView)
    view.ways.set_current("criteria")
    assert view.rate_panel.isVisible()
    assert not view.dot_panel.isVisible()
    return view.rate_panel


def ratings(context: Context) -> list[tuple[str, str, float | None]]:
    data = context.data
    return [
        (data.title(Candidate, row.candidate_id), data.title(Criterion, row.criterion_id),
         row.value)
        for row in data.all(Score)
    ]  # fmt: skip


def test_arrows_and_digits_rate(panel: RatePanel, context: Context, qtbot: QtBot) -> None:
    grid = panel.grid
    qtbot.keyClick(grid, "4")
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, "2")
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, "5")
    assert ratings(context) == [
        ("News", "Severity", 4),
        ("News", "Extent", 2),
        ("Parents", "Extent", 5),
    ]
    assert panel.count.text() == "1 of 2 have rated"


def test_digits_outside_the_scale_do_nothing(
    panel: RatePanel, context: Context, qtbot: QtBot
) -> None:
    for key in ("0", "6", "9"):
        qtbot.keyClick(panel.grid, key)
    assert ratings(context) == []


def test_a_new_rating_keeps_the_one_before(
    panel: RatePanel, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.grid, "4")
    qtbot.keyClick(panel.grid, "4")
    assert len(ratings(context)) == 1, "the same value again is no new rating"
    qtbot.keyClick(panel.grid, "2")
    assert [value for _one, _two, value in ratings(context)] == [4, 2]
    assert panel.older.text().startswith("Before: 4 (")


def test_a_reason_goes_with_the_latest_rating(
    panel: RatePanel, context: Context, qtbot: QtBot
) -> None:
    assert not panel.reason.isEnabled()
    qtbot.keyClick(panel.grid, "4")
    qtbot.keyClick(panel.grid, "3")
    qtbot.keyClicks(panel.reason, "Few families came")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    assert [row.reason for row in context.data.all(Score)] == [None, "Few families came"]


def test_a_press_on_a_number_rates(panel: RatePanel, context: Context, qtbot: QtBot) -> None:
    grid = panel.grid
    rect = grid.visualRect(grid.scores.index(1, 3))
    middle = rect.center()
    assert grid.value_at(middle) == 3
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert ratings(context) == [("Parents", "Capacity to act", 3)]
    assert grid.value_at(QPoint(20, middle.y())) == 0, "the title rates nothing"


def test_another_organisation_has_a_grid_of_its_own(
    panel: RatePanel, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.grid, "4")
    before = panel.organisation()
    panel.next.click()
    assert panel.organisation() != before
    cell = panel.grid.scores.index(0, 1)
    assert cell.data() == ""
    panel.previous.click()
    assert panel.grid.scores.index(0, 1).data() == "4"


def test_cells_say_what_they_hold(panel: RatePanel, qtbot: QtBot) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert panel.grid.scores.index(0, 1).data(spoken) == "News, Severity: not rated"
    qtbot.keyClick(panel.grid, "4")
    assert panel.grid.scores.index(0, 1).data(spoken) == "News, Severity: 4"


def test_weights_are_changed_in_place(
    panel: RatePanel, context: Context, find: Callable[..., Any]
) -> None:
    find(Stepper, "priorities.vote.rate.criteria.0.weight").setValue(5)
    assert context.data.all(Criterion)[0].weight == 5
    context.undo()
    assert find(Stepper, "priorities.vote.rate.criteria.0.weight").value() == 2


def test_five_criteria_are_enough(
    panel: RatePanel, context: Context, find: Callable[..., Any]
) -> None:
    add = find(Button, "priorities.vote.rate.criteria.add")
    assert not add.isEnabled()
    last = context.data.all(Criterion)[-1]
    context.ask_delete(Criterion, last.id)
    find(Button, "dialog.delete.delete").click()
    assert add.isEnabled()
    assert panel.grid.scores.columnCount() == 5


def test_without_candidates_the_way_to_propose_is_shown(
    steps: StepsPage, find: Callable[..., Any]
) -> None:
    steps.arrive(step="priorities", page="vote")
    view = steps.frame.view
    assert isinstance(view, VoteView)
    view.ways.set_current("criteria")
    assert view.rate_panel.empty.isVisible()
    find(Button, "priorities.vote.rate.empty.action").click()
    assert steps.frame.key == "propose"
