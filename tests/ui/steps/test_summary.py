"""The last page of a step: benchmarks, the sentence, outputs, ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.ui.kit.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]


def benchmarks(context: Context) -> list[Benchmark]:
    return context.data.where(Benchmark, "step", Step.DIAGNOSIS)


def test_a_benchmark_is_ticked_without_losing_the_focus(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="summary")
    tick = find(QCheckBox, "diagnosis.summary.benchmark.1")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert [row.reached for row in benchmarks(context)].count(True) == 1
    assert benchmarks(context)[1].reached
    assert find(QCheckBox, "diagnosis.summary.benchmark.1") is tick


def test_a_benchmark_is_added_by_typing_and_removed_with_a_way_back(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="summary")
    before = len(benchmarks(context))
    line = find(QLineEdit, "diagnosis.summary.benchmark.new")
    QTest.keyClicks(line, "Parents were heard")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [row.text for row in benchmarks(context)][-1] == "Parents were heard"
    assert line.text() == ""
    find(IconButton, f"diagnosis.summary.benchmark.{before}.remove").click()
    assert len(benchmarks(context)) == before
    context.undo()
    assert len(benchmarks(context)) == before + 1


def test_the_sentence_of_the_step_is_saved_when_the_field_is_left(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="training", page="summary")
    text = find(QPlainTextEdit, "training.summary.form.summary")
    text.setFocus()
    QTest.keyClicks(text, "Evenings suit volunteers")
    assert steps.leave()
    progress = context.data.where(StepProgress, "step", Step.TRAINING)[0]
    assert progress.summary == "Evenings suit volunteers"


def test_the_reason_shows_for_states_that_have_one(steps: StepsPage, context: Context) -> None:
    steps.arrive(step="training", page="summary")
    view = steps.frame.view
    reason = view.form.editor("reason")  # type: ignore[attr-defined] # the summary has a form
    assert not reason.isVisible()
    steps.frame._save({"state": StepState.ADAPTED, "reason": "Three evenings"})
    assert reason.isVisible()


def test_export_and_the_next_step_are_one_click_away(
    steps: StepsPage, context: Context, find: Find, qtbot: QtBot
) -> None:
    steps.arrive(step="training", page="summary")
    with qtbot.waitSignal(context.wished) as wished:
        find(Button, "training.summary.export").click()
    assert wished.args == ["export"]
    find(Button, "training.summary.following").click()
    assert steps.step is Step.DIAGNOSIS
