"""A record that they deleted and we changed is put aside: its parts stay with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.planning import find_again
from pcve_desktop.exchange.review import Choice, Decisions
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services.redaction import remove_for_good
from tests.exchange.neighbours import content
from tests.journal.world import differences

if TYPE_CHECKING:
    from tests.exchange.neighbours import Office


def contested(us: Office, them: Office) -> str:
    action = us.only(Action)
    them.delete(Action, action)
    us.change(Action, action, place="Parc")
    return action


def test_the_parts_of_what_is_put_aside_stay(two: tuple[Office, Office]) -> None:
    us, them = two
    action = contested(us, them)
    before = content(us.rows())
    us.take(them.pack(), aside=(action,))
    assert differences(before, content(us.rows())) == []
    assert us.only(ActionPartner)
    assert us.only(Milestone)


def test_the_parts_go_with_it_once_it_is_found_again(two: tuple[Office, Office]) -> None:
    us, them = two
    action = contested(us, them)
    us.take(them.pack(), aside=(action,))
    plan = find_again(us.ws)
    assert [item.record for item in plan.items] == [action]
    decisions = Decisions()
    decisions.choose(action, "_del", Choice.THEIRS)
    receiving.take_in_aside(us.ws, plan, decisions)
    us.sound()
    assert us.rows()["action"] == us.rows()["milestone"] == us.rows()["action_partner"] == {}


def test_a_part_deleted_by_itself_is_another_matter(two: tuple[Office, Office]) -> None:
    us, them = two
    milestone = us.only(Milestone)
    them.delete(Milestone, milestone)
    action = contested(us, them)
    path = them.pack()
    items = {item.record: item for item in us.look(path).items}
    assert items.keys() == {action, milestone}
    assert items[action].follow == {us.only(ActionPartner)}
    us.take(path, Choice.OURS)
    # The action stays with what went only because of it.
    assert us.rows()["milestone"] == {}
    assert us.only(ActionPartner)


def test_a_deletion_waits_for_the_part_that_is_put_aside(two: tuple[Office, Office]) -> None:
    us, them = two
    action = contested(us, them)
    milestone = us.only(Milestone)
    us.change(Milestone, milestone, title="Poster printed")
    before = content(us.rows())
    us.take(them.pack(), Choice.THEIRS, aside=(milestone,))
    assert differences(before, content(us.rows())) == []
    assert us.row(Action, action)


def test_what_was_removed_before_is_gone_again_after_taking_back(
    two: tuple[Office, Office],
) -> None:
    us, them = two
    action = us.only(Action)
    them.change(Action, action, title="Film evening")
    us.change(Action, action, title="Open doors")
    remove_for_good(us.ws, Action, action)
    before = us.rows()
    receipt = us.take(them.pack(), Choice.BOTH)
    assert us.row(Action, action)
    receiving.take_back(us.ws, receipt.id)
    us.sound()
    assert differences(content(before), content(us.rows())) == []


def test_what_is_kept_brings_back_nobody_who_was_deleted_for_other_reasons(
    two: tuple[Office, Office],
) -> None:
    us, them = two
    action, partner = us.only(Action), us.only(Organisation)
    us.delete(Action, action)
    them.delete(Organisation, partner)
    receipt = us.take(them.pack(), Choice.THEIRS)
    assert us.row(Action, action)
    assert us.only(Milestone)
    assert us.row(Organisation, partner) is None
    assert us.rows()["action_partner"] == {}
    assert receipt.counts["DELETED"] == 1


def test_the_order_of_what_both_deleted_brings_nothing_back(two: tuple[Office, Office]) -> None:
    us, them = two
    milestone = us.only(Milestone)
    for office, position in ((us, "b"), (them, "d")):
        office.change(Milestone, milestone, position=position)
        office.delete(Milestone, milestone)
    assert not us.look(them.pack()).items
    us.take(them.pack())
    assert us.row(Milestone, milestone) is None
