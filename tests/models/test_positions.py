"""Positions keep their order and always leave room."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcve_desktop.models.positions import between, spread

positions = st.text(
    alphabet="0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12
).filter(lambda text: not text.endswith("0"))


@given(positions, positions)
def test_a_place_between_two_others_sorts_between_them(one: str, other: str) -> None:
    low, high = sorted((one, other))
    place = between(low, high)
    assert not place.endswith("0")
    assert low < place
    if low != high:
        assert place < high


@given(positions)
def test_there_is_room_before_the_first_and_after_the_last(place: str) -> None:
    first, last = between(None, place), between(place, None)
    assert first < place < last
    assert not first.endswith("0")
    assert not last.endswith("0")


@given(positions, positions)
def test_neighbours_in_the_wrong_order_give_a_place_after_the_first(one: str, other: str) -> None:
    low, high = sorted((one, other))
    assert between(high, low) > high


@given(st.lists(st.integers(min_value=0, max_value=1000), max_size=60))
def test_any_sequence_of_insertions_keeps_the_list_in_order(choices: list[int]) -> None:
    placed: list[str] = []
    for choice in choices:
        index = choice % (len(placed) + 1)
        before = placed[index - 1] if index else None
        after = placed[index] if index < len(placed) else None
        placed.insert(index, between(before, after))
    assert placed == sorted(set(placed))
    assert not any(place.endswith("0") for place in placed)


@given(st.integers(min_value=0, max_value=3000))
def test_a_new_list_is_ascending_distinct_and_leaves_room(count: int) -> None:
    places = spread(count)
    assert len(places) == count
    assert places == sorted(set(places))
    assert not any(place.endswith("0") for place in places)
    if places:
        assert between(None, places[0]) < places[0]
        assert all(a < between(a, b) < b for a, b in itertools.pairwise(places))


def test_appending_keeps_positions_short() -> None:
    place = None
    for _ in range(200):
        place = between(place, None)
    assert place is not None
    assert len(place) <= 12


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(None, None, "i"), ("a", "c", "b"), ("a", "b", "a1"), (None, "1", "0i"), ("z", None, "z1")],
)
def test_hand_checked_places(before: str | None, after: str | None, expected: str) -> None:
    assert between(before, after) == expected
