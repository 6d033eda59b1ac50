"""Putting aside: local, closed under what builds on it, and taken in again without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.journal import aside, log
from pcve_desktop.journal.tables import ASIDE, OP
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import history, records
from pcve_desktop.store.check import check
from tests.journal.world import differences

if TYPE_CHECKING:
    from tests.journal.conftest import MakeReplica
    from tests.journal.world import Replica


def id_of(replica: Replica, cls: Any) -> str:
    with replica.ws.read() as session:
        return str(session.scalars(select(cls.id)).first())


def scope_of(replica: Replica) -> dict[str, str]:
    return {"network_id": id_of(replica, Network), "cycle_id": id_of(replica, Cycle)}


def take_all_in(replica: Replica) -> None:
    with replica.ws.write_raw() as connection:
        aside.take_in(connection, connection.scalars(select(ASIDE.c.op_id)).all())


def agree(one: Replica, other: Replica) -> None:
    assert not differences(one.rows(), other.rows())
    assert one.flags() == other.flags()
    assert one.conflicts() == other.conflicts()


def test_a_new_record_put_aside_takes_along_what_needs_it(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    before = ours.rows()
    action = records.create(
        theirs.ws, Action, values=scope_of(theirs) | {"title": "Café des parents"}
    ).first_id
    values = {"network_id": id_of(theirs, Network), "action_id": action, "title": "Room found"}
    milestone = records.create(theirs.ws, Milestone, values=values).first_id
    received = ours.receive(theirs.batches(), aside=[action])
    assert received.aside == {"action": {action}, "milestone": {milestone}}
    assert "action" not in received.touched
    assert ours.rows()["action"] == before["action"]
    assert ours.rows()["milestone"] == before["milestone"]
    assert not differences(ours.expected(), ours.rows())
    assert ours.dangling() == []
    with ours.ws.read() as session:
        noted = aside.aside_records(session.connection())
        hidden = aside.wholly_aside(session.connection())
    assert noted == {action: "action", milestone: "milestone"}
    assert len(hidden) == 2
    assert check(ours.path).ok
    take_all_in(ours)
    agree(ours, theirs)


def test_an_optional_reference_waits_for_its_record(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    partner = records.create(theirs.ws, Organisation, values={"name": "Valmont"}).first_id
    action = id_of(theirs, Action)
    was = ours.rows()["action"][action]["lead_id"]
    records.update(theirs.ws, Action, action, values={"lead_id": partner, "title": "New title"})
    ours.receive(theirs.batches(), aside=[partner])
    row = ours.rows()["action"][action]
    assert (row["title"], row["lead_id"]) == ("New title", was)
    take_all_in(ours)
    assert ours.rows()["action"][action]["lead_id"] == partner
    agree(ours, theirs)


def test_later_edits_of_what_is_aside_are_aside_too(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    partner = id_of(theirs, Organisation)
    records.update(theirs.ws, Organisation, partner, values={"name": "Valmont"})
    ours.receive(theirs.batches(), aside=[partner])
    records.update(theirs.ws, Organisation, partner, values={"name": "Valmont 2"})
    records.update(theirs.ws, Organisation, partner, values={"address": "1 Rue Haute"})
    ours.receive(theirs.batches())
    row = ours.rows()["organisation"][partner]
    assert (row["name"], row["address"]) == ("Rive Est", "1 Rue Haute")
    assert ours.history_values(partner, "name") == ["Rive Est"]
    # An edit made here does not see what is aside: taken in, it is a conflict.
    records.update(ours.ws, Organisation, partner, values={"name": "Ours"})
    take_all_in(ours)
    assert set(ours.conflicts()[partner, "name"]) == {'"Ours"', '"Valmont 2"'}
    assert not differences(ours.expected(), ours.rows())


def test_what_is_elsewhere_is_not_waited_for_and_comes_later(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    known = set(theirs.identifiers())
    partner = records.create(theirs.ws, Organisation, values={"name": "Elsewhere"}).first_id
    left_out = set(theirs.identifiers()) - known
    action = id_of(theirs, Action)
    records.update(theirs.ws, Action, action, values={"title": "Seen"})
    records.update(theirs.ws, Action, action, values={"lead_id": partner})
    sent = [batch for batch in theirs.batches() if batch.identifier() not in left_out]
    received = ours.receive(sent, elsewhere=left_out)
    assert (received.waiting, received.aside) == (0, {"action": {action}})
    assert ours.rows()["action"][action]["title"] == "Seen"
    assert check(ours.path).ok
    ours.receive(theirs.batches())
    assert check(ours.path).ok
    agree(ours, theirs)


def test_an_undo_of_what_is_aside_does_not_count(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    partner = id_of(theirs, Organisation)
    records.update(theirs.ws, Organisation, partner, values={"name": "Valmont"})
    ours.receive(theirs.batches(), aside=[partner])
    history.undo_last(theirs.ws)
    ours.receive(theirs.batches())
    assert ours.rows()["organisation"][partner]["name"] == "Rive Est"
    take_all_in(ours)
    agree(ours, theirs)


def test_a_link_that_is_aside_can_be_made_here(make_replica: MakeReplica) -> None:
    ours, theirs = make_replica(), make_replica(office="Espace Jeunes", device="two")
    partner = records.create(theirs.ws, Organisation, values={"name": "Valmont"}).first_id
    ends = {"network_id": id_of(theirs, Network), "organisation_id": partner}
    records.put_link(theirs.ws, Membership, ends=ends, values={"contribution": "A room"})
    link = next(key for key, row in theirs.rows()["membership"].items()
                if row["organisation_id"] == partner)  # fmt: skip
    ours.receive(theirs.batches(), aside=[link])
    assert partner in ours.rows()["organisation"]
    assert link not in ours.rows()["membership"]
    records.put_link(ours.ws, Membership, ends=ends, values={"contribution": "Two hours"})
    assert ours.rows()["membership"][link]["contribution"] == "Two hours"
    take_all_in(ours)
    assert set(ours.conflicts()) == {(link, "contribution")}
    assert not differences(ours.expected(), ours.rows())


def test_putting_aside_what_counts_already(make_replica: MakeReplica) -> None:
    """A record and what refers to it go and come back whole."""
    replica = make_replica()
    before, flags = replica.rows(), replica.flags()
    partner = id_of(replica, Organisation)
    with replica.ws.write_raw() as connection:
        ops = connection.scalars(select(OP.c.id).where(OP.c.record_id == partner)).all()
        touched = aside.put_aside(connection, ops)
    assert touched["organisation"] == {partner}
    rows = replica.rows()
    assert not rows["organisation"]
    assert not rows["membership"]
    assert all(row["lead_id"] is None for row in rows["action"].values())
    assert replica.dangling() == []
    assert not differences(replica.expected(), rows)
    take_all_in(replica)
    assert not differences(before, replica.rows())
    assert replica.flags() == flags
    with replica.ws.read() as session:
        assert list(log.state_ops(session.connection(), [partner]))
