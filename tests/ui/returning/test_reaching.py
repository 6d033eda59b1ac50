"""Where return forms are reached from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from pcve_desktop.services.dataset import Dataset
from pcve_desktop.ui.actions import ActionsPage
from pcve_desktop.ui.partners import PartnersPage
from tests.imports.forms import World, fill_world

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


@pytest.fixture
def world(context: Context) -> World:
    made = fill_world(context.ws)
    context.data = Dataset(context.ws, network_id=made.network, cycle_id=made.cycle)
    return made


@pytest.fixture
def wished(context: Context) -> list[str]:
    found: list[str] = []
    context.wished.connect(found.append)
    return found


def press(menu: QMenu, text: str) -> None:
    (action,) = (each for each in menu.actions() if each.text() == text)
    action.trigger()


def test_from_the_menu_of_a_partner(context: Context, world: World, wished: list[str]) -> None:
    page = PartnersPage(context)
    context.window.setCentralWidget(page)  # type: ignore[attr-defined] # a QMainWindow
    page.reload()
    page.arrive(record=world.library)

    press(page.detail.more_menu(), "Return form…")

    assert wished == [f"return_form:{world.library}"]


def test_from_the_menu_of_an_action_for_its_lead(
    context: Context, world: World, wished: list[str]
) -> None:
    page = ActionsPage(context)
    context.window.setCentralWidget(page)  # type: ignore[attr-defined] # a QMainWindow
    page.reload()
    menu = QMenu(page)
    page.table.menu_filling.emit(menu, world.fair)

    press(menu, "Return form…")

    assert wished == [f"return_form:{world.club}"]
