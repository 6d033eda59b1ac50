"""Partners of a network: bring one in, its place, its commitment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import records

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace


def today() -> dt.date:
    """Return the day on this computer's calendar."""
    return dt.datetime.now(dt.UTC).astimezone().date()


def add_partner(
    ws: Workspace,
    *,
    network_id: str,
    values: dict[str, Any],
    role: MemberRole = MemberRole.MEMBER,
) -> Changes:
    """Create an organisation and its place in a network. Raises InvalidRecord."""
    with ws.write(mark("Add the partner “{title}”"), title=values.get("name", "")) as tx:
        made = records.create(ws, Organisation, values=values)
        identifier = made.created["organisation"][-1]
        tx.session.add(
            Membership(network_id=network_id, organisation_id=identifier, role=role, since=today())
        )
    return tx.changes


def set_role(ws: Workspace, *, network_id: str, organisation_id: str, role: MemberRole) -> Changes:
    """Give an organisation a role; the network has one lead, the former one stays a member."""
    with ws.write(mark("Role in the network")) as tx:
        if role is MemberRole.LEAD:
            query = select(Membership).where(
                Membership.network_id == network_id, Membership.role == MemberRole.LEAD
            )
            for former in tx.session.scalars(query):
                if former.organisation_id != organisation_id:
                    former.role = MemberRole.MEMBER
        identifier = computed_id("membership", network_id, organisation_id)
        membership = tx.session.get(Membership, identifier)
        if membership is None:
            membership = Membership(
                network_id=network_id, organisation_id=organisation_id, since=today()
            )
            tx.session.add(membership)
        membership.role = role
        gone = role in {MemberRole.LEFT, MemberRole.DECLINED}
        membership.until = (membership.until or today()) if gone else None
    return tx.changes
