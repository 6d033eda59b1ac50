"""Phone numbers, e-mail addresses and number plates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcve_desktop.languages import SPOKEN
from pcve_desktop.scan.lexicon import fold, words
from pcve_desktop.scan.marks import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every pattern here reads each character a bounded number of times: no nested repetition, and
# what repeats has an end.
_DIGITS = re.compile(r"[+(]{0,2}\d(?:[ \t.\-/()\u00a0\u202f\u2009\u2011\u2013]{0,3}\d)*")
_FRENCH = re.compile(
    r"(?:(?<![\d+])0|(?:\+|00)[ .]?33[ .\u00a0]?(?:\(0\)[ ]?)?)[1-79]"
    r"(?:[ .\-/\u00a0\u202f]{0,2}\d\d){4}(?!\d)"
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|\d{4}-\d\d-\d\d(?!\d)")
_SPAN = re.compile(r"\(?\d{1,2}[./]\d{1,2}\.?\s?[-–/]\s?\d{1,2}[./]\d{1,2}")
_SEPARATED = re.compile(r"[ .\-/()\u00a0\u202f]")
_FEWEST, _MOST = 7, 15
_USUAL = range(10, 13)
_LOOK_BACK = 36
_LETTERS = re.compile(r"[^\W\d_]+")
_USUAL_REGION = "FR"
_REGIONS = ("FR", "DE", "GB", "BE", "CH", "AT", "LU", "NL", "IT", "ES", "IE")


def phones(text: str, language: str) -> Iterator[Mark]:
    """Yield phone numbers of persons and offices; free and short public lines are none."""
    for match in _DIGITS.finditer(text):
        run = match.group()
        count = sum(sign.isdigit() for sign in run)
        if count < _FEWEST:
            continue
        start = match.start()
        french = _FRENCH.search(run) if count <= 2 * _MOST else None
        before = text[max(0, start - _LOOK_BACK) : start]
        near = {fold(word) for word in _LETTERS.findall(before)[-4:]}
        abroad = run.lstrip("(").startswith("+")
        if near & words("not_phone") and french is None and not abroad:
            continue
        if french is not None:
            if not _touches_word(text, start + french.start()):
                yield Mark(start + french.start(), start + french.end(), MarkKind.PHONE)
        elif count <= _MOST and _is_phone(run, near, language) and not _touches_word(text, start):
            yield Mark(start, match.end(), MarkKind.PHONE)


def _touches_word(text: str, start: int) -> bool:
    """Say whether a number hangs on a word or another number: VR-0123, W672001234, 3.1."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-/.€$£#")


def _home(language: str) -> str:
    """Return the country whose numbers are written without its code in a text of a language."""
    return SPOKEN[language].country if language in SPOKEN else _USUAL_REGION


def _is_phone(run: str, near: set[str], language: str) -> bool:
    if _DATE.match(run) or _SPAN.match(run):
        return False
    asked = bool(near & words("phone_words"))
    bare = run.lstrip("(")
    abroad = bare.startswith(("+", "00"))
    if not abroad and not bare.startswith("0") and not asked:
        return False
    import phonenumbers

    number = "+" + bare[2:] if bare.startswith("00") else run
    regions = ["ZZ"] if abroad else [_home(language), *_REGIONS]
    for region in dict.fromkeys(regions):
        try:
            parsed = phonenumbers.parse(number, None if region == "ZZ" else region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.number_type(parsed) in _personal()
        # Numbers kept for fiction, or too new for the tables: their shape must say it.
        digits = sum(sign.isdigit() for sign in run)
        shaped = asked or abroad or _SEPARATED.search(bare) is not None
        usual = digits in _USUAL and (asked or region in {"GB", "ZZ"})
        if shaped and usual and phonenumbers.is_possible_number(parsed):
            return True
    return False


def _personal() -> set[int]:
    """Return the types of numbers that can be those of a person."""
    from phonenumbers import PhoneNumberType as Type

    return {
        Type.FIXED_LINE,
        Type.MOBILE,
        Type.FIXED_LINE_OR_MOBILE,
        Type.PERSONAL_NUMBER,
        Type.VOIP,
        Type.PAGER,
    }


_LEFT = re.compile(r"[\w.+\-]{1,64}\Z")
_RIGHT = re.compile(r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_AT = re.compile(
    r"[ \t]?(?:\((?:at|arobase|ät|@)\)|\[(?:at|arobase|ät|@)\]|\{(?:at|arobase)\})[ \t]?"
    r"|[ \t](?:at|arobase)[ \t]",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"[\w\-]{1,63}"
    r"(?:[ \t]?(?:\.|\((?:dot|point|punkt)\)|\[(?:dot|point|punkt)\]|[ \t](?:dot|point|punkt)[ \t])"
    r"[ \t]?[\w\-]{1,63}){1,4}",
    re.IGNORECASE,
)
_DOT = re.compile(r"dot|point|punkt", re.IGNORECASE)
_LONGEST_LEFT, _LONGEST_RIGHT = 64, 300


def emails(text: str) -> Iterator[Mark]:
    """Yield e-mail addresses, also spelled out; those of a function (contact@…) are none."""
    at = text.find("@")
    while at >= 0:
        left = _LEFT.search(text[max(0, at - _LONGEST_LEFT) : at])
        right = _RIGHT.match(text[at + 1 : at + 1 + _LONGEST_RIGHT])
        if left and right and not _functional(left.group()):
            yield Mark(at - len(left.group()), at + 1 + right.end(), MarkKind.EMAIL)
        at = text.find("@", at + 1)
    for match in _AT.finditer(text):
        start, end = match.span()
        left = _LEFT.search(text[max(0, start - _LONGEST_LEFT) : start])
        right = _SPELLED.match(text[end : end + _LONGEST_RIGHT])
        if not left or not right or _functional(left.group()):
            continue
        bracketed = match.group().strip()[0] in "([{"
        if bracketed or _DOT.search(right.group()):
            yield Mark(start - len(left.group()), end + right.end(), MarkKind.EMAIL)


def _functional(mailbox: str) -> bool:
    return fold(mailbox.strip(".-")) in words("functional_mailboxes")


# France, then the old French ones, United Kingdom, Germany.
_PLATES = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<fr>[A-HJ-NP-TV-Z]{2}[- ]?\d{3}[- ]?[A-HJ-NP-TV-Z]{2})"
    r"|(?P<gb>[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3})"
    r"|(?P<de>[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?)"
    r"|(?P<old>\d{2,4} [A-HJ-NP-TV-Z]{2,3} (?:\d{2}|2[AB]))"
    r")(?![\w-])"
)
_SURE_DIGITS = 3


def plates(text: str) -> Iterator[Mark]:
    """Yield number plates of France, Germany and the United Kingdom."""
    for match in _PLATES.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        said = any(fold(word) in words("plate_words") for word in _LETTERS.findall(before)[-5:])
        if said or _sure(match):
            yield Mark(match.start(), match.end(), MarkKind.PLATE)


def _sure(match: re.Match[str]) -> bool:
    plate = match.group()
    if match["fr"]:
        return plate[2] in "- " and plate[2] == plate[-3]
    if match["de"]:
        return " " in plate and sum(sign.isdigit() for sign in plate) >= _SURE_DIGITS
    return bool(match["gb"]) and " " in plate
