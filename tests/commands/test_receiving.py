"""The receive command: the plan to read, decisions by option and file, taking back."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.journal import log
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import new_id
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]


class World:
    """Our file, and what Rive Est made of its copy."""

    def __init__(self, folder: Path, template: Path) -> None:
        self.ours, theirs = folder / "ours.passerelle", folder / "theirs.passerelle"
        self.package = folder / "from-rive-est.passerelle-exchange"
        self.copy = theirs
        with Workspace.open(template, office="Espace Jeunes") as ws:
            network = ws_id(ws, Network)
            made = records.create(ws, Action, values={"network_id": network, "title": "Repairs"})
        self.action = str(made.first_id)
        shutil.copyfile(template, self.ours)
        shutil.copyfile(template, theirs)
        with Workspace.open(theirs) as ws, ws._engine.begin() as connection:
            log.set_meta(connection, "device", new_id())
        with Workspace.open(self.ours, office="Espace Jeunes") as ws:
            records.update(ws, Action, self.action, values={"place": "Parc"})
        with Workspace.open(theirs, office="Rive Est") as ws:
            records.update(ws, Action, self.action, values={"place": "Gare", "progress": 40})
            made = records.create(ws, Organisation, values={"name": "Maison des Rives"})
            self.partner = str(made.first_id)
            self.pack(ws)

    def pack(self, ws: Workspace) -> None:
        from pcve_desktop.exchange.package import write_package

        for _ in write_package(ws, self.package):
            pass

    def place(self) -> str | None:
        with Workspace.open(self.ours, read_only=True) as ws, ws.read() as session:
            return session.get_one(Action, self.action).place

    def partners(self) -> int:
        with Workspace.open(self.ours, read_only=True) as ws, ws.read() as session:
            return session.query(Organisation).filter_by(name="Maison des Rives").count()


def ws_id(ws: Workspace, cls: type[Any]) -> str:
    with ws.read() as session:
        return str(session.query(cls).one().id)


@pytest.fixture
def world(workspace: Path, tmp_path: Path) -> World:
    return World(tmp_path, workspace)


@pytest.fixture
def receive(run: Run, world: World) -> Run:
    """Run the command in English on our file."""

    def command(*words: str | Path) -> Result:
        return run("receive", world.ours, *words, "--lang", "en")

    return command


def test_a_dry_run_shows_the_plan_and_changes_nothing(receive: Run, world: World) -> None:
    before = world.ours.read_bytes()
    result = receive(world.package, "--dry-run")
    lines = [line for line in result.output.splitlines() if "made on" not in line]
    day = lines[3].rpartition("Rive Est, ")[2].removesuffix(")")
    assert lines == [
        "Changed by both: 1; New: 1; The same: 48",
        "Changed by both (1)",
        "  Collective action: Repairs (Les Tilleuls)",
        f"    Place: ours “Parc” (Espace Jeunes, {day}); theirs “Gare” (Rive Est, {day})",
        f"    Progress: empty → 40% (Rive Est, {day})",
        "New (1)",
        "  Organisation: Maison des Rives",
        "    Name: “Maison des Rives”",
        "1 field is left to decide: --ours, --theirs, --both or --decisions.",
        "Nothing was changed.",
    ]
    assert world.ours.read_bytes() == before


def test_what_is_open_is_refused(receive: Run, world: World) -> None:
    before = world.ours.read_bytes()
    result = receive(world.package, "--yes")
    assert result.exit_code == 1
    assert "(1). Nothing was changed here." in result.stderr
    assert world.ours.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "place"), [("--ours", "Parc"), ("--theirs", "Gare"), ("--both", "Parc / Gare")]
)
def test_taken_in_listed_taken_back_and_again(
    receive: Run, world: World, option: str, place: str
) -> None:
    result = receive(world.package, option, "--yes", "--office", "Espace Jeunes")
    assert result.output.splitlines()[-1].startswith("Taken in. To take it back: receive FILE")
    short = result.output.split()[-1]
    assert (world.place(), world.partners()) == (place, 1)
    (line,) = receive("--list").output.splitlines()
    assert line.startswith(f"{short}  ")
    assert line.endswith(
        "  Rive Est  from-rive-est.passerelle-exchange  Changed by both: 1; New: 1"
    )
    assert receive("--take-back", short).output.splitlines() == ["Taken back."]
    assert (world.place(), world.partners()) == ("Parc", 0)
    told = receive(world.package, "--yes").output.splitlines()
    assert told[-2].startswith("This file was taken in and taken back.")
    assert told[-2].endswith(f"receive FILE --take-again {short}")
    assert told[-1] == "Nothing was changed."
    assert "taken back on" in receive("--list").output
    assert receive("--take-again", short).output.splitlines() == ["Taken in again."]
    assert (world.place(), world.partners()) == (place, 1)


def test_asked_before_anything_is_written(run: Run, world: World, monkeypatch: Any) -> None:
    from click.testing import CliRunner

    from pcve_desktop.cli import main

    words = ["receive", str(world.ours), str(world.package), "--ours", "--lang", "en"]
    before = world.ours.read_bytes()
    result = CliRunner().invoke(main, words, input="n\n")
    assert "Take it in?" in result.output
    assert result.stdout.splitlines()[-1] == "Nothing was changed."
    assert world.ours.read_bytes() == before
    result = CliRunner().invoke(main, words, input="y\n")
    assert world.partners() == 1


def test_decisions_from_a_file_and_put_aside_by_title(
    receive: Run, world: World, tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.json"
    choices = {"choices": {world.action: {"place": "theirs"}}}
    decisions.write_text(json.dumps(choices), encoding="utf-8")
    result = receive(
        world.package, "--decisions", decisions, "--put-aside", "maison des rives", "--yes"
    )
    assert "Organisation: Maison des Rives (put aside)" in result.output
    assert (world.place(), world.partners()) == ("Gare", 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "holds no decisions"),
        ('["a list"]', "holds no decisions"),
        ('{"choices": {"Repairs": {"place": "mine"}}}', "holds no decisions"),
        ('{"choices": {"Repairs": {"title": "ours"}}}', "nothing called “Repairs, title”"),
        ('{"aside": ["Nobody"]}', "nothing called “Nobody”"),
    ],
)
def test_decisions_that_cannot_be_meant_are_refused(
    receive: Run, world: World, tmp_path: Path, text: str, said: str
) -> None:
    decisions = tmp_path / "decisions.json"
    decisions.write_text(text, encoding="utf-8")
    result = receive(world.package, "--decisions", decisions, "--yes")
    assert result.exit_code == 1
    assert said in result.stderr
    assert world.partners() == 0


def test_as_json(receive: Run, world: World) -> None:
    data = json.loads(receive(world.package, "--dry-run", "--json").stdout)
    moments = {data.pop("made_at")}
    for item in data["items"]:
        for change in item["changes"]:
            moments |= {side.pop("made_at") for side in (change["ours"], change["theirs"]) if side}
    assert all(moment[:2] == "20" for moment in moments)
    assert isinstance(data.pop("package"), str)
    assert data == {
        "office": "Rive Est",
        "networks": ["Les Tilleuls"],
        "counts": {"both": {"taken": 1, "of": 1}, "new": {"taken": 1, "of": 1}},
        "same": 48,
        "known": 3,
        "fresh": 3,
        "waiting": 0,
        "later": 0,
        "open": 1,
        "items": [
            {
                "entity": "action",
                "record": world.action,
                "title": "Repairs",
                "network": "Les Tilleuls",
                "standing": "both",
                "said": "Changed by both",
                "aside": False,
                "closed_cycle": None,
                "needs": [],
                "changes": [
                    {
                        "field": "place",
                        "ours": {"value": "Parc", "office": "Espace Jeunes"},
                        "theirs": {"value": "Gare", "office": "Rive Est"},
                        "conflict": True,
                        "both": "texts",
                        "choice": None,
                    },
                    {
                        "field": "progress",
                        "ours": {"value": None, "office": "Espace Jeunes"},
                        "theirs": {"value": 40, "office": "Rive Est"},
                        "conflict": False,
                        "both": None,
                        "choice": None,
                    },
                ],
            },
            {
                "entity": "organisation",
                "record": world.partner,
                "title": "Maison des Rives",
                "network": "",
                "standing": "new",
                "said": "New",
                "aside": False,
                "closed_cycle": None,
                "needs": [],
                "changes": [
                    {
                        "field": "name",
                        "ours": None,
                        "theirs": {"value": "Maison des Rives", "office": "Rive Est"},
                        "conflict": False,
                        "both": None,
                        "choice": None,
                    }
                ],
            },
        ],
        "receipt": None,
    }
    taken = json.loads(receive(world.package, "--json", "--ours").stdout)
    assert world.partners() == 1
    (receipt,) = json.loads(receive("--list", "--json").stdout)
    assert receipt["id"] == taken["receipt"]
    assert receipt["counts"] == {"both": 1, "new": 1, "same": 48, "aside": 0}


def test_a_copy_of_a_network_is_received_like_a_package(receive: Run, world: World) -> None:
    before = world.copy.read_bytes()
    receive(world.copy, "--theirs", "--yes")
    assert (world.place(), world.partners()) == ("Gare", 1)
    assert world.copy.read_bytes() == before


def test_ones_own_file_says_so_kindly(receive: Run, world: World) -> None:
    with Workspace.open(world.ours, office="Espace Jeunes") as ws:
        world.pack(ws)
    lines = receive(world.package, "--yes").output.splitlines()
    assert lines[-2:] == [
        "This file was made here: there is nothing new in it.", "Nothing was changed.",
    ]  # fmt: skip


def test_a_file_about_other_networks_is_refused(receive: Run, world: World, tmp_path: Path) -> None:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.networks import create_network

    with Workspace.create(tmp_path / "other.passerelle", office="Other") as ws:
        create_network(ws, name="Port du Rhin", tr=Translator("en"))
        world.pack(ws)
    result = receive(world.package, "--yes")
    assert result.exit_code == 1
    assert "about other networks: Port du Rhin" in result.stderr


@pytest.mark.parametrize(
    "words", [[], ["--list", "PACKAGE"], ["--take-back", "12345678", "PACKAGE"]]
)
def test_a_command_that_makes_no_sense_is_explained(
    run: Run, world: World, words: list[str]
) -> None:
    arguments = [str(world.package) if word == "PACKAGE" else word for word in words]
    assert run("receive", world.ours, *arguments).exit_code == 2


def test_a_receipt_that_is_not_there(receive: Run, world: World) -> None:
    assert receive("--list").output == "No file was taken in yet.\n"
    result = receive("--take-back", "12345678")
    assert result.exit_code == 1
    assert "No file that was taken in goes by this name" in result.stderr
