"""What was deleted where a file comes from does not appear here for what else is put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation

if TYPE_CHECKING:
    from tests.exchange.neighbours import Office


def test_a_deleted_record_stays_away(two: tuple[Office, Office]) -> None:
    us, them = two
    partner = them.add(Organisation, name="Maison des Rives")
    action = them.add(Action, network_id=them.only(Network), title="Film evening", lead_id=partner)
    them.delete(Action, action)
    path = them.pack()

    assert action not in {item.record for item in us.look(path).items}
    us.take(path, aside=(partner,))

    assert us.row(Action, action) is None
