"""The directory as vCard 4.0 (RFC 6350) and as a mailing list, for address books and mail programs.

Read through a `View`: only network members get contacts at all. No library in use writes version
4; the few properties needed are written here and read back by an independent parser in the tests.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.reports.audiences import named
from pcve_desktop.reports.files import replacing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View

_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
# A spreadsheet takes what begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")

_HEADINGS = (
    mark("Organisation"), mark("Function"), mark("Named professional"), mark("Work e-mail"),
    mark("Work phone"), mark("Address"), mark("Postcode"), mark("City"),
)  # fmt: skip


def write_vcards(
    view: View,
    target: Path,
    tr: Translator,
    *,
    organisations: Collection[str] | None = None,
    first_only: bool = False,
) -> int:
    """Write a card for each contact, and one for each organisation without any; return how many.

    `organisations` are the identifiers wanted (without, all that are `at_the_table`);
    `first_only` takes one contact of each, the first. Raise `ExportError`.
    """
    cards = list(_cards(view, tr, organisations, first_only=first_only))
    with replacing(target) as temporary:
        temporary.write_bytes("".join(cards).encode())
    return len(cards)


def write_mailing_list(
    view: View,
    target: Path,
    tr: Translator,
    *,
    organisations: Collection[str] | None = None,
    first_only: bool = False,
) -> int:
    """Write a row for each contact as CSV (UTF-8 with mark, semicolons); return how many.

    What a spreadsheet would take for a formula gets an apostrophe. Raise `ExportError`.
    """
    rows = list(_rows(view, organisations, first_only=first_only))
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow([tr.t(heading) for heading in _HEADINGS])
    sheet.writerows([_inert(cell) for cell in row] for row in rows)
    with replacing(target) as temporary:
        temporary.write_bytes(text.getvalue().encode("utf-8-sig"))
    return len(rows)


def mail_addresses(
    view: View, *, organisations: Collection[str] | None = None, first_only: bool = False
) -> list[str]:
    """Return the e-mail addresses of the contacts, each once, in the order of the directory."""
    found: dict[str, str] = {}
    for _organisation, contacts in _wanted(view, organisations, first_only=first_only):
        for contact in contacts:
            if contact.email:
                found.setdefault(contact.email.casefold(), contact.email)
    return list(found.values())


def at_the_table(view: View) -> set[str]:
    """Return the identifiers of the partners of the network that neither left nor declined."""
    return {
        membership.organisation_id
        for membership in view.records(Membership)
        if membership.role not in {MemberRole.LEFT, MemberRole.DECLINED}
    }


def _wanted(
    view: View, organisations: Collection[str] | None, *, first_only: bool
) -> Iterator[tuple[Organisation, list[Contact]]]:
    wanted = at_the_table(view) if organisations is None else set(organisations)
    contacts: dict[str, list[Contact]] = {}
    for contact in view.records(Contact):
        contacts.setdefault(contact.organisation_id, []).append(contact)
    for organisation in view.records(Organisation):
        if organisation.id in wanted:
            own = sorted(contacts.get(organisation.id, []), key=lambda contact: not contact.first)
            yield organisation, own[:1] if first_only else own


def _rows(
    view: View, organisations: Collection[str] | None, *, first_only: bool
) -> Iterator[tuple[str, ...]]:
    for organisation, contacts in _wanted(view, organisations, first_only=first_only):
        for contact in contacts:
            yield (
                organisation.name, contact.function, named(contact), contact.email or "",
                contact.phone or "", _one_line(organisation.address),
                organisation.postcode or "", organisation.city or "",
            )  # fmt: skip


def _cards(
    view: View, tr: Translator, organisations: Collection[str] | None, *, first_only: bool
) -> Iterator[str]:
    for organisation, contacts in _wanted(view, organisations, first_only=first_only):
        if not contacts:
            yield _card(organisation, None, tr)
        for contact in contacts:
            yield _card(organisation, contact, tr)


def _card(organisation: Organisation, contact: Contact | None, tr: Translator) -> str:
    name = named(contact) if contact is not None else ""
    lines = ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Passerelle//Passerelle//EN"]
    lines.append(f"UID:urn:uuid:{contact.id if contact is not None else organisation.id}")
    lines.append(f"KIND:{'individual' if name else 'org'}")
    full = [name] if name else [contact.function] if contact is not None else []
    lines.append(f"FN:{_text(', '.join([*full, organisation.name]))}")
    lines.append(f"ORG:{_text(organisation.name)}")
    if contact is not None:
        lines.append(f"TITLE:{_text(contact.function)}")
        if contact.phone:
            lines.append(f"TEL;TYPE=work;VALUE=text:{_text(contact.phone)}")
        if contact.email:
            lines.append(f"EMAIL;TYPE=work:{_text(contact.email)}")
    lines += _place(organisation)
    if organisation.sector is not None:
        lines.append(f"CATEGORIES:{_text(tr.t(organisation.sector.label))}")
    changed = (contact or organisation).changed_at
    if changed is not None:
        lines.append(f"REV:{changed:%Y%m%dT%H%M%SZ}")
    lines.append("END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _place(organisation: Organisation) -> Iterator[str]:
    parts = (_one_line(organisation.address), organisation.city, organisation.postcode)
    if any(parts):
        street, city, postcode = (_text(part or "") for part in parts)
        yield f"ADR;TYPE=work:;;{street};{city};;{postcode};"
    if organisation.website:
        yield f"URL:{_text(organisation.website)}"


def _one_line(text: str | None) -> str:
    return ", ".join(line.strip() for line in (text or "").splitlines() if line.strip())


def _text(value: str) -> str:
    printable = "".join(char for char in value if char.isprintable() or char == "\n")
    return printable.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a long line between characters: no line is longer than 75 bytes."""
    if len(line.encode()) <= _LINE_BYTES:
        return line
    parts, current, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE_BYTES:
            parts.append(current)
            # The space that marks the continuation counts too.
            current, size = "", 1
        current += char
        size += width
    return "\r\n ".join([*parts, current])


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
