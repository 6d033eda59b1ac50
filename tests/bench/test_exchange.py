"""What it costs to take in as many changes as there are: against a plain ATTACH copy of the rows.

PASSERELLE_LARGE=1 adds a million changes into a million, which takes some minutes and gigabytes.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tracemalloc
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Decisions
from pcve_desktop.journal import apply, log
from pcve_desktop.journal.batch import Batch, BatchOp
from pcve_desktop.store.workspace import Workspace
from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGE = "PASSERELLE_LARGE" in os.environ
SIZES = [10_000, 100_000, *([1_000_000] if _LARGE else [])]
_FIELDS = ("name", "offers", "needs", "city")
# Rows of the journal by their own names: numbers are those of one file, so new ones are given.
_COPY = """
CREATE TEMP TABLE fresh AS
    SELECT b.seq, b.seq + (SELECT MAX(seq) FROM main.journal_batch) AS moved
    FROM other.journal_batch b WHERE b.id NOT IN (SELECT id FROM main.journal_batch);
CREATE UNIQUE INDEX temp.fresh_seq ON fresh (seq);
CREATE TEMP TABLE shift AS SELECT MAX(id) AS ops FROM main.journal_op;
INSERT INTO main.journal_batch
    SELECT f.moved, b.id, device, clock, schema, office, label, label_values, scope, kind, target,
        made_at, records, salt, digest
    FROM temp.fresh f JOIN other.journal_batch b ON b.seq = f.seq;
INSERT INTO main.journal_parent
    SELECT f.moved, p.parent_id
    FROM temp.fresh f JOIN other.journal_parent p ON p.batch_seq = f.seq;
INSERT INTO main.journal_op
    SELECT o.id + ops, f.moved, idx, entity, record_id, field, value, salt, digest, weak, live,
        covered
    FROM temp.shift, temp.fresh f JOIN other.journal_op o ON o.batch_seq = f.seq;
INSERT INTO main.journal_replaces
    SELECT r.op_id + ops, r.replaced_id + ops
    FROM temp.shift, other.journal_replaces r JOIN other.journal_op o ON o.id = r.op_id
    JOIN temp.fresh f ON f.seq = o.batch_seq;
INSERT INTO main.organisation
    SELECT * FROM other.organisation WHERE id NOT IN (SELECT id FROM main.organisation);
"""


def changes(number: int, office: str, parents: tuple[str, ...]) -> Iterator[Batch]:
    """Yield so many changes: partners with four fields, each edited five times, one by one."""
    for start in range(number // 10):
        record = f"0190a1b2-{office}-7000-8000-{start:012x}"
        latest: dict[str, tuple[str, int]] = {}
        for turn in range(6):
            names = _FIELDS if turn == 0 else _FIELDS[turn % 4 : turn % 4 + 1]
            ops = [BatchOp("organisation", record, "_row", None)] if turn == 0 else []
            ops += [
                BatchOp(
                    "organisation", record, name, f'"Words {start} {turn}"',
                    (latest[name],) if name in latest else (),
                )
                for name in names
            ]  # fmt: skip
            batch = Batch(
                device=f"device-{office}", clock=f"{1_790_000_000_000 + start:013x}{turn:06x}",
                schema=3, office="office", label="Change “{title}”",
                values={"title": f"Partner {start}"}, made_at="2026-11-24T12:00:00+00:00",
                parents=parents, ops=tuple(ops),
            ).salted()  # fmt: skip
            identifier = batch.identifier()
            parents = (identifier,)
            first = len(ops) - len(names)
            latest |= {name: (identifier, first + place) for place, name in enumerate(names)}
            yield batch


def fill(ws: Workspace, number: int, office: str) -> None:
    with ws.write_raw() as connection:
        apply.ingest(connection, changes(number, office, log.heads(connection)))


@pytest.fixture(scope="module", params=SIZES)
def files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, Path, Path, Path]:
    """Return how many changes, a file with so many, another with as many more, and its package."""
    number: int = request.param
    folder = tmp_path_factory.mktemp("bench")
    ours, theirs = folder / "ours.passerelle", folder / "theirs.passerelle"
    package = folder / "theirs.passerelle-exchange"
    with Workspace.create(ours, office="Espace Jeunes") as ws:
        fill(ws, number, "0001")
        ws.save_copy(theirs)
    with Workspace.open(theirs, office="Rive Est") as ws:
        with ws.write_raw() as connection:
            log.set_meta(connection, "device", "device-theirs")
        fill(ws, number, "0002")
        for _ in write_package(ws, package):
            pass
    return number, ours, theirs, package


def receive(file: Path, package: Path) -> None:
    """Plan and take in a package, without the backup that would be a copy."""
    with Workspace.open(file, office="Espace Jeunes") as ws, open_package(package) as source:
        plan = make_plan(ws, source)
        receiving.apply_plan(ws, source, plan, Decisions(), backup=False)


def attach(file: Path, theirs: Path) -> None:
    """Copy the same rows, as if there were nothing to verify and nothing to decide."""
    with closing(sqlite3.connect(file)) as connection:
        connection.create_function("fold", 1, lambda text: text, deterministic=True)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("ATTACH ? AS other", (str(theirs),))
        connection.executescript(f"BEGIN;{_COPY}COMMIT;")


def organisations(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM organisation").fetchone()[0])


@pytest.mark.bench
def test_as_many_changes_come_as_there_are(files: tuple[int, Path, Path, Path]) -> None:
    number, ours, theirs, package = files
    mine, plain = ours.with_name("mine.passerelle"), ours.with_name("plain.passerelle")
    spent: list[float] = []

    def timed(copy: Path, other: Path, *, received: bool) -> float:
        copy.unlink(missing_ok=True)
        shutil.copyfile(ours, copy)
        took = seconds(lambda: (receive if received else attach)(copy, other))
        spent.append(took) if received else None
        return took

    compare(
        f"{number} changes into {number}, looked at and taken in",
        lambda: timed(mine, package, received=True),
        lambda: timed(plain, theirs, received=False),
        target=5,
        rounds=3 if number < 1_000_000 else 1,
    )
    print(f"{1e6 * sorted(spent)[len(spent) // 2] / number:.0f} µs for each change")
    assert organisations(mine) == organisations(plain) == number // 5


@pytest.mark.bench
def test_memory_while_they_come(files: tuple[int, Path, Path, Path]) -> None:
    number, ours, _theirs, package = files
    copy = ours.with_name("memory.passerelle")
    shutil.copyfile(ours, copy)
    tracemalloc.start()
    receive(copy, package)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\n{number} changes into {number}: at most {peak / 2**20:.0f} MiB")
    assert peak < 10_000 * number
