"""Gather: cards are typed one after the other, the kind is chosen without leaving the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import FindingKind, Level
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import RecordTableView
from pcve_desktop.ui.steps.diagnosis.gather import CardLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_enter_adds_a_card_and_the_newest_stands_first(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="gather")
    line = find(CardLine, "diagnosis.gather.line")
    for text in ("Rumours travel faster than facts", "  Few   places to talk ", "   "):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        line.clear() if text.isspace() else None
    findings = context.data.all(Finding)
    assert [row.statement for row in findings] == [
        "Rumours travel faster than facts",
        "Few places to talk",
    ]
    assert {row.cycle_id for row in findings} == {context.cycle_id}
    table = find(RecordTableView, "diagnosis.gather.table")
    assert table.shown_ids() == [findings[1].id, findings[0].id]


def test_ctrl_and_a_number_choose_the_kind_while_writing(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="gather")
    line = find(CardLine, "diagnosis.gather.line")
    QTest.keyClicks(line, "Coaches whom teenagers trust")
    QTest.keyClick(line, Qt.Key.Key_2, CTRL)
    assert line.text() == "Coaches whom teenagers trust"
    assert find(Segmented, "diagnosis.gather.kind").current() == "protective"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert context.data.all(Finding)[0].kind is FindingKind.PROTECTIVE
    QTest.keyClick(line, Qt.Key.Key_7, CTRL)
    assert find(Segmented, "diagnosis.gather.kind").current() == "protective"


def test_the_cursor_waits_in_the_line_and_stays_there(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="gather")
    line = find(CardLine, "diagnosis.gather.line")
    assert line.hasFocus()
    QTest.keyClicks(line, "Open training on Fridays")
    find(Button, "diagnosis.gather.add").click()
    assert len(context.data.all(Finding)) == 1
    assert line.hasFocus()


def test_walking_along_the_tabs_is_not_interrupted(steps: StepsPage, find: Find) -> None:
    steps.arrive(step="diagnosis", page="sort")
    steps.frame.tabs.setFocus()
    QTest.keyClick(steps.frame.tabs, Qt.Key.Key_Left)
    assert steps.frame.key == "gather"
    assert QApplication.focusWidget() is steps.frame.tabs


def test_a_card_opens_its_form_with_those_who_observed_it(
    steps: StepsPage, context: Context, add: Make, partner: Make, find: Find
) -> None:
    partner("Passages")
    finding = add(Finding, statement="Two schools rarely meet", kind=FindingKind.NEED)
    steps.arrive(step="diagnosis", page="gather")
    find(RecordTableView, "diagnosis.gather.table").opened.emit(finding)
    dialog = find(RecordDialog, "dialog.finding")
    assert dialog.form.editor("statement").line.text() == "Two schools rarely meet"
    assert len(dialog.tick_lists) == 1


def test_up_and_down_choose_the_level_of_one_card(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="gather")
    line = find(CardLine, "diagnosis.gather.line")
    QTest.keyClicks(line, "Coaches whom teenagers trust")
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Down)
    assert find(QComboBox, "diagnosis.gather.level").currentText() == "Peers"
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "Two schools rarely meet")
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [card.level for card in context.data.all(Finding)] == [Level.PEERS, None]


def test_the_last_card_is_taken_back_from_the_empty_line(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="diagnosis", page="gather")
    line = find(CardLine, "diagnosis.gather.line")
    for text in ("Rumours", "Walks"):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    context.undo()
    assert [card.statement for card in context.data.all(Finding)] == ["Rumours"]
    assert line.hasFocus()
