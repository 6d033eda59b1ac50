"""The composition root: settings, language, theme, background work and window meet here."""

from __future__ import annotations

import contextlib
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import Translator
from pcve_desktop.settings import Settings, load_settings, save_settings
from pcve_desktop.ui.arriving import FileOpenings, passing_folders
from pcve_desktop.ui.kit.spoken import speak_roles
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.kit.theme import STYLE, ThemeHub
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.preload import Preloader

if TYPE_CHECKING:
    from collections.abc import Sequence


class Application(QObject):
    """The running program: one QApplication, one window."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        super().__init__()
        self.qt = qt
        self.settings = settings
        qt.setApplicationName("Passerelle")
        qt.setDesktopFileName("passerelle")
        speak_roles(qt)
        self._qt_words: QTranslator | None = None
        self.words = Translator(settings.language)
        self._speak_qt()
        self.hub = ThemeHub(
            qt,
            settings.theme,
            settings.text_size / 100,
            reduce_motion=self._calm(settings),
        )
        self.runner = TaskRunner(self)
        self.preloader = Preloader(self.runner, self)
        self.window = MainWindow(hub=self.hub, tr=self.words, settings=settings, runner=self.runner)
        self.window.settings_changed.connect(self._settings_changed)
        self.window.arrivals.passing = passing_folders()
        self._openings = FileOpenings(self)
        self._openings.asked.connect(lambda path: self.window.arrivals.arrive(Path(path)))
        qt.installEventFilter(self._openings)

    def _settings_changed(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        # A settings file that cannot be written is no reason to stop working.
        with contextlib.suppress(PasserelleError):
            save_settings(settings)
        if settings.theme != before.theme:
            self.hub.set_choice(settings.theme)
        if settings.text_size != before.text_size:
            self.hub.set_text_factor(settings.text_size / 100)
        self.hub.reduce_motion = self._calm(settings)
        if settings.language != before.language:
            self.words = Translator(settings.language)
            self._speak_qt()
            self.window.speak(self.words)

    def _calm(self, settings: Settings) -> bool:
        """Say whether motion is unwelcome; without a choice Qt asks the system."""
        if settings.reduced_motion is not None:
            return settings.reduced_motion
        return not self.qt.isEffectEnabled(Qt.UIEffect.UI_General)

    def _speak_qt(self) -> None:
        """Let Qt's own dialogs speak the same language."""
        if self._qt_words is not None:
            self.qt.removeTranslator(self._qt_words)
        words = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{self.words.language}", folder):
            self.qt.installTranslator(words)
            self._qt_words = words

    def load_ahead(self) -> None:
        """Import what the pages need while the window waits."""
        self.preloader.finished.connect(_calm_collector)
        self.preloader.start()

    def close(self) -> None:
        """Stop the background work and let go of the theme."""
        self.preloader.stop()
        self.qt.removeEventFilter(self._openings)
        self.runner.close()
        self.hub.close()


def _calm_collector() -> None:
    """Let the collector of garbage look at less, and less often.

    What is loaded by now stays, and a page makes thousands of objects that stay as well; looking
    at all of them takes 90 ms each time.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def run(arguments: Sequence[str], file: Path | None = None) -> int:
    """Open the window, on a file if one is given, and return the exit code."""
    qt = QApplication([sys.argv[0], *STYLE, *arguments])
    application = Application(qt, load_settings())
    application.window.show()
    if file is not None:
        application.window.arrivals.arrive(file)
    application.load_ahead()
    try:
        return qt.exec()
    finally:
        application.close()
