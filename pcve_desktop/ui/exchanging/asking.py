"""What the place of exchange asks: which file came, and whether one that waits may go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.exchange.waiting import WaitingFile
    from pcve_desktop.ui.context import Context


def ask_file(context: Context) -> Path | None:
    """Let the person choose a file that came."""
    t = context.tr.t
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    kinds = t("Files from offices") + f" (*{SUFFIX} *.passerelle)"
    found, _kind = QFileDialog.getOpenFileName(
        context.window, t("A file from another office"), folder, kinds
    )
    return Path(found) if found else None


def ask_removal(context: Context, file: WaitingFile, remove: Callable[[WaitingFile], None]) -> None:
    """Ask whether a file that waits may go; nothing of it was taken in."""
    t = context.tr.t
    dialog = MessageDialog(
        context.hub,
        context.tr,
        t("Remove this file?"),
        t(
            "The copy of “{name}” in this program goes; nothing of it was taken in. The file "
            "itself stays where it came from.",
            name=file.name,
        ),
        [("keep", t("Keep it"), "default"), ("remove", t("Remove"), "primary")],
        name="exchange.drop",
        parent=context.window,
    )

    def answered(answer: str) -> None:
        if answer == "remove":
            remove(file)

    dialog.answered.connect(answered)
    dialog.open()
