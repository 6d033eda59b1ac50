"""Beginning with a received file: a new workspace out of a package, or nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pcve_desktop.exchange.arriving import identity
from pcve_desktop.exchange.errors import ForgedPackage
from pcve_desktop.exchange.joining import IncompletePackage, begin_from
from pcve_desktop.exchange.package import open_package, open_workspace_copy, write_package
from pcve_desktop.i18n import Translator
from pcve_desktop.journal.apply import conflicts, ingest, missing_from
from pcve_desktop.journal.tables import BATCH, RECEIVED
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.networks import create_network, networks
from pcve_desktop.store.check import check
from pcve_desktop.store.errors import CannotWrite, FileExists
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from pcve_desktop.journal.batch import Batch


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Workspace]:
    """Give the city's file: two networks, one action, and an undo in its history."""
    with Workspace.create(tmp_path / "city" / "valmont.passerelle", office="City") as ws:
        for name in ("Les Tilleuls", "Rive Est"):
            create_network(ws, name=name, tr=Translator("en"), lead=f"Lead of {name}")
        tilleuls = network_of(ws, "Les Tilleuls")
        made = records.create(ws, Action, values={"title": "Film evening", "network_id": tilleuls})
        records.update(ws, Action, str(made.first_id), values={"place": "Library"})
        history.undo_last(ws)
        yield ws


def network_of(ws: Workspace, name: str) -> str:
    return next(item.id for item in networks(ws) if item.name == name)


def packed(ws: Workspace, path: Path, **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in write_package(ws, path, **options):
        pass
    return path


def tables(ws: Workspace) -> dict[str, list[dict[str, Any]]]:
    """Return all that stands in a workspace, record by record."""
    found = {}
    with ws.read() as session:
        for key, entity in ENTITIES.items():
            rows = session.execute(select(entity.__table__).order_by("id")).mappings()
            found[key] = [dict(row) for row in rows]
    return found


def test_the_new_file_holds_what_the_sender_had(sender: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "mine" / "les-tilleuls.passerelle"
    with open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package:
        ws = begin_from(package, path, office="Espace Jeunes")
    with ws:
        assert tables(ws) == tables(sender)
        assert ws.workspace_id == sender.workspace_id
        assert identity(path).device != identity(sender.path).device
        assert [item.name for item in networks(ws)] == ["Les Tilleuls", "Rive Est"]
    assert check(path).ok
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]


def test_both_sides_go_on_and_nothing_is_said_twice(sender: Workspace, tmp_path: Path) -> None:
    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
    ):
        records.update(ws, Network, network_of(ws, "Rive Est"), values={"city": "Valmont"})
        with sender.read() as session:
            known = session.scalars(select(BATCH.c.id)).all()
        with ws.read() as session:
            fresh = missing_from(session.connection(), known)
        # The office that signs in, and what it wrote.
        assert len(fresh) == 2
        with sender.write_raw() as connection:
            assert ingest(connection, fresh).waiting == 0
        assert tables(sender)["network"] == tables(ws)["network"]


def test_the_ledger_knows_whose_file_it_was(sender: Workspace, tmp_path: Path) -> None:
    with (
        open_package(packed(sender, tmp_path / "from the city.passerelle-exchange")) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
        ws.read() as session,
    ):
        (row,) = session.execute(select(RECEIVED)).all()
        assert (row.office, row.office_name) == (sender.office_id, "City")
        assert row.file_name == "from the city.passerelle-exchange"
        assert row.package == package.manifest.package
        assert tuple(json.loads(row.heads)) == package.manifest.heads


def test_one_network_of_a_citys_file_is_enough(sender: Workspace, tmp_path: Path) -> None:
    path = packed(
        sender, tmp_path / "a.passerelle-exchange", network_id=network_of(sender, "Les Tilleuls")
    )
    with (
        open_package(path) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
    ):
        assert [item.name for item in networks(ws)] == ["Les Tilleuls"]
        assert "Lead of Rive Est" not in {row["name"] for row in tables(ws)["organisation"]}
    assert b"Rive Est" not in (tmp_path / "mine.passerelle").read_bytes()


def test_what_is_in_conflict_stays_in_conflict(sender: Workspace, tmp_path: Path) -> None:
    action = tables(sender)["action"][0]["id"]
    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        begin_from(package, tmp_path / "other.passerelle", office="Social services") as other,
    ):
        records.update(other, Action, action, values={"title": "Film debate"})
        records.update(sender, Action, action, values={"title": "Film night"})
        with sender.read() as session:
            known = session.scalars(select(BATCH.c.id)).all()
        with other.read() as session:
            fresh = missing_from(session.connection(), known)
        with sender.write_raw() as connection:
            ingest(connection, fresh)
    with (
        open_package(packed(sender, tmp_path / "b.passerelle-exchange")) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
        ws.read() as session,
        sender.read() as theirs,
    ):
        found = conflicts(session.connection())
        assert [(each.record, each.field) for each in found] == [(action, "title")]
        assert found == conflicts(theirs.connection())


def test_another_offices_workspace_file_serves_as_well(sender: Workspace, tmp_path: Path) -> None:
    with (
        open_workspace_copy(sender.path) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
    ):
        assert tables(ws) == tables(sender)


def test_undo_does_not_reach_below_the_beginning(sender: Workspace, tmp_path: Path) -> None:
    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        begin_from(package, tmp_path / "mine.passerelle", office="Espace Jeunes") as ws,
    ):
        assert history.can_undo(ws) is None
        made = records.create(ws, Organisation, values={"name": "Médiathèque"})
        assert history.undo_last(ws) is not None
        assert made.first_id not in {row["id"] for row in tables(ws)["organisation"]}
        assert tables(ws)["action"] == tables(sender)["action"]


def test_a_file_that_is_there_is_never_overwritten(sender: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "mine.passerelle"
    path.write_text("something else")
    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        pytest.raises(FileExists),
    ):
        begin_from(package, path, office="")
    assert path.read_text() == "something else"


def test_what_was_new_for_somebody_else_is_nothing_to_begin_with(
    sender: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package:
        every = list(package.batches())
        monkeypatch.setattr(package, "batches", lambda: iter(every[2:]), raising=False)
        with pytest.raises(IncompletePackage) as refused:
            begin_from(package, tmp_path / "mine" / "new.passerelle", office="")
    assert "Ask City for a file with everything" in refused.value.message(Translator("en"))
    assert list((tmp_path / "mine").iterdir()) == []


def test_stopping_leaves_nothing(sender: Workspace, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _text: str) -> None:
        raise KeyboardInterrupt

    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        pytest.raises(KeyboardInterrupt),
    ):
        begin_from(package, tmp_path / "mine" / "new.passerelle", office="", step=stop)
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_place_that_takes_no_file_is_told(sender: Workspace, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    with (
        open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package,
        pytest.raises(CannotWrite),
    ):
        begin_from(package, tmp_path / "folder" / "new.passerelle", office="")


def test_batches_that_cannot_be_are_refused(
    sender: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changelings() -> Iterator[Batch]:
        for batch in every:
            ops = tuple(replace(op, entity="action") for op in batch.ops)
            yield replace(batch, ops=(*batch.ops, *ops))

    with open_package(packed(sender, tmp_path / "a.passerelle-exchange")) as package:
        every = [replace(batch, parents=()) for batch in list(package.batches())[:1]]
        monkeypatch.setattr(package, "batches", changelings)
        with pytest.raises(ForgedPackage):
            begin_from(package, tmp_path / "mine" / "new.passerelle", office="")
    assert list((tmp_path / "mine").iterdir()) == []
