"""The export command: documents by name, about one record, all of them, or listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.services import networks, records
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def action_id(workspace: Path) -> str:
    """Add an action to the network; return its identifier."""
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        (network,) = networks.networks(ws)
        values = {"network_id": network.id, "cycle_id": network.cycle_id, "title": "Debate night"}
        return records.create(ws, Action, values=values).created["action"][0]


def test_a_document_about_one_record(
    run: Callable[..., Result], workspace: Path, action_id: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("export", workspace, "--to", out, "--what", "action-sheet", "--record", action_id,
        "--lang", "fr")  # fmt: skip
    (path,) = out.iterdir()
    assert path.name.startswith("tilleuls-fiche-action-debate-night-reseau-")
    assert path.read_bytes().startswith(b"%PDF")


def test_all_writes_every_document_with_content(
    run: Callable[..., Result], workspace: Path, action_id: str, tmp_path: Path
) -> None:
    assert action_id
    out = tmp_path / "out"
    printed = run("export", workspace, "--to", out, "--what", "all", "--lang", "en").stdout
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == len(printed.split())
    for word in ("action-plan", "action-sheet", "blank-step-sheets", "calendar", "directory"):
        assert any(word in name for name in names), word
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx", ".ics"}


def test_list_names_documents_and_records_and_writes_nothing(
    run: Callable[..., Result], workspace: Path, action_id: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    lines = run("export", workspace, "--list", "--lang", "en").stdout.splitlines()
    assert "step-sheets\tpdf\tBlank step sheets" in lines
    assert any(line.startswith(f"action-sheet\t{action_id}\t") for line in lines)
    assert sorted(tmp_path.iterdir()) == before


def test_what_cannot_be_written_is_said(
    refused: Callable[..., str], workspace: Path, action_id: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert "action-sheet" in refused("export", workspace, "--to", out, "--what", "letter")
    line = refused("export", workspace, "--to", out, "--what", "action-sheet", "--record", "nobody")
    assert "Nothing was written" in line
    line = refused("export", workspace, "--to", out, "--what", "action-sheet", "--record",
                   action_id, "--audience", "public")  # fmt: skip
    assert "Nothing was written" in line
    assert not out.exists() or list(out.iterdir()) == []


def test_without_a_folder_nothing_is_written(run: Callable[..., Result], workspace: Path) -> None:
    result = run("export", workspace)
    assert result.exit_code == 2
    assert "--to" in result.stderr
