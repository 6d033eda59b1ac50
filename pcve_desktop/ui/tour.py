"""Pictures of every page in the real window, for the README and for whoever wants to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.settings import Settings
from pcve_desktop.ui.kit.theme import STYLE
from pcve_desktop.ui.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pcve_desktop.ui.main_window import MainWindow

_ROUNDS = 5


class Running(Protocol):
    """The running program, as far as the tour knows it."""

    window: MainWindow

    def close(self) -> None:
        """End it."""


class Tour:
    """One off-screen application that walks through the window."""

    def __init__(self, folder: Path, start: Callable[[QApplication, Settings], Running]) -> None:
        self._folder = folder
        self._start = start
        self._qt = cast(
            "QApplication", QApplication.instance() or QApplication(["passerelle", *STYLE])
        )

    def shoot(self, file: Path, *, language: str, theme: str, size: str) -> Iterator[Path]:
        """Take a picture of each page of a workspace file; yield the files written."""
        width, height = (int(part) for part in size.split("x"))
        settings = Settings(
            language=language, theme=cast("Any", theme), reduced_motion=True, office="Passerelle"
        )
        application = self._start(self._qt, settings)
        window = application.window
        window.resize(width, height)
        window.show()
        name = f"{language}-{theme}-{size}"
        self._settle()
        yield self._save(window, f"{name}-00-welcome")
        window.open_path(file)
        shell = window.shell
        if shell is not None:
            for number, (title, place, where) in enumerate(self._stops(), start=1):
                shell.go(place, where)
                self._settle()
                yield self._save(window, f"{name}-{number:02}-{title}")
        window.close()
        application.close()
        window.deleteLater()
        self._settle()

    def _stops(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Return the title of each picture, with the place and the part of it to show."""
        steps: list[tuple[str, str, dict[str, Any]]] = [
            (f"{content.step}-{page.key}", "step", {"step": str(content.step), "page": page.key})
            for content in STEPS
            for page in content.pages
        ]
        others: list[tuple[str, str, dict[str, Any]]] = [
            (key, key, {}) for key in PLACES if key not in {"overview", "step"}
        ]
        return [("overview", "overview", {}), *steps, *others]

    def _settle(self) -> None:
        """Let layouts, timers and deletions run before the picture is taken."""
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._qt.processEvents()

    def _save(self, window: Any, name: str) -> Path:
        path = self._folder / f"{name}.png"
        window.grab().save(str(path))
        return path

    def close(self) -> None:
        """Let go of what the tour made."""
        self._settle()
