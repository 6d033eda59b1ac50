"""The settings page: how the window looks, this network, this file and its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QWidget

from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.store import backups
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.text import ElidedText, Text
from pcve_desktop.ui.page import Page
from pcve_desktop.ui.settings.panel import SettingsPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.ui.context import Context

_KILO = 1024


class _Window(Protocol):
    """What this page asks of its window."""

    settings: Settings

    def apply_settings(self, settings: Settings) -> None:
        """Take over changed settings."""


class SettingsPage(Page):
    """Settings of the window, and what belongs to the open file."""

    shows: ClassVar[frozenset[str]] = frozenset({"network", "cycle"})

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context, name="settings", text=t("Settings"))
        self.sheet = ScrollPage(name="settings.sheet")
        self.column.addWidget(self.sheet)
        self._named: dict[str, Button] = {}
        header = PageHeader(
            self.hub, t("Settings"), t("Changes take effect at once."), name="settings.header"
        )
        self.sheet.add_header(header)
        holder = QWidget()
        grid = GridLayout(holder)
        looks = Card(self.hub, t("This window"), name="settings.window")
        self.panel = SettingsPanel(self.hub, self.words, context.settings)
        self.panel.changed.connect(self._apply)
        looks.body.addWidget(self.panel)
        grid.add(looks, 12, 320)
        grid.add(self._network_card(), 6, 380)
        grid.add(self._file_card(), 6, 380)
        self.sheet.body.addWidget(holder)
        self.sheet.body.addStretch(1)
        # The keyboard changes the text size too; the slider follows.
        self.hub.changed.connect(self._follow)

    # Building

    def _network_card(self) -> Card:
        t = self.words.t
        card = Card(self.hub, t("This network"), name="settings.network")
        self._network = _Facts()
        self._name = self._network.add(t("Name"))
        self._city = self._network.add(t("City"))
        self._cycle = self._network.add(t("Cycle"))
        self._dates = self._network.add(t("From and until"))
        card.body.addWidget(self._network)
        card.body.addWidget(
            self._buttons(
                ("settings.network.edit", t("Change the network…"), self._edit_network),
                ("settings.cycle.edit", t("Change the cycle…"), self._edit_cycle),
            )
        )
        return card

    def _file_card(self) -> Card:
        t = self.words.t
        card = Card(self.hub, t("This file"), name="settings.file")
        facts = _Facts()
        self._path = facts.add(t("Kept in"), elided=True)
        self._size = facts.add(t("Size"))
        self._backup = facts.add(t("Last backup"))
        card.body.addWidget(facts)
        card.body.addWidget(
            self._buttons(
                ("settings.file.back_up", t("Back up now"), self.back_up),
                ("settings.file.folder", t("Open the backup folder"), self._open_folder),
            )
        )
        kept = t(
            "Backups lie beside the file: the last 10, one a day for two weeks, one a week for "
            "two months."
        )
        card.body.addWidget(Text(kept, Role.SECONDARY, tone="ink2", wrap=True))
        return card

    def _buttons(self, *wanted: tuple[str, str, Callable[[], object]]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        for name, label, call in wanted:
            button = Button(self.hub, label, name=name, compact=True)
            # Qt would pass on whether the button is checked.
            button.clicked.connect(lambda _checked=False, call=call: call())
            flow.addWidget(button)
            self._named[name] = button
        return holder

    # Showing

    def reload(self) -> None:
        tr, data = self.words, self.context.data
        network, cycle = data.network, data.cycle
        self._name.setText(network.name)
        self._city.setText(network.city or tr.t("Not noted"))
        self._cycle.setText(cycle.name if cycle else tr.t("None yet"))
        self._dates.setText(self._span(cycle))
        self._named["settings.cycle.edit"].setEnabled(cycle is not None)
        self._show_file()

    def _follow(self) -> None:
        self.panel.show_settings(self._window.settings)

    def arrive(self, **_where: object) -> None:
        # The file grows and is backed up elsewhere too.
        self._follow()
        self._show_file()

    def leave(self) -> bool:
        self.panel.commit()
        return True

    def _span(self, cycle: Cycle | None) -> str:
        tr = self.words
        if cycle is None or cycle.starts_on is None:
            return tr.t("Not noted")
        start = tr.date(cycle.starts_on)
        if cycle.ends_on is None:
            return tr.t("Since {date}", date=start)
        return tr.t("{start} to {end}", start=start, end=tr.date(cycle.ends_on))

    def _show_file(self) -> None:
        tr, ws = self.words, self.context.ws
        if isinstance(self._path, ElidedText):
            self._path.set_full_text(str(ws.path))
        try:
            size = ws.path.stat().st_size
        except OSError:
            size = 0
        self._size.setText(_size(tr, size) if size else tr.t("The file cannot be read."))
        made = backups.list_backups(ws.path)
        if made:
            moment = made[0].made_at
            text = tr.t("{date}, {time}", date=tr.date(moment), time=tr.time(moment))
        else:
            text = tr.t("None yet")
        self._backup.setText(text)

    # Doing

    @property
    def _window(self) -> _Window:
        return cast("_Window", self.context.window)

    def _apply(self, settings: Settings) -> None:
        # The window knows of recent files and its own place, which this page does not touch.
        self._window.apply_settings(settings)

    def back_up(self) -> None:
        """Make a backup now, in the background."""
        ws, tr = self.context.ws, self.words
        self._named["settings.file.back_up"].setEnabled(False)

        def done(path: Path) -> None:
            self._named["settings.file.back_up"].setEnabled(True)
            self._show_file()
            self.context.say(tr.t("Backed up as {name}", name=path.name), icon="backup")

        def failed(error: PasserelleError) -> None:
            self._named["settings.file.back_up"].setEnabled(True)
            self.context.show_error(error)

        self.context.runner.start(
            lambda _token: ws.back_up("asked"), on_result=done, on_error=failed, database=True
        )

    def _open_folder(self) -> None:
        folder = backups.folder_of(self.context.ws.path)
        if not folder.is_dir():
            self.context.say(self.words.t("There is no backup yet."), icon="info")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _edit_network(self) -> None:
        self.context.edit(
            Network, self.context.data.network, title=self.words.t("Change the network")
        )

    def _edit_cycle(self) -> None:
        cycle = self.context.data.cycle
        if cycle is not None:
            self.context.edit(Cycle, cycle, title=self.words.t("Change the cycle"))


class _Facts(QWidget):
    """Labels and values in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(7)

    def add(self, label: str, *, elided: bool = False) -> Text:
        """Add a line and return the label of its value."""
        value: Text = (
            ElidedText("", Role.BODY, middle=True) if elided else Text("", Role.BODY, wrap=True)
        )
        value.setAccessibleName(label)
        self._form.addRow(Text(label, Role.SECONDARY, tone="ink2"), value)
        return value


def _size(tr: Translator, size: int) -> str:
    """Return a file size in the unit that reads well."""
    if size < _KILO * _KILO:
        return f"{tr.number(max(1, round(size / _KILO)))} kB"
    return f"{tr.number(round(size / _KILO / _KILO, 1))} MB"
