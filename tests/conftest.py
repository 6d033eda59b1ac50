"""What every test gets: a home of its own, no screen, no language from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pcve_desktop.i18n import Translator
from tools.catalogues import compile_all

# Qt reads its platform when the first application object is made, before any fixture runs.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the working copy."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def compiled_translations(root: Path) -> None:
    """Compile the translations that changed: a test never sees those of yesterday."""
    compile_all(root)


@pytest.fixture(autouse=True)
def passerelle_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, backups and logs inside the test's own folder."""
    home = tmp_path / "passerelle-home"
    monkeypatch.setenv("PASSERELLE_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def neutral_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the outcome independent of the language of the machine."""
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def tr() -> Translator:
    """Return the English translator."""
    return Translator("en")
