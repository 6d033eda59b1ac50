"""Three offices that only have a command line: what they read and what programs read is steady."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.services import records
from pcve_desktop.services.networks import networks
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace
from tests.journal.world import make_network

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("three_offices.json")


class Office:
    """A folder with a file in it, and somebody who types commands."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder / name.replace(" ", "-"), name
        self.folder.mkdir()
        self.file = self.folder / "tilleuls.passerelle"

    def type(self, *words: object, expect: int = 0) -> str:
        """Type a command; return what it said, after looking at its exit code and errors."""
        done = subprocess.run(
            [sys.executable, "-m", "pcve_desktop", *map(str, words)],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == expect, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        if expect:
            assert done.stderr.strip()
        return done.stdout

    def ask(self, *words: object) -> Any:
        """Type a command for programs; return its one object, or its list."""
        return json.loads(self.type(*words, "--json"))

    def place(self, action: str, place: str) -> None:
        with Workspace.open(self.file, office=self.name) as ws:
            records.update(ws, Action, action, values={"place": place})

    def shows(self) -> list[tuple[str, str | None]]:
        with Workspace.open(self.file, read_only=True) as ws, ws.read() as session:
            return [(one.title, one.place) for one in session.query(Action).order_by(Action.id)]


def shape(value: Any) -> Any:
    """Return what a program may rely on: keys and kinds of values, lists by their first one."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in sorted(value.items())}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def golden() -> Any:
    """Return what programs were promised."""
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture
def offices(tmp_path: Path) -> list[Office]:
    made = [Office(tmp_path, name) for name in ("Espace Jeunes", "Rive Est", "La Ville")]
    with Workspace.create(made[0].file, office="Espace Jeunes") as ws:
        make_network(ws)
        (network,) = networks(ws)
        values = {"network_id": network.id, "cycle_id": network.cycle_id, "title": "Repairs"}
        records.create(ws, Action, values=values)
    return made


def test_an_evening_of_three(offices: list[Office]) -> None:
    ours, theirs, city = offices
    with Workspace.open(ours.file, read_only=True) as ws, ws.read() as session:
        action = session.query(Action).one().id
        assert session.query(Network).one().name == "Les Tilleuls"

    # One hands over, one begins with it, one gathers.
    packed = ours.ask("pack", ours.file, "--to", ours.folder / "one.passerelle-exchange")
    assert packed["office"]["name"] == "Espace Jeunes"
    one = ours.folder / "one.passerelle-exchange"
    theirs.type("join", theirs.file, one, "--office", "Rive Est")
    gathered = city.ask("gather", city.file, one, "--new", "--office", "La Ville")
    assert [each["outcome"] for each in gathered["files"]] == ["taken"]
    assert theirs.shows() == city.shows() == ours.shows() == [("Repairs", None)]

    # Two change the same; the second decides.
    ours.place(action, "Parc")
    theirs.place(action, "Gare")
    two = ours.folder / "two.passerelle-exchange"
    ours.type("pack", ours.file, "--to", two)
    words = ("receive", theirs.file, two, "--office", "Rive Est")
    looked = theirs.ask(*words, "--dry-run")
    theirs.type(*words, "--yes", expect=1)
    assert theirs.shows() == [("Repairs", "Gare")]
    taken = theirs.ask(*words, "--theirs", "--yes")
    assert theirs.shows() == [("Repairs", "Parc")]
    listed = theirs.ask("receive", theirs.file, "--list")
    assert shape(looked).keys() >= {"items"}

    # What comes back asks nobody, and the city hears of it.
    back = theirs.folder / "back.passerelle-exchange"
    theirs.type("pack", theirs.file, "--to", back)
    ours.type("receive", ours.file, back, "--yes")
    assert city.ask("gather", city.file, back)["files"][0]["outcome"] == "taken"
    again = city.ask("gather", city.file, back)
    assert again["files"][0]["outcome"] == "same"
    assert ours.shows() == theirs.shows() == city.shows() == [("Repairs", "Parc")]
    for office in offices:
        assert check(office.file).ok

    # Errors: one sentence on the other stream, the file as it was.
    before = ours.file.read_bytes()
    ours.type("receive", ours.file, ours.file.with_name("nowhere.passerelle-exchange"), expect=1)
    (ours.folder / "bad.passerelle-exchange").write_bytes(one.read_bytes()[:500])
    ours.type("receive", ours.file, ours.folder / "bad.passerelle-exchange", "--yes", expect=1)
    ours.type("pack", ours.file, "--for", "Nobody", "--only-missing", expect=1)
    ours.type("receive", "--yes", expect=2)
    assert ours.file.read_bytes() == before
    assert [shape(one) for one in (packed, gathered, looked, taken, listed)] == golden()
