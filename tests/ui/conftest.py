"""Fixtures of the window's tests: a light theme on the test application, and English."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.ui.kit.theme import ThemeHub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the off-screen platform say that it cannot pass on the smallest size of a window."""
    quiet = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(quiet)


@pytest.fixture
def hub(qapp: QApplication) -> Iterator[ThemeHub]:
    """Give a theme hub that is gone after the test, so that none outlives its widgets."""
    made = ThemeHub(qapp, "light")
    yield made
    made.close()


@pytest.fixture
def tr() -> Translator:
    return Translator("en")
