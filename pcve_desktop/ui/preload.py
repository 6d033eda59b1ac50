"""Importing what will soon be needed while the window waits for its user.

A first import takes its time, most of all that of the database. Modules without widgets are
imported by a worker, those with widgets on the thread of the window, one at a time with a pause
in between, so that no key and no click has to wait. Nothing depends on it: what is needed earlier
is imported then.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.ui.kit.tasks import Task, TaskRunner, Token

_PAUSE_MS = 25
# What looks into a file and opens it.
_OPENING = ("pcve_desktop.ui.welcome.peeking", "pcve_desktop.store.workspace")
_BELOW = (
    *_OPENING,
    "pcve_desktop.services.dataset",
    "pcve_desktop.services.history",
    "pcve_desktop.methodology.steps",
    "babel.dates",
    "babel.numbers",
)
_DIALOGS = (
    "pcve_desktop.ui.actions.timeline",
    "pcve_desktop.ui.actions.calendar",
    "pcve_desktop.ui.actions.by_partner",
    "pcve_desktop.ui.kit.record_dialog",
    "pcve_desktop.ui.history.record",
    "pcve_desktop.ui.search.dialog",
    "pcve_desktop.ui.exporting.dialog",
)


def load_opening(token: Token) -> None:
    """Import what looks into a file and opens it; for a worker."""
    _load(_OPENING, token)


def _load_below(token: Token) -> None:
    _load(_BELOW, token)
    from babel import Locale

    from pcve_desktop.i18n import LANGUAGES, Translator

    for language in LANGUAGES:
        token.check()
        # Reads what numbers and days look like; the first list would wait for it.
        Locale.parse(Translator(language).locale).decimal_formats.get(None)


def _load(names: tuple[str, ...], token: Token) -> None:
    for name in names:
        token.check()
        import_module(name)


class Preloader(QObject):
    """Imports what shows an open network; `finished` when all of it is there."""

    finished = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self._left: Iterator[object] = _with_widgets()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin, once the window is there."""
        self._task = self._runner.start(_load_below, on_result=self._go_on)

    def stop(self) -> None:
        """Leave the rest: the window closes."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()

    def _go_on(self, _result: object) -> None:
        self._task = None
        self._timer.start()

    def _next(self) -> None:
        try:
            next(self._left)
        except StopIteration:
            self.finished.emit()
        else:
            self._timer.start()


def _with_widgets() -> Iterator[object]:
    """Import a module at each step: the window of a network, its places, its dialogs."""
    from pcve_desktop.ui.places import PLACES

    yield import_module("pcve_desktop.ui.context")
    yield import_module("pcve_desktop.ui.shell")
    yield import_module("pcve_desktop.ui.kit.table")
    for place in PLACES.values():
        yield import_module(f"pcve_desktop.ui.{place.module}")
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.steps.registry import views_of

    for step in Step:
        yield views_of(step)
    for name in _DIALOGS:
        yield import_module(name)
