"""The theory of change: if, then, because, in three languages, hand-checked."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology import theory


def said(text: str) -> tuple[bool, ...]:
    return tuple(part.said for part in theory.read(text, None).parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("If parents meet, then they know whom to call, because trust grows.", (True,) * 3),
        ("If parents meet, they know whom to call.", (True, True, False)),
        ("Parents meet.", (False, False, False)),
        ("If parents meet", (True, False, False)),
        ("If parents meet, because trust grows", (True, False, True)),
        ("Si les parents se voient, alors ils savent à qui parler, car ils se connaissent.",
         (True,) * 3),
        ("S'il y a un lieu, les jeunes viennent parce qu'on les écoute.", (True, True, True)),
        ("Wenn Eltern sich treffen, dann wissen sie Rat, weil Vertrauen wächst.", (True,) * 3),
        ("Then we shall see", (False, True, False)),
        # Inside a word they say nothing: "shift", "authentic".
        ("A shift towards authentic talk", (False, False, False)),
        ("If we share a car, then coaches come", (True, True, False)),
        ("", (False, False, False)),
    ],
)  # fmt: skip
def test_the_parts_are_found(text: str, parts: tuple[bool, ...]) -> None:
    assert said(text) == parts


def test_the_hint_asks_for_the_next_part_only() -> None:
    whole = "If we host debates, then rumours slow down, because people hear facts."
    hints = [
        theory.read("", None).hint,
        theory.read("We host debates", None).hint,
        theory.read("If we host debates", None).hint,
        theory.read("If we host debates, then rumours slow down", None).hint,
        theory.read(whole, None).hint,
        theory.read(whole, "The hall stays free").hint,
    ]
    assert [hint[:12] for hint in hints] == [
        "One sentence", "Begin with w", "Say what cha", "Say why it s", "What has to ", "",
    ]  # fmt: skip
    assert theory.read(whole, None).whole
    assert not theory.read("If we host debates", None).whole
