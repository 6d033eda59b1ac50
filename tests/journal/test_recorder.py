"""What a session flushes is what the journal holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import ActionStatus, MemberRole, Public, Sphere
from tests.journal.oracle import Oracle
from tests.journal.world import LABEL, NOON, Replica, differences

if TYPE_CHECKING:
    from pcve_desktop.models import Record


def only(replica: Replica, cls: type[Record]) -> str:
    """Return the identifier of the only record of an entity."""
    (record,) = replica.rows()[cls.__entity__.key]
    return record


def agrees(replica: Replica) -> None:
    """Hold the tables against what the journal says."""
    assert not differences(Oracle(replica.batches()).rows, replica.rows())
    assert replica.dangling() == []


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"progress": 0, "budget": 0.0, "participants": 0},
        {"budget": 12, "progress": 100},
        {"place": "", "description": ""},
        {"place": None},
        {"safe": True, "no_stigma": False},
        {"spheres": ()},
        {"spheres": tuple(Sphere)[::-1]},
        {"status": ActionStatus.IDEA, "public": next(iter(Public))},
        {"planned_start": dt.date(2026, 9, 1), "title": "L’été “à côté”\nde la\tgare \u200f"},
    ],
    ids=str,
)
def test_a_new_record_reads_the_same_in_the_journal(replica: Replica, values: object) -> None:
    assert isinstance(values, dict)
    network, cycle = only(replica, Network), only(replica, Cycle)
    with replica.ws.write(LABEL) as tx:
        title = {"title": "Café des parents"}
        tx.session.add(Action(network_id=network, cycle_id=cycle, **(title | values)))
    agrees(replica)


def test_only_what_differs_is_written(replica: Replica) -> None:
    action = only(replica, Action)
    with replica.ws.write(LABEL) as tx:
        record = tx.session.get_one(Action, action)
        record.title, record.place, record.progress = record.title, "Maison de quartier", None
    (batch,) = [batch for batch in replica.batches() if batch.identifier() == tx.changes.batch_id]
    assert [(op.field, op.value) for op in batch.ops] == [("place", '"Maison de quartier"')]
    assert tx.changes.touched == {"action": {action}}


def test_a_write_without_a_change_leaves_no_batch(replica: Replica) -> None:
    before = replica.identifiers()
    with replica.ws.write(LABEL) as tx:
        record = tx.session.get_one(Action, only(replica, Action))
        record.title = str(record.title)
    assert (replica.identifiers(), bool(tx.changes), tx.changes.batch_id) == (before, False, None)


def test_a_change_is_signed_with_office_and_time(replica: Replica) -> None:
    replica.time = NOON + dt.timedelta(hours=1)
    action = only(replica, Action)
    with replica.ws.write(LABEL) as tx:
        tx.session.get_one(Action, action).place = "Rive Est"
    row = replica.rows()["action"][action]
    assert (row["changed_by"], row["changed_at"]) == (replica.ws.office_id, replica.time)


@pytest.mark.parametrize(
    "statement",
    [
        update(Action).values(title="x"),
        delete(Action),
        insert(Organisation).values(id="x", name="y"),
    ],
    ids=["update", "delete", "insert"],
)
def test_bulk_changes_are_refused(replica: Replica, statement: object) -> None:
    before = replica.rows()
    with pytest.raises(RuntimeError, match="not journaled"), replica.ws.write(LABEL) as tx:
        tx.session.execute(statement)  # type: ignore[call-overload] # any statement
    assert replica.rows() == before


def test_writes_within_a_write_join_into_one_batch(replica: Replica) -> None:
    before = len(replica.identifiers())
    with replica.ws.write("Outer {n}", n=1) as outer:
        outer.session.add(Organisation(name="Espace Jeunes"))
        with replica.ws.write("Inner") as inner:
            inner.session.add(Organisation(name="Médiathèque"))
        assert inner is outer
        assert len(outer.changes.created["organisation"]) == 2
    assert len(replica.identifiers()) == before + 1
    assert replica.batches()[-1].label == "Outer {n}"
    agrees(replica)


def test_an_error_takes_everything_back(replica: Replica) -> None:
    before, known = replica.rows(), replica.identifiers()

    def fail_half_way() -> None:
        with replica.ws.write(LABEL) as tx:
            tx.session.add(Organisation(name="Espace Jeunes"))
            with replica.ws.write("Inner"):
                tx.session.delete(tx.session.get_one(Milestone, only(replica, Milestone)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert (replica.rows(), replica.identifiers()) == (before, known)
    with replica.ws.write(LABEL) as tx:
        tx.session.add(Organisation(name="Médiathèque"))
    agrees(replica)


def test_the_same_link_twice_is_one_link(replica: Replica) -> None:
    network, partner = only(replica, Network), only(replica, Organisation)
    link = Membership(network_id=network, organisation_id=partner)
    assert link.id == computed_id("membership", network, partner) == only(replica, Membership)


@pytest.mark.parametrize("flush_between", [True, False])
def test_a_link_removed_and_made_again_at_once_is_there(
    replica: Replica, flush_between: bool
) -> None:
    link, network = only(replica, ActionPartner), only(replica, Network)
    ends = {"action_id": only(replica, Action), "organisation_id": only(replica, Organisation)}
    with replica.ws.write(LABEL) as tx:
        tx.session.get_one(ActionPartner, link).contribution = "A room"
    with replica.ws.write(LABEL) as tx:
        tx.session.delete(tx.session.get_one(ActionPartner, link))
        if flush_between:
            tx.session.flush()
        tx.session.add(ActionPartner(**ends, network_id=network))
    assert replica.rows()["action_partner"][link]["contribution"] is None
    agrees(replica)


def test_a_link_that_comes_back_begins_anew(replica: Replica) -> None:
    link, network = only(replica, Membership), only(replica, Network)
    partner = only(replica, Organisation)
    with replica.ws.write(LABEL) as tx:
        tx.session.get_one(Membership, link).role = MemberRole.LEAD
    with replica.ws.write(LABEL) as tx:
        tx.session.delete(tx.session.get_one(Membership, link))
    with replica.ws.write(LABEL) as tx:
        tx.session.add(Membership(network_id=network, organisation_id=partner))
    assert replica.rows()["membership"][link]["role"] is MemberRole.MEMBER
    assert link not in Oracle(replica.batches()).flagged()
    agrees(replica)


def test_a_record_made_changed_and_removed_at_once_leaves_nothing(replica: Replica) -> None:
    with replica.ws.write(LABEL) as tx:
        record = Organisation(name="Espace Jeunes")
        tx.session.add(record)
        tx.session.flush()
        record.name = "Médiathèque"
        tx.session.flush()
        tx.session.delete(record)
    assert record.id not in replica.rows()["organisation"]
    agrees(replica)


def test_a_reference_to_nothing_is_refused(replica: Replica) -> None:
    from sqlalchemy.exc import IntegrityError

    before = replica.rows()
    with pytest.raises(IntegrityError), replica.ws.write(LABEL) as tx:
        tx.session.get_one(Action, only(replica, Action)).lead_id = "nobody"
    assert replica.rows() == before


def test_what_only_a_reference_kept_goes_with_it(make_replica: object) -> None:
    """A deleted partner comes back while an action needs it, and leaves with the action."""
    assert callable(make_replica)
    one, two = make_replica(), make_replica(device="two", office="Espace Jeunes")
    with one.ws.write(LABEL) as tx:
        partner = Organisation(name="Médiathèque")
        tx.session.add(partner)
    two.receive(one.lacking(two.identifiers()))
    with one.ws.write(LABEL) as tx:
        tx.session.delete(tx.session.get_one(Organisation, partner.id))
    with two.ws.write(LABEL) as tx:
        tx.session.get_one(Action, only(two, Action)).lead_id = partner.id
    one.receive(two.lacking(one.identifiers()))
    assert partner.id in one.rows()["organisation"]
    assert partner.id in Oracle(one.batches()).flagged()
    agrees(one)
    with one.ws.write(LABEL) as tx:
        tx.session.get_one(Action, only(one, Action)).lead_id = None
    assert partner.id not in one.rows()["organisation"]
    assert tx.changes.touched["organisation"] == {partner.id}
    agrees(one)


def test_reading_within_a_write_sees_the_write(replica: Replica) -> None:
    with replica.ws.write(LABEL) as tx:
        tx.session.add(Organisation(name="Espace Jeunes"))
        with replica.ws.read() as session:
            names = set(session.scalars(select(Organisation.name)))
    assert "Espace Jeunes" in names
