"""Workspaces of a given size, made through the services or, when very large, straight in SQL."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import insert, inspect

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionPartner, Milestone
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    FindingKind,
    Grade,
    Level,
    LogKind,
    MemberRole,
    Pillar,
    Sector,
    Sphere,
    Vocabulary,
)
from pcve_desktop.services import networks
from pcve_desktop.store.engine import make_engine
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.models.base import Record

Scope = dict[str, str | None]


class Taker(Protocol):
    """What records are given to: a session, or a heap of rows."""

    def add(self, record: Any, /) -> None:
        """Take one record."""


DAY = dt.date(2026, 11, 24)


def make(path: Path, *, partners: int, actions: int, findings: int) -> Workspace:
    """Make a workspace with one network of this size and return it open."""
    ws = Workspace.create(path, office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), today=DAY)
    network = networks.networks(ws)[0]
    scope = {"network_id": network.id, "cycle_id": network.cycle_id}
    with ws.write("Fill") as tx:
        members = [_partner(tx.session, number, network.id) for number in range(partners)]
        tx.session.flush()
        for number in range(actions):
            _action(tx.session, number, scope, members)
        for number in range(findings):
            _finding(tx.session, number, scope, members)
    return ws


def _pick(vocabulary: type[Vocabulary], number: int) -> object:
    values = list(vocabulary)
    return values[number % len(values)]


def _partner(session: Taker, number: int, network_id: str) -> Organisation:
    organisation = Organisation(
        name=f"Organisation {number:04}",
        sector=_pick(Sector, number),
        spheres=(_pick(Sphere, number),),
        offers="A hall on Thursdays, two mediators and a kitchen.",
        city="Valmont",
    )
    session.add(organisation)
    role = MemberRole.LEAD if number == 0 else MemberRole.MEMBER
    session.add(
        Membership(network_id=network_id, organisation_id=organisation.id, role=role, since=DAY)
    )
    session.add(
        Contact(
            organisation_id=organisation.id,
            function="Youth worker",
            email=f"contact{number}@valmont.example",
        )
    )
    return organisation


def _action(session: Taker, number: int, scope: Scope, members: list[Organisation]) -> None:
    action = Action(
        **scope,
        number=number + 1,
        title=f"Debate night {number:05}",
        description="Young people choose a topic, a neutral facilitator leads the evening.",
        pillar=_pick(Pillar, number),
        status=_pick(ActionStatus, number),
        spheres=(_pick(Sphere, number),),
        lead_id=members[number % len(members)].id,
        planned_start=DAY - dt.timedelta(days=number % 90),
        planned_end=DAY + dt.timedelta(days=number % 120 - 30),
        progress=number % 101,
        budget=float(number % 5000),
    )
    session.add(action)
    partner = members[(number + 1) % len(members)].id
    session.add(
        ActionPartner(network_id=scope["network_id"], action_id=action.id, organisation_id=partner)
    )
    session.add(
        Milestone(
            network_id=scope["network_id"],
            action_id=action.id,
            title="Book the hall",
            due_on=DAY + dt.timedelta(days=number % 60 - 10),
        )
    )
    if number % 4 == 0:
        session.add(
            ActionLogEntry(
                network_id=scope["network_id"],
                action_id=action.id,
                kind=LogKind.SETBACK,
                text="Date clashed with a match",
                learned="Check the club diary.",
                noted_on=DAY,
            )
        )


def _finding(session: Taker, number: int, scope: Scope, members: list[Organisation]) -> None:
    finding = Finding(
        **scope,
        statement=f"Rumours travel faster than facts, place {number:04}",
        kind=_pick(FindingKind, number),
        level=_pick(Level, number),
        grade=_pick(Grade, number),
        agreement=_pick(Agreement, number),
    )
    session.add(finding)
    for step in range(3):
        session.add(
            FindingObserver(
                network_id=scope["network_id"],
                finding_id=finding.id,
                organisation_id=members[(number + step) % len(members)].id,
            )
        )


def make_many(path: Path, *, partners: int, actions: int) -> Workspace:
    """Make a workspace with very many actions and return it open.

    Written straight into the tables, without the journal, which takes seconds instead of minutes.
    """
    ws = Workspace.create(path, office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), today=DAY)
    network = networks.networks(ws)[0]
    ws.close()
    scope: Scope = {"network_id": network.id, "cycle_id": network.cycle_id}
    rows = _Rows()
    members = [_partner(rows, number, network.id) for number in range(partners)]
    for number in range(actions):
        _action(rows, number, scope, members)
    engine = make_engine(path)
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        for entity, records in rows.by_entity().items():
            connection.execute(insert(entity), records)
    engine.dispose()
    return Workspace.open(path, office="Espace Jeunes")


class _Rows:
    """What takes records as a session does, and gives them as rows of the tables."""

    def __init__(self) -> None:
        self._records: list[Record] = []

    def add(self, record: Record) -> None:
        self._records.append(record)

    def by_entity(self) -> dict[type[Record], list[dict[str, Any]]]:
        """Return the rows of each entity, those that others refer to first."""
        found: dict[type[Record], list[dict[str, Any]]] = {}
        for record in self._records:
            values = {
                attribute.key: getattr(record, attribute.key)
                for attribute in inspect(type(record)).column_attrs
            }
            found.setdefault(type(record), []).append(values)
        return found
