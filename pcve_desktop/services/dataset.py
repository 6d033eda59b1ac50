"""What pages and reports read: the records of one network and cycle, loaded once and kept.

Records are detached: read their attributes, write through services. `invalidate` drops what a
change touched; the next look loads it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from pcve_desktop.models.base import ENTITIES, Record, title_of
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services.networks import current_cycle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

R = TypeVar("R", bound=Record)


class Dataset:
    """A cached view of one network (all of the workspace when `network_id` is None)."""

    def __init__(
        self, ws: Workspace, *, network_id: str | None = None, cycle_id: str | None = None
    ) -> None:
        self.ws = ws
        self.network_id = network_id
        self.cycle_id = cycle_id
        self._records: dict[str, dict[str, Any]] = {}
        self._scoped: dict[str, list[Any]] = {}
        self._indexes: dict[tuple[str, str], dict[Any, list[Any]]] = {}

    def for_cycle(self, cycle_id: str) -> Dataset:
        """Return a view of another cycle for a moment; what is loaded is shared with this one."""
        other = Dataset(self.ws, network_id=self.network_id, cycle_id=cycle_id)
        other._records = self._records
        return other

    def side_by_side(self) -> list[Dataset]:
        """Return a view of every network in its current cycle; what is loaded is shared."""
        cycles: dict[str, list[Cycle]] = {}
        for cycle in self.everywhere(Cycle):
            cycles.setdefault(cycle.network_id, []).append(cycle)
        found = []
        for network in self.everywhere(Network):
            current = current_cycle(cycles.get(network.id, []))
            other = Dataset(
                self.ws, network_id=network.id, cycle_id=current.id if current else None
            )
            other._records = self._records
            found.append(other)
        return found

    def _load(self, entity: type[R]) -> dict[str, R]:
        key = entity.__entity__.key
        known = self._records.get(key)
        if known is None:
            with self.ws.read() as session:
                session.flush()
                # A session of its own: inside a write, its objects stay those of the writer.
                with Session(session.connection(), expire_on_commit=False) as own:
                    rows = own.scalars(select(entity)).all()
                    own.expunge_all()
            known = self._records[key] = {row.id: row for row in sorted(rows, key=_order)}
        return known

    def everywhere(self, entity: type[R]) -> list[R]:
        """Return all records of an entity, of any network."""
        return list(self._load(entity).values())

    def all(self, entity: type[R]) -> list[R]:
        """Return the records of this network (and this cycle), by position, then age."""
        key = entity.__entity__.key
        known = self._scoped.get(key)
        if known is None:
            known = self._scoped[key] = [
                row for row in self._load(entity).values() if self._in_scope(row)
            ]
        return list(known)

    def count(self, entity: type[R]) -> int:
        """Return how many records `all` gives, without reading them."""
        key = entity.__entity__.key
        if key in self._records:
            return len(self.all(entity))
        columns, query = entity.__table__.c, select(func.count()).select_from(entity)
        for name, wanted in (("network_id", self.network_id), ("cycle_id", self.cycle_id)):
            if wanted is not None and name in columns:
                query = query.where(or_(columns[name] == wanted, columns[name].is_(None)))
        with self.ws.read() as session:
            session.flush()
            return int(session.scalar(query) or 0)

    def _in_scope(self, row: Record) -> bool:
        network = getattr(row, "network_id", None)
        cycle = getattr(row, "cycle_id", None)
        if self.network_id is not None and network is not None and network != self.network_id:
            return False
        return self.cycle_id is None or cycle is None or cycle == self.cycle_id

    def get(self, entity: type[R], record_id: str | None) -> R | None:
        """Return a record of any network, or None."""
        return self._load(entity).get(record_id) if record_id else None

    def where(self, entity: type[R], field: str, value: Any) -> list[R]:
        """Return the records of this network whose field has this value, in order."""
        key = (entity.__entity__.key, field)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = {}
            for row in self.all(entity):
                index.setdefault(getattr(row, field), []).append(row)
        return list(index.get(value, ()))

    @property
    def network(self) -> Network:
        """The network looked at. Raises LookupError when it is gone."""
        found = self.get(Network, self.network_id)
        if found is None:
            raise LookupError(self.network_id)
        return found

    @property
    def cycle(self) -> Cycle | None:
        """The cycle looked at."""
        return self.get(Cycle, self.cycle_id)

    def organisations(self) -> list[Organisation]:
        """Return the organisations with a place in this network, by name."""
        if self.network_id is None:
            found = self.everywhere(Organisation)
        else:
            members = {row.organisation_id for row in self.all(Membership)}
            found = [row for row in self.everywhere(Organisation) if row.id in members]
        return sorted(found, key=lambda row: row.name.casefold())

    def title(self, entity: type[Record], record_id: str | None) -> str:
        """Return the text that stands for a record (empty when there is none)."""
        record = self.get(entity, record_id)
        return title_of(record) if record is not None else ""

    def choices(self, entity_key: str) -> Sequence[tuple[str, str]]:
        """Return (id, title) of what a reference to this entity may point to, by title."""
        entity = ENTITIES[entity_key]
        rows = self.organisations() if entity is Organisation else self.all(entity)
        pairs = [(row.id, title_of(row)) for row in rows]
        return sorted(pairs, key=lambda pair: pair[1].casefold())

    def invalidate(self, changes: Changes) -> None:
        """Forget the entities that a change touched."""
        for key in changes.touched:
            self._records.pop(key, None)
            self._scoped.pop(key, None)
            for index in [index for index in self._indexes if index[0] == key]:
                del self._indexes[index]


def _order(row: Record) -> tuple[str, int, str]:
    # Records without a position come last: what belongs to a step by step, the rest by age.
    step = getattr(row, "step", None)
    return (getattr(row, "position", None) or "~", step.number if step else 0, row.id)
