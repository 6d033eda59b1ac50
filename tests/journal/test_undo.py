"""Undo and redo, as far as a person can press the keys, and beside what others do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import history, records
from tests.journal.oracle import Oracle
from tests.journal.world import Replica, differences, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.models import Record
    from tests.journal.conftest import MakeReplica


def only(replica: Replica, cls: type[Record]) -> str:
    (record,) = replica.rows()[cls.__entity__.key]
    return record


def place(replica: Replica, value: str | None) -> None:
    records.update(replica.ws, Action, only(replica, Action), values={"place": value})


def shown(replica: Replica) -> Any:
    return replica.rows()["action"][only(replica, Action)]["place"]


def sound(replica: Replica) -> None:
    assert not differences(Oracle(replica.batches()).rows, replica.rows())
    assert replica.dangling() == []


def meet(one: Replica, other: Replica) -> None:
    for giver, taker in ((one, other), (other, one)):
        taker.receive(giver.lacking(taker.identifiers()))


@pytest.fixture
def two(make_replica: MakeReplica) -> tuple[Replica, Replica]:
    return make_replica(), make_replica(office="Espace Jeunes", device="two")


def work(replica: Replica) -> list[Callable[[], object]]:
    """Return changes of every sort, to be made one after the other."""
    ws, network = replica.ws, only(replica, Network)
    action, partner = only(replica, Action), only(replica, Organisation)
    ends = {"network_id": network, "organisation_id": partner}
    return [
        lambda: place(replica, "Gare"),
        lambda: records.create(ws, Organisation, values={"name": "Médiathèque"}),
        lambda: records.update(ws, Action, action, values={"lead_id": None, "progress": 0}),
        lambda: place(replica, None),
        lambda: records.delete(ws, Membership, only(replica, Membership)),
        lambda: records.put_link(ws, Membership, ends=ends, values={"contribution": "A room"}),
        lambda: records.delete(ws, Milestone, only(replica, Milestone)),
        lambda: place(replica, "Parc"),
        lambda: records.delete(ws, Organisation, partner),
    ]


def test_everything_goes_back_and_comes_again_step_by_step(replica: Replica) -> None:
    states = [plain(replica.rows())]
    for change in work(replica):
        change()
        states.append(plain(replica.rows()))
    for _ in range(3):
        for state in states[-2::-1]:
            assert history.undo_last(replica.ws) is not None
            assert not differences(state, plain(replica.rows()))
        assert history.undo_last(replica.ws) is None
        for state in states[1:]:
            assert history.redo_last(replica.ws) is not None
            assert not differences(state, plain(replica.rows()))
        assert history.redo_last(replica.ws) is None
    sound(replica)


def test_a_new_change_ends_what_could_be_redone(replica: Replica) -> None:
    place(replica, "Gare")
    history.undo_last(replica.ws)
    assert history.can_redo(replica.ws) is not None
    place(replica, "Parc")
    assert history.can_redo(replica.ws) is None
    history.undo_last(replica.ws)
    assert shown(replica) is None


def test_undo_offers_own_work_since_the_file_was_opened(replica: Replica) -> None:
    assert history.can_undo(replica.ws) is None
    place(replica, "Gare")
    candidate = history.can_undo(replica.ws)
    assert candidate is not None
    assert candidate.label_values["title"] == "Open evenings"


def test_what_others_built_on_stays_and_is_counted(two: tuple[Replica, Replica]) -> None:
    one, other = two
    place(one, "Gare")
    meet(one, other)
    place(other, "Parc")
    meet(one, other)
    changes = history.undo_last(one.ws)
    assert changes is not None
    assert (changes.kept, shown(one)) == (1, "Parc")
    # The keys go on to what was done before, instead of trying the same again.
    assert history.can_undo(one.ws) is None


def test_undo_of_a_new_record_that_others_use_keeps_it(two: tuple[Replica, Replica]) -> None:
    one, other = two
    made = records.create(one.ws, Organisation, values={"name": "Médiathèque"})
    partner = made.created["organisation"][0]
    meet(one, other)
    records.update(other.ws, Action, only(other, Action), values={"lead_id": partner})
    meet(one, other)
    changes = history.undo_last(one.ws)
    assert changes is not None
    assert changes.kept == 1
    assert partner in one.rows()["organisation"]
    sound(one)


def test_an_undone_change_does_not_rival_what_others_write(two: tuple[Replica, Replica]) -> None:
    one, other = two
    place(one, "Gare")
    meet(one, other)
    history.undo_last(one.ws)
    place(other, "Parc")
    meet(one, other)
    assert (shown(one), shown(other)) == ("Parc", "Parc")
    assert one.conflicts() == {}


def test_a_settled_conflict_comes_back(two: tuple[Replica, Replica]) -> None:
    one, other = two
    place(one, "Gare")
    place(other, "Parc")
    meet(one, other)
    before, conflicts = plain(one.rows()), one.conflicts()
    assert conflicts
    place(one, "Kiosk")
    assert one.conflicts() == {}
    history.undo_last(one.ws)
    assert not differences(before, plain(one.rows()))
    assert one.conflicts() == conflicts
    history.redo_last(one.ws)
    assert (shown(one), one.conflicts()) == ("Kiosk", {})
    meet(one, other)
    sound(other)


def test_a_deletion_by_two_is_not_taken_back_by_one(two: tuple[Replica, Replica]) -> None:
    one, other = two
    milestone = only(one, Milestone)
    for replica in two:
        records.delete(replica.ws, Milestone, milestone)
    meet(one, other)
    changes = history.undo_last(one.ws)
    assert changes is not None
    assert changes.kept == 1
    assert one.rows()["milestone"] == {}
    meet(one, other)
    history.undo_last(other.ws)
    assert set(other.rows()["milestone"]) == {milestone}
    sound(other)


def test_an_undone_merge_restores_every_table(two: tuple[Replica, Replica]) -> None:
    one, other = two
    for change in work(other):
        change()
    place(one, "Kiosk")
    records.update(one.ws, Milestone, only(one, Milestone), values={"title": "Hall paid"})
    before = plain(one.rows())
    added = one.receive(other.lacking(one.identifiers())).added
    merged, conflicts = plain(one.rows()), one.conflicts()
    assert differences(before, merged)
    undone = one.take_back(added)
    assert undone is not None
    assert not differences(before, plain(one.rows()))
    one.take_back([undone], kind="redo")
    assert not differences(merged, plain(one.rows()))
    assert one.conflicts() == conflicts
    sound(one)


def test_a_link_removed_and_made_again_by_a_merge_is_there_when_it_is_undone(
    two: tuple[Replica, Replica],
) -> None:
    one, other = two
    link = only(one, ActionPartner)
    ends = {"action_id": only(one, Action), "organisation_id": only(one, Organisation)}
    values = {"network_id": only(one, Network), "contribution": "A room"}
    records.delete(other.ws, ActionPartner, link)
    records.put_link(other.ws, ActionPartner, ends=ends, values=values)
    before = plain(one.rows())
    added = one.receive(other.lacking(one.identifiers())).added
    assert one.rows()["action_partner"][link]["contribution"] == "A room"
    one.take_back(added)
    assert not differences(before, plain(one.rows()))


def test_a_merge_of_what_came_and_went_brings_nothing_back(two: tuple[Replica, Replica]) -> None:
    one, other = two
    made = records.create(other.ws, Organisation, values={"name": "Médiathèque"})
    records.delete(other.ws, Organisation, made.created["organisation"][0])
    added = one.receive(other.lacking(one.identifiers())).added
    merged = plain(one.rows())
    undone = one.take_back(added)
    if undone is not None:
        one.take_back([undone], kind="redo")
    assert not differences(merged, plain(one.rows()))


def test_a_record_that_only_an_edit_kept_stays_when_the_next_edit_is_undone(
    two: tuple[Replica, Replica],
) -> None:
    one, other = two
    milestone = only(one, Milestone)
    records.delete(other.ws, Milestone, milestone)
    records.update(one.ws, Milestone, milestone, values={"title": "Hall paid"})
    meet(one, other)
    records.update(one.ws, Milestone, milestone, values={"title": "Hall seen"})
    history.undo_last(one.ws)
    assert one.rows()["milestone"][milestone]["title"] == "Hall paid"
    meet(one, other)
    sound(other)
    assert not differences(one.rows(), other.rows())
