"""The scan of free text for the command line: what looks personal, line by line or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models import ENTITIES
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.scanning import known_texts, label_of, scan_readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.networks import NetworkSummary
    from pcve_desktop.services.scanning import Found
    from pcve_desktop.store.workspace import Workspace


def look_through(
    ws: Workspace, network: NetworkSummary, audience: Audience, *, language: str
) -> list[Found]:
    """Return what looks personal in what an audience gets of a network."""
    data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
    return scan_readable(View(data, audience), known=known_texts(data), language=language)


def told(found: Sequence[Found], tr: Translator) -> Iterator[str]:
    """Yield how many passages there are, each with its place, and what to think of it."""
    if not found:
        yield tr.t("Nothing in it looks personal.")
    else:
        yield (
            tr.n("{count} passage looks personal", "{count} passages look personal", len(found))
            + ":"
        )
    for item in found:
        entity = ENTITIES[item.entity].__entity__
        place = tr.t("{entity}, {field}", entity=tr.t(entity.singular), field=tr.t(label_of(item)))
        yield f"  {place}: {item.before}[{item.passage}]{item.after} ({tr.t(item.kind.label)})"
    yield tr.t("This check does not see everything, and it sees too much. You decide.")


def as_objects(found: Sequence[Found]) -> list[dict[str, str]]:
    """Return the passages as plain objects, in English keys."""
    return [
        {
            "entity": item.entity,
            "id": item.record_id,
            "field": item.field,
            "kind": item.kind.value,
            "before": item.before,
            "passage": item.passage,
            "after": item.after,
        }
        for item in found
    ]
