"""The commands of return forms: write them, say what comes back, accept some of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pcve_desktop.cli import main
from pcve_desktop.models.actions import Action
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace
from tests.imports.forms import ACTIONS, Edited, make_world

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


MUCH = "“much” is not a whole number from 0 to 100. Not taken."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Les Tilleuls.passerelle"
    make_world(path).ws.close()
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def progress(file: Path) -> dict[str, int | None]:
    with Workspace.open(file, read_only=True) as ws:
        return {each.title: each.progress for each in Dataset(ws).everywhere(Action)}


def form(file: Path, folder: Path) -> Path:
    result = run("return-form", file, "--to", folder, "--lang", "en", "--partner",
                 "médiathèque olympe")  # fmt: skip
    assert result.exit_code == 0
    (path,) = folder.iterdir()
    assert result.output.splitlines() == [str(path)]
    return path


def test_every_partner_gets_a_form_unless_some_are_named(file: Path, tmp_path: Path) -> None:
    form(file, tmp_path / "one")
    result = run("return-form", file, "--to", tmp_path / "all")

    assert len(result.output.splitlines()) == len(list((tmp_path / "all").iterdir())) == 2


def test_an_unknown_partner_is_refused_before_anything_is_written(
    file: Path, tmp_path: Path
) -> None:
    result = run("return-form", file, "--to", tmp_path / "none", "--partner", "Nobody")

    assert result.exit_code == 1
    assert "FC Tilleuls, Médiathèque Olympe" in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_form_is_told_and_only_accepted_when_asked(file: Path, tmp_path: Path) -> None:
    path = form(file, tmp_path / "out")
    edited = Edited(path)
    edited.put(ACTIONS, "Youth radio", "progress", 55)
    edited.put(ACTIONS, "Walk with parents", "progress", None)
    edited.put(ACTIONS, "Street fair", "progress", "much")
    edited.save()

    told = run("read-return", file, path, "--lang", "en")
    assert told.output.splitlines() == [
        "Return form: Médiathèque Olympe",
        "Walk with parents",
        "  Progress: 40% → empty",
        "Youth radio",
        "  Progress: empty → 55%",
        "Not taken:",
        f"  Actions, Row 5, Progress, “Street fair”: {MUCH}",
        "Nothing was written.",
    ]
    before = progress(file)
    assert before["Youth radio"] is None

    as_json = run("read-return", file, path, "--json", "--lang", "en")
    found = json.loads(as_json.stdout)
    assert [(each["field"], each["now"], each["after"]) for each in found["proposals"]] == [
        ("progress", "40", ""), ("progress", "", "55"),
    ]  # fmt: skip
    assert found["problems"][0]["row"] == 5
    assert progress(file) == before

    plain = run("read-return", file, path, "--accept", "plain", "--lang", "en")
    assert plain.output.splitlines()[-1] == "1 change accepted."
    assert progress(file) == before | {"Youth radio": 55}

    run("read-return", file, path, "--accept", "all")
    assert progress(file)["Walk with parents"] is None


def test_a_file_that_is_no_form_is_one_clear_line(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("Title;Progress\n")

    result = run("read-return", file, path)

    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_form_with_a_password_comes_back_with_it(file: Path, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    word.write_text("le tram de 8 heures\n", "utf-8")
    result = run("return-form", file, "--to", tmp_path / "out", "--lang", "en", "--partner",
                 "Médiathèque Olympe", "--password-file", word)  # fmt: skip
    assert result.exit_code == 0
    (path,) = (tmp_path / "out").iterdir()

    closed = run("read-return", file, path, "--lang", "en")
    assert closed.exit_code == 1
    assert "has a password" in closed.stderr

    told = run("read-return", file, path, "--lang", "en", "--password-file", word)
    assert told.output.splitlines()[0] == "Return form: Médiathèque Olympe"

    asked = ["read-return", str(file), str(path), "--lang", "en", "--password"]
    wrong = CliRunner().invoke(main, asked, input="le tram de 9 heures\n")
    assert wrong.exit_code == 1
    assert "not the password" in wrong.stderr
    assert "9 heures" not in wrong.output
