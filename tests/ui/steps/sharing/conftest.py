"""Fixtures of the tests about step 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.ui.steps import StepsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


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
def steps(context: Context, partners: dict[str, str], qtbot: QtBot) -> StepsPage:
    """Return the wizard in a window of the size of a laptop."""
    made = StepsPage(context)
    window: QMainWindow = context.window  # type: ignore[assignment] # the fixture makes one
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)
    return made
