"""The export command: documents by name, about one record, all of them, or listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msoffcrypto
import pikepdf
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from pcve_desktop.cli import main
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
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx", ".ics", ".zip"}


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


WORD = "le tram de 8 heures"


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """Return a file as an editor on another system leaves it."""
    path = tmp_path / "word.txt"
    path.write_bytes(b"\xef\xbb\xbf" + WORD.encode() + b"\r\nA second line says nothing.\r\n")
    return path


def test_a_password_is_read_from_a_file(
    run: Callable[..., Result], workspace: Path, word_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("export", workspace, "--to", out, "--password-file", word_file)
    assert WORD not in result.output
    with pikepdf.open(next(out.glob("*.pdf")), password=WORD) as pdf:
        assert pdf.is_encrypted
    with next(out.glob("*.xlsx")).open("rb") as file:
        msoffcrypto.OfficeFile(file).load_key(password=WORD, verify_password=True)


def test_a_password_is_asked_for_twice_and_not_shown(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["export", str(workspace), "--to", str(out), "--format", "pdf", "--password"]
    result = CliRunner().invoke(main, words, input=f"{WORD}\n{WORD}x\n{WORD}\n{WORD}\n")
    assert result.exit_code == 0
    assert WORD not in result.output
    assert result.stderr.count("Password:") == 2
    assert result.stdout.splitlines() == [str(path) for path in out.iterdir()]
    with pikepdf.open(next(out.iterdir()), password=WORD) as pdf:
        assert pdf.is_encrypted


def test_a_password_is_taken_from_the_standard_input(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["export", str(workspace), "--to", str(out), "--format", "pdf", "--password-file", "-"]
    assert CliRunner().invoke(main, words, input=f"{WORD}\n").exit_code == 0
    with pikepdf.open(next(out.iterdir()), password=WORD) as pdf:
        assert pdf.is_encrypted


def test_what_a_password_does_not_protect_is_said(
    run: Callable[..., Result], workspace: Path, action_id: str, word_file: Path, tmp_path: Path
) -> None:
    assert action_id
    result = run("export", workspace, "--to", tmp_path / "out", "--what", "calendar",
                 "--what", "summary", "--password-file", word_file)  # fmt: skip
    first = result.stderr.splitlines()[0]
    assert first == "Calendar: without a password, as the format knows none."


def test_a_password_that_would_not_open_everywhere_writes_nothing(
    refused: Callable[..., str], workspace: Path, tmp_path: Path
) -> None:
    path, out = tmp_path / "word.txt", tmp_path / "out"
    for word, said in (("", "empty"), ("10²", "character 3"), ("a" * 128, "too long")):
        path.write_text(f"{word}\n", "utf-8")
        line = refused("export", workspace, "--to", out, "--password-file", path)
        assert said in line
        assert not word or word not in line
    assert not out.exists()


def test_a_password_is_no_word_of_the_command(
    run: Callable[..., Result], workspace: Path, word_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("export", workspace, "--to", out, f"--password={WORD}").exit_code == 2
    both = run("export", workspace, "--to", out, "--password", "--password-file", word_file)
    assert both.exit_code == 2
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00secret")
    odd = run("export", workspace, "--to", out, "--password-file", binary)
    assert odd.exit_code == 2
    assert "secret" not in odd.output
    assert not out.exists()
    told = " ".join(run("export", "--help").stdout.split())
    assert "where the history of the shell would keep it" in told


def test_networks_side_by_side(
    run: Callable[..., Result], two_networks: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("export", two_networks, "--to", out, "--what", "city", "--what", "city-workbook",
        "--audience", "city", "--lang", "en")  # fmt: skip
    names = sorted(path.name for path in out.iterdir())
    assert names[0].startswith("our-networks-city-report-city-")
    assert names[1].startswith("our-networks-city-workbook-city-")
    assert [name.rpartition(".")[2] for name in names] == ["pdf", "xlsx"]


def test_some_networks_by_name(
    run: Callable[..., Result], two_networks: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("export", two_networks, "--to", out, "--what", "city-workbook", "--audience", "city",
        "--networks", "rive est", "--lang", "en")  # fmt: skip
    (path,) = out.iterdir()
    book = load_workbook(path)
    assert [row[1].value for row in book["Networks"].iter_rows(min_row=2)] == ["Rive Est"]


def test_a_network_that_is_not_there(refused: Callable[..., str], two_networks: Path) -> None:
    line = refused("export", two_networks, "--to", "out", "--what", "city", "--audience", "city",
                   "--networks", "Nowhere")  # fmt: skip
    assert "Les Tilleuls, Rive Est" in line


def test_the_members_of_a_network_get_no_report_of_the_city(
    refused: Callable[..., str], two_networks: Path
) -> None:
    line = refused("export", two_networks, "--to", "out", "--what", "city", "--networks",
                   "Rive Est")  # fmt: skip
    assert "for the city or for everybody" in line
