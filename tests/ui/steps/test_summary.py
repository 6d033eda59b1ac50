"""The last page of a step: benchmarks, the sentence, outputs, ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.steps.stood import StoodBefore

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
    find(RowMenu, f"diagnosis.summary.benchmark.{before}.menu").chosen.emit("delete")
    assert len(benchmarks(context)) == before
    context.undo()
    assert len(benchmarks(context)) == before + 1


def test_the_sentence_of_the_step_is_saved_when_the_field_is_left(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="training", page="summary")
    steps.take_focus()
    assert context.window.focusWidget() is find(EmptyState, "training.summary.empty").button
    QTest.keyClick(context.window.focusWidget(), Qt.Key.Key_Space)
    text = find(QPlainTextEdit, "training.summary.form.summary")
    assert context.window.focusWidget() is text
    QTest.keyClicks(text, "Evenings suit volunteers")
    assert steps.leave()
    progress = context.data.where(StepProgress, "step", Step.TRAINING)[0]
    assert progress.summary == "Evenings suit volunteers"


def test_benchmarks_are_put_in_order_without_losing_the_focus(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="summary")
    first, second = (row.text for row in benchmarks(context)[:2])
    tick = find(QCheckBox, "diagnosis.summary.benchmark.0")
    tick.setFocus()
    row, other = steps.frame.view.benchmarks.rows.rows()[:2]  # type: ignore[attr-defined] # the summary has them
    row.asked.emit(benchmarks(context)[0].id, "down")
    assert [row.text for row in benchmarks(context)[:2]] == [second, first]
    # The keyboard is still on the same benchmark, which can be moved on.
    assert context.window.focusWidget() is tick
    row.asked.emit(benchmarks(context)[1].id, "up")
    other.asked.emit(benchmarks(context)[-1].id, "down")
    assert [row.text for row in benchmarks(context)[:2]] == [first, second]


def test_states_before_stay_readable(steps: StepsPage, context: Context, find: Find) -> None:
    steps.arrive(step="training", page="summary")
    before = find(StoodBefore, "training.summary.before")
    assert not before.isVisible()
    frame = steps.frame
    frame._save({"state": StepState.ADAPTED, "reason": "Three evenings"})
    assert not before.isVisible()
    frame.choose_state("done")
    day = context.tr.date(context.today())
    assert before.isVisible()
    assert before.texts() == [f"Adapted · {day} · Espace Jeunes"]
    shown = [text.text() for text in before.findChildren(QLabel)]
    assert "Three evenings" in shown
    frame.choose_state("under_way")
    assert [line.split(" · ")[0] for line in before.texts()] == ["Done", "Adapted"]


def test_a_state_with_a_reason_asks_for_it_in_place(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="training", page="summary")
    steps.frame._save({"state": StepState.SKIPPED, "reason": "Done together last year"})
    view = steps.frame.view
    view._save("state", StepState.ADAPTED)  # type: ignore[attr-defined] # as the form tells it
    assert context.window.focusWidget() is find(QPlainTextEdit, "training.summary.form.reason")
    # The reason of another state does not become the reason of this one.
    progress = context.data.where(StepProgress, "step", Step.TRAINING)[0]
    assert (progress.state, progress.reason) == (StepState.ADAPTED, None)


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
