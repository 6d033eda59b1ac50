"""A small workspace, a list to import, and a way to run a command in this process."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from pcve_desktop.cli import main
from pcve_desktop.i18n import Translator
from pcve_desktop.services import networks
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = """\
Nom;Adresse;Ville;Tél;Mail;Référent;Fonction;Catégorie
Le Pont;1 quai 67000 Valmont;Valmont;03 53 01 00 01;accueil@pont.example;Samir Brenner;accueil;\
LOGEMENT
FC Tilleuls;2 rue du Stade;Valmont;03 53 01 00 03;;Anne Muller;entraînement;SPORT
;;;03 53 01 00 04;;;;
"""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with one network: tests work on copies."""
    path = tmp_path_factory.mktemp("commands") / "valmont.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as ws:
        tr = Translator("en")
        networks.create_network(ws, name="Les Tilleuls", tr=tr, lead="Espace Jeunes")
    return path


@pytest.fixture
def workspace(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with one network, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / made_once.name
    shutil.copyfile(made_once, path)
    return path


@pytest.fixture
def two_networks(workspace: Path) -> Path:
    """Add a second network to the workspace."""
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        networks.create_network(ws, name="Rive Est", tr=Translator("en"))
    return workspace


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line; anything but a known error goes up."""

    def command(*words: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


@pytest.fixture
def refused(run: Callable[..., Result]) -> Callable[..., str]:
    """Run a command that must fail with one clear line; return that line."""

    def command(*words: str | Path) -> str:
        result = run(*words)
        assert result.exit_code == 1
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        assert line.startswith("pcve-desktop: ")
        assert "Error" not in line
        return line

    return command
