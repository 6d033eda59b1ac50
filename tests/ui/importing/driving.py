"""How tests go through the import dialog: read a file, see the preview, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.importing.dialog import ImportDialog


def read(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    """Open a file and wait until it was read, or was refused."""
    dialog.open_file(path)
    qtbot.waitUntil(lambda: dialog.context.runner.running() == 0)


def preview(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    """Go on to the preview of a file with the columns as guessed."""
    read(qtbot, dialog, path)
    dialog.next.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)


def bring_in(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Import, and wait until the dialog has closed."""
    dialog.apply.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
