"""Keep in order: the menu, the hints that come by themselves, and where the verbs lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import merging, records
from pcve_desktop.ui.partners.upkeep_menu import Upkeep
from tests.ui.partners.upkeep_driving import OLD, add, add_contact, latest, names

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def both(context: Context) -> list[str]:
    made = [add(context, "FC Tilleuls", verified_on=OLD), add(context, "F.C. Tilleuls")]
    add_contact(context, made[0], "Office", email="office@fc.example")
    return made


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def upkeep(context: Context, both: list[str], chosen: list[str], qtbot: QtBot) -> Upkeep:
    page = QWidget(context.window)
    made = Upkeep(context, page=page, shown=lambda: both, chosen=lambda: chosen)
    made.hints.setParent(page)
    context.window.setCentralWidget(page)  # type: ignore[attr-defined] # a main window
    context.window.show()
    return made


def entries(upkeep: Upkeep, context: Context) -> list[str]:
    menu = upkeep.menu(context.window)
    found = [action.text() for action in menu.actions()]
    menu.deleteLater()
    return found


def test_the_menu(upkeep: Upkeep, context: Context, both: list[str], chosen: list[str]) -> None:
    plain = ["Perhaps the same…", "To look after…", "Export contacts…", "Copy e-mail addresses"]
    assert entries(upkeep, context) == plain
    chosen += both
    assert entries(upkeep, context) == [*plain, "Make one of the two chosen…"]


def test_hints_come_by_themselves_and_follow_changes(
    upkeep: Upkeep, context: Context, both: list[str], qtbot: QtBot
) -> None:
    assert not upkeep.hints.isVisible()
    qtbot.waitUntil(upkeep.hints.isVisible)
    assert upkeep.hints.pairs.label() == "1 pair may be the same"
    assert upkeep.hints.care.label() == "1 entry to look after"
    context.announce(merging.say_distinct(context.ws, *both))
    qtbot.waitUntil(lambda: not upkeep.hints.pairs.isVisible())
    verified = {"verified_on": context.today()}
    context.announce(records.update(context.ws, Organisation, both[0], values=verified))
    qtbot.waitUntil(lambda: not upkeep.hints.isVisible())


def test_the_hint_leads_to_the_pairs(upkeep: Upkeep, qtbot: QtBot) -> None:
    qtbot.waitUntil(upkeep.hints.isVisible)
    upkeep.hints.pairs.click()
    assert latest("partners.pairs").count.text() == "Pair 1 of 1"


def test_pairs_are_looked_for_when_no_hint_came_yet(upkeep: Upkeep, qtbot: QtBot) -> None:
    upkeep.find_pairs()
    qtbot.waitUntil(lambda: latest("partners.pairs").count.text() == "Pair 1 of 1")


def test_a_pair_of_other_networks_is_asked_there(
    upkeep: Upkeep, context: Context, both: list[str], qtbot: QtBot
) -> None:
    for name in ("Boxing", "Boxing"):
        records.create(context.ws, Organisation, values={"name": name})
    qtbot.waitUntil(upkeep.hints.isVisible)
    assert upkeep.hints.pairs.label() == "1 pair may be the same"


def test_addresses_of_those_listed_are_copied(upkeep: Upkeep) -> None:
    upkeep.copy_addresses()
    assert QGuiApplication.clipboard().text() == "office@fc.example"


def test_what_is_chosen_is_exported(upkeep: Upkeep, both: list[str], chosen: list[str]) -> None:
    chosen += both
    upkeep.export_contacts()
    assert list(latest("partners.contacts_out").scopes) == ["all", "shown", "chosen"]


def test_one_that_is_the_same_as_another(
    upkeep: Upkeep, context: Context, both: list[str], qtbot: QtBot
) -> None:
    upkeep.same_as(both[1])
    search = latest("partners.same")
    qtbot.keyPress(search.field, Qt.Key.Key_Return)
    merge = latest("partners.merge")
    with qtbot.waitSignal(context.going) as going:
        merge.save.click()
    assert names(context) == ["Espace Jeunes", "FC Tilleuls"]
    assert going.args == ["partners", {"record": both[0]}]
