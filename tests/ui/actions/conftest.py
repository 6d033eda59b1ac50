"""A small network with actions, and its page shown in a window."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.actions import Milestone
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, LogKind, Pillar
from pcve_desktop.services import actions, partners, records
from pcve_desktop.ui.actions.page import ActionsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Ids:
    """The records of the small network."""

    late: str
    debate: str
    radio: str
    done: str
    media: str
    objective: str
    booked: str
    hall: str


@pytest.fixture
def ids(context: Context) -> Ids:
    """Fill the network: one late action, one planned for later, an idea, and one that is done."""
    ws, network, cycle = context.ws, context.network_id, context.cycle_id
    today = context.today()
    media = partners.add_partner(
        ws, network_id=network, values={"name": "Médiathèque Olympe", "short_name": "Médiathèque"}
    ).created["organisation"][0]
    objective = records.create(
        ws,
        Objective,
        values={"title": "Young people host debates", "network_id": network, "cycle_id": cycle},
    ).created["objective"][0]

    def add(title: str, **values: object) -> str:
        made = actions.add_action(
            ws, network_id=network, cycle_id=cycle, values={"title": title, **values}
        )
        return made.created["action"][0]

    done = add("Welcome visits", pillar=Pillar.MOBILISATION)
    actions.set_status(ws, done, ActionStatus.DONE)
    radio = add("Youth radio corner", pillar=Pillar.ACTION)
    debate = actions.add_action(
        ws,
        network_id=network,
        cycle_id=cycle,
        values={
            "title": "Débat sur l’actualité",
            "pillar": Pillar.ACTION,
            "status": ActionStatus.PLANNED,
            "lead_id": media,
            "planned_end": today + dt.timedelta(days=60),
            "progress": 70,
        },
        objective_ids=[objective],
        partner_ids=[media],
    ).created["action"][0]
    late = add(
        "Invite the health centre",
        pillar=Pillar.REFERRAL,
        status=ActionStatus.UNDER_WAY,
        planned_end=today - dt.timedelta(days=4),
    )
    milestones = []
    for title in ("Find a facilitator", "Book the hall"):
        values = {"title": title, "action_id": debate, "network_id": network, "due_on": today}
        milestones.append(records.create(ws, Milestone, values=values).created["milestone"][0])
    actions.tick_milestone(ws, milestones[0], done=True)
    actions.note(
        ws,
        network_id=network,
        action_id=debate,
        kind=LogKind.SETBACK,
        text="Date clashed with a match",
        learned="check the club diary",
    )
    return Ids(late, debate, radio, done, media, objective, milestones[0], milestones[1])


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> Callable[[int], ActionsPage]:
    """Return a maker of the page in the window of the context, of a width."""

    def make(width: int = 1366) -> ActionsPage:
        window: QMainWindow = context.window  # type: ignore[assignment] # the fixture's own window
        page = ActionsPage(context)
        window.setCentralWidget(page)
        window.resize(width, 768)
        window.show()
        qtbot.waitExposed(window)
        return page

    return make


@pytest.fixture
def page(ids: Ids, place: Callable[[], ActionsPage]) -> ActionsPage:
    """Return the page of the small network, shown at its usual size."""
    return place()


@pytest.fixture
def find(context: Context) -> Callable[[type[W], str], W]:
    """Return a finder of widgets by class and object name, in the window and its dialogs."""

    def by_name(kind: type[W], name: str) -> W:
        found = [item for item in context.window.findChildren(kind, name) if item.isVisible()]
        assert found, f"{name} is not shown"
        return found[-1]

    return by_name


@pytest.fixture
def names(context: Context) -> Callable[[str | None], str]:
    """Return the name of an organisation by id."""
    return lambda key: context.data.title(Organisation, key)
