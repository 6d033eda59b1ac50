"""The real window on the sample, opened once: all its pages take seconds to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.sample import make_sample
from tests.ui.accessibility.walking import Opened, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives the sample network of a language, made once."""
    folder = tmp_path_factory.mktemp("samples")

    def give(language: str) -> Path:
        path = folder / f"{language}.passerelle"
        if not path.exists():
            make_sample(path, language)
        return path

    return give


@pytest.fixture(scope="package")
def english(
    qapp: QApplication,
    sample: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    """Give the English window on the sample."""
    with opened(qapp, sample("en"), tmp_path_factory.mktemp("home")) as made:
        yield made
