"""Packing, beginning, gathering and removing for good: whole or not at all, whatever breaks.

Taking in is held in test_all_or_nothing.py. Here an error comes at each statement of the others in
turn, and the disk is full at several moments.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import Engine, event

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.gathering import Outcome, gather
from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services.redaction import remove_for_good
from pcve_desktop.store.check import check
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.store.workspace import Workspace
from tests.exchange.test_all_or_nothing import Stop, digest, fresh_copy, small_merge

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]
LONG = "A hall on Thursdays, and a kitchen. " * 300


class Breaking:
    """Lets the statement of some number fail, whoever sends it; what comes later passes."""

    def __init__(self) -> None:
        self.left = 0

    def __call__(self, *_: Any) -> None:
        self.left -= 1
        if self.left == 0:
            raise Stop


@pytest.fixture
def breaking() -> Iterator[Breaking]:
    made = Breaking()
    event.listen(Engine, "before_cursor_execute", made)
    yield made
    event.remove(Engine, "before_cursor_execute", made)


def at_each_statement(
    breaking: Breaking, work: Callable[[], object], after: Callable[[], object], *, each: int = 1
) -> int:
    """Let the work fail at its statements in turn, until it does not; return how many it has.

    `each` leaves some out where there are hundreds; PASSERELLE_KILLS stands for a long run.
    """
    for number in range(1, 10_000, 1 if "PASSERELLE_KILLS" in os.environ else each):
        breaking.left = number
        try:
            work()
        except Stop:
            breaking.left = 0
            after()
        else:
            breaking.left = 0
            return number - 1
    raise AssertionError("it never ended")


def beside(folder: Path) -> set[str]:
    """Return what lies in a folder, locks left out."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


@pytest.mark.parametrize("password", [None, "trois mots passés"])
def test_a_package_is_whole_or_not_there(
    two: Two, tmp_path: Path, breaking: Breaking, password: str | None
) -> None:
    us, them = two
    small_merge(us, them)
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / f"tilleuls{SUFFIX}"
    rows = us.rows()

    def pack() -> None:
        path.unlink(missing_ok=True)
        for _ in write_package(us.ws, path, password=password):
            pass

    def after() -> None:
        assert beside(folder) <= {path.name}
        assert us.rows() == rows
        if path.exists():
            with open_package(path, password) as package:
                assert list(package.batches())

    assert at_each_statement(breaking, pack, after) > 5
    assert beside(folder) == {path.name}
    us.sound()


def test_a_package_never_replaces_one_by_half(two: Two, tmp_path: Path, breaking: Breaking) -> None:
    us, _ = two
    path = us.pack()
    before = digest(path)
    us.add(Organisation, name="Maison des Rives")
    breaking.left = 8
    with pytest.raises(Stop):
        for _ in write_package(us.ws, path):
            pass
    assert digest(path) == before
    # Whoever stops listening leaves it at that.
    with contextlib.closing(
        cast("Generator[object, None, None]", write_package(us.ws, path))
    ) as steps:
        next(steps)
    assert digest(path) == before
    assert beside(path.parent) == {path.name}


def test_a_beginning_is_whole_or_not_there(two: Two, tmp_path: Path, breaking: Breaking) -> None:
    us, _ = two
    packed = us.pack()
    folder = tmp_path / "new"
    folder.mkdir()
    path = folder / "begun.passerelle"
    with open_package(packed) as package:

        def begin() -> None:
            begin_from(package, path, office="Rive Est").close()

        def after() -> None:
            assert beside(folder) <= {path.name}
            if path.exists():
                # It was whole; only opening it failed.
                assert check(path).findings == []
                path.unlink()

        assert at_each_statement(breaking, begin, after, each=29) > 50
    assert check(path).findings == []


