"""An evening with the directory: doubles joined, details asked after, names let go, mail copied."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from pcve_desktop.models.keeping import NotTheSame
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import partners, records

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening

OLD = dt.date(2020, 1, 5)


@pytest.fixture
def directory(evening: Evening) -> Evening:
    """Show the partners: two pairs look alike, two contacts were not looked at for long."""
    assert evening.window.shell is not None
    context = evening.window.shell.context

    def note(function: str, owner: str, **values: object) -> None:
        changes = records.create(
            context.ws, Contact,
            values={"organisation_id": owner, "function": function, **values},
        )  # fmt: skip
        context.announce(changes)

    for name, city in (("F.C. Tilleuls", "Rive Est"), ("Fraternité", "Valmont")):
        changes = partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": name, "city": city}
        )
        context.announce(changes)
    ids = {item.name: item.id for item in context.data.organisations()}
    club = ids["FC Tilleuls"]
    context.announce(records.update(context.ws, Organisation, club, values={"city": "Valmont"}))
    note("Office", club, email="office@fc.example", verified_on=OLD, first=True)
    note("Coach", club, email="coach@fc.example", professional="Ada Bel", agreed_on=OLD,
         keep_until=OLD)  # fmt: skip
    evening.press("Ctrl+K")
    evening.type("Partners", enter=True)
    return evening


def choose(evening: Evening, entry: int) -> None:
    """Open the menu and choose an entry of it, counted from 1."""
    evening.reach("partners.order")
    evening.press("Space", *["Down"] * entry, "Return")


def look_for_pairs(evening: Evening) -> None:
    choose(evening, 1)
    for _ in range(200):
        if evening.has("partners.pairs.make"):
            return
        QTest.qWait(10)


def names(evening: Evening) -> list[str]:
    return sorted(item.name for item in evening.all(Organisation))


def contact(evening: Evening, function: str) -> Contact:
    return next(item for item in evening.all(Contact) if item.function == function)


def test_two_entries_become_one_with_a_field_chosen_and_back(directory: Evening) -> None:
    evening = directory
    before = names(evening)
    look_for_pairs(evening)
    # The surer pair comes first: that one can wait.
    evening.reach("partners.pairs.later")
    evening.press("Space")
    evening.reach("partners.pairs.make")
    evening.press("Return")
    evening.reach("partners.merge.city.first")
    evening.press("Right")
    evening.press("Return")
    assert "F.C. Tilleuls" not in names(evening)
    (club,) = [item for item in evening.all(Organisation) if item.name == "FC Tilleuls"]
    assert (club.city, club.other_names) == ("Rive Est", "F.C. Tilleuls")
    evening.reach("partners.pairs.done.undo")
    evening.press("Space")
    assert names(evening) == before


def test_two_that_only_look_alike_are_not_asked_again(directory: Evening) -> None:
    evening = directory
    look_for_pairs(evening)
    evening.reach("partners.pairs.distinct")
    evening.press("Space")
    (said,) = evening.all(NotTheSame)
    assert {evening.data.title(Organisation, key) for key in (said.first_id, said.second_id)} == {
        "La Fraternité", "Fraternité",
    }  # fmt: skip
    evening.press("Escape")
    look_for_pairs(evening)
    evening.reach("partners.pairs.distinct")
    evening.press("Space")
    assert evening.has("partners.pairs.none")


def test_two_chosen_in_the_list_become_one(directory: Evening) -> None:
    evening = directory
    evening.reach("partners.list")
    evening.press("Home", "Shift+Down")
    before = len(names(evening))
    choose(evening, 5)
    evening.reach("partners.merge.save")
    evening.press("Return")
    assert len(names(evening)) == before - 1
    evening.press("Ctrl+Z")
    assert len(names(evening)) == before


def test_a_contact_is_verified_with_one_key(directory: Evening) -> None:
    evening = directory
    choose(evening, 2)
    evening.reach("partners.care.table")
    evening.press("1")
    assert contact(evening, "Office").verified_on == dt.date.today()  # noqa: DTZ011 - the window's own day
    evening.press("Ctrl+Z")
    assert contact(evening, "Office").verified_on == OLD


def test_a_name_is_let_go_and_the_function_stays(directory: Evening) -> None:
    evening = directory
    choose(evening, 2)
    evening.reach("partners.care.table")
    evening.press("Down", "4")
    assert (contact(evening, "Coach").professional, contact(evening, "Coach").agreed_on) == (
        None, None,
    )  # fmt: skip


def test_a_contact_is_kept_for_another_year(directory: Evening) -> None:
    evening = directory
    choose(evening, 2)
    evening.reach("partners.care.table")
    evening.press("Down", "3")
    evening.press("Return")
    until = contact(evening, "Coach").keep_until
    assert until is not None
    assert until > dt.date.today()  # noqa: DTZ011 - the window's own day


def test_addresses_are_copied_for_a_mail(directory: Evening) -> None:
    choose(directory, 4)
    assert QGuiApplication.clipboard().text() == "office@fc.example; coach@fc.example"


def test_first_contacts_only(directory: Evening) -> None:
    evening = directory
    choose(evening, 3)
    evening.reach("partners.contacts_out.first")
    evening.press("Space")
    evening.reach("partners.contacts_out.format.vcf")
    evening.press("Right", "Right")
    evening.press("Return")
    assert QGuiApplication.clipboard().text() == "office@fc.example"


def test_the_overview_reminds_and_leads_there(directory: Evening) -> None:
    evening = directory
    evening.press("Ctrl+0")
    evening.reach("overview.mind.0")
    evening.press("Return")
    assert evening.has("partners.care.table")
