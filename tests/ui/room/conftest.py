"""The sample in each language, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives a file with the sample network of a language."""
    folder = tmp_path_factory.mktemp("samples")

    def give(language: str) -> Path:
        path = folder / f"{language}.passerelle"
        if not path.exists():
            make_sample(path, language)
        return path

    return give
