"""Making a file forget from the command line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import cycles, records
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_cycles_are_listed_and_a_closed_one_is_compacted(
    workspace: Path, run: Callable[..., Result]
) -> None:
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        with ws.read() as session:
            cycle = session.scalars(select(Cycle)).one()
        assert "still open" in run("compact", workspace, "--lang", "en").stdout
        for number in range(3):
            values = {"lessons": f"{number} what was learnt in this cycle, at some length"}
            records.update(ws, Cycle, cycle.id, values=values)
        cycles.close_cycle(ws, cycle.id, cycles.Closing(dt.date(2027, 6, 30)))
    assert run("compact", workspace, "--lang", "en").stdout.endswith("Can be compacted.\n")
    assert run("compact", workspace, "--cycle", "none").exit_code == 2
    done = run("compact", workspace, "--cycle", cycle.name, "--lang", "en")
    assert done.exit_code == 0
    assert "earlier versions dropped" in done.stdout
    assert check(workspace).ok


def test_a_contact_is_removed_with_its_history(workspace: Path, run: Callable[..., Result]) -> None:
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        partner = records.create(ws, Organisation, values={"name": "Le Pont"}).first_id
        values = {"organisation_id": partner, "function": "Welcome", "professional": "Zoé Zytnik",
                  "agreed_on": dt.date(2026, 9, 1)}  # fmt: skip
        records.create(ws, Contact, values=values)
    told = run("remove-for-good", workspace, "contact", "zoé zytnik", "--lang", "en")
    assert (told.exit_code, "Contact Welcome" in told.stdout) == (1, True)
    assert b"Zytnik" in workspace.read_bytes()
    assert run("remove-for-good", workspace, "contact", "Somebody").exit_code == 2
    done = run("remove-for-good", workspace, "contact", "Zoé Zytnik", "--yes", "--lang", "en")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Removed for good.")
    assert b"Zytnik" not in workspace.read_bytes()
    assert check(workspace).ok
