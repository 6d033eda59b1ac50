"""What the scan finds: a kind and a place in the text."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pcve_desktop.i18n import mark


class MarkKind(enum.StrEnum):
    """What a passage looks like."""

    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    PLATE = "plate"

    @property
    def label(self) -> str:
        """Return the words for a list (msgid)."""
        return _LABELS[self]

    @property
    def reason(self) -> str:
        """Return a sentence that says what the passage looks like (msgid)."""
        return _REASONS[self]


_LABELS = {
    MarkKind.PHONE: mark("Phone number"),
    MarkKind.EMAIL: mark("E-mail address"),
    MarkKind.BIRTH_DATE: mark("Birth date"),
    MarkKind.NAME: mark("Name of a person"),
    MarkKind.PLATE: mark("Number plate"),
}
_REASONS = {
    MarkKind.PHONE: mark("Looks like a phone number: {passage}"),
    MarkKind.EMAIL: mark("Looks like an e-mail address: {passage}"),
    MarkKind.BIRTH_DATE: mark("Looks like a birth date: {passage}"),
    MarkKind.NAME: mark("Looks like the name of a person: {passage}"),
    MarkKind.PLATE: mark("Looks like a number plate: {passage}"),
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A passage that looks personal: `text[start:end]`.

    `reason` is a msgid that takes the passage.
    """

    start: int
    end: int
    kind: MarkKind

    @property
    def reason(self) -> str:
        """Return why the passage is marked (msgid with {passage})."""
        return self.kind.reason
