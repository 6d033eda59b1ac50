"""What of a journal goes into a package: one network out of several, and nothing put aside.

A batch travels whole or not at all. For one network, those stay out that touch a record of another
one, and with them whatever cannot stand without them: what replaces their operations, takes them
back, or is about a record that only they bring into being. A record belongs to its network, an
organisation to those that it is a member of, and what hangs on an organisation belongs where that
does. Templates and organisations without membership are shared, and so are offices, of which those
go along that wrote some of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pcve_desktop.journal.aside import wholly_aside
from pcve_desktop.journal.batch import ROW
from pcve_desktop.journal.log import chunks
from pcve_desktop.journal.project import references, table_of
from pcve_desktop.journal.tables import BATCH, OP, REPLACES
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.network import Network, Office
from pcve_desktop.models.partners import Membership, Organisation

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NETWORK = "network_id"
_MEMBER = Membership.__entity__.key
_ORGANISATION = Organisation.__entity__.key
_OFFICE = Office.__entity__.key
# What a batch that holds the decisions about a received file is called.
_MERGE = "merge"
_NETWORK_ENTITY = Network.__entity__.key


def batches_of(connection: Connection, network_id: str | None) -> tuple[list[int], list[str]]:
    """Return the numbers of the batches that a package holds, and the ids of those left out.

    Without a network that is everything but what was put aside whole.
    """
    rows = connection.execute(select(BATCH.c.seq, BATCH.c.id).order_by(BATCH.c.seq)).all()
    names = {row.id: row.seq for row in rows}
    out = _aside(connection, names)
    if network_id is not None:
        out = _beyond(connection, network_id, names, out)
        out |= _others_offices(connection, out)
    seqs = [row.seq for row in rows if row.seq not in out]
    return seqs, [row.id for row in rows if row.seq in out]


def _aside(connection: Connection, names: dict[str, int]) -> set[int]:
    """Return the batches that were put aside whole, unless what travels builds on them."""
    out = {names[identifier] for identifier in wholly_aside(connection)}
    while needed := _needed(connection, out):
        out -= needed
    return out


def _needed(connection: Connection, out: set[int]) -> set[int]:
    """Return those of some batches that others replace from, or that others' records come from."""
    home: dict[int, int] = {}
    births: dict[str, set[int]] = defaultdict(set)
    for part in chunks(sorted(out)):
        query = select(OP.c.id, OP.c.batch_seq, OP.c.record_id, OP.c.field)
        for row in connection.execute(query.where(OP.c.batch_seq.in_(part))):
            home[row.id] = row.batch_seq
            if row.field == ROW:
                births[row.record_id].add(row.batch_seq)
    needed: set[int] = set()
    for part in chunks(sorted(home)):
        links = select(REPLACES.c.replaced_id, OP.c.batch_seq)
        links = links.join(OP, OP.c.id == REPLACES.c.op_id)
        for old, new in connection.execute(links.where(REPLACES.c.replaced_id.in_(part))):
            if new not in out:
                needed.add(home[old])
    for part in chunks(sorted(births)):
        others = select(OP.c.record_id, OP.c.batch_seq).where(OP.c.record_id.in_(part)).distinct()
        for record, seq in connection.execute(others):
            if seq not in out:
                needed |= births[record]
    return needed


def _beyond(
    connection: Connection, network_id: str, names: dict[str, int], out: set[int]
) -> set[int]:
    """Return the batches that do not belong into the package of a network, those in `out` too."""
    belongs = _Belonging(connection, network_id)
    touched: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    found = select(OP.c.batch_seq, OP.c.record_id, OP.c.entity, func.max(OP.c.field == ROW))
    found = found.group_by(OP.c.batch_seq, OP.c.record_id, OP.c.entity)
    foreign = set(out)
    for seq, record, entity, born in connection.execute(found):
        if not belongs(entity, record):
            foreign.add(seq)
        touched[seq].append((record, bool(born)))
    builds_on = _builds_on(connection)
    born_here: set[str] = set()
    left: set[int] = set()
    heads = select(BATCH.c.seq, BATCH.c.target, BATCH.c.scope).order_by(BATCH.c.seq)
    # Ascending: whatever a batch builds on has a lower number.
    for seq, target, scope in connection.execute(heads):
        if (
            seq in foreign
            or scope not in {None, network_id}
            or names.get(target) in left
            or not left.isdisjoint(builds_on.get(seq, ()))
            or any(not born and record not in born_here for record, born in touched[seq])
        ):
            left.add(seq)
        else:
            born_here.update(record for record, born in touched[seq] if born)
    return left


