"""Fixtures of the tests about meetings: three partners and two meetings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import sharing
from pcve_desktop.ui.meetings import MeetingsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


def plan_meeting(context: Context, title: str, days: int | None) -> str:
    """Plan a meeting so many days from today and return its id."""
    day = None if days is None else context.today() + dt.timedelta(days=days)
    changes = sharing.plan_meeting(
        context.ws,
        network_id=context.network_id,
        cycle_id=context.cycle_id,
        title=title,
        held_on=day,
    )
    context.data.invalidate(changes)
    return changes.created["meeting"][-1]


@pytest.fixture
def partners(context: Context) -> dict[str, str]:
    """Add two partners beside the lead and return all three ids by name."""
    with context.ws.write("Partners") as tx:
        for name in ("Médiathèque Olympe", "Passages"):
            organisation = Organisation(name=name)
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
def page(context: Context, partners: dict[str, str], qtbot: QtBot) -> MeetingsPage:
    """Return the place with a meeting held and one to come."""
    plan_meeting(context, "First words", -7)
    plan_meeting(context, "Choosing together", 9)
    made = MeetingsPage(context)
    window: QMainWindow = context.window  # type: ignore[assignment] # the fixture makes one
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)
    made.refresh()
    return made
