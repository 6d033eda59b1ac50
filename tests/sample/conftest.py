"""The sample in each language, made once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.sample import make_sample

if TYPE_CHECKING:
    from pathlib import Path

from tests.sample.reading import LANGUAGES, TODAY, opened


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a sample file for each language, made once."""
    folder = tmp_path_factory.mktemp("samples")
    made = {language: folder / f"{language}.passerelle" for language in LANGUAGES}
    for language, path in made.items():
        make_sample(path, language, today=TODAY)
    return made


@pytest.fixture(scope="session", params=LANGUAGES)
def sample(request: pytest.FixtureRequest, files: dict[str, Path]) -> Any:
    """Return the sample in each language in turn."""
    data = opened(files[request.param])
    yield data
    data.ws.close()


@pytest.fixture(scope="session")
def english(files: dict[str, Path]) -> Any:
    """Return the English sample."""
    data = opened(files["en"])
    yield data
    data.ws.close()
