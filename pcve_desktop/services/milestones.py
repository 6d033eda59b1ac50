"""The order of milestones: what comes after what, never in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.methodology.ordering import circle
from pcve_desktop.models.actions import Milestone, MilestoneOrder
from pcve_desktop.services import records

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


class MilestonesInACircle(PasserelleError):
    """Milestones that would each wait for the other."""

    def __init__(self, title: str, other: str) -> None:
        super().__init__(
            mark(
                "“{other}” already comes after “{title}”, so both would wait for each other. "
                "Untick it, or change the order there first."
            ),
            title=title,
            other=other,
        )


def set_order(
    ws: Workspace, milestone_id: str, *, needs: Collection[str], network_id: str
) -> Changes:
    """Let a milestone come after these and no others. Raises MilestonesInACircle."""
    with ws.write(mark("Order of milestones")) as tx:
        _refuse_circle(tx.session, milestone_id, needs)
        records.set_links(
            ws,
            MilestoneOrder,
            owner=("milestone_id", milestone_id),
            other="needs_id",
            ids=needs,
            network_id=network_id,
        )
    return tx.changes


def _refuse_circle(session: Session, milestone_id: str, needs: Collection[str]) -> None:
    others = [
        (order.milestone_id, order.needs_id)
        for order in session.scalars(select(MilestoneOrder))
        if order.milestone_id != milestone_id
    ]
    for need in needs:
        if need == milestone_id or milestone_id in circle([*others, (milestone_id, need)]):
            raise MilestonesInACircle(_title(session, milestone_id), _title(session, need))


def _title(session: Session, milestone_id: str) -> str:
    found = session.get(Milestone, milestone_id)
    return found.title if found is not None else ""
