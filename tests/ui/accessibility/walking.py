"""Going to every place and page of the real window, and finding what there is to see there."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from pcve_desktop.app import Application
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.settings import Settings
from pcve_desktop.ui.kit.focus import inside
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.ui.shell import Shell

_LONGEST_WALK = 300

Stop = tuple[str, dict[str, Any]]
STOPS: dict[str, Stop] = {
    **{key: (key, {}) for key in PLACES if key != "step"},
    **{
        f"{content.step}.{page.key}": ("step", {"step": str(content.step), "page": page.key})
        for content in STEPS
        for page in content.pages
    },
}


@dataclass
class Opened:
    """A running program on a file."""

    application: Application
    window: MainWindow

    @property
    def shell(self) -> Shell:
        """The shell of the open network."""
        assert self.window.shell is not None
        return self.window.shell

    def go(self, stop: str) -> QWidget:
        """Show a place or page by its name in `STOPS` and return it."""
        place, where = STOPS[stop]
        self.shell.go(place, where)
        settle()
        return self.shell.current


@contextlib.contextmanager
def opened(
    qt: QApplication, sample: Path, home: Path, *, size: tuple[int, int] = (1366, 768), **own: Any
) -> Iterator[Opened]:
    """Open the program on a copy of a file, in a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PASSERELLE_HOME", str(home / "home"))
        path = home / "les-tilleuls.passerelle"
        shutil.copyfile(sample, path)
        chosen: dict[str, Any] = {
            "language": sample.stem,
            "theme": "light",
            "reduced_motion": True,
            "reminders": False,
            "office": "Espace Jeunes",
        }
        application = Application(qt, Settings(**{**chosen, **own}))
        window = application.window
        window.resize(*size)
        window.show()
        QTest.qWaitForWindowActive(window)
        assert window.open_path(path)
        settle()
        yield Opened(application, window)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        settle()
        window.close()
        application.close()
        # Deleted at once: the next theme would restyle all that is still alive.
        shiboken6.delete(window)
        settle()


def settle(rounds: int = 3) -> None:
    """Let the window do what it was asked."""
    for _ in range(rounds):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be used in a window or page: what takes the keyboard, and every button."""
    for widget in inside(root):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QScrollArea):
            # Takes the keyboard only so that arrows scroll what is in it.
            continue
        keyboard = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if keyboard or isinstance(widget, QAbstractButton):
            yield widget


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab has to reach inside a window, page or dialog."""
    return [
        widget
        for widget in controls(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]


def tab_round(*, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the keyboard is where it was first; return what it went through."""
    walked: list[QWidget] = []
    for _ in range(_LONGEST_WALK):
        held = QApplication.focusWidget()
        assert held is not None, f"the keyboard is nowhere after {[*map(path_of, walked[-2:])]}"
        if walked and held is walked[0]:
            return walked
        walked.append(held)
        QTest.keyClick(held, key)
    raise AssertionError(f"Tab never comes back: {[*map(path_of, walked[-4:])]}")


def path_of(widget: QWidget) -> str:
    """Return where a widget is, for whoever reads a failing test."""
    parts: list[str] = []
    part: QWidget | None = widget
    while part is not None and len(parts) < 3:
        parts.append(part.objectName() or type(part).__name__)
        part = part.parentWidget()
    return " in ".join(parts)
