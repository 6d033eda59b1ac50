"""Removing for good: no byte of it is left in the file, in no copy, whatever arrives when."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, ContactLogEntry, Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.redaction import RemovedForGood, remove_for_good
from pcve_desktop.services.search import search
from pcve_desktop.store.backups import list_backups
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace
from tests.journal.conftest import make_replica, template
from tests.journal.test_aside import id_of
from tests.journal.world import copy_of, differences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journal.conftest import MakeReplica
    from tests.journal.world import Replica

__all__ = ["make_replica", "template"]

NAME = "Aurélie Zytnik"


def with_contact(replica: Replica) -> str:
    """Add a contact, use its name in every way, and return its identifier."""
    values = {"organisation_id": id_of(replica, Organisation), "function": NAME}
    contact = records.create(replica.ws, Contact, values=values).first_id
    records.update(replica.ws, Contact, contact, values={"function": f"Deputy of {NAME}"})
    history.undo_last(replica.ws)
    history.redo_last(replica.ws)
    return contact


def holds(replica: Replica, text: str) -> bool:
    """Say whether a table of the file, of whatever kind, still holds a word of a text."""
    with contextlib.closing(sqlite3.connect(replica.path)) as file:
        said = "\n".join(file.iterdump())
    return any(word in said for word in text.split())


def test_no_byte_is_left_in_the_file(template: Path, tmp_path: Path) -> None:
    path = copy_of(template, tmp_path / "one.passerelle")
    with Workspace.open(path, office="Ville de Valmont") as ws:
        with ws.read() as session:
            owner = str(session.scalars(select(Organisation.id)).first())
        values = {"organisation_id": owner, "function": NAME, "phone": "0612"}
        contact = records.create(ws, Contact, values=values).first_id
        records.delete(ws, Contact, contact)
        assert b"Zytnik" in path.read_bytes()
        remove_for_good(ws, Contact, contact)
        (backup,) = (each.path for each in list_backups(path) if "purge" in each.path.name)
    assert b"Zytnik" not in path.read_bytes()
    assert b"Zytnik" in backup.read_bytes()
    assert check(path).ok


def test_nothing_is_left_in_the_file(make_replica: MakeReplica) -> None:
    replica = make_replica()
    contact = with_contact(replica)
    assert search(replica.ws, "Zytnik")
    assert holds(replica, NAME)
    changes = remove_for_good(replica.ws, Contact, contact)
    assert changes.touched == {"contact": {contact}}
    assert not search(replica.ws, "Zytnik")
    assert check(replica.path).ok
    assert not holds(replica, NAME)


def test_it_goes_with_all_that_belongs_to_it(make_replica: MakeReplica) -> None:
    replica = make_replica()
    contact = with_contact(replica)
    owner, action = id_of(replica, Organisation), id_of(replica, Action)
    values = {
        "network_id": id_of(replica, Network), "organisation_id": owner, "subject": "Xanadu call",
    }  # fmt: skip
    entry = records.create(replica.ws, ContactLogEntry, values=values).first_id
    records.delete(replica.ws, ContactLogEntry, entry)
    remove_for_good(replica.ws, Organisation, owner)
    rows = replica.rows()
    assert rows["action"][action]["lead_id"] is None
    assert not any(rows[key] for key in ("organisation", "contact", "membership"))
    assert check(replica.path).ok
    assert not holds(replica, f"{NAME} Xanadu")
    assert contact


@pytest.mark.parametrize("together", [True, False])
def test_it_travels_and_meets_an_edit_made_meanwhile(
    make_replica: MakeReplica, together: bool
) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    contact = with_contact(theirs)
    if not together:
        ours.receive(theirs.batches())
        assert holds(ours, NAME)
        records.update(ours.ws, Contact, contact, values={"phone": "1234"})
    remove_for_good(theirs.ws, Contact, contact)
    ours.receive(theirs.batches())
    theirs.receive(ours.batches())
    assert not differences(ours.rows(), theirs.rows())
    assert ours.flags() == theirs.flags()
    # Edit beats delete, but what was removed stays gone: it is back, emptied.
    back = ours.rows()["contact"].get(contact)
    assert (
        back is None if together else (back and (back["function"], back["phone"]) == ("", "1234"))
    )
    for replica in (ours, theirs):
        assert not differences(replica.expected(), replica.rows())
        assert check(replica.path).ok
        assert not holds(replica, NAME)


def test_no_undo_brings_it_back(make_replica: MakeReplica) -> None:
    replica = make_replica()
    contact = with_contact(replica)
    made = history.recent(replica.ws)
    removed = remove_for_good(replica.ws, Contact, contact)
    with pytest.raises(RemovedForGood):
        history.take_back(replica.ws, str(removed.batch_id))
    for entry in made[:5]:
        history.take_back(replica.ws, entry.batch_id)
        assert contact not in replica.rows()["contact"]
    while history.undo_last(replica.ws):
        assert contact not in replica.rows()["contact"]
    assert check(replica.path).ok


def test_what_is_aside_is_removed_too(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    contact = with_contact(theirs)
    ours.receive(theirs.batches(), aside=[contact])
    remove_for_good(theirs.ws, Contact, contact)
    ours.receive(theirs.batches())
    assert contact not in ours.rows()["contact"]
    assert not holds(ours, NAME)


def test_no_word_of_it_is_left_in_the_search_index(make_replica: MakeReplica) -> None:
    replica = make_replica()
    contact = with_contact(replica)
    remove_for_good(replica.ws, Contact, contact)
    with contextlib.closing(sqlite3.connect(replica.path)) as file:
        kept = b"".join(row[0] for row in file.execute("SELECT block FROM contact_fts_data"))
    assert b"zytnik" not in kept