def test_gathering_takes_each_file_whole(
    make_office: MakeOffice, tmp_path: Path, breaking: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = [make_office(name) for name in ("Espace Jeunes", "Rive Est")]
    for number, office in enumerate(offices):
        office.add(Organisation, name=f"Partner {number}")
    packed = [office.pack() for office in offices]
    with Workspace.create(tmp_path / "empty.passerelle", office="La Ville") as ws:
        city = tmp_path / "city.passerelle"
        states: list[str] = []
        for count in range(len(packed) + 1):
            copy = tmp_path / f"state-{count}.passerelle"
            ws.save_copy(copy)
            with Workspace.open(copy, office="La Ville") as other:
                gather(other, packed[:count])
            states.append("\n".join(tables(copy)))
        assert len(set(states)) == len(packed) + 1

        def work() -> None:
            city.unlink(missing_ok=True)
            ws.save_copy(city)
            with Workspace.open(city, office="La Ville") as other:
                monkeypatch.setattr(other, "back_up", lambda _reason="": city)
                found = gather(other, packed)
                assert {each.outcome for each in found.files} == {Outcome.TAKEN}

        def after() -> None:
            if city.exists():
                assert "\n".join(tables(city)) in states

        assert at_each_statement(breaking, work, after, each=13) > 100
    assert check(city).findings == []


def tables(path: Path) -> list[str]:
    """Return what a file shows, offices and who changed what when left out."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        return [
            str(row)
            for query in (
                "SELECT id, name, city FROM organisation ORDER BY id",
                "SELECT id, title FROM action ORDER BY id",
                "SELECT id, title FROM milestone ORDER BY id",
                "SELECT id, name FROM network ORDER BY id",
            )
            for row in file.execute(query)
        ]


def test_removing_for_good_is_done_whole(
    two: Two, tmp_path: Path, breaking: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    us, _ = two
    record = us.add(Organisation, name="Un nom que personne ne doit lire")
    us.change(Organisation, record, notes="Une note que personne ne doit lire")
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws:
        # Backups by the dozen are not needed.
        monkeypatch.setattr(ws, "back_up", lambda _reason="": copy)
        before = digest(copy)

        def after() -> None:
            assert digest(copy) == before

        def work() -> None:
            remove_for_good(ws, Organisation, record)

        assert at_each_statement(breaking, work, after) > 20
    assert check(copy).findings == []
    raw = copy.read_bytes()
    assert b"que personne ne doit lire" not in raw
    assert not list(tmp_path.glob("copy.passerelle-*"))


@pytest.mark.parametrize("pages", [0, 1, 5, 20])
def test_taking_in_without_room_leaves_nothing(two: Two, tmp_path: Path, pages: int) -> None:
    us, them = two
    for number in range(6):
        them.add(Organisation, name=f"Partner {number}", notes=LONG)
    path = small_merge(us, them)
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws, open_package(path) as package:
        plan = make_plan(ws, package)
        decisions = Decisions()
        for item, change in decisions.open(plan):
            decisions.choose(item.record, change.name, Choice.BOTH)
        before = digest(copy)
        with full(ws, pages), pytest.raises(CannotWrite):
            receiving.apply_plan(ws, package, plan, decisions)
        assert digest(copy) == before
        receiving.apply_plan(ws, package, plan, decisions)
    assert check(copy).findings == []


def test_removing_without_room_leaves_nothing(two: Two, tmp_path: Path) -> None:
    us, _ = two
    record = us.add(Organisation, name="Rive Ouest", notes="short")
    copy = tmp_path / "copy.passerelle"
    with fresh_copy(us, copy) as ws:
        before = digest(copy)
        # The places that are free already are used first.
        with full(ws, 0):
            for _ in range(30):
                try:
                    remove_for_good(ws, Organisation, record)
                except CannotWrite:
                    assert digest(copy) == before
                    break
                before = digest(copy)
    assert check(copy).findings == []


def test_gathering_without_room_says_so(two: Two, tmp_path: Path) -> None:
    us, them = two
    for number in range(6):
        them.add(Organisation, name=f"Partner {number}", notes=LONG)
    packed = [us.pack(), them.pack()]
    city = tmp_path / "city.passerelle"
    with Workspace.create(city, office="La Ville") as ws:
        gather(ws, packed[:1])
        before = digest(city)
        with full(ws, 1), pytest.raises(CannotWrite):
            gather(ws, packed)
        # The file that is known is noted in the ledger, the other one is not in it.
        assert tables_of_digest(city, before)
        found = gather(ws, packed)
        assert [each.outcome for each in found.files] == [Outcome.SAME, Outcome.TAKEN]
    assert check(city).findings == []


def tables_of_digest(path: Path, before: str) -> bool:
    return hashlib.sha256(path.read_bytes()).hexdigest() == before or "Partner 0" not in str(
        tables(path)
    )


@contextlib.contextmanager
def full(ws: Workspace, pages: int) -> Iterator[None]:
    """Let a file grow by so many pages, and no more."""

    def limit(connection: Any) -> None:
        cursor = connection.connection.cursor()
        (count,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count={count + pages}")
        cursor.close()

    def free(connection: Any) -> None:
        connection.connection.cursor().execute(f"PRAGMA max_page_count={2**30}").close()

    event.listen(ws._engine, "engine_connect", limit)
    try:
        yield
    finally:
        event.remove(ws._engine, "engine_connect", limit)
        with ws._engine.connect() as connection:
            free(connection)
