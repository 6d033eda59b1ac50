"""The functional contacts of a group of rows: function, work phones, work e-mails.

Names of people are kept only when the person importing says that they agreed; otherwise they are
left out everywhere, the notes included, and counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports import targets as t
from pcve_desktop.imports.header import JOINER
from pcve_desktop.imports.values import TOO_LONG, Values, add_website
from pcve_desktop.likeness.texts import find_emails, find_phones, is_short_number, is_url, phone_key
from pcve_desktop.likeness.words import distinct, fold
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Group
    from pcve_desktop.imports.records import Part

    Cells = dict[str, list[Part]]
NOT_AN_EMAIL: Final = mark("“{text}” is not an e-mail address; kept in the notes")
SITE_IN_EMAIL: Final = mark("“{text}” stood in the e-mail column and is a web site; moved there")
ONLY_ADDRESS: Final = mark("Only the address {text} was taken from its cell, not the other words")
NOT_A_PHONE: Final = mark("“{text}” is not a phone number; kept in the notes")
GENERAL: Final = mark("General contact")
"""The function of a contact that has none: the house's own phone and e-mail."""

_FIELDS: Final = fields_of(Contact)
_EMAIL_WORDS: Final = re.compile(
    r"\b(?:mailto|e-?mail|mail|ou|or|oder|et|and|und)\b", re.IGNORECASE
)
_PHONE_WORDS: Final = re.compile(
    r"\b(?:t[eé]l|t[eé]l[eé]phone|telefon|phone|fax|mobile?|portable|fixe|ou|or|oder|et|and|und|"
    r"ext|poste|durchwahl|dw|x)\b",
    re.IGNORECASE,
)
_PHONES_LENGTH: Final = _FIELDS["phone"].max_length or 60
_FUNCTION_LENGTH: Final = _FIELDS["function"].max_length or 200
_PHONE_JOINER: Final = " / "


@dataclass
class _Found:
    """One contact in the making."""

    function: str
    professional: str
    phones: dict[str, tuple[str, str]] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contacts:
    """Field values of each contact, and how many names of people were left out."""

    values: tuple[dict[str, Any], ...]
    names_left_out: int


def contact_values(
    group: Group,
    found: Values,
    tr: Translator,
    agreed_on: dt.date | None,
    *,
    several: bool = False,
) -> Contacts:
    """Return the contacts of a group; what is no phone or e-mail goes to the notes of `found`.

    `several`: the file has columns for more than one contact in a row, so each has a name.
    """
    by_key: dict[tuple[str, str], _Found] = {}
    names: set[str] = set()
    for entry in group.entries:
        for slot, cells in entry.contacts():
            people = " ".join(part.text for part in cells.get(t.PROFESSIONAL, ()))
            if people:
                names.add(fold(people))
            name = people if agreed_on else ""
            function = _function(cells, found)
            if several and cells and not function:
                function = _place_in_row(cells, slot, tr)
            contact = by_key.setdefault((fold(function), fold(name)), _Found(function, name))
            _add_phones(contact, cells, found)
            _add_emails(contact, cells, found)
    contacts = [
        values for contact in by_key.values() for values in _values(contact, found, tr, agreed_on)
    ]
    return Contacts(tuple(contacts), 0 if agreed_on else len(names))


def _function(cells: Cells, found: Values) -> str:
    parts = cells.get(t.FUNCTION, [])
    text = ", ".join(distinct(part.text for part in parts))
    if len(text) <= _FUNCTION_LENGTH:
        return text
    found.problem(TOO_LONG, field=parts[0].label)
    for part in parts:
        found.keep(part.label, part.text)
    return text[:_FUNCTION_LENGTH].rstrip()


def _place_in_row(cells: Cells, slot: int, tr: Translator) -> str:
    """Name a contact without function by the heading above its columns, or by its place."""
    for parts in cells.values():
        above, joined, _ = parts[0].label.partition(JOINER)
        if joined:
            return above[:_FUNCTION_LENGTH]
    return tr.t("Contact {number}", number=slot)


def _add_phones(contact: _Found, cells: Cells, found: Values) -> None:
    for part in cells.get(t.PHONE, ()):
        numbers = find_phones(part.text)
        if not numbers and is_short_number(part.text):
            # 119, 3949 and numbers that a row has cut short are still worth calling.
            numbers = [part.text]
        for number in numbers:
            contact.phones.setdefault(phone_key(number), (part.label, number))
        if not numbers:
            found.problem(NOT_A_PHONE, text=part.text)
        if not numbers or _has_words(_PHONE_WORDS.sub("", part.text)):
            found.keep(part.label, part.text)


def _add_emails(contact: _Found, cells: Cells, found: Values) -> None:
    for part in cells.get(t.EMAIL, ()):
        addresses = find_emails(part.text)
        for address in addresses:
            contact.emails.setdefault(address.casefold(), address)
        if addresses:
            # A name before the address stays out like other names; the preview says so.
            if _has_words(_EMAIL_WORDS.sub("", _without(part.text, addresses))):
                found.problem(ONLY_ADDRESS, text=", ".join(addresses))
            continue
        if is_url(part.text):
            add_website(found, part.label, part.text)
            found.problem(SITE_IN_EMAIL, text=part.text)
        else:
            found.problem(NOT_AN_EMAIL, text=part.text)
            found.keep(part.label, part.text)


def _without(text: str, taken: list[str]) -> str:
    for each in taken:
        text = text.replace(each, " ")
    return text


def _has_words(text: str) -> bool:
    """Tell whether a text says something in letters."""
    return any(char.isalpha() for char in text)


def _values(
    contact: _Found, found: Values, tr: Translator, agreed_on: dt.date | None
) -> list[dict[str, Any]]:
    """Return one contact per e-mail address; all phones stand on the first."""
    if not (contact.phones or contact.emails or contact.function or contact.professional):
        return []
    base: dict[str, Any] = {"function": contact.function or tr.t(GENERAL)}
    if contact.professional and agreed_on:
        base |= {"professional": contact.professional, "agreed_on": agreed_on}
    first = dict(base)
    if phones := _joined_phones(contact, found):
        first["phone"] = phones
    emails = list(contact.emails.values())
    if not emails:
        return [first]
    first["email"] = emails[0]
    return [first, *({**base, "email": email} for email in emails[1:])]


def _joined_phones(contact: _Found, found: Values) -> str:
    """Join the numbers as far as the field takes them; the rest goes to the notes."""
    joined = ""
    for label, number in contact.phones.values():
        longer = f"{joined}{_PHONE_JOINER}{number}" if joined else number
        if len(longer) <= _PHONES_LENGTH:
            joined = longer
        else:
            found.keep(label, number)
    return joined
