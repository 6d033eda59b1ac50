"""Fixtures of the tests about step 5."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import ActionStatus, MemberRole, Pillar
from pcve_desktop.services import actions, records
from pcve_desktop.ui.steps import StepsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


_OFFERS = {
    "Médiathèque Olympe": "Reading club on Thursdays\nA hall for eighty people",
    "Passages": None,
}


def add_action(context: Context, title: str, **values: Any) -> str:
    """Add an action to this cycle and return its id."""
    changes = actions.add_action(
        context.ws,
        network_id=context.network_id,
        cycle_id=values.pop("cycle_id", context.cycle_id),
        objective_ids=values.pop("objectives", ()),
        partner_ids=values.pop("partners", ()),
        values={"title": title, **values},
    )
    context.announce(changes)
    return changes.created["action"][-1]


@pytest.fixture
def make_action(context: Context) -> Callable[..., str]:
    """Return what adds an action: `make_action(title, **fields)` gives its id."""

    def make(title: str, **values: Any) -> str:
        return add_action(context, title, **values)

    return make


@pytest.fixture
def objective(context: Context) -> str:
    """Add an objective and return its id."""
    values = {
        "network_id": context.network_id,
        "cycle_id": context.cycle_id,
        "title": "Young people host debates",
    }
    changes = records.create(context.ws, Objective, values=values)
    context.data.invalidate(changes)
    return changes.first_id


@pytest.fixture
def earlier(context: Context, partners: dict[str, str]) -> str:
    """Add an action of an earlier cycle, led by the library with Passages, and return its id."""
    values = {"network_id": context.network_id, "name": "2025-2026"}
    changes = records.create(context.ws, Cycle, values=values)
    context.data.invalidate(changes)
    return add_action(
        context,
        "Open training on Fridays",
        cycle_id=changes.first_id,
        lead_id=partners["Médiathèque Olympe"],
        pillar=Pillar.ACTION,
        status=ActionStatus.DONE,
        planned_end=dt.date(2026, 3, 1),
        partners=[partners["Passages"]],
    )


@pytest.fixture
def partners(context: Context) -> dict[str, str]:
    """Add two partners beside the lead and return all three ids by name."""
    with context.ws.write("Partners") as tx:
        for name in ("Médiathèque Olympe", "Passages"):
            organisation = Organisation(name=name, offers=_OFFERS[name])
            tx.session.add(organisation)
            tx.session.add(
                Membership(
                    network_id=context.network_id,
                    organisation_id=organisation.id,
                    role=MemberRole.MEMBER,
                )
            )
    context.data.invalidate(tx.changes)
    return {row.name: row.id for row in context.data.organisations()}


@pytest.fixture
def steps(context: Context, partners: dict[str, str], qtbot: QtBot) -> StepsPage:
    """Return the wizard in a window of the size of a laptop."""
    made = StepsPage(context)
    window: QMainWindow = context.window  # type: ignore[assignment] # the fixture makes one
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)
    return made
