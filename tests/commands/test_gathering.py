"""The commands that begin with a received file and that gather those of several networks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.services import records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import networks
from pcve_desktop.store.workspace import Workspace
from tests.exchange.gathered import RIVE_EST, TILLEULS, Home, make_home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

PASSWORD = "three words"  # noqa: S105 -- of a package that only this test makes


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> list[Home]:
    """Make two networks, once; both know the Médiathèque."""
    folder = tmp_path_factory.mktemp("homes")
    return [
        make_home(folder, TILLEULS, partner="Médiathèque Olympe"),
        make_home(folder, RIVE_EST, partner="Mediatheque olympe"),
    ]


@pytest.fixture
def came(homes: list[Home], tmp_path: Path) -> Path:
    """Give a folder with a package of each network."""
    for home in homes:
        home.pack(tmp_path / "came")
    return tmp_path / "came"


def names_of(path: Path) -> list[str]:
    with Workspace.open(path, read_only=True) as ws:
        return [item.name for item in networks(ws)]


def test_a_new_file_begins_with_a_package(
    run: Callable[..., Result], came: Path, tmp_path: Path
) -> None:
    new = tmp_path / "mine.passerelle"
    result = run("join", new, came / f"{TILLEULS}.passerelle-exchange", "--office", "Maison")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(new), "Begun with the file from Espace Jeunes: Les Tilleuls."
    ]  # fmt: skip
    assert names_of(new) == [TILLEULS]


def test_a_colleagues_workspace_serves_as_well(
    run: Callable[..., Result], homes: list[Home], tmp_path: Path
) -> None:
    result = run("join", tmp_path / "mine.passerelle", homes[0].path, "--lang", "de")
    assert result.exit_code == 0
    assert names_of(tmp_path / "mine.passerelle") == [TILLEULS]


def test_a_file_that_is_there_is_left_as_it_is(
    refused: Callable[..., str], came: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there.passerelle"
    there.write_text("something else")
    line = refused("join", there, came / f"{TILLEULS}.passerelle-exchange")
    assert "already exists" in line
    assert there.read_text() == "something else"


def test_a_password_is_read_from_a_file(
    run: Callable[..., Result], refused: Callable[..., str], homes: list[Home], tmp_path: Path
) -> None:
    path = homes[0].pack(tmp_path, password=PASSWORD)
    assert "password" in refused("join", tmp_path / "mine.passerelle", path)
    word = tmp_path / "word.txt"
    word.write_text(f"{PASSWORD}\n")
    result = run("join", tmp_path / "mine.passerelle", path, "--password-file", word)
    assert result.exit_code == 0


def test_a_folder_is_gathered_into_a_new_file(
    run: Callable[..., Result], came: Path, tmp_path: Path
) -> None:
    city = tmp_path / "city.passerelle"
    result = run("gather", city, "--new", "--folder", came, "--office", "City", "--lang", "en")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Les Tilleuls.passerelle-exchange: Les Tilleuls, Taken in, New: ")
    assert lines[1].startswith("Rive Est.passerelle-exchange: Rive Est, Taken in, New: ")
    assert lines[2] == "Perhaps the same, for you to decide in the window:"
    assert "Médiathèque Olympe (Les Tilleuls)" in lines[3]
    assert names_of(city) == [TILLEULS, RIVE_EST]


def test_one_bad_file_is_told_and_the_others_are_in(
    run: Callable[..., Result], came: Path, workspace: Path
) -> None:
    (came / "a note.passerelle-exchange").write_text("a note")
    result = run("gather", workspace, "--folder", came, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [each["outcome"] for each in told["files"]] == ["refused", "taken", "taken"]
    assert "is not an exchange file" in told["files"][0]["problem"]
    assert told["files"][1]["networks"] == [TILLEULS]
    assert told["files"][1]["counts"]["new"] > 10
    (pair,) = told["proposals"]
    assert {pair["first"]["name"], pair["second"]["name"]} == {
        "Médiathèque Olympe", "Mediatheque olympe",
    }  # fmt: skip
    assert "same_name" in pair["reasons"]


def test_what_both_changed_is_left_for_review(
    run: Callable[..., Result], homes: list[Home], workspace: Path, tmp_path: Path
) -> None:
    first = homes[0].pack(tmp_path / "may")
    assert run("gather", workspace, first).exit_code == 0
    with Workspace.open(workspace, office="City") as ws:
        records.update(ws, Action, homes[0].action, values={"title": "Evening with a film"})
    homes[0].edit(Action, homes[0].action, title="Film debate")
    result = run("gather", workspace, homes[0].pack(tmp_path / "june"))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].endswith("Left for review, 1 point changed by both")
    with Workspace.open(workspace, read_only=True) as ws:
        assert Dataset(ws).title(Action, homes[0].action) == "Evening with a film"


def test_looking_writes_nothing(run: Callable[..., Result], came: Path, workspace: Path) -> None:
    before = workspace.read_bytes()
    result = run("gather", workspace, "--folder", came, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Nothing was written."
    assert workspace.read_bytes() == before


def test_every_line_of_a_file_is_a_password(
    run: Callable[..., Result], homes: list[Home], workspace: Path, tmp_path: Path
) -> None:
    path = homes[1].pack(tmp_path, password=PASSWORD)
    assert "has a password" in run("gather", workspace, path).stdout
    words = tmp_path / "words.txt"
    words.write_text(f"another\n\n{PASSWORD}\r\n", encoding="utf-8")
    assert run("gather", workspace, path, "--password-file", words).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name a package"),
        (["a.passerelle-exchange", "--new", "--dry-run"], "exclude each other"),
        (["--folder", "nowhere"], "nowhere"),
    ],
)
def test_what_makes_no_sense_is_told(
    run: Callable[..., Result], workspace: Path, words: list[str], said: str
) -> None:
    result = run("gather", workspace, *words)
    assert result.exit_code == 2
    assert said in result.stderr
