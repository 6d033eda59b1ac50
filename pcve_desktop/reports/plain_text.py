"""Users' texts, without what no page and no calendar should be given."""

from __future__ import annotations

import re

# Controls, and the marks that could turn the order of a line around.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def plain(text: object) -> str:
    """Return a text without the characters that a page cannot show."""
    return _CONTROLS.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


# Marks that French sets off with a space, and units: neither begins a line.
_HELD_BEFORE = re.compile(r"[ \u202f](?=[:;?!»%€](?:\s|[.,)]|$))")
_HELD_AFTER = re.compile(r"(?<=«)[ \u202f]")
_IN_NUMBERS = re.compile(r"(?<=\d)\u202f(?=\d)")


def held(text: str) -> str:
    """Return a text whose marks stay on the line of their word, however their space was typed."""
    if text.isascii() and not any(mark in text for mark in _SET_OFF):
        return text
    for spaces in (_HELD_BEFORE, _HELD_AFTER, _IN_NUMBERS):
        text = spaces.sub("\u00a0", text)
    return text


_SET_OFF = (" :", " ;", " ?", " !", " %")
