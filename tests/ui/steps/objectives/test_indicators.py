"""Page "Indicators": the table, dated values, starters."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.services import cycles
from pcve_desktop.services.cycles import Closing
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.indicators import IndicatorsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


@pytest.fixture
def view(steps: StepsPage) -> IndicatorsView:
    steps.arrive(step="objectives", page="indicators")
    made = steps.frame.view
    assert isinstance(made, IndicatorsView)
    return made


@pytest.fixture
def sign(objective: Callable[..., str], add: Callable[..., str]) -> str:
    """Return the id of an indicator from 20 to 60 percent."""
    return add(Indicator, objective_id=objective("Parents know"), name="Parents who know",
               unit="%", baseline=20.0, baseline_on=dt.date(2026, 1, 5), target=60.0)  # fmt: skip


def cells(view: IndicatorsView, row: int = 0) -> list[str]:
    model = view.table.filter
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def test_without_objectives_it_leads_to_the_wording(
    view: IndicatorsView, steps: StepsPage, find: Callable[..., Any]
) -> None:
    assert view.nothing.isVisible()
    assert not view.add.isEnabled()
    find(Button, "objectives.indicators.nothing.action").click()
    assert steps.frame.key == "word"


def test_the_table_shows_start_now_target_and_the_way_covered(
    view: IndicatorsView, sign: str, add: Callable[..., str]
) -> None:
    add(Measurement, indicator_id=sign, value=40.0, measured_on=dt.date(2026, 6, 3))
    assert cells(view) == ["Parents who know", "Parents know", "20%", "40%", "60%", "50%"]
    assert view.note() == "1 of 1 have a value"


def test_a_dated_value_is_noted_and_the_older_ones_stay(
    view: IndicatorsView, sign: str, context: Context, find: Callable[..., Any], qtbot: QtBot
) -> None:
    name = "objectives.indicators.panel"
    for value, day in (("30", "2026-04-01"), ("41", "2026-06-03")):
        qtbot.keyClicks(find(QLineEdit, f"{name}.measurement.value"), value)
        line = find(QLineEdit, f"{name}.measurement.measured_on")
        line.setText(day)
        find(Button, f"{name}.add").click()
    rows = context.data.where(Measurement, "indicator_id", sign)
    assert [(row.value, row.measured_on) for row in rows] == [
        (30, dt.date(2026, 4, 1)),
        (41, dt.date(2026, 6, 3)),
    ]
    assert find(QLineEdit, f"{name}.measurement.value").text() == ""
    assert view.panel.chart.picture().sentence == "From 20 to 41, target 60."
    assert [row.edit.accessibleName() for row in view.panel.rows.rows()] == [
        "Edit: 41%, 3 Jun 2026",
        "Edit: 30%, 1 Apr 2026",
    ], "the latest comes first"
    context.undo()
    assert cells(view)[3] == "30%"


def test_a_value_is_needed(
    view: IndicatorsView, sign: str, context: Context, find: Callable[..., Any]
) -> None:
    find(Button, "objectives.indicators.panel.add").click()
    assert context.data.all(Measurement) == []
    problem = view.panel.form.editor("value").problem()
    assert problem == "Type the value that was counted."


def test_a_value_is_deleted(
    view: IndicatorsView,
    sign: str,
    context: Context,
    add: Callable[..., str],
    find: Callable[..., Any],
) -> None:
    add(Measurement, indicator_id=sign, value=40.0, measured_on=dt.date(2026, 6, 3))
    find(IconButton, "objectives.indicators.panel.0.delete").click()
    assert context.data.all(Measurement) == []


def test_starters_are_added_to_the_objective_in_one_step(
    view: IndicatorsView,
    objective: Callable[..., str],
    context: Context,
    find: Callable[..., Any],
) -> None:
    wanted = objective("Parents know")
    find(Button, "objectives.indicators.starters").click()
    save = find(Button, "dialog.starters.save")
    assert not save.isEnabled()
    find(OptionCard, "dialog.starters.0").click()
    find(OptionCard, "dialog.starters.5").click()
    assert save.label() == "Add 2 indicators"
    save.click()
    made = context.data.all(Indicator)
    assert [(item.name, item.objective_id) for item in made] == [
        ("Training sessions held", wanted),
        ("Young people reached", wanted),
    ]
    context.undo()
    assert context.data.all(Indicator) == []


def test_arriving_at_an_indicator_shows_it(
    view: IndicatorsView,
    sign: str,
    add: Callable[..., str],
    objective: Callable[..., str],
    find: Callable[..., Any],
) -> None:
    other = add(Indicator, objective_id=objective("Another"), name="Schools with a contact")
    view.arrive(record=other)
    title = find(Text, "objectives.indicators.panel.title")
    assert title.text() == "Schools with a contact"


def test_indicators_of_another_cycle_are_not_shown(
    view: IndicatorsView, sign: str, add: Callable[..., str], context: Context
) -> None:
    other = add(Cycle, name="2020-2021")
    old = add(Objective, title="Of old", cycle_id=other)
    add(Indicator, objective_id=old, name="Old sign")
    assert view.table.filter.rowCount() == 1
    assert view.note() == "0 of 1 have a value"


def test_enter_notes_a_value_and_a_falling_target_is_read_as_good_news(
    view: IndicatorsView, objective: Callable[..., str], add: Callable[..., str],
    context: Context, find: Callable[..., Any], qtbot: QtBot,
) -> None:  # fmt: skip
    calm = add(Indicator, objective_id=objective("Calm"), name="Rumours", baseline=10.0, target=2.0)
    value = find(QLineEdit, "objectives.indicators.panel.measurement.value")
    qtbot.keyClicks(value, "6")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert [row.value for row in context.data.where(Measurement, "indicator_id", calm)] == [6.0]
    assert cells(view)[5] == "50%"
    assert view.panel.sentence.text().endswith("Here, a falling value is good news.")
    qtbot.keyClicks(value, "2")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert view.panel.sentence.text().endswith("The target is reached.")


def test_an_indicator_from_the_starters_is_shown_at_once(
    view: IndicatorsView, objective: Callable[..., str], context: Context
) -> None:
    objective("Parents know")
    dialog = view.pick_starters()
    assert dialog is not None
    dialog.options[2][0].setChecked(True)
    dialog.save.click()
    made = context.data.all(Indicator)
    assert view.table.current_id() == made[0].id
    assert view.panel.sentence.text().endswith("With a start and a target, the way covered shows.")


def test_a_closed_cycle_offers_no_starters(
    view: IndicatorsView, objective: Callable[..., str], context: Context
) -> None:
    objective("Parents know")
    context.announce(
        cycles.close_cycle(context.ws, context.cycle_id, Closing(closed_on=context.today()))
    )
    assert view.pick_starters() is None
    assert not context.data.all(Indicator)
