"""The command line: what each command does, says and leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.cli import main
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Office
from pcve_desktop.models.partners import Contact, Membership
from pcve_desktop.models.vocabularies import FindingKind
from pcve_desktop.services import history, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import networks
from pcve_desktop.store.backups import list_backups
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Refused = Callable[..., str]


def organisations(path: Path, network: str = "Les Tilleuls") -> list[str]:
    with Workspace.open(path, read_only=True) as ws:
        found = next(item for item in networks(ws) if item.name == network)
        return [item.name for item in Dataset(ws, network_id=found.id).organisations()]


# Every command


def test_help_names_every_command(run: Run) -> None:
    said = run("--help").output
    for command in ("sample", "export", "import", "check", "backup", "scan", "contacts", "tour"):
        assert command in said
        assert run(command, "--help").exit_code == 0
    assert "open" in main.commands
    assert " open " not in said


def test_version_names_the_program(run: Run) -> None:
    assert run("--version").output.startswith("Passerelle, version ")


def test_unknown_option_is_refused(run: Run) -> None:
    result = run("export", "--nonsense")
    assert result.exit_code == 2
    assert "No such option" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("export", "{file}", "--to", "out"),
        ("import", "{file}", "{table}"),
        ("import", "{file}", "{table}", "--dry-run"),
        ("backup", "{file}"),
        ("tour", "out", "{file}"),
    ],
)
def test_file_that_is_missing_or_foreign_is_one_line(
    words: tuple[str, ...], refused: Refused, table: Path, tmp_path: Path
) -> None:
    before = table.read_bytes()
    for file, said in (
        (tmp_path / "gone.passerelle", "There is no file “gone.passerelle”"),
        (table, "“liste.csv” is not a Passerelle network"),
        (tmp_path, f"“{tmp_path.name}” is not a Passerelle network"),
    ):
        filled = [word.format(file=file, table=table) for word in words]
        assert said in refused(*filled)
    assert table.read_bytes() == before
    assert not (tmp_path / "gone.passerelle").exists()
    assert not [path for path in tmp_path.iterdir() if "backups" in path.name]


def test_messages_follow_the_language_of_the_system(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    said = run("backup", "absent.passerelle").stderr
    assert "absent.passerelle" in said
    assert "There is no file" not in said


# sample


def test_sample_is_a_workspace_with_a_network(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "essai.passerelle"
    result = run("sample", path, "--lang", "de")
    assert (result.exit_code, result.output.strip()) == (0, str(path))
    with Workspace.open(path, read_only=True) as ws:
        assert networks(ws)


def test_sample_never_overwrites(refused: Refused, table: Path) -> None:
    before = table.read_bytes()
    assert "“liste.csv” already exists and was left as it is" in refused("sample", table)
    assert table.read_bytes() == before
    # A file stands where a folder would have to be.
    assert "could not be saved" in refused("sample", table / "new" / "essai.passerelle")


def test_sample_speaks_three_languages_only(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "essai.passerelle"
    assert run("sample", path, "--lang", "xx").exit_code == 2
    assert not path.exists()


# export


def test_export_writes_both_files(run: Run, workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    result = run("export", workspace, "--to", tmp_path / "out", "--audience", "city")
    assert result.exit_code == 0
    written = [Path(line) for line in result.stdout.splitlines()]
    assert [path.suffix for path in written] == [".pdf", ".xlsx"]
    assert written[0].read_bytes().startswith(b"%PDF")
    assert written[1].read_bytes().startswith(b"PK")
    assert sorted((tmp_path / "out").iterdir()) == sorted(written)
    assert workspace.read_bytes() == before


def test_export_says_what_looks_personal_and_writes_it_all_the_same(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    assert (
        "Nothing in it looks personal."
        in run("export", workspace, "--to", tmp_path / "calm", "--format", "xlsx").stderr
    )
    add_personal(workspace)

    result = run("export", workspace, "--to", tmp_path / "out", "--format", "xlsx")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "1 passage looks personal" in result.stderr
    assert "[Karim B.] feels left out" in result.stderr


def test_export_of_one_format(run: Run, workspace: Path, tmp_path: Path) -> None:
    result = run("export", workspace, "--to", tmp_path / "out", "--format", "xlsx", "--lang", "fr")
    assert [Path(line).suffix for line in result.stdout.splitlines()] == [".xlsx"]


def test_export_into_what_is_no_folder(refused: Refused, workspace: Path, table: Path) -> None:
    line = refused("export", workspace, "--to", table / "out")
    assert "Nothing can be written in the folder" in line


def test_export_reads_a_file_that_is_open_elsewhere(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    with Workspace.open(workspace, office="Rive Est"):
        assert run("export", workspace, "--to", tmp_path / "out").exit_code == 0


def test_network_is_named_when_there_are_several(
    run: Run, refused: Refused, two_networks: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for words in ((), ("--network", "Valmont")):
        line = refused("export", two_networks, "--to", out, *words)
        assert "--network: Les Tilleuls, Rive Est" in line
    assert not out.exists()
    assert run("export", two_networks, "--to", out, "--network", "rive est").exit_code == 0


# import


def test_dry_run_shows_and_writes_nothing(run: Run, workspace: Path, table: Path) -> None:
    before = workspace.read_bytes()
    result = run("import", workspace, table, "--dry-run", "--lang", "en")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    for line in (
        "  Référent → Named professional",
        "New ones: 2",
        "Names of people left out: 2",
        "Row 4 skipped: No name in this row",
        "New: Le Pont (rows 2)",
        "Nothing was written.",
    ):
        assert lines.count(line) == 1
    assert lines.count("Header: row 1") == 1
    assert workspace.read_bytes() == before
    assert list_backups(workspace) == []


def test_dry_run_reads_a_file_that_is_open_elsewhere(
    run: Run, workspace: Path, table: Path
) -> None:
    with Workspace.open(workspace, office="Rive Est"):
        assert run("import", workspace, table, "--dry-run").exit_code == 0


def test_import_is_signed_backed_up_and_one_undo(run: Run, workspace: Path, table: Path) -> None:
    result = run("import", workspace, table, "--office", "Rive Est", "--lang", "en")
    assert result.exit_code == 0
    assert result.output.endswith("Done. The whole import can be undone in the window.\n")
    assert organisations(workspace) == ["Espace Jeunes", "FC Tilleuls", "Le Pont"]
    assert len(list_backups(workspace)) == 1
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        data = Dataset(ws, network_id=networks(ws)[0].id)
        assert [contact.professional for contact in data.everywhere(Contact)] == [None, None]
        assert len(data.all(Membership)) == 3
        entry = history.recent(ws)[0]
        assert (entry.label, entry.label_values) == ("Import: {source}", {"source": "liste.csv"})
        assert data.title(Office, entry.office) == "Rive Est"


def test_second_import_changes_nothing(run: Run, workspace: Path, table: Path) -> None:
    run("import", workspace, table, "--lang", "en")
    result = run("import", workspace, table, "--lang", "en")
    assert "Unchanged ones: 2" in result.output
    assert organisations(workspace) == ["Espace Jeunes", "FC Tilleuls", "Le Pont"]
    assert len(list_backups(workspace)) == 1


def test_likely_partners_are_proposed_and_decided_on_the_command_line(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Nom;Ville\nCollège des Tilleuls;Valmont\n", encoding="utf-8")
    second.write_text("Nom;Ville\nColège des Tilleuls;Rive Est\n", encoding="utf-8")
    run("import", workspace, first, "--lang", "en")
    said = run("import", workspace, second, "--lang", "en", "--dry-run").output
    assert "To decide: 1" in said
    assert "May be “Collège des Tilleuls (Valmont)”: Nearly the same name" in said
    run("import", workspace, second)
    assert "Colège des Tilleuls" not in organisations(workspace)
    run("import", workspace, second, "--likely", "same")
    assert "Colège des Tilleuls" not in organisations(workspace)
    again = run("import", workspace, second, "--lang", "en", "--dry-run").output
    assert "Unchanged ones: 1" in again


def test_plan_as_json(run: Run, workspace: Path, table: Path) -> None:
    plan = json.loads(run("import", workspace, table, "--dry-run", "--json").output)
    assert plan["source"] == "liste.csv"
    assert plan["counts"]["new"] == 2
    assert plan["columns"][0] == {"heading": "Nom", "target": "organisation.name"}
    pont = plan["organisations"][0]
    assert (pont["name"], pont["rows"], pont["verdict"]) == ("Le Pont", [2], "new")
    assert pont["values"]["kind"] == "housing"
    assert "Brenner" not in json.dumps(plan)
    assert "Le Pont" not in organisations(workspace)


def test_columns_are_saved_and_used_again(
    run: Run, refused: Refused, workspace: Path, table: Path, tmp_path: Path
) -> None:
    run("import", workspace, table, "--save-columns", "Mairie")
    said = run("import", workspace, table, "--lang", "en", "--dry-run").output
    assert "Saved columns: Mairie" in said
    said = run("import", workspace, table, "--lang", "en", "--columns", "mairie").output
    assert "Saved columns: Mairie" in said
    assert "There are no saved columns “Caisse”" in refused(
        "import", workspace, table, "--columns", "Caisse"
    )
    other = tmp_path / "autre.csv"
    other.write_text("Verein;Ort\nChor;Valmont\n", encoding="utf-8")
    assert "no heading in common" in refused("import", workspace, other, "--columns", "Mairie")


def test_import_into_one_of_several_networks(
    run: Run, refused: Refused, two_networks: Path, table: Path
) -> None:
    assert "--network" in refused("import", two_networks, table)
    assert run("import", two_networks, table, "--network", "Rive Est").exit_code == 0
    assert organisations(two_networks) == ["Espace Jeunes"]
    assert organisations(two_networks, "Rive Est") == ["FC Tilleuls", "Le Pont"]


def test_locked_file_is_not_written(refused: Refused, workspace: Path, table: Path) -> None:
    with Workspace.open(workspace, office="Rive Est"):
        before = workspace.read_bytes()
        line = refused("import", workspace, table)
        assert workspace.read_bytes() == before
    assert "“valmont.passerelle” is open at Rive Est" in line


def test_table_that_cannot_be_read(refused: Refused, workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    assert "cannot be opened" in refused("import", workspace, tmp_path / "gone.csv")
    broken = tmp_path / "liste.xlsx"
    broken.write_bytes(b"PK not a workbook")
    assert "not a readable .xlsx workbook" in refused("import", workspace, broken)
    empty = tmp_path / "vide.csv"
    empty.touch()
    assert "This file is empty" in refused("import", workspace, empty)
    assert workspace.read_bytes() == before
    assert list_backups(workspace) == []


def test_table_without_names_writes_nothing(run: Run, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "mails.csv"
    path.write_text("Mail\na@pont.example\n", encoding="utf-8")
    before = workspace.read_bytes()
    result = run("import", workspace, path)
    assert result.exit_code == 1
    assert "No column holds the names" in result.stderr
    assert workspace.read_bytes() == before


def test_sheet_that_does_not_exist(refused: Refused, workspace: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "liste.xlsx"
    book = Workbook()
    book.worksheets[0].append(["Nom"])
    book.worksheets[0].append(["Le Pont"])
    book.save(path)
    assert "no sheet named “Autre”" in refused("import", workspace, path, "--sheet", "Autre")


# check, backup


def test_check_of_a_whole_file_changes_nothing(run: Run, workspace: Path) -> None:
    before = workspace.read_bytes()
    result = run("check", workspace)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "The file is whole."
    assert workspace.read_bytes() == before
    assert list_backups(workspace) == []


def test_check_of_a_damaged_file_fails(run: Run, workspace: Path) -> None:
    whole = workspace.read_bytes()
    workspace.write_bytes(whole[: len(whole) // 2])
    damaged = workspace.read_bytes()
    result = run("check", workspace)
    assert result.exit_code == 1
    assert result.output.strip()
    assert "whole." not in result.output
    assert workspace.read_bytes() == damaged


def test_check_of_what_is_no_workspace_fails(run: Run, table: Path) -> None:
    for file in (table, table.with_name("gone.passerelle")):
        result = run("check", file)
        assert result.exit_code == 1
        assert file.name in result.output


def test_backup_is_a_copy_that_opens(run: Run, workspace: Path) -> None:
    before = workspace.read_bytes()
    result = run("backup", workspace)
    assert result.exit_code == 0
    copy = Path(result.output.strip())
    assert [backup.path for backup in list_backups(workspace)] == [copy]
    assert organisations(copy) == ["Espace Jeunes"]
    assert workspace.read_bytes() == before


def test_backup_is_named_after_the_real_file(run: Run, workspace: Path) -> None:
    # “.” and relative paths are no names of their own.
    assert run("backup", workspace.name).exit_code == 0
    assert len(list_backups(workspace)) == 1


def test_backup_works_while_the_file_is_open_elsewhere(run: Run, workspace: Path) -> None:
    with Workspace.open(workspace, office="Rive Est"):
        assert run("backup", workspace).exit_code == 0


def test_backup_without_room_is_one_line(refused: Refused, workspace: Path) -> None:
    workspace.with_name("valmont backups").write_text("a file where the folder would be")
    assert "could not be saved" in refused("backup", workspace)


# tour


def test_tour_refuses_what_is_no_size(run: Run, tmp_path: Path) -> None:
    for size in ("large", "1366", "0x0", "1366x", "-1x5"):
        result = run("tour", tmp_path / "out", "--size", size)
        assert result.exit_code == 2
        assert "is not a size such as 1366x768" in result.stderr
    assert not (tmp_path / "out").exists()


def test_tour_into_what_is_no_folder(refused: Refused, table: Path) -> None:
    assert "Nothing can be written in the folder" in refused("tour", table / "out")


# Without a window


def in_a_process(*words: str | Path) -> dict[str, object]:
    """Run a command in a fresh process and return its exit code and whether Qt was loaded."""
    code = (
        "import json, sys\n"
        "from pcve_desktop.cli import main\n"
        "code = 0\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit as stop:\n"
        "    code = stop.code\n"
        "qt = sorted(name for name in sys.modules if name.split('.')[0] == 'PySide6')\n"
        "print(json.dumps({'code': code, 'qt': qt}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        check=True,
    )
    found: dict[str, object] = json.loads(done.stderr.splitlines()[-1])
    return found


def test_no_command_loads_qt(workspace: Path, table: Path, tmp_path: Path) -> None:
    for words in (
        ("sample", tmp_path / "essai.passerelle"),
        ("export", workspace, "--to", tmp_path / "out"),
        ("import", workspace, table),
        ("check", workspace),
        ("backup", workspace),
        ("--help",),
        ("tour", "--help"),
    ):
        assert in_a_process(*words) == {"code": 0, "qt": []}, words


def test_tour_leaves_pictures_and_reports(workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    out = tmp_path / "out"
    assert in_a_process("tour", out, workspace, "--size", "1024x700")["code"] == 0
    names = sorted(path.name for path in out.iterdir())
    assert "en-light-1024x700-00-welcome.png" in names
    assert any(name.endswith("-partners.png") for name in names)
    assert {path.suffix for path in out.iterdir()} == {".png", ".pdf", ".xlsx"}
    assert workspace.read_bytes() == before
    assert list_backups(workspace) == []


# scan


def add_personal(path: Path) -> None:
    with Workspace.open(path, office="Espace Jeunes") as ws:
        network = networks(ws)[0]
        values = {
            "network_id": network.id,
            "cycle_id": network.cycle_id,
            "kind": FindingKind.NEED,
            "statement": "Karim B. feels left out",
        }
        records.create(ws, Finding, values=values)


def test_scan_lists_what_looks_personal_and_where(run: Run, workspace: Path) -> None:
    calm = run("scan", workspace)
    assert (calm.exit_code, calm.stdout.splitlines()[0]) == (0, "Nothing in it looks personal.")
    add_personal(workspace)
    before = workspace.read_bytes()

    result = run("scan", workspace)

    assert result.exit_code == 1
    first, second, last = result.stdout.splitlines()
    assert first == "1 passage looks personal:"
    assert second == "  Finding, Statement: [Karim B.] feels left out (Name of a person)"
    assert "You decide" in last
    assert workspace.read_bytes() == before


def test_scan_as_json(run: Run, workspace: Path) -> None:
    assert json.loads(run("scan", workspace, "--json").stdout) == []
    add_personal(workspace)

    result = run("scan", workspace, "--json")

    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert (found["entity"], found["kind"], found["passage"]) == ("finding", "name", "Karim B.")


def test_scan_for_an_audience_leaves_out_what_it_does_not_get(run: Run, workspace: Path) -> None:
    add_personal(workspace)

    assert run("scan", workspace, "--audience", "public").exit_code == 0
