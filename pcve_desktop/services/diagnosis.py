"""Step 2: rating a finding, with the reason, and reasons that come a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.diagnosis import in_order
from pcve_desktop.models.diagnosis import Finding, FindingRating
from pcve_desktop.services import ratings, records

if TYPE_CHECKING:
    import datetime as dt
    from types import EllipsisType

    from sqlalchemy.orm import Session

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.vocabularies import Agreement, Grade, Trend
    from pcve_desktop.store.workspace import Transaction, Workspace

_KEY = FindingRating.__entity__.key
_RATE = mark("Rate: “{title}”")


def rate_finding(
    ws: Workspace,
    finding_id: str,
    *,
    grade: Grade | EllipsisType | None = ...,
    agreement: Agreement | EllipsisType = ...,
    trend: Trend | EllipsisType = ...,
    reason: str = "",
    rated_on: dt.date | None = None,
) -> Changes:
    """Rate a finding anew, in one undo; what is left out stays as it is. The old ratings stay.

    With a reason but nothing changed, the present rating is confirmed. Without `rated_on`, today.
    Raises RecordGone, CycleClosed.
    """
    given = {"grade": grade, "agreement": agreement, "trend": trend}
    values = {name: value for name, value in given.items() if value is not ...}
    with ws.write(_RATE, title="") as tx:
        finding = _found(tx, finding_id)
        before = len(tx.changes.created.get(_KEY, ()))
        records.update(ws, Finding, finding_id, values=values)
        made = tx.changes.created.get(_KEY, [])[before:]
        about: dict[str, Any] = {"reason": reason.strip()} if reason.strip() else {}
        if rated_on is not None:
            about["rated_on"] = rated_on
        if made and about:
            records.update(ws, FindingRating, made[-1], values=about)
        elif not made and reason.strip():
            _confirm(ws, finding, {"rated_on": ratings.today(ws)} | about)
    return tx.changes


def give_reason(ws: Workspace, finding_id: str, reason: str) -> Changes:
    """Say why: of the rating this office made a moment ago, or why the present one stands.

    A reason that is there is never replaced. Raises RecordGone, CycleClosed.
    """
    with ws.write(_RATE, title="") as tx:
        finding = _found(tx, finding_id)
        latest = next(iter(in_order(_ratings(tx.session, finding_id))), None)
        words = {"reason": reason.strip()}
        if (
            latest is not None
            and not latest.reason
            and latest.changed_by == ws.office_id
            and latest.rated_on == ratings.today(ws)
        ):
            records.update(ws, FindingRating, latest.id, values=words)
        else:
            _confirm(ws, finding, {"rated_on": ratings.today(ws)} | words)
    return tx.changes


def _found(tx: Transaction, finding_id: str) -> Finding:
    finding = tx.session.get(Finding, finding_id)
    if finding is None:
        raise records.RecordGone
    tx.changes.values["title"] = tx.changes.values.get("title") or finding.statement
    return finding


def _ratings(session: Session, finding_id: str) -> list[FindingRating]:
    query = select(FindingRating).where(FindingRating.finding_id == finding_id)
    return list(session.scalars(query))


def _confirm(ws: Workspace, finding: Finding, about: dict[str, Any]) -> None:
    """Write down that the rating is the same as before, on another day or for another reason."""
    now = ratings.aspects(finding)
    values = ratings.said(now) or {"agreement": now["agreement"]}
    records.create(
        ws,
        FindingRating,
        values={"network_id": finding.network_id, "finding_id": finding.id} | values | about,
    )
