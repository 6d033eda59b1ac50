"""The files for the city go out with a password, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLineEdit

from pcve_desktop.ui.exporting.dialog import ExportDialog
from pcve_desktop.ui.exporting.saved import SavedDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.evenings.keyboard import Evening

WORD = "le tram de 8 heures"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of documents of this person."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "out"))
    return tmp_path / "out"


def test_a_summary_for_the_city_with_a_password(
    evening: Evening, qtbot: QtBot, folder: Path
) -> None:
    evening.press("Ctrl+E")
    (dialog,) = [d for d in evening.window.findChildren(ExportDialog) if d.isVisible()]
    assert evening.focus.objectName() == "export.document.summary"
    evening.reach("export.document.workbook")
    evening.press("Space")
    evening.reach("export.audience.network")
    evening.press("Right")
    assert dialog.note.text().startswith("tilleuls-city-")

    evening.reach("export.password.on")
    evening.press("Space")
    assert evening.focus.objectName() == "export.password.field"
    evening.press("Return")
    assert evening.focus.objectName() == "export.password.field"
    assert not folder.exists()
    evening.type(WORD)
    evening.reach("export.password.show")
    evening.press("Space")
    evening.reach("export.password.field", key="Shift+Tab")
    shown = evening.focus
    assert isinstance(shown, QLineEdit)
    assert shown.displayText() == WORD

    evening.reach("export.save")
    evening.press("Space")
    qtbot.waitUntil(lambda: evening.has("export.saved.folder"))
    (path,) = folder.iterdir()
    with pikepdf.open(path, password=WORD) as pdf:
        assert pdf.is_encrypted

    (said,) = [d for d in evening.window.findChildren(SavedDialog) if d.isVisible()]
    assert path.name in said.accessibleDescription()
    evening.press("Escape")
    qtbot.waitUntil(lambda: not evening.has("export.saved.folder"))
