"""Opening and showing every page at 50 partners, 200 actions and 500 findings.

Opening builds a page and shows it; showing comes back to it after a change elsewhere made it read
everything anew. The floor is a bare table of 500 rows in a window, opened in the same run.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from pcve_desktop.app import Application
from pcve_desktop.journal.changes import Changes
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.settings import Settings
from pcve_desktop.ui.places import PLACES
from tests.bench.data import make

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from pcve_desktop.ui.shell import Shell

TARGET_MS = 100
_ROUNDS = 3


def _stops() -> list[tuple[str, str, dict[str, Any]]]:
    steps = [
        (f"{content.step} {page.key}", "step", {"step": str(content.step), "page": page.key})
        for content in STEPS
        for page in content.pages
    ]
    others: list[tuple[str, str, dict[str, Any]]] = [
        (key, key, {}) for key in PLACES if key != "step"
    ]
    return [*others, *steps]


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _wait_for_the_window_to_load_ahead(application: Application) -> None:
    """Let the program do what it does in the first seconds, while a person reads the overview."""
    loop = QEventLoop()
    application.preloader.finished.connect(loop.quit)
    application.load_ahead()
    loop.exec()
    _settle()


def _milliseconds(shell: Shell, place: str, where: dict[str, Any]) -> float:
    start = time.perf_counter()
    shell.go(place, where)
    _settle()
    return (time.perf_counter() - start) * 1000


def _floor(window: QWidget) -> float:
    start = time.perf_counter()
    model = QStandardItemModel()
    for row in range(500):
        model.appendRow([QStandardItem(f"Row {row} column {column}") for column in range(6)])
    view = QTableView(window)
    view.setModel(model)
    view.resize(window.size())
    view.show()
    _settle()
    took = (time.perf_counter() - start) * 1000
    view.deleteLater()
    _settle()
    return took


@pytest.mark.bench
@pytest.mark.qt_log_ignore(".*")
def test_pages(qapp: QApplication, tmp_path: Path) -> None:
    make(tmp_path / "big.passerelle", partners=50, actions=200, findings=500).close()
    opened: dict[str, list[float]] = {}
    shown: dict[str, list[float]] = {}
    floors: list[float] = []
    for _ in range(_ROUNDS):
        application = Application(qapp, Settings(language="en", theme="light"))
        window = application.window
        window.resize(1366, 768)
        window.show()
        assert window.open_path(tmp_path / "big.passerelle")
        _wait_for_the_window_to_load_ahead(application)
        floors.append(_floor(window))
        shell = window.shell
        assert shell is not None
        everything = Changes(touched={key: {"x"} for key in ENTITIES})
        for title, place, where in _stops():
            opened.setdefault(title, []).append(_milliseconds(shell, place, where))
        for title, place, where in _stops():
            elsewhere = "settings" if place != "settings" else "overview"
            shell.go(elsewhere, {})
            shell.context.data.invalidate(everything)
            shell.context.changed.emit(everything)
            _settle()
            shown.setdefault(title, []).append(_milliseconds(shell, place, where))
        window.close()
        application.close()
        window.deleteLater()
        _settle()
    floor = statistics.median(floors)
    print(f"\nfloor, a bare table of 500 rows: {floor:.0f} ms")
    for title, times in opened.items():
        # The first round makes what Qt and the database make once; the later ones show the page.
        first, open_ms = times[0], statistics.median(times[1:])
        show_ms = statistics.median(shown[title])
        verdict = "met" if max(open_ms, show_ms) <= TARGET_MS else "NOT met"
        print(
            f"{title:24} open {open_ms:6.0f} ms ({open_ms / floor:4.1f}; first {first:4.0f} ms)"
            f"  show {show_ms:6.0f} ms ({show_ms / floor:4.1f})  target {TARGET_MS} ms {verdict}"
        )
    assert len(opened) == len(_stops())
