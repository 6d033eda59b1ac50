"""The main window: the welcome page, or the shell of an open workspace.

The welcome page needs no database: what opens and shows a workspace is imported when one is opened,
so that the window is there at once.
"""

from __future__ import annotations

import base64
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from pcve_desktop.errors import PasserelleError
from pcve_desktop.ui.arriving import Arrivals
from pcve_desktop.ui.kit.focus import FocusRing
from pcve_desktop.ui.kit.toast import ToastHost
from pcve_desktop.ui.preload import load_opening
from pcve_desktop.ui.welcome.page import WelcomePage

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.store.errors import LockedWorkspace
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.kit.buttons import Kind
    from pcve_desktop.ui.kit.dialogs import MessageDialog
    from pcve_desktop.ui.kit.tasks import TaskRunner
    from pcve_desktop.ui.kit.theme import ThemeHub
    from pcve_desktop.ui.shell import Shell

_SUFFIX = ".passerelle"
_TEXT_STEP = 10


class MainWindow(QMainWindow):
    """The one window of the program."""

    # The user changed a setting: the new state of all of them.
    settings_changed = Signal(object)

    def __init__(
        self, *, hub: ThemeHub, tr: Translator, settings: Settings, runner: TaskRunner
    ) -> None:
        super().__init__()
        self.hub = hub
        self.words = tr
        self.settings = settings
        self.runner = runner
        self.workspace: Workspace | None = None
        self.shell: Shell | None = None
        self.setObjectName("window")
        self.setMinimumSize(640, 360)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.ring = FocusRing(self, hub)
        self.toasts = ToastHost(self, hub, tr)
        self.welcome: WelcomePage | None = None
        self.arrivals = Arrivals(self)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.give_help)
        for sequence, delta in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(lambda delta=delta: self._change_text_size(delta))
        self._restore_geometry()
        self.show_welcome()

    # Welcome

    def show_welcome(self) -> None:
        """Close what is open and show the welcome page."""
        self._close_workspace()
        self._drop_welcome()
        page = self.welcome = WelcomePage(
            hub=self.hub, tr=self.words, settings=self.settings, parent=self.stack
        )
        page.open_asked.connect(lambda path: self.arrivals.arrive(Path(path)))
        page.forget_asked.connect(self._forget)
        page.browse_asked.connect(self.browse)
        page.received_asked.connect(self.arrivals.browse_received)
        page.new_asked.connect(self.ask_new)
        page.sample_asked.connect(self.open_sample)
        page.settings_asked.connect(self._settings_dialog)
        page.help_asked.connect(self.give_help)
        page.language_chosen.connect(self._language_chosen)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.setWindowTitle("Passerelle")
        # Looking into the recent files waits until a worker has loaded what that takes.
        if self.settings.recent:
            self.runner.start(load_opening, on_result=page.load_recent)
        else:
            QTimer.singleShot(0, page, page.load_recent)

    def _forget(self, path: str) -> None:
        self._remember(self.settings.without_recent(Path(path)))

    def _drop_welcome(self) -> None:
        if self.welcome is not None:
            self.stack.removeWidget(self.welcome)
            self.welcome.deleteLater()
            self.welcome = None

    # Opening

    def browse(self) -> None:
        """Ask for a file and open it, or take it to where it belongs."""
        self.arrivals.browse()

    def open_path(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a file; a known problem is shown and the window stays as it was."""
        from pcve_desktop.store.errors import LockedWorkspace
        from pcve_desktop.store.workspace import Workspace

        if self.shell is not None and not self.shell.leave():
            return False
        if self.workspace is not None and self.workspace.path == path.absolute():
            return True
        try:
            ws = Workspace.open(path.absolute(), office=self.settings.office, take_over=take_over)
        except LockedWorkspace as error:
            self._offer_take_over(path, error)
            return False
        except PasserelleError as error:
            self.show_error(error)
            return False
        self.adopt(ws)
        return True

    def _offer_take_over(self, path: Path, error: LockedWorkspace) -> None:
        dialog = self._message(
            "dialog.locked",
            self.words.t("Open elsewhere"),
            error,
            [
                ("leave", self.words.t("Leave it"), "primary"),
                ("go_on", self.words.t("Go on here"), "default"),
            ],
        )
        dialog.answered.connect(
            lambda answer: answer == "go_on" and self.open_path(path, take_over=True)
        )
        dialog.open()

    def adopt(self, ws: Workspace, network_id: str | None = None) -> None:
        """Show an open workspace: its only network, or the one that was asked for."""
        from pcve_desktop.services import networks

        self._close_workspace()
        self.workspace = ws
        found = networks.networks(ws)
        chosen = next((item for item in found if item.id == network_id), None)
        chosen = chosen or next(iter(found), None)
        self._remember(self.settings.with_recent(ws.path))
        if chosen is None:
            self.ask_new(into=ws)
            return
        self._show_network(chosen.id, chosen.cycle_id)
        # The first backup of the day is made while the person already looks.
        self.runner.start(
            lambda _token: ws.back_up_if_due(), on_error=self.show_error, database=True
        )

    def _show_network(self, network_id: str, cycle_id: str | None) -> None:
        from pcve_desktop.ui.context import Context
        from pcve_desktop.ui.shell import Shell

        if self.workspace is None:
            return
        self._drop_shell()
        context = Context(
            ws=self.workspace,
            tr=self.words,
            hub=self.hub,
            settings=self.settings,
            runner=self.runner,
            network_id=network_id,
            cycle_id=cycle_id,
        )
        context.attach(self, self.toasts)
        context.wished.connect(self.wish)
        shell = self.shell = Shell(context, self)
        shell.rail.follow(self)
        shell.network_chosen.connect(self._network_chosen)
        shell.partner_chosen.connect(self._partner_chosen)
        shell.cycle_chosen.connect(self._cycle_chosen)
        self.stack.addWidget(shell)
        self.stack.setCurrentWidget(shell)
        self._drop_welcome()
        self.setWindowTitle(f"{context.data.network.name} – Passerelle")
        shell.go("overview", {})
        shell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _partner_chosen(self, network_id: str, partner_id: str) -> None:
        self._network_chosen(network_id)
        if self.shell is not None and self.shell.context.network_id == network_id:
            self.shell.go("partners", {"record": partner_id})

    def _network_chosen(self, network_id: str) -> None:
        from pcve_desktop.services import networks

        if self.workspace is None or self.shell is None or not self.shell.leave():
            return
        for item in networks.networks(self.workspace):
            if item.id == network_id:
                self._show_network(item.id, item.cycle_id)

    def _cycle_chosen(self, cycle_id: str, said: str) -> None:
        if self.shell is not None and self.shell.leave():
            self._show_network(self.shell.context.network_id, cycle_id)
            if said:
                self.shell.context.say(said, undo=True)

    # Making

    def ask_new(self, into: Workspace | None = None) -> None:
        """Ask for the name of a new network; make its file, or add it to an open one."""
        from pcve_desktop.ui.welcome.new_network import NewNetworkDialog

        dialog = NewNetworkDialog(
            hub=self.hub, tr=self.words, settings=self.settings, into=into, parent=self
        )
        dialog.made.connect(self._made)
        if into is not None and self.shell is None:
            # A file without any network: there would be nothing behind the dialog.
            dialog.rejected.connect(self.show_welcome)
        dialog.open()

    def _made(self, ws: Workspace, network_id: str, settings: Settings) -> None:
        from pcve_desktop.services import networks

        self._remember(settings)
        if ws is self.workspace:
            cycle = next(item.cycle_id for item in networks.networks(ws) if item.id == network_id)
            self._show_network(network_id, cycle)
        else:
            self.adopt(ws, network_id)

    def open_sample(self) -> None:
        """Open the sample network in the program's own folder, made when it is not there yet."""
        from pcve_desktop.paths import data_dir
        from pcve_desktop.sample import ready_sample

        language = self.words.language

        def work(_token: object) -> Path:
            return ready_sample(data_dir(), language)

        self.runner.start(work, on_result=self._open_made, on_error=self.show_error)

    def _open_made(self, path: Path) -> None:
        self.open_path(path)

    # Wishes of pages

    def wish(self, wish: str) -> None:
        """Do what a page wishes for, once what is being written is saved."""
        shell = self.shell
        if shell is None or not shell.leave():
            return
        match wish:
            case "open":
                self.browse()
            case "close":
                self.show_welcome()
            case "new_network":
                self.ask_new(into=self.workspace)
            case "save_copy":
                self._save_copy()
            case "help":
                self.give_help()
            case _:
                from pcve_desktop.ui.wishes import grant

                grant(shell.context, wish)

    def _save_copy(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        ws = self.workspace
        if ws is None:
            return
        start = str(ws.path.with_name(f"{ws.path.stem} 2{_SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.words.t("Save a copy"),
            start,
            self.words.t("Passerelle networks") + f" (*{_SUFFIX})",
        )
        if not name:
            return
        path = Path(name) if name.endswith(_SUFFIX) else Path(name + _SUFFIX)

        def work(_token: object) -> Path:
            ws.save_copy(path)
            return path

        self.runner.start(work, on_result=self._copy_saved, on_error=self.show_error)

    def _copy_saved(self, path: Path) -> None:
        self.toasts.show(self.words.t("Copy saved as {name}", name=path.name))

    # Settings

    def _settings_dialog(self) -> None:
        from pcve_desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(hub=self.hub, tr=self.words, settings=self.settings, parent=self)
        dialog.changed.connect(self.apply_settings)
        dialog.open()

    def give_help(self, over: QWidget | None = None) -> None:
        """Open the help about the page at hand, or about a dialog that is open over it."""
        from pcve_desktop.ui.help.about import open_help

        open_help(self, self, over)

    def _language_chosen(self, language: str) -> None:
        self.apply_settings(dataclasses.replace(self.settings, language=language))

    def _change_text_size(self, delta: int) -> None:
        size = max(90, min(160, self.settings.text_size + delta * _TEXT_STEP))
        self.apply_settings(dataclasses.replace(self.settings, text_size=size))

    def apply_settings(self, settings: Settings) -> None:
        """Take over changed settings at once; another language rebuilds the window's contents."""
        self._remember(settings)

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        if self.shell is not None:
            self.shell.context.settings = settings
        self.settings_changed.emit(settings)

    def speak(self, tr: Translator) -> None:
        """Rebuild the contents in another language, at the same place."""
        # What is being typed is saved, or goes on in the other language.
        if self.shell is not None:
            self.shell.leave()
        self.words = tr
        self.toasts.set_translator(tr)
        name = (QApplication.focusWidget() or self).objectName()
        if self.shell is None:
            self.show_welcome()
        else:
            from pcve_desktop.ui import speaking

            context, kept = self.shell.context, speaking.keep(self.shell)
            self._show_network(context.network_id, context.cycle_id or None)
            speaking.take_up(self.shell, kept)
        page = self.shell or self.welcome
        again = page.findChild(QWidget, name) if page is not None and name else None
        if again is not None:
            again.setFocus()

    # Ending

    def show_error(self, error: PasserelleError) -> None:
        """Show a known problem: what happened, what is safe, what to do next."""
        answers: list[tuple[str, str, Kind]] = [("ok", self.words.t("Understood"), "primary")]
        self._message("dialog.error", self.words.t("This did not work"), error, answers).open()

    def _message(
        self, name: str, title: str, error: PasserelleError, answers: list[tuple[str, str, Kind]]
    ) -> MessageDialog:
        from pcve_desktop.ui.kit.dialogs import MessageDialog

        text = error.message(self.words)
        return MessageDialog(self.hub, self.words, title, text, answers, name=name, parent=self)

    def _drop_shell(self) -> None:
        if self.shell is not None:
            self.shell.presenting.stop()
            self.toasts.clear()
            self.stack.removeWidget(self.shell)
            self.shell.deleteLater()
            self.shell = None

    def _close_workspace(self) -> None:
        self._drop_shell()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(self.settings.geometry.encode())
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shell is not None and not self.shell.leave():
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self._remember(dataclasses.replace(self.settings, geometry=geometry))
        self._close_workspace()
        super().closeEvent(event)
