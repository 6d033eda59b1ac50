"""The page "Meetings" of step 6 shows the same widget as the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.sharing import Meeting
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.sharing.meetings import MeetingsView

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


def test_a_meeting_is_planned_and_shown(steps: StepsPage, context: Context) -> None:
    steps.arrive(step="sharing", page="meetings")
    view = steps.frame.view
    assert isinstance(view, MeetingsView)
    assert view.meetings.empty.isVisible()

    steps.new_item()
    title = context.window.findChild(QLineEdit, "form.meeting.title")
    assert title is not None
    title.setText("First words")
    save = context.window.findChild(Button, "dialog.meeting.save")
    assert save is not None
    save.click()

    assert view.meetings.detail.head.heading.text() == "First words"
    assert view.note() == "1 meeting"
    steps.arrive(step="sharing", page="meetings", record=context.data.all(Meeting)[0].id)
    assert view.leave()
