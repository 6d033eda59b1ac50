"""What a group of rows says, as values that the fields of an organisation accept.

Nothing that a row says is dropped in silence: what a field cannot take goes to the notes, with the
header of its column before it, and is reported as a problem. The one exception are names of people
without their agreement: they are left out and only counted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports import targets as t
from pcve_desktop.imports.kinds import kind_of, sector_of
from pcve_desktop.imports.publics import publics_in
from pcve_desktop.imports.table import Note
from pcve_desktop.imports.vocabulary import exact, role_of, spheres_in
from pcve_desktop.imports.words import ROLES, Words, given, units
from pcve_desktop.likeness.names import name_key
from pcve_desktop.likeness.texts import is_url
from pcve_desktop.likeness.words import distinct, fold
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import MemberRole, OrganisationKind, Public, Sector, Sphere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Group
    from pcve_desktop.imports.records import Part
    from pcve_desktop.models.vocabularies import Vocabulary

TOO_LONG: Final = mark("{field}: too long, the full text is in the notes")
NOT_A_SITE: Final = mark("“{text}” is not a web address; kept in the notes")
NOT_A_DATE: Final = mark("“{text}” is not a date; kept in the notes")
SHORTENED: Final = mark("{field}: longer than {limit} characters, the end was cut off")

_FIELDS: Final = fields_of(Organisation)
_SINGLE: Final = ("short_name", "address", "postcode", "city", "external_id")
_LONG: Final = ("offers", "needs")
_UNDERSTOOD: Final = 40
_ON_ONE_LINE: Final = 80
_EUROPEAN: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
# From 1982 to 2064: other numbers are no days on which a list was checked.
_SERIAL: Final = re.compile(r"[3-5]\d{4}")
_DAY_ZERO: Final = dt.date(1899, 12, 30)
_CENTURY: Final = 2000
_CENTURY_END: Final = 100


@dataclass
class Values:
    """Field values of an organisation, which of them are guesses, and what went wrong."""

    fields: dict[str, Any] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    problems: list[Note] = field(default_factory=list)
    role: MemberRole | None = None
    extras: list[tuple[str, str]] = field(default_factory=list)

    def keep(self, label: str, text: str) -> None:
        """Keep a text for the notes, under the header of its column."""
        self.extras.append((label, text))

    def problem(self, msgid: str, **values: object) -> None:
        """Report something that the person importing may want to look at."""
        self.problems.append(Note(msgid, values))


def organisation_values(group: Group, tr: Translator, chosen: Words | None = None) -> Values:
    """Return what the rows say about the organisation, without its contacts and notes.

    `tr` names the fields in problems and notes where the file has no header for them; `chosen`
    holds the words of the file that somebody mapped by hand.
    """
    found = Values()
    _set_name(found, group, tr)
    for name in _SINGLE:
        _set_single(found, group, name)
    _set_neighbourhoods(found, group, tr)
    _set_website(found, group)
    _set_verified(found, group)
    _set_other_names(found, group)
    _set_classes(found, group, chosen or {})
    for name in _LONG:
        _set_long(found, name, [(p.label, p.text) for p in group.parts(f"organisation.{name}")], tr)
    return found


def finish_notes(found: Values, group: Group, tr: Translator) -> None:
    """Write the notes last: the columns mapped to them, then what no field could take."""
    lines = [(part.label, part.text) for part in group.parts(t.NOTES)]
    _set_long(found, "notes", lines + found.extras, tr, always_labelled=True)


def _set_name(found: Values, group: Group, tr: Translator) -> None:
    limit = _FIELDS["name"].max_length or len(group.name)
    if len(group.name) > limit:
        label = tr.t(_FIELDS["name"].label)
        found.problem(TOO_LONG, field=label)
        found.keep(label, group.name)
    found.fields["name"] = group.name[:limit].rstrip()


def _set_single(found: Values, group: Group, name: str) -> None:
    """Take the first value that fits; the others are kept in the notes."""
    info = _FIELDS[name]
    seen: set[str] = set()
    for part in group.parts(f"organisation.{name}"):
        folded = fold(part.text)
        if folded in seen:
            continue
        seen.add(folded)
        if info.max_length and len(part.text) > info.max_length:
            found.problem(TOO_LONG, field=part.label)
        elif name not in found.fields:
            found.fields[name] = part.text
            continue
        found.keep(part.label, part.text)


def _set_neighbourhoods(found: Values, group: Group, tr: Translator) -> None:
    limit = _FIELDS["neighbourhoods"].max_length or 0
    texts = group.texts("organisation.neighbourhoods")
    joined = ", ".join(texts)
    if len(joined) <= limit:
        if joined:
            found.fields["neighbourhoods"] = joined
        return
    for part in group.parts("organisation.neighbourhoods"):
        found.keep(part.label, part.text)
    found.problem(TOO_LONG, field=tr.t(_FIELDS["neighbourhoods"].label))


def _set_website(found: Values, group: Group) -> None:
    for part in group.parts(t.WEBSITE):
        if is_url(part.text):
            add_website(found, part.label, part.text)
        else:
            found.problem(NOT_A_SITE, text=part.text)
            found.keep(part.label, part.text)


def add_website(found: Values, label: str, text: str) -> None:
    """Set the web site unless one is known; a second one goes to the notes."""
    address = text.strip()
    if not re.match(r"https?://", address, re.IGNORECASE):
        address = f"https://{address}"
    known = found.fields.setdefault("website", address)
    if known.rstrip("/").casefold() != address.rstrip("/").casefold():
        found.keep(label, address)


def _set_verified(found: Values, group: Group) -> None:
    """Take the latest date: rows of one organisation may have been checked at different times."""
    dates = []
    for part in group.parts("organisation.verified_on"):
        day = read_date(part.text)
        if day is None:
            found.problem(NOT_A_DATE, text=part.text)
            found.keep(part.label, part.text)
        else:
            dates.append(day)
    if dates:
        found.fields["verified_on"] = max(dates)


def read_date(text: str) -> dt.date | None:
    """Read 2026-03-04, with or without a time, or 4/3/2026 (day before month), or 46085."""
    stripped = text.strip()
    try:
        return dt.date.fromisoformat(stripped[:10])
    except ValueError:
        pass
    if _SERIAL.fullmatch(stripped):
        # A date that lost its format is the number of days that a spreadsheet counts.
        return _DAY_ZERO + dt.timedelta(days=int(stripped))
    match = _EUROPEAN.fullmatch(stripped)
    if match is None:
        return None
    day, month, year = (int(figures) for figures in match.groups())
    try:
        return dt.date(year + _CENTURY if year < _CENTURY_END else year, month, day)
    except ValueError:
        return None


def _set_other_names(found: Values, group: Group) -> None:
    """Keep the other names of a column, and other spellings of the rows, to find it again."""
    said = [name for text in group.texts(t.OTHER_NAMES) for name in text.split(";")]
    names = other_names(known="", said=[*said, *group.spellings()], but=(found.fields["name"],))
    if names:
        found.fields["other_names"] = names


def other_names(known: str, said: Iterable[str], but: Iterable[str]) -> str:
    """Return `known` with the names that it does not have yet, as far as the field takes them.

    Writings that are compared alike count as one name; names in `but` need no keeping.
    """
    limit = _FIELDS["other_names"].max_length or 0
    names = [name for part in known.split(";") if (name := part.strip())]
    seen = {name_key(name) for name in (*names, *but)}
    joined = "; ".join(names)
    for name in (" ".join(each.split()) for each in said):
        key = name_key(name)
        longer = f"{joined}; {name}" if joined else name
        if key and key not in seen and ";" not in name and len(longer) <= limit:
            seen.add(key)
            joined = longer
    return joined


def _set_classes(found: Values, group: Group, chosen: Words) -> None:
    """Set type, sector, spheres, publics and role; words that say more are kept in the notes."""
    kinds, sectors = _texts(group, t.KIND, chosen), _texts(group, t.SECTOR, chosen)
    by_hand = {key: given(group, key, chosen) for key in (t.KIND, t.SECTOR)}
    kind, sector = kind_of(group.name, " | ".join([*kinds, *sectors])), None
    if by_hand[t.KIND]:
        kind = OrganisationKind(by_hand[t.KIND][0])
    if by_hand[t.SECTOR]:
        sector = Sector(by_hand[t.SECTOR][0])
    sector = sector or sector_of(" | ".join([*sectors, *kinds]), kind)
    for key, value in ((t.KIND, kind), (t.SECTOR, sector)):
        name = key.partition(".")[2]
        if value is not None:
            found.fields[name] = value
            if not by_hand[key]:
                found.guessed.add(name)
        for part in group.parts(key):
            if value is None or exact(type(value), part.text) is not value:
                _keep_unless(found, key, part, chosen)
    for key, vocabulary, reader in (
        (t.PUBLICS, Public, publics_in), (t.SPHERES, Sphere, spheres_in),
    ):  # fmt: skip
        _set_several(found, group, key, vocabulary, reader, chosen)
    _set_role(found, group, chosen)


def _texts(group: Group, key: str, chosen: Words) -> list[str]:
    """Return the texts for a target that nobody mapped by hand."""
    return [text for text in group.texts(key) if fold(text) not in chosen.get(key, {})]


def _keep_unless(found: Values, key: str, part: Part, chosen: Words) -> None:
    """Keep a text in the notes, unless somebody said what it means."""
    if not chosen.get(key, {}).get(fold(part.text)):
        found.keep(part.label, part.text)


def _set_several(
    found: Values,
    group: Group,
    key: str,
    vocabulary: type[Public | Sphere],
    reader: Callable[[str], tuple[Vocabulary, ...]],
    chosen: Words,
) -> None:
    """Set a field that takes several words, from the words by hand and those understood."""
    name = key.partition(".")[2]
    named: set[Vocabulary] = set(given(group, key, chosen))
    by_hand = bool(named)
    known = chosen.get(key, {})
    for part in group.parts(key):
        rest = [unit for unit in units(key, part.text) if fold(unit) not in known]
        understood = reader(" ; ".join(rest)) if rest else ()
        by_hand = by_hand and not understood
        named.update(understood)
        unheard = [unit for unit in units(key, part.text) if not known.get(fold(unit))]
        if unheard and (not understood or len(part.text) > _UNDERSTOOD):
            found.keep(part.label, part.text)
    if named:
        found.fields[name] = tuple(item for item in vocabulary if item in named)
        if not by_hand:
            found.guessed.add(name)


def _set_role(found: Values, group: Group, chosen: Words) -> None:
    """Take the role that the rows say; who left or declined is told by an event of its own."""
    by_hand = given(group, t.ROLE, chosen)
    for part in group.parts(t.ROLE):
        role = role_of(part.text)
        if role in ROLES:
            found.role = found.role or role
        else:
            _keep_unless(found, t.ROLE, part, chosen)
    if by_hand:
        found.role = MemberRole(by_hand[0])


def _set_long(
    found: Values,
    name: str,
    lines: Iterable[tuple[str, str]],
    tr: Translator,
    *,
    always_labelled: bool = False,
) -> None:
    """Join the texts by column: short ones on one line, long ones below each other."""
    by_label: dict[str, list[str]] = {}
    for label, text in lines:
        by_label.setdefault(label, []).append(text)
    labelled = always_labelled or len(by_label) > 1
    blocks = []
    for label, texts in by_label.items():
        single = distinct(texts)
        short = all(len(text) <= _ON_ONE_LINE and "\n" not in text for text in single)
        joined = ("; " if short and labelled else "\n").join(single)
        gap = "\n" if "\n" in joined else " "
        blocks.append(f"{label}:{gap}{joined}" if labelled else joined)
    text = "\n".join(blocks)
    limit = _FIELDS[name].max_length or len(text)
    if len(text) > limit:
        found.problem(SHORTENED, field=tr.t(_FIELDS[name].label), limit=limit)
        text = text[: limit - 1].rstrip() + "…"
    if text:
        found.fields[name] = text
