"""Opening and showing every page at 50 partners, 200 actions and 500 findings.

Opening builds a page and shows it; showing comes back to it after a change elsewhere made it read
everything anew. The floor is a bare table of 500 rows in a window, opened in the same run. Each
time is given twice: by the clock, which counts what else the machine does, and as work of the
processor, which is what an idle machine takes. The target is held against the work.
"""

from __future__ import annotations

import contextlib
import statistics
import time
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from collections.abc import Iterator
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


def wait_for_the_window_to_load_ahead(application: Application) -> None:
    """Let the program do what it does in the first seconds, while a person reads the overview."""
    loop = QEventLoop()
    application.preloader.finished.connect(loop.quit)
    application.load_ahead()
    loop.exec()
    _settle()


class Took(NamedTuple):
    """Milliseconds by the clock and of the processor."""

    clock: float
    work: float


@contextlib.contextmanager
def _timed(into: list[Took]) -> Iterator[None]:
    clock, work = time.perf_counter(), time.process_time()
    yield
    clock, work = time.perf_counter() - clock, time.process_time() - work
    into.append(Took(clock * 1000, work * 1000))


def _median(times: list[Took]) -> Took:
    clocks, works = zip(*times, strict=True)
    return Took(statistics.median(clocks), statistics.median(works))


def _go(shell: Shell, place: str, where: dict[str, Any]) -> None:
    shell.go(place, where)
    _settle()


def _open_floor(window: QWidget) -> QTableView:
    model = QStandardItemModel()
    for row in range(500):
        model.appendRow([QStandardItem(f"Row {row} column {column}") for column in range(6)])
    view = QTableView(window)
    view.setModel(model)
    view.resize(window.size())
    view.show()
    _settle()
    return view


@pytest.mark.bench
@pytest.mark.qt_log_ignore(".*")
def test_pages(qapp: QApplication, tmp_path: Path) -> None:
    make(tmp_path / "big.passerelle", partners=50, actions=200, findings=500).close()
    opened: dict[str, list[Took]] = {}
    shown: dict[str, list[Took]] = {}
    floors: list[Took] = []
    for _ in range(_ROUNDS):
        application = Application(qapp, Settings(language="en", theme="light"))
        window = application.window
        window.resize(1366, 768)
        window.show()
        assert window.open_path(tmp_path / "big.passerelle")
        wait_for_the_window_to_load_ahead(application)
        with _timed(floors):
            table = _open_floor(window)
        table.deleteLater()
        _settle()
        shell = window.shell
        assert shell is not None
        everything = Changes(touched={key: {"x"} for key in ENTITIES})
        for title, place, where in _stops():
            with _timed(opened.setdefault(title, [])):
                _go(shell, place, where)
        for title, place, where in _stops():
            elsewhere = "settings" if place != "settings" else "overview"
            shell.go(elsewhere, {})
            shell.context.data.invalidate(everything)
            shell.context.changed.emit(everything)
            _settle()
            with _timed(shown.setdefault(title, [])):
                _go(shell, place, where)
        window.close()
        application.close()
        window.deleteLater()
        _settle()
    floor = _median(floors)
    print(f"\nmilliseconds by the clock / of work; a bare table of 500 rows: {_said(floor)}")
    for title, times in opened.items():
        # The first round makes what Qt and the database make once; the later ones show the page.
        open_, show = _median(times[1:]), _median(shown[title])
        worst = max(open_.work, show.work)
        print(
            f"{title:22} open {_said(open_)} (first {_said(times[0])})  show {_said(show)}"
            f"  {worst / floor.work:4.1f} times the table, target {TARGET_MS}"
            f" {'met' if worst <= TARGET_MS else 'NOT met'}"
        )
    assert len(opened) == len(_stops())


def _said(took: Took) -> str:
    return f"{took.clock:4.0f} /{took.work:4.0f}"
