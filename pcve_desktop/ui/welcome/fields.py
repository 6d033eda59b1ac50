"""The fields of the dialogs that make a file: a line of text, and where the file is kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

SUFFIX = ".passerelle"
_LONGEST_NAME = 80
# What Windows does not allow in a file name, and names it keeps for itself.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


def file_name(name: str) -> str:
    """Return a file name for a network that every system accepts."""
    plain = _FORBIDDEN.sub("-", name).strip(" .-")[:_LONGEST_NAME].strip(" .-")
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"network {plain}".strip()
    return plain + SUFFIX


def free_path(folder: Path, name: str) -> Path:
    """Return a path for a new network in a folder, numbered when the name is taken."""
    first = folder / file_name(name)
    path, number = first, 2
    while path.exists():
        path = first.with_name(f"{first.stem} {number}{SUFFIX}")
        number += 1
    return path


def add_field(column: QVBoxLayout, label: str, hint: str = "", *, name: str) -> QLineEdit:
    """Add a line of text with its label above and its hint below, and return it."""
    group = QVBoxLayout()
    group.setSpacing(4)
    words = Text(label, Role.STRONG)
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(label)
    field.setAccessibleDescription(hint)
    field.setMaxLength(200)
    words.setBuddy(field)
    group.addWidget(words)
    group.addWidget(field)
    if hint:
        group.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
    column.addLayout(group)
    return field


class PlaceField(QWidget):
    """The path of a file that will be made.

    Until somebody chooses one, it follows the name in the documents' folder.
    """

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._tr = tr
        self._name = ""
        self._chosen: Path | None = None
        group = QVBoxLayout(self)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(4)
        group.addWidget(Text(tr.t("Kept in"), Role.STRONG))
        box = frame("sunken")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(GlyphLabel(hub, "file", size=18, color="ink2", ground="sunken"))
        self.shown = ElidedText("", Role.SECONDARY, middle=True, name=f"{name}.place")
        row.addWidget(self.shown, 1)
        change = Button(hub, tr.t("Change…"), name=f"{name}.change", kind="quiet")
        change.clicked.connect(self._choose)
        row.addWidget(change)
        group.addWidget(box)

    def path(self) -> Path:
        """Return where the file will be made."""
        if self._chosen is not None:
            return self._chosen
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place) or Path.home())
        return free_path(folder, self._name or self._tr.t("New network"))

    def set_name(self, name: str) -> None:
        """Name the file after the network, as long as nobody chose a place."""
        self._name = name
        self.shown.set_full_text(str(self.path()))

    def set_path(self, path: Path) -> None:
        """Keep the file at this path."""
        named = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self._chosen = named
        self.shown.set_full_text(str(named))

    def _choose(self) -> None:
        t = self._tr.t
        chosen, _ = QFileDialog.getSaveFileName(
            self, t("Where to keep the network"), str(self.path()),
            t("Passerelle networks") + f" (*{SUFFIX})",
        )  # fmt: skip
        if chosen:
            self.set_path(Path(chosen))
