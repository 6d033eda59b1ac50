"""Step 6: charter, meetings, and decisions that become actions or milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import routes
from pcve_desktop.methodology.content.starters import CHARTER, CONFIDENTIAL_EXCHANGE, FLOWS
from pcve_desktop.models.actions import Milestone
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.positions import spread
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.vocabularies import ActionStatus, Presence, RouteKind
from pcve_desktop.services import records
from pcve_desktop.services.actions import add_action

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.content.routes import RouteStarter
    from pcve_desktop.store.workspace import Workspace


def begin_charter(ws: Workspace, tr: Translator, *, network_id: str, cycle_id: str) -> Changes:
    """Make a first charter from the starter text, for all organisations that take part.

    The line about named persons is that of the country whose referral routes the network has.
    """
    elsewhere = routes.confidential_exchange(_routes(ws, network_id))
    with ws.write(mark("Begin the charter")) as tx:
        charter = Protocol(
            network_id=network_id,
            cycle_id=cycle_id,
            title=tr.t(CHARTER.title),
            purpose=tr.t(CHARTER.purpose),
            principles="\n".join(tr.t(line) for line in CHARTER.principles),
            permitted="\n".join(tr.t(line) for line in CHARTER.permitted),
            forbidden="\n".join(
                tr.t(elsewhere if line == CONFIDENTIAL_EXCHANGE else line)
                for line in CHARTER.forbidden
            ),
            legal_basis=tr.t(CHARTER.legal_basis),
            retention=tr.t(CHARTER.retention),
        )
        records.refuse_closed(tx.session, charter)
        tx.session.add(charter)
        for organisation in _active(ws, network_id):
            tx.session.add(
                ProtocolMember(
                    network_id=network_id, protocol_id=charter.id, organisation_id=organisation
                )
            )
    return tx.changes


def begin_matrix(ws: Workspace, tr: Translator, *, network_id: str, cycle_id: str) -> Changes:
    """Make a first information matrix from the starter lines."""
    with ws.write(mark("Begin the information matrix")) as tx:
        begun = InformationFlow(network_id=network_id, cycle_id=cycle_id, what="")
        records.refuse_closed(tx.session, begun)
        for flow, position in zip(FLOWS, spread(len(FLOWS)), strict=True):
            tx.session.add(
                InformationFlow(
                    network_id=network_id,
                    cycle_id=cycle_id,
                    what=tr.t(flow.what),
                    sender=tr.t(flow.sender),
                    recipient=tr.t(flow.recipient),
                    frequency=flow.frequency,
                    channel=flow.channel,
                    share_level=flow.level,
                    position=position,
                )
            )
    return tx.changes


def sign(
    ws: Workspace,
    *,
    network_id: str,
    protocol_id: str,
    organisation_id: str,
    signed_on: dt.date | None,
    signatory: str | None = None,
) -> Changes:
    """Note that an organisation signed the charter (None: not any more)."""
    return records.put_link(
        ws,
        ProtocolMember,
        ends={"protocol_id": protocol_id, "organisation_id": organisation_id},
        values={"network_id": network_id, "signed_on": signed_on, "signatory": signatory},
    )


def invite_to_charter(
    ws: Workspace, *, network_id: str, protocol_id: str, organisation_ids: Iterable[str]
) -> Changes:
    """Make organisations members of the charter; whether they sign stays open."""
    with ws.write(mark("Invite to the charter")) as tx:
        for organisation in organisation_ids:
            records.put_link(
                ws,
                ProtocolMember,
                ends={"protocol_id": protocol_id, "organisation_id": organisation},
                values={"network_id": network_id},
            )
    return tx.changes


def adopt(ws: Workspace, protocol_id: str, *, on: dt.date, review_on: dt.date) -> Changes:
    """Note that the charter was read and holds from a day on, and when it is read again.

    The day of the first adoption is kept when it is read again.
    """
    with ws.write(mark("Adopt the charter")) as tx:
        charter = tx.session.get(Protocol, protocol_id)
        if charter is None:
            raise records.RecordGone
        values: dict[str, object] = {"review_on": review_on}
        if charter.adopted_on is None:
            values["adopted_on"] = on
        records.update(ws, Protocol, protocol_id, values=values)
    return tx.changes


def set_lines(ws: Workspace, protocol_id: str, field: str, lines: Iterable[str]) -> Changes:
    """Write a list of the charter (`principles`, `permitted`, `forbidden`), a line for each."""
    text = "\n".join(line.strip() for line in lines if line.strip())
    return records.update(ws, Protocol, protocol_id, values={field: text or None})


def add_routes(
    ws: Workspace,
    tr: Translator,
    *,
    network_id: str,
    lines: Sequence[RouteStarter],
    instead_of: Iterable[str] = (),
) -> Changes:
    """Add public lines of a country, which are then the network's own to edit.

    `instead_of` are the routes that go (lines of another country). The line for immediate danger
    stands first.
    """
    with ws.write(mark("Add referral routes")) as tx:
        for route in instead_of:
            records.delete(ws, ReferralRoute, route)
        first = next(iter(_routes(ws, network_id)), None)
        for line in lines:
            values = {
                "network_id": network_id,
                "title": tr.t(line.title),
                "kind": line.kind,
                "situation": tr.t(line.situation),
                "service": tr.t(line.service),
                "phone": line.phone or None,
                "hours": tr.t(line.hours) or None,
                "note": tr.t(line.note) or None,
            }
            made = records.create(ws, ReferralRoute, values=values)
            if line.kind is RouteKind.DANGER and first is not None:
                new = made.created["referral_route"][-1]
                records.move(ws, ReferralRoute, new, after=None, before=first.id)
    return tx.changes


def plan_meeting(
    ws: Workspace, *, network_id: str, cycle_id: str | None, title: str, held_on: dt.date | None
) -> Changes:
    """Plan a meeting and invite every organisation that takes part."""
    with ws.write(mark("Plan the meeting “{title}”"), title=title) as tx:
        made = records.create(
            ws,
            Meeting,
            values={
                "network_id": network_id,
                "cycle_id": cycle_id,
                "title": title,
                "held_on": held_on,
            },
        )
        meeting = made.created["meeting"][-1]
        for organisation in _active(ws, network_id):
            tx.session.add(
                MeetingAttendance(
                    network_id=network_id, meeting_id=meeting, organisation_id=organisation
                )
            )
    return tx.changes


def set_presence(
    ws: Workspace,
    *,
    network_id: str,
    meeting_id: str,
    organisation_id: str,
    presence: Presence,
    people: int | None = None,
) -> Changes:
    """Note whether an organisation comes to, or was at, a meeting."""
    values: dict[str, object] = {"network_id": network_id, "presence": presence}
    if people is not None:
        values["people"] = people
    return records.put_link(
        ws,
        MeetingAttendance,
        ends={"meeting_id": meeting_id, "organisation_id": organisation_id},
        values=values,
    )


def decision_to_action(ws: Workspace, decision_id: str, *, cycle_id: str | None) -> Changes:
    """Make an action of a decision, in one click; the decision remembers it."""
    with ws.write(mark("Make an action of a decision")) as tx:
        decision = _decision(ws, decision_id)
        made = add_action(
            ws,
            network_id=decision.network_id,
            cycle_id=cycle_id,
            values={
                "title": decision.text[:200],
                "lead_id": decision.organisation_id,
                "planned_end": decision.due_on,
                "status": ActionStatus.PLANNED,
            },
        )
        records.update(
            ws,
            MeetingDecision,
            decision_id,
            values={"action_id": made.created["action"][-1]},
        )
    return tx.changes


def decision_to_milestone(ws: Workspace, decision_id: str, *, action_id: str) -> Changes:
    """Make a milestone of an action out of a decision; the decision remembers it."""
    with ws.write(mark("Make a milestone of a decision")) as tx:
        decision = _decision(ws, decision_id)
        made = records.create(
            ws,
            Milestone,
            values={
                "network_id": decision.network_id,
                "action_id": action_id,
                "title": decision.text[:200],
                "due_on": decision.due_on,
                "organisation_id": decision.organisation_id,
            },
        )
        milestone = made.created["milestone"][-1]
        records.update(
            ws,
            MeetingDecision,
            decision_id,
            values={"action_id": action_id, "milestone_id": milestone},
        )
    return tx.changes


def _decision(ws: Workspace, decision_id: str) -> MeetingDecision:
    with ws.read() as session:
        decision = session.get(MeetingDecision, decision_id)
    if decision is None:
        raise records.RecordGone
    return decision


def _routes(ws: Workspace, network_id: str) -> list[ReferralRoute]:
    with ws.read() as session:
        rows = session.scalars(select(ReferralRoute).where(ReferralRoute.network_id == network_id))
        return sorted(rows, key=lambda row: (row.position or "", row.id))


def _active(ws: Workspace, network_id: str) -> list[str]:
    with ws.read() as session:
        rows = session.scalars(select(Membership).where(Membership.network_id == network_id))
        return [row.organisation_id for row in rows if row.role.active]
