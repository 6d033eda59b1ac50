"""The boxes and links of the chain's picture; keys are "entity:id"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.priorities import Candidate
from pcve_desktop.pictures.chain import ChainItem, ChainLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.chain import Chain, ChainRow
    from pcve_desktop.models.base import Record
    from pcve_desktop.pictures.chain import Stage
    from pcve_desktop.services.dataset import Dataset

SHOWN = 3
"""Findings, actions or indicators shown at one place; more are counted in a box."""


class _Parts:
    """Collects boxes once each, and the links between them."""

    def __init__(self, data: Dataset, tr: Translator) -> None:
        self._data, self._tr = data, tr
        self.items: dict[str, ChainItem] = {}
        self.links: dict[tuple[str, str], ChainLink] = {}

    def add(self, entity: type[Record], stage: Stage, record_id: str | None) -> str:
        """Add the box of a record and return its key, empty when there is no record."""
        title = self._data.title(entity, record_id)
        if not title:
            return ""
        key = f"{entity.__entity__.key}:{record_id}"
        self.items.setdefault(key, ChainItem(key, stage, title))
        return key

    def several(
        self, entity: type[Record], stage: Stage, record_ids: Sequence[str], beside: str
    ) -> list[str]:
        """Add the first few records and a box that counts the rest."""
        # All but one would be a box for a single record: then show that one.
        shown = record_ids if len(record_ids) <= SHOWN + 1 else record_ids[:SHOWN]
        keys = [self.add(entity, stage, record) for record in shown]
        rest = len(record_ids) - len(shown)
        if rest:
            # Without an id after the colon the box opens the page of what it stands beside.
            key = f"more-{stage}-{beside}"
            label = self._tr.n("and {count} more", "and {count} more", rest)
            self.items.setdefault(key, ChainItem(key, stage, label))
            keys.append(key)
        return [key for key in keys if key]

    def link(self, start: str, end: str) -> None:
        """Link two boxes that exist."""
        if start and end:
            self.links.setdefault((start, end), ChainLink(start, end))


def chain_parts(
    chain: Chain, data: Dataset, tr: Translator
) -> tuple[list[ChainItem], list[ChainLink]]:
    """Return the boxes and links of a chain."""
    parts = _Parts(data, tr)
    for row in chain.rows:
        _add_row(parts, row)
    return list(parts.items.values()), list(parts.links.values())


def _add_row(parts: _Parts, row: ChainRow) -> None:
    candidate = parts.add(Candidate, "priority", row.candidate_id)
    for key in parts.several(Finding, "finding", row.finding_ids, row.candidate_id or ""):
        parts.link(key, candidate)
    objective = parts.add(Objective, "objective", row.objective_id)
    parts.link(candidate, objective)
    actions = parts.several(Action, "action", row.action_ids, row.objective_id or "")
    for key in actions:
        parts.link(objective, key)
    for key in parts.several(Indicator, "indicator", row.indicator_ids, row.objective_id or ""):
        parts.link(objective, key)
