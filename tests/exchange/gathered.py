"""Networks of several offices, each in a file of its own, and the city that gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import write_package
from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services import records
from pcve_desktop.services.networks import create_network, networks
from pcve_desktop.store.workspace import Workspace

TILLEULS, RIVE_EST, VALLON = "Les Tilleuls", "Rive Est", "Le Vallon"
OFFICES = {TILLEULS: "Espace Jeunes", RIVE_EST: "Maison du Fleuve", VALLON: "Foyer des Collines"}


@dataclass(frozen=True)
class Home:
    """A network with its file, its office, and some of its records."""

    path: Path
    name: str
    office: str
    network: str
    action: str
    partner: str

    def edit(self, entity: Any, record: str, **values: Any) -> None:
        """Change a record in the network's own file."""
        with Workspace.open(self.path, office=self.office) as ws:
            records.update(ws, entity, record, values=values)

    def pack(self, folder: Path, name: str = "", **options: Any) -> Path:
        """Write a package of the network's file into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name or self.name}{SUFFIX}"
        with Workspace.open(self.path, office=self.office) as ws:
            for _ in write_package(ws, path, **options):
                pass
        return path


def make_home(folder: Path, name: str, *, partner: str, email: str = "") -> Home:
    """Make a network in a file of its own: a partner with a contact, a finding, an action."""
    path, office = folder / f"{name}.passerelle", OFFICES.get(name, f"Office of {name}")
    with Workspace.create(path, office=office) as ws:
        create_network(ws, name=name, tr=Translator("en"), lead=f"Lead of {name}")
        (network,) = networks(ws)
        scope = {"network_id": network.id, "cycle_id": network.cycle_id}
        made = records.create(ws, Organisation, values={"name": partner, "city": "Valmont"})
        organisation = str(made.first_id)
        records.create(
            ws, Membership, values={"network_id": network.id, "organisation_id": organisation}
        )
        records.create(
            ws,
            Contact,
            values={
                "organisation_id": organisation,
                "function": "Front desk",
                "email": email or None,
            },
        )
        records.create(ws, Finding, values=scope | {"statement": f"What is said in {name}"})
        action = records.create(ws, Action, values=scope | {"title": f"Film evening in {name}"})
    return Home(path, name, office, network.id, str(action.first_id), organisation)
