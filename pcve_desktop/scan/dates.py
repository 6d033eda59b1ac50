"""Birth dates: a date, or a year, that words of birth stand beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcve_desktop.scan.lexicon import fold, words
from pcve_desktop.scan.marks import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary|vier|uar)?|f[eé]v(?:rier)?|feb(?:ruary|ruar)?|mar(?:ch|s)|m(?:ä|ae)rz"
    r"|a(?:pril|vril|pr|vr)|ma[yi]|ju(?:ne|in|ni|ly|li)|juil(?:let)?|ao[uû]t|aug(?:ust)?"
    r"|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|d[eé][cz](?:ember|embre)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_FULL = (
    rf"(?:\d{{1,2}}[ ]?[./\-][ ]?\d{{1,2}}[ ]?[./\-][ ]?(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th|\.)?[ ](?:of[ ])?{_MONTH},?[ ]{_YEAR}"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]{_YEAR})(?!\d)"
)
_SINGLE = r"(?:n[ée]e?|born|geboren|geb\.?)"
_SHEET = (
    r"(?:d\.?o\.?b\.?|ddn|date[ ]of[ ]birth|birth[ ]?date|birthday|date[ ]de[ ]naissance"
    r"|geburtsdatum|geburtstag)"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<sheet>{_SHEET})[ ]{{0,2}}[:=]?[ ]{{0,2}}(?:is[ ]|est[ ]|ist[ ]|le[ ]|am[ ]|the[ ])?"
    rf"|(?P<born>{_SINGLE})[ ]{{1,2}}(?:on[ ]the[ ]|on[ ]|in[ ]|le[ ]|en[ ]|am[ ]|im[ ])?)"
    rf"(?:(?P<full>{_FULL})|(?P<year>{_YEAR})\b(?![./-]\d))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?:am[ ])?(?:(?P<full>{_FULL})|(?<![\d./-])(?P<year>{_YEAR}))[ ]geboren\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?\n]")
_LOOK_BACK = 90
_NEAR = 9


def birth_dates(text: str) -> Iterator[Mark]:
    """Yield dates with a word of birth; a network that was born in 2017 is no person."""
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            if not _of_a_thing(text, match, year_only=match["full"] is None):
                yield Mark(match.start(), match.end(), MarkKind.BIRTH_DATE)


def _of_a_thing(text: str, match: re.Match[str], *, year_only: bool) -> bool:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    sentence = _SENTENCE.split(before)[-1]
    near = {fold(word) for word in _LETTERS.findall(sentence)[-_NEAR:]}
    if near & words("birth_of_things"):
        return True
    if not year_only:
        return False
    after = {fold(word) for word in _LETTERS.findall(text[match.end() : match.end() + 12])}
    return bool((near | after) & words("many")) and not near & {"il", "elle", "he", "she", "er"}
