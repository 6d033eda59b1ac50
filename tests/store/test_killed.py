"""Killed at any moment, the file opens with all that was acknowledged and nothing half done."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace
from tests.store import children

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

KILLS = int(os.environ.get("PASSERELLE_KILLS", "20"))
# Each change is a partner with two contacts, said aloud once `write` has returned. The process
# that is killed is a fork: only the first one takes a second to start.
WRITER = """
import os, sys
from pathlib import Path
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.store.workspace import Workspace

def write(run, size):
    print(os.getpid(), flush=True)
    ws = Workspace.open(Path(sys.argv[1]), office="Espace Jeunes")
    for number in range(10_000):
        with ws.write("Add") as tx:
            partner = Organisation(name=f"run{run}-{number}", notes="x" * size)
            tx.session.add(partner)
            for function in ("Director", "Youth worker"):
                tx.session.add(Contact(organisation_id=partner.id, function=function))
        # In one piece: a name without its end of line would swallow what follows.
        os.write(1, f"{partner.name}\\n".encode())

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            write(*map(int, line.split()))
        except BaseException as error:
            print("failed", repr(error), flush=True)
        os._exit(1)
    os.waitpid(child, 0)
    print("killed", flush=True)
"""


def kill_after(writer: Popen[str], run: int, size: int, delay: float) -> list[str]:
    """Let a process write, kill it at a random moment, return what it had acknowledged."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{run} {size}\n")
    writer.stdin.flush()
    process = int(writer.stdout.readline())
    acknowledged = [writer.stdout.readline().strip()]
    assert acknowledged[0].startswith(f"run{run}-")
    killer = threading.Timer(delay, os.kill, (process, signal.SIGKILL))
    killer.start()
    while (line := writer.stdout.readline().strip()) != "killed":
        acknowledged.append(line)
    killer.join()
    return acknowledged


def names_in(file: Path) -> set[str]:
    """Return the partners that a killed process left, each with what belongs to it."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT o.name, COUNT(c.id) FROM organisation o"
            " LEFT JOIN contact c ON c.organisation_id = o.id"
            " WHERE o.name LIKE 'run%' GROUP BY o.id"
        ).fetchall()
    assert {count for _, count in rows} <= {2}
    return {name for name, _ in rows}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_killed_while_writing(file: Path) -> None:
    dice = random.Random(20261124)  # noqa: S311 -- moments that can be repeated
    acknowledged: set[str] = set()
    with children.start(WRITER, file) as writer:
        for run in range(KILLS):
            size = dice.choice([10, 5_000, 100_000])
            acknowledged |= set(kill_after(writer, run, size, dice.uniform(0, 0.1)))
            # The next process opens the file, and takes over the lock, without a question.
            found = names_in(file)
            assert found >= acknowledged
            # At most the change that was in the making comes on top.
            assert len(found - acknowledged) <= run + 1
        writer.communicate(timeout=60)
    with Workspace.open(file, office="Ville de Valmont") as ws:
        data = Dataset(ws)
        assert {row.name for row in data.everywhere(Organisation)} == found | {"Rive Est"}
        assert len(data.everywhere(Contact)) == 2 * len(found)
    assert check(file).findings == []


HALF_WAY = """
import os, signal, sqlite3, sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=5")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE organisation SET name = 'half', notes = hex(zeroblob(300000))")
connection.execute("UPDATE benchmark SET text = hex(zeroblob(20000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("read_only", [False, True])
def test_pages_half_written_are_rolled_back(file: Path, read_only: bool) -> None:
    """The journal of a cut-off write lies beside the file; opening it first looks like damage."""
    with closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
    with children.start(HALF_WAY, file) as process:
        process.wait()
    journal = file.with_name(f"{file.name}-journal")
    assert journal.stat().st_size > 512
    with Workspace.open(file, read_only=read_only) as ws:
        assert [row.name for row in Dataset(ws).everywhere(Organisation)] == ["Rive Est"]
    with closing(sqlite3.connect(file)) as connection:
        assert list(connection.iterdump()) == before
