"""Starter content of a new network or cycle, in the language of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.methodology.content.starters import (
    CRITERIA,
    DOTS,
    FACET_SOURCE,
    HEXAGON_FACETS,
)
from pcve_desktop.methodology.routes import home_pack
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.network import Benchmark
from pcve_desktop.models.positions import spread
from pcve_desktop.models.priorities import Criterion, Vote
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.training import HexagonFacet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pcve_desktop.i18n import Translator


def add_starters(
    session: Session, tr: Translator, *, network_id: str, cycle_id: str, country: str = ""
) -> None:
    """Add benchmarks, criteria, an unopened vote and referral routes; all of it can be edited.

    `country` says whose public lines; without it the language of `tr` does.
    """
    scope = {"network_id": network_id, "cycle_id": cycle_id}
    add_cycle_starters(session, tr, scope=scope)
    routes = (ROUTE_PACKS[country] if country else home_pack(tr.language)).routes
    for route, position in zip(routes, spread(len(routes)), strict=True):
        session.add(
            ReferralRoute(
                network_id=network_id,
                title=tr.t(route.title),
                kind=route.kind,
                situation=tr.t(route.situation),
                service=tr.t(route.service),
                phone=route.phone or None,
                hours=tr.t(route.hours) or None,
                note=tr.t(route.note) or None,
                position=position,
            )
        )


def add_cycle_starters(
    session: Session,
    tr: Translator,
    *,
    scope: dict[str, str],
    criteria: bool = True,
    dots: int | None = None,
) -> None:
    """Add what every cycle begins with: benchmarks, criteria, a vote that is not open yet.

    Without `criteria` the cycle has its own; `dots` are those of its vote, if they are known.
    """
    for step in STEPS:
        for text, position in zip(step.benchmarks, spread(len(step.benchmarks)), strict=True):
            session.add(Benchmark(**scope, step=step.step, text=tr.t(text), position=position))
    starters = CRITERIA if criteria else ()
    for criterion, position in zip(starters, spread(len(starters)), strict=True):
        session.add(
            Criterion(
                **scope,
                name=tr.t(criterion.name),
                question=tr.t(criterion.question),
                weight=criterion.weight,
                axis=criterion.axis,
                inverse=criterion.inverse,
                position=position,
            )
        )
    session.add(Vote(**scope, dots=dots or DOTS))


def add_facets(session: Session, tr: Translator, *, network_id: str, exercise_id: str) -> None:
    """Give a Hexagon exercise the public starter facets, labelled as what they are."""
    for name, position in zip(HEXAGON_FACETS, spread(len(HEXAGON_FACETS)), strict=True):
        session.add(
            HexagonFacet(
                network_id=network_id,
                exercise_id=exercise_id,
                name=tr.t(name),
                source=tr.t(FACET_SOURCE),
                position=position,
            )
        )
