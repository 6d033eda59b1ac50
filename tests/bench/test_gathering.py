"""Thirty networks gathered, beside a plain copy of the same rows from attached files.

The floor copies every row of the same records from thirty files into one, in a transaction each,
with nothing but SQL: nothing is checked, planned or remembered. Ours verifies each package, plans
it, takes it and its whole journal in, and keeps indexes for the search right. The ratio is large by
nature; it is kept to see it grow.
"""

from __future__ import annotations

import sqlite3
import tracemalloc
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.gathering import Outcome, gather, same_organisations
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import write_package
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.services.networks import networks
from pcve_desktop.store.workspace import Workspace
from tests.bench.data import make
from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from pathlib import Path

NETWORKS, PARTNERS, ACTIONS, FINDINGS = 30, 20, 20, 40
MOST_TIMES = 40
# However many the files, the memory is that of the largest one.
MOST_MEMORY = 60 * 2**20
# The last files take no longer than the first ones, beside what is there by then.
MOST_GROWTH = 3

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Make the networks' files, once, each with its package beside it."""
    folder = tmp_path_factory.mktemp("networks")
    found = []
    for number in range(NETWORKS):
        path = folder / f"network-{number}.passerelle"
        with make(path, partners=PARTNERS, actions=ACTIONS, findings=FINDINGS) as ws:
            for _ in write_package(ws, path.with_suffix(SUFFIX)):
                pass
        found.append(path)
    return found


def _city(path: Path) -> Workspace:
    return Workspace.create(path, office="City")


def _copied(target: Path, files: list[Path]) -> None:
    """Copy the rows of all records with SQL alone; the same office stands in every file."""
    with closing(sqlite3.connect(target, isolation_level=None)) as file:
        file.create_function("fold", 1, str.casefold)
        for path in files:
            file.execute("ATTACH ? AS other", (str(path),))
            file.execute("BEGIN")
            for table in ENTITIES:
                file.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM other.{table}")  # noqa: S608 -- names of the program's own tables
            file.execute("COMMIT")
            file.execute("DETACH other")


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return sum(
            file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 -- as above
            for table in ENTITIES
        )


def test_thirty_networks(files: list[Path], tmp_path: Path) -> None:
    packages = [path.with_suffix(SUFFIX) for path in files]
    rounds = iter(range(100))

    def ours() -> float:
        with _city(tmp_path / f"ours-{next(rounds)}.passerelle") as ws:
            taken = seconds(lambda: gather(ws, packages))
            assert len(networks(ws)) == NETWORKS
        return taken

    def floor() -> float:
        target = tmp_path / f"floor-{next(rounds)}.passerelle"
        _city(target).close()
        return seconds(lambda: _copied(target, files))

    ratio = compare(f"{NETWORKS} networks gathered", ours, floor, target=MOST_TIMES, rounds=3)
    made = sorted(tmp_path.glob("*.passerelle"))
    mine = next(path for path in made if path.name.startswith("ours"))
    theirs = next(path for path in made if path.name.startswith("floor"))
    print(f"{_rows(mine)} records gathered, {_rows(theirs)} copied")
    # Beside the rows of the files there is the office that gathers.
    assert _rows(mine) == _rows(theirs) + 1
    assert ratio <= MOST_TIMES


def test_the_last_files_take_no_longer_than_the_first(files: list[Path], tmp_path: Path) -> None:
    packages = [path.with_suffix(SUFFIX) for path in files]
    part = NETWORKS // 3
    with _city(tmp_path / "city.passerelle") as ws:
        first = seconds(lambda: gather(ws, packages[:part]))
        gather(ws, packages[part:-part])
        last = seconds(lambda: gather(ws, packages[-part:]))
        again = seconds(lambda: gather(ws, packages))
        proposing = seconds(lambda: same_organisations(ws))
    print(
        f"\nfirst {part}: {first * 1000:.0f} ms, last {part}: {last * 1000:.0f} ms, all again: "
        f"{again * 1000:.0f} ms, proposals: {proposing * 1000:.0f} ms"
    )
    assert last <= MOST_GROWTH * first
    assert again < first + last


def test_the_memory_is_that_of_one_file(files: list[Path], tmp_path: Path) -> None:
    packages = [path.with_suffix(SUFFIX) for path in files]
    peaks = []
    for count in (3, NETWORKS):
        with _city(tmp_path / f"city-{count}.passerelle") as ws:
            tracemalloc.start()
            found = gather(ws, packages[:count])
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert {each.outcome for each in found.files} == {Outcome.TAKEN}
    few, many = peaks
    print(f"\nmemory: {few / 2**20:.1f} MiB for 3 files, {many / 2**20:.1f} MiB for {NETWORKS}")
    assert many <= MOST_MEMORY
    assert many <= 2 * few
