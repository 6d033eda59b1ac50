"""Step 1: sessions counted quickly, statements before and after, Hexagon exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonLink,
    SessionAttendance,
)
from pcve_desktop.services import records
from pcve_desktop.services.starters import add_facets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


class NotFictionalError(PasserelleError):
    """Cards were to be added to a case that nobody confirmed as fictional."""

    def __init__(self) -> None:
        super().__init__(
            mark(
                "Cards can be added once the case is confirmed as fictional. Nothing was changed: "
                "tick it below the case first."
            )
        )


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


def add_card(ws: Workspace, *, exercise_id: str, values: dict[str, Any]) -> Changes:
    """Add a card to an exercise; raises NotFictionalError before its case is confirmed."""
    with ws.write(mark("Add: {entity}"), entity=HexagonCard.__entity__.singular) as tx:
        exercise = tx.session.get(HexagonExercise, exercise_id)
        if exercise is None:
            raise records.RecordGone
        if not exercise.fictional:
            raise NotFictionalError
        scope = {"network_id": exercise.network_id, "exercise_id": exercise_id}
        records.create(ws, HexagonCard, values=values | scope)
    return tx.changes


def switch_link(ws: Workspace, *, first_id: str, second_id: str, network_id: str) -> Changes:
    """Link two cards, or take their link away; a link has no direction."""
    with ws.write(mark("Change: {entity}"), entity=HexagonLink.__entity__.singular) as tx:
        ends = {first_id, second_id}
        query = select(HexagonLink).where(
            HexagonLink.first_id.in_(ends), HexagonLink.second_id.in_(ends)
        )
        found = list(tx.session.scalars(query))
        for link in found:
            records.delete(ws, HexagonLink, link.id)
        if not found:
            values = {"first_id": first_id, "second_id": second_id, "network_id": network_id}
            records.create(ws, HexagonLink, values=values)
    return tx.changes


def take_headcounts(ws: Workspace, *, session_id: str, from_id: str) -> Changes:
    """Count the same people as in another session; numbers already noted stay."""
    with ws.write(mark("Take the headcounts of another session")) as tx:
        query = select(SessionAttendance).where(
            SessionAttendance.session_id.in_((session_id, from_id))
        )
        lines = list(tx.session.scalars(query))
        noted = {line.organisation_id for line in lines if line.session_id == session_id}
        for line in lines:
            if line.session_id == from_id and line.organisation_id not in noted and line.people:
                ends = {"session_id": session_id, "organisation_id": line.organisation_id}
                values = {"people": line.people, "network_id": line.network_id}
                records.put_link(ws, SessionAttendance, ends=ends, values=values)
    return tx.changes


def add_statements(
    ws: Workspace, *, session_id: str, network_id: str, statements: Iterable[str]
) -> Changes:
    """Add statements to rate before and after a session."""
    with ws.write(mark("Add statements")) as tx:
        for statement in statements:
            values = {
                "network_id": network_id,
                "session_id": session_id,
                "statement": statement,
            }
            records.create(ws, ConfidenceRating, values=values)
    return tx.changes
