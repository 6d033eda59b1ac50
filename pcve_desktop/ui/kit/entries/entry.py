"""What an entry shows: lines made of pieces, a sign before them, a date or a chip at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.fonts import Role


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one role and tone (a colour token)."""

    text: str
    role: Role = Role.SECONDARY
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line that wraps where it must, with an optional small glyph before it."""

    pieces: tuple[Piece, ...]
    glyph: str = ""
    glyph_tone: str = "ink2"

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece.text for piece in self.pieces)


def one_line(
    text: str,
    role: Role = Role.SECONDARY,
    tone: str = "ink",
    *,
    glyph: str = "",
    glyph_tone: str = "ink2",
) -> EntryLine:
    """Return a line of one piece. Line breaks become spaces."""
    return EntryLine((Piece(" ".join(text.split()), role, tone),), glyph, glyph_tone)


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign before an entry: a glyph, a glyph in a disc, a number in a ring, or initials."""

    kind: Literal["glyph", "disc", "number", "initials"]
    text: str
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `checked` makes it something to tick; without `opens` it is only read.

    `right` is a date or a number at the end of the first line, `chip` a state in its place.
    """

    id: str
    lines: tuple[EntryLine, ...]
    mark: Mark | None = None
    right: str = ""
    right_tone: str = "ink2"
    right_strong: bool = False
    chip: ChipLook | None = None
    checked: bool | None = None
    opens: bool = True

    def in_words(self) -> str:
        """Return the entry as a screen reader says it."""
        parts = [line.text for line in self.lines]
        if self.chip is not None:
            parts.append(self.chip.text)
        if self.right:
            parts.append(self.right)
        return ", ".join(part for part in parts if part)
