"""A plan in words: the figures first, then one block per organisation."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pcve_desktop.imports.changes import Way
from pcve_desktop.imports.items import VERDICTS, Verdict
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.changes import FieldChange
    from pcve_desktop.imports.existing import Proposal
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.models.base import Record

_SHOWN = 100


def figures(plan: ImportPlan, tr: Translator) -> list[tuple[str, int]]:
    """Return what goes in, comes out and is left out, as (words, count); zeros included."""
    counts = plan.counts
    return [
        (tr.t("Rows read"), counts.rows),
        (tr.t("Organisations in them"), counts.organisations),
        (tr.t(VERDICTS[Verdict.LIKELY]), counts.likely),
        (tr.t(VERDICTS[Verdict.NEW]), counts.new),
        (tr.t(VERDICTS[Verdict.UPDATE]), counts.updated),
        (tr.t(VERDICTS[Verdict.SAME]), counts.unchanged),
        (tr.t("Contacts added"), counts.new_contacts),
        (tr.t("Rows skipped"), counts.skipped_rows),
        (tr.t("Remarks"), counts.problems),
        (tr.t("Names of people left out"), counts.names_left_out),
    ]


def summary_lines(plan: ImportPlan, tr: Translator) -> Iterator[str]:
    """Yield the whole plan as lines of text."""
    for note in plan.notes:
        yield note.text(tr)
    for words, count in figures(plan, tr):
        yield tr.t("{words}: {count}", words=words, count=tr.number(count))
    for skipped in plan.skipped:
        yield tr.t("Row {row} skipped: {reason}", row=skipped.row, reason=tr.t(skipped.reason))
    for alike in plan.alike:
        yield tr.t("Perhaps the same: {first} and {second}", first=alike.first, second=alike.second)
    for item in plan.items:
        yield ""
        yield from item_lines(item, tr)


def as_object(
    plan: ImportPlan, columns: Iterable[tuple[str, str | None]], tr: Translator
) -> dict[str, Any]:
    """Return the plan for other programs: keys stay English, values as they would be stored."""
    return {
        "source": plan.source,
        "notes": [note.text(tr) for note in plan.notes],
        "columns": [{"heading": heading, "target": target} for heading, target in columns],
        "counts": asdict(plan.counts),
        "skipped": [{"row": each.row, "reason": tr.t(each.reason)} for each in plan.skipped],
        "alike": [{"first": each.first, "second": each.second} for each in plan.alike],
        "organisations": [_item_object(item, tr) for item in plan.items],
    }


def _item_object(item: PlanItem, tr: Translator) -> dict[str, Any]:
    return {
        "name": item.name,
        "rows": list(item.rows),
        "verdict": item.verdict.name.lower(),
        "id": item.organisation_id,
        "known_as": item.known_as or None,
        "matched_by": tr.t(item.matched_by) if item.matched_by else None,
        "may_be": [
            {
                "id": each.organisation_id,
                "name": each.name,
                "reasons": [tr.t(reason) for reason in each.reasons],
            }
            for each in item.proposals
        ],
        "values": {name: _plain(value) for name, value in item.values.items()},
        "changes": [_change_object(change) for change in item.changes],
        "contacts": [
            {
                "id": contact.id,
                "values": {name: _plain(value) for name, value in contact.values.items()},
                "changes": [_change_object(change) for change in contact.changes],
            }
            for contact in item.contacts
        ],
        "remarks": [note.text(tr) for note in item.problems],
    }


def _change_object(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "before": _plain(change.before),
        "file": _plain(change.after),
        "after": _plain(change.result),
    }


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Vocabulary) else value


def item_lines(item: PlanItem, tr: Translator) -> Iterator[str]:
    """Yield what happens with one organisation: its rows, its fields, its contacts, remarks."""
    yield tr.t(
        "{verdict}: {name} (rows {rows})",
        verdict=tr.t(item.verdict.value),
        name=item.name,
        rows=", ".join(map(str, item.rows)),
    )
    if item.matched_by:
        yield "  " + tr.t("{why}: {name}", why=tr.t(item.matched_by), name=item.known_as)
    if item.reason:
        yield "  " + tr.t(item.reason)
    for proposal in item.proposals:
        yield "  " + proposal_line(proposal, tr)
    if item.organisation_id is None:
        yield from _value_lines(Organisation, item.values, item.guessed, tr)
    for change in item.changes:
        yield "  " + change_line(change, tr)
    for contact in item.contacts:
        if contact.id is None:
            yield "  " + tr.t("Contact")
            yield from _value_lines(Contact, contact.values, frozenset(), tr, indent="    ")
        for change in contact.changes:
            yield "    " + change_line(change, tr)
    for problem in item.problems:
        yield "  " + tr.t("Remark: {text}", text=problem.text(tr))


def proposal_line(proposal: Proposal, tr: Translator) -> str:
    """Say which organisation it may be, and why."""
    name = f"{proposal.name} ({proposal.place})" if proposal.place else proposal.name
    reasons = tr.list([tr.t(reason) for reason in dict.fromkeys(proposal.reasons)])
    return tr.t("May be “{name}”: {reasons}", name=name, reasons=reasons)


def change_line(change: FieldChange, tr: Translator) -> str:
    """Say what a field holds, what the file says, and who wins."""
    label, before = tr.t(change.label), value_text(change.before, tr)
    after = value_text(change.after, tr)
    if not before:
        return tr.t("{field}: {after} (was empty)", field=label, after=after)
    if change.way is Way.ADD:
        return tr.t("{field}: {after} is added to {before}",
                    field=label, after=after, before=before)  # fmt: skip
    if change.applied:
        return tr.t("{field}: {after} replaces {before}", field=label, after=after, before=before)
    return tr.t("{field}: {before} is kept, the file says {after}",
                field=label, before=before, after=after)  # fmt: skip


def _value_lines(
    entity: type[Record],
    values: Mapping[str, Any],
    guessed: frozenset[str],
    tr: Translator,
    indent: str = "  ",
) -> Iterator[str]:
    info = fields_of(entity)
    for name, value in values.items():
        if name == "name" or value is True:
            continue
        line = tr.t("{field}: {value}", field=tr.t(info[name].label), value=value_text(value, tr))
        yield indent + (tr.t("{line} (guessed)", line=line) if name in guessed else line)


def value_text(value: object, tr: Translator) -> str:
    """Return a field value on one line, long texts cut."""
    if value is None or value == ():
        return ""
    if isinstance(value, Vocabulary):
        return tr.t(value.label)
    if isinstance(value, tuple):
        return ", ".join(value_text(each, tr) for each in value)
    if isinstance(value, dt.date):
        return tr.date(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
