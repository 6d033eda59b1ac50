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
