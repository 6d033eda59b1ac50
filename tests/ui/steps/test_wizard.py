"""The frame of the wizard: pages, ways on, state with its reason, what the footer says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.text import ElidedText
from pcve_desktop.ui.steps import StepsPage
from pcve_desktop.ui.steps.reason import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> StepsPage:
    """Return the wizard in a window of the size of a laptop."""
    made = StepsPage(context)
    window: QMainWindow = context.window  # type: ignore[assignment] # the fixture makes one
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)
    return made


def button(inside: QWidget, name: str) -> Button:
    found = inside.findChild(Button, name)
    assert found is not None
    return found


def progress(context: Context, step: Step) -> StepProgress:
    return context.data.where(StepProgress, "step", step)[0]


def test_it_starts_with_the_first_page_of_training(page: StepsPage) -> None:
    assert page.step is Step.TRAINING
    assert page.frame.key == page.frame.keys[0]
    assert page.frame.header.title.text() == "Collective training"
    assert button(page.frame, "steps.back").label() == "Overview"


def test_every_step_opens_and_ends_with_a_summary(page: StepsPage) -> None:
    for content in STEPS:
        page.arrive(step=content.step.value)
        page.refresh()
        assert page.frame.header.title.text() == content.title
        assert page.frame.keys[-1] == "summary"
        page.arrive(page="summary")
        assert page.frame.view.objectName() == f"{content.step.value}.summary"


def test_no_part_of_a_page_appears_as_a_window_of_its_own(page: StepsPage) -> None:
    stray: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                stray.extend([type(watched).__name__] if watched.isWindow() else [])
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        for content in STEPS:
            page.arrive(step=content.step.value)
            for key in page.frame.keys:
                page.arrive(page=key)
    finally:
        app.removeEventFilter(watch)
    assert stray == []


def test_next_leads_through_the_pages_and_into_the_next_step(
    page: StepsPage, context: Context, qtbot: QtBot
) -> None:
    page.arrive(step="training", page="summary")
    assert button(page.frame, "steps.next").label() == "Shared diagnosis"
    with qtbot.waitSignal(context.going) as went:
        button(page.frame, "steps.next").click()
    assert went.args == ["step", {"step": "diagnosis", "page": "gather"}]


def test_the_last_page_of_the_last_step_leads_to_the_overview(
    page: StepsPage, context: Context, qtbot: QtBot
) -> None:
    page.arrive(step="sharing", page="summary")
    with qtbot.waitSignal(context.going) as went:
        page.go_next()
    assert went.args == ["overview", {}]


def test_choosing_done_saves_the_state_and_can_be_undone(page: StepsPage, context: Context) -> None:
    page.frame.choose_state("done")
    assert progress(context, Step.TRAINING).state is StepState.DONE
    assert progress(context, Step.TRAINING).state_on == context.today()
    assert page.frame.header.state.current() == "done"
    context.undo()
    assert progress(context, Step.TRAINING).state is StepState.NOT_STARTED
    assert page.frame.header.state.current() == "not_started"


def test_adapting_asks_why_and_the_footer_shows_it(
    page: StepsPage, context: Context, qtbot: QtBot
) -> None:
    page.frame.choose_state("adapted")
    assert progress(context, Step.TRAINING).state is StepState.NOT_STARTED
    line = context.window.findChild(QLineEdit, "dialog.reason.text")
    assert line is not None
    QTest.keyClicks(line, "Three evenings  suited volunteers better")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert progress(context, Step.TRAINING).state is StepState.ADAPTED
    reason = page.frame.findChild(ElidedText, "steps.reason")
    assert reason is not None
    assert reason.isVisible()
    assert reason.full_text() == "Three evenings suited volunteers better"


def test_coming_back_says_from_which_step_and_when(page: StepsPage, context: Context) -> None:
    page.frame.choose_state("adapted")
    button(context.window, "dialog.reason.cancel").click()
    page.frame._save({"state": StepState.ADAPTED, "reason": "Three evenings"})
    page.frame.choose_state("revisit")
    dialog = next(one for one in context.window.findChildren(ReasonDialog) if one.isVisible())
    # What was the reason of another state is not put into anybody's mouth.
    assert dialog.line.text() == ""
    assert dialog.form is not None
    dialog.form.editor("returned_from").write(Step.OBJECTIVES)
    QTest.keyClicks(dialog.line, "New partners")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    found = progress(context, Step.TRAINING)
    assert (found.state, found.returned_from) == (StepState.REVISIT, Step.OBJECTIVES)
    assert (found.returned_on, found.reason) == (context.today(), "New partners")
    day = context.tr.date(context.today())
    assert page.frame.because.text() == f"Back from Objectives, {day} ·"
    assert page.frame.reason.full_text() == "New partners"
    assert page.frame.because.isVisible()
    page.frame.choose_state("done")
    assert progress(context, Step.TRAINING).reason is None
    assert not page.frame.because.isVisible()


def test_writing_the_reason_anew_keeps_the_day_of_the_state(
    page: StepsPage, context: Context
) -> None:
    day = dt.date(2026, 9, 10)
    page.frame._save({"state": StepState.SKIPPED, "state_on": day, "reason": "Later"})
    button(page.frame, "steps.reason.edit").click()
    dialog = next(one for one in context.window.findChildren(ReasonDialog) if one.isVisible())
    dialog.line.setText("We did this together last year")
    button(dialog, "dialog.reason.save").click()
    found = progress(context, Step.TRAINING)
    assert (found.reason, found.state_on) == ("We did this together last year", day)


def test_the_keyboard_goes_to_the_main_control_of_the_next_page(
    page: StepsPage, context: Context
) -> None:
    page.arrive(step="diagnosis", page="sort")
    page.frame.view.take_focus()
    page.go_back()
    line = page.frame.view.findChild(QLineEdit, "diagnosis.gather.line")
    assert line is not None
    assert context.window.focusWidget() is line


def test_walking_along_the_footer_stays_there(page: StepsPage, context: Context) -> None:
    page.arrive(step="diagnosis", page="gather")
    ahead = button(page.frame, "steps.next")
    ahead.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(ahead, Qt.Key.Key_Space)
    assert page.frame.key == "sort"
    assert context.window.focusWidget() is ahead
    QTest.mouseClick(ahead, Qt.MouseButton.LeftButton)
    assert page.frame.key == "weigh"
    assert page.frame.view.isAncestorOf(context.window.focusWidget())


def test_leaving_the_reason_dialog_changes_nothing(page: StepsPage, context: Context) -> None:
    page.frame.choose_state("skipped")
    button(context.window, "dialog.reason.cancel").click()
    assert progress(context, Step.TRAINING).state is StepState.NOT_STARTED


def test_a_step_set_aside_without_words_is_fine(page: StepsPage, context: Context) -> None:
    page.frame.choose_state("skipped")
    button(context.window, "dialog.reason.save").click()
    assert progress(context, Step.TRAINING).state is StepState.SKIPPED


def test_the_footer_says_when_it_was_saved(page: StepsPage, context: Context) -> None:
    assert page.frame.saved.text() == ""
    page.frame.choose_state("under_way")
    assert page.frame.saved.text().startswith("Saved ")


def test_the_footer_asks_for_situations_not_names(page: StepsPage) -> None:
    page.arrive(page="summary")
    assert page.frame.care.isVisible()
    assert page.frame.care.text() == "Write about situations, never about named people."
    page.context.window.resize(700, 600)
    assert not page.frame.care.isVisible()
    assert button(page.frame, "steps.next").isVisible()


def test_helps_are_folded_until_asked_for(page: StepsPage) -> None:
    page.arrive(step="diagnosis", page="summary")
    head = button(page, "diagnosis.summary.example.head")
    panel = page.frame.view.findChild(Notice, "diagnosis.summary.example")
    assert panel is not None
    assert not panel.isVisible()
    head.click()
    assert panel.isVisible()
