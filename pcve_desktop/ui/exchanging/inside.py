"""What a network holds, in counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


def entries_text(context: Context, network_id: str | None) -> str:
    """Return how many entries a network has, of every cycle; without one, all networks."""
    tr = context.tr
    data = Dataset(context.ws, network_id=network_id)
    partners = len(data.organisations()) if network_id else data.count(Organisation)
    counted = [
        (partners, tr.n("{count} partner", "{count} partners", partners)),
    ]
    findings, actions, meetings = (data.count(one) for one in (Finding, Action, Meeting))
    counted += [
        (findings, tr.n("{count} finding", "{count} findings", findings)),
        (actions, tr.n("{count} action", "{count} actions", actions)),
        (meetings, tr.n("{count} meeting", "{count} meetings", meetings)),
    ]
    return tr.list([text for count, text in counted if count]) or tr.t("No entry so far")
