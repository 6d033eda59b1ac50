"""The frame of the wizard: pages, ways on, state with its reason, what the footer says."""

from __future__ import annotations

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
