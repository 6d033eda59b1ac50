"""Which words differ, in hand-checked pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pcve_desktop.ui.exchanging.diff import compared


def marked(pieces: list[tuple[str, bool]]) -> list[str]:
    return [text for text, differs in pieces if differs]


def test_words_that_differ_are_marked() -> None:
    ours, theirs = compared(
        "Twelve teams use the word list by Easter.", "All teams use the word list by June."
    )
    assert marked(ours) == ["Twelve", "Easter"]
    assert marked(theirs) == ["All", "June"]


def test_words_side_by_side_are_one_piece() -> None:
    ours, theirs = compared("We meet on Monday evening.", "We meet on Friday.")
    assert marked(ours) == ["Monday evening"]
    assert marked(theirs) == ["Friday"]


def test_accents_and_signs_belong_to_their_word() -> None:
    ours, theirs = compared("L’été à Valmont", "L’hiver à Valmont")
    assert marked(ours) == ["été"]
    assert marked(theirs) == ["hiver"]


def test_nothing_in_common_is_not_marked() -> None:
    assert compared("Anne Muller", "Jean Roth") == (
        [("Anne Muller", False)],
        [("Jean Roth", False)],
    )


def test_what_was_only_added() -> None:
    ours, theirs = compared("Tea afterwards", "Tea afterwards, with the parents")
    assert marked(ours) == []
    assert marked(theirs) == [", with the parents"]


def test_long_texts_are_compared_by_their_ends() -> None:
    text = "word " * 2_000
    ours, theirs = compared(text + "here now", text + "there now")
    assert marked(theirs) == ["t"]
    assert "".join(piece for piece, _ in ours) == text + "here now"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_letter_is_lost(ours: str, theirs: str) -> None:
    one, two = compared(ours, theirs)
    assert "".join(text for text, _ in one) == ours
    assert "".join(text for text, _ in two) == theirs
