"""Circles in an order."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology.ordering import circle


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], set()),
        ([("b", "a"), ("c", "b"), ("c", "a")], set()),
        ([("a", "a")], {"a"}),
        ([("a", "b"), ("b", "a")], {"a", "b"}),
        ([("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")], {"a", "b", "c"}),
        ([("a", "c"), ("b", "c"), ("d", "a"), ("d", "b")], set()),
    ],
)
def test_circle(pairs: list[tuple[str, str]], expected: set[str]) -> None:
    found = circle(pairs)
    assert set(found) == expected
    assert len(found) == len(expected)
    # Each comes after the next one.
    assert all((a, b) in pairs for a, b in zip(found, [*found[1:], *found[:1]], strict=True))


def test_a_long_chain_is_no_problem() -> None:
    chain = [(str(at), str(at + 1)) for at in range(5000)]
    assert circle(chain) == []
    assert len(circle([*chain, ("5000", "0")])) == 5001
