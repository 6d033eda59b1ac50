"""Good packages to start from, and a look at what bad ones leave behind."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import sealing
from tests.exchange.packing import (
    EASY,
    NAME,
    PASSWORD,
    small_workspace,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="session")
def good(folder: Path) -> Path:
    """Return a package as the program writes it."""
    with small_workspace(folder / "ws.passerelle") as ws, pytest.MonkeyPatch.context() as patched:
        patched.setattr(sealing, "_ARGON2", EASY)
        write(ws, folder / f"locked{NAME}", password=PASSWORD)
        return write(ws, folder / NAME)


@pytest.fixture(scope="session")
def locked(good: Path) -> Path:
    """Return one with a password."""
    return good.with_name(f"locked{NAME}")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Return where a bad package is put."""
    return tmp_path / NAME


@pytest.fixture(autouse=True)
def nothing_private_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look into the folder of temporary files afterwards."""
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    yield
    assert list(private.iterdir()) == []