def _others_offices(connection: Connection, out: set[int]) -> set[int]:
    """Return the batches that only tell which other offices there are.

    The name of an office goes along where it wrote something that does. A file that was taken in
    without any decision is a matter of this copy, and its label names the office that it was from.
    """
    named: dict[int, set[str]] = defaultdict(set)
    entities = select(OP.c.batch_seq, OP.c.record_id, OP.c.entity).distinct()
    for seq, record, entity in connection.execute(entities):
        named[seq].add(record if entity == _OFFICE else "")
    only_offices = {seq for seq, records in named.items() if "" not in records}
    heads = connection.execute(select(BATCH.c.seq, BATCH.c.office, BATCH.c.kind)).all()
    writing = {
        row.office
        for row in heads
        if row.seq not in out and row.seq in named and row.seq not in only_offices
    }
    return {seq for seq in only_offices if not named[seq] & writing} | {
        row.seq for row in heads if row.kind == _MERGE and row.seq not in named
    }


def _builds_on(connection: Connection) -> dict[int, set[int]]:
    """Return, for each batch, the other ones whose operations it replaces."""
    new, old = OP.alias(), OP.alias()
    links = select(new.c.batch_seq, old.c.batch_seq).select_from(REPLACES)
    links = links.join(new, new.c.id == REPLACES.c.op_id)
    links = links.join(old, old.c.id == REPLACES.c.replaced_id)
    found: dict[int, set[int]] = defaultdict(set)
    query = links.where(new.c.batch_seq != old.c.batch_seq).distinct()
    for batch, other in connection.execute(query):
        found[batch].add(other)
    return found


class _Belonging:
    """Says whether a record may be in the package of a network: its own, or shared.

    What cannot be told to be so may not: an entity of a newer program, a record without network.
    """

    def __init__(self, connection: Connection, network_id: str) -> None:
        self._network = network_id
        self._connection = connection
        self._networks = self._said(None, _NETWORK)
        self._members = self._memberships()
        self._hanging: dict[str, dict[str, list[set[str]]]] = {}

    def __call__(self, entity: str, record: str) -> bool:
        cls = ENTITIES.get(entity)
        if entity == _NETWORK_ENTITY:
            return record == self._network
        if record in self._networks or cls is None or _NETWORK in fields_of(cls):
            return self._networks.get(record) == {self._network}
        if entity == _ORGANISATION:
            return self._network in self._members.get(record, {self._network})
        return all(
            # Not even one of those that it hangs on, or ever did, may be another network's alone.
            self(target, one)
            for target, others in self._owners(entity, record)
            for one in others
        )

    def _owners(self, entity: str, record: str) -> list[tuple[str, set[str]]]:
        """Return what a record without network hangs on: what it says now, and all it ever said."""
        known = self._hanging.get(entity)
        fields = [
            (name, target)
            for name, target in references(entity).items()
            if fields_of(ENTITIES[entity])[name].required
        ]
        if known is None:
            known = self._hanging[entity] = defaultdict(list)
            said = [self._said(entity, name) for name, _target in fields]
            for one in {one for values in said for one in values}:
                known[one] = [values.get(one, set()) for values in said]
            table = table_of(ENTITIES[entity])
            for row in self._connection.execute(table.select()).mappings():
                before = known.get(row["id"], [set() for _ in fields])
                known[row["id"]] = [
                    values | {row[name]}
                    for values, (name, _target) in zip(before, fields, strict=True)
                ]
        return [
            (target, others)
            for (_name, target), others in zip(fields, known.get(record, ()), strict=False)
            if others
        ]

    def _said(self, entity: str | None, name: str) -> dict[str, set[str]]:
        """Return all values that a field ever had, by record."""
        query = select(OP.c.record_id, OP.c.value).where(
            OP.c.field == name, OP.c.value.is_not(None)
        )
        if entity is not None:
            query = query.where(OP.c.entity == entity)
        found: dict[str, set[str]] = defaultdict(set)
        for record, value in self._connection.execute(query.distinct()):
            said: Any = json.loads(value)
            if isinstance(said, str):
                found[record].add(said)
        return dict(found)

    def _memberships(self) -> dict[str, set[str]]:
        """Return the networks of organisations: where they are members, or else ever were."""
        ever: dict[str, set[str]] = defaultdict(set)
        for record, organisations in self._said(_MEMBER, "organisation_id").items():
            for organisation in organisations:
                ever[organisation] |= self._networks.get(record, set())
        now: dict[str, set[str]] = defaultdict(set)
        table = table_of(Membership)
        query = select(table.c.organisation_id, table.c.network_id)
        for organisation, network in self._connection.execute(query):
            now[organisation].add(network)
        return {**ever, **now}
