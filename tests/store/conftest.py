"""A workspace to open, copied from one that was made once."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.services import networks
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "Les Tilleuls.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as ws:
        networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), lead="Rive Est")
    return path


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """Return the file of a small workspace that nobody has open."""
    target = tmp_path / template.name
    shutil.copyfile(template, target)
    return target


@pytest.fixture
def ws(file: Path) -> Iterator[Workspace]:
    """Return that workspace, open."""
    with Workspace.open(file, office="Espace Jeunes") as workspace:
        yield workspace


@pytest.fixture
def tamper(file: Path) -> Callable[[str], Path]:
    """Return a function that runs SQL on the file behind the program's back."""

    def run(sql: str) -> Path:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(sql)
        return file

    return run
