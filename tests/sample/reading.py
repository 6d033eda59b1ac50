"""How the tests read a sample file: its current cycle, who takes part, what was held."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import (
    Membership,
    Organisation,
)
from pcve_desktop.models.sharing import (
    Meeting,
)
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import current_cycle
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


TODAY = dt.date(2026, 11, 24)
LANGUAGES = ("en", "fr", "de")


def opened(path: Path) -> Dataset:
    """Return the current cycle of a sample file."""
    ws = Workspace.open(path, read_only=True)
    everything = Dataset(ws)
    network = everything.everywhere(Network)[0]
    cycle = current_cycle(everything.everywhere(Cycle))
    assert cycle is not None
    return Dataset(ws, network_id=network.id, cycle_id=cycle.id)


def active(data: Dataset) -> list[str]:
    return [item.organisation_id for item in data.all(Membership) if item.role.active]


def partners(data: Dataset) -> list[Organisation]:
    return [item for item in data.organisations() if item.id in active(data)]


def held(data: Dataset) -> list[Meeting]:
    return [item for item in data.all(Meeting) if item.held_on and item.held_on < TODAY]
