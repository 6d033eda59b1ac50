"""A plan of a received file in lines to read, and as an object for other programs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange.review import Standing, counts, parts
from pcve_desktop.journal.batch import DEL
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind, encode
from pcve_desktop.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pcve_desktop.exchange.ledger import Receipt
    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.review import Decisions, FieldChange, Item, Plan, Side
    from pcve_desktop.i18n import Translator

_LONGEST = 120
_HUNDRED = 100


def plan_lines(
    manifest: Manifest, plan: Plan, decisions: Decisions, tr: Translator
) -> Iterator[str]:
    """Yield whose file it is, how much it changes, then every record with its fields."""
    made = tr.date(dt.datetime.fromisoformat(manifest.made_at))
    yield tr.t("A file from {office}, made on {date}", office=manifest.office.name, date=made)
    yield _sums(plan, decisions, tr)
    if plan.waiting:
        yield tr.n(
            "{count} change waits for an earlier file; ask {office} for a whole one.",
            "{count} changes wait for an earlier file; ask {office} for a whole one.",
            plan.waiting,
            office=manifest.office.name,
        )
    if plan.later:
        yield tr.n(
            "{count} detail can only be shown by a newer version of Passerelle; it is kept.",
            "{count} details can only be shown by a newer version of Passerelle; they are kept.",
            plan.later,
        )
    taken = counts(plan, decisions)
    above = parts(plan)
    belong: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.record in above:
            belong.setdefault(above[item.record], []).append(item)
    for standing in Standing:
        if standing in taken:
            yield f"{tr.t(standing.value)} ({tr.number(taken[standing][1])})"
        for item in plan.of(standing):
            if item.record not in above:
                yield from _item(item, plan, decisions, tr)
                for part in belong.get(item.record, ()):
                    yield f"    + {_head(part, decisions, tr)}"


def _sums(plan: Plan, decisions: Decisions, tr: Translator) -> str:
    told = [
        _pair(tr.t(standing.value), tr.number(total), tr)
        for standing, (_, total) in counts(plan, decisions).items()
    ]
    told.append(tr.t("The same: {count}", count=tr.number(plan.same)))
    return "; ".join(told)


def _item(item: Item, plan: Plan, decisions: Decisions, tr: Translator) -> Iterator[str]:
    yield f"  {_head(item, decisions, tr)}"
    for change in item.changes:
        if change.name == DEL and not change.conflict:
            continue
        choice = decisions.choices.get((item.record, change.name))
        line = f"    {_line(item, change, plan, tr)}"
        yield f"{line} → {tr.t(choice.value)}" if choice is not None else line


def _head(item: Item, decisions: Decisions, tr: Translator) -> str:
    """Return what a record is, how it is called, and what is to be known of it."""
    title = _pair(tr.t(ENTITIES[item.entity].__entity__.singular), item.title, tr)
    notes = [item.network] if item.network not in {"", item.title} else []
    notes += [
        f"{change.theirs.office}, {tr.date(change.theirs.made_at)}"
        for change in item.changes
        if change.name == DEL and not change.conflict
    ]
    if item.closed:
        notes.append(tr.t("in the closed cycle {name}", name=item.closed))
    if item.record in decisions.aside:
        notes.append(tr.t("put aside"))
    return f"{title} ({'; '.join(notes)})" if notes else title


def _line(item: Item, change: FieldChange, plan: Plan, tr: Translator) -> str:
    theirs = _value(item, change.name, change.theirs, plan, tr)
    if change.name == DEL:
        label = tr.t("Deleted or kept")
    else:
        field = fields_of(ENTITIES[item.entity])[change.name]
        label = tr.t(field.label) or tr.t("Place in the list")
    if change.ours is None:
        return _pair(label, theirs, tr)
    ours = _value(item, change.name, change.ours, plan, tr)
    if change.conflict:
        return tr.t(
            "{field}: ours {ours} ({our_office}, {our_date}); theirs {theirs} "
            "({their_office}, {their_date})",
            field=label,
            ours=ours,
            our_office=change.ours.office,
            our_date=tr.date(change.ours.made_at),
            theirs=theirs,
            their_office=change.theirs.office,
            their_date=tr.date(change.theirs.made_at),
        )
    by, day = change.theirs.office, tr.date(change.theirs.made_at)
    return _pair(label, f"{ours} → {theirs} ({by}, {day})", tr)


def _pair(label: str, value: str, tr: Translator) -> str:
    return tr.t("{label}: {value}", label=label, value=value)


def _value(item: Item, name: str, side: Side, plan: Plan, tr: Translator) -> str:
    """Return a value in words, “empty” for none."""
    value = side.value
    if name == DEL:
        return tr.t("deleted") if value else tr.t("kept")
    if value in (None, "", ()):
        return tr.t("empty")
    field = fields_of(ENTITIES[item.entity])[name]
    if field.kind is Kind.REFERENCE:
        return plan.names.get(value, "") or tr.t("empty")
    if field.kind is Kind.PERCENT:
        return tr.percent(value / _HUNDRED)
    return next((say(value, tr) for kind, say in _SAID if isinstance(value, kind)), _quoted(value))


# What a value is shown as, by its type; the first that fits.
_SAID: tuple[tuple[type, Callable[[Any, Translator], str]], ...] = (
    (tuple, lambda value, tr: tr.list(tr.t(each.label) for each in value)),
    (Vocabulary, lambda value, tr: tr.t(value.label)),
    (bool, lambda value, tr: tr.t("yes") if value else tr.t("no")),
    (dt.date, lambda value, tr: tr.date(value)),
    (dt.time, lambda value, tr: tr.time(value)),
    (int, lambda value, tr: tr.number(value)),
    (float, lambda value, tr: tr.number(value)),
)


def _quoted(value: object) -> str:
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[: _LONGEST - 1]}…”"


def plan_object(
    manifest: Manifest, plan: Plan, decisions: Decisions, tr: Translator
) -> dict[str, Any]:
    """Return a plan as plain objects, in English keys."""
    return {
        "package": manifest.package,
        "office": manifest.office.name,
        "made_at": manifest.made_at,
        "networks": [network.name for network in manifest.networks],
        "counts": {
            standing.name.lower(): {"taken": taken, "of": total}
            for standing, (taken, total) in counts(plan, decisions).items()
        },
        "same": plan.same,
        "known": plan.known,
        "fresh": plan.fresh,
        "waiting": plan.waiting,
        "later": plan.later,
        "open": len(decisions.open(plan)),
        "items": [_item_object(item, decisions, tr) for item in plan.items],
    }


def _item_object(item: Item, decisions: Decisions, tr: Translator) -> dict[str, Any]:
    return {
        "entity": item.entity,
        "record": item.record,
        "title": item.title,
        "network": item.network,
        "standing": item.standing.name.lower(),
        "said": tr.t(item.standing.value),
        "aside": item.record in decisions.aside,
        "closed_cycle": item.closed or None,
        "needs": sorted(item.needs),
        "changes": [
            {
                "field": change.name,
                "ours": _side_object(change.ours),
                "theirs": _side_object(change.theirs),
                "conflict": change.conflict,
                "both": change.joining.value if change.conflict else None,
                "choice": _choice(item, change, decisions),
            }
            for change in item.changes
        ],
    }


def _choice(item: Item, change: FieldChange, decisions: Decisions) -> str | None:
    choice = decisions.choices.get((item.record, change.name))
    return choice.name.lower() if choice is not None else None


def _side_object(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "value": encode(side.value),
        "office": side.office,
        "made_at": side.made_at.isoformat(),
    }


def receipt_line(receipt: Receipt, tr: Translator, short: str) -> str:
    """Return a file that was taken in as one line."""
    parts = [short, tr.date(receipt.received_at), receipt.office_name]
    parts += [receipt.file_name] if receipt.file_name else []
    told = [
        _pair(tr.t(standing.value), tr.number(receipt.counts[standing.name]), tr)
        for standing in Standing
        if receipt.counts.get(standing.name)
    ]
    parts += ["; ".join(told)] if told else []
    if receipt.undone_at is not None:
        parts.append(tr.t("taken back on {date}", date=tr.date(receipt.undone_at)))
    return "  ".join(parts)


def receipt_object(receipt: Receipt) -> dict[str, Any]:
    """Return a file that was taken in as a plain object."""
    return {
        "id": receipt.id,
        "package": receipt.package,
        "office": receipt.office_name,
        "made_at": receipt.made_at.isoformat(),
        "received_at": receipt.received_at.isoformat(),
        "file": receipt.file_name,
        "counts": {name.lower(): count for name, count in receipt.counts.items()},
        "waiting": receipt.waiting,
        "undone_at": receipt.undone_at.isoformat() if receipt.undone_at else None,
        "backup": receipt.backup,
    }
