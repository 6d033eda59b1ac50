"""Saved views of a list: a name for its filters, columns and order, and its usual arrangement.

A view is kept as JSON that only its list reads. What another version wrote and this one cannot
read is left alone: the view stays, but cannot be chosen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.keeping import SavedView
from pcve_desktop.services import records
from pcve_desktop.services.listing import ListQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

VERSION = 1
_WIDEST = 2000
# The arrangement of a list is kept as a view of a place of its own, so that no list offers it.
_USUAL = "{place}:usual"


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """What a view sets: the query, the columns by name (empty: the usual ones), their widths."""

    query: ListQuery
    columns: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> str:
        """Return the definition as it is kept."""
        query = self.query
        return json.dumps(
            {
                "version": VERSION,
                "text": query.text,
                "filters": {name: list(values) for name, values in query.filters.items()},
                "sort": query.sort,
                "descending": query.descending,
                "group": query.group,
                "columns": list(self.columns),
                "widths": dict(self.widths),
            },
            ensure_ascii=False,
            sort_keys=True,
        )


@dataclass(frozen=True, slots=True)
class View:
    """A saved view; `definition` is None when this version cannot read it."""

    id: str
    name: str
    definition: ViewDefinition | None


def read_definition(text: str | None) -> ViewDefinition | None:
    """Return what a kept text says, None when it is not from this version or is damaged."""
    try:
        data = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return None
    filters, widths = data.get("filters"), data.get("widths")
    if not isinstance(filters, dict) or not isinstance(widths, dict):
        return None
    query = ListQuery(
        text=_word(data.get("text")),
        filters={name: words for name, values in filters.items() if (words := _words(values))},
        sort=_word(data.get("sort")),
        descending=data.get("descending") is True,
        group=_word(data.get("group")),
    )
    sizes = {
        name: size for name, size in widths.items() if type(size) is int and 0 < size <= _WIDEST
    }
    return ViewDefinition(query, _words(data.get("columns")), tuple(sizes.items()))


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _words(value: Any) -> tuple[str, ...]:
    found = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(word for word in found if isinstance(word, str) and word))


def views(ws: Workspace, *, network_id: str, place: str) -> list[View]:
    """Return the views of a list in a network, in their order."""
    return [
        View(row.id, row.name, read_definition(row.definition))
        for row in _rows(ws, network_id, place)
    ]


def _rows(ws: Workspace, network_id: str, place: str) -> Sequence[SavedView]:
    query = select(SavedView).where(SavedView.network_id == network_id, SavedView.place == place)
    with ws.read() as session:
        return session.scalars(query.order_by(SavedView.position, SavedView.id)).all()


def save_view(
    ws: Workspace, *, network_id: str, place: str, name: str, definition: ViewDefinition
) -> Changes:
    """Keep a view under a name. Raises InvalidRecord."""
    values = {
        "network_id": network_id,
        "place": place,
        "name": " ".join(name.split()),
        "definition": definition.to_json(),
    }
    with ws.write(mark("Save the view “{title}”"), title=values["name"]) as tx:
        records.create(ws, SavedView, values=values)
    return tx.changes


def change_view(ws: Workspace, view_id: str, *, definition: ViewDefinition) -> Changes:
    """Let a view show something else. Raises RecordGone."""
    return records.update(ws, SavedView, view_id, values={"definition": definition.to_json()})


def rename_view(ws: Workspace, view_id: str, *, name: str) -> Changes:
    """Give a view another name. Raises InvalidRecord, RecordGone."""
    return records.update(ws, SavedView, view_id, values={"name": " ".join(name.split())})


def delete_view(ws: Workspace, view_id: str) -> Changes:
    """Delete a view."""
    return records.delete(ws, SavedView, view_id)


def usual(ws: Workspace, *, network_id: str, place: str) -> ViewDefinition | None:
    """Return how a network arranged a list, None when it did not."""
    rows = _rows(ws, network_id, _USUAL.format(place=place))
    return read_definition(rows[0].definition) if rows else None


def keep_usual(
    ws: Workspace, *, network_id: str, place: str, definition: ViewDefinition
) -> Changes:
    """Keep how a list is arranged in a network; every office keeps the same one record."""
    kept_at = _USUAL.format(place=place)
    identifier = computed_id("saved_view", network_id, kept_at)
    values = {"definition": definition.to_json()}
    with ws.write(mark("Arrange a list")) as tx:
        if tx.session.get(SavedView, identifier) is not None:
            records.update(ws, SavedView, identifier, values=values)
        else:
            scope = {"id": identifier, "network_id": network_id, "place": kept_at, "name": place}
            records.create(ws, SavedView, values=scope | values)
    return tx.changes
