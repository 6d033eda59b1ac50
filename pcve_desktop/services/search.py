"""Search in everything that a workspace says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.base import ENTITIES, title_of
from pcve_desktop.store import fulltext

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that matches. `owner` names the record to open (itself, or what it is part of)."""

    entity: str
    id: str
    title: str
    snippet: str
    owner_entity: str
    owner_id: str


def search(
    ws: Workspace, words: str, *, network_id: str | None = None, limit: int = 50
) -> list[Hit]:
    """Return the records that hold all the words, best first; the last word may be a beginning.

    Matching words in `snippet` stand between control characters 2 and 3.
    """
    hits: list[Hit] = []
    with ws.read() as session:
        connection = session.connection()
        for found in fulltext.find(connection, words, limit=limit, network_id=network_id):
            record = session.get_one(ENTITIES[found.entity], found.record)
            owner_entity, owner_id = _owner(record.__entity__.parent, found, record)
            hits.append(
                Hit(
                    found.entity, record.id, title_of(record), found.snippet, owner_entity, owner_id
                )
            )
    return hits


# A page opens these records themselves; anything else opens what it is part of.
_OPENED_ALONE = frozenset(
    {
        "organisation",
        "action",
        "finding",
        "objective",
        "candidate",
        "meeting",
        "training_session",
        "indicator",
    }
)


def _owner(parent: str, found: fulltext.Found, record: object) -> tuple[str, str]:
    if found.entity in _OPENED_ALONE or not parent or parent in {"cycle_id", "network_id"}:
        return found.entity, found.record
    field = getattr(type(record), parent).property.columns[0].info["field"]
    return field.target, str(getattr(record, parent))
