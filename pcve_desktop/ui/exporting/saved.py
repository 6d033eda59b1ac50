"""What was saved, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from pcve_desktop.i18n import mark
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.buttons import Kind

_WORD = mark("They open with the password only: say it by phone, not in the message with them.")


def names_in_short(names: Sequence[str], tr: Translator) -> str:
    """Return names of files on a line: “a.pdf”, “a.pdf and .xlsx”, else how many they are."""
    parts = [name.rpartition(".") for name in names]
    if len({stem for stem, _dot, _ending in parts}) == 1:
        return tr.list([names[0], *(f".{ending}" for _stem, _dot, ending in parts[1:])])
    return tr.n("{count} file", "{count} files", len(names))


def show_path(path: Path) -> None:
    """Open a file or a folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SavedDialog(MessageDialog):
    """Says where the files are; opens the folder, or the file when there is one."""

    def __init__(self, context: Context, paths: Sequence[Path], *, password: bool) -> None:
        words = context.tr
        names = "\n".join(path.name for path in paths)
        said = words.t("In the folder {folder}:", folder=str(paths[0].parent))
        text = f"{said}\n{names}" + (f"\n\n{words.t(_WORD)}" if password else "")
        answers: list[tuple[str, str, Kind]] = [
            ("close", words.t("Close"), "default"),
            ("folder", words.t("Open the folder"), "primary"),
        ]
        if len(paths) == 1:
            answers.insert(1, ("file", words.t("Open the file"), "default"))
        super().__init__(
            context.hub,
            words,
            words.n("{count} file saved", "{count} files saved", len(paths)),
            text,
            answers,
            name="export.saved",
            width=520,
            parent=context.window,
        )
        self._paths = list(paths)
        self.answered.connect(self._open)

    def _open(self, answer: str) -> None:
        if answer in {"file", "folder"}:
            first = self._paths[0]
            show_path(first if answer == "file" else first.parent)
