"""What a package costs beyond its lines: against plain JSON in a plain zip, in the same run."""

from __future__ import annotations

import itertools
import json
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.scope import batches_of
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import Batch, BatchOp, to_json
from pcve_desktop.store.workspace import Workspace
from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BATCHES = 100_000
_RECORDS = 5_000
_FIELDS = ("offers", "needs", "city")


def _edits(ws: Workspace) -> Iterator[Batch]:
    """Yield single edits, one after the other, as one office makes them over the years."""
    parents: tuple[str, ...] = ()
    latest: dict[tuple[str, str], tuple[str, int]] = {}
    for number in range(_BATCHES):
        record = f"0190a1b2-0000-7000-8000-{number % _RECORDS:012x}"
        field = "name" if number < _RECORDS else _FIELDS[number % len(_FIELDS)]
        ops = [BatchOp("organisation", record, "_row", None)] if number < _RECORDS else []
        key = (record, field)
        replaces = (latest[key],) if key in latest else ()
        ops.append(BatchOp("organisation", record, field, f'"Words, {number:06}"', replaces))
        batch = Batch(
            device=ws.author.device, clock=f"{1_790_000_000_000 + number:013x}{0:06x}", schema=3,
            office=ws.office_id, label="Change “{title}”", values={"title": f"Partner {number}"},
            made_at="2026-11-24T12:00:00+00:00", parents=parents, ops=tuple(ops),
        ).salted()  # fmt: skip
        identifier = batch.identifier()
        parents, latest[key] = (identifier,), (identifier, len(ops) - 1)
        yield batch


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a workspace whose journal holds 100,000 batches (its tables stay empty)."""
    path = tmp_path_factory.mktemp("bench") / "large.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as made:
        with made.write_raw() as connection:
            edits = _edits(made)
            while part := list(itertools.islice(edits, 2000)):
                log.append_all(connection, {one.identifier(): one for one in part})
        yield made


def _seqs(ws: Workspace) -> list[int]:
    with ws.read() as session:
        return batches_of(session.connection(), None)[0]


def _write(ws: Workspace, path: Path) -> None:
    for _ in write_package(ws, path):
        pass


def _read(path: Path) -> None:
    with open_package(path) as package:
        for _ in package.batches():
            pass


@pytest.mark.bench
def test_write_and_read(ws: Workspace, tmp_path: Path) -> None:
    ours, plain = tmp_path / "ours.passerelle-exchange", tmp_path / "plain.zip"

    def write_plain() -> None:
        """Write the same batches of the same journal as JSON lines in a zip, and nothing else."""
        with (
            ws.read() as session,
            zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("journal.jsonl", "w") as member,
        ):
            for batch in log.load_all(session.connection(), _seqs(ws)):
                member.write(json.dumps(to_json(batch)).encode() + b"\n")

    def read_plain() -> None:
        """Read the lines twice, as checking and then using them does."""
        for _ in range(2):
            with zipfile.ZipFile(ours) as archive, archive.open("journal.jsonl") as member:
                for line in member:
                    json.loads(line)

    written = compare(
        f"write a package of {_BATCHES:,} batches, against json and zip alone",
        lambda: seconds(lambda: _write(ws, ours)),
        lambda: seconds(write_plain),
        target=1.5,
        rounds=2,
    )
    read = compare(
        f"verify and read a package of {_BATCHES:,} batches, against json and zip alone",
        lambda: seconds(lambda: _read(ours)),
        lambda: seconds(read_plain),
        target=6,
        rounds=2,
    )
    print(f"{ours.stat().st_size / 2**20:.1f} MiB, plain {plain.stat().st_size / 2**20:.1f} MiB")
    assert written > 0
    assert read > 0


@pytest.mark.bench
def test_memory(ws: Workspace, tmp_path: Path) -> None:
    """Writing and reading hold identifiers, never all batches."""
    path = tmp_path / "ours.passerelle-exchange"
    tracemalloc.start()
    _write(ws, path)
    write = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    _read(path)
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("journal.jsonl").file_size
    print(
        f"\npeak {write / 2**20:.0f} MiB to write and {read / 2**20:.0f} MiB to read "
        f"{size / 2**20:.0f} MiB of lines (target: less than they are)"
    )
    assert max(write, read) < size
