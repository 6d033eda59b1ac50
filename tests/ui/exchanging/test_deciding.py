"""What follows from a tick or a choice: who needs whom, what is open, what is counted."""

from __future__ import annotations

import pytest

from pcve_desktop.exchange.review import Choice, Plan, Standing, parts
from pcve_desktop.ui.exchanging.deciding import Deciding
from tests.ui.exchanging.plans import change, item, large_plan, small_plan

STATUS, TITLE = ("sports", "status"), ("words", "title")


@pytest.fixture
def deciding() -> Deciding:
    return Deciding(small_plan())


def test_parts_are_neither_shown_nor_counted(deciding: Deciding) -> None:
    assert parts(small_plan()) == {"member": "rives", "step": "leaflet"}
    assert [one.record for one in deciding.shown()] == [
        "sports", "words", "rives", "debate", "passages", "leaflet",
    ]  # fmt: skip
    assert [one.record for one in deciding.parts("leaflet")] == ["step"]
    assert deciding.taken() == 6
    assert deciding.counts(Standing.DELETED) == (1, 1)


def test_conflicts_wait_in_order_and_come_round(deciding: Deciding) -> None:
    assert deciding.waiting() == 2
    assert deciding.next_open(None) == STATUS
    assert deciding.next_open(STATUS) == TITLE
    assert deciding.next_open(TITLE) == STATUS
    deciding.choose(STATUS, Choice.THEIRS)
    assert (deciding.waiting(), deciding.next_open(STATUS)) == (1, TITLE)
    deciding.choose(TITLE, Choice.BOTH)
    assert deciding.next_open(TITLE) is None
    assert not deciding.decisions.open(deciding.plan)


@pytest.mark.parametrize("record", ["rives", "leaflet"])
def test_parts_go_with_what_they_belong_to(deciding: Deciding, record: str) -> None:
    (part,) = deciding.parts(record)
    deciding.put_aside([record])
    assert deciding.is_aside(part.record)
    assert deciding.taken() == 5
    deciding.take([record])
    assert not deciding.is_aside(part.record)
    assert deciding.taken() == 6


def test_what_is_put_aside_needs_no_decision(deciding: Deciding) -> None:
    deciding.put_aside(["sports"])
    assert deciding.waiting() == 1
    assert not deciding.is_open(STATUS)
    deciding.take(["sports"])
    assert deciding.waiting() == 2
    # Choosing takes it in.
    deciding.put_aside(["sports"])
    deciding.choose(STATUS, Choice.OURS)
    assert not deciding.is_aside("sports")


def test_the_rest_in_one_way(deciding: Deciding) -> None:
    deciding.choose(STATUS, Choice.OURS)
    deciding.choose_rest(Choice.BOTH)
    assert deciding.decisions.choices == {STATUS: Choice.OURS, TITLE: Choice.BOTH}


def test_deleted_or_kept_cannot_be_both() -> None:
    made = item("action", "a", "A", Standing.BOTH,
                change("_del", False, True).__class__("_del", change("x", 1, 1).ours,
                                                      change("x", 1, 1).theirs, True))  # fmt: skip
    deciding = Deciding(Plan((made,), "here"))
    key = ("a", "_del")
    assert deciding.ways(key) == (Choice.OURS, Choice.THEIRS)
    deciding.choose_rest(Choice.BOTH)
    assert deciding.waiting() == 1


def test_what_was_put_aside_before_stays_aside() -> None:
    made = item("action", "a", "A", Standing.NEW, change("title", None, "A"), aside=True)
    deciding = Deciding(Plan((made,), "here"))
    assert deciding.taken() == 0
    assert deciding.decisions.aside == {"a"}


def test_decisions_follow_to_a_new_plan_where_they_fit(deciding: Deciding) -> None:
    deciding.choose(STATUS, Choice.THEIRS)
    deciding.choose(TITLE, Choice.OURS)
    deciding.put_aside(["debate"])
    plan = small_plan()
    # The wording was changed here meanwhile: that choice is asked for again.
    fresh = item("objective", "words", "Our words", Standing.BOTH,
                 *(one for one in large_plan(1, conflicts=1).items[0].changes))  # fmt: skip
    again = Deciding(Plan((plan.items[0], fresh, *plan.items[2:]), "later"))
    again.follow(deciding)
    assert again.choice(STATUS) is Choice.THEIRS
    assert again.waiting() == 1
    assert again.is_aside("debate")


def test_one_tick_of_many_is_at_once() -> None:
    deciding = Deciding(large_plan(10_000, conflicts=3_000))
    deciding.put_aside(f"u{number}" for number in range(7_000))
    assert deciding.counts(Standing.UPDATED) == (0, 7_000)
    deciding.choose(("c0", "title"), Choice.OURS)
    assert deciding.next_open(("c0", "title")) == ("c1", "title")
    assert deciding.waiting() == 2_999
