"""A network to work in."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.services import networks, partners, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.models import Record
    from pcve_desktop.services.changes import Changes

DAY = dt.date(2026, 11, 24)


@dataclass
class Work:
    """An open workspace with one network and its cycle."""

    ws: Workspace
    network: str
    cycle: str

    @property
    def scope(self) -> dict[str, str]:
        return {"network_id": self.network, "cycle_id": self.cycle}

    def add(self, entity: type[Record], **values: Any) -> str:
        """Create a record of this network and return its identifier."""
        names = {"network_id": self.network, "cycle_id": self.cycle}
        scope = {name: value for name, value in names.items() if hasattr(entity, name)}
        made = records.create(self.ws, entity, values=scope | values)
        return made.created[entity.__entity__.key][0]

    def partner(self, name: str) -> str:
        made = partners.add_partner(self.ws, network_id=self.network, values={"name": name})
        return made.created["organisation"][0]

    def get(self, entity: type[Record], record: str) -> Any:
        return Dataset(self.ws).get(entity, record)

    def all(self, entity: type[Record]) -> list[Any]:
        return Dataset(self.ws, network_id=self.network, cycle_id=self.cycle).all(entity)

    def undo(self) -> Changes | None:
        from pcve_desktop.services import history

        return history.undo_last(self.ws)


@pytest.fixture(scope="session")
def network_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "Les Tilleuls.passerelle"
    with Workspace.create(path, office="Espace Jeunes") as ws:
        networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), today=DAY)
    return path


@pytest.fixture
def work(network_file: Path, tmp_path: Path) -> Iterator[Work]:
    """Return a new network, open and without partners."""
    path = tmp_path / network_file.name
    shutil.copyfile(network_file, path)
    with Workspace.open(path, office="Espace Jeunes") as ws:
        (summary,) = networks.networks(ws)
        assert summary.cycle_id is not None
        yield Work(ws, summary.id, summary.cycle_id)
