"""Step 6: charter, meetings, and decisions that become actions or milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.starters import CHARTER, FLOWS
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
)
from pcve_desktop.models.vocabularies import ActionStatus, Presence
from pcve_desktop.services import records
from pcve_desktop.services.actions import add_action

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


def begin_charter(ws: Workspace, tr: Translator, *, network_id: str, cycle_id: str) -> Changes:
    """Make a first charter from the starter text, for all organisations that take part."""
    with ws.write(mark("Begin the charter")) as tx:
        charter = Protocol(
            network_id=network_id,
            cycle_id=cycle_id,
            title=tr.t(CHARTER.title),
            purpose=tr.t(CHARTER.purpose),
            principles="\n".join(tr.t(line) for line in CHARTER.principles),
            permitted="\n".join(tr.t(line) for line in CHARTER.permitted),
            forbidden="\n".join(tr.t(line) for line in CHARTER.forbidden),
            legal_basis=tr.t(CHARTER.legal_basis),
            retention=tr.t(CHARTER.retention),
        )
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


def _active(ws: Workspace, network_id: str) -> list[str]:
    with ws.read() as session:
        rows = session.scalars(select(Membership).where(Membership.network_id == network_id))
        return [row.organisation_id for row in rows if row.role.active]
