"""Whatever goes wrong while a package comes in, the file is byte for byte as it was."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.errors import ForgedPackage
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import make_plan, refuse_other
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.store.check import check
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.store.workspace import Workspace
from tests.store import children

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.package import Package
    from pcve_desktop.exchange.review import Plan
    from pcve_desktop.journal.batch import Batch
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]


class Stop(Exception):
    """Somebody pressed cancel, or something broke."""


def small_merge(us: Office, them: Office) -> Path:
    """Let both change something, so that a merge has a conflict, a new record and a deletion."""
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    them.change(Action, action, place="Gare")
    them.add(Organisation, name="Maison des Rives")
    them.delete(Milestone, them.only(Milestone))
    return them.pack()


def fresh_copy(us: Office, path: Path) -> Workspace:
    """Open another copy of a file, in which the office has yet to sign in."""
    us.ws.save_copy(path)
    return Workspace.open(path, office="Somebody new")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def decided(plan: Plan) -> Decisions:
    decisions = Decisions()
    for item, change in decisions.open(plan):
        decisions.choose(item.record, change.name, Choice.BOTH)
    return decisions


def test_a_failure_at_any_statement_leaves_nothing(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    us, them = two
    path = small_merge(us, them)
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws, open_package(path) as package:
        before = digest(copy)
        plan = make_plan(ws, package)
        decisions = decided(plan)
        left = [0]

        def execute(*_: Any) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise Stop

        event.listen(ws._engine, "before_cursor_execute", execute)
        failed = 0
        # Many copies are not needed.
        monkeypatch.setattr(ws, "back_up", lambda _reason: copy)
        while True:
            left[0] = failed + 1
            try:
                receiving.apply_plan(ws, package, plan, decisions)
            except Stop:
                failed += 1
                assert digest(copy) == before
            else:
                break
        assert failed > 50
        assert digest(copy) != before
    assert check(copy).findings == []


def test_cancel_at_any_step_leaves_nothing(two: Two, tmp_path: Path) -> None:
    us, them = two
    path = small_merge(us, them)
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws, open_package(path) as package:
        before = digest(copy)

        def stop_after(count: int) -> tuple[Callable[[int, int, str], None], list[str]]:
            heard: list[str] = []

            def step(_done: int, _total: int, text: str) -> None:
                heard.append(text)
                if len(heard) > count:
                    raise Stop

            return step, heard

        for count in range(100):
            step, heard = stop_after(count)
            try:
                plan = make_plan(ws, package, step=step)
                receiving.apply_plan(ws, package, plan, decided(plan), step=step)
            except Stop:
                assert digest(copy) == before
            else:
                break
        assert len(heard) == count >= 4
        assert len({*heard}) >= 2


def test_a_package_of_another_program_is_refused_whole(two: Two, tmp_path: Path) -> None:
    us, them = two
    path = small_merge(us, them)
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws, open_package(path) as package:
        before = digest(copy)
        for forge in (other_kind, dangling):
            forged = Forged(package, forge)
            plan = make_plan(ws, forged)
            decisions = decided(plan)
            with pytest.raises(ForgedPackage):
                receiving.apply_plan(ws, forged, plan, decisions)
            assert digest(copy) == before


def other_kind(batch: Batch) -> Batch:
    """Give an action out for a partner."""
    ops = [
        dataclasses.replace(op, entity="organisation") if op.entity == "action" else op
        for op in batch.ops
    ]
    return dataclasses.replace(batch, ops=tuple(ops))


def dangling(batch: Batch) -> Batch:
    """Let the new partner be of a network that is nowhere."""
    ops = [
        dataclasses.replace(op, entity="milestone", field="action_id", value='"nowhere"')
        if op.field == "name" and op.entity == "organisation"
        else dataclasses.replace(op, entity="milestone")
        if op.entity == "organisation"
        else op
        for op in batch.ops
    ]
    return dataclasses.replace(batch, ops=tuple(ops))


class Forged:
    """A package whose last batches are others than those that were made."""

    def __init__(self, package: Package, forge: Callable[[Batch], Batch]) -> None:
        self.path, self._package, self._forge = package.path, package, forge

    @property
    def manifest(self) -> Manifest:
        return self._package.manifest

    def identifiers(self) -> Iterator[str]:
        return (batch.identifier() for batch in self.batches())

    def batches(self, without: Collection[str] = ()) -> Iterator[Batch]:
        return (batch for batch in self._forged() if batch.identifier() not in without)

    def _forged(self) -> Iterator[Batch]:
        for batch in self._package.batches():
            if batch.office == self.manifest.office.id and batch.kind == "edit":
                yield dataclasses.replace(self._forge(batch), parents=())
            else:
                yield batch


def test_a_locked_file_is_said(two: Two) -> None:
    us, them = two
    path = small_merge(us, them)
    with closing(sqlite3.connect(us.path, isolation_level=None)) as other:
        with open_package(path) as package:
            plan = make_plan(us.ws, package)
            with us.ws._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=10")
            other.execute("BEGIN IMMEDIATE")
            before = us.path.read_bytes()
            with pytest.raises(CannotWrite):
                receiving.apply_plan(us.ws, package, plan, decided(plan))
        other.execute("ROLLBACK")
    assert us.path.read_bytes() == before


def test_a_full_disk_is_said(two: Two) -> None:
    us, them = two
    small_merge(us, them)
    for number in range(40):
        them.add(Organisation, name=f"Partner {number}", notes="x" * 5_000)
    before = us.path.read_bytes()
    with open_package(them.pack()) as package:
        plan = make_plan(us.ws, package)
        with us.ws._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(CannotWrite):
            receiving.apply_plan(us.ws, package, plan, decided(plan))
    assert us.path.read_bytes() == before


MERGER = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.store.workspace import Workspace

ws = Workspace.open(Path(sys.argv[1]), office="Espace Jeunes")
with open_package(Path(sys.argv[2])) as package:
    plan = make_plan(ws, package)
    decisions = Decisions()
    for item, change in decisions.open(plan):
        decisions.choose(item.record, change.name, Choice.BOTH)
    left = int(sys.argv[3])

    def execute(*_):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    # Half of the pages are on the disk before the end.
    with ws.read() as session:
        session.connection().exec_driver_sql("PRAGMA cache_size=5")
    event.listen(ws._engine, "before_cursor_execute", execute)
    receiving.apply_plan(ws, package, plan, decisions)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
@pytest.mark.parametrize("after", [10, 40, 60, 10_000])
def test_killed_in_the_middle_of_a_merge(two: Two, tmp_path: Path, after: int) -> None:
    us, them = two
    path = small_merge(us, them)
    copy = tmp_path / "copy.passerelle"
    us.ws.save_copy(copy)
    before = contents(copy)
    with children.start(MERGER, copy, path, after) as process:
        _, errors = process.communicate(timeout=60)
    killed = after < 10_000
    assert process.returncode == (-signal.SIGKILL if killed else 0), errors
    with Workspace.open(copy, office="Espace Jeunes"):
        pass
    assert check(copy).findings == []
    assert (contents(copy) == before) is killed
    assert not os.path.lexists(f"{copy}-journal")


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_search_finds_what_came_and_not_what_went(two: Two) -> None:
    from pcve_desktop.services.search import search

    us, them = two
    network = us.only(Network)
    gone = us.add(Action, network_id=network, title="Kermesse")
    them.take(us.pack())
    them.delete(Action, gone)
    them.add(Action, network_id=network, title="Cyclo-atelier")
    us.take(them.pack())
    assert not search(us.ws, "Kermesse")
    assert len(list(search(us.ws, "Cyclo-atelier"))) == 1


def test_a_file_about_other_networks_is_not_taken_for_ones_own(two: Two, tmp_path: Path) -> None:
    from pcve_desktop.exchange.package import write_package
    from pcve_desktop.exchange.planning import OtherNetwork
    from tests.journal.world import make_template

    us, _ = two
    make_template(tmp_path / "other.passerelle")
    path = tmp_path / "other.passerelle-exchange"
    with Workspace.open(tmp_path / "other.passerelle", office="Elsewhere") as other:
        for _step in write_package(other, path):
            pass
    with open_package(path) as package, pytest.raises(OtherNetwork) as error:
        refuse_other(us.ws, package.manifest)
    assert "Les Tilleuls" in str(error.value)
