"""The boxes and links of the chain's picture, from its rows of identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pcve_desktop.pictures.chain import ChainItem, ChainLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.chain import Stage

SHOWN = 3
"""Findings, actions or indicators shown at one place; more are counted in a box."""

ENTITIES: Mapping[Stage, str] = {
    "finding": "finding",
    "priority": "candidate",
    "objective": "objective",
    "action": "action",
    "indicator": "indicator",
}
"""The entity behind each stage; the key of a box is "entity:id"."""


class Row(Protocol):
    """One line of the chain, by identifiers."""

    @property
    def finding_ids(self) -> tuple[str, ...]:
        """The findings on which the priority rests."""

    @property
    def candidate_id(self) -> str | None:
        """The priority."""

    @property
    def objective_id(self) -> str | None:
        """The objective."""

    @property
    def action_ids(self) -> tuple[str, ...]:
        """The actions that serve the objective."""

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        """The indicators of the objective."""


def chain_boxes(
    rows: Iterable[Row], title: Callable[[Stage, str], str], tr: Translator
) -> tuple[list[ChainItem], list[ChainLink]]:
    """Return the boxes and links of rows; what has no title is left out with its links."""
    parts = _Parts(title, tr)
    for row in rows:
        parts.add_row(row)
    return list(parts.items.values()), list(parts.links.values())


class _Parts:
    """Collects boxes once each, and the links between them."""

    def __init__(self, title: Callable[[Stage, str], str], tr: Translator) -> None:
        self._title, self._tr = title, tr
        self.items: dict[str, ChainItem] = {}
        self.links: dict[tuple[str, str], ChainLink] = {}

    def add_row(self, row: Row) -> None:
        """Add the boxes and links of a row."""
        candidate = self._add("priority", row.candidate_id)
        for key in self._several("finding", row.finding_ids, row.candidate_id or ""):
            self._link(key, candidate)
        objective = self._add("objective", row.objective_id)
        self._link(candidate, objective)
        for key in self._several("action", row.action_ids, row.objective_id or ""):
            self._link(objective, key)
        for key in self._several("indicator", row.indicator_ids, row.objective_id or ""):
            self._link(objective, key)

    def _add(self, stage: Stage, record_id: str | None) -> str:
        """Add the box of a record and return its key, empty when there is no record."""
        title = self._title(stage, record_id) if record_id else ""
        if not title:
            return ""
        key = f"{ENTITIES[stage]}:{record_id}"
        self.items.setdefault(key, ChainItem(key, stage, title))
        return key

    def _several(self, stage: Stage, record_ids: Sequence[str], beside: str) -> list[str]:
        """Add the first few records and a box that counts the rest."""
        # All but one would be a box for a single record: then show that one.
        shown = record_ids if len(record_ids) <= SHOWN + 1 else record_ids[:SHOWN]
        keys = [self._add(stage, record) for record in shown]
        rest = len(record_ids) - len(shown)
        if rest:
            # Without an id after the colon the box opens the page of what it stands beside.
            key = f"more-{stage}-{beside}"
            label = self._tr.n("and {count} more", "and {count} more", rest)
            self.items.setdefault(key, ChainItem(key, stage, label))
            keys.append(key)
        return [key for key in keys if key]

    def _link(self, start: str, end: str) -> None:
        """Link two boxes that exist."""
        if start and end:
            self.links.setdefault((start, end), ChainLink(start, end))
