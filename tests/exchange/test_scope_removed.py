"""What was removed for good, in the file of one network out of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.exchange.archive import JOURNAL
from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.package import open_package
from pcve_desktop.i18n import Translator
from pcve_desktop.journal.batch import GONE
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Contact
from pcve_desktop.services import networks, partners, records
from pcve_desktop.services.redaction import remove_for_good
from pcve_desktop.store.workspace import Workspace
from tests.exchange.packing import NAME, members, write

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.models.base import Record


def test_a_removal_travels_with_its_network_only(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "two.passerelle", office="Ville de Valmont") as ws:
        ids = []
        for name in ("Les Tilleuls", "Rive Est"):
            networks.create_network(ws, name=name, tr=Translator("en"))
            ids.append(next(one.id for one in networks.networks(ws) if one.name == name))
        ours, theirs = ids
        values = {"network_id": ours, "title": "Evening with K."}
        action = records.create(ws, Action, values=values).first_id or ""
        partner = partners.add_partner(ws, network_id=ours, values={"name": "Le Pont"})
        owner = partner.created["organisation"][-1]
        values = {"organisation_id": owner, "function": "Samir B."}
        contact = records.create(ws, Contact, values=values).first_id or ""
        records.update(ws, Contact, contact, values={"function": "Anne M."})
        remove_for_good(ws, Action, action)
        remove_for_good(ws, Contact, contact)

        own = write(ws, tmp_path / f"own-{NAME}", network_id=ours)
        other = write(ws, tmp_path / f"other-{NAME}", network_id=theirs)

    text = members(own)[JOURNAL].decode()
    for secret in ("Evening with K.", "Samir B.", "Anne M."):
        assert secret not in text
    assert text.count(f'"{GONE}"') == 2
    assert action not in members(other)[JOURNAL].decode()
    assert contact not in members(other)[JOURNAL].decode()
    with open_package(own) as package:
        new = begin_from(package, tmp_path / "new.passerelle", office="Espace Jeunes")
    with new, new.read() as session:
        kinds: tuple[type[Record], ...] = (Action, Contact)
        assert [session.scalars(select(kind.id)).all() for kind in kinds] == [[], []]
