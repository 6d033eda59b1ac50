"""Whose a workspace file is, and to which file a package belongs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.arriving import Arrival, home_of, identity, is_package, judge
from pcve_desktop.exchange.manifest import Manifest, NamedId
from pcve_desktop.i18n import Translator
from pcve_desktop.services.networks import create_network
from pcve_desktop.store.errors import DamagedWorkspace, NotAWorkspace, WorkspaceMissing
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a file with one network, once."""
    path = tmp_path_factory.mktemp("begun") / "les-tilleuls.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as ws:
        create_network(ws, name="Les Tilleuls", tr=Translator("en"))
    return path


@pytest.fixture
def own(begun: Path, tmp_path: Path) -> Path:
    """Give the own file, in a folder of its own."""
    path = tmp_path / "documents" / begun.name
    path.parent.mkdir()
    shutil.copyfile(begun, path)
    return path


def copy_of(own: Path, place: Path, *, device: str = "") -> Path:
    """Make a copy of a file elsewhere: of the same device, or what another one made of it."""
    place.mkdir(exist_ok=True)
    path = place / own.name
    if not device:
        shutil.copyfile(own, path)
        return path
    workspace = identity(own).workspace
    Workspace.create(path, office=device, workspace_id=workspace).close()
    return path


def manifest(workspace: str, *networks: str) -> Manifest:
    return Manifest(
        schema=3,
        package="p",
        workspace=workspace,
        office=NamedId("o", "City"),
        device="d",
        made_at="2026-11-24T10:00:00+00:00",
        networks=tuple(NamedId(key, key) for key in networks),
        heads=(),
        batches=0,
        operations=0,
        records=0,
    )


def test_a_file_nobody_knows_is_ones_own(own: Path) -> None:
    assert judge(own, []) == Arrival(own)


def test_a_file_in_a_folder_that_things_pass_through_is_a_strangers(
    own: Path, tmp_path: Path
) -> None:
    found = judge(own, [], [tmp_path])
    assert found.stranger
    assert found.known is None


def test_a_file_opened_before_is_ones_own_wherever_it_lies(own: Path, tmp_path: Path) -> None:
    assert not judge(own, [str(own)], [tmp_path]).stranger


def test_another_devices_copy_of_a_known_network_is_a_strangers(own: Path, tmp_path: Path) -> None:
    theirs = copy_of(own, tmp_path / "stick", device="City")
    assert judge(theirs, [own]) == Arrival(theirs, stranger=True, known=own)


def test_a_backup_is_ones_own(own: Path, tmp_path: Path) -> None:
    backup = copy_of(own, tmp_path / "backups")
    assert not judge(backup, [own]).stranger


def test_a_copy_of_ones_own_device_that_came_by_mail_is_a_strangers(
    own: Path, tmp_path: Path
) -> None:
    sent_back = copy_of(own, tmp_path / "mail")
    assert judge(sent_back, [own], [tmp_path / "mail"]) == Arrival(
        sent_back, stranger=True, known=own
    )


@pytest.mark.parametrize("name", ["INetCache", "Content.Outlook", "Mail Downloads"])
def test_folders_of_mail_programs_are_known_by_name(own: Path, tmp_path: Path, name: str) -> None:
    assert judge(copy_of(own, tmp_path / name), []).stranger


@pytest.mark.parametrize(("zone", "stranger"), [(3, True), (4, True), (1, False), (0, False)])
def test_the_mark_of_the_internet_is_read(own: Path, zone: int, stranger: bool) -> None:
    # Where there are no streams beside a file this is a file of that name.
    own.with_name(f"{own.name}:Zone.Identifier").write_text(f"[ZoneTransfer]\nZoneId={zone}\n")
    assert judge(own, []).stranger is stranger


def test_a_known_file_that_is_gone_or_damaged_is_no_home(own: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.passerelle"
    damaged.write_bytes(own.read_bytes()[:5000])
    theirs = copy_of(own, tmp_path / "stick", device="City")
    assert not judge(theirs, [tmp_path / "gone.passerelle", damaged]).stranger
    assert judge(theirs, [tmp_path / "gone.passerelle", damaged, own]).known == own


def test_two_new_networks_have_nothing_to_do_with_each_other(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.passerelle"
    Workspace.create(other).close()
    assert not judge(other, [own]).stranger


def test_looking_writes_nothing_and_locks_nothing(own: Path, tmp_path: Path) -> None:
    before = own.read_bytes()
    with Workspace.open(own, office="City"):
        found = identity(own)
    assert len(found.networks) == 1
    judge(copy_of(own, tmp_path / "stick", device="City"), [own])
    assert own.read_bytes() == before
    assert [path.name for path in own.parent.iterdir()] == [own.name]


def test_what_is_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        judge(tmp_path / "gone.passerelle", [])
    (tmp_path / "note.passerelle").write_text("a note")
    with pytest.raises(NotAWorkspace):
        judge(tmp_path / "note.passerelle", [])


def test_a_damaged_file_is_told_or_its_name_is_enough(own: Path) -> None:
    own.write_bytes(own.read_bytes()[:3000])
    with pytest.raises(DamagedWorkspace):
        judge(own, [])


def test_a_package_goes_to_its_workspace_before_its_network(own: Path, tmp_path: Path) -> None:
    found = identity(own)
    city = tmp_path / "city.passerelle"
    with Workspace.create(city, office="City") as ws:
        create_network(ws, name="Rive Est", tr=Translator("en"))
    rive_est = next(iter(identity(city).networks))
    assert home_of(manifest(found.workspace), [city, own]) == own
    assert home_of(manifest("elsewhere", rive_est), [own, city]) == city
    assert home_of(manifest(found.workspace, rive_est), [city, own]) == own
    assert home_of(manifest("elsewhere", "other"), [own, city]) is None
    assert home_of(manifest(found.workspace), [tmp_path / "gone.passerelle"]) is None


def test_packages_are_known_by_their_name(tmp_path: Path) -> None:
    assert is_package(tmp_path / "Les Tilleuls.PASSERELLE-exchange")
    assert not is_package(tmp_path / "Les Tilleuls.passerelle")
