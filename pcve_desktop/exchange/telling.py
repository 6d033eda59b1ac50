"""What is in a package, in lines that people read: in the window and on the command line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.store.engine import SCHEMA_VERSION

if TYPE_CHECKING:
    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.reading import Package
    from pcve_desktop.i18n import Translator


def describe(package: Package, tr: Translator) -> list[str]:
    """Return whose file it is, of when, what is in it and what stays out, one thing a line."""
    said = package.manifest
    lines = [_from(said, tr), _about(said, tr), _amount(said, tr)]
    if not said.whole:
        lines.append(tr.t("Only what the other office did not have, as far as was known."))
    if left := left_out(said):
        lines.append(_stays_out(said, left, tr))
    if said.schema > SCHEMA_VERSION:
        lines.append(
            tr.t("Made by a newer version: what this one does not know waits for an update.")
        )
    if package.sealed:
        lines.append(tr.t("It opens with its password only."))
    return lines


def as_object(package: Package) -> dict[str, Any]:
    """Return the same for programs, with names that stay."""
    said = package.manifest
    return {
        "file": str(package.path),
        "package": said.package,
        "workspace": said.workspace,
        "office": {"id": said.office.id, "name": said.office.name},
        "made_at": said.made_at,
        "networks": [{"id": one.id, "name": one.name} for one in said.networks],
        "network": said.network,
        "whole": said.whole,
        "batches": said.batches,
        "operations": said.operations,
        "records": said.records,
        "first": said.first,
        "last": said.last,
        "schema": said.schema,
        "left_out": left_out(said),
        "password": package.sealed,
    }


def left_out(said: Manifest) -> int:
    """Return how many batches stayed out because they are about other networks or put aside."""
    return len({*said.elsewhere} - {*said.lacks})


def _from(said: Manifest, tr: Translator) -> str:
    made = _moment(said.made_at)
    return tr.t(
        "From {office}, {day}, {time}",
        office=said.office.name,
        day=tr.date(made),
        time=tr.time(made),
    )


def _about(said: Manifest, tr: Translator) -> str:
    names = tr.list([one.name for one in said.networks]) or "–"
    if said.network is not None:
        return tr.t("Only the network {name}", name=names)
    return tr.t("All that is in the file: {names}", names=names)


def _amount(said: Manifest, tr: Translator) -> str:
    if not said.batches:
        return tr.t("No change: it only tells what was seen.")
    first, last = (tr.date(_moment(text)) for text in (said.first, said.last))
    days = first if first == last else tr.t("{first} to {last}", first=first, last=last)
    return tr.t(
        "{changes} in {records}, {days}",
        changes=tr.n("{count} change", "{count} changes", said.batches),
        records=tr.n("{count} record", "{count} records", said.records),
        days=days,
    )


def _stays_out(said: Manifest, count: int, tr: Translator) -> str:
    if said.network is None:
        return tr.n(
            "{count} change stays out: it was put aside there.",
            "{count} changes stay out: they were put aside there.",
            count,
        )
    return tr.n(
        "{count} change stays out: it is not about this network alone.",
        "{count} changes stay out: they are not about this network alone.",
        count,
    )


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone()
