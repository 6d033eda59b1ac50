"""A closed cycle stays as it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle
from pcve_desktop.services import networks, records
from pcve_desktop.services.records import CycleClosed
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator


def test_a_closed_cycle_takes_no_change(tmp_path: Path, tr: Translator) -> None:
    with Workspace.create(tmp_path / "network.passerelle") as ws:
        networks.create_network(ws, name="Rive Est", tr=tr, today=dt.date(2026, 11, 24))
        network = networks.networks(ws)[0]
        scope = {"network_id": network.id, "cycle_id": network.cycle_id}
        made = records.create(ws, Finding, values=scope | {"statement": "Few places to meet"})
        finding = made.first_id
        cycle = network.cycle_id
        assert cycle is not None
        records.update(ws, Cycle, cycle, values={"closed_on": dt.date(2026, 6, 30)})

        with pytest.raises(CycleClosed) as refusal:
            records.update(ws, Finding, finding, values={"statement": "Many places to meet"})
        with pytest.raises(CycleClosed):
            records.create(ws, Finding, values=scope | {"statement": "Another one"})
        with pytest.raises(CycleClosed):
            records.delete(ws, Finding, finding)
        with pytest.raises(CycleClosed):
            records.move(ws, Finding, finding)

        with ws.read() as session:
            rows = session.query(Finding).all()
        assert [row.statement for row in rows] == ["Few places to meet"]
        assert "2026-2027" in refusal.value.message(tr)

        records.update(ws, Cycle, cycle, values={"closed_on": None})
        records.update(ws, Finding, finding, values={"statement": "Many places to meet"})
        with ws.read() as session:
            found = session.get(Finding, finding)
        assert found is not None
        assert found.statement == "Many places to meet"
