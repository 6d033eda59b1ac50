"""An export of a workspace file, from the file to the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.reports import Audience, export
from pcve_desktop.store.workspace import Workspace
from tests.reports.samples import TODAY

if TYPE_CHECKING:
    from pathlib import Path


def test_only_the_chosen_network_and_cycle_are_exported(tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "valmont.passerelle", office="Espace Jeunes")
    ids = {}
    for name in ("Les Tilleuls", "Rive Est"):
        with ws.write(mark("Add a network")) as tx:
            network = Network(name=name, city="Valmont")
            cycle = Cycle(name="2026–2027", network_id=network.id)
            partner = Organisation(name=f"Partner of {name}")
            where = {"network_id": network.id}
            tx.session.add_all(
                [
                    network,
                    cycle,
                    partner,
                    Membership(organisation_id=partner.id, **where),
                    Action(title=f"Action of {name}", cycle_id=cycle.id, number=1, **where),
                ]
            )
            ids[name] = (network.id, cycle.id)
    network_id, cycle_id = ids["Les Tilleuls"]
    steps = list(
        export(
            ws, network_id=network_id, cycle_id=cycle_id, audience=Audience.CITY, language="en",
            formats=["pdf", "xlsx"], folder=tmp_path / "out", today=TODAY,
        )
    )  # fmt: skip
    ws.close()
    assert steps[-1].path == tmp_path / "out" / "tilleuls-city-2026-11-24.xlsx"
    book = load_workbook(steps[-1].path)
    assert [row[2].value for row in book["Collective actions"].iter_rows(min_row=2)] == [
        "Action of Les Tilleuls"
    ]
    assert [row[1].value for row in book["Organisations"].iter_rows(min_row=2)] == [
        "Partner of Les Tilleuls"
    ]
    assert book["Collective actions"].cell(2, book["Collective actions"].max_column).value == (
        "Espace Jeunes"
    )
    assert len(list((tmp_path / "out").iterdir())) == 2
