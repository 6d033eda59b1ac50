"""Files that come to the window: by a double click, dropped, chosen, as an argument.

One's own network is opened. A file to take in goes to the network it belongs to; a stranger's copy
of a network is never opened where it lies (see `exchange.arriving`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QFileDialog

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.manifest import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.package import Package
    from pcve_desktop.settings import Settings
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.kit.tasks import Token
    from pcve_desktop.ui.main_window import MainWindow

    _Then = Callable[[Package, Path | None], None]

_NETWORK = ".passerelle"


def passing_folders() -> tuple[Path, ...]:
    """Return the folders that mail programs and browsers put things into."""
    places = QStandardPaths.StandardLocation
    found = (places.TempLocation, places.DownloadLocation, places.GenericCacheLocation)
    home = Path(QStandardPaths.writableLocation(places.HomeLocation))
    folders = (Path(text) for place in found if (text := QStandardPaths.writableLocation(place)))
    # Where a system has no such folder Qt gives the home folder: nothing only passes through it.
    return tuple(folder for folder in folders if folder != home)


class FileOpenings(QObject):
    """macOS hands over a file that was double-clicked as an event of the application."""

    asked = Signal(str)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the event when it is about a file of this computer."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit(event.file())
            return True
        return False


class Arrivals:
    """What becomes of a file that comes to the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        # Workspaces that lie in these are strangers'; none by default.
        self.passing: tuple[Path, ...] = ()

    # ---------------------------------------------------------------- asking for a file

    def browse(self) -> None:
        """Ask for a network, or for a file to take in."""
        t = self._window.words.t
        self._ask(t("Open a network"), f"*{_NETWORK} *{SUFFIX}", self.arrive)

    def browse_received(self) -> None:
        """Ask for a file that another office sent, to begin with."""
        t = self._window.words.t
        self._ask(t("Begin with a received file"), f"*{SUFFIX} *{_NETWORK}", self.begin_with)

    def _ask(self, title: str, patterns: str, then: Callable[[Path], None]) -> None:
        kinds = self._window.words.t("Passerelle files") + f" ({patterns})"
        path, _kind = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if path:
            then(Path(path))

    # ---------------------------------------------------------------- deciding

    def arrive(self, path: Path) -> None:
        """Open a network of one's own; take anything else to where it belongs."""
        window = self._window
        if path.name.casefold().endswith(SUFFIX):
            self._look(path, self._route)
            return
        from pcve_desktop.exchange.arriving import judge

        try:
            arrival = judge(path, window.settings.recent, self.passing)
        except PasserelleError as error:
            window.show_error(error)
            return
        if not arrival.stranger:
            window.open_path(path)
        elif arrival.known is not None:
            self._offer_copy(path, arrival.known)
        else:
            self._look(path, self._route)

    def begin_with(self, path: Path) -> None:
        """Make an own file from a package or from another office's copy of a network."""
        self._look(path, lambda package, _home: self._begin(package))

    def _look(self, path: Path, then: _Then, password: str | None = None) -> None:
        """Open a package in the background, asking for its password if it has one.

        `then` gets it with the file opened last that it belongs to, if any.
        """
        window = self._window
        recent = window.settings.recent

        def work(token: Token) -> tuple[Package, Path | None]:
            from pcve_desktop.exchange.arriving import home_of, is_package
            from pcve_desktop.exchange.package import open_package, open_workspace_copy

            package = (
                open_package(path, password) if is_package(path) else open_workspace_copy(path)
            )
            try:
                token.check()
                return package, home_of(package.manifest, recent)
            except BaseException:
                package.close()
                raise

        def failed(error: PasserelleError) -> None:
            from pcve_desktop.exchange.errors import PasswordNeeded, WrongPassword

            if isinstance(error, PasswordNeeded | WrongPassword):
                self._ask_password(path, then, error if password else None)
            else:
                window.show_error(error)

        task = window.runner.start(work, on_result=lambda found: then(*found), on_error=failed)
        from pcve_desktop.ui.kit.dialogs import ProgressDialog

        title = window.words.t("Looking at the file")
        ProgressDialog(
            window.hub, window.words, task, title, name="arriving.progress", parent=window
        )

    def _ask_password(self, path: Path, then: _Then, problem: PasserelleError | None) -> None:
        from pcve_desktop.ui.kit.password_dialog import PasswordDialog

        window = self._window
        text = window.words.t(
            "“{name}” has a password. Who made the file tells it to you, by another way than the "
            "file itself.",
            name=path.name,
        )
        dialog = PasswordDialog(
            window.hub, window.words, text, name="arriving.password", parent=window,
            problem=problem.message(window.words) if problem else "",
        )  # fmt: skip
        dialog.entered.connect(lambda password: self._look(path, then, password))
        dialog.open()

    # ---------------------------------------------------------------- where it goes

    def _route(self, package: Package, home: Path | None) -> None:
        """Take a package to the network it belongs to, or ask."""
        window = self._window
        if window.workspace is not None and self._belongs(package.manifest, window.workspace):
            self._receive(package, None)
        elif home is not None:
            self._receive(package, home)
        else:
            self._offer(package)

    @staticmethod
    def _belongs(manifest: Manifest, ws: Workspace) -> bool:
        from pcve_desktop.services.networks import networks

        known = {network.id for network in networks(ws)}
        return ws.workspace_id == manifest.workspace or any(
            network.id in known for network in manifest.networks
        )

    def _receive(self, package: Package, home: Path | None) -> None:
        """Show the review of a package in a network, opening that first."""
        package.close()
        self._review(package.path, home)

    def _review(self, path: Path, home: Path | None) -> None:
        if home is None or self._window.open_path(home):
            self._window.wish(f"receive:{path}")

    def _add(self, package: Package, home: Path | None) -> None:
        """Take a package in where its networks are new: they are gathered, beside those there."""
        package.close()
        window = self._window
        if home is not None and not window.open_path(home):
            return
        here = window.workspace is not None and self._belongs(package.manifest, window.workspace)
        window.wish(f"receive:{package.path}" if here else f"gather:{package.path}")

    def _offer(self, package: Package) -> None:
        """Nothing opened last belongs to this package: begin with it, or add it to another file."""
        from pcve_desktop.ui.kit.offer_dialog import OfferDialog, Way
        from pcve_desktop.ui.welcome.begin_from import told

        window, t = self._window, self._window.words.t
        ways = [
            Way(
                "begin", "plus", t("Begin with this file"),
                t("A network of your own is made from it. Usual when it is the first file that "
                  "you receive."),
            ),
            Way(
                "into", "folder", t("Add it to another file"),
                t("For the city: you choose the file in which several networks are gathered."),
            ),
        ]  # fmt: skip
        if window.workspace is not None:
            here = Way(
                "here", "import", t("Add it here"),
                t("For the city: its networks stand in “{name}”, beside those that are there.",
                  name=window.workspace.path.stem),
            )  # fmt: skip
            ways.insert(1, here)
        names = window.words.list([network.name for network in package.manifest.networks])
        text = f"{names or package.path.name}\n{told(package.manifest, window.words)}"
        dialog = OfferDialog(
            window.hub, window.words, t("A file from another office"), text, ways,
            name="arriving.offer", parent=window,
        )  # fmt: skip
        answers: dict[str, Callable[[], None]] = {
            "begin": lambda: self._begin(package),
            "here": lambda: self._add(package, None),
            "into": lambda: self._into_another(package),
        }
        dialog.chosen.connect(lambda key: answers[key]())
        dialog.rejected.connect(package.close)
        dialog.open()

    def _into_another(self, package: Package) -> None:
        t = self._window.words.t
        self._ask(t("Open a network"), f"*{_NETWORK}", lambda home: self._add(package, home))
        package.close()

    def _offer_copy(self, path: Path, known: Path) -> None:
        """Another office's copy of one's own network: take in what is new, or have it beside."""
        from pcve_desktop.ui.kit.offer_dialog import OfferDialog, Way

        window, t = self._window, self._window.words.t
        ways = [
            Way(
                "new", "import", t("Take in what is new"),
                t("Into your own “{name}”. You see what would change before it does.",
                  name=known.stem),
            ),
            Way(
                "copy", "copy", t("Open as a copy"),
                t("A second file of your own is made from it, where you choose."),
            ),
        ]  # fmt: skip
        text = t(
            "“{name}” is another office's copy of a network that you have. It is not opened where "
            "it is, so that your work stays in one file.",
            name=path.name,
        )
        dialog = OfferDialog(
            window.hub, window.words, t("A network that you have already"), text, ways,
            name="arriving.copy", parent=window,
        )  # fmt: skip
        answers: dict[str, Callable[[], None]] = {
            "new": lambda: self._review(path, known),
            "copy": lambda: self.begin_with(path),
        }
        dialog.chosen.connect(lambda key: answers[key]())
        dialog.open()

    # ---------------------------------------------------------------- beginning

    def _begin(self, package: Package) -> None:
        from pcve_desktop.ui.welcome.begin_from import BeginFromDialog

        window = self._window
        dialog = BeginFromDialog(
            hub=window.hub, tr=window.words, settings=window.settings, runner=window.runner,
            package=package, parent=window,
        )  # fmt: skip
        dialog.made.connect(self._begun)
        dialog.open()

    def _begun(self, ws: Workspace, settings: Settings) -> None:
        window = self._window
        if window.shell is not None and not window.shell.leave():
            # What is being written there comes first; the new file is among the recent ones.
            window.apply_settings(settings.with_recent(ws.path))
            ws.close()
            return
        window.apply_settings(settings)
        window.adopt(ws)
        if window.shell is not None:
            window.shell.context.say(window.words.t("Your own copy is ready."))
