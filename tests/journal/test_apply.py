"""Batches from elsewhere: in any order, with rivals, for what somebody deleted."""

from __future__ import annotations

import dataclasses
import random
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import IntegrityError

from pcve_desktop.journal import apply, log
from pcve_desktop.journal.batch import BadBatch, Batch, BatchOp, from_json, to_json
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import records
from tests.journal.oracle import Oracle
from tests.journal.world import differences

if TYPE_CHECKING:
    from pcve_desktop.models import Record
    from tests.journal.conftest import MakeReplica
    from tests.journal.world import Replica


def only(replica: Replica, cls: type[Record]) -> str:
    (record,) = replica.rows()[cls.__entity__.key]
    return record


def change(replica: Replica, cls: type[Record], record: str, **values: Any) -> None:
    records.update(replica.ws, cls, record, values=values)


def exchange(*replicas: Replica) -> None:
    """Let everybody hear of everything, and check that all show the same."""
    for _ in range(2):
        for giver in replicas:
            for taker in replicas:
                taker.receive(giver.lacking(taker.identifiers()))
    for replica in replicas:
        assert not differences(replicas[0].rows(), replica.rows())
        assert replicas[0].conflicts() == replica.conflicts()
        assert not differences(Oracle(replica.batches()).rows, replica.rows())
        assert replica.dangling() == []


@pytest.fixture
def two(make_replica: MakeReplica) -> tuple[Replica, Replica]:
    """Return two offices; the clock of the second is nine years ahead."""
    return make_replica(), make_replica(office="Espace Jeunes", device="two", years=9)


def test_batches_wait_for_their_parents(two: tuple[Replica, Replica]) -> None:
    one, other = two
    for place in ("Rive Est", "Gare", "Parc"):
        change(one, Action, only(one, Action), place=place)
    first, second, third = one.lacking(other.identifiers())[-3:]
    before = other.rows()
    assert other.receive([third]).waiting == 1
    assert other.receive([second, third]).waiting == 2
    assert other.rows() == before
    received = other.receive([first])
    assert (len(received.added), received.waiting) == (3, 0)
    assert other.rows()["action"][only(other, Action)]["place"] == "Parc"


def test_the_same_batch_twice_changes_nothing(two: tuple[Replica, Replica]) -> None:
    one, other = two
    change(one, Action, only(one, Action), place="Gare")
    batches = one.lacking(other.identifiers())
    assert len(other.receive([*batches, *batches]).added) == len(batches)
    before = other.rows()
    again = other.receive(batches)
    assert (again.added, again.known, again.touched) == ([], len(batches), {})
    assert other.rows() == before


def test_different_fields_of_a_record_do_not_rival(two: tuple[Replica, Replica]) -> None:
    one, other = two
    change(one, Action, only(one, Action), place="Gare")
    change(other, Action, only(one, Action), title="Café des parents")
    exchange(one, other)
    row = one.rows()["action"][only(one, Action)]
    assert (row["place"], row["title"]) == ("Gare", "Café des parents")
    assert one.conflicts() == {}


def test_rival_texts_are_both_kept_and_the_same_one_is_shown(
    two: tuple[Replica, Replica],
) -> None:
    one, other = two
    action = only(one, Action)
    change(one, Action, action, place="Gare")
    change(other, Action, action, place="Parc")
    exchange(one, other)
    # The later clock wins for the time being, however wrong it is.
    assert one.rows()["action"][action]["place"] == "Parc"
    assert one.conflicts() == {(action, "place"): ('"Parc"', '"Gare"')}
    assert {"Gare", "Parc"} <= set(one.history_values(action, "place"))
    change(one, Action, action, place="Gare")
    assert one.conflicts() == {}
    exchange(one, other)
    assert other.rows()["action"][action]["place"] == "Gare"


def test_the_shown_value_can_be_confirmed(two: tuple[Replica, Replica]) -> None:
    """Saying again what is shown settles a conflict, although nothing seems to change."""
    one, other = two
    action = only(one, Action)
    change(one, Action, action, place="Gare")
    change(other, Action, action, place="Parc")
    exchange(one, other)
    with one.ws.write("Settle") as tx:
        record = tx.session.get_one(Action, action)
        record.place = None
        record.place = "Parc"
    change(one, Action, action, place="Kiosk")
    change(one, Action, action, place="Parc")
    exchange(one, other)
    assert other.conflicts() == {}
    assert other.rows()["action"][action]["place"] == "Parc"


def test_equal_values_from_two_offices_are_no_conflict(two: tuple[Replica, Replica]) -> None:
    one, other = two
    change(one, Action, only(one, Action), place="Gare")
    change(other, Action, only(one, Action), place="Gare")
    exchange(one, other)
    assert one.conflicts() == {}


def test_an_edit_beats_a_deletion_and_is_flagged(two: tuple[Replica, Replica]) -> None:
    one, other = two
    milestone = only(one, Milestone)
    records.delete(one.ws, Milestone, milestone)
    change(other, Milestone, milestone, title="Hall paid")
    exchange(one, other)
    assert one.rows()["milestone"][milestone]["title"] == "Hall paid"
    assert Oracle(one.batches()).flagged() == {milestone}
    records.delete(one.ws, Milestone, milestone)
    exchange(one, other)
    assert milestone not in other.rows()["milestone"]


def test_a_deleted_record_that_another_needs_comes_back(two: tuple[Replica, Replica]) -> None:
    one, other = two
    action = only(one, Action)
    records.delete(one.ws, Action, action)
    made = records.create(
        other.ws, Milestone,
        values={"network_id": only(one, Network), "action_id": action, "title": "Poster printed"},
    )  # fmt: skip
    exchange(one, other)
    assert one.rows()["action"][action]["title"] == "Open evenings"
    assert set(one.rows()["milestone"]) == {made.created["milestone"][0]}
    assert Oracle(one.batches()).flagged() == {action}


