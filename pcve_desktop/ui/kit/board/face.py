"""What a card of a board shows, and what a column is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardMark:
    """A word with its sign: a glyph, or `filled` of `squares` small squares.

    `tone` is the token of the sign, and of the word when `strong`; a date or count needs no sign.
    `short` stands for the word of a mark at the right where both marks of a row do not fit.
    """

    word: str
    glyph: str = ""
    tone: str = "ink2"
    strong: bool = False
    filled: int = 0
    squares: int = 0
    short: str = ""


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card: a title of up to three lines, a row of marks, and a foot below a hairline."""

    id: str
    title: str
    left: CardMark | None = None
    right: CardMark | None = None
    foot_left: CardMark | None = None
    foot_right: CardMark | None = None
    movable: bool = True

    def in_words(self) -> str:
        """Return the whole card as a screen reader says it."""
        marks = (self.left, self.right, self.foot_left, self.foot_right)
        return ", ".join([self.title, *(mark.word for mark in marks if mark and mark.word)])


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column; `empty` and `empty_action` are the sentence and link shown without cards.

    All texts are in the user's language already.
    """

    key: str
    title: str
    subtitle: str = ""
    icon: str = ""
    empty: str = ""
    empty_action: str = ""
