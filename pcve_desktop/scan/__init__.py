"""The scan of free text for what looks personal: phones, e-mails, birth dates, names, plates.

Pure: a text in, places out. Nothing is stored and nothing is looked up outside of the program.
The scan does not see everything, and it sees too much; docs/scan.md says how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.scan.contacts import emails, phones, plates
from pcve_desktop.scan.dates import birth_dates
from pcve_desktop.scan.marks import Mark, MarkKind
from pcve_desktop.scan.names import NameReader
from pcve_desktop.scan.tokens import language_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Mark", "MarkKind", "passage", "scan"]


def scan(text: str, *, known: Collection[str] = (), language: str = "") -> tuple[Mark, ...]:
    """Return the passages of a text that look personal, in order, none inside another.

    `known` holds texts that are no secret (names of organisations, neighbourhoods, functions):
    what lies inside one of them is not marked. `language` ("en", "fr", "de") helps where the text
    does not tell its own. Takes a time linear in the length of the text.
    """
    if not text or text.isspace():
        return ()
    found = [*emails(text), *phones(text, language), *birth_dates(text), *plates(text)]
    tokens = tokens_of(text)
    found += NameReader(text, tokens, language=language_of(tokens, language)).marks()
    return tuple(_not_known(text, _apart(found), known))


def passage(text: str, mark: Mark) -> str:
    """Return the words that a mark stands for."""
    return text[mark.start : mark.end]


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Drop marks that lie in an earlier one; what is surer than a name comes first."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind is MarkKind.NAME, -mark.end)):
        if kept and mark.start < kept[-1].end:
            if kept[-1].kind is MarkKind.NAME and mark.kind is not MarkKind.NAME:
                kept[-1] = mark
            continue
        kept.append(mark)
    return kept


def _not_known(text: str, marks: list[Mark], known: Collection[str]) -> list[Mark]:
    if not marks or not known:
        return marks
    folded = [item.casefold() for item in known if item]
    return [mark for mark in marks if not _is_known(text, mark, folded)]


def _is_known(text: str, mark: Mark, known: list[str]) -> bool:
    words = passage(text, mark).casefold().rstrip(".")
    for item in known:
        if words in item:
            around = text[max(0, mark.start - len(item)) : mark.end + len(item)]
            if item in around.casefold():
                return True
    return False
