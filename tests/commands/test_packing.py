"""The pack command: a file for another office."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.package import open_package
from pcve_desktop.i18n import Translator
from pcve_desktop.models.base import computed_id
from pcve_desktop.services import networks
from pcve_desktop.settings import Settings, save_settings
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from click.testing import Result


def _written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.passerelle-exchange"))


def test_everything_into_the_current_folder(
    workspace: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    result = run("pack", workspace)

    name, first, second, third = result.stdout.splitlines()
    assert _written(tmp_path) == [name]
    assert name.startswith("tilleuls-espace-jeunes-")
    assert first.startswith("From Espace Jeunes, ")
    assert second == "All that is in the file: Les Tilleuls"
    assert "changes in" in third


def test_into_a_folder_or_a_file(
    workspace: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    run("pack", workspace, "--to", tmp_path / "new" / "folder")
    run("pack", workspace, "--to", tmp_path / "mine.passerelle-exchange")

    assert len(_written(tmp_path / "new" / "folder")) == 1
    assert _written(tmp_path) == ["mine.passerelle-exchange"]


def test_the_office_signs(workspace: Path, tmp_path: Path, run: Callable[..., Result]) -> None:
    """As named, or else as in the settings, or else as before in this file."""
    for words in ([], ["--office", "Rive Est"]):
        run("pack", workspace, "--to", tmp_path / "a.passerelle-exchange", *words)
        with open_package(tmp_path / "a.passerelle-exchange") as package:
            assert package.manifest.office.name == (words[-1] if words else "Espace Jeunes")
    save_settings(Settings(office="Foyer des Collines"))
    result = run("pack", workspace)
    assert "From Foyer des Collines" in result.stdout
    assert "tilleuls-foyer-des-collines-" in result.stdout


def test_one_network_of_several(
    two_networks: Path, run: Callable[..., Result], refused: Callable[..., str], tmp_path: Path
) -> None:
    result = run("pack", two_networks, "--network", "rive est")

    assert "Only the network Rive Est" in result.stdout
    assert "1 change stays out" in result.stdout
    assert result.stdout.startswith("rive-est-espace-jeunes-")
    assert "Les Tilleuls" in refused("pack", two_networks, "--network", "Le Vallon")
    # All of them: called like the file.
    assert run("pack", two_networks).stdout.startswith("valmont-espace-jeunes-")
    assert len(_written(tmp_path)) == 2


def test_for_an_office(
    workspace: Path, run: Callable[..., Result], refused: Callable[..., str], tmp_path: Path
) -> None:
    run("pack", workspace, "--for", "Rive Est")
    with Workspace.open(workspace, read_only=True) as ws:
        (noted,) = ledger.sent(ws)
    assert noted.office == computed_id("office", "rive est")

    # Of an office that nothing came from, nothing is known.
    line = refused("pack", workspace, "--for", "Rive Est", "--only-missing")
    assert "Rive Est" in line
    assert len(_written(tmp_path)) == 1
    assert run("pack", workspace, "--only-missing").exit_code == 2


def test_only_what_an_office_lacks(
    workspace: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = ledger.OfficeRecord("o-rive", "Rive Est")
    whole = json.loads(run("pack", workspace, "--json").stdout)
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        networks.create_network(ws, name="Le Vallon", tr=Translator("en"))
        with ws.read() as session:
            ids = session.connection().exec_driver_sql("SELECT id FROM journal_batch ORDER BY seq")
            known = set(ids.scalars().all()[: whole["batches"]])
    monkeypatch.setattr(ledger, "offices", lambda _ws: [office])
    monkeypatch.setattr(ledger, "known_to", lambda _ws, one: known if one == "o-rive" else set())

    found = json.loads(
        run("pack", workspace, "--for", "rive est", "--only-missing", "--json").stdout
    )

    assert (found["whole"], found["batches"]) == (False, 1)


def test_with_a_password(
    workspace: Path, tmp_path: Path, run: Callable[..., Result], refused: Callable[..., str]
) -> None:
    (tmp_path / "word.txt").write_text("trois mots passés\n", encoding="utf-8")
    result = run(
        "pack", workspace, "--to", "x.passerelle-exchange",
        "--password-file", tmp_path / "word.txt",
    )  # fmt: skip

    assert result.stdout.splitlines()[-1] == "It opens with its password only."
    with open_package(tmp_path / "x.passerelle-exchange", "trois mots passés") as package:
        assert package.sealed
    (tmp_path / "word.txt").write_text("\n", encoding="utf-8")
    assert "empty" in refused("pack", workspace, "--password-file", tmp_path / "word.txt")


def test_for_programs(workspace: Path, run: Callable[..., Result], tmp_path: Path) -> None:
    found = json.loads(run("pack", workspace, "--to", tmp_path, "--json").stdout)

    assert [tmp_path / name for name in _written(tmp_path)] == [tmp_path / found["file"]]
    assert found["networks"][0]["name"] == "Les Tilleuls"
    assert found["left_out"] == 0


def test_in_another_language(workspace: Path, run: Callable[..., Result]) -> None:
    assert "Espace Jeunes" in run("pack", workspace, "--lang", "fr").stdout


def test_what_cannot_be(workspace: Path, tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert "file" in refused("pack", workspace, "--to", tmp_path / "file")
    assert "nothing" in refused("pack", tmp_path / "nothing.passerelle")
    with Workspace.open(workspace, office="Rive Est"):
        assert "Rive Est" in refused("pack", workspace)
