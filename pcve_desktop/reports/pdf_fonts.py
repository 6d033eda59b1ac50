"""A TrueType font that borrows from others what it does not hold, so that no name is a box.

Everything that draws or measures goes through it: paragraphs, tables, pictures. What has only
letters of the font itself costs one comparison of sets.
"""

from __future__ import annotations

from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pcve_desktop.reports import scripts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Subsets of a borrowed font are numbered after those of the fonts before it.
_SPAN = 4096
_SPACES = frozenset(" \u00a0\u202f\u2009")


class FallbackFont(TTFont):
    """A font and, in order, the files to borrow letters from; each is opened when first needed."""

    def __init__(self, name: str, file: str, borrowed: Sequence[str]) -> None:
        super().__init__(name, file)
        self._files = borrowed
        self._own = frozenset(map(chr, self.face.charToGlyph)) | {"\u00a0"}

    @cached_property
    def _others(self) -> list[TTFont]:
        return [_shared(file) for file in self._files]

    def covers(self, text: str) -> bool:
        """Say whether the font itself holds every letter of a text."""
        return self._own.issuperset(text)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's name
        """Return the width of a text in points."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        if self._own.issuperset(text):
            return float(super().stringWidth(text, size))
        # The order of the letters does not change their width.
        return sum(
            float(TTFont.stringWidth(font, piece, size))
            for _number, font, piece in self._pieces(_prepared(text, ordered=False))
        )

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str | bytes, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the text in pieces of one subset of one font each, as it is drawn."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        if self._own.issuperset(text):
            return list(super().splitString(text, doc))
        return [
            (number * _SPAN + subset, codes)
            for number, font, piece in self._pieces(_prepared(text, ordered=True))
            for subset, codes in TTFont.splitString(font, piece, doc)
        ]

    def getSubsetInternalName(self, subset: int, doc: object) -> str:  # noqa: N802 - reportlab's name
        """Return the name that a subset has in the file."""
        number, subset = divmod(subset, _SPAN)
        if number:
            return str(self._others[number - 1].getSubsetInternalName(subset, doc))
        return str(super().getSubsetInternalName(subset, doc))

    def _pieces(self, text: str) -> Iterator[tuple[int, TTFont, str]]:
        """Give runs of letters that one font holds: its number, itself, the run."""
        number: int | None = 0
        run = ""
        for char in text:
            holder = self._holder(char)
            if holder != number and run:
                yield self._piece(number, run)
                run = ""
            number = holder
            run += char
        if run:
            yield self._piece(number, run)

    def _holder(self, char: str) -> int | None:
        """Return the number of the first font that holds a letter, None when none does."""
        if char in self._own or char in _SPACES:
            return 0
        for number, font in enumerate(self._others, 1):
            if ord(char) in font.face.charToGlyph:
                return number
        return None

    def _piece(self, number: int | None, run: str) -> tuple[int, TTFont, str]:
        if number is None:
            return 0, self, "".join(c if c in self._own else "?" for c in scripts.stand_in(run))
        if number == 0:
            return 0, self, "".join(c if c in self._own else " " for c in run)
        return number, self._others[number - 1], run


def _shared(file: str) -> TTFont:
    """Return a font of the program; reportlab wants each file once, and keeps fonts by name."""
    name = file.partition(".")[0]
    if name not in pdfmetrics.getRegisteredFontNames():
        folder = resources.files("pcve_desktop") / "resources" / "fonts"
        with resources.as_file(folder / file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    return cast("TTFont", pdfmetrics.getFont(name))


def _prepared(text: str, *, ordered: bool) -> str:
    if scripts.is_plain(text):
        return scripts.INVISIBLE.sub("", text)
    # What parts letters without showing has done its work once they are joined.
    joined = scripts.INVISIBLE.sub("", scripts.joined(text))
    return scripts.visual(joined) if ordered else joined
