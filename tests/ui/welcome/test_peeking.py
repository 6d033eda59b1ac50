"""Looking into recent files: what is found, and that nothing is touched or raised."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.services import networks
from pcve_desktop.store.errors import NotAWorkspace, WorkspaceMissing
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.welcome.peeking import look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two_networks(tmp_path: Path) -> Path:
    path = tmp_path / "city.passerelle"
    with Workspace.create(path, office="City") as ws:
        for name in ("Rive Est", "Les Tilleuls"):
            networks.create_network(ws, name=name, tr=Translator("en"), lead=f"{name} centre")
    return path


def test_a_network_is_shown_with_its_steps_and_partners(begun_network: Path) -> None:
    found = look(begun_network)
    assert found.problem is None
    assert found.names == ("Les Tilleuls",)
    assert found.organisations == 1
    assert found.steps == (("step.not_started", "Not started"),) * 6
    assert found.changed_at is not None
    assert found.changed_at.utcoffset() is not None


def test_a_stated_step_shows_its_own_sign(begun_network: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.passerelle"
    path.write_bytes(begun_network.read_bytes())
    with Workspace.open(path) as ws:
        here = networks.networks(ws)[0]
        networks.set_step(
            ws, network_id=here.id, cycle_id=here.cycle_id or "", step=Step.DIAGNOSIS,
            values={"state": StepState.SKIPPED, "reason": "Done last year"},
        )  # fmt: skip
    assert look(path).steps[1] == ("step.set_aside", "Set aside")


def test_a_file_of_many_networks_names_them_and_shows_no_steps(two_networks: Path) -> None:
    found = look(two_networks)
    assert found.names == ("Les Tilleuls", "Rive Est")
    assert found.organisations == 2
    assert found.steps == ()


def test_looking_neither_locks_nor_changes_the_file(two_networks: Path) -> None:
    before = two_networks.read_bytes()
    look(two_networks)
    assert two_networks.read_bytes() == before
    assert {item.name for item in two_networks.parent.iterdir() if item.is_file()} == {
        two_networks.name
    }


def test_a_file_open_elsewhere_can_be_looked_into(begun_network: Path, tmp_path: Path) -> None:
    path = tmp_path / "open.passerelle"
    path.write_bytes(begun_network.read_bytes())
    with Workspace.open(path):
        assert look(path).names == ("Les Tilleuls",)


def test_a_missing_file_is_said_to_be_gone(tmp_path: Path) -> None:
    found = look(tmp_path / "gone.passerelle")
    assert isinstance(found.problem, WorkspaceMissing)
    assert found.gone


@pytest.mark.parametrize("content", [b"", b"hello", os.urandom(4096)])
def test_a_foreign_file_is_refused_and_is_not_gone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.passerelle"
    path.write_bytes(content)
    found = look(path)
    assert isinstance(found.problem, NotAWorkspace)
    assert not found.gone


def test_a_folder_is_no_network(tmp_path: Path) -> None:
    folder = tmp_path / "folder.passerelle"
    folder.mkdir()
    assert isinstance(look(folder).problem, NotAWorkspace)


def test_a_damaged_file_is_told_and_never_raised(begun_network: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.passerelle"
    content = bytearray(begun_network.read_bytes())
    content[100:60_000] = b"\xff" * 59_900
    path.write_bytes(content)
    assert look(path).problem is not None
