"""What several commands need to know of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.services.networks import NetworkSummary, networks

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace


class NoSuchNetwork(PasserelleError):
    """The file has no network of that name, or several and none was named."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            mark("Say which network with --network: {names}. Nothing was written."),
            names=", ".join(names) or "–",
        )


def chosen_network(ws: Workspace, name: str) -> NetworkSummary:
    """Return the network of that name, or the only one. Raises NoSuchNetwork."""
    found = networks(ws)
    wanted = [item for item in found if not name or item.name.casefold() == name.casefold()]
    if len(wanted) != 1:
        raise NoSuchNetwork([item.name for item in found])
    return wanted[0]
