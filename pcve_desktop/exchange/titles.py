"""What people call a record, links and dated entries included, and to which network it belongs.

Works on rows in memory (what a package brings is in no table yet); what they refer to beyond is
read in bulk.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.journal import log
from pcve_desktop.journal.project import references, table_of
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from pcve_desktop.i18n import Translator

    Row = Mapping[str, Any]

_IN = mark("{part} in {whole}")
_ON = mark("{part}, {detail}")
# How a record is called that has no title of its own, or one that says too little: a text with
# the fields that fill it, each a reference, a date, a number or a word of a vocabulary.
_PATTERNS: dict[str, tuple[str, str, str]] = {
    "contact": (_ON, "organisation_id", "function"),
    "agenda_item": (_ON, "title", "meeting_id"),
    "step_progress": (_ON, "step", "cycle_id"),
    "benchmark": (_ON, "text", "step"),
    "action_objective": (_IN, "objective_id", "action_id"),
    "action_partner": (_IN, "organisation_id", "action_id"),
    "action_funding": (_IN, "funder", "action_id"),
    "milestone": (_ON, "title", "action_id"),
    "milestone_order": (mark("{part} after {detail}"), "milestone_id", "needs_id"),
    "finding_observer": (_ON, "finding_id", "organisation_id"),
    "finding_rating": (_ON, "finding_id", "rated_on"),
    "measurement": (_ON, "indicator_id", "measured_on"),
    "membership": (_IN, "organisation_id", "network_id"),
    "role_period": (_ON, "organisation_id", "role"),
    "commitment_rating": (_ON, "organisation_id", "rated_on"),
    "contact_log_entry": (_ON, "organisation_id", "subject"),
    "participation_entry": (_ON, "organisation_id", "words"),
    "candidate_finding": (_IN, "finding_id", "candidate_id"),
    "vote": (mark("Dot vote, {part}"), "cycle_id", ""),
    "ballot": (_ON, "organisation_id", "vote_id"),
    "ballot_dots": (_ON, "candidate_id", "ballot_id"),
    "score": (_ON, "candidate_id", "criterion_id"),
    "priority_decision": (_ON, "candidate_id", "outcome"),
    "protocol_member": (_IN, "organisation_id", "protocol_id"),
    "meeting_attendance": (_IN, "organisation_id", "meeting_id"),
    "session_module": (_IN, "module_id", "session_id"),
    "session_attendance": (_IN, "organisation_id", "session_id"),
    "hexagon_link": (mark("{part} and {detail}"), "first_id", "second_id"),
    "not_the_same": (mark("{part} and {detail}"), "first_id", "second_id"),
}
# References circle nowhere, yet a damaged file could make them.
_DEEPEST = 6


class Names:
    """The titles of some records; `rows` are those in memory, by record, with their entity."""

    def __init__(
        self, connection: Connection, rows: Mapping[str, tuple[str, Row]], words: Translator
    ) -> None:
        self._words = words
        self._rows: dict[str, tuple[str, Row]] = dict(rows)
        self._titles: dict[str, str] = {}
        self._load(connection, rows)
        self._numbers = self._numbered(connection)
        self._networks_of = self._memberships(connection)

    def title(self, record: str | None, depth: int = 0) -> str:
        """Return what people call a record (empty when it is not known)."""
        if record is None or record not in self._rows or depth > _DEEPEST:
            return ""
        known = self._titles.get(record)
        if known is None:
            entity, row = self._rows[record]
            known = self._titles[record] = self._made(entity, record, row, depth)
        return known

    def network(self, record: str) -> str:
        """Return the name of the network of a record; several for a partner of several."""
        if record not in self._rows:
            return ""
        entity, row = self._rows[record]
        if entity == "network":
            return str(row["name"])
        if "network_id" in row:
            return self.title(row["network_id"])
        owner = record if entity == "organisation" else row.get("organisation_id")
        names = {self.title(network) for network in self._networks_of.get(str(owner), ())}
        return ", ".join(sorted(filter(None, names)))

    def cycle(self, record: str) -> str:
        """Return the cycle of a record, by itself or by what it is a part of; empty for none."""
        for _ in range(_DEEPEST):
            if record not in self._rows:
                return ""
            entity, row = self._rows[record]
            parent = ENTITIES[entity].__entity__.parent
            if row.get("cycle_id") or not parent:
                return str(row.get("cycle_id") or "")
            record = str(row[parent])
        return ""

    def _made(self, entity: str, record: str, row: Row, depth: int) -> str:
        info = ENTITIES[entity].__entity__
        if entity not in _PATTERNS:
            title = str(row[info.title] or "") if info.title else ""
            number = self._numbers.get(record)
            return f"{number} {title}" if number else title
        pattern, first, second = _PATTERNS[entity]
        part = self._part(entity, row, first, depth)
        rest = self._part(entity, row, second, depth) if second else ""
        if not part or (second and not rest):
            return part or rest
        return self._words.t(pattern, part=part, detail=rest, whole=rest)

    def _part(self, entity: str, row: Row, name: str, depth: int) -> str:
        value = row[name]
        if name in references(entity):
            return self._short(value, depth + 1)
        if isinstance(value, Vocabulary):
            return self._words.t(value.label)
        if isinstance(value, dt.date):
            return self._words.date(value)
        return str(value or "")

    def _short(self, record: str | None, depth: int) -> str:
        """Return the title of a record inside that of another one: its own words suffice."""
        if record is not None and record in self._rows:
            entity, row = self._rows[record]
            if own := ENTITIES[entity].__entity__.title:
                return str(row[own] or "")
        return self.title(record, depth)

    def _load(self, connection: Connection, rows: Iterable[str]) -> None:
        """Read, level by level, what these rows refer to as far as titles need it."""
        level = list(rows)
        for _ in range(_DEEPEST):
            wanted: dict[str, set[str]] = defaultdict(set)
            for record in level:
                entity, row = self._rows[record]
                for name, target in references(entity).items():
                    if (value := row[name]) is not None and value not in self._rows:
                        wanted[target].add(value)
            level = []
            for entity, missing in wanted.items():
                table = table_of(ENTITIES[entity])
                for part in log.chunks(sorted(missing)):
                    for found in connection.execute(table.select().where(table.c.id.in_(part))):
                        self._rows[found.id] = entity, dict(found._mapping)
                        level.append(found.id)

    def _numbered(self, connection: Connection) -> dict[str, int]:
        """Return the number of each objective in the list of its cycle."""
        if not any(entity == "objective" for entity, _ in self._rows.values()):
            return {}
        table = table_of(ENTITIES["objective"])
        columns = select(table.c.id, table.c.network_id, table.c.cycle_id, table.c.position)
        places = {row.id: tuple(row)[1:] for row in connection.execute(columns)}
        for record, (entity, row) in self._rows.items():
            if entity == "objective":
                places[record] = (row["network_id"], row["cycle_id"], row["position"])
        lists: dict[tuple[Any, Any], list[tuple[str, str]]] = defaultdict(list)
        for record, (network, cycle, position) in places.items():
            lists[network, cycle].append((position or "~", record))
        return {
            record: number
            for same in lists.values()
            for number, (_, record) in enumerate(sorted(same), 1)
        }

    def _memberships(self, connection: Connection) -> dict[str, set[str]]:
        """Return the networks of the organisations at hand."""
        found: dict[str, set[str]] = defaultdict(set)
        organisations = [key for key, (entity, _) in self._rows.items() if entity == "organisation"]
        query = select(Membership.organisation_id, Membership.network_id)
        for part in log.chunks(organisations):
            for organisation, network in connection.execute(
                query.where(Membership.organisation_id.in_(part))
            ):
                found[organisation].add(network)
        for entity, row in self._rows.values():
            if entity == "membership":
                found[row["organisation_id"]].add(row["network_id"])
        missing = set().union(*found.values()) - self._rows.keys()
        self._add_networks(connection, missing)
        return found

    def _add_networks(self, connection: Connection, missing: Iterable[str]) -> None:
        table = table_of(ENTITIES["network"])
        for part in log.chunks(sorted(missing)):
            for row in connection.execute(table.select().where(table.c.id.in_(part))):
                self._rows[row.id] = "network", dict(row._mapping)


def shown_fields(entity: str) -> list[str]:
    """Return the fields of an entity that tell people something when the record is new."""
    return [
        name
        for name, field in fields_of(ENTITIES[entity]).items()
        if field.form or name == ENTITIES[entity].__entity__.title
    ]