def test_the_same_link_made_by_two_offices_is_one(two: tuple[Replica, Replica]) -> None:
    one, other = two
    made = records.create(one.ws, Organisation, values={"name": "Médiathèque"})
    partner = made.created["organisation"][0]
    exchange(one, other)
    for replica in two:
        ends = {"network_id": only(one, Network), "organisation_id": partner}
        records.put_link(replica.ws, Membership, ends=ends, values={"contribution": "A room"})
    exchange(one, other)
    links = [row for row in one.rows()["membership"].values() if row["organisation_id"] == partner]
    assert len(links) == 1
    assert one.conflicts() == {}


def test_a_conflict_in_a_deleted_record_has_nothing_to_settle(
    two: tuple[Replica, Replica],
) -> None:
    one, other = two
    milestone = only(one, Milestone)
    change(one, Milestone, milestone, title="Hall paid")
    change(other, Milestone, milestone, title="Hall seen")
    exchange(one, other)
    assert one.conflicts()
    records.delete(one.ws, Milestone, milestone)
    exchange(one, other)
    assert other.conflicts() == {}


def test_a_newer_program_is_understood_as_far_as_possible(two: tuple[Replica, Replica]) -> None:
    one, other = two
    action = only(one, Action)
    ops = (
        BatchOp("action", action, "field_of_the_future", '"kept"'),
        BatchOp(
            "action", action, "status", '"status_of_the_future"', _shown(one, action, "status")
        ),
        BatchOp("action", action, "place", '"Gare"'),
        BatchOp("entity_of_the_future", "record", "_row", None),
        BatchOp("entity_of_the_future", "record", "name", '"kept"'),
    )
    with one.ws.write_raw() as connection:
        batch = Batch(
            device="new", clock=log.next_clock(connection), schema=99, office="o", label="New",
            made_at="2026-11-24T12:00:00+00:00", parents=log.heads(connection), ops=ops,
        )  # fmt: skip
        apply.ingest(connection, [batch.salted()])
    exchange(one, other)
    row = other.rows()["action"][action]
    assert (row["place"], row["status"].value) == ("Gare", "idea")
    assert other.batches()[-1].ops[0].value == '"kept"'


def _shown(replica: Replica, record: str, field: str) -> tuple[tuple[str, int], ...]:
    return tuple(seen.key for seen in Oracle(replica.batches()).shown(record, field))


def forge(replica: Replica, *ops: BatchOp) -> Batch:
    batch = replica.batches()[-1]
    later = f"{int(batch.clock, 16) + 1:019x}"
    return dataclasses.replace(
        batch, clock=later, parents=(batch.identifier(),), ops=ops, target=None
    ).salted()


def test_a_record_cannot_be_passed_off_as_another_kind(replica: Replica) -> None:
    before = replica.rows()
    forged = forge(replica, BatchOp("milestone", only(replica, Action), "title", '"x"'))
    with pytest.raises(BadBatch):
        replica.receive([forged])
    assert replica.rows() == before


def test_a_forged_batch_does_not_reach_the_fields_of_other_records(replica: Replica) -> None:
    action = only(replica, Action)
    shown = _shown(replica, action, "title")
    row = BatchOp("action", "another", "_row", None)
    scope = BatchOp("action", "another", "network_id", f'"{only(replica, Network)}"')
    title = BatchOp("action", "another", "title", '"x"', shown)
    replica.receive([forge(replica, row, scope, title)])
    assert not differences(Oracle(replica.batches()).rows, replica.rows())
    change(replica, Action, action, title="Café des parents")
    assert not differences(Oracle(replica.batches()).rows, replica.rows())


def test_a_record_of_nothing_but_a_deletion_is_harmless(replica: Replica) -> None:
    before = replica.rows()
    replica.receive([forge(replica, BatchOp("action", "another", "_del", None))])
    assert replica.rows() == before


@pytest.mark.parametrize("value", ['"nobody"', "[1]", "5"])
def test_a_reference_to_nothing_takes_the_whole_merge_back(replica: Replica, value: str) -> None:
    before, known = replica.rows(), replica.identifiers()
    forged = forge(replica, BatchOp("action", only(replica, Action), "lead_id", value))
    with pytest.raises(IntegrityError):
        replica.receive([forged])
    assert (replica.rows(), replica.identifiers()) == (before, known)
    change(replica, Action, only(replica, Action), place="Gare")


def test_a_long_chain_in_the_worst_order_takes_time_in_proportion(
    make_replica: MakeReplica,
) -> None:
    one, other = make_replica(), make_replica()
    parents = tuple(one.identifiers()[-1:])
    chain = []
    for number in range(3000):
        op = BatchOp("organisation", f"r{number}", "_row", None)
        name = BatchOp("organisation", f"r{number}", "name", f'"Partner {number}"')
        batch = Batch(
            device="d", clock=f"{2**41 + number:013x}000000", schema=1, office="o", label="Add",
            made_at="2026-11-24T12:00:00+00:00", parents=parents, ops=(op, name),
        ).salted()  # fmt: skip
        parents = (batch.identifier(),)
        chain.append(from_json(to_json(batch)))
    other.receive(one.lacking(other.identifiers()))
    for replica, batches in ((one, chain[::-1]), (other, random.Random(1).sample(chain, 3000))):  # noqa: S311 -- a repeatable shuffle
        start = time.perf_counter()
        assert len(replica.receive(batches).added) == 3000
        # Some seconds; going over the rest again for each batch took minutes.
        assert time.perf_counter() - start < 60
    assert not differences(one.rows(), other.rows())
