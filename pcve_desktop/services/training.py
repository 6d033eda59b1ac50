"""Step 1: begin a Hexagon exercise on a fictional case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.models.training import HexagonExercise
from pcve_desktop.services import records
from pcve_desktop.services.starters import add_facets

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


def begin_exercise(
    ws: Workspace, tr: Translator, *, network_id: str, cycle_id: str, title: str
) -> Changes:
    """Make a Hexagon exercise with the public starter facets, in the network's language."""
    with ws.write(mark("Begin the Hexagon exercise “{title}”"), title=title) as tx:
        made = records.create(
            ws,
            HexagonExercise,
            values={"network_id": network_id, "cycle_id": cycle_id, "title": title},
        )
        exercise = made.created["hexagon_exercise"][-1]
        add_facets(tx.session, tr, network_id=network_id, exercise_id=exercise)
    return tx.changes
