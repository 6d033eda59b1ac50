"""What a file knows under a name that is being typed: an organisation is in it once only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.likeness.names import name_key, nearly_same, related
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services.partners import AWAY

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace

# Fewer letters are the beginning of too many names.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an organisation in a network."""

    network_id: str
    network: str
    role: MemberRole


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the file; `also` is the other name by which it was found, if any."""

    id: str
    name: str
    also: str
    places: tuple[Place, ...]

    def takes_part(self, network_id: str) -> bool:
        """Say whether it has a place in a network that it has not left."""
        return any(
            place.network_id == network_id and place.role not in AWAY for place in self.places
        )


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    written: str
    organisation_id: str


class KnownPartners:
    """The organisations of a file as they are now, to be asked at every letter."""

    def __init__(self, ws: Workspace) -> None:
        columns = (
            Organisation.id,
            Organisation.name,
            Organisation.short_name,
            Organisation.other_names,
        )
        self._ws = ws
        self._titles: dict[str, str] = {}
        self._names: list[_Name] = []
        with ws.read() as session:
            rows = session.execute(select(*columns)).all()
        for identifier, name, short, others in rows:
            self._titles[identifier] = name
            for written in (name, short or "", *(others or "").split(";")):
                if key := name_key(written):
                    self._names.append(_Name(key, written.strip(), identifier))

    def like(self, text: str, *, most: int = 3) -> list[Known]:
        """Return the organisations that may be meant by a name, the likeliest first."""
        wanted = name_key(text)
        if len(wanted) < _SHORTEST:
            return []
        best: dict[str, tuple[int, _Name]] = {}
        for name in self._names:
            rank = _rank(wanted, name.key)
            known = best.get(name.organisation_id)
            if rank is not None and (known is None or rank < known[0]):
                best[name.organisation_id] = (rank, name)
        ordered = sorted(best.values(), key=lambda item: (item[0], item[1].key))
        found = [name for _, name in ordered[:most]]
        places = self._places([name.organisation_id for name in found])
        return [self._known(name, places) for name in found]

    def _known(self, name: _Name, places: dict[str, list[Place]]) -> Known:
        title = self._titles[name.organisation_id]
        also = "" if name.written == title else name.written
        return Known(name.organisation_id, title, also, tuple(places.get(name.organisation_id, ())))

    def _places(self, ids: list[str]) -> dict[str, list[Place]]:
        query = (
            select(Membership.organisation_id, Network.id, Network.name, Membership.role)
            .join(Network, Network.id == Membership.network_id)
            .where(Membership.organisation_id.in_(ids))
            .order_by(Network.name)
        )
        found: dict[str, list[Place]] = {}
        with self._ws.read() as session:
            for organisation_id, network_id, network, role in session.execute(query):
                found.setdefault(organisation_id, []).append(Place(network_id, network, role))
        return found


def _rank(wanted: str, key: str) -> int | None:
    """Return how surely a name is the one wanted (0 is surest), None when it is another."""
    if key == wanted:
        return 0
    if nearly_same(key, wanted):
        return 1
    if key.startswith(wanted):
        return 2
    words = key.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 3
    several = len(wanted.split()) > 1 and len(words) > 1
    return 4 if several and related(wanted, key) else None
