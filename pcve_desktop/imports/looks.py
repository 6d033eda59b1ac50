"""What the values of a column look like: the shape of most of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.table import Cell, cell_text
from pcve_desktop.likeness.texts import (
    find_emails,
    find_phones,
    is_address,
    is_coordinate,
    is_date,
    is_email,
    is_mark,
    is_number,
    is_phone,
    is_postcode,
    is_url,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_TEXT: Final = 80


class Shape(Enum):
    """The shapes a value can have; `TEXT` and `LONG` are what is left."""

    EMAIL = "email"
    URL = "url"
    COORDINATE = "coordinate"
    DATE = "date"
    PHONE = "phone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    MARK = "mark"
    NUMBER = "number"
    LONG = "long"
    TEXT = "text"


def shape_of(cell: Cell) -> Shape:
    """Return the shape of one filled cell."""
    if isinstance(cell, date):
        return Shape.DATE
    text = cell_text(cell)
    tests = (
        (is_mark, Shape.MARK),
        (is_email, Shape.EMAIL),
        (is_url, Shape.URL),
        (is_date, Shape.DATE),
        (is_coordinate, Shape.COORDINATE),
        (is_phone, Shape.PHONE),
        (is_postcode, Shape.POSTCODE),
        (is_number, Shape.NUMBER),
        (is_address, Shape.ADDRESS),
        (_is_long, Shape.LONG),
    )
    for test, shape in tests:
        if test(text):
            return shape
    # “03 88 00 00 00 / 06 00 00 00 00”, “a@b.example ; c@d.example”
    if find_phones(text):
        return Shape.PHONE
    return Shape.EMAIL if find_emails(text) else Shape.TEXT


def _is_long(text: str) -> bool:
    return len(text) > _LONG_TEXT or "\n" in text


@dataclass(frozen=True)
class Profile:
    """What the filled cells of one column have in common."""

    filled: int
    distinct: int
    shares: dict[Shape, float]

    def share(self, *shapes: Shape) -> float:
        """Return the share (0 to 1) of filled cells that have one of the shapes."""
        return sum(self.shares.get(shape, 0.0) for shape in shapes)


def profile(cells: Sequence[Cell]) -> Profile:
    """Describe the filled cells of one column."""
    filled = [cell for cell in cells if cell is not None]
    counts: dict[Shape, int] = {}
    for cell in filled:
        shape = shape_of(cell)
        counts[shape] = counts.get(shape, 0) + 1
    total = len(filled) or 1
    return Profile(
        filled=len(filled),
        distinct=len({cell_text(cell) for cell in filled}),
        shares={shape: count / total for shape, count in counts.items()},
    )
