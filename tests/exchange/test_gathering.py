"""Gathering: files of several networks in one workspace, and what networks have in common."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pcve_desktop.exchange import gathering
from pcve_desktop.exchange.archive import JOURNAL, MANIFEST
from pcve_desktop.exchange.gathering import Outcome, gather, packages_in, same_organisations
from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.ledger import receipts
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.receiving import take_back
from pcve_desktop.exchange.review import Standing
from pcve_desktop.i18n import Translator
from pcve_desktop.likeness.duplicates import Reason
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import merging, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import networks
from pcve_desktop.store.backups import list_backups
from pcve_desktop.store.check import check
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.store.workspace import Workspace
from tests.exchange.gathered import RIVE_EST, TILLEULS, VALLON, Home, make_home
from tests.exchange.packing import members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> list[Home]:
    """Make three networks, once: two know the Médiathèque under two writings."""
    folder = tmp_path_factory.mktemp("homes")
    return [
        make_home(folder, TILLEULS, partner="Médiathèque Olympe", email="accueil@olympe.example"),
        make_home(folder, RIVE_EST, partner="Mediatheque olympe", email="accueil@olympe.example"),
        make_home(folder, VALLON, partner="FC Vallon"),
    ]


@pytest.fixture
def homes(made_once: list[Home], tmp_path: Path) -> list[Home]:
    """Give copies of the networks' files."""
    found = []
    for home in made_once:
        path = tmp_path / "homes" / home.path.name
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(home.path, path)
        found.append(Home(path, home.name, home.office, home.network, home.action, home.partner))
    return found


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Workspace]:
    """Give the city's file, without any network."""
    with Workspace.create(tmp_path / "city" / "valmont.passerelle", office="City") as ws:
        yield ws


def names_of(ws: Workspace) -> list[str]:
    return [item.name for item in networks(ws)]


def outcomes(found: gathering.Gathering) -> list[Outcome]:
    return [each.outcome for each in found.files]


def title_of(ws: Workspace, home: Home) -> str:
    return Dataset(ws).title(Action, home.action)


