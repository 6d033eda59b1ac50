"""The export dialog opened to print one document, from where people are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from pcve_desktop.models.actions import Action
from pcve_desktop.services import records
from pcve_desktop.ui.exporting.dialog import ExportDialog
from pcve_desktop.ui.exporting.preview import Paper
from pcve_desktop.ui.wishes import grant
from tests.ui.exporting.test_dialog import button, page_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def printing(context: Context, qtbot: QtBot, opened: list[str]) -> Iterator[ExportDialog]:
    """Return the dialog as an action's menu opens it."""
    assert opened == []
    context.window.show()
    context.today = lambda: dt.date(2026, 11, 24)  # type: ignore[method-assign] # a fixed day
    ids = []

    def add(values: dict[str, str]) -> str:
        changes = context.perform(lambda: records.create(context.ws, Action, values=values))
        assert changes is not None
        return changes.created["action"][0]

    for title in ("Debate night", "Sports day"):
        values = {
            "network_id": context.network_id, "cycle_id": context.cycle_id, "title": title,
        }  # fmt: skip
        ids.append(add(values))
    made = ExportDialog(context, "action-sheet", ids[1])
    made.open()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def test_printing_shows_that_one_document_about_that_record(
    printing: ExportDialog, qtbot: QtBot
) -> None:
    which = printing.findChild(QComboBox, "export.document.action-sheet.which")
    assert which is not None
    assert which.isVisible()
    assert which.currentText() == "Sports day"
    assert printing.findChild(QAbstractButton, "export.document.summary") is None
    assert printing.note.text() == "tilleuls-action-sheet-sports-day-network-2026-11-24.pdf"
    qtbot.waitUntil(lambda: page_number(printing) == "Page 1 of 1")
    which.setCurrentIndex(0)
    assert printing.note.text() == "tilleuls-action-sheet-network-2026-11-24.pdf"
    qtbot.waitUntil(lambda: page_number(printing) == "Page 1 of 2")


def test_the_other_documents_are_one_press_away(printing: ExportDialog) -> None:
    button(printing, "export.document.all").click()
    assert button(printing, "export.document.summary").isVisible()
    assert button(printing, "export.document.step-sheets").isVisible()
    # Nothing was said about meetings yet: there is no record of one to print.
    assert not button(printing, "export.document.meeting-record").isVisible()
    assert button(printing, "export.document.action-sheet").isChecked()


def test_what_was_printed_is_opened(
    printing: ExportDialog, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    printing.set_folder(tmp_path)
    with qtbot.waitSignal(printing.accepted):
        button(printing, "export.save").click()
    (path,) = tmp_path.glob("*.pdf")
    assert opened == [str(path)]


def test_readers_who_may_not_have_it_are_not_offered_it(printing: ExportDialog) -> None:
    button(printing, "export.audience.public").click()
    assert not button(printing, "export.document.action-sheet").isVisible()
    missing = printing.findChild(QLabel, "export.document.missing")
    assert missing is not None
    assert missing.text() == "Action sheet: nothing of it is for these readers."
    assert not button(printing, "export.save").isEnabled()
    assert printing.note.text() == "Choose at least one document."


def test_a_calendar_has_no_pages(printing: ExportDialog, qtbot: QtBot) -> None:
    button(printing, "export.document.all").click()
    button(printing, "export.document.calendar").click()
    button(printing, "export.document.action-sheet").click()
    paper = printing.findChild(Paper, "export.preview.paper")
    assert paper is not None
    qtbot.waitUntil(lambda: "calendar" in paper.accessibleName())


def test_a_wish_to_print_opens_it(context: Context, qtbot: QtBot) -> None:
    context.window.show()
    grant(context, "print:step-sheets")
    found = context.window.findChild(ExportDialog)
    assert found is not None
    assert button(found, "export.document.step-sheets").isChecked()
    qtbot.waitUntil(lambda: page_number(found) == "Page 1 of 6")
    found.reject()


def test_what_has_nothing_to_print_yet_shows_the_other_documents(
    context: Context, qtbot: QtBot
) -> None:
    context.window.show()
    made = ExportDialog(context, "charter")
    made.open()
    assert not button(made, "export.document.charter").isVisible()
    assert button(made, "export.document.summary").isVisible()
    assert not button(made, "export.save").isEnabled()
    made.reject()
    qtbot.waitUntil(lambda: context.runner.running() == 0)
