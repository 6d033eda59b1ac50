"""The review of a file, by keyboard: figures, list, cards, what may be applied and why not yet."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from pcve_desktop.exchange.review import Choice, Plan, Standing
from pcve_desktop.ui.exchanging.review import ReviewView
from tests.ui.exchanging.plans import large_plan, small_plan
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

TITLE = "A file from Rive Est"
# Seconds of work, whatever else the machine does.
QUICK = 0.1


def make(context: Context, plan: Plan, *, again: bool = False) -> ReviewView:
    made = ReviewView(
        context, plan, title=TITLE, subtitle="Received today at 9:12.", again=again,
        parent=context.window,
    )  # fmt: skip
    context.window.setCentralWidget(made)  # type: ignore[attr-defined] # a QMainWindow
    made.show()
    QTest.qWaitForWindowActive(context.window)
    made.take_focus()
    settle(made)
    return made


def settle(view: ReviewView) -> None:
    view._show_line()
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def press(view: ReviewView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or view, key)
        settle(view)


@pytest.fixture
def view(shown: Context) -> ReviewView:
    return make(shown, small_plan())


def widget(view: QWidget, name: str) -> QWidget:
    found = view.findChild(QWidget, f"exchange.review.{name}")
    assert found is not None, name
    return found


def says(view: QWidget, name: str) -> str:
    return widget(view, name).accessibleName()


def test_the_figures(view: ReviewView) -> None:
    assert says(view, "figure.both") == "Changed by both: 2. 2 left to decide"
    assert says(view, "figure.new") == "New: 1. 1 partner"
    assert says(view, "figure.updated") == "Updated by them: 2. Ours had not changed"
    assert says(view, "figure.gone") == "Deleted or back: 1. 1 deleted"
    assert says(view, "figure.same") == "The same: 24. Nothing to do"
    assert not clipped(view)


def test_nothing_is_applied_before_all_is_decided(view: ReviewView, qtbot: QtBot) -> None:
    assert view.apply.label() == "Apply 6 changes"
    assert not view.apply.isEnabled()
    assert view.apply.accessibleDescription() == "2 left to decide"
    with qtbot.assertNotEmitted(view.applied):
        QTest.keyClick(view.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_1, Qt.Key.Key_3)
    assert view.apply.isEnabled()
    assert view.left.isHidden()
    assert says(view, "figure.both") == "Changed by both: 2. All decided"
    with qtbot.waitSignal(view.applied):
        QTest.keyClick(view.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.deciding.decisions.choices == {
        ("sports", "status"): Choice.OURS,
        ("words", "title"): Choice.BOTH,
    }


def test_digits_in_the_list_go_to_the_next_open_one(view: ReviewView) -> None:
    line = view.list.current_line()
    assert line is not None
    assert line.key == ("sports", "status")
    press(view, Qt.Key.Key_2)
    line = view.list.current_line()
    assert line is not None
    assert line.key == ("words", "title")
    assert QApplication.focusWidget() is view.list
    card = view.conflicts.cards[0]
    assert card.rivals[Choice.THEIRS].isChecked()
    assert card.accessibleDescription() == "Decided"


def test_digits_in_a_card_take_the_keyboard_to_the_next_one(view: ReviewView) -> None:
    press(view, Qt.Key.Key_Return)
    first, second = view.conflicts.cards[:2]
    assert QApplication.focusWidget() is first.rivals[Choice.OURS]
    press(view, Qt.Key.Key_3)
    assert first.rivals[Choice.BOTH].isChecked()
    assert QApplication.focusWidget() is second.rivals[Choice.OURS]
    line = view.list.current_line()
    assert line is not None
    assert line.key == second.key
    press(view, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first.rivals[Choice.BOTH]
    press(view, Qt.Key.Key_Down, Qt.Key.Key_2)
    # Nothing is left: the keyboard is where the work goes on.
    assert QApplication.focusWidget() is view.apply


def test_what_a_card_says(view: ReviewView) -> None:
    status, words = view.conflicts.cards[:2]
    assert status.accessibleName() == "Action: Sports day, status"
    ours = status.rivals[Choice.OURS]
    assert ours.accessibleDescription() == "Stopped, with lessons. Espace Jeunes, 10 Nov"
    assert not ours.chip.isHidden()
    assert status.rivals[Choice.BOTH].accessibleDescription() == (
        "Ours, with theirs in the history. Nothing is lost"
    )
    assert status.besides.text() == "They also changed: Budget"
    theirs = words.rivals[Choice.THEIRS]
    assert [text for text, differs in theirs.pieces._pieces if differs] == ["All", "June"]
    assert words.rivals[Choice.BOTH].about.text() == "Ours first, then theirs"


def test_arrows_between_the_ways_of_a_card(view: ReviewView) -> None:
    press(view, Qt.Key.Key_Return, Qt.Key.Key_Right)
    card = view.conflicts.cards[0]
    assert QApplication.focusWidget() is card.rivals[Choice.THEIRS]
    assert view.deciding.waiting() == 2
    press(view, Qt.Key.Key_Space)
    assert view.deciding.choice(("sports", "status")) is Choice.THEIRS
    assert QApplication.focusWidget() is card.rivals[Choice.THEIRS]


def test_a_record_is_put_aside_and_taken_in(view: ReviewView) -> None:
    for _ in range(3):
        press(view, Qt.Key.Key_Down)
    line = view.list.current_line()
    assert line is not None
    assert line.item is not None
    assert line.item.title == "Maison des Rives"
    assert view.stack.currentWidget() is view.detail
    press(view, Qt.Key.Key_Space)
    assert view.apply.label() == "Apply 5 changes"
    assert says(view, "figure.new") == "New: 1. 1 put aside"
    button = widget(view, "detail.aside")
    assert isinstance(button, QAbstractButton)
    assert button.text() == "Take it in after all"
    button.click()
    settle(view)
    assert view.apply.label() == "Apply 6 changes"


def test_a_conflict_is_put_aside_too(view: ReviewView) -> None:
    button = widget(view, "conflict.0.aside")
    assert isinstance(button, QAbstractButton)
    button.click()
    settle(view)
    assert view.deciding.decisions.aside == {"sports"}
    assert view.conflicts.cards[0].state.text() == "Put aside"
    assert view.apply.accessibleDescription() == "1 left to decide"


def test_a_figure_filters_the_list(view: ReviewView) -> None:
    card = view.figures.cards["updated"]
    card.click()
    settle(view)
    assert view.lines.rowCount() == 3
    assert view.stack.currentWidget() is view.detail
    card.click()
    settle(view)
    assert view.lines.rowCount() == 10
    # Pressed by keyboard as well.
    view.figures.cards["gone"].setFocus()
    press(view, Qt.Key.Key_Return)
    assert view.lines.rowCount() == 2


def test_headings_fold_and_say_what_they_are_about(view: ReviewView) -> None:
    press(view, Qt.Key.Key_Up)
    assert view.stack.currentWidget() is view.detail
    press(view, Qt.Key.Key_Left)
    assert view.lines.is_folded(Standing.BOTH)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    line = view.list.current_line()
    assert line is not None
    assert line.key == ("sports", "status")
    press(view, Qt.Key.Key_Left)
    line = view.list.current_line()
    assert line is not None
    assert line.item is None


def test_before_and_after(view: ReviewView) -> None:
    view.list.select_row(7)
    settle(view)
    told = [label.accessibleName() for label in view.detail.findChildren(QWidget)]
    assert "Web site: Nothing becomes https://passages.example" in told
    assert "City: A becomes B" in told


def test_the_rest_can_be_settled_in_one_way(shown: Context) -> None:
    view = make(shown, large_plan(8, conflicts=8))
    assert not view.conflicts.rest.isHidden()
    button = widget(view, "conflict.rest.theirs")
    assert isinstance(button, QAbstractButton)
    press(view, Qt.Key.Key_1)
    button.click()
    settle(view)
    chosen = view.deciding.decisions.choices
    assert chosen.pop(("c0", "title")) is Choice.OURS
    assert set(chosen.values()) == {Choice.THEIRS}
    assert view.apply.isEnabled()


def test_more_conflicts_than_cards(shown: Context) -> None:
    view = make(shown, large_plan(20, conflicts=20))
    pane = view.conflicts
    assert len(pane.cards) == 6
    assert not pane.pager.isHidden()
    assert not pane.before.isEnabled()
    pane.after.click()
    settle(view)
    assert pane.cards[0].key == ("c6", "title")
    line = view.list.current_line()
    assert line is not None
    assert line.key == ("c6", "title")
    view.list.select(("c19", "title"))
    settle(view)
    assert [not card.isHidden() for card in pane.cards] == [True, True] + [False] * 4
    assert not pane.after.isEnabled()


def test_ten_thousand_lines_are_at_once(shown: Context) -> None:
    plan = large_plan(10_000, conflicts=2_000)
    view = make(shown, plan)
    line = view.lines.line(9_000)
    assert line is not None
    acts: dict[str, Callable[[], object]] = {
        "select": lambda: view.list.select_row(9_000),
        "tick": lambda: view.lines.toggle(line),
        "far conflict": lambda: view.list.select(("c1999", "title")),
        "choose": lambda: view._chosen_in_list(Choice.OURS),
        "filter": lambda: view._filter(frozenset({Standing.UPDATED})),
    }
    for name, act in acts.items():
        took = []
        for _ in range(3):
            begun = time.process_time()
            act()
            settle(view)
            took.append(time.process_time() - begun)
        assert min(took) < QUICK, name


def test_what_was_put_aside_before_starts_without_ticks(shown: Context) -> None:
    plan = Plan(
        tuple(dataclasses.replace(one, aside=True)
              for one in small_plan().items if one.standing is Standing.UPDATED), "here",
    )  # fmt: skip
    view = make(shown, plan, again=True)
    assert view.apply.label() == "Apply"
    assert view.findChild(QWidget, "exchange.review.later") is None
    press(view, Qt.Key.Key_Space)
    assert view.apply.label() == "Apply 1 change"


def test_a_closed_cycle_and_another_network_are_named(shown: Context) -> None:
    plan = small_plan()
    items = tuple(
        dataclasses.replace(one, closed="2025-2026", network="Valmont") for one in plan.items
    )
    view = make(shown, dataclasses.replace(plan, items=items))
    card = view.conflicts.cards[0]
    assert card.field.text() == "Status · Valmont"
    assert "cycle 2025-2026, which is closed here" in card.besides.text()
    view.list.select_row(4)
    settle(view)
    told = " ".join(part.accessibleName() for part in view.detail.findChildren(QWidget))
    assert "cycle 2025-2026, which is closed here" in told


def test_an_empty_list_says_so(shown: Context) -> None:
    view = make(shown, Plan((), "here", fresh=3, waiting=2, later=1))
    assert view.apply.isEnabled()
    assert says(view, "waiting").startswith("2 changes build on an earlier file")
    assert "newer version" in says(view, "waiting")
