"""Step 4, why it should work: whether a sentence says if, then and because, and what would help.

The words are looked for in the three languages of the program, whichever the window speaks: a
sentence belongs to the group, not to the window.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pcve_desktop.i18n import mark
from pcve_desktop.models.rules import filled

_IF = ("if", "when", "si", "s’il", "s’ils", "quand", "wenn", "falls", "sobald")
_THEN = ("then", "alors", "dann")
# Short words mean other things elsewhere ("a car", "da drüben"): after a comma they give a reason.
_BECAUSE = (
    "because", "since", "parce que", "parce qu’", ", car", "puisque", "puisqu’", "weil", ", denn",
    ", da",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TheoryPart:
    """One part of the sentence: its word, and whether it is said."""

    key: str
    label: str
    said: bool


@dataclass(frozen=True, slots=True)
class Theory:
    """The sentence as read; `hint` says what would make it clearer, "" for nothing."""

    parts: tuple[TheoryPart, ...]
    hint: str

    @property
    def whole(self) -> bool:
        """Say whether all three parts are there."""
        return all(part.said for part in self.parts)


def read(if_then: str | None, assumptions: str | None) -> Theory:
    """Return which parts of the theory of change are said.

    A comma or a full stop after the condition says "then" as well as the word does, as people
    write: "If parents meet, they know whom to call."
    """
    text = (if_then or "").replace("'", "’").casefold()
    condition = _says(text, _IF)
    reason = _says(text, _BECAUSE)
    body = text[: reason.start()] if reason else text
    # What stands after the condition and its comma.
    rest = body[condition.end() :].rstrip(" ,.;:") if condition else ""
    result = bool(_says(body, _THEN)) or bool(condition and re.search(r"[,;:]\s*\w", rest))
    parts = (
        TheoryPart("if", mark("If"), bool(condition)),
        TheoryPart("then", mark("Then"), result),
        TheoryPart("because", mark("Because"), bool(reason)),
    )
    return Theory(parts, _hint(if_then, parts, assumptions))


def _hint(if_then: str | None, parts: tuple[TheoryPart, ...], assumptions: str | None) -> str:
    condition, result, reason = (part.said for part in parts)
    if not filled(if_then):
        return mark("One sentence is enough: if we do this, then that changes, because …")
    if not condition:
        return mark("Begin with what we do: “If …”.")
    if not result:
        return mark("Say what changes through it: “then …”.")
    if not reason:
        return mark("Say why it should: “because …”. That is what can turn out otherwise.")
    if not filled(assumptions):
        return mark("What has to hold for this? Note it below as an assumption.")
    return ""


def _says(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    # An elided word ends with its apostrophe and touches the next one.
    choices = "|".join(
        ("" if word.startswith(",") else r"\b")
        + re.escape(word)
        + ("" if word.endswith("’") else r"\b")
        for word in words
    )
    return re.search(choices, text)
