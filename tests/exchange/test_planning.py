"""What a received file would change: each standing, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from pcve_desktop.exchange.review import Choice, Joining, Standing
from pcve_desktop.journal.apply import write_ops
from pcve_desktop.journal.batch import BatchOp
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.network import Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services.redaction import remove_for_good
from tests.exchange.neighbours import field_of, item_of, told

if TYPE_CHECKING:
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]


def test_nothing_new_is_no_plan(two: Two) -> None:
    us, them = two
    us.take(them.pack())
    plan = us.look(them.pack())
    assert (plan.items, plan.fresh) == ((), 0)
    assert not plan
    # Network, cycle, partner, action, objective, membership, partner of the action, milestone.
    assert plan.same == 8


def test_a_new_record_says_what_is_in_it(two: Two) -> None:
    us, them = two
    partner = them.add(Organisation, name="Maison des Rives", city="Valmont")
    plan = us.look(them.pack())
    item = item_of(plan, partner)
    assert (item.standing, item.title, item.network) == (Standing.NEW, "Maison des Rives", "")
    assert [change.name for change in item.changes] == ["name", "city"]
    city = field_of(item, "city")
    assert (city.ours, city.theirs.value, city.theirs.office) == (None, "Valmont", "Rive Est")
    assert plan.same == 8


def test_what_only_they_changed_needs_no_decision(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    them.change(Action, action, place="Gare")
    us.change(Action, action, description="With music")
    plan = us.look(them.pack())
    item = item_of(plan, action)
    assert (item.standing, item.conflicts, item.network) == (
        Standing.UPDATED, (), "Les Tilleuls",
    )  # fmt: skip
    (change,) = item.changes
    assert change.ours is not None
    assert (change.name, change.ours.value, change.theirs.value) == ("place", None, "Gare")
    assert change.theirs.office == "Rive Est"


def test_what_both_changed_has_to_be_decided(two: Two) -> None:
    us, them = two
    objective = us.only(Objective)
    us.change(Objective, objective, title="Twelve teams use the word list by Easter")
    them.change(Objective, objective, title="All teams use the word list by June")
    item = item_of(us.look(them.pack()), objective)
    assert (item.standing, item.entity) == (Standing.BOTH, "objective")
    assert item.title == "1 Twelve teams use the word list by Easter"
    (change,) = item.conflicts
    assert change.ours is not None
    assert (change.ours.office, change.theirs.office) == ("Espace Jeunes", "Rive Est")
    assert change.ours.value == "Twelve teams use the word list by Easter"
    assert change.theirs.value == "All teams use the word list by June"
    assert change.joining is Joining.TEXTS


def test_the_same_change_from_both_is_no_conflict(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Gare")
    them.change(Action, action, place="Gare")
    plan = us.look(them.pack())
    assert plan.items == ()
    assert plan.same == 8


def test_deleted_by_them(two: Two) -> None:
    us, them = two
    milestone = us.only(Milestone)
    them.delete(Milestone, milestone)
    plan = us.look(them.pack())
    assert told(plan) == {"milestone Hall booked, Open evenings": "DELETED"}
    (change,) = item_of(plan, milestone).changes
    assert change.ours is not None
    assert (change.name, change.ours.value, change.theirs.value) == ("_del", False, True)
    assert (change.ours.office, change.theirs.office) == ("Ville de Valmont", "Rive Est")


def test_deleted_by_them_with_its_parts(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    them.delete(Action, action)
    plan = us.look(them.pack())
    assert told(plan) == {
        "action Open evenings": "DELETED",
        "milestone Hall booked, Open evenings": "DELETED",
        "action_partner Rive Est in Open evenings": "DELETED",
    }
    # Whoever keeps a part keeps the whole.
    parts = {us.only(Milestone), us.only(ActionPartner)}
    assert item_of(plan, action).needs == parts


def test_they_deleted_what_we_changed(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Gare")
    them.delete(Action, action)
    plan = us.look(them.pack())
    # Its parts follow the decision: they are no items of their own.
    assert told(plan) == {"action Open evenings": "BOTH"}
    (change,) = item_of(plan, action).conflicts
    assert change.ours is not None
    assert (change.name, change.ours.value, change.theirs.value) == ("_del", False, True)
    assert (change.ours.office, change.theirs.office) == ("Espace Jeunes", "Rive Est")


def test_we_deleted_what_they_changed(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    us.change(Action, action, place="Parc")
    us.delete(Action, action)
    them.change(Action, action, place="Gare")
    plan = us.look(them.pack())
    assert told(plan) == {"action Open evenings": "BOTH"}
    change, place = item_of(plan, action).changes
    assert change.ours is not None
    assert (change.name, change.ours.value, change.theirs.value) == ("_del", True, False)
    # What they made of it helps to decide.
    assert place.ours is not None
    assert (change.conflict, place.conflict) == (True, False)
    assert (place.name, place.ours.value, place.theirs.value) == ("place", "Parc", "Gare")


def test_a_new_reference_brings_back_what_we_deleted(two: Two) -> None:
    us, them = two
    partner = us.only(Organisation)
    us.delete(Organisation, partner)
    action = them.add(Action, network_id=us.only(Network), title="Repairs", lead_id=partner)
    plan = us.look(them.pack())
    assert told(plan) == {"action Repairs": "NEW", "organisation Rive Est": "RETURNED"}
    assert item_of(plan, action).needs == {partner}
    assert field_of(item_of(plan, action), "lead_id").theirs.value == partner
    assert plan.names[partner] == "Rive Est"


def test_what_they_brought_back_knowingly_returns(two: Two) -> None:
    us, them = two
    link = us.only(ActionPartner)
    us.delete(ActionPartner, link)
    them.take(us.pack())
    assert them.row(ActionPartner, link) is None
    ends = {"action_id": us.only(Action), "organisation_id": us.only(Organisation)}
    assert them.add(ActionPartner, network_id=us.only(Network), **ends) == link
    plan = us.look(them.pack())
    assert told(plan) == {"action_partner Rive Est in Open evenings": "RETURNED"}
    assert item_of(plan, link).conflicts == ()


def test_new_parts_need_what_they_belong_to(two: Two) -> None:
    us, them = two
    network = us.only(Network)
    partner = them.add(Organisation, name="Cyclo-atelier")
    contact = them.add(Contact, organisation_id=partner, function="Mechanic")
    action = them.add(Action, network_id=network, title="Bike repair Saturday")
    link = them.add(ActionPartner, network_id=network, action_id=action, organisation_id=partner)
    plan = us.look(them.pack())
    assert told(plan) == {
        "organisation Cyclo-atelier": "NEW",
        "contact Cyclo-atelier, Mechanic": "NEW",
        "action Bike repair Saturday": "NEW",
        "action_partner Cyclo-atelier in Bike repair Saturday": "NEW",
    }
    assert item_of(plan, contact).needs == {partner}
    assert item_of(plan, link).needs == {partner, action}
    # Records of no network first, then by network, entity, title.
    assert [item.entity for item in plan.items] == [
        "organisation", "contact", "action", "action_partner",
    ]  # fmt: skip


def test_what_they_removed_for_good_is_removed_here(two: Two) -> None:
    us, them = two
    contact = us.add(Contact, organisation_id=us.only(Organisation), function="Priest")
    us.change(Contact, contact, phone="03 53 00 00 00")
    them.take(us.pack())
    remove_for_good(them.ws, Contact, contact)
    path = them.pack()
    plan = us.look(path)
    assert told(plan) == {"contact Rive Est, Priest": "REMOVED"}
    (change,) = item_of(plan, contact).changes
    assert (change.name, change.conflict, change.theirs.office) == ("_del", False, "Rive Est")
    us.take(path)
    assert us.row(Contact, contact) is None
    assert set(us.history_values(contact, "phone")) == {None}


def test_what_they_removed_for_good_and_we_changed_is_decided(two: Two) -> None:
    us, them = two
    contact = us.add(Contact, organisation_id=us.only(Organisation), function="Priest")
    them.take(us.pack())
    remove_for_good(them.ws, Contact, contact)
    us.change(Contact, contact, phone="03 53 00 00 00")
    (change,) = item_of(us.look(them.pack()), contact).conflicts
    assert change.name == "_del"
    us.take(them.pack(), Choice.THEIRS)
    assert us.row(Contact, contact) is None


def test_what_only_a_newer_program_knows_waits_in_the_journal(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    with them.ws.write_raw() as connection:
        write_ops(
            connection, them.ws.author,
            [
                BatchOp("action", action, "colour", '"blue"'),
                BatchOp("garden", "garden-1", "_row", None),
                BatchOp("garden", "garden-1", "name", '"Les Jardins"'),
                BatchOp("action", action, "place", '"Gare"'),
            ],
            made_at="2026-11-24T12:00:00+00:00", label="Later", values={}, kind="edit",
        )  # fmt: skip
    plan = us.look(them.pack())
    assert (told(plan), plan.later) == ({"action Open evenings": "UPDATED"}, 3)
    assert [change.name for change in item_of(plan, action).changes] == ["place"]
    us.take(them.pack())
    assert us.row(Action, action)["place"] == "Gare"  # type: ignore[index] # it is there


def test_no_statement_for_each_record(two: Two) -> None:
    us, them = two
    action, network = us.only(Action), us.only(Network)
    them.change(Action, action, place="Gare")
    asked = []
    for more in (5, 300):
        with them.ws.write("Many") as tx:
            for number in range(more):
                tx.session.add(
                    Milestone(network_id=network, action_id=action, title=f"{more} {number}")
                )
        path = them.pack()
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            statements.append(statement)  # noqa: B023 -- called within this round only

        event.listen(us.ws._engine, "before_cursor_execute", note)
        plan = us.look(path)
        event.remove(us.ws._engine, "before_cursor_execute", note)
        assert len(plan.items) > more
        asked.append(len(statements))
    assert asked[0] == asked[1]
