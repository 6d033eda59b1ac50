"""The dialog that begins a network: a name, and where its file is kept."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pcve_desktop.errors import PasserelleError
from pcve_desktop.services import networks
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text, repolish
from pcve_desktop.ui.welcome.fields import PlaceField, add_field

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit, QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.ui.kit.theme import ThemeHub


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
        self.place = PlaceField(hub, tr, name="dialog.new_network")
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
        self.body.addWidget(self.place)
        self.place.setVisible(into is None)
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
        return add_field(self.body, label, hint, name=f"dialog.new_network.{key}")

    # Where it is kept

    def path(self) -> Path:
        """Return where the file will be made."""
        return self.place.path()

    def set_place(self, path: Path) -> None:
        """Keep the file at this path."""
        self.place.set_path(path)

    def _name_changed(self) -> None:
        if self._into is None:
            self.place.set_name(self.name.text().strip())
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
