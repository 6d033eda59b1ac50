"""A plan in the words of the window: row numbers, likenesses, values before and after.

No Qt here: the window shows this, and tests read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pcve_desktop.imports.changes import FieldChange
from pcve_desktop.imports.items import ORGANISATION
from pcve_desktop.imports.preview import value_text
from pcve_desktop.imports.table import cell_text
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Alike
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.imports.table import Table
    from pcve_desktop.models.base import Record

_LONGEST = 600


@dataclass(frozen=True)
class Line:
    """One field in the preview: what it holds, what the import makes of it, and a remark.

    `before` is empty for what is new. `kept` says that `before` stays and `after` is what the
    file says. `change` is what can be decided about it, `place` the contact that it is about.
    """

    label: str
    before: str
    after: str
    remark: str = ""
    kept: bool = False
    place: int = ORGANISATION
    change: FieldChange | None = None


def row_numbers(rows: Sequence[int], tr: Translator) -> str:
    """Return row numbers in short: “row 7”, “rows 2 to 5 and 9”."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    parts: list[str] = []
    for first, last in spans:
        if last > first + 1:
            parts.append(tr.t("{first} to {last}", first=first, last=last))
        else:
            parts += [str(row) for row in range(first, last + 1)]
    return tr.n("row {rows}", "rows {rows}", len(rows), rows=tr.list(parts))


def full_text(value: object, tr: Translator) -> str:
    """Return a field value for reading, with its lines; only very long texts are cut."""
    # A word of a vocabulary is a text too, but not one to show.
    if not isinstance(value, str) or isinstance(value, Vocabulary):
        return value_text(value, tr)
    text = value.strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def organisation_lines(item: PlanItem, tr: Translator) -> list[Line]:
    """Return the fields of an organisation that the import would write, or would not."""
    if item.organisation_id is None:
        return value_lines(Organisation, item.values, item.guessed, tr)
    return change_lines(item.changes, item.guessed, tr)


def value_lines(
    entity: type[Record], values: Mapping[str, Any], guessed: Iterable[str], tr: Translator
) -> list[Line]:
    """Return the values of a new record, without its name and without what says nothing."""
    info = fields_of(entity)
    lines = []
    for name, value in values.items():
        text = full_text(value, tr)
        if name == "name" or value is True or not text:
            continue
        lines.append(Line(tr.t(info[name].label), "", text, _remark(name, guessed, tr)))
    return lines


def change_lines(
    changes: Iterable[FieldChange],
    guessed: Iterable[str],
    tr: Translator,
    place: int = ORGANISATION,
) -> list[Line]:
    """Return what changes in a known record, and what the file says otherwise."""
    return [
        Line(
            label=tr.t(change.label),
            before=full_text(change.before, tr),
            after=full_text(change.result if change.applied else change.after, tr),
            remark=_remark(change.field, guessed, tr) if change.applied else "",
            kept=not change.applied,
            place=place,
            change=change,
        )
        for change in changes
    ]


def contact_blocks(item: PlanItem, tr: Translator) -> list[tuple[str, list[Line]]]:
    """Return (heading, fields) of each contact that the import adds or completes."""
    blocks = []
    for place, contact in enumerate(item.contacts):
        if contact.id is None:
            lines = value_lines(Contact, contact.values, (), tr)
            blocks.append((tr.t("New contact"), lines))
        elif contact.changes:
            function = str(contact.values.get("function", ""))
            lines = change_lines(contact.changes, (), tr, place)
            blocks.append((tr.t("Contact: {function}", function=function), lines))
    return blocks


def _remark(name: str, guessed: Iterable[str], tr: Translator) -> str:
    return tr.t("Worked out from words of the file") if name in guessed else ""


def likenesses(plan: ImportPlan) -> dict[str, list[tuple[str, Alike]]]:
    """Return, by name, the other names that may be the same organisation."""
    found: dict[str, list[tuple[str, Alike]]] = {}
    for alike in plan.alike:
        found.setdefault(alike.first, []).append((alike.second, alike))
        found.setdefault(alike.second, []).append((alike.first, alike))
    return found


def likeness_text(other: str, alike: Alike, tr: Translator) -> str:
    """Say kindly that two entries may be one, and why it looks so."""
    if not alike.value:
        why = tr.t("The names are nearly the same.")
    elif "@" in alike.value:
        why = tr.t("Both have the e-mail {email}.", email=alike.value)
    else:
        why = tr.t("Both have the same phone.")
    return tr.t(
        "Perhaps the same organisation as “{other}”. {why} They stay two entries; take the tick "
        "away if one is enough.",
        other=other,
        why=why,
    )


def skipped_lines(table: Table, number: int, tr: Translator) -> list[Line]:
    """Return the filled cells of a row that is not imported."""
    row = next((row for row in table.rows if row.number == number), None)
    if row is None:
        return []
    return [
        Line(column.label(tr), "", full_text(cell_text(cell), tr))
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell is not None
    ]
