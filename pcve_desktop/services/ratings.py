"""Every rating of a finding is kept: what changed, on which day.

`records` calls `keep` for each finding that it writes, so that no form, board or command can
forget it. A slip is taken back with undo, which takes its rating back too; nothing else removes
one, and several ratings of the same day all stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.models.base import defaults_of
from pcve_desktop.models.diagnosis import Finding, FindingRating

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from pcve_desktop.store.workspace import Workspace

ASPECTS = ("grade", "agreement", "trend")
"""What is rated: fields that a finding and its ratings share."""


def today(ws: Workspace) -> dt.date:
    """Return the day on which a workspace is written to, by the calendar of this computer."""
    return ws.now().astimezone().date()


def aspects(finding: Finding) -> dict[str, Any]:
    """Return how a finding is rated now."""
    return {name: getattr(finding, name) for name in ASPECTS}


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the aspects that somebody has spoken about."""
    silence = defaults_of(Finding)
    return {name: value for name, value in values.items() if value not in {None, silence.get(name)}}


def keep(
    session: Session, finding: Finding, before: Mapping[str, Any] | None, *, day: dt.date
) -> None:
    """Add the rating of what changed; `before` are the aspects until now, None for a new finding.

    What a finding was before anybody kept ratings is written down too, without a date. A grade
    that was taken back leaves a rating that holds no grade.
    """
    now = aspects(finding)
    if before is None:
        first = said(now)
        if first:
            # The finding comes before what belongs to it.
            session.flush()
            _add(session, finding, first, day)
        return
    changed = {name: value for name, value in now.items() if value != before[name]}
    if not changed:
        return
    query = select(FindingRating).where(FindingRating.finding_id == finding.id)
    rows = session.scalars(query).all()
    unkept = {
        name: value
        for name, value in said({name: before[name] for name in changed}).items()
        if all(getattr(row, name) is None for row in rows)
    }
    if unkept:
        _add(session, finding, unkept, None)
    _add(session, finding, changed, day)


def _add(
    session: Session, finding: Finding, values: Mapping[str, Any], day: dt.date | None
) -> None:
    session.add(
        FindingRating(network_id=finding.network_id, finding_id=finding.id, rated_on=day, **values)
    )
