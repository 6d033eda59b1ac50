"""Killed while it takes in, packs, gathers or removes for good: all of it is there, or nothing."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.archive import SEALED
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import records
from pcve_desktop.store.backups import opens
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace
from tests.exchange.test_interrupted import tables
from tests.store import children

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

    from tests.exchange.neighbours import Office

KILLS = int(os.environ.get("PASSERELLE_KILLS", "12"))
PASSWORD = "trois mots passés"  # noqa: S105 -- of packages that only tests make
# The process that is killed is a fork: only the first one takes a second to start.
WORKER = """
import os, sys
from pathlib import Path
from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.gathering import gather
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services.redaction import remove_for_good
from pcve_desktop.store.workspace import Workspace

def ready():
    os.write(1, f"{os.getpid()}\\n".encode())

def work(what, file, other, target, record):
    with Workspace.open(Path(file), office="Espace Jeunes") as ws:
        if what == "receive":
            with open_package(Path(other)) as package:
                plan = make_plan(ws, package)
                decisions = Decisions()
                for item, change in decisions.open(plan):
                    decisions.choose(item.record, change.name, Choice.THEIRS)
                ready()
                receiving.apply_plan(ws, package, plan, decisions)
        elif what == "gather":
            ready()
            gather(ws, [Path(other)])
        elif what == "remove":
            ready()
            remove_for_good(ws, Organisation, record)
        else:
            ready()
            for _ in write_package(ws, Path(target), password="trois mots passés"):
                pass

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            work(*line.rstrip("\\n").split("\\t"))
        except BaseException as error:
            os.write(1, f"failed {error!r}\\n".encode())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    os.write(1, b"killed\\n" if os.WIFSIGNALED(status) else b"done\\n")
"""


def play(worker: Popen[str], words: list[object], delay: float | None) -> tuple[str, float]:
    """Let a process work and kill it after a while; return how it ended, and after how long."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write("\t".join(map(str, words)) + "\n")
    worker.stdin.flush()
    process = int(worker.stdout.readline())
    begun = time.perf_counter()
    if delay is not None:
        killer = threading.Timer(delay, _kill, [process])
        killer.start()
    ended = worker.stdout.readline().strip()
    if delay is not None:
        killer.cancel()
        killer.join()
    return ended, time.perf_counter() - begun


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        # It was faster.
        return


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("what", ["receive", "gather", "remove", "pack"])
def test_killed_at_any_moment(two: tuple[Office, Office], tmp_path: Path, what: str) -> None:
    us, them = two
    record = them.add(Organisation, name="Un nom à oublier", notes="Une note à oublier")
    with them.ws.write("Many") as tx:
        for number in range(150):
            partner = Organisation(name=f"Partner {number}", notes="x" * 2000)
            tx.session.add(partner)
            tx.session.add(Contact(organisation_id=partner.id, function="Director"))
    if what == "receive":
        them.change(Action, them.only(Action), place="Gare")
        us.change(Action, us.only(Action), place="Parc")
    packed = them.pack()
    source = us.path if what in {"receive", "gather"} else them.path
    folder = tmp_path / "place"
    dice = random.Random(20261124)  # noqa: S311 -- moments that can be repeated
    ends: list[str] = []
    with children.start(WORKER) as worker:
        took = 0.0
        for run in range(KILLS // 4 + 1):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            file, target = folder / "file.passerelle", folder / f"target{SUFFIX}"
            # A copy without the free pages of a file that was written fast.
            with contextlib.closing(sqlite3.connect(source)) as origin:
                origin.execute("VACUUM INTO ?", (str(file),))
            before = tables(file)
            delay = dice.uniform(0, took) if run else None
            ended, seconds = play(worker, [what, file, packed, target, record], delay)
            took = took or seconds
            ends.append(ended)
            assert not ended.startswith("failed"), ended
            if not run:
                assert ended == "done"
                after = tables(file)
                assert (after == before) is (what == "pack")
            gone = _all_or_nothing(file, [before, after], ended) == after
            assert what != "remove" or not gone or b"oublier" not in file.read_bytes(), run
            _packages(folder, target)
        worker.communicate(timeout=60)
    print(what, {one: ends.count(one) for one in sorted(set(ends))})  # noqa: T201 -- of a long run


def _all_or_nothing(file: Path, states: list[list[str]], ended: str) -> list[str]:
    with Workspace.open(file, office="Espace Jeunes"):
        # What a cut-off write left beside the file is worked off.
        pass
    assert check(file).findings == []
    found = tables(file)
    assert found in states
    assert ended != "done" or found == states[1]
    with Workspace.open(file, office="Espace Jeunes") as ws:
        records.create(ws, Organisation, values={"name": "After"})
    assert not file.with_name(f"{file.name}-journal").exists()
    for backup in (file.parent / "file backups").glob("*.passerelle"):
        assert opens(backup)
    return found


def _packages(folder: Path, target: Path) -> None:
    """Check that a package is whole or absent, and that what is left of one is sealed."""
    if target.exists():
        with open_package(target, PASSWORD) as package:
            assert list(package.batches())
    for path in folder.glob(".*.part"):
        data = path.read_bytes()
        assert b"oublier" not in data
        assert b"organisation" not in data
        assert not data or SEALED.encode() in data or len(data) < 400, data[:80]
