"""What the parts of the sample share: the workspace, the words, the days, the names of records."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from pcve_desktop.models.base import Record, computed_id
from pcve_desktop.services import records
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

R = TypeVar("R", bound=Record)

_SATURDAY = 5


class Maker:
    """Makes records through the services and remembers them by short names such as `org.fc`."""

    def __init__(
        self, ws: Workspace, tr: Translator, words: Mapping[str, str], today: dt.date
    ) -> None:
        self.ws = ws
        self.tr = tr
        self.today = today
        self.ids: dict[str, str] = {}
        self.network = ""
        self.cycle = ""
        self._words = words

    def day(self, offset: int) -> dt.date:
        """Return the day that lies `offset` days from today."""
        return self.today + dt.timedelta(days=offset)

    def working_day(self, offset: int) -> dt.date:
        """Return that day, or the Friday before when it falls on a weekend."""
        day = self.day(offset)
        return day - dt.timedelta(days=max(0, day.weekday() - _SATURDAY + 1))

    def text(self, key: str, **values: object) -> str:
        """Return the words of a key. Raises KeyError for a key without words."""
        return self._words[key].format(**values) if values else self._words[key]

    def maybe(self, key: str) -> str | None:
        """Return the words of a key, None when it has none."""
        return self._words.get(key)

    def id(self, name: str) -> str:
        """Return the identifier of a record made earlier."""
        return self.ids[name]

    def keep(self, name: str, changes: Changes, entity: type[Record]) -> str:
        """Remember the record that a service just made, and return its identifier."""
        found = changes.created[entity.__entity__.key][-1]
        self.ids[name] = found
        return found

    def add(self, entity: type[Record], name: str = "", /, **values: Any) -> str:
        """Create a record of the network (of the cycle, when it has one); return its identifier."""
        scope: dict[str, Any] = {}
        if hasattr(entity, "network_id"):
            scope["network_id"] = self.network
        if hasattr(entity, "cycle_id"):
            scope["cycle_id"] = self.cycle
        made = records.create(self.ws, entity, values=scope | values)
        found = made.created[entity.__entity__.key][-1]
        if name:
            self.ids[name] = found
        return found

    def rows(self, entity: type[R]) -> list[R]:
        """Return the records of the network and of the cycle at hand, in order."""
        return Dataset(self.ws, network_id=self.network, cycle_id=self.cycle).all(entity)

    def update(self, entity: type[Record], record_id: str, /, **values: Any) -> None:
        """Change fields of a record."""
        records.update(self.ws, entity, record_id, values=values)

    def update_link(self, entity: type[Record], *ends: str, **values: Any) -> None:
        """Change fields of the link between these ends."""
        self.update(entity, computed_id(entity.__entity__.key, *ends), **values)
