"""What a text looks like: e-mail, phone, web address, street address, date, coordinate, mark.

These are guesses for lists that a person corrects, so they aim at being right on ordinary lists,
not at accepting every address that a standard allows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pcve_desktop.likeness.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMAIL: Final = re.compile(
    r"[A-Za-z0-9À-ÿ._%+'-]+@(?:[A-Za-z0-9À-ÿ](?:[A-Za-z0-9À-ÿ-]*[A-Za-z0-9À-ÿ])?\.)+[A-Za-z]{2,24}"
)
_SCHEME: Final = re.compile(
    r"(?:https?://|www\.)[^\s.]+(?:\.[^\s.]+)+/?|https?://\S+", re.IGNORECASE
)
_BARE_SITE: Final = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:fr|org|com|net|eu|de|ch|be|lu|at|uk|us|ca|info|asso|example)(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"\+?[\d\s().\-/]{7,}(?:[,;]?\s*(?:ext|x|poste|durchwahl|dw)\.?\s*\d{1,6})?", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"\n|;|\||,|\s/\s|\bou\b|\bor\b|\boder\b|\bet\b|\band\b|\bund\b")
_EXTENSION: Final = re.compile(r"(?:ext|x|poste|durchwahl|dw)\.?\s*\d{1,6}$", re.IGNORECASE)
_DATE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]\S+)?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
)
_COORDINATE: Final = re.compile(r"-?\d{1,3}[.,]\d{3,}")
_POSTCODE: Final = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?")
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_CITY: Final = re.compile(r"\b\d{4,5}\b\s*(?:,\s*)?[A-Za-zÀ-ÿ]{2}")
_STREET: Final = re.compile(
    r"\b(?:rue|avenue|ave?|bd|blvd|boulevard|place|quai|cours|allee|impasse|chemin|route|square|"
    r"passage|street|st|road|rd|lane|drive|way|court|weg|platz|gasse|ring|ufer)\b|strasse\b|str\b"
)
_YES: Final = frozenset({"x", "oui", "yes", "ja", "true", "vrai", "wahr", "y", "✓", "✔", "☑", "✗"})
_NO: Final = frozenset({"non", "no", "nein", "false", "faux", "falsch", "-", "n"})
_PHONE_DIGITS: Final = range(8, 16)
_SPLIT_FROM: Final = 12
_SHORT_NUMBER: Final = re.compile(r"[\d\s.()-]{2,20}")
_PHONE_INSIDE: Final = re.compile(
    r"\+?\(?\d[\d\s().-]{6,}\d(?:\s*(?:ext|poste|durchwahl)\.?\s*\d{1,6})?", re.IGNORECASE
)
_STREET_LENGTH: Final = 200
_SHORTEST_PHONE: Final = 6
_HALF_CIRCLE: Final = 180


def is_email(text: str) -> bool:
    """Tell whether the text is one e-mail address."""
    return _EMAIL.fullmatch(bare_email(text)) is not None


def bare_email(text: str) -> str:
    """Return the text without “mailto:”, angle brackets and end punctuation."""
    return re.sub(r"^mailto:\s*", "", text.strip(" <>.,;\t\n"), flags=re.IGNORECASE)


def find_emails(text: str) -> list[str]:
    """Return the e-mail addresses that stand in the text."""
    return _EMAIL.findall(text)


def is_url(text: str) -> bool:
    """Tell whether the text is one web address, with or without https://."""
    stripped = text.strip()
    if "@" in stripped.split("/", maxsplit=1)[0] or " " in stripped:
        return False
    return bool(_SCHEME.match(stripped) or _BARE_SITE.fullmatch(stripped))


def is_date(text: str) -> bool:
    """Tell whether the text has the form of a date in figures."""
    return _DATE.fullmatch(text.strip()) is not None


def is_coordinate(text: str) -> bool:
    """Tell whether the text is a latitude or longitude in decimal degrees."""
    stripped = text.strip()
    if not _COORDINATE.fullmatch(stripped):
        return False
    return abs(float(stripped.replace(",", "."))) <= _HALF_CIRCLE


def is_phone(text: str) -> bool:
    """Tell whether the text is one phone number of 8 to 15 digits."""
    stripped = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if is_date(stripped) or is_coordinate(stripped) or _POSTCODE.fullmatch(stripped):
        return False
    if not _PHONE.fullmatch(stripped):
        return False
    digits = len(re.sub(r"\D", "", _EXTENSION.sub("", stripped)))
    # “0711 / 12 34 56” is one German number, “03 88 00 00 00 / 3949” are two.
    return digits in _PHONE_DIGITS and not (digits > _SPLIT_FROM and " / " in stripped)


def find_phones(text: str) -> list[str]:
    """Return the phone numbers of a cell that may hold several, and other words too.

    Short numbers such as 3949 count beside a full one only.
    """
    if is_phone(text):
        return [clean_phone(text)]
    found: list[str] = []
    full = False
    for part in _SEVERAL.split(text):
        inside = [part] if is_phone(part) else _PHONE_INSIDE.findall(part)
        phones = [clean_phone(each) for each in inside if is_phone(each)]
        full = full or bool(phones)
        found += phones or ([clean_phone(part)] if is_short_number(part) else [])
    return found if full else []


def is_short_number(text: str) -> bool:
    """Tell whether the text is figures only, two to twenty of them: 119, 3949, a number cut."""
    stripped = text.strip()
    return _SHORT_NUMBER.fullmatch(stripped) is not None and sum(map(str.isdigit, stripped)) > 1


def clean_phone(text: str) -> str:
    """Return a phone number with plain single spaces; the writing is otherwise kept."""
    spaced = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip(" ,;")
    return re.sub(r"^(\d{8,15})\.0$", r"\1", spaced)


def phone_key(text: str) -> str:
    """Return the last nine digits: what is the same in 03 88… and +33 3 88…."""
    return re.sub(r"\D", "", _EXTENSION.sub("", clean_phone(text)))[-9:]


def is_mark(text: str) -> bool:
    """Tell whether the text only says yes or no, such as X."""
    return is_yes(text) or text.strip().casefold() in _NO


def is_yes(text: str) -> bool:
    """Tell whether the text is a mark that says yes."""
    return text.strip().casefold() in _YES


def is_address(text: str) -> bool:
    """Tell whether the text has a street word with a number, or a postcode with a place."""
    if len(text) > _STREET_LENGTH or "@" in text:
        return False
    folded = fold(text)
    return bool(_CITY.search(text)) or (
        bool(_STREET.search(folded)) and any(char.isdigit() for char in folded)
    )


def is_postcode(text: str) -> bool:
    """Tell whether the text is one postcode."""
    return _POSTCODE.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """Tell whether the text is one plain number."""
    return _NUMBER.fullmatch(text.strip()) is not None


def reach_keys(emails: Iterable[str], phones: Iterable[str]) -> set[str]:
    """Return comparable forms of all e-mail addresses and phone numbers in the texts."""
    keys = {email.casefold() for text in emails for email in find_emails(text)}
    numbers = (phone_key(phone) for text in phones for phone in find_phones(text))
    return keys | {number for number in numbers if len(number) >= _SHORTEST_PHONE}
