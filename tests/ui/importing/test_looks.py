"""How the import dialog looks and speaks: no text is cut, every control has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pcve_desktop.ui.importing.dialog import ImportDialog
from tests.ui.importing.driving import preview, read
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700), (683, 384)])
def test_nothing_is_cut(
    qtbot: QtBot, context: Context, table_path: Path, library: str, size: tuple[int, int]
) -> None:
    context.window.resize(*size)
    context.window.show()
    dialog = ImportDialog(context)
    dialog.open()
    laid_out(qtbot, dialog)
    read(qtbot, dialog, table_path)
    laid_out(qtbot, dialog)
    dialog.next.click()
    laid_out(qtbot, dialog)
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    laid_out(qtbot, dialog)
    dialog.reject()


def laid_out(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the layouts have come to rest with every text whole."""

    def whole() -> None:
        assert clipped(dialog) == []

    qtbot.waitUntil(whole, timeout=2000)


def test_every_control_has_a_name(qtbot: QtBot, dialog: ImportDialog, table_path: Path) -> None:
    preview(qtbot, dialog, table_path)
    for widget in dialog.findChildren(QWidget):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and widget.objectName().startswith("import"):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()
