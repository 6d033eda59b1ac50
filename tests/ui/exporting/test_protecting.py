"""The export dialog with a password: what is said before, what is written, what is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msoffcrypto
import pikepdf
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from pcve_desktop.ui.exporting.dialog import ExportDialog
from pcve_desktop.ui.exporting.saved import SavedDialog
from tests.ui.exporting.test_dialog import button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

WORD = "le tram de 8 heures"


@pytest.fixture
def dialog(
    context: Context, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> Iterator[ExportDialog]:
    """Return the dialog with the password switched on."""
    assert opened == []
    context.window.show()
    made = ExportDialog(context)
    made.open()
    made.set_folder(tmp_path / "out")
    button(made, "export.password.on").click()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def field(dialog: ExportDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit, "export.password.field")
    assert found is not None
    return found


def label(dialog: ExportDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisibleTo(dialog) else ""


def test_save_says_what_is_missing_and_goes_there(dialog: ExportDialog, tmp_path: Path) -> None:
    save = button(dialog, "export.save")
    assert save.isEnabled()
    assert dialog.note.text() == "Type a password, or switch it off."
    assert save.accessibleDescription() == "Type a password, or switch it off."
    button(dialog, "export.document.summary").setFocus()
    save.click()
    assert dialog.focusWidget() is field(dialog)
    assert label(dialog, "export.password.hint") == "Type a password, or switch it off."
    assert not (tmp_path / "out").exists()
    field(dialog).setText(WORD)
    assert dialog.note.text().endswith(".pdf and .xlsx")
    assert save.accessibleDescription() == ""


def test_both_files_open_with_it(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    field(dialog).setText(WORD)
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "export.save").click()
    with pikepdf.open(next((tmp_path / "out").glob("*.pdf")), password=WORD) as pdf:
        assert pdf.is_encrypted
    with next((tmp_path / "out").glob("*.xlsx")).open("rb") as file:
        msoffcrypto.OfficeFile(file).load_key(password=WORD, verify_password=True)
    said = next(d for d in context.window.findChildren(SavedDialog) if d.isVisible())
    assert "say it by phone" in said.accessibleDescription()
    assert WORD not in said.accessibleDescription()
    assert WORD not in repr(context.settings)


def test_the_calendar_is_said_to_be_open(dialog: ExportDialog) -> None:
    assert label(dialog, "export.password.bare") == ""
    button(dialog, "export.document.all").click()
    calendar = button(dialog, "export.document.calendar")
    assert not calendar.isVisible()
    calendar.click()
    assert label(dialog, "export.password.bare").startswith("Calendar: without a password")


def test_closing_forgets_it(dialog: ExportDialog) -> None:
    field(dialog).setText(WORD)
    kept = field(dialog)
    dialog.reject()
    assert kept.text() == ""


def test_for_whom_is_seen_without_scrolling(dialog: ExportDialog, context: Context) -> None:
    context.window.resize(1366, 768)
    button(dialog, "export.document.all").click()
    assert button(dialog, "export.document.step-sheets").isVisible()
    shown = dialog.area.viewport().rect()
    for audience in dialog.audiences.values():
        place = audience.rect().translated(
            audience.mapTo(dialog.area.viewport(), audience.rect().topLeft())
        )
        assert shown.contains(place)


def test_every_control_has_a_name(dialog: ExportDialog) -> None:
    unnamed = [
        found.objectName()
        for found in dialog.findChildren(QAbstractButton)
        if found.isVisible() and not (found.accessibleName() or found.text())
    ]
    assert unnamed == []
