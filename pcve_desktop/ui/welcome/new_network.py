"""The dialog that begins a network: a name, and where its file is kept."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.errors import PasserelleError
from pcve_desktop.services import networks
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import ElidedText, Text, repolish

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
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


class NewNetworkDialog(Dialog):
    """Ask for what a network begins with and make it; `made` when it is there."""

    # The workspace (open), the identifier of the network, the settings with the office's name.
    made = Signal(object, str, object)

    def __init__(
        self,
        *,
        hub: ThemeHub,
        tr: Translator,
        settings: Settings,
        into: Workspace | None,
        parent: QWidget,
    ) -> None:
        super().__init__(
            hub, tr, tr.t("New network"), name="dialog.new_network", width=560, parent=parent
        )
        self._settings, self._into = settings, into
        self._chosen: Path | None = None
        intro = (
            tr.t("One file holds one neighbourhood, or several when the city gathers them.")
            if into is None
            else tr.t("It is added to the file {name}.", name=into.path.name)
        )
        self.body.addWidget(Text(intro, Role.BODY, tone="ink2", wrap=True))
        self.name = self._field(
            "name",
            tr.t("Name of the network"),
            tr.t("Usually that of the neighbourhood. It can be changed later."),
        )
        self.city = self._field("city", tr.t("City"))
        self.lead = self._field(
            "lead",
            tr.t("Leading organisation"),
            tr.t("Who keeps the thread. Leave it open if that is not decided yet."),
        )
        self.office: QLineEdit | None = None
        if into is None:
            self.office = self._field(
                "office",
                tr.t("Your office"),
                tr.t("Signs what you write, so that others know who changed what."),
            )
            self.office.setText(settings.office)
            self._add_place()
        self.problem = Notice(hub, "", tone="crit", name="dialog.new_network.problem")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.note.setText(tr.t("Only the name is needed."))
        self.add_cancel()
        self.begin = self.add_button(tr.t("Begin"), name="dialog.new_network.begin", kind="primary")
        self.begin.clicked.connect(self._begin)
        self.name.textChanged.connect(self._name_changed)
        self.finished.connect(self.deleteLater)
        self.set_first(self.name)
        self._name_changed()

    # Building

    def _field(self, key: str, label: str, hint: str = "") -> QLineEdit:
        group = QVBoxLayout()
        group.setSpacing(4)
        words = Text(label, Role.STRONG)
        field = QLineEdit()
        field.setObjectName(f"dialog.new_network.{key}")
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        field.setMaxLength(200)
        words.setBuddy(field)
        group.addWidget(words)
        group.addWidget(field)
        if hint:
            group.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        self.body.addLayout(group)
        return field

    def _add_place(self) -> None:
        t = self.tr_.t
        group = QVBoxLayout()
        group.setSpacing(4)
        group.addWidget(Text(t("Kept in"), Role.STRONG))
        box = frame("sunken")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(GlyphLabel(self.hub, "file", size=18, color="ink2", ground="sunken"))
        self.place = ElidedText("", Role.SECONDARY, middle=True, name="dialog.new_network.place")
        row.addWidget(self.place, 1)
        change = Button(self.hub, t("Change…"), name="dialog.new_network.change", kind="quiet")
        change.clicked.connect(self._choose_place)
        row.addWidget(change)
        group.addWidget(box)
        self.body.addLayout(group)

    # Where it is kept

    def path(self) -> Path:
        """Return where the file will be made."""
        if self._chosen is not None:
            return self._chosen
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place) or Path.home())
        return free_path(folder, self.name.text().strip() or self.tr_.t("New network"))

    def _choose_place(self) -> None:
        t = self.tr_.t
        chosen, _ = QFileDialog.getSaveFileName(
            self, t("Where to keep the network"), str(self.path()),
            t("Passerelle networks") + f" (*{SUFFIX})",
        )  # fmt: skip
        if chosen:
            self.set_place(Path(chosen))

    def set_place(self, path: Path) -> None:
        """Keep the file at this path."""
        named = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self._chosen = named
        self._name_changed()

    def _name_changed(self) -> None:
        if self._into is None:
            self.place.set_full_text(str(self.path()))
        if self.name.property("error") and self.name.text().strip():
            self._show_problem("")

    # Making it

    def _begin(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._show_problem(self.tr_.t("Give the network a name; all else can wait."))
            self._mark_name(wrong=True)
            self.name.setFocus()
            return
        office = self._settings.office
        if self.office is not None:
            office = " ".join(self.office.text().split())
        try:
            ws = self._into or Workspace.create(self.path(), office=office)
        except PasserelleError as error:
            self._show_problem(error.message(self.tr_))
            return
        network_id = self._make(ws, name)
        if network_id is not None:
            self.made.emit(ws, network_id, dataclasses.replace(self._settings, office=office))
            self.accept()

    def _make(self, ws: Workspace, name: str) -> str | None:
        """Make the network; a new file goes away again when that does not work."""
        try:
            changes = networks.create_network(
                ws,
                name=name,
                tr=self.tr_,
                city=self.city.text().strip(),
                lead=self.lead.text().strip(),
            )
        except BaseException as error:
            if self._into is None:
                ws.close()
                with contextlib.suppress(OSError):
                    ws.path.unlink()
            if not isinstance(error, PasserelleError):
                raise
            self._show_problem(error.message(self.tr_))
            return None
        return changes.created["network"][0]

    def _show_problem(self, text: str) -> None:
        self.problem.set_text(text)
        self.problem.setVisible(bool(text))
        if text:
            self.area.ensureWidgetVisible(self.problem)
        else:
            self._mark_name(wrong=False)

    def _mark_name(self, *, wrong: bool) -> None:
        self.name.setProperty("error", wrong)
        repolish(self.name)