def test_each_network_keeps_its_own_scope(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    paths = [home.pack(tmp_path / "came") for home in homes]
    found = gather(city, paths)
    assert outcomes(found) == [Outcome.TAKEN] * 3
    assert names_of(city) == [VALLON, TILLEULS, RIVE_EST]
    for home in homes:
        data = Dataset(city, network_id=home.network)
        assert [action.title for action in data.all(Action)] == [f"Film evening in {home.name}"]
        assert {each.name for each in data.organisations()} >= {f"Lead of {home.name}"}
        assert len(data.all(Finding)) == 1
    city.close()
    assert check(city.path).ok


def test_every_file_is_told_with_its_counts_and_its_receipt(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    told: list[gathering.GatheredFile] = []
    steps: list[tuple[int, int, str]] = []
    paths = [home.pack(tmp_path / "came") for home in homes]
    found = gather(city, paths, told=told.append, step=lambda *step: steps.append(step))
    assert told == list(found.files)
    assert all(each.counts[Standing.NEW] > 10 for each in told)
    assert {each.manifest.office.name for each in told if each.manifest} == {
        home.office for home in homes
    }
    assert {each.id for each in receipts(city)} == {
        each.receipt.id for each in told if each.receipt
    }
    assert steps[-1] == (3, 3, "")
    assert [done for done, _total, _text in steps] == sorted(done for done, _, _ in steps)


def test_one_backup_is_made_before_all_of_them(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gather(city, [home.pack(tmp_path / "came") for home in homes])
    (backup,) = list_backups(city.path)
    with Workspace.open(backup.path, read_only=True) as before:
        assert names_of(before) == []


def test_the_same_files_again_bring_nothing(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    paths = [home.pack(tmp_path / "came") for home in homes]
    gather(city, paths)
    again = gather(city, [*paths, paths[0]])
    assert outcomes(again) == [Outcome.SAME] * 4
    assert len(receipts(city)) == 3


def test_the_files_of_next_month_update(city: Workspace, homes: list[Home], tmp_path: Path) -> None:
    gather(city, [home.pack(tmp_path / "may") for home in homes])
    homes[0].edit(Action, homes[0].action, title="Film debate")
    found = gather(city, [home.pack(tmp_path / "june") for home in homes])
    assert outcomes(found) == [Outcome.TAKEN, Outcome.SAME, Outcome.SAME]
    assert found.files[0].counts == {Standing.UPDATED: 1}
    assert title_of(city, homes[0]) == "Film debate"


def test_what_the_city_changed_too_is_left_for_review(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gather(city, [home.pack(tmp_path / "may") for home in homes])
    records.update(city, Action, homes[0].action, values={"title": "Evening with a film"})
    homes[0].edit(Action, homes[0].action, title="Film debate")
    homes[1].edit(Action, homes[1].action, title="Games evening")
    found = gather(city, [home.pack(tmp_path / "june") for home in homes])
    assert outcomes(found) == [Outcome.REVIEW, Outcome.TAKEN, Outcome.SAME]
    (left,) = found.of(Outcome.REVIEW)
    assert (left.conflicts, left.receipt) == (1, None)
    assert title_of(city, homes[0]) == "Evening with a film"
    assert title_of(city, homes[1]) == "Games evening"


def test_two_offices_of_one_network_are_merged(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    home = homes[0]
    first = home.pack(tmp_path / "came", "first")
    second_file = tmp_path / "second" / "tilleuls.passerelle"
    with (
        open_package(first) as package,
        begin_from(package, second_file, office="Social services") as second,
    ):
        records.update(second, Action, home.action, values={"place": "Library"})
        theirs = tmp_path / "came" / "second.passerelle-exchange"
        for _ in write_package(second, theirs):
            pass
    home.edit(Action, home.action, title="Film debate")
    found = gather(city, [home.pack(tmp_path / "came", "later"), theirs, first])
    assert outcomes(found) == [Outcome.TAKEN, Outcome.TAKEN, Outcome.SAME]
    action = Dataset(city).get(Action, home.action)
    assert action is not None
    assert (action.title, action.place) == ("Film debate", "Library")
    assert names_of(city) == [TILLEULS]


def test_two_offices_that_disagree_are_left_for_review(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    home = homes[0]
    with (
        open_package(home.pack(tmp_path / "came", "first")) as package,
        begin_from(package, tmp_path / "second.passerelle", office="Social services") as second,
    ):
        records.update(second, Action, home.action, values={"title": "Film night"})
        theirs = tmp_path / "came" / "second.passerelle-exchange"
        for _ in write_package(second, theirs):
            pass
    home.edit(Action, home.action, title="Film debate")
    found = gather(city, [home.pack(tmp_path / "came", "later"), theirs])
    assert outcomes(found) == [Outcome.TAKEN, Outcome.REVIEW]
    assert title_of(city, home) == "Film debate"


def test_a_bad_file_does_not_stop_the_others(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    good = [home.pack(tmp_path / "came") for home in homes]
    damaged = tmp_path / "came" / "damaged.passerelle-exchange"
    damaged.write_bytes(good[0].read_bytes()[:-400])
    note = tmp_path / "came" / "note.passerelle-exchange"
    note.write_text("a note")
    gone = tmp_path / "came" / "gone.passerelle-exchange"
    found = gather(city, [damaged, good[0], note, gone, good[1]])
    refused, taken = Outcome.REFUSED, Outcome.TAKEN
    assert outcomes(found) == [refused, taken, refused, refused, taken]
    words = Translator("en")
    sentences = [each.problem.message(words) for each in found.files if each.problem]
    assert len(sentences) == 3
    assert all(
        name in said for name, said in zip(("damaged", "note", "gone"), sentences, strict=True)
    )
    assert names_of(city) == [TILLEULS, RIVE_EST]


def test_passwords_are_tried_one_after_the_other(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    first = homes[0].pack(tmp_path / "came", password="three words")  # noqa: S106
    second = homes[1].pack(tmp_path / "came", password="four good words")  # noqa: S106
    found = gather(city, [first, second])
    assert outcomes(found) == [Outcome.LOCKED] * 2
    assert all(each.problem for each in found.files)
    found = gather(city, [first, second], passwords=["nothing", "four good words"])
    assert outcomes(found) == [Outcome.LOCKED, Outcome.TAKEN]
    assert names_of(city) == [RIVE_EST]


def test_a_workspace_file_serves_as_well(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    before = homes[0].path.read_bytes()
    assert outcomes(gather(city, [homes[0].path])) == [Outcome.TAKEN]
    assert outcomes(gather(city, [homes[0].pack(tmp_path / "came")])) == [Outcome.SAME]
    assert len(before) == homes[0].path.stat().st_size


def test_looking_writes_nothing(city: Workspace, homes: list[Home], tmp_path: Path) -> None:
    paths = [home.pack(tmp_path / "came") for home in homes]
    before = city.path.read_bytes()
    found = gather(city, paths, dry_run=True)
    assert outcomes(found) == [Outcome.TAKEN] * 3
    assert all(each.receipt is None for each in found.files)
    assert city.path.read_bytes() == before


def test_stopping_keeps_what_is_done_and_nothing_of_the_file_at_hand(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    paths = [home.pack(tmp_path / "came") for home in homes]
    seen = 0

    def stop(done: int, _total: int, _text: str) -> None:
        nonlocal seen
        if done == 1:
            seen += 1
        # Once the second file is being worked on, not between two files.
        if seen > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(city, paths, step=stop)
    assert names_of(city) == [TILLEULS]
    assert outcomes(gather(city, paths)) == [Outcome.SAME, Outcome.TAKEN, Outcome.TAKEN]


def test_a_full_disk_stops_all(
    city: Workspace, homes: list[Home], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise CannotWrite(city.path.name)

    paths = [home.pack(tmp_path / "came") for home in homes]
    monkeypatch.setattr(gathering, "apply_plan", full)
    with pytest.raises(CannotWrite):
        gather(city, paths)


def test_one_file_can_be_taken_back(city: Workspace, homes: list[Home], tmp_path: Path) -> None:
    found = gather(city, [home.pack(tmp_path / "came") for home in homes])
    receipt = found.files[1].receipt
    assert receipt is not None
    take_back(city, receipt.id)
    assert names_of(city) == [VALLON, TILLEULS]


def test_a_folder_gives_its_packages_by_name(homes: list[Home], tmp_path: Path) -> None:
    folder = tmp_path / "came"
    for home in homes:
        home.pack(folder)
    (folder / "note.txt").write_text("a note")
    homes[0].pack(folder / "below")
    assert [path.stem for path in packages_in(folder)] == [VALLON, TILLEULS, RIVE_EST]


# What networks have in common


def gathered(city: Workspace, homes: list[Home], tmp_path: Path) -> None:
    gather(city, [home.pack(tmp_path / "came") for home in homes])


def test_an_organisation_of_two_networks_is_proposed_and_never_joined(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gathered(city, homes, tmp_path)
    (pair,) = same_organisations(city)
    assert {pair.first, pair.second} == {"Médiathèque Olympe", "Mediatheque olympe"}
    assert sorted([*pair.first_networks, *pair.second_networks]) == [TILLEULS, RIVE_EST]
    assert pair.likeness.reasons == (Reason.SAME_NAME, Reason.SAME_EMAIL)
    with city.read() as session:
        assert session.scalar(select(func.count()).select_from(Organisation)) == 6


def test_joined_entries_stand_in_both_networks_and_come_no_more(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gathered(city, homes, tmp_path)
    merging.merge(city, homes[0].partner, homes[1].partner)
    assert same_organisations(city) == []
    for home in homes[:2]:
        names = {each.name for each in Dataset(city, network_id=home.network).organisations()}
        assert "Médiathèque Olympe" in names


def test_those_said_to_be_two_come_no_more(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gathered(city, homes, tmp_path)
    merging.say_distinct(city, homes[0].partner, homes[1].partner)
    assert same_organisations(city) == []


def test_doubles_within_one_network_are_the_directorys_matter(
    city: Workspace, homes: list[Home], tmp_path: Path
) -> None:
    gathered(city, [homes[2]], tmp_path)
    made = records.create(city, Organisation, values={"name": "F.C. Vallon"})
    assert merging.likely_duplicates(city)
    # Known to no network yet.
    assert same_organisations(city) == []
    place = {"network_id": homes[2].network, "organisation_id": made.first_id}
    records.create(city, Membership, values=place)
    assert same_organisations(city) == []


# What goes back


@pytest.mark.parametrize("kept", [0, 1])
def test_a_network_gets_nothing_of_the_others_back(
    city: Workspace, homes: list[Home], tmp_path: Path, kept: int
) -> None:
    """Three networks gathered, one partner of two joined, A packed: no word of B and C in it."""
    a, b, c = homes
    a.edit(Organisation, a.partner, needs="A room for the film club of the lime trees")
    b.edit(Organisation, b.partner, needs="Chairs for the riverside")
    b.edit(Network, b.network, purpose="What the riverside says of itself")
    gathered(city, homes, tmp_path)
    merging.merge(city, homes[kept].partner, homes[1 - kept].partner)
    records.update(city, Action, a.action, values={"place": "Town hall"})
    records.update(city, Action, c.action, values={"place": "Stadium"})
    path = tmp_path / "back.passerelle-exchange"
    for _ in write_package(city, path, network_id=a.network):
        pass
    back = tmp_path / "back.passerelle"
    with open_package(path) as package:
        assert [network.id for network in package.manifest.networks] == [a.network]
        begin_from(package, back, office="Somebody").close()
    parts = members(path)
    journal_text = parts[JOURNAL] + parts[MANIFEST]
    secrets = [
        RIVE_EST, "What the riverside says of itself", VALLON, "FC Vallon", "Stadium",
        "Foyer des Collines", b.network, b.action, c.network, c.action, c.partner,
    ]  # fmt: skip
    if kept == 0:
        # Of the entry that went, nothing either: neither its texts, nor who wrote them.
        secrets += ["riverside", "Mediatheque olympe", b.partner, "Maison du Fleuve"]
    for content in (journal_text, back.read_bytes()):
        assert TILLEULS.encode() in content
        for secret in secrets:
            assert secret.encode() not in content, secret
    # What the city wrote in A alone comes back to A.
    with Workspace.open(a.path, office=a.office) as ws:
        found = gather(ws, [path])
        assert outcomes(found) == [Outcome.TAKEN]
        action = Dataset(ws).get(Action, a.action)
        assert action is not None
        assert action.place == "Town hall"
