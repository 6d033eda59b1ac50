"""Fixtures of the window's tests: a light theme on the test application, and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.ui.kit.theme import ThemeHub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def hub(qapp: QApplication) -> Iterator[ThemeHub]:
    """Give a theme hub that is gone after the test, so that none outlives its widgets."""
    made = ThemeHub(qapp, "light")
    yield made
    made.close()


@pytest.fixture
def tr() -> Translator:
    return Translator("en")
