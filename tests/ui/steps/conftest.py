"""Fixtures of the wizard's tests: the steps in a window, and a function that opens a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import QObject

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, Sector
from pcve_desktop.services import records
from pcve_desktop.ui.steps import StepsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context

T = TypeVar("T", bound=QObject)


@pytest.fixture
def steps(context: Context, qtbot: QtBot) -> StepsPage:
    """Return the wizard in a window of the size of a laptop; going to a step is followed."""
    made = StepsPage(context)
    window: QMainWindow = context.window  # type: ignore[assignment] # the fixture makes one
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)

    def follow(place: str, where: dict[str, Any]) -> None:
        if place == "step":
            made.arrive(**where)

    context.going.connect(follow)
    return made


@pytest.fixture
def add(context: Context) -> Callable[..., str]:
    """Return a function that makes a record of the network and cycle and gives its id."""

    def make(entity: type[Record], **values: Any) -> str:
        for name, value in (("network_id", context.network_id), ("cycle_id", context.cycle_id)):
            if hasattr(entity, name):
                values.setdefault(name, value)
        changes = records.create(context.ws, entity, values=values)
        context.announce(changes)
        return changes.created[entity.__entity__.key][0]

    return make


@pytest.fixture
def partner(add: Callable[..., str]) -> Callable[..., str]:
    """Return a function that makes a partner with a place in the network and gives its id."""

    def make(name: str, sector: Sector | None = None, role: MemberRole = MemberRole.MEMBER) -> str:
        organisation_id = add(Organisation, name=name, sector=sector)
        add(Membership, organisation_id=organisation_id, role=role)
        return organisation_id

    return make


@pytest.fixture
def find(context: Context) -> Callable[[type[T], str], T]:
    """Return a function that finds a widget of the window by its object name."""

    def look(kind: type[T], name: str) -> T:
        found = [one for one in context.window.findChildren(kind) if one.objectName() == name]
        assert found, name
        return found[-1]

    return look
