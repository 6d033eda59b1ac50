"""Making all screens of a step at 50 partners, 200 actions and 500 findings."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.screens.registry import EVENING, screens_of
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from tests.bench.data import DAY, make
from tests.bench.measuring import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.bench

TARGET_MS = 100
_ROUNDS = 3


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    path: Path = tmp_path_factory.mktemp("screens") / "large.passerelle"
    with make(path, partners=50, actions=200, findings=500) as ws:
        network = networks.networks(ws)[0]
        yield Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)


@pytest.mark.parametrize("place", [*map(str, Step), EVENING])
def test_the_screens_of_a_step_are_there_at_once(data: Dataset, place: str) -> None:
    tr = Translator("de")
    assert len(data.all(Finding)) == 500

    def work() -> None:
        screens_of(data, place, tr, today=DAY)

    work()
    taken = statistics.median(seconds(work) for _ in range(_ROUNDS)) * 1000
    print(f"\nscreens of {place}: {taken:.1f} ms (target {TARGET_MS})")
    assert taken < TARGET_MS
