"""Partners of a network: bring one in, its role over time, what was agreed with it, its leaving."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.journal.project import referrers
from pcve_desktop.methodology import participation
from pcve_desktop.models.base import ENTITIES, computed_id
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import (
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.vocabularies import Barrier, MemberRole
from pcve_desktop.services import records

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

AWAY = frozenset({MemberRole.LEFT, MemberRole.DECLINED})
"""Roles of organisations that do not, or no longer, take part."""


class PartnerInClosedCycle(PasserelleError):
    """Deleting the organisation would change what a closed cycle says."""

    def __init__(self, cycle: str) -> None:
        super().__init__(
            mark(
                "It took part in the closed cycle {cycle}, which stays as it was. Note it as left "
                "instead: what you did together stays in the file."
            ),
            cycle=cycle,
        )


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


# ---------------------------------------------------------------- role


def set_role(
    ws: Workspace,
    *,
    network_id: str,
    organisation_id: str,
    role: MemberRole,
    on: dt.date | None = None,
) -> Changes:
    """Give an organisation a role from a day on (today); the role it had is kept with its dates.

    An organisation without a place in the network gets one. The network has one lead: the former
    one stays a member.
    """
    day = on or today()
    with ws.write(mark("Role in the network")) as tx:
        if role is MemberRole.LEAD:
            query = select(Membership).where(
                Membership.network_id == network_id, Membership.role == MemberRole.LEAD
            )
            for former in list(tx.session.scalars(query)):
                if former.organisation_id != organisation_id:
                    _change_role(tx.session, former, MemberRole.MEMBER, day)
        identifier = computed_id("membership", network_id, organisation_id)
        membership = tx.session.get(Membership, identifier)
        if membership is None:
            gone = day if role in AWAY else None
            tx.session.add(
                Membership(
                    network_id=network_id,
                    organisation_id=organisation_id,
                    role=role,
                    since=day,
                    until=gone,
                )
            )
        else:
            _change_role(tx.session, membership, role, day)
    return tx.changes


def _change_role(session: Session, membership: Membership, role: MemberRole, day: dt.date) -> None:
    if membership.role is role:
        return
    query = select(RolePeriod).where(
        RolePeriod.network_id == membership.network_id,
        RolePeriod.organisation_id == membership.organisation_id,
    )
    since = participation.role_since(membership, session.scalars(query))
    # A role of no day at all was a slip that is being put right.
    if since is None or since < day:
        session.add(
            RolePeriod(
                network_id=membership.network_id,
                organisation_id=membership.organisation_id,
                role=membership.role,
                since=since,
                until=day,
            )
        )
    membership.role = role
    membership.until = (membership.until or day) if role in AWAY else None


def leave(
    ws: Workspace,
    *,
    network_id: str,
    organisation_id: str,
    on: dt.date,
    words: str = "",
    barrier: Barrier = Barrier.OTHER,
) -> Changes:
    """Note that an organisation has left, with its reason (if it gave one) in its log.

    What was done together stays. Raises InvalidRecord.
    """
    with ws.write(mark("A partner has left: “{title}”"), title="") as tx:
        organisation = tx.session.get(Organisation, organisation_id)
        tx.changes.values["title"] = organisation.name if organisation is not None else ""
        set_role(
            ws,
            network_id=network_id,
            organisation_id=organisation_id,
            role=MemberRole.LEFT,
            on=on,
        )
        if words.strip():
            reason = {
                "network_id": network_id,
                "organisation_id": organisation_id,
                "noted_on": on,
                "barrier": barrier,
                "words": words.strip(),
            }
            records.create(ws, ParticipationEntry, values=reason)
    return tx.changes


# ---------------------------------------------------------------- contacts


def plan_contact(
    ws: Workspace, *, network_id: str, organisation_id: str, values: dict[str, Any]
) -> Changes:
    """Plan a contact (`subject`, `channel`, `next_on`). Raises InvalidRecord."""
    planned = values | {"next_step": values.get("subject"), "held_on": None}
    with ws.write(mark("Plan a contact")) as tx:
        records.create(
            ws,
            ContactLogEntry,
            values={"network_id": network_id, "organisation_id": organisation_id} | planned,
        )
    return tx.changes


def change_plan(ws: Workspace, entry_id: str, *, values: dict[str, Any]) -> Changes:
    """Change a contact that is to come. Raises InvalidRecord, RecordGone."""
    subject = values.get("subject")
    both = values | ({"next_step": subject} if subject else {})
    return records.update(ws, ContactLogEntry, entry_id, values=both)


def note_contact(
    ws: Workspace,
    *,
    network_id: str,
    organisation_id: str,
    values: dict[str, Any],
    plan_id: str = "",
) -> Changes:
    """Note a contact that was held; the plan that it was is done with. Raises InvalidRecord."""
    with ws.write(mark("Log a contact")) as tx:
        records.create(
            ws,
            ContactLogEntry,
            values={"network_id": network_id, "organisation_id": organisation_id} | values,
        )
        plan = tx.session.get(ContactLogEntry, plan_id) if plan_id else None
        if plan is not None and is_plan(plan):
            records.delete(ws, ContactLogEntry, plan.id)
        elif plan is not None:
            done = {"next_step": None, "next_on": None}
            records.update(ws, ContactLogEntry, plan.id, values=done)
    return tx.changes


def is_plan(entry: ContactLogEntry) -> bool:
    """Say whether an entry only plans a contact, and tells of none that was held."""
    return entry.held_on is None and bool(entry.next_step)


def verify(ws: Workspace, organisation_id: str, *, on: dt.date) -> Changes:
    """Note that somebody checked the entry of an organisation. Raises RecordGone."""
    return records.update(ws, Organisation, organisation_id, values={"verified_on": on})


# ---------------------------------------------------------------- removing


def delete_partner(ws: Workspace, organisation_id: str) -> Changes:
    """Delete an organisation with all that was noted about it. Raises PartnerInClosedCycle."""
    closed = closed_cycles(ws, organisation_id)
    if closed:
        raise PartnerInClosedCycle(closed[0])
    return records.delete(ws, Organisation, organisation_id)


def closed_cycles(ws: Workspace, organisation_id: str) -> list[str]:
    """Return the names of the closed cycles that tell of an organisation, the latest first."""
    with ws.read() as session:
        closed = {
            cycle.id: cycle
            for cycle in session.scalars(select(Cycle).where(Cycle.closed_on.is_not(None)))
        }
        found = _cycles_of(session, organisation_id) if closed else set()
        named = [cycle for key, cycle in closed.items() if key in found]
        ordered = sorted(named, key=lambda cycle: cycle.closed_on or dt.date.min, reverse=True)
        return [cycle.name for cycle in ordered]


def _cycles_of(session: Session, organisation_id: str) -> set[str]:
    found: set[str] = set()
    for key, name in referrers("organisation"):
        if not records.in_cycle(key):
            continue
        cls = ENTITIES[key]
        for user in session.scalars(select(cls).where(getattr(cls, name) == organisation_id)):
            cycle_id = records.cycle_of(session, user)
            if cycle_id:
                found.add(cycle_id)
    return found


def is_elsewhere(ws: Workspace, organisation_id: str, *, network_id: str) -> bool:
    """Say whether an organisation has a place in another network of the file."""
    query = select(Membership.id).where(
        Membership.organisation_id == organisation_id, Membership.network_id != network_id
    )
    with ws.read() as session:
        return session.scalar(query.limit(1)) is not None
